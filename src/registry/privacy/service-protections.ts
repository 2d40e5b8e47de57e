import type { z } from 'zod';
import {
  type Act,
  NOT_FOUND,
  renamePersonAccount,
  selectStaffByLogin,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import {
  openCase,
  performStep,
  type ReviewBody,
  type SubjectType,
  withdrawProposal,
} from '../../platform/approvals/index.ts';
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
import {
  divisionOfPerson,
  openShielded,
  PROTECTED_NAME,
  shieldPerson,
  unshieldPerson,
} from '../persons/index.ts';
import type { openReply, ProtectionMoved, ProtectionStatus } from './contract-protections.ts';
import { PROTECTION } from './machine.ts';
import type { ProtectionFollowers } from './ports.ts';
import { REFUSALS, refusalOfDays } from './rules.ts';
import { noteLook } from './service-looks.ts';
import { insertProtection, lockProtection, moveProtection, type ProtectionRow } from './store-protections.ts';

type Moved = Promise<Result<ProtectionMoved>>;
type Review = Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' };
interface Said {
  readonly version: number;
  readonly reason: string;
}

const BEGUN = 'person-protection' as const satisfies SubjectType;
const ENDING = 'protection-end' as const satisfies SubjectType;

/**
 * A handler proposes that only these officers open the record of a person, until a day; nothing is hidden until another
 * person agrees. Refuses `not-found`, `protection-day-past`, `protection-too-long`, `officer-unknown`,
 * `protection-there-already`.
 */
export async function proposeProtection(
  act: Act,
  asked: {
    readonly personId: PersonId;
    readonly reason: string;
    readonly document: string;
    readonly officers: readonly string[];
    readonly untilOn: LocalDate;
  },
): Moved {
  const divisionPath = await divisionOfPerson(act.tx, asked.personId);
  if (divisionPath === undefined || act.actor.divisionPath === null) return refused(NOT_FOUND);
  const days = refusalOfDays(act.clock.today(), asked.untilOn);
  if (days) return refused(days);
  const logins = [...new Set(asked.officers)];
  const found = await selectStaffByLogin(act.tx, logins, act.actor.divisionPath);
  if (found.size < logins.length) return refused(REFUSALS.officerUnknown);
  const row = {
    ...asked,
    protectionId: act.ids.uuid(),
    divisionPath,
    officers: logins.map((login) => found.get(login) as Uuid),
    status: beginning(PROTECTION, 'protections.propose'),
    proposedById: act.actor.accountId,
    proposedAt: act.clock.now(),
  };
  const stored = await tryConstraint(act.tx, () => insertProtection(act.tx, row));
  if (!stored.ok) {
    if (stored.violation.constraint === 'person_protection_one_living')
      return refused(REFUSALS.protectedAlready);
    throw new Error(`protection not stored: ${stored.violation.constraint}`);
  }
  const opened = await propose(act, BEGUN, row, asked.reason);
  if (!opened.ok) return opened;
  await record(act, row, { event: 'protection-proposed', reason: asked.reason });
  const { protectionId, status } = row;
  return done({ protectionId, status, version: 1 });
}

function propose(
  act: Act,
  subjectType: SubjectType,
  { protectionId, divisionPath }: Pick<ProtectionRow, 'protectionId' | 'divisionPath'>,
  opinion: string,
) {
  return openCase(act, {
    subjectType,
    subjectId: protectionId,
    ...{ divisionPath, organisationId: null },
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion,
  });
}

type Route =
  | 'protections.decide'
  | 'protections.withdraw'
  | 'protections.proposeEnd'
  | 'protections.decideEnd'
  | 'protections.withdrawEnd';

/** The protection, locked and as it was seen. Refuses `not-found`, `wrong-status`, `version-conflict`. */
async function seen(
  act: Act,
  protectionId: Uuid,
  route: Route,
  version: number,
): Promise<Result<ProtectionRow>> {
  const row = await lockProtection(act.tx, protectionId);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(PROTECTION, row.status, route)) return refused(REFUSALS.notSo);
  return row.version === version ? done(row) : refused(VERSION_CONFLICT);
}

