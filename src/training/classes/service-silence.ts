import type { Act } from '../../platform/access/index.ts';
import { consentBySilence } from '../../platform/approvals/index.ts';
import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { CLASS_CHANGE } from './machine.ts';
import { changeTermsOf } from './rules-change-terms.ts';
import { CHANGE_REFUSALS } from './rules-changes.ts';
import { recordOn } from './service.ts';
import { subjectOf } from './service-changes.ts';
import { applyFilingChange, type FilingDeps } from './service-filing-change.ts';
import { findClass } from './store.ts';
import { findOverdueChanges, lockChange, setChangeStatus } from './store-changes.ts';

/**
 * A change that nobody decided by its day holds where the county says so (默示同意): it is applied as if it had been
 * passed, and the record says by which rule. The class and the change are locked, so of a decision and the silence one
 * wins. Refuses `wrong-status` when somebody decided meanwhile or the county does not say so, and whatever the change
 * would be refused for today, a claim above all.
 */
export async function consentToChange(
  act: Act,
  at: { readonly classId: Uuid; readonly changeId: Uuid },
  deps: FilingDeps,
): Promise<Result<null>> {
  const found = await findClass(act.tx, at.classId, true);
  const change = found ? await lockChange(act.tx, at.classId, at.changeId) : undefined;
  if (!found || !change || !canDo(CLASS_CHANGE, change.status, 'silent-consent'))
    return refused(CHANGE_REFUSALS.noChange);
  const { silence } = changeTermsOf(found.divisionCode);
  if (silence === null || !silence.kinds.includes(change.kind)) return refused(CHANGE_REFUSALS.noChange);
  const applied = await applyFilingChange(act, found, change, deps);
  if (!applied.ok) return applied;
  if (!(await consentBySilence(act, subjectOf(change.kind), change.changeId, silence.source)))
    return refused(CHANGE_REFUSALS.noChange);
  const status = nextOf(CLASS_CHANGE, change.status, 'silent-consent');
  await setChangeStatus(act.tx, change, status, { decidedAt: act.clock.now(), silentSource: silence.source });
  await recordOn(act, found, 'class-change-consented', {
    detail: { kind: change.kind, changeId: change.changeId, source: silence.source },
  });
  return done(null);
}

/** What would not hold by silence is undone alone; the others of the run stay. */
class NotApplied extends Error {}

/** The nightly job of silence: each change in a transaction of its own. */
export function silenceJobs(deps: FilingDeps): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'consent-to-changes',
      schedule: { dailyAt: '01:10' },
      async work(run) {
        const today = run.app.clock.today();
        const overdue = await run.step((act) => findOverdueChanges(act.tx, today));
        let held = 0;
        for (const at of overdue) if (await holds(run, at, deps)) held += 1;
        return run.finish(async () =>
          held === 0 ? '没有到期未审、可以默示同意的变更。' : `${held} 项变更到期未审，按县里规定视为同意。`,
        );
      },
    }),
  ];
}

async function holds(
  run: Parameters<JobDefinition['work']>[0],
  at: { readonly classId: Uuid; readonly changeId: Uuid },
  deps: FilingDeps,
): Promise<boolean> {
  try {
    await run.step(async (act) => {
      const consented = await consentToChange(act, at, deps);
      // Stays open for the reviewers, whom the deadline reminds.
      if (!consented.ok) throw new NotApplied();
    });
    return true;
  } catch (fault) {
    if (fault instanceof NotApplied) return false;
    throw fault;
  }
}
