import { Select } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  EmptyState,
  Label,
  Money,
  Page,
  Read,
  type SimpleColumn,
  SimpleTable,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';
import './money.css';

type Entries = Reply<'/api/budgets/{budgetId}/entries'>;
type Entry = Entries['rows'][number];
const labels = words.entry;

/** From which account to which. */
function Postings(props: { of: Entry }) {
  return props.of.postings.map((posting) => (
    <div key={posting.account} className="row" style={{ justifyContent: 'space-between' }}>
      <span>
        <Label in="fundAccounts" id={posting.account} />
      </span>
      <Money fen={posting.amountFen} />
    </div>
  ));
}

const COLUMNS: readonly SimpleColumn<Entry>[] = [
  { title: labels.columns.at, kind: 'instant', show: (entry) => entry.recordedAt },
  {
    title: labels.columns.kind,
    className: 'nowrap',
    kind: 'word',
    in: 'entryKinds',
    show: (entry) => entry.kind,
  },
  {
    title: labels.columns.subject,
    show: (entry) => entry.subjectText ?? <Label in="objectTypes" id={entry.subjectType} />,
  },
  { title: labels.columns.amount, kind: 'money', show: (entry) => entry.amountFen },
  { title: labels.columns.postings, show: (entry) => <Postings of={entry} /> },
  { title: labels.columns.by, show: (entry) => entry.recordedBy },
];

function Rows(props: { rows: readonly Entry[] }) {
  if (props.rows.length === 0) return <EmptyState title={labels.emptyTitle} hint={labels.emptyHint} />;
  return (
    <SimpleTable
      scroll={labels.columns.postings}
      scrollClass="many-columns"
      rows={props.rows}
      rowKey={(entry) => entry.entryId}
      columns={COLUMNS}
    />
  );
}

/** Every movement of one budget, newest first: what, for whom, from which account to which. */
export function Component() {
  const { budgetId = '' } = useParams();
  const { term, options } = useVocabulary();
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? undefined;
  const answer = useRead('/api/budgets/{budgetId}/entries', {
    params: { budgetId },
    query: { ...(kind === undefined ? {} : { kind: kind as Entry['kind'] }), limit: 500 },
  });
  const budgets = useRead('/api/budgets');
  const budget = budgets.data?.rows.find((row) => row.budgetId === budgetId);
  return (
    <Page
      title={budget ? labels.title(term('fundSources', budget.fundSource), budget.year) : words.budget.title}
      lead={labels.lead}
    >
      <search className="filter-bar">
        <Select
          allowClear
          aria-label={labels.filterKind}
          placeholder={labels.filterKind}
          value={kind}
          onChange={(next: string | undefined) =>
            setSearch(next === undefined ? {} : { kind: next }, { replace: true })
          }
          options={options('entryKinds')}
        />
      </search>
      <Read of={answer}>{(entries) => <Rows rows={entries.rows} />}</Read>
    </Page>
  );
}
