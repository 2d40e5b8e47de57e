import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import type { ClaimSettingsBook, lockLines } from '../claims/index.ts';
import { nextNumber } from '../funds/index.ts';
import { OBJECTION, PUBLICATION } from './machine.ts';
import { isOver, REFUSALS } from './rules.ts';
import { findPublication, type PublicationRow, publishedLine } from './store.ts';
import {
  findAnswer,
  insertObjection,
  loadOf,
  lockRaising,
  type ObjectionAnswer,
  type ObjectionStatus,
} from './store-objections.ts';

export interface RaisedObjection {
  readonly lineNo: number;
  readonly content: string;
  readonly name: string;
  /** Digits only. */
  readonly phone: string;
  /** Network address of whoever raises it. */
  readonly address: string;
}

/**
 * Anybody who can be answered objects to one line of a running publication; that line alone waits. Refuses
 * `publication-over`, `no-such-line`, `objection-twice`, `objection-limit`, `calendar-too-short`.
 */
export async function raiseObjection(
  act: Act,
  settings: ClaimSettingsBook,
  publicationId: Uuid,
  raised: RaisedObjection,
): Promise<Result<{ objectionId: Uuid; number: string; acceptedBy: LocalDate }>> {
  const today = act.clock.today();
  const publication = await findPublication(act.tx, publicationId);
  if (!publication || !canDo(PUBLICATION, publication.status, 'object')) return refused(NOT_FOUND);
  if (isOver(publication, today)) return refused(REFUSALS.periodOver(publication.lastDay));
  const line = await publishedLine(act.tx, publicationId, raised.lineNo);
  if (!line) return refused(REFUSALS.noSuchLine);
  await lockRaising(act.tx, publicationId);
  const indexes = {
    phoneIndex: phoneIndexOf(act, raised.phone),
    addressIndex: act.ciphers.blindIndex('contact', `address:${raised.address}`),
  };
  const limit = await limitOf(act, settings, { publicationId, ...indexes });
  if (limit) return refused(limit);
  return keepObjection(act, settings, {
    ...indexes,
    publication,
    line,
    raised,
    status: beginning(OBJECTION, 'raise'),
    recordedBy: null,
    isLate: false,
    event: 'objection-raised',
  });
}

/** The keyed digest by which one telephone is known again. */
export function phoneIndexOf(act: Act, phone: string): Buffer {
  return act.ciphers.blindIndex('contact', `phone:${phone.slice(-11)}`);
}

/** An objection as it is stored, by whichever way it came. */
interface KeptObjection {
  readonly publication: PublicationRow;
  readonly line: Parameters<typeof lockLines>[1][number];
  readonly raised: Omit<RaisedObjection, 'address'>;
  readonly phoneIndex: Buffer;
  readonly addressIndex: Buffer | null;
  readonly status: ObjectionStatus;
  readonly recordedBy: string | null;
  readonly isLate: boolean;
  readonly event: string;
}

/** Gives an objection its number and the day by which it is accepted. Refuses `objection-twice`, `calendar-too-short`. */
export async function keepObjection(
  act: Act,
  settings: ClaimSettingsBook,
  kept: KeptObjection,
): Promise<Result<{ objectionId: Uuid; number: string; acceptedBy: LocalDate }>> {
  const { publication, raised, line, event, ...rest } = kept;
  const { publicationId, divisionPath } = publication;
  const today = act.clock.today();
  const { acceptDays } = settings.of('default').objectionLimits;
  const due = await workingDaysAfter(act.tx, today, acceptDays);
  if (!due.ok) return due;
  const objectionId = act.ids.uuid();
  const series = `Y${publication.divisionCode}-${yearOf(today)}`;
  const number = `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`;
  const stored = await tryConstraint(act.tx, () =>
    insertObjection(act.tx, {
      ...line,
      ...rest,
      objectionId,
      publicationId,
      divisionPath,
      number,
      content: raised.content,
      objectorName: raised.name,
      phoneCipher: act.ciphers.encrypt(`objection.objector_phone_cipher.${objectionId}`, raised.phone),
      phoneTail: raised.phone.slice(-4),
      raisedAt: act.clock.now(),
      dueOn: due.value,
      dueWorkingDays: acceptDays,
    }),
  );
  if (!stored.ok) {
    if (stored.violation.constraint === 'objection_once') return refused(REFUSALS.objectionTwice);
    throw new Error(`objection not stored: ${stored.violation.constraint}`);
  }
  await act.record({
    event,
    objectType: 'objection',
    objectId: objectionId,
    divisionPath,
    detail: {
      number,
      publication: publication.number,
      lineNo: raised.lineNo,
      ...(rest.isLate ? { late: true } : {}),
    },
  });
  return done({ objectionId, number, acceptedBy: due.value });
}

/** Why no more is taken from this telephone or address; undefined when it is. */
async function limitOf(
  act: Act,
  settings: ClaimSettingsBook,
  from: { publicationId: Uuid; phoneIndex: Buffer; addressIndex: Buffer },
): Promise<Refusal | undefined> {
  const limits = settings.of('default').objectionLimits;
  const since = new Date(`${act.clock.today()}T00:00:00+08:00`);
  const load = await loadOf(act.tx, { ...from, since });
  if (load.phoneWaiting >= limits.phoneWaiting) return REFUSALS.objectionsOfPhone(limits.phoneWaiting);
  if (load.phoneToday >= limits.phoneADay) return REFUSALS.objectionsOfPhone(limits.phoneADay);
  if (load.addressToday >= limits.addressADay) return REFUSALS.objectionsOfAddress(limits.addressADay);
  return undefined;
}

/**
 * The state of one objection, and its answer once there is one, for whoever knows its number and the end of the telephone
 * number that was left. Refuses `not-found`.
 */
export async function lookUpObjection(
  act: Act,
  asked: { readonly number: string; readonly phoneTail: string },
): Promise<Result<ObjectionAnswer>> {
  const answer = await findAnswer(act.tx, asked.number, asked.phoneTail);
  if (!answer) return refused(REFUSALS.noSuchObjection);
  await act.record({
    event: 'objection-looked-up',
    objectType: 'objection',
    objectId: answer.objectionId,
    detail: { number: answer.number },
  });
  return done(answer);
}
