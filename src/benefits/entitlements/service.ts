import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  statusesFor,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  abandonOpening,
  cancelOpening,
  carrySeats,
  findOpening,
  leaveSeat,
  openingDays,
  placesOfClass,
  selectOut,
  takeRoster,
  takeSeat,
} from '../../training/openings/index.ts';
import { type Decision, lockPersons, mainReason } from '../determination/index.ts';
import type { enrolBody, enrolReply, rosterReply, seatActReply } from './contract.ts';
import { RESERVATION } from './machine.ts';
import { CLASS_NOT_HELD, REFUSALS, ruleKeyOf, traineeNotice } from './rules.ts';
import { type EntitlementDeps, type Foreseen, foresee } from './service-preview.ts';
import {
  carryReservations,
  countReserved,
  insertReservations,
  moveOfLines,
  moveOfSeats,
  type Reservation,
  reservationsOf,
} from './store.ts';

type Reply<T extends z.ZodType> = Result<z.infer<T>>;

/**
 * A person enrols, and what the law would give her is reserved. One after another for each person, so that two phones
 * cannot reserve the same right twice. Refuses `not-found`, `notice-changed` (LC-12), and what a seat refuses.
 */
export async function enrolPerson(
  act: Act,
  deps: EntitlementDeps,
  who: { readonly openingId: Uuid; readonly personId: PersonId },
  body: z.infer<typeof enrolBody>,
): Promise<Result<z.infer<typeof enrolReply> & { readonly seatId: Uuid }>> {
  const { openingId, personId } = who;
  await lockPersons(act.tx, [personId]);
  const opening = await findOpening(act.tx, openingId);
  if (!opening) return refused(NOT_FOUND);
  if (body.noticeEdition !== traineeNotice(opening.divisionCode).edition)
    return refused(REFUSALS.noticeChanged);
  const days = await openingDays(act.tx, opening);
  const seen = await foresee(act, deps, { opening, personId, days, today: act.clock.today() });
  if (!seen) return refused(NOT_FOUND);
  const { base, wish, destination } = body;
  const seat = await takeSeat(
    act,
    openingId,
    { ...seen.enrolling, personId, wish: { base, wish, destination } },
    (group) => deps.policies.vocabulary.label('groups', group),
  );
  if (!seat.ok) return seat;
  const rows = reservationsFor(act, seen, { personId, seatId: seat.value.seatId });
  await insertReservations(act.tx, rows, act.clock.now());
  return done({
    ...seat.value,
    reserved: rows.map(({ benefit, status, amountFen, clause }) => ({ benefit, status, amountFen, clause })),
    without: seen.decisions.flatMap(({ benefit, decision }) => {
      const reason = decision.outcome === 'not-entitled' ? mainReason(decision) : null;
      return reason ? [{ benefit, ...reason }] : [];
    }),
  });
}

/** What is reserved: each benefit that the law would give or cannot refuse yet. */
function reservationsFor(
  act: Act,
  { decisions, subject }: Foreseen,
  of: { readonly personId: PersonId; readonly seatId: Uuid },
): Reservation[] {
  return decisions
    .filter(({ decision }) => decision.outcome !== 'not-entitled')
    .map(({ benefit, decision, once }) => ({
      ...of,
      reservationId: act.ids.uuid(),
      classId: subject.classId,
      divisionPath: subject.divisionPath,
      organisationId: subject.organisation.organisationId,
      benefit,
      ruleKey: ruleKeyOf(benefit, subject, once),
      amountFen: decision.outcome === 'entitled' ? decision.amountFen : null,
      clause: clauseOf(decision),
      status: beginning(RESERVATION, 'reserve'),
    }));
}

/** By whose right: the clause that says who may have it, else the first that is met. */
function clauseOf({ findings }: Decision): string | null {
  const met = findings.filter(({ verdict }) => verdict === 'met');
  return (met.find(({ check }) => check === 'eligible-group') ?? met[0])?.clause ?? null;
}

