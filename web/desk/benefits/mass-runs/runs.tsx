import { Button, Progress } from 'antd';
import { type Row, useRead } from '../../../client/index.ts';
import {
  ActAlert,
  count,
  Day,
  EmptyState,
  Label,
  Money,
  Read,
  ScrollX,
  Section,
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
      <ScrollX label={labels.label}>
        <table className="plain">
          <tbody>
            <CountRow label={labels.lines} rows={run.lineCount} />
            <CountRow label={labels.entitled} rows={counts.entitled} fen={counts.entitledFen} />
            <CountRow label={labels.notEntitled} rows={counts.notEntitled} />
            <CountRow label={labels.incomplete} rows={counts.incomplete} />
            <CountRow label={labels.blocked} rows={counts.blocked} />
            <CountRow label={labels.unchanged} rows={counts.unchanged} />
            <CountRow label={labels.written} rows={run.writtenCount} />
            <CountRow label={labels.superseded} rows={counts.superseded} />
            {run.status === 'done' ? (
              <>
                <CountRow label={labels.unclaimed} rows={counts.unclaimed} fen={counts.unclaimedFen} />
                <CountRow
                  label={labels.recoveries}
                  rows={counts.recoveries}
                  fen={counts.recoverFen + counts.stopPaymentFen}
                />
              </>
            ) : null}
          </tbody>
        </table>
      </ScrollX>
      {counts.budgets.length > 0 ? <Budgets of={counts.budgets} /> : null}
    </Section>
  );
}

function CountRow(props: { label: string; rows: number; fen?: number }) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td className="number">{words.rows(count(props.rows))}</td>
      <td className="number">{props.fen === undefined ? null : <Money fen={props.fen} unit />}</td>
    </tr>
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

function Budgets(props: { of: Run['counts']['budgets'] }) {
  const { money } = words;
  return (
    <>
      <h3>{money.title}</h3>
      <ScrollX label={money.title}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{money.source}</th>
              <th scope="col" className="number">
                {money.available}
              </th>
              <th scope="col" className="number">
                {money.waiting}
              </th>
              <th scope="col" className="number">
                {money.needed}
              </th>
              <th scope="col">{money.reach}</th>
            </tr>
          </thead>
          <tbody>
            {props.of.map((one) => (
              <tr key={`${one.divisionCode} ${one.fundSource}`}>
                <th scope="row">
                  <Label in="fundSources" id={one.fundSource} />
                </th>
                <td className="number">
                  <Money fen={one.availableFen} />
                </td>
                <td className="number">{words.rows(count(one.lineCount))}</td>
                <td className="number">
                  <Money fen={one.neededFen} />
                </td>
                <td>
                  {one.firstUncovered === null
                    ? money.all
                    : money.until(count(one.coveredCount), one.firstUncovered.claimedOn)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

function Others(props: { runs: readonly Run[] }) {
  const { columns } = words;
  return (
    <Section title={words.before}>
      <ScrollX label={words.before}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.status}</th>
              <th scope="col">{columns.asOf}</th>
              <th scope="col" className="number">
                {columns.persons}
              </th>
              <th scope="col" className="number">
                {columns.lines}
              </th>
              <th scope="col" className="number">
                {columns.written}
              </th>
              <th scope="col">{columns.startedBy}</th>
            </tr>
          </thead>
          <tbody>
            {props.runs.map((run) => (
              <tr key={run.runId}>
                <th scope="row">{run.number}</th>
                <td>
                  <Status in="massRunStatuses" id={run.status} />
                  <RunActs run={run} />
                </td>
                <td>
                  <Day on={run.asOf} />
                </td>
                <td className="number">{count(run.personDone)}</td>
                <td className="number">{count(run.lineCount)}</td>
                <td className="number">{count(run.writtenCount)}</td>
                <td>{run.startedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
