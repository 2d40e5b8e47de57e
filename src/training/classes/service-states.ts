import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { withdrawCase } from '../../platform/approvals/index.ts';
import { done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { classActReply } from './contract.ts';
import { CLASS, mayDo } from './machine.ts';
import { CLEARS, REFUSALS } from './rules.ts';
import { CHANGE_REFUSALS } from './rules-changes.ts';
import { answerOf, letGo, recordOn } from './service.ts';
import { findClass, moveClass } from './store.ts';

type Answer = z.infer<typeof classActReply>;

/**
 * The organisation takes a filing back while nobody has decided on it: it is a draft again, without its day of filing
 * and its hold on teachers and rooms. Refuses `not-found`, `wrong-status`, `version-conflict`.
 */
export async function withdrawClass(
  act: Act,
  classId: Uuid,
  version: number,
  reason: string,
): Promise<Result<Answer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.withdraw', found, act.clock.today())) return refused(CHANGE_REFUSALS.notWithdrawable);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(CLASS, found.status, 'classes.withdraw');
  const cleared = CLEARS[status] ?? [];
  if (!(await moveClass(act.tx, { ...found, status, filedOn: null })))
    return refused(REFUSALS.versionConflict);
  await letGo(act, classId, cleared);
  await withdrawCase(act, 'class-filing', classId, reason);
  await recordOn(act, found, 'class-withdrawn', { detail: { cleared }, reason });
  return done(answerOf(found, { status, version: version + 1, cleared }));
}

/**
 * Says that a class is over, without waiting for its results. Refuses `not-found`, `wrong-status` before its last day
 * has passed, `version-conflict`.
 */
export async function closeClass(act: Act, classId: Uuid, version: number): Promise<Result<Answer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.complete', found, act.clock.today())) return refused(CHANGE_REFUSALS.notOver);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(CLASS, found.status, 'classes.complete');
  if (!(await moveClass(act.tx, { ...found, status }))) return refused(REFUSALS.versionConflict);
  await recordOn(act, found, 'class-completed');
  return done(answerOf(found, { status, version: version + 1 }));
}
