import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { type Row, useRead } from '../../../client/index.ts';
import {
  type Column,
  count,
  ErrorState,
  type Filter,
  Instant,
  Label,
  ListPage,
  Notice,
  Section,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './words.ts';

type Entry = Row<'/api/journal'>;

/** What a detail says, in one line; ids and codes only, the record never holds a personal number. */
function spoken(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');
}

const COLUMNS: readonly Column<Entry>[] = [
  { id: 'at', title: words.columns.at, value: (row) => row.at, kind: 'instant', width: 10 },
  { id: 'event', title: words.columns.event, value: (row) => row.event, kind: 'word', in: 'events' },
  {
    id: 'outcome',
    title: words.columns.outcome,
    value: (row) => row.outcome,
    kind: 'status',
    in: 'journalOutcomes',
  },
  {
    id: 'who',
    title: words.columns.who,
    value: (row) => row.displayName,
    cell: (row) => (
      <>
        {row.displayName ?? common.none}{' '}
        <span className="quiet">{row.role ? <Label in="roles" id={row.role} /> : null}</span>
      </>
    ),
  },
  {
    id: 'object',
    title: words.columns.object,
    value: (row) => `${row.objectType} ${row.objectId}`,
    cell: (row) => (
      <>
        <Label in="objectTypes" id={row.objectType} /> <span className="quiet">{row.objectId}</span>
      </>
    ),
  },
  { id: 'reason', title: words.columns.reason, value: (row) => row.reason },
  { id: 'detail', title: words.columns.detail, value: (row) => spoken(row.detail) },
  { id: 'seq', title: words.columns.seq, value: (row) => `${row.chain} ${row.seq}` },
];

/** Is the record whole? Walks every link again; a break says where and what to do. */
function Verification() {
  const [printed, setPrinted] = useState('');
  const query = printed === '' ? {} : { query: { printed } };
  const answer = useRead('/api/journal/verification', query, { fresh: 60_000 });
  const form = (
    <Form
      layout="inline"
      requiredMark={false}
      initialValues={{ printed }}
      onFinish={(typed: { printed?: string }) => {
        const code = typed.printed?.trim() ?? '';
        if (code === printed) void answer.refetch();
        else setPrinted(code);
      }}
    >
      <Form.Item name="printed" label={words.printed} extra={words.printedHint}>
        <Input maxLength={40} />
      </Form.Item>
      <Button htmlType="submit" loading={answer.isFetching}>
        {words.verifyRun}
      </Button>
    </Form>
  );
  if (answer.error)
    return (
      <>
        <ErrorState fault={answer.error} />
        {form}
      </>
    );
  const report = answer.data;
  const title =
    report === undefined || answer.isFetching ? words.verifying : report.ok ? words.intact : words.broken;
  return (
    <Notice title={title} tone={report && !report.ok ? 'alarm' : 'act'}>
      {report ? (
        <>
          <p>
            {words.links(count(report.links))}{' '}
            {report.lastAnchorAt ? (
              <>
                {words.anchored} <Instant at={report.lastAnchorAt} />
              </>
            ) : (
              words.notAnchored
            )}
          </p>
          {report.faults.map((fault) => (
            <p key={`${fault.chain} ${fault.seq} ${fault.fault}`}>
              {words.fault(fault.chain, String(fault.seq ?? common.none), fault.message)}
            </p>
          ))}
          {report.unchecked.map((sentence) => (
            <p key={sentence} className="quiet">
              {words.unchecked}：{sentence}
            </p>
          ))}
        </>
      ) : null}
      {form}
    </Notice>
  );
}

/** The auditor's journal: everything done, refused or looked at, and whether the record is whole. */
export function Component() {
  const { options } = useVocabulary();
  const filters: readonly Filter[] = [
    { name: 'event', label: words.filters.event, kind: 'choice', choices: options('events') },
    { name: 'outcome', label: words.filters.outcome, kind: 'word', in: 'journalOutcomes' },
  ];
  return (
    <ListPage
      name="journal"
      title={words.title}
      label={words.title}
      lead={words.lead}
      path="/api/journal"
      columns={COLUMNS}
      filters={filters}
      rowKey={(row) => `${row.chain}:${row.seq}`}
      exportName={words.title}
      empty={{ title: words.emptyTitle, hint: words.emptyHint }}
      above={
        <Section title={words.verifyTitle}>
          <Verification />
        </Section>
      }
      height="calc(100dvh - 26rem)"
    />
  );
}
