import { type Row, useRead } from '../../../client/index.ts';
import { ActButton, Page, Read, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

type Job = Row<'/api/jobs'>;

const EVERY_MS = 3_000;

function scheduleOf(job: Job): string {
  if (job.dailyAt !== null) return words.daily(job.dailyAt);
  return job.everyMinutes === null ? '' : words.every(job.everyMinutes);
}

/** What the last run said; a fault is marked, and stays until a run succeeds. */
function Outcome(props: { job: Job }) {
  const { fault, result, attempts } = props.job;
  if (fault === null) return <>{result ?? words.never}</>;
  return (
    <>
      <b>{words.failed(attempts)}</b> {fault}
    </>
  );
}

/** The dated jobs: when each is due, how its last run ended, and a run at once. */
export function Component() {
  const answer = useRead('/api/jobs', {}, { refetchEvery: EVERY_MS });
  const columns: readonly SimpleColumn<Job>[] = [
    { title: words.columns.name, kind: 'word', in: 'jobs', show: (job) => job.name, rowHead: true },
    { title: words.columns.schedule, show: scheduleOf },
    { title: words.columns.due, kind: 'instant', show: (job) => job.dueAt },
    { title: words.columns.finished, kind: 'instant', show: (job) => job.finishedAt },
    { title: words.columns.outcome, show: (job) => <Outcome job={job} /> },
    {
      title: words.columns.act,
      show: (job) => (
        <ActButton
          route="jobs.run"
          allowed={job.allowed}
          path="/api/jobs/{name}/runs"
          params={{ name: job.name }}
          body={{}}
          label={words.runNow}
        />
      ),
    },
  ];
  return (
    <Page title={words.title} lead={words.lead}>
      <Read of={answer}>
        {({ rows }) => (
          <SimpleTable scroll={words.title} rows={rows} rowKey={(job) => job.name} columns={columns} />
        )}
      </Read>
    </Page>
  );
}
