import type { Act } from '../../platform/access/index.ts';
import {
  canDo,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { RECOVERY } from './machine.ts';
import { openOf, REFUSALS } from './rules.ts';
import { type Acted, loadFor, recordActOn, saveNext } from './service-parts.ts';
import { insertAnswer } from './store.ts';

/**
 * Keeps what the payee said to the notice; until it is decided on the case waits. Refuses `wrong-status`,
 * `version-conflict`, `answered-too-soon` for a day before the notice or after today.
 */
export async function recordAnswer(
  act: Act,
  recoveryId: Uuid,
  answer: { version: number; content: string; answeredOn: LocalDate },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, answer.version, 'recoveries.answer');
  if (!loaded.ok) return loaded;
  const { recovery } = loaded.value;
  const { content, answeredOn } = answer;
  if (recovery.noticedOn === null || answeredOn < recovery.noticedOn || answeredOn > act.clock.today())
    return refused(REFUSALS.answeredTooSoon);
  await insertAnswer(act.tx, {
    recoveryId,
    answerId: act.ids.uuid(),
    content,
    answeredOn,
    recordedAt: act.clock.now(),
    recordedBy: act.actor.accountId,
  });
  const saved = await saveNext(act, recovery, {
    status: nextOf(RECOVERY, recovery.status, 'recoveries.answer'),
  });
  if (!saved.ok) return saved;
  await recordActOn(act, recovery, { route: 'recoveries.answer', detail: { answeredOn } });
  return saved;
}

/**
 * What two people asked for stays as it is: the payee was heard, or let the days for an answer pass. Refuses
 * `wrong-status`, `version-conflict`, `answer-period-runs`.
 */
export async function confirmRecovery(
  act: Act,
  recoveryId: Uuid,
  { version, reason }: { version: number; reason: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.confirm');
  if (!loaded.ok) return loaded;
  const { recovery, lines } = loaded.value;
  const { answerByOn } = recovery;
  const mayStillAnswer = canDo(RECOVERY, recovery.status, 'recoveries.answer');
  if (mayStillAnswer && answerByOn !== null && act.clock.today() <= answerByOn)
    return refused(REFUSALS.answerPeriodRuns(answerByOn));
  const saved = await saveNext(act, recovery, {
    status: nextOf(RECOVERY, recovery.status, 'recoveries.confirm'),
  });
  if (!saved.ok) return saved;
  await recordActOn(act, recovery, {
    route: 'recoveries.confirm',
    reason,
    detail: { openFen: openOf(lines) },
  });
  return saved;
}
