import { occupationNames } from '../../law/reference/index.ts';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { MarkKind, NeedChannel, NeedKind, NeedStatus, RecordReply } from './contract.ts';
import { CONTACT_MARK, NEED } from './machine.ts';
import { holdsFrom, REFUSALS, wishKeyOf } from './rules.ts';
import type { NeedPlace } from './service-people.ts';
import {
  askNeedAgain,
  changeNeed,
  insertNeed,
  lockNeed,
  mapNeed,
  type NeedRecord,
  type NewNeed,
} from './store.ts';
import { endMark, insertMark, wishWaits } from './store-marks.ts';

/** A wish as somebody says it. */
interface Wish {
  readonly kind: NeedKind;
  readonly occupationCode?: string | undefined;
  readonly words?: string | undefined;
  /** A month: from then on she has time. */
  readonly wishedFrom?: string | undefined;
  readonly placeWished?: string | undefined;
  readonly destination: 'stay' | 'leave' | 'not-known';
  readonly whereTo?: string | undefined;
}
/** A wish with whose it is, where it belongs, by which way and when it was learned. */
export interface NeedToRecord extends Wish {
  readonly personId: PersonId;
  readonly place: NeedPlace;
  readonly channel: NeedChannel;
  readonly askedOn?: LocalDate | undefined;
}

type Beginning = 'needs.record' | 'worker.recordNeed' | 'take-list';

/** What of a wish cannot be: an occupation that is not there, a place for somebody who stays, a day that is not yet or too long ago. */
async function faultOf(act: Act, need: NeedToRecord, askedOn: LocalDate) {
  const { occupationCode: code, whereTo } = need;
  if (code !== undefined && !(await occupationNames(act.tx, [code])).has(code))
    return REFUSALS.occupationUnknown;
  if (whereTo !== undefined && need.destination !== 'leave') return REFUSALS.notLeaving;
  return dayFault(act, askedOn);
}

function dayFault(act: Act, askedOn: LocalDate) {
  const today = act.clock.today();
  if (askedOn > today) return REFUSALS.inFuture;
  return askedOn < holdsFrom('wish', today) ? REFUSALS.tooOld : undefined;
}

/**
 * Records a wish (LN-2-1a). The same wish of hers that waits already, whichever village of the county keeps it, is counted
 * and not doubled; a mark that she has none or was not reached is replaced. Refuses `occupation-unknown`, `not-leaving`,
 * `asked-in-future`, `asked-too-long-ago`.
 */
export async function recordNeed(
  act: Act,
  need: NeedToRecord,
  by: Beginning = 'needs.record',
): Promise<Result<RecordReply>> {
  const askedOn = need.askedOn ?? act.clock.today();
  const fault = await faultOf(act, need, askedOn);
  if (fault) return refused(fault);
  const { personId, place } = need;
  const row = rowOf(act, need, { askedOn, status: beginning(NEED, by) });
  const waiting = await askNeedAgain(act.tx, row);
  const needId = waiting ?? (await insertOrCount(act, row));
  const isNew = needId === row.needId;
  await endMark(act.tx, { personId, divisionPath: place.divisionPath, on: act.clock.today() });
  await act.record({
    event: isNew ? 'need-recorded' : 'need-asked-again',
    objectType: 'need',
    objectId: needId,
    divisionPath: place.divisionPath,
    detail: { personId, kind: need.kind, channel: need.channel, occupationCode: row.occupationCode },
  });
  return done({ needId, isNew, personId });
}

function rowOf(
  act: Act,
  need: NeedToRecord,
  as: { readonly askedOn: LocalDate; readonly status: NeedStatus },
): NewNeed {
  const occupationCode = need.occupationCode ?? null;
  const words = need.words ?? null;
  return {
    needId: act.ids.uuid(),
    personId: need.personId,
    ...need.place,
    kind: need.kind,
    ...{ occupationCode, words, wishKey: wishKeyOf({ occupationCode, words }) },
    wishedFrom: need.wishedFrom === undefined ? null : (`${need.wishedFrom}-01` as LocalDate),
    placeWished: need.placeWished ?? null,
    destination: need.destination,
    whereTo: need.whereTo ?? null,
    channel: need.channel,
    askedBy: act.actor.accountId,
    recordedAt: act.clock.now(),
    ...as,
  };
}

/** Of many at once one is stored; the others count it. */
async function insertOrCount(act: Act, row: NewNeed): Promise<Uuid> {
  const stored = await tryConstraint(act.tx, () => insertNeed(act.tx, row));
  if (stored.ok) return row.needId;
  const waiting = await askNeedAgain(act.tx, row);
  if (waiting === undefined) throw new Error('a wish neither waits nor was stored');
  return waiting;
}

/** Somebody said what a person wishes, or that she wishes nothing, or that she was not reached. */
export interface MarkToRecord {
  readonly personId: PersonId;
  readonly place: NeedPlace;
  readonly kind: MarkKind;
  readonly reason?: string | undefined;
  readonly tries?: number | undefined;
  readonly channel: NeedChannel;
  readonly markedOn?: LocalDate | undefined;
}

/**
 * Marks on a day that a person wishes nothing, or was not reached (LN-2-1a, GS-3-1: nobody is left out); the mark that stood
 * before is replaced. Refuses `wish-waits`, `asked-in-future`, `asked-too-long-ago`, `marked-meanwhile`.
 */
