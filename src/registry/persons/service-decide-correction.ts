import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  birthOnOf,
  canDo,
  documentKindOf,
  done,
  isResident,
  type LocalDate,
  maskIdentity,
  nextOf,
  type PersonId,
  type Result,
  refused,
  sexOf,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { DEPARTMENT_OF, type FactToRecord } from './contract-facts.ts';
import { CORRECTION } from './machine.ts';
import { maskPhone } from './rules.ts';
import {
  changedFields,
  goneOn,
  holdReason,
  type IdentityValues,
  pick,
  CORRECTION_REFUSALS as REFUSALS,
  type StatementValues,
} from './rules-corrections.ts';
import { likenessOf } from './rules-likeness.ts';
import { numberContext, phoneContext } from './service.ts';
import {
  type CorrectionAnswer,
  type CorrectionDeps,
  identityOnRecord,
  knownFact,
  record,
  storeCorrection,
  subjectTypeOf,
  valuesContext,
} from './service-corrections.ts';
import { recordFacts } from './service-facts.ts';
import { whyNotHeld } from './service-held.ts';
import {
  type CorrectionRow,
  findCorrection,
  isShared,
  retireFacts,
  setCorrectionStatus,
  updateNameAndPhone,
  updateNumber,
} from './store-corrections.ts';

/**
 * A second person decides: the correction is on record, or goes back. A new number leaves what departments said of the
 * former one behind. Refuses `not-found`, `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`,
 * `changed-meanwhile`, `number-of-another`.
 */
