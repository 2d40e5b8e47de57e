import type { z } from 'zod';
import { type Act, allowedIn } from '../../platform/access/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import {
  closedBecause,
  findOpening,
  liveSeat,
  openingDays,
  openingObstacles,
  ownSeats,
  SEAT,
  waitingBefore,
} from '../../training/openings/index.ts';
import type { ownSeatsReply, previewReply } from './contract.ts';
import { traineeNotice, wouldBeOf } from './rules.ts';
import { type EntitlementDeps, foresee } from './service-preview.ts';
import { reservationsOf } from './store.ts';

type Reading = Pick<Act, 'tx' | 'ciphers'> & { readonly today: LocalDate };

/** What a class would bring her, and whether she may enrol; undefined where there is no such opening. */
export async function previewView(
  reading: Reading,
  deps: EntitlementDeps,
  of: { readonly openingId: Uuid; readonly personId: PersonId },
): Promise<z.input<typeof previewReply> | undefined> {
  const { tx, today } = reading;
  const opening = await findOpening(tx, of.openingId);
  if (!opening) return undefined;
  const days = await openingDays(tx, opening);
  const seen = await foresee(reading, deps, { opening, personId: of.personId, days, today });
  if (!seen) return undefined;
  const seat = await liveSeat(tx, of.openingId, of.personId);
  const { vocabulary, clauses } = deps.policies;
  const obstacles = seat
    ? []
    : await openingObstacles(
        tx,
        opening,
        { ...seen.enrolling, personId: of.personId },
        {
          today,
          termOf: (group) => vocabulary.label('groups', group),
        },
      );
  const certificate = seen.kind === null ? null : vocabulary.label('certificateKinds', seen.kind);
  return {
    openingId: of.openingId,
    seat: seat
      ? {
          seatId: seat.seatId,
          number: seat.number,
          status: seat.status,
          ahead: seat.status === 'queued' ? await waitingBefore(tx, seat.seatId) : null,
        }
      : null,
    obstacles: obstacles.map(({ message }) => message),
    wouldBe: seen.decisions.map(({ benefit, decision }) => wouldBeOf(benefit, decision)),
    supposing:
      certificate === null
        ? '这是按您每天到课、考试合格算的。'
        : `这是按您每天到课、考试合格、拿到${certificate}算的。`,
    notice: clauses.documents.get(seen.subject.policyId)?.short ?? null,
    traineeNotice: traineeNotice(opening.divisionCode),
  };
}

/** Her places with what is reserved under each. */
export async function ownSeatsView(
  { tx, today }: Pick<Reading, 'tx' | 'today'>,
  personId: PersonId,
): Promise<z.input<typeof ownSeatsReply>> {
  const seats = await ownSeats(tx, personId);
  const reserved = await reservationsOf(
    tx,
    seats.map(({ seatId }) => seatId),
  );
  return {
    rows: seats.map(
      ({ personId: _, rank: __, takenAt, movedUpAt, openFrom, openUntil, openingStatus, ...seat }) => ({
        ...seat,
        mayEnrolAgain: closedBecause({ status: openingStatus, openFrom, openUntil }, today) === null,
        takenAt: takenAt.toISOString(),
        movedUpAt: movedUpAt?.toISOString() ?? null,
        reserved: (reserved.get(seat.seatId) ?? []).map(({ benefit, status, amountFen, clause }) => ({
          ...{ benefit, status, amountFen, clause },
        })),
        // Until the day before the class begins.
        allowed: today < seat.startOn ? allowedIn(SEAT, seat.status, { role: 'worker' }) : [],
      }),
    ),
  };
}
