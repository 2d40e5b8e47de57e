import { Button, Progress } from 'antd';
import { type Row, useRead } from '../../../client/index.ts';
import {
  ActAlert,
  count,
  EmptyState,
  Money,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Run = Row<'/api/mass-runs'>;

const EVERY_MS = 1_000;
const labels = words.counts;

/** The newest run with its progress, and those before it. While one is under way it is asked for every second. */
export function Runs() {
  const query = { query: { limit: 20 } } as const;
  const calm = useRead('/api/mass-runs', query);
  const isRunning = calm.data?.rows.some((run) => run.status === 'running') ?? false;
  const answer = useRead('/api/mass-runs', query, isRunning ? { refetchEvery: EVERY_MS } : {});
  return (
    <Read of={answer}>
      {({ rows }) => {
        const [latest, ...others] = rows;
        return latest === undefined ? (
          <EmptyState title={words.none} hint={words.noneHint} />
        ) : (
          <>
            <Latest run={latest} />
            {others.length > 0 ? <Others runs={others} /> : null}
          </>
        );
      }}
    </Read>
  );
}

function Latest(props: { run: Run }) {
  const { run } = props;
  const { counts } = run;
  const percent = run.personTotal === 0 ? 0 : Math.floor((run.personDone / run.personTotal) * 100);
  return (
    <Section title={words.now} aside={`${run.number} ${words.asOf(run.asOf)} ${words.byWhom(run.startedBy)}`}>
      <div className="row">
        <Status in="massRunStatuses" id={run.status} />
        <RunActs run={run} />
      </div>
      <div role="status">
        <Progress
          percent={run.status === 'done' ? 100 : percent}
          status={run.status === 'running' ? 'active' : run.status === 'done' ? 'success' : 'normal'}
          showInfo={false}
          aria-label={words.progress}
        />
        <p>{words.people(count(run.personDone), count(run.personTotal))}</p>
      </div>
      {run.fault === null ? null : <p className="alarm">{run.fault}</p>}
      <Counts run={run} />
      {counts.budgets.length > 0 ? <Budgets of={counts.budgets} /> : null}
    </Section>
  );
}

interface CountRow {
  readonly label: string;
  readonly rows: number;
  readonly fen?: number;
}

/** What the run came to, line by line; who has not claimed and what to take back are known when it is done. */
function Counts(props: { run: Run }) {
  const { run } = props;
  const { counts } = run;
  const atTheEnd: readonly CountRow[] = [
    { label: labels.unclaimed, rows: counts.unclaimed, fen: counts.unclaimedFen },
    {
      label: labels.recoveries,
      rows: counts.recoveries,
      fen: counts.recoverFen + counts.stopPaymentFen,
    },
  ];
  const rows: readonly CountRow[] = [
    { label: labels.lines, rows: run.lineCount },
    { label: labels.entitled, rows: counts.entitled, fen: counts.entitledFen },
    { label: labels.notEntitled, rows: counts.notEntitled },
    { label: labels.incomplete, rows: counts.incomplete },
    { label: labels.blocked, rows: counts.blocked },
    { label: labels.unchanged, rows: counts.unchanged },
    { label: labels.written, rows: run.writtenCount },
    { label: labels.superseded, rows: counts.superseded },
    ...(run.status === 'done' ? atTheEnd : []),
  ];
  return (
    <SimpleTable<CountRow>
      scroll={labels.label}
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        { rowHead: true, show: (row) => row.label },
        { kind: 'number', show: (row) => words.rows(count(row.rows)) },
        { kind: 'number', show: (row) => (row.fen === undefined ? null : <Money fen={row.fen} unit />) },
      ]}
    />
  );
}

function RunActs(props: { run: Run }) {
  const { runId, status } = props.run;
  const detail = useRead('/api/mass-runs/{runId}', { params: { runId } }, { enabled: status !== 'done' });
  const allowed = detail.data?.allowed ?? [];
  const stop = useAct('/api/mass-runs/{runId}/stop', { params: { runId } });
  const resume = useAct('/api/mass-runs/{runId}/resume', { params: { runId } });
  return (
    <>
      {status === 'running' && allowed.includes('massRuns.stop') ? (
        <Button loading={stop.working} onClick={() => void stop.run({})}>
          {words.stop}
        </Button>
      ) : null}
      {(status === 'stopped' || status === 'failed') && allowed.includes('massRuns.resume') ? (
        <Button type="primary" loading={resume.working} onClick={() => void resume.run({})}>
          {words.resume}
        </Button>
      ) : null}
      <ActAlert fault={stop.fault ?? resume.fault} />
    </>
  );
}

type Budget = Run['counts']['budgets'][number];
const { money } = words;

const BUDGET_COLUMNS: readonly SimpleColumn<Budget>[] = [
  { title: money.source, rowHead: true, kind: 'word', in: 'fundSources', show: (item) => item.fundSource },
  { title: money.available, kind: 'money', show: (item) => item.availableFen },
  { title: money.waiting, kind: 'number', show: (item) => words.rows(count(item.lineCount)) },
  { title: money.needed, kind: 'money', show: (item) => item.neededFen },
  {
    title: money.reach,
    show: (item) =>
      item.firstUncovered === null
        ? money.all
        : money.until(count(item.coveredCount), item.firstUncovered.claimedOn),
  },
];

function Budgets(props: { of: readonly Budget[] }) {
  return (
    <>
      <h3>{money.title}</h3>
      <SimpleTable
        scroll={money.title}
        rows={props.of}
        rowKey={(item) => `${item.divisionCode} ${item.fundSource}`}
        columns={BUDGET_COLUMNS}
      />
    </>
  );
}

const { columns } = words;

const RUN_COLUMNS: readonly SimpleColumn<Run>[] = [
  { title: columns.number, rowHead: true, show: (run) => run.number },
  {
    title: columns.status,
    show: (run) => (
      <>
        <Status in="massRunStatuses" id={run.status} />
        <RunActs run={run} />
      </>
    ),
  },
  { title: columns.asOf, kind: 'day', show: (run) => run.asOf },
  { title: columns.persons, kind: 'count', show: (run) => run.personDone },
  { title: columns.lines, kind: 'count', show: (run) => run.lineCount },
  { title: columns.written, kind: 'count', show: (run) => run.writtenCount },
  { title: columns.startedBy, show: (run) => run.startedBy },
];

function Others(props: { runs: readonly Run[] }) {
  return (
    <Section title={words.before}>
      <SimpleTable
        scroll={words.before}
        rows={props.runs}
        rowKey={(run) => run.runId}
        columns={RUN_COLUMNS}
      />
    </Section>
  );
}