export async function decideCorrection(
  act: Act,
  correctionId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
  deps: CorrectionDeps,
): Promise<Result<CorrectionAnswer>> {
  const correction = await findCorrection(act.tx, correctionId, true);
  if (!correction) return refused(NOT_FOUND);
  if (!canDo(CORRECTION, correction.status, 'persons.decideCorrection')) return refused(REFUSALS.notOpen);
  if (correction.version !== review.version) return refused(VERSION_CONFLICT);
  const performed = await performStep(act, {
    subjectType: subjectTypeOf(correction.subject),
    subjectId: correctionId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(CORRECTION, correction.status, 'persons.decideCorrection', review.decision);
  const applied = review.decision === 'passed' ? await apply(act, correction, deps) : done(0);
  if (!applied.ok) return applied;
  if (!(await setCorrectionStatus(act.tx, correction, { status, decidedAt: act.clock.now() })))
    return refused(VERSION_CONFLICT);
  await record(act, correction, {
    event: 'person-correction-decided',
    reason: review.opinion?.trim() || undefined,
    detail: { decision: review.decision, heldLines: applied.value },
  });
  const { personId, version } = correction;
  return done({ correctionId, personId, status, heldLines: applied.value, version: version + 1 });
}

/** The values of one side, opened. */
export function openedValues<T>(
  act: Pick<Act, 'ciphers'>,
  correction: Pick<CorrectionRow, 'correctionId' | 'beforeCipher' | 'afterCipher'>,
  side: 'before' | 'after',
): T | null {
  const cipher = side === 'before' ? correction.beforeCipher : correction.afterCipher;
  if (cipher === null) return null;
  return JSON.parse(act.ciphers.decrypt(valuesContext(correction.correctionId, side), cipher)) as T;
}

/** Writes a correction over what is on record; answers how many lines are held by it. */
async function apply(act: Act, correction: CorrectionRow, deps: CorrectionDeps): Promise<Result<number>> {
  const { personId, subject, changed } = correction;
  if (subject === 'identity') {
    const before = openedValues<IdentityValues>(act, correction, 'before') ?? {};
    const after = openedValues<IdentityValues>(act, correction, 'after') ?? {};
    const now = await identityOnRecord(act, personId);
    if (!now) return refused(NOT_FOUND);
    if (isOther(pick(now, changed), before)) return refused(REFUSALS.changedMeanwhile);
    const written = await writeIdentity(act, correction, { now, after });
    if (!written.ok) return written;
    if (!changed.includes('id-number')) return done(0);
    return done(await deps.followers.holdLines(act, { personId, reason: holdReason('identity') }));
  }
  const before = openedValues<StatementValues>(act, correction, 'before');
  const after = openedValues<StatementValues>(act, correction, 'after');
  if (after === null) throw new Error('a correction without a value');
  const known = await knownFact(act, personId, subject);
  if ((known?.knownOn ?? null) !== (before?.knownOn ?? null) || isOther(known?.payload, before?.payload))
    return refused(REFUSALS.changedMeanwhile);
  await recordFacts(act, [
    {
      personId,
      kind: subject,
      knownOn: after.knownOn,
      sourceDepartment: DEPARTMENT_OF[subject],
      answerId: null,
      payload: after.payload,
    } as FactToRecord,
  ]);
  const gone = goneOn(subject, after);
  if (gone === undefined) return done(0);
  const reason = holdReason('population', gone);
  return done(await deps.followers.holdLines(act, { personId, reason, diedOn: gone as LocalDate }));
}

const isOther = (a: unknown, b: unknown) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

async function writeIdentity(
  act: Act,
  { personId, correctionId }: Pick<CorrectionRow, 'personId' | 'correctionId'>,
  {
    now,
    after,
  }: {
    readonly now: NonNullable<Awaited<ReturnType<typeof identityOnRecord>>>;
    readonly after: IdentityValues;
  },
): Promise<Result<null>> {
  const { name = now.name, phone = now.phone, idNumber } = after;
  await updateNameAndPhone(act.tx, personId, {
    name,
    phoneCipher: phone === undefined ? null : act.ciphers.encrypt(phoneContext(personId), phone),
    phoneMasked: phone === undefined ? null : maskPhone(phone),
    ...likenessOf(act.ciphers, { name, idNumber: idNumber ?? now.idNumber, phone }),
  });
  if (idNumber === undefined || idNumber === now.idNumber) return done(null);
  const written = await tryConstraint(act.tx, () =>
    updateNumber(act.tx, personId, {
      index: act.ciphers.blindIndex('id-number', idNumber),
      indexBefore: act.ciphers.blindIndex('id-number', now.idNumber),
      idNumberCipher: act.ciphers.encrypt(numberContext(personId), idNumber),
      idNumberMasked: maskIdentity(idNumber),
      documentKind: documentKindOf(idNumber),
      sex: isResident(idNumber) ? sexOf(idNumber) : null,
      birthOn: isResident(idNumber) ? birthOnOf(idNumber) : null,
    }),
  );
  if (!written.ok) {
    if (written.violation.constraint === 'person_registry_pkey') return refused(REFUSALS.numberOfAnother);
    throw new Error(`number not corrected: ${written.violation.constraint}`);
  }
  await retireFacts(act.tx, personId, correctionId);
  return done(null);
}

/** Whether one organisation alone has to do with a person: nobody else relies on the name. */
export async function isKnownOnce(act: Act, personId: PersonId): Promise<boolean> {
  return !(await isShared(act.tx, personId));
}

/**
 * Name and phone of a person, opened for an act that may change them; only read where another county holds the person.
 * Undefined when out of reach.
 */
export async function personIdentity(
  act: Act,
  personId: PersonId,
): Promise<Pick<IdentityValues, 'name' | 'phone'> | undefined> {
  return (await identityOnRecord(act, personId)) ?? identityOnRecord(act, personId, false);
}

/**
 * Writes another name or phone that an act of the roster decided, with what was before, as part of that act. Refuses
 * `not-found`, `moved-away`, `changed-meanwhile`.
 */
export async function correctWithRoster(
  act: Act,
  personId: PersonId,
  said: {
    readonly before: Pick<IdentityValues, 'name' | 'phone'>;
    readonly after: Pick<IdentityValues, 'name' | 'phone'>;
    readonly reason: string;
    readonly document: string;
    /** Who asked for it; another person may have decided. */
    readonly proposedById: Uuid;
  },
): Promise<Result<null>> {
  const { before, after } = said;
  const changed = changedFields(before, after);
  if (changed.length === 0) return done(null);
  const now = await identityOnRecord(act, personId);
  const elsewhere = await whyNotHeld(act.tx, [personId]);
  if (!now || elsewhere) return refused(elsewhere ?? NOT_FOUND);
  if (isOther(pick(now, changed), before)) return refused(REFUSALS.changedMeanwhile);
  const stored = await storeCorrection(
    act,
    {
      personId,
      subject: 'identity',
      changed,
      values: { before, after },
      grounds: said,
    },
    { status: beginning(CORRECTION, 'correct'), proposedById: said.proposedById },
  );
  if (!stored.ok) return stored;
  const written = await writeIdentity(act, stored.value, { now, after });
  if (!written.ok) return written;
  await record(act, stored.value, {
    event: 'person-corrected',
    reason: said.reason,
    detail: { document: said.document },
  });
  return done(null);
}
