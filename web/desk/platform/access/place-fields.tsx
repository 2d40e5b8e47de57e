import { Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type ActBody, useRead } from '../../../client/index.ts';
import { useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

export type Role = ActBody<'/api/accounts'>['role'];

/** Roles that act for an organisation. */
const OF_ORGANISATION: readonly Role[] = [
  'institution-administrator',
  'teacher',
  'employer',
  'assessment-body',
];
/** Roles whose accounts take two administrators; the server decides, this only says so beforehand. */
const BY_TWO: readonly Role[] = [
  'county-handler',
  'county-first-reviewer',
  'county-second-reviewer',
  'finance',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

export const takesTwo = (role: Role) => BY_TWO.includes(role);

/** One organisation, found by a part of its name or by its credit code. Fits a form's field. */
function OrganisationPick(props: {
  id?: string;
  known?: { value: string; label: string } | undefined;
  value?: string;
  onChange?: (organisationId: string | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const found = useRead('/api/accounts/organisations', { query: { text } });
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.organisationId,
    label: row.name,
    code: row.creditCode,
  }));
  const known = props.known;
  const shown =
    known && text === '' && !options.some(({ value }) => value === known.value)
      ? [{ ...known, code: '' }, ...options]
      : options;
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      notFoundContent={null}
      value={props.value ?? null}
      onChange={(next: string | null) => props.onChange?.(next)}
      options={shown}
      optionRender={(option) => (
        <span className="spread">
          <span>{option.label}</span> <span className="quiet">{option.data.code}</span>
        </span>
      )}
    />
  );
}

/** Where the account acts: its role, and the division or the organisation that belongs to it. */
export function PlaceFields(props: { role: Role | undefined; known?: { value: string; label: string } }) {
  const { options } = useVocabulary();
  const ofOrganisation = props.role !== undefined && OF_ORGANISATION.includes(props.role);
  return (
    <>
      <Form.Item
        name="role"
        label={words.role}
        rules={[{ required: true, message: words.needRole }]}
        extra={props.role !== undefined && takesTwo(props.role) ? words.twoNote : undefined}
      >
        <Select options={options('roles').filter((option) => option.value !== 'worker')} />
      </Form.Item>
      {ofOrganisation ? (
        <Form.Item
          name="organisationId"
          label={words.organisation}
          extra={words.organisationHint}
          rules={[{ required: true, message: words.needOrganisation }]}
        >
          <OrganisationPick known={props.known} />
        </Form.Item>
      ) : (
        <Form.Item
          name="divisionCode"
          label={words.division}
          extra={words.divisionHint}
          rules={[{ pattern: /^[1-9]\d{5}$/, message: words.needDivision }]}
        >
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
      )}
    </>
  );
}

/** What the fields hold, as the server takes it: the one that is not shown is absent. */
export function placeOf(typed: { role: Role; divisionCode?: string | null; organisationId?: string | null }) {
  const ofOrganisation = OF_ORGANISATION.includes(typed.role);
  return {
    role: typed.role,
    divisionCode: ofOrganisation ? null : typed.divisionCode || null,
    organisationId: ofOrganisation ? (typed.organisationId ?? null) : null,
  };
}
