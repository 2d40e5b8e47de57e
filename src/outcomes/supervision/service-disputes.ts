import { holdLinesOf } from '../../benefits/claims/index.ts';
import { nextNumber } from '../../benefits/funds/index.ts';
import { type Act, eventOf, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  divisionCodeOf,
  done,
  type LocalDate,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { noteSaidWrong } from '../../training/confirmations/index.ts';
import type { Channel, DisputeFact, DisputeKind, DisputeStatus, DisputeSubject } from './contract.ts';
import { DISPUTE } from './machine.ts';
import { DISPUTE_RULES, holdReason, type KindRule, REFUSALS } from './rules.ts';
import { addStep, type DisputeRow, type DisputeStep, insertDispute } from './store-disputes.ts';
import { factAbout, linesResting } from './store-facts.ts';

interface Opened {
  readonly disputeId: Uuid;
  readonly number: string;
  readonly status: DisputeStatus;
  readonly version: number;
  readonly heldLines: number;
}

/** What she says is wrong. */
export interface Said {
  readonly subjectType: DisputeSubject;
  readonly subjectId: Uuid;
  readonly fact: DisputeFact;
  readonly kind: DisputeKind;
  readonly content: string;
}

/** How it came to the bureau. */
interface Brought {
  readonly route: 'disputes.raise' | 'disputes.record';
  readonly channel: Channel;
  readonly broughtBy: string | null;
  readonly broughtOn: LocalDate;
  readonly already: Refusal;
}

/** A person disputes a fact about herself on her phone. Refuses `no-such-fact`, `wrong-kind`, `dispute-open`. */
export function raiseDispute(act: Act, said: Said): Promise<Result<Opened>> {
  const { personId } = act.actor;
  if (personId === null) return Promise.resolve(refused(NOT_FOUND));
  return open(act, personId, said, {
    route: 'disputes.raise',
    channel: 'phone',
    broughtBy: null,
    broughtOn: act.clock.today(),
    already: REFUSALS.alreadyRaised,
  });
}

/**
 * The handler records what a person says at the desk, on paper or by telephone. Refuses `no-such-fact`, `wrong-kind`,
 * `dispute-open`, `brought-later`.
 */
export function recordDispute(
  act: Act,
  personId: PersonId,
  said: Said & Pick<Brought, 'channel' | 'broughtOn'> & { readonly broughtBy: string },
): Promise<Result<Opened>> {
  const { channel, broughtBy, broughtOn } = said;
  if (broughtOn > act.clock.today()) return Promise.resolve(refused(REFUSALS.broughtLater));
  return open(act, personId, said, {
    ...{ channel, broughtBy, broughtOn },
    route: 'disputes.record',
    already: REFUSALS.alreadyRecorded,
  });
}

async function open(act: Act, personId: PersonId, said: Said, brought: Brought): Promise<Result<Opened>> {
  const found = await factAbout(act.tx, personId, said);
  if (!found) return refused(REFUSALS.noSuchFact);
  if (!found.kinds.includes(said.kind)) return refused(REFUSALS.wrongKind);
  const today = act.clock.today();
  const due = await workingDaysAfter(act.tx, today, DISPUTE_RULES.propose.days);
  if (!due.ok) return due;
  const series = `B${divisionCodeOf(found.divisionPath)}-${yearOf(today)}`;
  const { subjectType, subjectId, fact, kind, content } = said;
  const { parentId, subjectName, stated, statedBy, divisionPath } = found;
  const { route, already, ...how } = brought;
  const dispute = {
    ...{ personId, subjectType, subjectId, fact, kind, content },
    ...{ parentId, subjectName, stated, statedBy, divisionPath },
    ...how,
    disputeId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    status: beginning(DISPUTE, route),
    openedAt: act.clock.now(),
    openedBy: act.actor.accountId,
    dueOn: due.value,
  };
  const stored = await tryConstraint(act.tx, () => insertDispute(act.tx, dispute));
  if (!stored.ok) {
    if (stored.violation.constraint === 'dispute_one_live') return refused(already);
    throw new Error(`dispute not opened: ${stored.violation.constraint}`);
  }
  await note(act, dispute, {
    kind: route === 'disputes.raise' ? 'raised' : 'recorded',
    answer: null,
    content,
  });
  const heldLines = await hold(act, dispute, DISPUTE_RULES.kinds[kind]);
  if (subjectType === 'class')
    await noteSaidWrong(act, { personId, classId: subjectId, way: wayOf(act, how.channel) });
  await record(act, dispute, { route, detail: { fact, kind, heldLines } });
  const { disputeId, number, status } = dispute;
  return done({ disputeId, number, status, version: 1, heldLines });
}

/** How she said it, as the page of the class shows it. */
const wayOf = (act: Act, channel: Channel) =>
  channel !== 'phone' ? 'desk' : act.actor.helping ? 'helper' : 'phone';

/** Stops her unpaid lines that the doubt endangers, as data/disputes.yaml says. Answers how many. */
async function hold(
  act: Act,
  dispute: Pick<DisputeRow, 'number' | 'personId' | 'subjectType' | 'subjectId' | 'channel'>,
  rule: KindRule,
): Promise<number> {
  const { personId, subjectId, number, channel } = dispute;
  if (rule.holds === 'nothing') return 0;
  let held = 0;
  for (const what of await heldBy(act, dispute, rule.holds))
    held += await holdLinesOf(act, {
      ...{ personId, ...what },
      reason: holdReason(number, rule),
      // Whoever looks at the line needs no name to know whose word it was.
      ...(channel === 'phone' ? { heldBy: '本人' } : {}),
    });
  return held;

  async function heldBy(act: Act, of: typeof dispute, holds: KindRule['holds']) {
    if (holds === 'line') return [{ claimLineId: subjectId }];
    if (holds !== 'agreement') return [{ classId: subjectId, withDays: holds === 'class-and-days' }];
    return (await linesResting(act.tx, of)).map(({ claimLineId }) => ({ claimLineId }));
  }
}

/** Notes what was said or decided, as the next step of a dispute. */
export function note(
  act: Act,
  { disputeId }: Pick<DisputeRow, 'disputeId'>,
  step: Pick<DisputeStep, 'kind' | 'answer' | 'content'>,
): Promise<void> {
  return addStep(act.tx, disputeId, { ...step, takenAt: act.clock.now(), takenBy: act.actor.accountId });
}

/** Writes the line of the journal of an act on a dispute: its number, nobody's name and nothing of what was said. */
export function record(
  act: Act,
  dispute: Pick<DisputeRow, 'disputeId' | 'number' | 'divisionPath'>,
  entry: { readonly route: RouteId; readonly detail?: object },
): Promise<void> {
  return act.record({
    event: eventOf(entry.route),
    objectType: 'dispute',
    objectId: dispute.disputeId,
    divisionPath: dispute.divisionPath,
    detail: { number: dispute.number, ...entry.detail },
  });
}
