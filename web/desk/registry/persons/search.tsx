import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ActReply } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  OtherDocument,
  Page,
  type SimpleColumn,
  SimpleTable,
  useAct,
  usePlaced,
} from '../../../ui/index.ts';
import { words as moves } from './move-words.ts';
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

const ID_NUMBER = /^([\dA-Z]{6,11}|\d{15}|[A-Z]{3}\d{12}|\d{17}[\dX])$/;

const labels = words.columns;

const COLUMNS: readonly SimpleColumn<Found['rows'][number]>[] = [
  { title: labels.name, rowHead: true, show: (person) => person.name },
  {
    title: labels.idNumber,
    className: 'nowrap',
    show: (person) => (
      <>
        {person.idNumberMasked}
        <OtherDocument kind={person.documentKind} />
        {person.idNumberConfirmed ? null : <div className="quiet small">{words.unconfirmed}</div>}
      </>
    ),
  },
  { title: labels.sex, kind: 'word', in: 'sexes', show: (person) => person.sex },
  { title: labels.birthOn, kind: 'day', show: (person) => person.birthOn },
  { title: labels.classes, kind: 'number', show: (person) => person.classCount },
  { title: labels.lines, kind: 'number', show: (person) => person.claimLineCount },
  {
    title: words.lines.title,
    show: (person) => <Link to={`/desk/persons/${person.personId}`}>{words.open}</Link>,
  },
];

function Results(props: { of: Found }) {
  if (props.of.rows.length === 0) return <p role="status">{words.none}</p>;
  return (
    <>
      <p role="status">{words.found(props.of.rows.length)}</p>
      <SimpleTable
        scroll={words.searchTitle}
        rows={props.of.rows}
        rowKey={(person) => person.personId}
        columns={COLUMNS}
      />
    </>
  );
}

/** Finds one person exactly; the number travels in the body, never in the address, and each search is recorded. */
export function Component() {
  const { me } = useMe();
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
    <Page
      title={words.searchTitle}
      lead={words.searchLead}
      acts={mayCall(me, 'persons.moves') ? <Link to="/desk/person-moves">{moves.title}</Link> : null}
    >
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
