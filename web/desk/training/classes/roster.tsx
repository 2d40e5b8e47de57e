import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Label,
  Mark,
  OtherDocument,
  Read,
  useNamedCode,
} from '../../../ui/index.ts';
import { words as changes } from './change-words.ts';
import type { ClassDetail } from './replies.ts';
import { JoinButton, RowActs } from './roster-acts.tsx';
import { words } from './words.ts';

type RosterRow = Row<'/api/classes/{classId}/roster'>;
const { roster } = words;

/** Percent as the server rounds it, one decimal. */
export function Percent(props: { value: number; low: boolean }) {
  return (
    <span className="status" data-tone={props.low ? 'alarm' : 'plain'}>
      {props.low ? <Mark shape="diamond" /> : null}
      <span>{props.value.toFixed(1)}%</span>
    </span>
  );
}

function Warnings(props: { of: readonly { code: string; rule: string | null; message: string }[] }) {
  const named = useNamedCode();
  if (props.of.length === 0) return null;
  return (
    <span className="status">
      <Mark shape="diamond" />
      <span>
        {props.of.map(({ rule, message }) => (rule ? `${named(rule)}：${message}` : message)).join('；')}
      </span>
    </span>
  );
}

/** The columns of a roster. What somebody may do with a row stands beside the name: at the far end nobody finds it. */
const columnsOf = (classId: string, acts: boolean): readonly Column<RosterRow>[] => [
  ...columns.slice(0, 1),
  ...(acts
    ? [
        {
          id: 'acts',
          title: changes.roster.acts,
          value: () => '',
          cell: (row: RosterRow) => <RowActs classId={classId} row={row} />,
          width: 14,
        },
      ]
    : []),
  ...columns.slice(1),
];

const columns: readonly Column<RosterRow>[] = [
  {
    id: 'name',
    title: roster.name,
    value: (row) => row.name,
    cell: (row) => (
      <>
        <span className="quiet">{row.rosterNo}</span> {row.name}
      </>
    ),
    width: 7,
  },
  {
    id: 'idNumber',
    title: roster.idNumber,
    value: (row) => row.idNumberMasked,
    cell: (row) => (
      <>
        {row.idNumberMasked}
        <OtherDocument kind={row.documentKind} />
        {row.idNumberConfirmed ? null : <span className="quiet"> {roster.toConfirm}</span>}
      </>
    ),
  },
  { id: 'sex', title: roster.sex, value: (row) => row.sex, kind: 'word', in: 'sexes' },
  { id: 'birthOn', title: roster.birthOn, value: (row) => row.birthOn, kind: 'day' },
  { id: 'declared', title: roster.declared, value: (row) => row.declaredGroupText },
  {
    id: 'confirmed',
    title: roster.confirmed,
    value: (row) => row.confirmedGroups.map((group) => group.code).join(' '),
    cell: (row) =>
      row.confirmedGroups.length === 0 ? (
        <span className="quiet">{row.unanswered.length === 0 ? roster.confirmedNone : null}</span>
      ) : (
        row.confirmedGroups.map((group, index) => (
          <span key={group.code + group.from}>
            {index > 0 ? '、' : null}
            <Label in="groups" id={group.code} />
            <span className="quiet">
              {' '}
              <Label in="departments" id={group.department} /> {group.knownOn}
            </span>
          </span>
        ))
      ),
  },
  {
    id: 'unanswered',
    title: roster.unanswered,
    value: (row) => row.unanswered.join(' '),
    cell: (row) =>
      row.unanswered.length === 0 ? null : (
        <span className="status">
          <Mark shape="question" />
          <span>
            {row.unanswered.map((department, index) => (
              <span key={department}>
                {index > 0 ? '、' : null}
                <Label in="departments" id={department} />
              </span>
            ))}
          </span>
        </span>
      ),
  },
  { id: 'enrolledOn', title: roster.enrolledOn, value: (row) => row.enrolledOn, kind: 'day' },
  {
    id: 'attendance',
    title: roster.attendance,
    value: (row) => row.attendance?.ratePercent,
    kind: 'count',
    cell: (row) =>
      row.attendance ? (
        <Percent value={row.attendance.ratePercent} low={row.attendance.belowThreshold} />
      ) : null,
  },
  {
    id: 'result',
    title: roster.result,
    value: (row) => row.result?.result,
    kind: 'status',
    in: 'results',
  },
  { id: 'certificate', title: roster.certificate, value: (row) => row.certificate?.number },
  {
    id: 'account',
    title: roster.account,
    value: (row) => row.bankAccount?.numberLast4,
    cell: (row) =>
      row.bankAccount ? (
        <>
          {row.bankAccount.bankName} {row.bankAccount.numberLast4}
          {row.bankAccount.usable ? null : <span className="alarm"> {roster.accountUnusable}</span>}
          {row.bankAccount.sharedWith > 0 ? (
            <span className="alarm"> {roster.accountShared(row.bankAccount.sharedWith)}</span>
          ) : null}
        </>
      ) : null,
  },
  { id: 'status', title: roster.status, value: (row) => row.status, kind: 'status', in: 'enrolmentStatuses' },
  { id: 'leftOn', title: changes.fields.leftOn ?? '', value: (row) => row.leftOn, kind: 'day' },
  {
    id: 'hints',
    title: roster.hints,
    value: (row) => row.warnings.map((warning) => warning.message).join(' '),
    cell: (row) => <Warnings of={row.warnings} />,
  },
];

/** Who is in the class: what the roster claims, what departments confirm, what came of it. */
export function Roster(props: { detail: ClassDetail }) {
  const { detail } = props;
  const { classId, allowed } = detail;
  const answer = useRead('/api/classes/{classId}/roster', { params: { classId } });
  const { me } = useMe();
  const [name, setName] = useState('');
  const [onlyHints, setOnlyHints] = useState(false);
  const seesPersons = mayCall(me, 'persons.explain');
  return (
    <Read of={answer}>
      {(data) => {
        if (data.rows.length === 0)
          return (
            <EmptyState title={roster.emptyTitle} hint={roster.emptyHint}>
              {mayCall(me, 'intake.stage') ? (
                <Link to="/desk/intake">
                  <Button type="primary" tabIndex={-1}>
                    {roster.import}
                  </Button>
                </Link>
              ) : null}
              <JoinButton detail={detail} />
            </EmptyState>
          );
        const rows = data.rows.filter(
          (row) =>
            row.name.includes(name.trim()) &&
            (!onlyHints || row.warnings.length > 0 || row.unanswered.length > 0),
        );
        return (
          <>
            <div className="filter-bar">
              <Input
                allowClear
                aria-label={roster.filter}
                placeholder={roster.filter}
                value={name}
                onChange={(event) => setName(event.target.value)}
                style={{ width: '12rem' }}
              />
              <Checkbox checked={onlyHints} onChange={(event) => setOnlyHints(event.target.checked)}>
                {roster.onlyHints}
              </Checkbox>
              <JoinButton detail={detail} />
              <span className="end quiet" role="status">
                {roster.counted(rows.length)}
              </span>
            </div>
            <DataTable
              label={roster.label}
              columns={columnsOf(
                classId,
                allowed.includes('classes.changeRoster') || allowed.includes('classes.correctTrainee'),
              )}
              rows={rows}
              total={rows.length}
              rowKey={(row) => String(row.personId)}
              href={seesPersons ? (row) => `/desk/persons/${row.personId}` : undefined}
            />
          </>
        );
      }}
    </Read>
  );
}
