import type { z } from 'zod';
import { type Act, type Actor, allowedIn, allowedOf } from '../../platform/access/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { mineReply, ofClassReply, ownReply, StatedFigures } from './contract.ts';
import { CONFIRMATION } from './machine.ts';
import { CONFIRMATION_TEXT, confirmedText, mayConfirm } from './rules.ts';
import { halfDaysOf, saidOfClass, type TrainingRow, taughtBy, trainingsOf } from './store.ts';

type Reading = Pick<Act, 'tx' | 'ciphers' | 'actor'> & { readonly today: LocalDate };

/** What the reader may do about what is said of a class; nothing before it is over. */
function actsOn(actor: Actor, status: TrainingRow['status'], isOver: boolean): string[] {
  const acts = ['confirmations.confirm', 'confirmations.record'] as const;
  if (!isOver) return [];
  return status === 'not-yet' ? allowedOf(actor, acts) : allowedIn(CONFIRMATION, status, actor);
}

/** The figures that stand before her. */
export function statedOf(row: TrainingRow): StatedFigures {
  const { className, organisationName, startOn, endOn, enrolledOn, presentSlots, slotCount, result } = row;
  const { totalHours, theoryHours, practiceHours, safetyHours, certificateKind, certificateIssuedOn } = row;
  return {
    ...{ className, organisationName, startOn, endOn, enrolledOn, presentSlots, slotCount, result },
    ...{ totalHours, theoryHours, practiceHours, safetyHours, certificateKind, certificateIssuedOn },
  };
}

/** The digest of what she confirms as it stands now. */
export function digestOf({ ciphers }: Pick<Act, 'ciphers'>, row: TrainingRow): string {
  return ciphers.digest(Buffer.from(confirmedText(CONFIRMATION_TEXT, statedOf(row)), 'utf8')).toString('hex');
}

function trainingOf(
  { actor, today }: Pick<Reading, 'actor' | 'today'>,
  row: TrainingRow,
): z.infer<typeof mineReply>['rows'][number] {
  const { classId, classStatus, occupationText, level, place, status, way, saidAt, digest } = row;
  return {
    ...{ classId, classStatus, occupationText, level, place },
    stated: statedOf(row),
    confirmation: { status, way, saidAt: saidAt?.toISOString() ?? null, digest },
    allowed: actsOn(actor, status, mayConfirm(row, today)),
  };
}

/** Her classes with hours, half days, result, certificate, and what she has said of each. */
export async function mineView(reading: Reading, personId: PersonId): Promise<z.infer<typeof mineReply>> {
  return { rows: (await trainingsOf(reading.tx, personId)).map((row) => trainingOf(reading, row)) };
}

/** One of her classes with every half day and what she would confirm; undefined where it is not hers. */
export async function ownView(
  reading: Reading,
  personId: PersonId,
  classId: Uuid,
): Promise<z.infer<typeof ownReply> | undefined> {
  const { tx } = reading;
  const [row] = await trainingsOf(tx, personId, classId);
  if (!row) return undefined;
  return {
    ...trainingOf(reading, row),
    certificateNumber: row.certificateNumber,
    ...(await taughtBy(tx, classId)),
    days: daysOf(await halfDaysOf(tx, personId, classId)),
    edition: CONFIRMATION_TEXT.edition,
    lines: [...CONFIRMATION_TEXT.lines],
    digestNow: digestOf(reading, row),
  };
}

const HALVES = ['morning', 'afternoon', 'evening'] as const;
type Half = (typeof HALVES)[number];
type Day = z.infer<typeof ownReply>['days'][number];

/** Half days by day, in their order; none where nothing was recorded. */
function daysOf(roll: Awaited<ReturnType<typeof halfDaysOf>>): Day[] {
  if (!roll) return [];
  const days = new Map<string, Day['halves']>();
  roll.slots.forEach((key, place) => {
    const [day = '', half = 'morning'] = key.split(' ');
    const mark =
      roll.present[place] === '1'
        ? 'present'
        : roll.leave[place] === '1'
          ? 'leave'
          : roll.unknown[place] === '1'
            ? 'unknown'
            : 'absent';
    days.set(day, [...(days.get(day) ?? []), { half: half as Half, mark }]);
  });
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, halves]) => ({
      day,
      halves: halves.sort((a, b) => HALVES.indexOf(a.half) - HALVES.indexOf(b.half)),
    }));
}

/** What everybody of a class has said; undefined out of reach. */
export async function ofClassView(
  { tx, actor, today }: Omit<Reading, 'ciphers'>,
  classId: Uuid,
): Promise<z.infer<typeof ofClassReply> | undefined> {
  const found = await classToOpen(tx, classId);
  if (!found) return undefined;
  const isOver = mayConfirm({ classStatus: found.status, endOn: found.endOn }, today);
  const rows = (await saidOfClass(tx, classId)).map(({ saidAt, ...row }) => ({
    ...row,
    saidAt: saidAt?.toISOString() ?? null,
    allowed: actsOn(actor, row.status, isOver),
  }));
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  return {
    classId,
    className: found.name,
    endOn: found.endOn,
    confirmed: count('confirmed'),
    saidWrong: count('said-wrong'),
    notYet: count('not-yet'),
    rows,
  };
}
