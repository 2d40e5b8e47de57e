import { Select } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { EmptyState, Instant, Label, Money, Page, Read, ScrollX, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';
import './money.css';

type Entries = Reply<'/api/budgets/{budgetId}/entries'>;
type Entry = Entries['rows'][number];
const labels = words.entry;

function Rows(props: { rows: readonly Entry[] }) {
  if (props.rows.length === 0) return <EmptyState title={labels.emptyTitle} hint={labels.emptyHint} />;
  return (
    <ScrollX label={labels.columns.postings} className="many-columns">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{labels.columns.at}</th>
            <th scope="col">{labels.columns.kind}</th>
            <th scope="col">{labels.columns.subject}</th>
            <th scope="col" className="number">
              {labels.columns.amount}
            </th>
            <th scope="col">{labels.columns.postings}</th>
            <th scope="col">{labels.columns.by}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((entry) => (
            <tr key={entry.entryId}>
              <td>
                <Instant at={entry.recordedAt} />
              </td>
              <td className="nowrap">
                <Label in="entryKinds" id={entry.kind} />
              </td>
              <td>{entry.subjectText ?? <Label in="objectTypes" id={entry.subjectType} />}</td>
              <td className="number">
                <Money fen={entry.amountFen} />
              </td>
              <td>
                {entry.postings.map((posting) => (
                  <div key={posting.account} className="row" style={{ justifyContent: 'space-between' }}>
                    <span>
                      <Label in="fundAccounts" id={posting.account} />
                    </span>
                    <Money fen={posting.amountFen} />
                  </div>
                ))}
              </td>
              <td>{entry.recordedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
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
