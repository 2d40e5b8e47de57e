import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import type { ClauseOfBook } from '../../../public/policy/book.ts';
import { count, Instant, Read } from '../../../ui/index.ts';
import { costSentence } from '../../benefits/policy-versions/cost.ts';
import { words } from '../../benefits/policy-versions/words.ts';

const labels = words.figures;

function ByClause(props: { clauses: readonly ClauseOfBook[]; chosen: string | null }) {
  const answer = useRead('/api/clause-figures', { query: {} });
  return (
    <Read of={answer}>
      {({ year, rows }) => {
        const figures = new Map(rows.map((row) => [row.clause, row]));
        const shown = props.clauses.filter(
          (clause) => figures.has(clause.id) && (props.chosen === null || clause.id === props.chosen),
        );
        return (
          <>
            <h2>{labels.title(year)}</h2>
            {shown.length === 0 ? (
              <p className="quiet">{props.chosen === null ? labels.none : labels.ofClauseNone}</p>
            ) : (
              <table className="plain clause-figures">
                <thead>
                  <tr>
                    <td />
                    <th scope="col" className="number">
                      {labels.met}
                    </th>
                    <th scope="col" className="number">
                      {labels.notMet}
                    </th>
                    <th scope="col" className="number">
                      {labels.unknown}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((clause) => {
                    const row = figures.get(clause.id);
                    return (
                      <tr key={clause.id}>
                        <th scope="row">
                          <a href={`/clauses/${clause.id}`} title={clause.short}>
                            {clause.id}
                          </a>
                        </th>
                        <td className="number">{count(row?.met ?? 0)}</td>
                        <td className="number">{count(row?.notMet ?? 0)}</td>
                        <td className="number">{count(row?.unknown ?? 0)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
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
