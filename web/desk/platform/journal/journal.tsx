import { Button, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { type Reply, type Row, useRead } from '../../../client/index.ts';
import {
  type Column,
  count,
  ErrorState,
  type Filter,
  Instant,
  Label,
  ListPage,
  Notice,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { pageOf, spoken } from './detail.ts';
import { words } from './words.ts';

type Entry = Row<'/api/journal'>;

const columnsOf = (term: (list: string, id: string) => string): readonly Column<Entry>[] => [
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
        <Label in="objectTypes" id={row.objectType} /> <Thing type={row.objectType} id={row.objectId} />
      </>
    ),
  },
  { id: 'reason', title: words.columns.reason, value: (row) => row.reason },
  { id: 'detail', title: words.columns.detail, value: (row) => spoken(row.detail, term) },
  { id: 'raw', title: words.columns.raw, value: (row) => JSON.stringify(row.detail), off: true },
  { id: 'seq', title: words.columns.seq, value: (row) => `${row.chain} ${row.seq}` },
];

/** The id of a thing, as a link where it has a page. */
function Thing(props: { type: string; id: string }) {
  const page = pageOf(props.type, props.id);
  return page === undefined ? (
    <span className="quiet">{props.id}</span>
  ) : (
    <Link to={page}>{common.open}</Link>
  );
}

type Reading = Reply<'/api/journal/reading'>['rows'][number];

const READING: readonly SimpleColumn<Reading>[] = [
  { title: words.reading.who, rowHead: true, show: (row) => row.displayName ?? common.none },
  { title: words.reading.lookedAt, kind: 'count', show: (row) => row.lookedAt },
  { title: words.reading.busiestHour, kind: 'count', show: (row) => row.busiestHour },
  { title: words.reading.usualDay, kind: 'number', show: (row) => row.usualDay.toFixed(1) },
  { title: words.reading.exported, kind: 'count', show: (row) => row.exported },
  { title: words.reading.refused, kind: 'count', show: (row) => row.refused },
  {
    title: words.reading.mark,
    show: (row) => (row.isUnusual ? <b>{words.reading.unusual}</b> : words.reading.usual),
  },
];

/** Who looked at whom, and how much; the unusual first. */
function ReadingReport() {
  const answer = useRead('/api/journal/reading', {}, { fresh: 60_000 });
  return (
    <Read of={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="quiet">{words.reading.none}</p>
        ) : (
          <SimpleTable
            columns={READING}
            rows={rows}
            rowKey={(row) => row.accountId}
            scroll={words.reading.title}
          />
        )
      }
    </Read>
  );
}

/** Is the record whole? Walks every link again; a break says where and what to do. */
function Verification() {
  const [printed, setPrinted] = useState('');
  const query = printed === '' ? {} : { query: { printed } };
  const answer = useRead('/api/journal/verification', query, { fresh: 60_000 });
  const form = (
    <Form
      className="short-form"
      layout="vertical"
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
  const { options, term } = useVocabulary();
  const columns = useMemo(() => columnsOf(term), [term]);
  const filters: readonly Filter[] = [
    { name: 'event', label: words.filters.event, kind: 'choice', choices: options('events') },
    { name: 'who', label: words.filters.who, kind: 'text' },
    { name: 'about', label: words.filters.about, kind: 'text' },
    { name: 'from', label: words.filters.from, kind: 'day' },
    { name: 'through', label: words.filters.through, kind: 'day' },
    { name: 'outcome', label: words.filters.outcome, kind: 'word', in: 'journalOutcomes' },
  ];
  return (
    <ListPage
      name="journal"
      title={words.title}
      label={words.title}
      lead={words.lead}
      path="/api/journal"
      columns={columns}
      filters={filters}
      rowKey={(row) => `${row.chain}:${row.seq}`}
      exportName={words.title}
      empty={{ title: words.emptyTitle, hint: words.emptyHint }}
      above={
        <>
          <Section title={words.verifyTitle}>
            <Verification />
          </Section>
          <Section title={words.reading.title}>
            <ReadingReport />
          </Section>
        </>
      }
      height="calc(100dvh - 26rem)"
    />
  );
}
