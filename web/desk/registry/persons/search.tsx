import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ActReply } from '../../../client/index.ts';
import { ActAlert, Day, Label, Page, ScrollX, useAct, usePlaced } from '../../../ui/index.ts';
import { words } from './words.ts';

type Found = ActReply<'/api/persons/search'>;

interface Asked {
  readonly idNumber?: string;
  readonly name?: string;
}

/** Full-width digits and spaces are forgiven before the number is checked. */
function plainNumber(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

const ID_NUMBER = /^(\d{15}|\d{17}[\dX])$/;

function Results(props: { of: Found }) {
  const labels = words.columns;
  if (props.of.rows.length === 0) return <p role="status">{words.none}</p>;
  return (
    <>
      <p role="status">{words.found(props.of.rows.length)}</p>
      <ScrollX label={words.searchTitle}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{labels.name}</th>
              <th scope="col">{labels.idNumber}</th>
              <th scope="col">{labels.sex}</th>
              <th scope="col">{labels.birthOn}</th>
              <th scope="col" className="number">
                {labels.classes}
              </th>
              <th scope="col" className="number">
                {labels.lines}
              </th>
              <th scope="col">{words.lines.title}</th>
            </tr>
          </thead>
          <tbody>
            {props.of.rows.map((person) => (
              <tr key={person.personId}>
                <th scope="row">{person.name}</th>
                <td className="nowrap">
                  {person.idNumberMasked}
                  {person.idNumberConfirmed ? null : <div className="quiet small">{words.unconfirmed}</div>}
                </td>
                <td>
                  <Label in="sexes" id={person.sex} />
                </td>
                <td>
                  <Day on={person.birthOn} />
                </td>
                <td className="number">{person.classCount}</td>
                <td className="number">{person.claimLineCount}</td>
                <td>
                  <Link to={`/desk/persons/${person.personId}`}>{words.open}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

/** Finds one person exactly; the number travels in the body, never in the address, and each search is recorded. */
export function Component() {
  const [form] = Form.useForm<Asked>();
  const [found, setFound] = useState<Found | null>(null);
  const search = useAct('/api/persons/search', { silent: true, after: setFound });
  const placed = usePlaced(form, search.fault);
  function run(asked: Asked) {
    const idNumber = plainNumber(asked.idNumber);
    const name = (asked.name ?? '').trim();
    if (idNumber === '' && name === '') {
      form.setFields([{ name: 'idNumber', errors: [words.needOne] }]);
      return;
    }
    setFound(null);
    void search.run({ ...(idNumber === '' ? {} : { idNumber }), ...(name === '' ? {} : { name }) });
  }
  return (
    <Page title={words.searchTitle} lead={words.searchLead}>
      <Form form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={run}>
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <Form.Item
            name="idNumber"
            label={words.idNumber}
            extra={words.idHint}
            rules={[
              {
                validator: (_, text: string | undefined) =>
                  plainNumber(text) === '' || ID_NUMBER.test(plainNumber(text))
                    ? Promise.resolve()
                    : Promise.reject(new Error(words.badId)),
              },
            ]}
          >
            <Input style={{ width: '16rem' }} maxLength={40} autoFocus />
          </Form.Item>
          <Form.Item
            name="name"
            label={words.name}
            extra={words.nameHint}
            rules={[{ min: 2, whitespace: true, message: words.badName }]}
          >
            <Input style={{ width: '12rem' }} maxLength={40} />
          </Form.Item>
          <Form.Item label=" " colon={false}>
            <Button type="primary" htmlType="submit" loading={search.working}>
              {words.run}
            </Button>
          </Form.Item>
        </div>
      </Form>
      <ActAlert fault={search.fault} placed={placed} />
      {found ? <Results of={found} /> : null}
    </Page>
  );
}
