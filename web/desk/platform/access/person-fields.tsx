import { Form, Input, Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type Row, useRead } from '../../../client/index.ts';
import { words } from './words.ts';

type StaffPerson = Row<'/api/staff-persons'>;

export type Whose = keyof typeof words.whoseChoices;

/** The ID number of a person, typed once from the paper. */
function IdNumberField(props: { hint: string }) {
  return (
    <Form.Item
      name="idNumber"
      label={words.idNumber}
      extra={props.hint}
      rules={[{ required: true, whitespace: true, message: words.needIdNumber }]}
    >
      <Input maxLength={24} autoComplete="off" />
    </Form.Item>
  );
}

function KnownPerson() {
  const form = Form.useFormInstance();
  const [typed, setTyped] = useState('');
  const [lacksNumber, setLacksNumber] = useState(false);
  const found = useRead('/api/staff-persons', { query: { text: useDeferredValue(typed) } });
  const rows: readonly StaffPerson[] = found.data?.rows ?? [];
  const choose = (personKey: string) => {
    form.setFieldValue('personKey', personKey);
    setLacksNumber(rows.find((row) => row.personKey === personKey)?.idNumberMasked === null);
  };
  return (
    <>
      <Form.Item
        name="personKey"
        label={words.person}
        extra={words.personHint}
        rules={[{ required: true, message: words.needPerson }]}
      >
        <Select
          showSearch={{ onSearch: setTyped, filterOption: false }}
          notFoundContent={null}
          onChange={choose}
          options={rows.map((row) => ({
            value: row.personKey,
            label: row.displayName,
            more: [row.idNumberMasked, ...row.accounts.map(({ login }) => login)].filter(Boolean).join(' '),
          }))}
          optionRender={(option) => (
            <span className="spread">
              <span>{option.label}</span> <span className="quiet">{option.data.more}</span>
            </span>
          )}
        />
      </Form.Item>
      {lacksNumber ? <IdNumberField hint={words.idNumberOnce} /> : null}
    </>
  );
}

/** The human being behind the account: somebody of the register, or somebody new. */
export function PersonFields(props: { whose: Whose | undefined }) {
  return (
    <>
      <Form.Item name="whose" label={words.whose} rules={[{ required: true, message: words.needPerson }]}>
        <Radio.Group
          options={(['known', 'fresh'] as const).map((value) => ({
            value,
            label: words.whoseChoices[value],
          }))}
        />
      </Form.Item>
      {props.whose === 'known' ? <KnownPerson /> : null}
      {props.whose === 'fresh' ? (
        <>
          <Form.Item
            name="personName"
            label={words.personName}
            rules={[{ required: true, whitespace: true, message: words.needPersonName }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <IdNumberField hint={words.idNumberHint} />
        </>
      ) : null}
    </>
  );
}