/** She gives her place up; what was reserved is free. Refuses as `leaveSeat` does. */
export async function leavePerson(
  act: Act,
  seatId: Uuid,
  personId: PersonId,
): Promise<Reply<typeof seatActReply>> {
  const left = await leaveSeat(act, seatId, personId);
  if (left.ok) await release(act, [seatId]);
  return left;
}

/** The institution does not take her; what was reserved is free. Refuses as `selectOut` does. */
export async function selectPersonOut(
  act: Act,
  of: Parameters<typeof selectOut>[1],
): Promise<Reply<typeof seatActReply>> {
  const out = await selectOut(act, of);
  if (out.ok) await release(act, [of.seatId]);
  return out;
}

/** The class takes nobody: everybody is free. Refuses as `cancelOpening` does. */
export async function cancelWholeOpening(
  act: Act,
  openingId: Uuid,
  body: { readonly version: number; readonly reason: string },
) {
  const cancelled = await cancelOpening(act, openingId, body);
  if (!cancelled.ok) return cancelled;
  const { ended, ...answer } = cancelled.value;
  await release(
    act,
    ended.map(({ seatId }) => seatId),
  );
  return done(answer);
}

/** The class itself is not held, by whichever act: its opening ends, and what was reserved is free. */
export async function abandonClass(act: Act, classId: Uuid): Promise<void> {
  const ended = await abandonOpening(act, classId, CLASS_NOT_HELD);
  await release(
    act,
    ended.map(({ seatId }) => seatId),
  );
}

/** Two classes have become one: seats and what is reserved under them go to the other class, nothing is reserved twice. */
export async function carryClass(act: Act, of: { readonly from: Uuid; readonly into: Uuid }): Promise<void> {
  const ended = await carrySeats(act, of);
  await release(
    act,
    ended.map(({ seatId }) => seatId),
  );
  await carryReservations(act.tx, of, act.clock.now());
}

/** What people have of a class before it is taught: seats, places in the queue, and rights reserved for them. */
export async function placesAndRights(
  tx: Tx,
  classId: Uuid,
): Promise<{ held: number; waiting: number; reserved: number }> {
  return { ...(await placesOfClass(tx, classId)), reserved: await countReserved(tx, classId) };
}

/** Whoever holds a seat comes onto the roster, and what is reserved for her is firm. Refuses as `takeRoster` does. */
export async function takeWholeRoster(
  act: Act,
  of: { readonly openingId: Uuid; readonly version: number },
  seatIds: readonly Uuid[],
): Promise<Reply<typeof rosterReply>> {
  const reserved = await reservationsOf(act.tx, seatIds);
  const wantsAllowance = (seatId: Uuid) =>
    (reserved.get(seatId) ?? []).some(({ benefit }) => benefit === 'living-allowance');
  const rostered = await takeRoster(act, of, wantsAllowance);
  if (!rostered.ok) return rostered;
  const { taken, ...answer } = rostered.value;
  await moveOfSeats(
    act.tx,
    taken.map(({ seatId }) => seatId),
    {
      from: ['soft'],
      to: nextOf(RESERVATION, 'soft', 'fix'),
      at: act.clock.now(),
    },
  );
  return done({ ...answer, refused: [...answer.refused], taken: taken.length });
}

/** What was reserved for these lines is used: they are paid. For payments, in its own transaction. */
export async function spendReservations(
  act: Pick<Act, 'tx' | 'clock'>,
  lines: readonly { readonly personId: PersonId; readonly classId: Uuid; readonly benefit: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await moveOfLines(act.tx, lines, {
    from: statusesFor(RESERVATION, 'pay'),
    to: nextOf(RESERVATION, 'firm', 'pay'),
    at: act.clock.now(),
  });
}

async function release(act: Act, seatIds: readonly Uuid[]): Promise<void> {
  await moveOfSeats(act.tx, seatIds, {
    from: statusesFor(RESERVATION, 'free'),
    to: nextOf(RESERVATION, 'soft', 'free'),
    at: act.clock.now(),
  });
}
