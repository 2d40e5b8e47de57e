import type { z } from 'zod';
import {
  type Act,
  accountsBehind,
  eventOf,
  NOT_FOUND,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import { openCase, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { CertificateKind } from './contract.ts';
import type {
  CorrectionKind,
  certificateBody,
  correctionReply,
  restorationBody,
  resultBody,
  withdrawalBody,
} from './contract-corrections.ts';
import { CERTIFICATE, OUTCOME_CORRECTION } from './machine.ts';
import type { AssessmentFollowers } from './ports.ts';
import {
  type CertificateValues,
  changedFields,
  holdReason,
  type OutcomeValues,
  CORRECTION_REFUSALS as REFUSALS,
  REVIEW_WORKING_DAYS,
  type ResultValues,
  reviewOf,
  type StandingValues,
  takesAway,
} from './rules-corrections.ts';
import { certificateNumberFault } from './rules-numbers.ts';
import { findResults } from './store.ts';
import {
  type CorrectionRow,
  findAllCertificates,
  findPlace,
  insertCorrection,
  lockCorrection,
  ownerOfNumber,
  type StoredCertificate,
  setCorrectionStatus,
} from './store-corrections.ts';
import { findKindResults } from './store-kinds.ts';

export type CorrectionAnswer = z.infer<typeof correctionReply>;
type Answer = Promise<Result<CorrectionAnswer>>;

/** A trainee of a class. */
export interface Trainee {
  readonly classId: Uuid;
  readonly personId: PersonId;
}

type Proposing = Extract<
  (typeof OUTCOME_CORRECTION)['acts'][number],
  | 'results.correct'
  | 'results.correctCertificate'
  | 'results.withdrawCertificate'
  | 'results.restoreCertificate'
>;

/** What is on record of a trainee's result, or of that of one kind; null while nothing is. */
export async function resultOnRecord(
  act: Act,
  at: Trainee & { readonly resultKind: CertificateKind | null },
): Promise<ResultValues | null> {
  const kinds = (await findKindResults(act.tx, at.classId)).get(at.personId) ?? [];
  const found =
    at.resultKind === null
      ? (await findResults(act.tx, at.classId)).find(({ personId }) => personId === at.personId)
      : kinds.find(({ kind }) => kind === at.resultKind);
  if (!found) return null;
  const score = (text: string | null) => (text === null ? null : Number(text));
  return {
    theoryScore: score(found.theoryScore),
    practiceScore: score(found.practiceScore),
    overallScore: score(found.overallScore),
    result: found.result,
    assessedOn: found.assessedOn,
  };
}

/** The values of a certificate on record, as a correction keeps them. */
export function certificateValues(stored: StoredCertificate): CertificateValues {
  const { kind, number, occupationCode, occupationText, level, levelUnread, issuedOn, issuer } = stored;
  return { kind, number, occupationCode, occupationText, level, levelUnread, issuedOn, issuer };
}

/** Whether a certificate on record stands, as a correction keeps it. */
export function standingValues({ number, endedAs, withdrawnOn }: StoredCertificate): StandingValues {
  return { number, status: endedAs === null ? 'standing' : 'withdrawn', withdrawnOn };
}

export const statusOf = ({ endedAs }: Pick<StoredCertificate, 'endedAs'>) => endedAs ?? 'standing';

/**
 * Proposes another result of a trainee, or one that is not on record; it counts once it is reviewed. Refuses
 * `not-found`, `in-future`, `kind-missing`, `nothing-changed`, `correction-waiting`, `file-not-staged`.
 */
export async function proposeResult(
  act: Act,
  at: Trainee,
  body: z.infer<typeof resultBody>,
  followers: AssessmentFollowers,
): Answer {
  const { theoryScore = null, practiceScore = null, overallScore = null, result } = body;
  const assessedOn = (body.assessedOn ?? null) as LocalDate | null;
  if (assessedOn !== null && assessedOn > act.clock.today()) return refused(REFUSALS.assessedInFuture);
  const after: ResultValues = { theoryScore, practiceScore, overallScore, result, assessedOn };
  const kinds = ((await findKindResults(act.tx, at.classId)).get(at.personId) ?? []).map(({ kind }) => kind);
  if (kinds.length > 1 && body.kind === undefined) return refused(REFUSALS.kindMissing);
  const [only] = kinds;
  const resultKind = only === undefined ? null : (body.kind ?? only);
  const before = await resultOnRecord(act, { ...at, resultKind });
  return propose(act, at, {
    by: 'results.correct',
    kind: 'result',
    resultKind,
    certificateId: null,
    before,
    after,
    body,
    followers,
  });
}

/**
 * Proposes what a certificate says, or one that is not on record; a wrong number is replaced. Refuses `not-found`,
 * `certificate-number-wrong`, `in-future`, `certificate-stands`, `certificate-ended`, `number-of-another`,
 * `number-withdrawn`, `nothing-changed`, `correction-waiting`, `file-not-staged`.
 */
export async function proposeCertificate(
  act: Act,
  at: Trainee,
  body: z.infer<typeof certificateBody>,
  followers: AssessmentFollowers,
): Answer {
  const after: CertificateValues = {
    kind: body.kind,
    number: body.number,
    occupationCode: body.occupationCode ?? null,
    occupationText: body.occupationText ?? null,
    level: body.level ?? null,
    levelUnread: null,
    issuedOn: body.issuedOn as LocalDate,
    issuer: body.issuer ?? null,
  };
  const fault = certificateNumberFault(after);
  if (fault !== undefined) return refused(refusal('certificate-number-wrong', fault, '/number'));
  if (after.issuedOn !== null && after.issuedOn > act.clock.today()) return refused(REFUSALS.issuedInFuture);
  const known = await findAllCertificates(act.tx, at.classId, [at.personId]);
  const found = known.find(({ certificateId }) => certificateId === body.certificateId);
  if (body.certificateId !== undefined && !found) return refused(NOT_FOUND);
  if (found && !canDo(CERTIFICATE, statusOf(found), 'results.correctCertificate'))
    return refused(REFUSALS.certificateEnded);
  const others = known.filter((other) => other !== found);
  const isAlike = ({ kind }: StoredCertificate) => kind === null || kind === after.kind;
  if (!found && others.some((one) => one.endedAs === null && isAlike(one)))
    return refused(REFUSALS.certificateStands);
  const same = others.find(({ number }) => number === after.number);
  if (same?.endedAs === 'withdrawn') return refused(REFUSALS.numberWithdrawn);
  if (same?.endedAs === null) return refused(REFUSALS.certificateStands);
  const owner = await ownerOfNumber(act.tx, at.classId, after.number);
  if (owner !== undefined && owner !== at.personId) return refused(REFUSALS.numberOfAnother);
  return propose(act, at, {
    by: 'results.correctCertificate',
    kind: 'certificate',
    certificateId: found?.certificateId ?? null,
    before: found ? certificateValues(found) : null,
    after,
    body,
    followers,
  });
}

/**
 * Proposes that a certificate was withdrawn by whoever issued it: the unpaid lines that rest on it are held at once.
 * Refuses `not-found`, `certificate-ended`, `withdrawn-on-wrong`, `correction-waiting`, `file-not-staged`.
 */
export async function proposeWithdrawal(
  act: Act,
  at: { readonly classId: Uuid; readonly certificateId: Uuid },
  body: z.infer<typeof withdrawalBody>,
  followers: AssessmentFollowers,
): Answer {
  const found = await certificateOf(act, at);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(CERTIFICATE, statusOf(found), 'results.withdrawCertificate'))
    return refused(REFUSALS.certificateEnded);
  const withdrawnOn = body.withdrawnOn as LocalDate;
  if (withdrawnOn > act.clock.today() || (found.issuedOn !== null && withdrawnOn < found.issuedOn))
    return refused(REFUSALS.withdrawnOnWrong);
  const before = standingValues(found);
  return propose(
    act,
    { classId: at.classId, personId: found.personId },
    {
      by: 'results.withdrawCertificate',
      kind: 'certificate-withdrawn',
      certificateId: found.certificateId,
      before,
      after: { ...before, status: 'withdrawn', withdrawnOn },
      body,
      followers,
    },
  );
}

/** Proposes that a certificate which was withdrawn wrongly stands again. Refuses as the withdrawal does. */
export async function proposeRestoration(
  act: Act,
  at: { readonly classId: Uuid; readonly certificateId: Uuid },
  body: z.infer<typeof restorationBody>,
  followers: AssessmentFollowers,
): Answer {
  const found = await certificateOf(act, at);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(CERTIFICATE, statusOf(found), 'results.restoreCertificate'))
    return refused(REFUSALS.certificateEnded);
  const before = standingValues(found);
  return propose(
    act,
    { classId: at.classId, personId: found.personId },
    {
      by: 'results.restoreCertificate',
      kind: 'certificate-restored',
      certificateId: found.certificateId,
      before,
      after: { ...before, status: 'standing', withdrawnOn: null },
      body,
      followers,
    },
  );
}

