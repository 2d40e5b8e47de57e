import { type Act, type Actor, type AppContext, machineActor } from '../access/index.ts';
import { type DatabaseLog, DatabaseRefusal, withTx } from '../db/index.ts';
import { appendJournal, type JournalEvent } from '../journal/index.ts';
import type { LocalDate } from '../kernel/index.ts';
import { JOB_FAULT } from './contract.ts';
import { daysToCover, nextDue, retryDue, type Schedule } from './rules.ts';
import { lockRun, markDone, markFailed, markStarted } from './store.ts';

/** A dated job of a module. The process may be killed anywhere in it: the next run does the rest. */
export interface JobDefinition {
  /** Kebab-case; its Chinese term is in the vocabulary under `jobs`. */
  readonly name: string;
  readonly schedule: Schedule;
  /** A run that takes longer is held to be dead, and is repeated. */
  readonly mostMinutes?: number;
  /** Does what is due and says in one Chinese sentence what was done. */
  work(run: JobRun): Promise<string>;
}

/** One run of a job. */
interface JobRun {
  readonly app: AppContext;
  /** The local days that this run covers: after a stop all that were missed, oldest first; none when run again by hand. */
  readonly days: readonly LocalDate[];
  /** One transaction of the run, by the system's own account; it may be repeated by a later run. */
  step<T>(work: (act: Act) => Promise<T>): Promise<T>;
  /** The transaction that ends the run: its effect and the mark that it is done stand or fall together. */
  finish(work: (act: Act) => Promise<string>): Promise<string>;
}

export interface JobContext extends AppContext {
  readonly log: DatabaseLog;
}

const MOST_MINUTES = 15;

/** The run was done by another worker, or put off, in the meantime. */
class RunTaken extends Error {}

/** Names a job, so that its form is checked where it is written. */
export function defineJob(job: JobDefinition): JobDefinition {
  return job;
}

export function mostMinutesOf(job: JobDefinition): number {
  return job.mostMinutes ?? MOST_MINUTES;
}

/** The system's own account by which jobs are recorded. */
export async function jobActor(app: AppContext): Promise<Actor> {
  return { ...(await machineActor(app, 'scheduler', '定时任务')), scope: { kind: 'system' } };
}

/** Runs what was due then, unless it was done since. A fault is noted at the job, and it is tried again later. */
export async function runJob(app: JobContext, actor: Actor, job: JobDefinition, dueAt: Date): Promise<void> {
  const startedAt = app.clock.now();
  const row = await withTx(
    app.db,
    actor.scope,
    async (tx) => {
      const found = await lockRun(tx, job.name, dueAt);
      if (found) await markStarted(tx, job.name, startedAt);
      return found;
    },
    { idempotent: true },
  );
  if (!row) return;
  const days = daysToCover(job.schedule, row.doneThrough, startedAt);
  let isFinished = false;
  const run: JobRun = {
    app,
    days,
    step: (work) => transact(app, actor, work),
    async finish(work) {
      const result = await transact(app, actor, async (act) => {
        if (!(await lockRun(act.tx, job.name, dueAt))) throw new RunTaken();
        const sentence = await work(act);
        const finishedAt = app.clock.now();
        await markDone(act.tx, job.name, {
          finishedAt,
          dueAt: nextDue(job.schedule, finishedAt),
          result: sentence,
          doneThrough: days.at(-1) ?? row.doneThrough,
        });
        return sentence;
      });
      isFinished = true;
      return result;
    },
  };
  try {
    const result = await job.work(run);
    if (!isFinished) await run.finish(async () => result);
  } catch (error) {
    if (!(error instanceof RunTaken))
      await noteFault(app, actor, { job, dueAt, attempts: row.attempts + 1 }, error);
  }
}

async function noteFault(
  app: JobContext,
  actor: Actor,
  failed: { readonly job: JobDefinition; readonly dueAt: Date; readonly attempts: number },
  error: unknown,
): Promise<void> {
  const { job, attempts } = failed;
  app.log.error({ job: job.name, reason: error instanceof Error ? error.name : '' }, 'a job failed');
  const now = app.clock.now();
  await withTx(app.db, actor.scope, async (tx) => {
    if (!(await lockRun(tx, job.name, failed.dueAt))) return;
    await markFailed(tx, job.name, {
      finishedAt: now,
      dueAt: retryDue(attempts, now),
      fault: error instanceof DatabaseRefusal ? error.message : JOB_FAULT,
      attempts,
    });
  });
}

/** An act without a request: what it changes it records, and one that changes nothing leaves no line. */
function transact<T>(app: AppContext, actor: Actor, work: (act: Act) => Promise<T>): Promise<T> {
  const requestId = app.ids.uuid();
  const { accountId, personKey, role, divisionPath, organisationId } = actor;
  return withTx(
    app.db,
    actor.scope,
    async (tx) => {
      const lines: JournalEvent[] = [];
      const { clock, ids, ciphers } = app;
      const value = await work({
        tx,
        actor,
        clock,
        ids,
        ciphers,
        requestId,
        async record(entry) {
          lines.push({
            accountId,
            personKey,
            role,
            divisionPath,
            organisationId,
            requestId,
            outcome: 'done',
            ...entry,
          });
        },
      });
      if (lines.length > 0) await appendJournal(tx, app, ...lines);
      return value;
    },
    { idempotent: true },
  );
}
