import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { canDo, done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { phonesOf, unmaskingRefusal } from '../../registry/persons/index.ts';
import type { seePhoneReply } from './contract.ts';
import { SEAT } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { findOpening } from './store.ts';
import { findSeat } from './store-seats.ts';

/**
 * Shows the institution the whole phone number of whoever has a place in its opening, once, for a stated reason that is
 * recorded. Refuses `not-found`, `wrong-status` once the place has ended, `nothing-to-show`, and `unmask-limit` from the
 * 31st time within an hour on.
 */
export async function seePhone(
  act: Act,
  of: { readonly openingId: Uuid; readonly seatId: Uuid; readonly reason: string },
): Promise<Result<z.infer<typeof seePhoneReply>>> {
  const opening = await findOpening(act.tx, of.openingId);
  const seat = opening ? await findSeat(act.tx, of.seatId) : undefined;
  if (!opening || seat?.openingId !== of.openingId) return refused(NOT_FOUND);
  if (!canDo(SEAT, seat.status, 'openings.seePhone')) return refused(REFUSALS.seatGone);
  const limit = await unmaskingRefusal(act);
  if (limit) return refused(limit);
  const phone = (await phonesOf(act.tx, act.ciphers, [seat.personId])).get(seat.personId);
  if (phone === undefined) return refused(REFUSALS.phoneUnknown);
  await act.record({
    event: 'seat-phone-unmasked',
    objectType: 'seat',
    objectId: of.seatId,
    outcome: 'viewed',
    divisionPath: opening.divisionPath,
    organisationId: opening.organisationId,
    reason: of.reason,
    detail: { classId: opening.classId },
  });
  return done({ phone, shownAt: act.clock.now().toISOString() });
}