function step(act: Act, subjectType: SubjectType, protectionId: Uuid, review: Review) {
  return performStep(act, {
    subjectType,
    subjectId: protectionId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
}

/**
 * Another person decides; agreed, name and number are hidden at once, in lists that were published too. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideProtection(
  act: Act,
  protectionId: Uuid,
  review: Review,
  followers: ProtectionFollowers,
): Moved {
  const found = await seen(act, protectionId, 'protections.decide', review.version);
  if (!found.ok) return found;
  const performed = await step(act, BEGUN, protectionId, review);
  if (!performed.ok) return performed;
  const { value: row } = found;
  if (review.decision === 'passed') {
    await shieldPerson(act, row.personId, row.officers);
    await renamePersonAccount(act.tx, row.personId, PROTECTED_NAME);
    await followers.hide(act, row.personId, PROTECTED_NAME);
  }
  const status = nextOf(PROTECTION, row.status, 'protections.decide', review.decision);
  return move(act, row, status, { event: 'protection-decided', reason: review.opinion?.trim() });
}

/** Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `version-conflict`, `not-own-proposal`. */
export async function withdrawProtection(act: Act, protectionId: Uuid, said: Said): Moved {
  const found = await seen(act, protectionId, 'protections.withdraw', said.version);
  if (!found.ok) return found;
  const back = await withdrawProposal(act, BEGUN, protectionId, said.reason);
  if (!back.ok) return back;
  const status = nextOf(PROTECTION, found.value.status, 'protections.withdraw');
  return move(act, found.value, status, { event: 'protection-withdrawn', reason: said.reason });
}

/** A handler proposes to end it before its day. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function proposeEnd(act: Act, protectionId: Uuid, said: Said): Moved {
  const found = await seen(act, protectionId, 'protections.proposeEnd', said.version);
  if (!found.ok) return found;
  const opened = await propose(act, ENDING, found.value, said.reason);
  if (!opened.ok) return opened;
  const status = nextOf(PROTECTION, found.value.status, 'protections.proposeEnd');
  return move(act, found.value, status, { event: 'protection-end-proposed', reason: said.reason });
}

/**
 * Another person lets it end; then everybody who may reads the record again. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideEnd(act: Act, protectionId: Uuid, review: Review): Moved {
  const found = await seen(act, protectionId, 'protections.decideEnd', review.version);
  if (!found.ok) return found;
  const performed = await step(act, ENDING, protectionId, review);
  if (!performed.ok) return performed;
  const { value: row } = found;
  if (review.decision === 'passed') await lift(act, row.personId);
  const status = nextOf(PROTECTION, row.status, 'protections.decideEnd', review.decision);
  return move(act, row, status, { event: 'protection-end-decided', reason: review.opinion?.trim() });
}

/** The proposal to end it is taken back. Refuses `not-found`, `wrong-status`, `version-conflict`, `not-own-proposal`. */
export async function withdrawEnd(act: Act, protectionId: Uuid, said: Said): Moved {
  const found = await seen(act, protectionId, 'protections.withdrawEnd', said.version);
  if (!found.ok) return found;
  const back = await withdrawProposal(act, ENDING, protectionId, said.reason);
  if (!back.ok) return back;
  const status = nextOf(PROTECTION, found.value.status, 'protections.withdrawEnd');
  return move(act, found.value, status, { event: 'protection-end-withdrawn', reason: said.reason });
}

/** Ends one whose day has passed, as part of the nightly job. */
export async function expire(act: Act, row: ProtectionRow): Promise<void> {
  await lift(act, row.personId);
  await move(act, row, nextOf(PROTECTION, row.status, 'expire'), {
    event: 'protection-expired',
    reason: undefined,
  });
}

async function lift(act: Act, personId: PersonId): Promise<void> {
  const name = await unshieldPerson(act, personId);
  if (name !== undefined) await renamePersonAccount(act.tx, personId, name);
}

/**
 * A named officer opens the record: who it is, recorded with the reason, and shown to her. Refuses `not-found`,
 * `wrong-status`, `officer-not-named`.
 */
export async function openProtected(
  act: Act,
  protectionId: Uuid,
  reason: string,
): Promise<Result<z.infer<typeof openReply>>> {
  const row = await lockProtection(act.tx, protectionId);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(PROTECTION, row.status, 'protections.open')) return refused(REFUSALS.notSo);
  const opened = await openShielded(act, row.personId);
  if (!opened) return refused(REFUSALS.notNamed);
  await noteLook(act, { actor: act.actor, purpose: 'protected-opened', persons: [row.personId], reason });
  await act.record({
    event: 'protected-person-opened',
    objectType: 'person-protection',
    objectId: protectionId,
    outcome: 'viewed',
    divisionPath: row.divisionPath,
    reason,
  });
  return done({ ...opened, shownAt: act.clock.now().toISOString() });
}

async function move(
  act: Act,
  row: ProtectionRow,
  status: ProtectionStatus,
  said: { readonly event: string; readonly reason: string | undefined },
): Moved {
  const endedOn = status === 'ended' ? act.clock.today() : null;
  if (!(await moveProtection(act.tx, row, { status, endedOn }))) return refused(VERSION_CONFLICT);
  await record(act, row, said);
  return done({ protectionId: row.protectionId, status, version: row.version + 1 });
}

function record(
  act: Act,
  row: Pick<ProtectionRow, 'protectionId' | 'divisionPath' | 'untilOn' | 'document'>,
  { event, reason }: { readonly event: string; readonly reason: string | undefined },
): Promise<void> {
  const { untilOn, document } = row;
  return act.record({
    event,
    objectType: 'person-protection',
    objectId: row.protectionId,
    divisionPath: row.divisionPath,
    detail: { untilOn, document },
    ...(reason ? { reason } : {}),
  });
}
