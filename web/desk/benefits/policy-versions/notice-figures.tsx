import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import type { ClauseOfBook } from '../../../ui/clause-book.ts';
import { Instant, Read, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { costSentence } from './cost.ts';
import { words } from './words.ts';

const labels = words.figures;
type FiguresOfClause = Reply<'/api/clause-figures'>['rows'][number];

function ByClause(props: { clauses: readonly ClauseOfBook[]; chosen: string | null }) {
  const answer = useRead('/api/clause-figures', { query: {} });
  return (
    <Read of={answer}>
      {({ year, rows }) => {
        const figures = new Map(rows.map((row) => [row.clause, row]));
        const figure = (title: string, of: (row: FiguresOfClause) => number): SimpleColumn<ClauseOfBook> => ({
          title,
          kind: 'count',
          show: (clause) => {
            const row = figures.get(clause.id);
            return row === undefined ? 0 : of(row);
          },
        });
        const shown = props.clauses.filter(
          (clause) => figures.has(clause.id) && (props.chosen === null || clause.id === props.chosen),
        );
        return (
          <>
            <h2>{labels.title(year)}</h2>
            {shown.length === 0 ? (
              <p className="quiet">{props.chosen === null ? labels.none : labels.ofClauseNone}</p>
            ) : (
              <SimpleTable
                className="plain clause-figures"
                rows={shown}
                rowKey={(clause) => clause.id}
                columns={[
                  {
                    rowHead: true,
                    show: (clause) => (
                      <a href={`/clauses/${clause.id}`} title={clause.short}>
                        {clause.id}
                      </a>
                    ),
                  },
                  figure(labels.met, (row) => row.met),
                  figure(labels.notMet, (row) => row.notMet),
                  figure(labels.unknown, (row) => row.unknown),
                ]}
              />
            )}
          </>
        );
      }}
    </Read>
  );
}

/** What the last dry run of this notice said. */
function LastRun(props: { policyId: string }) {
  const list = useRead('/api/policy-versions', { query: { policyId: props.policyId, limit: 200 } });
  // Drafts are tried before they are handed in: the newest that is past its draft has a run.
  const tried = list.data?.rows.find((row) => row.stage !== 'draft' && row.stage !== 'withdrawn');
  const version = useRead(
    '/api/policy-versions/{versionId}',
    { params: { versionId: tried?.versionId ?? '' } },
    { enabled: tried !== undefined },
  );
  const run = version.data?.dryRun;
  return (
    <>
      <h2>{labels.lastRun}</h2>
      {run && tried ? (
        <>
          <p>
            <Link to={`/desk/policy-versions/${tried.versionId}?tab=dry-run`}>{tried.title}</Link>
          </p>
          <p>{costSentence(run.summary)}</p>
          <p className="quiet small">
            {run.ranBy} <Instant at={run.ranAt} />
          </p>
        </>
      ) : (
        <p className="quiet">{labels.lastRunNone}</p>
      )}
    </>
  );
}

/** Live figures of a notice: decisions it carried this year, and what the last dry run said. */
export function Figures(props: {
  policyId: string;
  clauses: readonly ClauseOfBook[];
  chosen: string | null;
}) {
  const { me } = useMe();
  return (
    <>
      <ByClause clauses={props.clauses} chosen={props.chosen} />
      {mayCall(me, 'policyVersions.list') ? <LastRun policyId={props.policyId} /> : null}
    </>
  );
}
