import type { Act } from '../../platform/access/index.ts';
import { openCase, performStep, workingDaysAfter } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  addFen,
  beginning,
  done,
  type Fen,
  fen,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { heldFor, nextNumber } from '../funds/index.ts';
import type { Ground } from './contract.ts';
import { RECOVERY } from './machine.ts';
import { DECISION_WORKING_DAYS, openOf, REFUSALS } from './rules.ts';
import { type Acted, type Decided, loadFor, recordActOn, saveNext } from './service-parts.ts';
import { insertCase, insertLines, type PaidLine, paidLines } from './store.ts';

/** What was paid for each of these lines and has not come back. */
export async function leftOf(act: Pick<Act, 'tx'>, lines: readonly PaidLine[]): Promise<Map<Uuid, Fen>> {
  const left = new Map<Uuid, Fen>();
  for (const budgetId of new Set(lines.map((line) => line.budgetId))) {
    const ids = lines.filter((line) => line.budgetId === budgetId).map((line) => line.claimLineId);
    const held = await heldFor(act.tx, budgetId, 'paid', ids);
    for (const id of ids) left.set(id, fen(held.get(id) ?? 0));
  }
  return left;
}

export interface OpenedRecovery {
  readonly lines: readonly { readonly claimLineId: Uuid; readonly amountFen: number }[];
  readonly ground: Ground;
  readonly reason: string;
  readonly clause?: string | undefined;
  readonly payTo: string;
  readonly answerDays: number;
  readonly payDays: number;
}

/**
 * Somebody would ask paid money back of whoever got it; nothing is asked for before another person agrees. Refuses
 * `not-paid`, `several-payees`, `more-than-paid` (one a line), `pay-before-answer`, `recovery-open` for a line that a
 * case asks for already.
 */
export async function openRecovery(act: Act, asked: OpenedRecovery): Promise<Result<Acted>> {
  const { ground, reason, clause = null, payTo, answerDays, payDays } = asked;
  if (payDays < answerDays) return refused(REFUSALS.payBeforeAnswer);
  const paid = await paidLines(
    act.tx,
    asked.lines.map((line) => line.claimLineId),
  );
  const wanted = new Map(asked.lines.map((line) => [line.claimLineId, line.amountFen]));
  const [first] = paid;
  if (!first || paid.length !== asked.lines.length) return refused(REFUSALS.notPaid);
  if (paid.some((line) => !isSamePayee(line, first))) return refused(REFUSALS.severalPayees);
  const tooMuch = await moreThanPaid(act, paid, wanted);
  if (tooMuch.length > 0) return refused(...tooMuch);
  const { divisionCode, divisionPath, organisationId, personId, payeeKind, payeeName, creditCode } = first;
  const series = `R${divisionCode}-${yearOf(act.clock.today())}`;
  const recovery = {
    recoveryId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    ...{ divisionCode, divisionPath, organisationId, personId, payeeKind, payeeName, creditCode },
    ...{ ground, reason, clause, payTo, answerDays, payDays },
    status: beginning(RECOVERY, 'recoveries.open'),
    createdAt: act.clock.now(),
  };
  await insertCase(act.tx, { ...recovery, createdBy: act.actor.accountId });
  const lines = paid.map((line) => ({ ...line, askedFen: wanted.get(line.claimLineId) ?? 0 }));
  const added = await tryConstraint(act.tx, () => insertLines(act.tx, recovery, lines));
  if (!added.ok) {
    if (added.violation.constraint === 'recovery_line_one_live') return refused(REFUSALS.alreadyOpen);
    throw new Error(`recovery not opened: ${added.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: 'recovery',
    subjectId: recovery.recoveryId,
    divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DECISION_WORKING_DAYS, clause: null },
    opinion: reason,
  });
  if (!opened.ok) return opened;
  await recordActOn(act, recovery, {
    route: 'recoveries.open',
    reason,
    detail: { ground, lines: lines.length, amountFen: addFen(...lines.map((line) => fen(line.askedFen))) },
  });
  const { recoveryId, number, status } = recovery;
  return done({ recoveryId, number, status, version: 1 });
}

function isSamePayee(a: PaidLine, b: PaidLine): boolean {
  return (
    a.organisationId === b.organisationId && a.personId === b.personId && a.divisionCode === b.divisionCode
  );
}

async function moreThanPaid(
  act: Act,
  paid: readonly PaidLine[],
  wanted: ReadonlyMap<Uuid, number>,
): Promise<Refusal[]> {
  const left = await leftOf(act, paid);
  const over = paid.filter((line) => (wanted.get(line.claimLineId) ?? 0) > (left.get(line.claimLineId) ?? 0));
  const persons = await personViews(
    act.tx,
    over.map((line) => line.linePersonId),
  );
  return over.map((line) =>
    REFUSALS.moreThanPaid(persons.get(line.linePersonId)?.name ?? '', left.get(line.claimLineId) ?? fen(0)),
  );
}

/**
 * Another person decides: the payee is given notice from today on, or nothing is asked for. Refuses `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `calendar-too-short`.
 */
export async function decideRecovery(act: Act, recoveryId: Uuid, decided: Decided): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, decided.version, 'recoveries.decide');
  if (!loaded.ok) return loaded;
  const { recovery, lines } = loaded.value;
  const performed = await performStep(act, {
    subjectType: 'recovery',
    subjectId: recoveryId,
    step: 'approve',
    ...reviewOf(decided),
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(RECOVERY, recovery.status, 'recoveries.decide', decided.decision);
  const days = decided.decision === 'passed' ? await daysOf(act, recovery) : done({});
  if (!days.ok) return days;
  const saved = await saveNext(act, recovery, { status, ...days.value });
  if (!saved.ok) return saved;
  await recordActOn(act, recovery, {
    route: 'recoveries.decide',
    reason: decided.opinion,
    detail: { decision: decided.decision, openFen: openOf(lines) },
  });
  return saved;
}

/** The decision, its reason and its words, as a step of a review takes them. */
export function reviewOf({ decision, reasonCode, opinion }: Decided) {
  return { decision, reasonCode, opinion };
}

/** Both periods begin on the day of the notice. */
async function daysOf(act: Act, { answerDays, payDays }: { answerDays: number; payDays: number }) {
  const noticedOn = act.clock.today();
  const answerByOn = await workingDaysAfter(act.tx, noticedOn, answerDays);
  if (!answerByOn.ok) return answerByOn;
  const dueOn = await workingDaysAfter(act.tx, noticedOn, payDays);
  if (!dueOn.ok) return dueOn;
  return done({ noticedOn, answerByOn: answerByOn.value, dueOn: dueOn.value });
}
