import { type Reply, useRead } from '../../../client/index.ts';
import { Read, type SimpleColumn, SimpleTable, useVocabulary } from '../../../ui/index.ts';
import { type Report, Withdrawal } from './withdrawal.tsx';
import { words } from './words.ts';

type Reports = Reply<'/api/online-platforms/{platformId}/reports'>;
type Probe = Reports['probes'][number];
const { reportCol, probeCol } = words;

/** What was not taken of a report, by row. */
function Faults({ of }: { of: Report }) {
  const { term } = useVocabulary();
  return of.faults.map(({ row, fault }) => (
    <div key={row} className="small">
      {words.take.row} {row} {term('onlineRowFaults', fault)}
    </div>
  ));
}

const REPORTS: readonly SimpleColumn<Report>[] = [
  { title: reportCol.at, rowHead: true, kind: 'instant', show: (row) => row.receivedAt },
  { title: reportCol.way, kind: 'word', in: 'onlineReportWays', show: (row) => row.way },
  { title: reportCol.rows, kind: 'count', show: (row) => row.rows },
  { title: reportCol.taken, kind: 'count', show: (row) => row.taken },
  { title: reportCol.faults, show: (row) => <Faults of={row} /> },
  { title: reportCol.withdrawal, show: (row) => <Withdrawal of={row} /> },
];
const staleOf = (isStale: boolean | null) => {
  if (isStale === null) return words.unknown;
  return isStale ? words.stale : words.kept;
};
const PROBES: readonly SimpleColumn<Probe>[] = [
  { title: probeCol.at, rowHead: true, kind: 'instant', show: (row) => row.at },
  { title: probeCol.answered, show: (row) => words.code(row.code) },
  { title: probeCol.stale, show: (row) => staleOf(row.isStale) },
  { title: probeCol.strikes, kind: 'count', show: (row) => row.strikes },
];

function Shown({ of }: { of: Reports }) {
  return (
    <>
      {of.rows.length === 0 ? (
        <p className="quiet">{words.noReports}</p>
      ) : (
        <SimpleTable
          scroll={words.history}
          blocks
          rows={of.rows}
          rowKey={(row) => row.reportId}
          columns={REPORTS}
        />
      )}
      {of.probes.length === 0 ? (
        <p className="quiet">{words.noProbes}</p>
      ) : (
        <SimpleTable scroll={probeCol.at} blocks rows={of.probes} rowKey={(row) => row.at} columns={PROBES} />
      )}
    </>
  );
}

/** The reports of one platform, and the last looks at it. */
export function History(props: { platformId: string }) {
  const answer = useRead('/api/online-platforms/{platformId}/reports', {
    params: { platformId: props.platformId },
  });
  return <Read of={answer}>{(of) => <Shown of={of} />}</Read>;
}
