import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf, mayCall } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf, type StoredFile } from '../../platform/files/index.ts';
import type { Ciphers, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { attendanceSheet } from '../attendance/index.ts';
import { classToOpen } from '../classes/index.ts';
import { countingRule, hoursOfClass, hoursOfPerson } from '../online-training/index.ts';
import type { classReply, Half, personReply } from './contract.ts';
import { HALVES } from './contract.ts';
import { EVIDENCE_ITEM } from './machine.ts';
import type { EvidenceFollowers } from './ports.ts';
import { halfOfLesson } from './rules.ts';
import {
  accountNames,
  type ClassSession,
  type ItemRow,
  itemsOfClass,
  outcomesOfClass,
  sessionsOfClass,
} from './store.ts';
import { marksByHalf, marksOfPersonIn } from './store-marks.ts';
import { listSigns } from './store-signs.ts';
import { afterClass, afterPerson } from './views-after.ts';
import { signView } from './views-signs.ts';

export interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly ciphers: Ciphers;
}

type ClassReply = z.input<typeof classReply>;
type Later = Pick<EvidenceFollowers, 'confirmationsOf'>;
type HalfView = ClassReply['days'][number]['halves'][number];
type Sheet = NonNullable<Awaited<ReturnType<typeof attendanceSheet>>>;

const MOST_SIGNS = 200;

/** A class as one time line: lessons, marks, roll and evidence by half day, what came of it, and its signs for whoever judges them. */
export async function classView(
  reader: Reader,
  classId: Uuid,
  later: Later,
): Promise<ClassReply | undefined> {
  const { tx, actor } = reader;
  const held = await classToOpen(tx, classId);
  const sheet = held && (await attendanceSheet(tx, classId));
  if (!held || !sheet) return undefined;
  const signs = mayCall('evidence.signs', actor.role)
    ? (await listSigns(tx, { status: null, rule: null, classId, after: null, limit: MOST_SIGNS })).rows
    : [];
  const outcomes = await outcomesOfClass(tx, classId);
  const of = (result: string | null) => outcomes.filter((outcome) => outcome.result === result).length;
  const passed = of('passed');
  const none = of(null);
  const hours = await hoursOfClass(tx, classId);
  return {
    classId,
    className: held.name,
    organisationName: await organisationNameOf(tx, held.organisationId),
    startOn: held.startOn,
    endOn: held.endedEarlyOn ?? held.endOn,
    days: await daysOf(reader, classId, sheet),
    online:
      hours.people === 0
        ? null
        : { ...hours, counted: countingRule(held.divisionCode, held.startOn).sentence },
    results: {
      passed,
      failed: outcomes.length - passed - none,
      none,
      certificates: outcomes.filter(({ certificateNumber }) => certificateNumber !== null).length,
    },
    ...(await afterClass(tx, { classId, outcomes }, later)),
    signs: signs.map((sign) => signView(sign, actor)),
    people: sheet.rows.map(({ personId, name, idNumberMasked }) => ({ personId, name, idNumberMasked })),
    allowed: [
      ...(['approved', 'completed'].includes(held.status) ? allowedOf(actor, ['evidence.add']) : []),
      ...allowedOf(actor, ['evidence.find']),
    ],
  };
}

async function daysOf(reader: Reader, classId: Uuid, sheet: Sheet): Promise<ClassReply['days']> {
  const { tx } = reader;
  const sessions = await sessionsOfClass(tx, classId);
  const marks = await marksByHalf(tx, classId);
  const rows = await itemsOfClass(tx, classId);
  const items = await itemViews(reader, rows);
  const slots = sheet.slots.map((slot, index) => ({ ...slot, day: slot.day as LocalDate, index }));
  const days = new Set<string>([
    ...sessions.map(({ taughtOn }) => taughtOn),
    ...marks.map(({ day }) => day),
    ...rows.map(({ taughtOn }) => taughtOn),
    ...slots.map(({ day }) => day),
  ]);
  const present = (index: number) => ({
    count: sheet.rows.filter((row) => row.marks[index] === 'present').length,
    of: sheet.rows.length,
  });
  return [...days].sort().map((day) => {
    const halves = [...HALVES, null].flatMap((half): HalfView[] => {
      const slot = slots.find((one) => one.day === day && one.half === half);
      const counted = marks.find((one) => one.day === day && one.half === half);
      const view: HalfView = {
        half,
        sessions: sessions
          .filter(({ taughtOn, from }) => taughtOn === day && halfOfLesson(from) === half)
          .map(lesson),
        marks: counted
          ? {
              people: counted.people,
              ways: [...counted.ways],
              firstAt: counted.firstAt.toISOString(),
              lastAt: counted.lastAt.toISOString(),
            }
          : null,
        present: slot ? present(slot.index) : null,
        items: items.filter((item) => item.taughtOn === day && item.half === half),
      };
      const isEmpty =
        view.sessions.length === 0 && view.items.length === 0 && view.marks === null && view.present === null;
      return isEmpty ? [] : [view];
    });
    return { day, halves };
  });
}

