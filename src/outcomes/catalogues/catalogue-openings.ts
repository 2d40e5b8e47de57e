import type { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { openingRow } from './contract.ts';
import { type Entry, entryOf } from './entries.ts';
import type { OpenClass } from './ports.ts';
import { type OpeningState, openingState } from './rules.ts';

export type Opening = z.input<typeof openingRow>;

/** What somebody who looks for a class wants first. */
const ORDER: readonly OpeningState[] = ['open', 'coming', 'paused', 'ended', 'cancelled'];

/** Classes opened for enrolment, those that take people first; among the ended the last first. */
export function openingsOf(
  { openings, today }: { readonly openings: readonly OpenClass[]; readonly today: LocalDate },
  wordsFor: (occupationCode: string | null) => readonly string[],
): Entry<Opening>[] {
  const rows = openings.map((open): Opening => {
    const { openingId, className, organisationId, organisationName, divisionCode, divisionName } = open;
    const { occupationCode, occupationName, level, openFrom, openUntil, startOn, endOn } = open;
    const { place, seats, taken, queued } = open;
    return {
      ...{ openingId, className, organisationId, organisationName, divisionCode, divisionName },
      ...{ occupationCode, occupationName, level, openFrom, openUntil, startOn, endOn },
      ...{ place, seats, taken, queued },
      state: openingState(open, today),
    };
  });
  return rows
    .sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (a.state === 'ended' ? b.startOn.localeCompare(a.startOn) : a.startOn.localeCompare(b.startOn)) ||
        a.openingId.localeCompare(b.openingId),
    )
    .map((row) =>
      entryOf(row, {
        id: row.openingId,
        texts: [
          row.className,
          row.organisationName,
          row.divisionName,
          row.place,
          row.occupationName,
          ...wordsFor(row.occupationCode),
        ],
        divisionCode: row.divisionCode,
        occupationCodes: [row.occupationCode],
        levels: row.level === null ? null : [row.level],
      }),
    );
}

/** How many may still get a seat; those in the queue come before whoever enrols now. */
export const seatsLeft = ({ seats, taken }: Pick<Opening, 'seats' | 'taken'>): number =>
  Math.max(0, seats - taken);

/** What an entry of the catalogues shows of its classes: those that were cancelled are told to those who enrolled, not to everybody. */
export const shownOpenings = (
  entries: readonly Entry<Opening>[],
  isOf: (row: Opening) => boolean,
): Opening[] => entries.map(({ row }) => row).filter((row) => row.state !== 'cancelled' && isOf(row));

const NO_PLACES = { openClasses: 0, seatsLeft: 0 } as const;

/** How many classes take people today and how many seats are left, by institution and occupation. */
export function openPlaces(openings: readonly Entry<Opening>[]) {
  const places = new Map<string, { readonly openClasses: number; readonly seatsLeft: number }>();
  for (const { row } of openings) {
    if (row.state !== 'open') continue;
    const key = `${row.organisationId} ${row.occupationCode}`;
    const known = places.get(key) ?? NO_PLACES;
    places.set(key, {
      openClasses: known.openClasses + 1,
      seatsLeft: known.seatsLeft + seatsLeft(row),
    });
  }
  return (organisationId: string, occupationCode: string | null) =>
    places.get(`${organisationId} ${occupationCode}`) ?? NO_PLACES;
}
