import { leadsTo } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { AssessmentOutcome, CertificateKind } from './contract.ts';
import type { CorrectionKind, CorrectionReview } from './contract-corrections.ts';

/** A result as it is on record or shall be. */
export interface ResultValues {
  readonly theoryScore: number | null;
  readonly practiceScore: number | null;
  readonly overallScore: number | null;
  readonly result: AssessmentOutcome;
  readonly assessedOn: LocalDate | null;
}

/** A certificate as it is on record or shall be. */
export interface CertificateValues {
  readonly kind: CertificateKind | null;
  readonly number: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly levelUnread: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
}

/** Whether a certificate stands, for its withdrawal and its restoration. */
export interface StandingValues {
  readonly number: string;
  readonly status: 'standing' | 'withdrawn';
  readonly withdrawnOn: LocalDate | null;
}

export type OutcomeValues = ResultValues | CertificateValues | StandingValues;

/** Working days of each review. */
export const REVIEW_WORKING_DAYS = 5;

export const CORRECTION_REFUSALS = {
  nothingChanged: refusal(
    'nothing-changed',
    '填写的内容与现在登记的一样，没有更正；请改好要更正的一项再提交。',
  ),
  kindMissing: refusal('kind-missing', '这名学员有不止一种考试的成绩；请选要更正的是哪一种。', '/kind'),
  waiting: refusal(
    'correction-waiting',
    '这名学员已有一项成绩或证书的更正等待审核，没有提交；请等它办结以后再提。',
  ),
  notOpen: refusal('wrong-status', '这项更正已经办结，可能刚被别人办过；请刷新页面查看现状。'),
  changedMeanwhile: refusal(
    'changed-meanwhile',
    '提出更正以后，登记的内容又变了，没有生效；请刷新页面查看现状。',
  ),
  notTheProposer: refusal('not-proposer', '这项更正由别人提出，只能由提出人撤回；请刷新页面查看现状。'),
  certificateEnded: refusal(
    'certificate-ended',
    '这本证书现在不是这个状态，可能刚被别人办过；请刷新页面查看现状。',
  ),
  assessedInFuture: refusal('in-future', '考核日期不能晚于今天；请对照原件核对后重填。', '/assessedOn'),
  issuedInFuture: refusal('in-future', '发证日期不能晚于今天；请对照原件核对后重填。', '/issuedOn'),
  withdrawnOnWrong: refusal(
    'withdrawn-on-wrong',
    '撤销日期不能早于发证日期，也不能晚于今天；请对照撤销文件核对后重填。',
    '/withdrawnOn',
  ),
  certificateStands: leadsTo(
    'results.correctCertificate',
    refusal(
      'certificate-stands',
      '这名学员在本班已有这一类证书，没有另登记一本；编号或内容写错的，请机构或县区经办在那本证书旁点“更正证书”。',
      '/number',
    ),
  ),
  numberOfAnother: leadsTo(
    'results.correctCertificate',
    refusal(
      'number-of-another',
      '这个编号已登记在本班另一名学员名下（R42），没有提交；请对照原件核对，是那名学员登记错的，请机构或县区经办先更正那一本。',
      '/number',
    ),
  ),
  numberWithdrawn: leadsTo(
    'results.restoreCertificate',
    refusal(
      'number-withdrawn',
      '这个编号的证书已经撤销，不能再登记；撤销错了的，请县区经办在班级“成绩与证书”页点“恢复证书”。',
      '/number',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** A number that was given to somebody else of the class. */
export const NUMBER_OF_ANOTHER = CORRECTION_REFUSALS.numberOfAnother;

/** Why a sheet does not change what a claim rests on, or what was corrected on a page. */
export const SHEET_REFUSALS = {
  resultCorrected: leadsTo(
    'results.correct',
    refusal(
      'result-corrected',
      '这名学员的成绩已在页面上更正过，表上写的与更正后的不同，成绩没有导入；确须再改的，请机构或县区经办在班级“成绩与证书”页点“更正成绩”。',
    ),
  ),
  resultExamined: leadsTo(
    'results.correct',
    refusal(
      'result-examined',
      '这名学员的成绩已由考试确认，表上写的与确认的不同，成绩没有导入；确须改的，请机构或县区经办在班级“成绩与证书”页点“更正成绩”。另一种考试的成绩，请在表上写明证书类型再导入。',
    ),
  ),
  certificateWithdrawn: leadsTo(
    'results.restoreCertificate',
    refusal(
      'certificate-withdrawn',
      '这本证书已经撤销，没有导入；撤销错了的，请县区经办在班级“成绩与证书”页点“恢复证书”。',
    ),
  ),
  certificateReplaced: leadsTo(
    'results.correctCertificate',
    refusal(
      'certificate-replaced',
      '这个证书编号已在页面上更正成另一个，没有导入；更正错了的，请机构或县区经办在班级“成绩与证书”页点“更正证书”。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** A result on which a claim rests. */
export function resultClaimed(claimNumber: string): Refusal {
  return leadsTo(
    'results.correct',
    refusal(
      'result-claimed',
      `成绩已在申领单 ${claimNumber} 里使用，表上写的与登记的不同，成绩没有导入；确须更改的，请机构或县区经办在班级“成绩与证书”页点“更正成绩”，由初审、复核两人审核。`,
    ),
  );
}

/** A certificate on which a claim rests. */
export function certificateClaimed(claimNumber: string): Refusal {
  return leadsTo(
    'results.correctCertificate',
    refusal(
      'certificate-claimed',
      `证书已在申领单 ${claimNumber} 里使用，表上写的与登记的不同，证书没有导入；确须更改的，请机构或县区经办在班级“成绩与证书”页点“更正证书”，由初审、复核两人审核。`,
    ),
  );
}

/** Who reviews: one officer until a claim rests on it, two after that; a certificate ends and comes back by two. */
export function reviewOf(kind: CorrectionKind, isClaimed: boolean): CorrectionReview {
  if (kind === 'certificate-withdrawn' || kind === 'certificate-restored') return 'second-review';
  return isClaimed ? 'both-reviews' : 'first-review';
}

/** What a line is decided on; scores, numbers and issuers are not. */
const DECIDING: readonly string[] = ['result', 'kind', 'level', 'occupationCode', 'issuedOn', 'status'];

/** Whether something that lines may rest on would change; what is supplied where nothing stood takes nothing away. */
export function takesAway(before: OutcomeValues | null, after: OutcomeValues): boolean {
  if (before === null) return false;
  return changedFields(before, after).some(
    ({ field, before: was }) => DECIDING.includes(field) && was !== null && was !== 'withdrawn',
  );
}

/** Values as text, those that differ. */
export function changedFields(
  before: OutcomeValues | null,
  after: OutcomeValues,
): { field: string; before: string | null; after: string | null }[] {
  const was = (before ?? {}) as Readonly<Record<string, string | number | null | undefined>>;
  const text = (value: string | number | null | undefined) => (value == null ? null : String(value));
  return Object.entries(after)
    .map(([field, value]) => ({ field, before: text(was[field]), after: text(value) }))
    .filter((field) => field.before !== field.after);
}

/** Why the lines of a trainee are held while a correction is open and after it. */
export function holdReason(kind: CorrectionKind): string {
  return kind === 'certificate-withdrawn'
    ? '证书被提出撤销：撤销以后这一行不再符合条件，重新核定；撤销没有成立的，两人解除暂停。'
    : '成绩或证书正在更正：更正以后按新的内容核对这一行，两人同意才解除暂停。';
}

/** Whether a sheet says something else than what is on record; what it leaves blank it does not say. */
export function contradicts(said: object, known: object): boolean {
  const on = known as Readonly<Record<string, unknown>>;
  return Object.entries(said).some(
    ([field, value]) => value !== null && value !== undefined && on[field] !== null && on[field] !== value,
  );
}