export async function markContact(
  act: Act,
  mark: MarkToRecord,
): Promise<Result<{ markId: Uuid; status: 'standing'; personId: PersonId }>> {
  const { personId, place } = mark;
  const today = act.clock.today();
  const markedOn = mark.markedOn ?? today;
  const fault = dayFault(act, markedOn);
  if (fault) return refused(fault);
  if (await wishWaits(act.tx, personId, place.divisionPath)) return refused(REFUSALS.wishWaits);
  await endMark(act.tx, { personId, divisionPath: place.divisionPath, on: today });
  const markId = act.ids.uuid();
  const stored = await tryConstraint(act.tx, () =>
    insertMark(act.tx, {
      ...{ markId, personId, markedOn, ...place },
      kind: mark.kind,
      reason: mark.kind === 'not-reached' ? (mark.reason ?? null) : null,
      tries: mark.tries ?? 1,
      channel: mark.channel,
      markedBy: act.actor.accountId,
      recordedAt: act.clock.now(),
      status: beginning(CONTACT_MARK, 'needs.mark'),
    }),
  );
  if (!stored.ok) return refused(REFUSALS.marked);
  await act.record({
    event: 'contact-marked',
    objectType: 'contact-mark',
    objectId: markId,
    divisionPath: place.divisionPath,
    detail: { personId, kind: mark.kind, channel: mark.channel },
  });
  return done({ markId, status: 'standing' as const, personId });
}

interface Asked {
  readonly needId: Uuid;
  readonly version: number;
}
type Step = 'needs.map' | 'needs.serve' | 'needs.withdraw' | 'worker.withdrawNeed';
type Answer = { needId: Uuid; status: NeedStatus; version: number };

async function locked(act: Act, asked: Asked, step: Step): Promise<Result<NeedRecord>> {
  const found = await lockNeed(act.tx, asked.needId);
  if (!found) return refused(NOT_FOUND);
  if (found.version !== asked.version) return refused(REFUSALS.versionConflict);
  return canDo(NEED, found.status, step) ? done(found) : refused(REFUSALS.wrongStatus);
}

function recordStep(act: Act, need: NeedRecord, event: string, detail?: Readonly<Record<string, unknown>>) {
  const { needId: objectId, divisionPath, personId } = need;
  return act.record({ event, objectType: 'need', objectId, divisionPath, detail: { personId, ...detail } });
}

/**
 * Somebody confirms which occupation her words mean. Refuses `not-found`, `version-conflict`, `need-state`,
 * `occupation-unknown`, `same-need-waits` where she waits for that occupation already.
 */
export async function mapToOccupation(
  act: Act,
  asked: Asked & { readonly occupationCode: string },
): Promise<Result<Answer>> {
  const found = await locked(act, asked, 'needs.map');
  if (!found.ok) return found;
  const { occupationCode } = asked;
  if (!(await occupationNames(act.tx, [occupationCode])).has(occupationCode))
    return refused(REFUSALS.occupationUnknown);
  const to = { occupationCode, by: act.actor.accountId, on: act.clock.today() };
  const mapped = await tryConstraint(act.tx, () => mapNeed(act.tx, asked.needId, to));
  if (!mapped.ok) return refused(REFUSALS.sameWaits);
  await recordStep(act, found.value, 'need-mapped', { occupationCode });
  const status = nextOf(NEED, found.value.status, 'needs.map');
  return done({ needId: asked.needId, status, version: mapped.value });
}

/**
 * A result that no class here shows: trained elsewhere, found a job. By the paper that says it. Refuses `not-found`,
 * `version-conflict`, `need-state`, `served-in-future`.
 */
export async function serveByHand(
  act: Act,
  asked: Asked & { readonly servedOn: LocalDate; readonly certified: boolean; readonly paper: string },
): Promise<Result<Answer>> {
  const found = await locked(act, asked, 'needs.serve');
  if (!found.ok) return found;
  const { servedOn: on, certified, paper } = asked;
  if (on > act.clock.today() || on < found.value.firstAskedOn) return refused(REFUSALS.servedInFuture);
  const status = nextOf(NEED, found.value.status, 'needs.serve');
  const version = await changeNeed(act.tx, asked.needId, {
    status,
    served: { on, by: 'hand', certified, paper },
  });
  await recordStep(act, found.value, 'need-served', { by: 'hand', certified });
  return done({ needId: asked.needId, status, version });
}

/**
 * A wish is taken out of the ledger, by her or by whoever keeps it, with a reason. Refuses `not-found`, `version-conflict`,
 * `need-state`.
 */
export async function withdrawNeed(
  act: Act,
  asked: Asked & { readonly endReason: string; readonly endNote?: string | undefined },
  by: 'needs.withdraw' | 'worker.withdrawNeed' = 'needs.withdraw',
): Promise<Result<Answer>> {
  const found = await locked(act, asked, by);
  if (!found.ok) return found;
  const status = nextOf(NEED, found.value.status, by);
  const ended = { on: act.clock.today(), reason: asked.endReason, note: asked.endNote ?? null };
  const version = await changeNeed(act.tx, asked.needId, { status, ended });
  await recordStep(act, found.value, 'need-withdrawn', { endReason: asked.endReason });
  return done({ needId: asked.needId, status, version });
}
