import type { z } from 'zod';
import type { Vocabulary } from '../../law/policy/index.ts';
import { type Act, accountsBehind, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, type SubjectType, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import {
  beginning,
  canDo,
  done,
  type IdentityNumber,
  identityOf,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type {
  CorrectedField,
  CorrectionSubject,
  correctBody,
  correctionReply,
  supplyBody,
} from './contract-corrections.ts';
import { CORRECTION } from './machine.ts';
import type { PersonFollowers } from './ports.ts';
import {
  changedFields,
  goneOn,
  holdReason,
  type IdentityValues,
  payloadOf,
  pick,
  CORRECTION_REFUSALS as REFUSALS,
  type StatementValues,
} from './rules-corrections.ts';
import { numberContext, personIdsByNumber, phoneContext } from './service.ts';
import { factsOf } from './service-facts.ts';
import { whyElsewhere, whyNotHeld } from './service-held.ts';
import { linkedPersons } from './service-links.ts';
import {
  type CorrectionRow,
  findCorrection,
  insertCorrection,
  lockPerson,
  setCorrectionStatus,
  tiedDivision,
} from './store-corrections.ts';

export interface CorrectionDeps {
  readonly vocabulary: Vocabulary;
  readonly followers: PersonFollowers;
}
export type CorrectionAnswer = z.infer<typeof correctionReply>;

export const valuesContext = (correctionId: Uuid, side: 'before' | 'after') =>
  `person_correction.${side}.${correctionId}`;
/** Working days of the second person. */
const REVIEW_WORKING_DAYS = 5;

/** Under which subject it is reviewed. */
export function subjectTypeOf(subject: CorrectionSubject): SubjectType {
  return subject === 'identity' ? 'person-correction' : 'fact-correction';
}

/** Who a person is on record, opened; its row stays locked. Undefined when out of reach, or held by another county. */
export async function identityOnRecord(
  act: Act,
  personId: PersonId,
  lock = true,
): Promise<(IdentityValues & { readonly name: string; readonly idNumber: IdentityNumber }) | undefined> {
  const row = await lockPerson(act.tx, personId, lock);
  if (!row) return undefined;
  return {
    name: row.name,
    idNumber: act.ciphers.decrypt(numberContext(personId), row.idNumberCipher) as IdentityNumber,
    phone: row.phoneCipher ? act.ciphers.decrypt(phoneContext(personId), row.phoneCipher) : undefined,
  };
}

/**
 * Proposes another name, number or phone of a person; nothing changes until a second person agrees. A number in doubt
 * holds the lines that are not paid. Refuses `not-found`, `moved-away`, `id-number-faulty`, `nothing-changed`,
 * `number-of-another`, `correction-waiting`, `file-not-staged`.
 */
export async function proposeCorrection(
  act: Act,
  personId: PersonId,
  body: z.infer<typeof correctBody>,
  deps: CorrectionDeps,
): Promise<Result<CorrectionAnswer>> {
  const before = await identityOnRecord(act, personId);
  const elsewhere = await whyNotHeld(act.tx, [personId]);
  if (!before || elsewhere) return refused(elsewhere ?? NOT_FOUND);
  const idNumber =
    body.idNumber === undefined
      ? undefined
      : identityOf(body.documentKind ?? 'resident', body.idNumber.toUpperCase());
  if (body.idNumber !== undefined && idNumber === undefined) return refused(REFUSALS.numberFaulty);
  const after: IdentityValues = { name: body.name?.trim(), idNumber, phone: body.phone };
  const changed = changedFields(before, after);
  if (changed.length === 0) return refused(REFUSALS.nothingChanged);
  if (idNumber !== undefined && changed.includes('id-number')) {
    const owner = (await personIdsByNumber(act.tx, act.ciphers, [idNumber])).get(idNumber);
    if (owner !== undefined && owner !== personId) return refused(REFUSALS.numberOfAnother);
  }
  return propose(act, {
    personId,
    subject: 'identity',
    changed,
    values: { before: pick(before, changed), after: pick(after, changed) },
    grounds: body,
    held: changed.includes('id-number') ? { reason: holdReason('identity') } : undefined,
    deps,
  });
}

/**
 * Proposes one fact about a person, from a paper: a group, a death, a pension. It counts once a second person agrees; a
 * death holds what is paid to the person at once. Refuses `not-found`, `moved-away`, `facts-elsewhere`, `known-in-future`,
 * `older-than-known`, what is missing of the paper, `nothing-changed`, `correction-waiting`, `file-not-staged`.
 */
export async function proposeFact(
  act: Act,
  personId: PersonId,
  body: z.infer<typeof supplyBody>,
  deps: CorrectionDeps,
): Promise<Result<CorrectionAnswer>> {
  const isLocked = (await identityOnRecord(act, personId)) !== undefined;
  const elsewhere = await whyElsewhere(act.tx, [personId]);
  if (!isLocked || elsewhere) return refused(elsewhere ?? NOT_FOUND);
  // A death counts under whichever number; every other fact under the number that stays.
  const staysId = (await linkedPersons(act.tx, [personId])).get(personId)?.staysId ?? personId;
  if (staysId !== personId && body.kind !== 'population') return refused(REFUSALS.factsElsewhere);
  const known = await knownFact(act, personId, body.kind);
  const today = act.clock.today();
  const read = payloadOf(body, known, { today, vocabulary: deps.vocabulary });
  if ('refusal' in read) return refused(read.refusal);
  const after: StatementValues = { payload: read.payload, knownOn: body.knownOn };
  const before = known ? ({ payload: known.payload, knownOn: known.knownOn } as StatementValues) : null;
  if (JSON.stringify(before?.payload) === JSON.stringify(after.payload))
    return refused(REFUSALS.nothingChanged);
  const gone = goneOn(body.kind, after);
  return propose(act, {
    personId,
    subject: body.kind,
    changed: ['statement'],
    values: { before, after },
    grounds: body,
    held:
      gone === undefined ? undefined : { reason: holdReason('population', gone), diedOn: gone as LocalDate },
    deps,
  });
}

/** What is known of this kind now. */
export async function knownFact(act: Act, personId: PersonId, kind: CorrectionSubject) {
  const facts = (await factsOf(act.tx, act.ciphers, [personId])).get(personId);
  return facts?.find((fact) => fact.kind === kind);
}

interface Proposal {
  readonly personId: PersonId;
  readonly subject: CorrectionSubject;
  readonly changed: CorrectedField[];
  readonly values: { readonly before: object | null; readonly after: object };
  readonly grounds: {
    readonly reason: string;
    readonly document: string;
    readonly fileIds?: readonly string[] | undefined;
  };
  readonly held: { readonly reason: string; readonly diedOn?: LocalDate } | undefined;
  readonly deps: CorrectionDeps;
}

async function propose(act: Act, proposal: Proposal): Promise<Result<CorrectionAnswer>> {
  const { personId, subject, grounds, held, deps } = proposal;
  const stored = await storeCorrection(act, proposal, {
    status: beginning(CORRECTION, proposedBy(subject)),
    proposedById: act.actor.accountId,
  });
  if (!stored.ok) return stored;
  const { correctionId, divisionPath, organisationId } = stored.value;
  const opened = await openCase(act, {
    subjectType: subjectTypeOf(subject),
    subjectId: correctionId,
    divisionPath,
    organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: REVIEW_WORKING_DAYS, clause: null },
    opinion: grounds.reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, grounds.fileIds ?? [], {
    subjectType: 'person-correction',
    subjectId: correctionId,
    divisionPath,
    organisationId,
  });
  if (!attached.ok) return attached;
  const heldLines = held ? await deps.followers.holdLines(act, { personId, ...held }) : 0;
  await record(act, stored.value, {
    event: subject === 'identity' ? 'person-correction-proposed' : 'person-fact-proposed',
    reason: grounds.reason,
    detail: { files: attached.value.count, heldLines },
  });
  return done({ correctionId, personId, status: 'open', heldLines, version: 1 });
}

const proposedBy = (subject: CorrectionSubject) =>
  subject === 'identity' ? 'persons.correct' : 'persons.supplyFact';

/** Stores what is changed with what was before. Refuses `not-found`, `correction-waiting`. */
export async function storeCorrection(
  act: Act,
  { personId, subject, changed, values, grounds }: Omit<Proposal, 'held' | 'deps'>,
  { status, proposedById }: Pick<CorrectionRow, 'status' | 'proposedById'>,
): Promise<Result<Omit<CorrectionRow, 'version'>>> {
  const { organisationId } = act.actor;
  const divisionPath =
    organisationId === null
      ? act.actor.divisionPath
      : ((await tiedDivision(act.tx, personId, organisationId)) ?? null);
  if (divisionPath === null) return refused(NOT_FOUND);
  const correctionId = act.ids.uuid();
  const encrypted = (side: 'before' | 'after', of: object) =>
    act.ciphers.encrypt(valuesContext(correctionId, side), JSON.stringify(of));
  const now = act.clock.now();
  const row: Omit<CorrectionRow, 'version'> = {
    correctionId,
    personId,
    subject,
    changed,
    beforeCipher: values.before === null ? null : encrypted('before', values.before),
    afterCipher: encrypted('after', values.after),
    divisionPath,
    organisationId,
    reason: grounds.reason,
    document: grounds.document,
    status,
    proposedById,
    proposedAt: now,
    decidedAt: status === 'open' ? null : now,
  };
  const added = await tryConstraint(act.tx, () => insertCorrection(act.tx, row));
  if (added.ok) return done(row);
  if (added.violation.constraint === 'person_correction_one_open') return refused(REFUSALS.waiting);
  throw new Error(`correction not stored: ${added.violation.constraint}`);
}

/**
 * Whoever proposed a correction takes it back while nobody has decided, for a reason; lines that it held stay held until
 * two people release them. Refuses `not-found`, `wrong-status`, `not-proposer`, `version-conflict`.
 */
export async function withdrawCorrection(
  act: Act,
  correctionId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<CorrectionAnswer>> {
  const correction = await findCorrection(act.tx, correctionId, true);
  if (!correction) return refused(NOT_FOUND);
  if (!canDo(CORRECTION, correction.status, 'persons.withdrawCorrection')) return refused(REFUSALS.notOpen);
  const behind = await accountsBehind(act.tx, [correction.proposedById]);
  if (!behind.get(correction.proposedById)?.includes(act.actor.accountId))
    return refused(REFUSALS.notTheProposer);
  if (correction.version !== given.version) return refused(VERSION_CONFLICT);
  const status = nextOf(CORRECTION, correction.status, 'persons.withdrawCorrection');
  if (!(await setCorrectionStatus(act.tx, correction, { status, decidedAt: act.clock.now() })))
    return refused(VERSION_CONFLICT);
  await withdrawCase(act, subjectTypeOf(correction.subject), correctionId, given.reason);
  await record(act, correction, {
    event: 'person-correction-withdrawn',
    reason: given.reason,
    detail: {},
  });
  const { personId, version } = correction;
  return done({ correctionId, personId, status, heldLines: 0, version: version + 1 });
}

/** What happened to a correction, in the record: fields, never values. */
export function record(
  act: Act,
  correction: Pick<
    CorrectionRow,
    'correctionId' | 'personId' | 'subject' | 'changed' | 'divisionPath' | 'organisationId'
  >,
  said: {
    readonly event: string;
    readonly reason: string | undefined;
    readonly detail: Record<string, string | number>;
  },
): Promise<void> {
  const { correctionId, personId, subject, changed, divisionPath, organisationId } = correction;
  return act.record({
    event: said.event,
    objectType: 'person',
    objectId: String(personId),
    divisionPath,
    organisationId,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    detail: { correctionId, subject, changed: changed.join(' '), ...said.detail },
  });
}