async function certificateOf(
  act: Act,
  at: { readonly classId: Uuid; readonly certificateId: Uuid },
): Promise<StoredCertificate | undefined> {
  return (await findAllCertificates(act.tx, at.classId)).find(
    ({ certificateId }) => certificateId === at.certificateId,
  );
}

interface Proposal {
  readonly by: Proposing;
  readonly kind: CorrectionKind;
  readonly resultKind?: CertificateKind | null;
  readonly certificateId: Uuid | null;
  readonly before: OutcomeValues | null;
  readonly after: OutcomeValues;
  readonly body: z.infer<typeof restorationBody>;
  readonly followers: AssessmentFollowers;
}

async function propose(act: Act, at: Trainee, asked: Proposal): Answer {
  const place = await findPlace(act.tx, at.classId, at.personId);
  if (!place) return refused(NOT_FOUND);
  const { by, kind, certificateId, before, after, body, followers } = asked;
  if (changedFields(before, after).length === 0) return refused(REFUSALS.nothingChanged);
  const claim = await followers.claimOf(act.tx, at.classId);
  const correctionId = act.ids.uuid();
  const row: Omit<CorrectionRow, 'version'> = {
    ...at,
    ...place,
    correctionId,
    certificateId,
    kind,
    resultKind: asked.resultKind ?? null,
    review: reviewOf(kind, claim !== undefined),
    before,
    after,
    reason: body.reason,
    document: body.document,
    status: beginning(OUTCOME_CORRECTION, by),
    proposedById: act.actor.accountId,
    proposedAt: act.clock.now(),
    decidedAt: null,
  };
  const added = await tryConstraint(act.tx, () => insertCorrection(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'outcome_correction_one_open') return refused(REFUSALS.waiting);
    throw new Error(`correction not stored: ${added.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: 'fact-correction',
    subjectId: correctionId,
    ...place,
    step: 'prepare',
    nextStep: row.review === 'second-review' ? 'second-review' : 'first-review',
    due: { workingDays: REVIEW_WORKING_DAYS, clause: null },
    opinion: body.reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, body.fileIds ?? [], {
    subjectType: 'outcome-correction',
    subjectId: correctionId,
    ...place,
  });
  if (!attached.ok) return attached;
  const heldLines = takesAway(before, after)
    ? await followers.holdLines(act, { ...at, reason: holdReason(kind) })
    : 0;
  await record(act, row, {
    event: eventOf(by),
    reason: body.reason,
    detail: { review: row.review, heldLines, files: attached.value.count },
  });
  const { status, review } = row;
  return done({ correctionId, status, review, heldLines, version: 1 });
}

/**
 * Whoever proposed a correction takes it back while nobody has decided; lines that it held stay held until two people
 * release them. Refuses `not-found`, `wrong-status`, `not-proposer`, `version-conflict`.
 */
export async function takeBackCorrection(
  act: Act,
  at: { readonly classId: Uuid; readonly correctionId: Uuid },
  given: { readonly version: number; readonly reason: string },
): Answer {
  const correction = await lockCorrection(act.tx, at.classId, at.correctionId);
  if (!correction) return refused(NOT_FOUND);
  if (!canDo(OUTCOME_CORRECTION, correction.status, 'results.takeBack')) return refused(REFUSALS.notOpen);
  const behind = await accountsBehind(act.tx, [correction.proposedById]);
  if (!behind.get(correction.proposedById)?.includes(act.actor.accountId))
    return refused(REFUSALS.notTheProposer);
  if (correction.version !== given.version) return refused(VERSION_CONFLICT);
  const status = nextOf(OUTCOME_CORRECTION, correction.status, 'results.takeBack');
  const now = { status, decidedAt: act.clock.now() };
  if (!(await setCorrectionStatus(act.tx, correction, now))) return refused(VERSION_CONFLICT);
  await withdrawCase(act, 'fact-correction', correction.correctionId, given.reason);
  await record(act, correction, { event: eventOf('results.takeBack'), reason: given.reason, detail: {} });
  const { correctionId, review, version } = correction;
  return done({ correctionId, status, review, heldLines: 0, version: version + 1 });
}

/** What happened to a correction, in the record: of which kind, never a value. */
export function record(
  act: Act,
  correction: Pick<CorrectionRow, 'correctionId' | 'classId' | 'divisionPath' | 'organisationId' | 'kind'>,
  said: {
    readonly event: string;
    readonly reason: string | undefined;
    readonly detail: Record<string, string | number>;
  },
): Promise<void> {
  const { correctionId, classId, divisionPath, organisationId, kind } = correction;
  return act.record({
    event: said.event,
    objectType: 'training-class',
    objectId: classId,
    divisionPath,
    organisationId,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    detail: { correctionId, kind, ...said.detail },
  });
}
