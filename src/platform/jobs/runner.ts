import type { Actor } from '../access/index.ts';
import { withTx } from '../db/index.ts';
import { type Carrier, openCarrier } from './carrier.ts';
import { nextDue, scheduleText } from './rules.ts';
import { type JobContext, type JobDefinition, jobActor, mostMinutesOf, runJob } from './run.ts';
import { deleteOtherJobs, forgetCarried, registerJob, takeDue } from './store.ts';

/** The one runner of dated jobs in a process. */
export interface JobRunner {
  /** Runs what is due by the application's clock, one job after another; does nothing while it is at it. */
  tick(): Promise<void>;
  /** Looks every few seconds from now on. */
  start(): void;
  /** Waits for the job that is running; starts no other. */
  stop(): Promise<void>;
}

const SYSTEM = { kind: 'system' } as const;
const LOOK_EVERY_MS = 3_000;

/** Registers the jobs and hands over again what another process left. Nothing runs before the first tick. */
export async function openJobRunner(app: JobContext, jobs: readonly JobDefinition[]): Promise<JobRunner> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  if (byName.size < jobs.length) throw new Error('two jobs have one name');
  await withTx(app.db, SYSTEM, async (tx) => {
    await register(tx, app, jobs);
    await deleteOtherJobs(tx, [...byName.keys()]);
    await forgetCarried(tx);
  });
  const actor = await jobActor(app);
  const carrier = await openCarrier(app.db, app.log);
  let isStopping = false;
  let current: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const isStopped = () => isStopping;
  const tick = () => {
    current ??= runDue({ app, actor, jobs: byName, carrier, isStopped }).finally(() => {
      current = undefined;
    });
    return current;
  };
  return {
    tick,
    start() {
      timer ??= setInterval(() => {
        tick().catch((error: unknown) => {
          app.log.error(
            { reason: error instanceof Error ? error.name : '' },
            'the jobs could not be looked at',
          );
        });
      }, LOOK_EVERY_MS);
      timer.unref();
    },
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await current?.catch(() => undefined);
      await carrier.stop();
    },
  };
}

async function register(
  tx: Parameters<typeof registerJob>[0],
  app: JobContext,
  jobs: readonly JobDefinition[],
): Promise<void> {
  const now = app.clock.now();
  for (const { name, schedule } of jobs) {
    const next = nextDue(schedule, now);
    const first = 'everyMinutes' in schedule ? now : next;
    await registerJob(tx, { name, schedule: scheduleText(schedule), dueAt: first, latest: next });
  }
}

interface Round {
  readonly app: JobContext;
  readonly actor: Actor;
  readonly jobs: ReadonlyMap<string, JobDefinition>;
  readonly carrier: Carrier;
  readonly isStopped: () => boolean;
}

/** Hands over what is due, then does whatever has arrived, its own or what a killed worker left. */
async function runDue({ app, actor, jobs, carrier, isStopped }: Round): Promise<void> {
  if (isStopped()) return;
  await withTx(app.db, SYSTEM, async (tx) => {
    for (const { name, dueAt } of await takeDue(tx, app.clock.now())) {
      const job = jobs.get(name);
      if (job) await carrier.send(tx, { name, dueAt, mostMinutes: mostMinutesOf(job) });
    }
  });
  for (const { id, name, dueAt } of await carrier.fetch()) {
    if (isStopped()) return;
    const job = jobs.get(name);
    if (job) await runJob(app, actor, job, dueAt);
    await carrier.complete(id);
  }
}
