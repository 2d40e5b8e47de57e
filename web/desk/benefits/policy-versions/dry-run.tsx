import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../../client/session.ts';
import { ActAlert, DayInput, dayOfInstant, Instant, Notice, useAct } from '../../../ui/index.ts';
import { costSentence, type DryRun } from './cost.ts';
import { yearBefore } from './days.ts';
import type { Version } from './draft.ts';
import { DryRunTable } from './dry-run-table.tsx';
import type { TabProps } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.dryRun;
function Result(props: { of: Version; run: DryRun; unsaved: boolean }) {
  const { of, run } = props;
  const { summary } = run;
  return (
    <section aria-label={words.tabs.dryRun}>
      {run.isCurrent && !props.unsaved ? null : (
        <Notice tone="alarm">
          <p>{labels.stale}</p>
        </Notice>
      )}
      <p className="cost" role="status">
        {costSentence(summary)}
      </p>
      <p className="quiet">
        {labels.period(run.periodFrom, run.periodThrough)}　{labels.scope(summary.lines, summary.persons)}　
        {run.ranBy} <Instant at={run.ranAt} />
      </p>
      {summary.changedBefore > 0 ? (
        <p className="quiet">{labels.changedBefore(summary.changedBefore)}</p>
      ) : null}
      {summary.by.length > 0 ? <DryRunTable of={of} summary={summary} /> : null}
      <p className="row dry-run-foot">
        <Link to={`/print/policy-versions/${of.versionId}`}>{labels.print}</Link>
      </p>
    </section>
  );
}

/** Runs the draft over real lines of a period, and shows who gains and who loses by how much. */
export function DryRunTab(tab: TabProps) {
  const { of, table } = tab;
  const { me } = useMe();
  const standard = yearBefore(me?.today ?? dayOfInstant(of.createdAt));
  const [from, setFrom] = useState<string | null>(null);
  const [through, setThrough] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const run = useAct('/api/policy-versions/{versionId}/dry-run', { params: { versionId: of.versionId } });
  const start = from ?? of.dryRun?.periodFrom ?? standard.from;
  const end = through ?? of.dryRun?.periodThrough ?? standard.through;
  const mayRun = of.allowed.includes('policyVersions.dryRun');
  function send() {
    const isPeriod = start !== '' && end !== '' && start <= end;
    setWrong(!isPeriod);
    if (isPeriod) void run.run({ version: of.version, from: start, through: end });
  }
  return (
    <>
      <p className="quiet">{labels.lead}</p>
      {mayRun ? (
        <div className="row dry-run-form">
          <label htmlFor="dry-run-from">
            {labels.from}
            <DayInput id="dry-run-from" value={start} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label htmlFor="dry-run-through">
            {labels.through}
            <DayInput id="dry-run-through" value={end} onChange={(event) => setThrough(event.target.value)} />
          </label>
          <Button type="primary" loading={run.working} disabled={table.unsaved} onClick={send}>
            {of.dryRun ? labels.runAgain : labels.run}
          </Button>
          {table.unsaved ? <span className="quiet">{labels.saveFirst}</span> : null}
          {wrong ? (
            <span className="alarm" role="alert">
              {labels.badPeriod}
            </span>
          ) : null}
        </div>
      ) : null}
      <ActAlert fault={run.fault} />
      {of.dryRun ? (
        <Result of={of} run={of.dryRun} unsaved={table.unsaved} />
      ) : (
        <p className="empty">{labels.none}</p>
      )}
    </>
  );
}