function lesson({ taughtOn: _, ...session }: ClassSession) {
  return session;
}

type ItemView = HalfView['items'][number];

async function itemViews({ tx, actor, ciphers }: Reader, rows: readonly ItemRow[]): Promise<ItemView[]> {
  const files: ReadonlyMap<string, readonly StoredFile[]> = await filesOf(
    { tx, ciphers },
    'evidence-item',
    rows.flatMap(({ itemId, fileId }) => (fileId === null ? [] : [itemId])),
  );
  const names = await accountNames(
    tx,
    rows.map(({ recordedBy }) => recordedBy),
  );
  return rows.map((row) => {
    const { itemId, kind, taughtOn, half, sessionNo, said, cameraTime, place, latitude, longitude } = row;
    const { videoName, videoStart, videoSeconds, videoDigest, copies, status, withdrawnReason } = row;
    return {
      ...{ itemId, kind, taughtOn, half, sessionNo, said, cameraTime, place, latitude, longitude },
      ...{ videoName, videoStart, videoSeconds, videoDigest, copies, status, withdrawnReason },
      file: files.get(itemId)?.[0] ?? null,
      recordedAt: row.recordedAt.toISOString(),
      recordedBy: names.get(row.recordedBy) ?? '',
      allowed: row.recordedBy === actor.accountId ? allowedIn(EVIDENCE_ITEM, status, actor) : [],
    };
  });
}

/** What one person of the class did, half day by half day; undefined where she is not on its roster. */
export async function personLine(
  { tx }: Pick<Reader, 'tx'>,
  { classId, personId }: { readonly classId: Uuid; readonly personId: PersonId },
  later: Later,
): Promise<z.input<typeof personReply> | undefined> {
  const held = await classToOpen(tx, classId);
  const sheet = held && (await attendanceSheet(tx, classId));
  const row = sheet?.rows.find((one) => one.personId === personId);
  if (!held || !sheet || !row) return undefined;
  const sessions = await sessionsOfClass(tx, classId);
  const marks = await marksOfPersonIn(tx, classId, personId);
  const keys = new Map<string, { day: string; half: Half }>();
  const note = (day: string, half: Half) => keys.set(`${day} ${HALVES.indexOf(half)}`, { day, half });
  for (const { day, half } of sheet.slots) note(day, half);
  for (const { taughtOn, from } of sessions) note(taughtOn, halfOfLesson(from));
  for (const { day, half } of marks) note(day, half);
  const outcome = (await outcomesOfClass(tx, classId)).find((one) => one.personId === personId);
  const person = (await personViews(tx, [personId])).get(personId);
  return {
    classId,
    className: held.name,
    personId,
    name: person?.name ?? row.name,
    idNumberMasked: row.idNumberMasked,
    halves: [...keys]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([, { day, half }]) => {
        const index = sheet.slots.findIndex((slot) => slot.day === day && slot.half === half);
        return {
          ...{ day, half },
          sessions: sessions
            .filter(({ taughtOn, from }) => taughtOn === day && halfOfLesson(from) === half)
            .map(lesson),
          mark: index < 0 ? null : (row.marks[index] ?? null),
          marks: marks
            .filter((mark) => mark.day === day && mark.half === half)
            .map(({ moment, way, at, reason }) => ({ moment, way, at: at.toISOString(), reason })),
        };
      }),
    online: (await hoursOfPerson(tx, classId, personId)).map(({ fromAt, untilAt, ...rest }) => ({
      ...rest,
      fromAt: fromAt.toISOString(),
      untilAt: untilAt.toISOString(),
    })),
    ...(await afterPerson(tx, { classId, personId }, later)),
    result: outcome?.result ?? null,
    certificate:
      outcome?.certificateNumber == null
        ? null
        : { number: outcome.certificateNumber, issuedOn: outcome.certificateIssuedOn },
  };
}

async function organisationNameOf(tx: Tx, organisationId: Uuid): Promise<string> {
  return (await organisationById(tx, organisationId))?.name ?? '';
}
