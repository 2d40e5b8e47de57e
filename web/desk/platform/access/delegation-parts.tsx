import { Form, Select } from 'antd';
import type { Reply, Row } from '../../../client/index.ts';
import { DayInput } from '../../../ui/form.tsx';
import { Label, ReasonField, spokenDay, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

const { delegation } = words;

export type Delegation = Row<'/api/delegations'>;
type Colleague = Reply<'/api/me/colleagues'>['rows'][number];

export interface TypedDelegation {
  readonly toAccountId: string;
  readonly fromOn: string;
  readonly throughOn: string;
  readonly reason: string;
}

/** Who acts, from which day to which, and why; the colleagues are those whom the server offers. */
export function DelegationFields(props: { colleagues: readonly Colleague[]; today: string }) {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name="toAccountId"
        label={delegation.to}
        extra={delegation.toHint}
        rules={[{ required: true, message: delegation.needTo }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={delegation.nobody}
          options={props.colleagues.map((colleague) => ({
            value: colleague.accountId,
            label: `${colleague.displayName} ${term('roles', colleague.role)}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="fromOn"
        label={delegation.fromOn}
        rules={[{ required: true, message: delegation.needDay }]}
      >
        <DayInput min={props.today} />
      </Form.Item>
      <Form.Item
        name="throughOn"
        label={delegation.throughOn}
        extra={delegation.throughHint}
        rules={[{ required: true, message: delegation.needDay }]}
      >
        <DayInput min={props.today} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={delegation.reason}
        hint={words.reasonHint}
        need={words.more.needReason}
        rows={2}
        max={200}
      />
    </>
  );
}

/** Who acts for whom, as what and when: the columns of both lists. */
export const DELEGATION_COLUMNS = [
  { title: delegation.from, rowHead: true, className: 'nowrap', show: (row: Delegation) => row.fromName },
  {
    title: delegation.role,
    className: 'nowrap',
    show: (row: Delegation) => (
      <>
        <Label in="roles" id={row.role} /> {row.divisionName}
      </>
    ),
  },
  { title: delegation.to, className: 'nowrap', show: (row: Delegation) => row.toName },
  {
    title: delegation.days,
    className: 'nowrap',
    show: (row: Delegation) => delegation.range(spokenDay(row.fromOn), spokenDay(row.throughOn)),
  },
  {
    title: delegation.status,
    className: 'nowrap',
    show: (row: Delegation) =>
      row.phase !== null && (row.status === 'released' || row.phase === 'over') ? (
        <Label in="delegationPhases" id={row.phase} />
      ) : (
        <Label in="delegationStatuses" id={row.status} />
      ),
  },
  {
    title: delegation.reason,
    show: (row: Delegation) => (
      <span className="in-words">{[row.reason, row.opinion].filter(Boolean).join('；')}</span>
    ),
  },
  { title: delegation.askedBy, className: 'nowrap', show: (row: Delegation) => row.askedBy },
] as const;
