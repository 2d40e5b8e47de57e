import { type Act, type Actor, type AppContext, performAct, read } from '../../platform/access/index.ts';
import { canDo, done, type PersonId, type Result, type Uuid } from '../../platform/kernel/index.ts';
import type { Law } from '../claims/index.ts';
import { RUN } from './machine.ts';
import { SILENT_AFTER_MS } from './rules.ts';
import { failRun, finishRun, stopRun, stopSilentRuns } from './service.ts';
import { openRunContext, type RunContext, RunMovedOn, runChunk } from './service-chunk.ts';
import { countSilentRuns, findRun, type RunRow } from './store.ts';
import { personsOfRun } from './store-chunk.ts';

export interface CarryOnOptions {
  /** Persons decided in one act. */
  readonly chunk?: number;
  /** Stops the run before its next chunk. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (run: RunRow) => void;
}

const CHUNK = 1_000;
const FAULT = '核定中断，已完成的部分都已保存：请点“继续”接着办，仍然中断的请告诉维护人员。';

/**
 * Carries a running run on to its end, chunk by chunk, each an act of its own. Ends early, with nothing lost, when the
 * run was stopped, when somebody else carries it on, or at `signal`. A fault marks it failed and is thrown.
 */
export async function carryOn(
  app: AppContext,
  actor: Actor,
  law: Law,
  { runId, ...options }: CarryOnOptions & { readonly runId: Uuid },
): Promise<RunRow> {
  const perform = <T>(event: string, work: (act: Act) => Promise<Result<T>>) =>
    performAct(
      app,
      actor,
      { event, objectType: 'mass-run', objectId: runId, requestId: app.ids.uuid() },
      work,
    );
  const now = async (): Promise<RunRow> => {
    const run = await read(app, actor.scope, (tx) => findRun(tx, runId));
    if (!run) throw new Error('a run that is carried on cannot be seen');
    return run;
  };
  try {
    let run = await now();
    if (!canDo(RUN, run.status, 'advance')) return run;
    const { context, persons } = await openLeg(app, actor, law, run);
    const personTotal = run.personDone + persons.length;
    for (let from = 0; from < persons.length; from += options.chunk ?? CHUNK) {
      if (options.signal?.aborted) {
        await perform('mass-run-stopped', (act) => stopRun(act, runId));
        return await now();
      }
      const some = persons.slice(from, from + (options.chunk ?? CHUNK));
      run = await must(
        perform('mass-run-advanced', async (act) =>
          done(await runChunk(act, context, run, { persons: some, personTotal })),
        ),
      );
      options.onProgress?.(run);
    }
    run = await must(perform('mass-run-finished', async (act) => done(await finishRun(act, law, run))));
    options.onProgress?.(run);
    return run;
  } catch (fault) {
    if (fault instanceof RunMovedOn) return now();
    // The application may be closing: then the run is found without a heartbeat later, which is as good.
    await perform('mass-run-failed', (act) => failRun(act, runId, FAULT)).catch(() => undefined);
    throw fault;
  }
}

/** What the run is about, and who is left of it. */
async function openLeg(
  app: AppContext,
  actor: Actor,
  law: Law,
  run: RunRow,
): Promise<{ context: RunContext; persons: PersonId[] }> {
  return read(app, actor.scope, async (tx) => {
    const context = await openRunContext(tx, law, run);
    const { divisionPath, year } = run;
    const persons = await personsOfRun(tx, {
      classIds: [...context.classes.keys()],
      listIds: [...context.lists.keys()],
      certificates: context.paysOnCertificates ? { divisionPath, year } : null,
      after: run.cursorPerson,
    });
    return { context, persons };
  });
}

async function must<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error('a chunk of a run was refused');
  return settled.value;
}

/** Runs that this process carries on. */
export interface RunJobs {
  /** Carries a run on behind the request; behind one that still ends here. */
  launch(app: AppContext, actor: Actor, runId: Uuid): void;
  isHere(runId: Uuid): boolean;
  /** Resolves when no run is under way here: for tests and for an orderly end. */
  settled(): Promise<void>;
}

export function createRunJobs(law: Law, options: Pick<CarryOnOptions, 'chunk'> = {}): RunJobs {
  const jobs = new Map<Uuid, Promise<void>>();
  return {
    launch(app, actor, runId) {
      // A run that is resumed while its job ends the last chunk goes on behind it.
      const before = jobs.get(runId) ?? Promise.resolve();
      const job: Promise<void> = before
        .then(() => carryOn(app, actor, law, { runId, ...options }))
        // The run itself says that it failed; the server goes on.
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => {
          if (jobs.get(runId) === job) jobs.delete(runId);
        });
      jobs.set(runId, job);
    },
    isHere: (runId) => jobs.has(runId),
    async settled() {
      await Promise.all(jobs.values());
    },
  };
}

/** For the start of a server: runs whose process has gone are marked stopped, to be taken up again by a person. */
export async function stopAbandonedRuns(app: AppContext, machine: Actor): Promise<void> {
  const since = new Date(app.clock.now().getTime() - SILENT_AFTER_MS);
  const count = await read(app, machine.scope, (tx) => countSilentRuns(tx, since));
  if (count === 0) return;
  await performAct(
    app,
    machine,
    { event: 'mass-run-stopped', objectType: 'mass-run', objectId: 'start', requestId: app.ids.uuid() },
    (act) => stopSilentRuns(act, since),
  );
}
