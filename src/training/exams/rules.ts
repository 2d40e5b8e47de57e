import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import { EXAM_KINDS, type ExamKind, type Trait } from './contract.ts';

const kind = z.strictObject({
  certificate: z.enum(['vocational-qualification', 'skill-level', 'special-ability', 'training-completion']),
  clauses: z.record(z.string(), z.string()),
});
const need = z.strictObject({ recording: z.string().optional(), inspection: z.string().optional() });
const file = z.strictObject({
  kinds: z.record(z.enum(EXAM_KINDS), kind),
  needs: z.record(z.string(), z.partialRecord(z.enum(EXAM_KINDS), need)),
  'confirm-working-days': z.int().min(1),
  'inspection-working-days': z.int().min(1),
  'review-working-days': z.int().min(1),
  'answer-working-days': z.int().min(1),
});

/** Reads data/exams.yaml. Throws when the file is not of its form: a fault of the installation. */
function readExams(
  text = readFileSync(new URL('../../../data/exams.yaml', import.meta.url), 'utf8'),
): z.infer<typeof file> {
  return file.parse(parse(text));
}
const DATA = readExams();
export const DAYS = {
  confirm: DATA['confirm-working-days'],
  inspection: DATA['inspection-working-days'],
  /** Within so many working days of the confirmation she may ask. */
  review: DATA['review-working-days'],
  answer: DATA['answer-working-days'],
} as const;

/** The clause by which a class of this policy may be examined so; null where its notice does not name the way. */
export const clauseOf = (policyId: string, of: ExamKind): string | null =>
  DATA.kinds[of].clauses[policyId] ?? null;

/** A class that may be examined: approved, and not called off. */
export const isExaminable = ({ status }: { readonly status: string }): boolean =>
  status === 'approved' || status === 'completed';

/** The certificate that a pass brings. */
export const certificateOf = (of: ExamKind) => DATA.kinds[of].certificate;

/** What an exam must have before its results are confirmed, with the clause; nothing is recorded of a secret class (LC-2). */
export function needsOf(exam: {
  readonly policyId: string;
  readonly kind: ExamKind;
  readonly isSecret: boolean | null;
}): { readonly what: 'recording' | 'inspection'; readonly clause: string }[] {
  const { recording, inspection } = DATA.needs[exam.policyId]?.[exam.kind] ?? {};
  return [
    ...(recording !== undefined && exam.isSecret !== true
      ? [{ what: 'recording' as const, clause: recording }]
      : []),
    ...(inspection === undefined ? [] : [{ what: 'inspection' as const, clause: inspection }]),
  ];
}

/**
 * The order of a draw: candidates by the SHA-256 of "seed:candidate". Whoever has seed and candidates has the same order,
 * whatever order they come in.
 */
export function drawOrder<T extends string | number>(seed: string, candidates: readonly T[]): T[] {
  const key = (one: T) => createHash('sha256').update(`${seed}:${one}`).digest('hex');
  return candidates
    .map((one) => [key(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

/** Whether two are the same in a trait; null where it is not known. */
export type Likeness = Readonly<Record<Exclude<Trait, 'people'>, boolean | null>>;

export interface Separation {
  readonly trait: Trait;
  readonly answer: 'met' | 'not-met' | 'unknown' | 'excepted';
  readonly message: string;
  readonly clause: string | null;
}

const SAYS: Readonly<Record<Trait, { met: string; 'not-met': string; unknown: string }>> = {
  organisation: {
    met: '培训单位与评价单位不是同一家。',
    'not-met': '培训单位与评价单位是同一家。',
    unknown: '查不到是否同一家单位。',
  },
  'legal-person': {
    met: '两家单位的法定代表人不是同一人。',
    'not-met': '两家单位的法定代表人同名。',
    unknown: '有一家单位没有登记法定代表人，无法核对。',
  },
  phone: {
    met: '两家单位的联系电话不同。',
    'not-met': '两家单位的联系电话相同。',
    unknown: '有一家单位没有登记联系电话，无法核对。',
  },
  account: {
    met: '两家单位的收款账户不同。',
    'not-met': '两家单位用同一个收款账户。',
    unknown: '有一家单位没有登记收款账户，无法核对。',
  },
  address: {
    met: '两家单位的地址不同。',
    'not-met': '两家单位的地址相同。',
    unknown: '有一家单位没有登记地址，无法核对。',
  },
  people: {
    met: '任课教师都不在评价单位的考评员名单里。',
    'not-met': '有任课教师在评价单位的考评员名单里，抽取时已排除。',
    unknown: '有任课教师或考评员没有登记证件号码，无法逐一核对。',
  },
};
const EXCEPTED: Readonly<Partial<Record<ExamKind, string>>> = {
  completion: '结业考核由培训单位自己组织，以全程录像和巡考代替考培分离。',
  'employer-assessment': '企业自主评价可由企业评价本企业职工。',
};

/** Trainer and assessor apart (考培分离, R27): one answer a trait. What the notice lets one hand do is `excepted`, and says so. */
export function separationOf(
  exam: { readonly kind: ExamKind; readonly policyId: string; readonly isOwn: boolean },
  known: { readonly likeness: Likeness; readonly people: boolean | null },
): Separation[] {
  const exception = exam.isOwn ? EXCEPTED[exam.kind] : undefined;
  const answers: [Trait, boolean | null][] = [
    ['organisation', known.likeness.organisation],
    ['legal-person', known.likeness['legal-person']],
    ['phone', known.likeness.phone],
    ['account', known.likeness.account],
    ['address', known.likeness.address],
    ['people', known.people],
  ];
  const clause = clauseOf(exam.policyId, exam.kind);
  return answers.map(([trait, isSame]) => {
    if (exception !== undefined && isSame === true)
      return { trait, answer: 'excepted', message: exception, clause };
    const answer = isSame === null ? 'unknown' : isSame ? 'not-met' : 'met';
    return { trait, answer, message: SAYS[trait][answer], clause };
  });
}

/** Does somebody who taught the class stand on the list? Null where a number is missing on either side and none agrees. */
export function peopleShared(
  teachers: readonly (string | null)[],
  officials: readonly (string | null)[],
): boolean | null {
  const known = new Set(teachers.filter((one) => one !== null));
  if (officials.some((one) => one !== null && known.has(one))) return true;
  return teachers.includes(null) || officials.includes(null) ? null : false;
}

/** Traits for which an exam is not announced; people are left out of the draw instead. */
export const keepsApart = (separation: readonly Separation[]): boolean =>
  separation.every(({ trait, answer }) => trait === 'people' || answer !== 'not-met');

export interface SeatResult {
  readonly seatNo: number;
  readonly theoryScore?: number | undefined;
  readonly practiceScore?: number | undefined;
  readonly overallScore?: number | undefined;
  readonly result: 'passed' | 'failed' | 'absent';
}

/** Why these rows are not the results of these seats: one missing, one twice, one nobody has, a score of somebody absent. */
export function resultFaults(rows: readonly SeatResult[], seats: readonly number[]): Refusal[] {
  const known = new Set(seats);
  const seen = new Set<number>();
  const faults = rows.flatMap((row, index): Refusal[] => {
    const pointer = `/rows/${index}`;
    if (!known.has(row.seatNo))
      return [refusal('no-such-seat', `没有 ${row.seatNo} 号座位；请对照座位表核对。`, pointer)];
    if (seen.has(row.seatNo))
      return [refusal('seat-twice', `${row.seatNo} 号座位写了两行；请删去一行。`, pointer)];
    seen.add(row.seatNo);
    const scored = [row.theoryScore, row.practiceScore, row.overallScore].some((one) => one !== undefined);
    return row.result === 'absent' && scored
      ? [refusal('absent-with-score', `${row.seatNo} 号写了缺考又写了成绩；请只留一样。`, pointer)]
      : [];
  });
  const missing = seats.filter((seat) => !seen.has(seat));
  if (missing.length > 0)
    faults.push(
      refusal(
        'seats-missing',
        `还有 ${missing.length} 个座位没有成绩（${missing.slice(0, 5).join('、')} 号${missing.length > 5 ? ' 等' : ''}）；没有到场的请写缺考。`,
        '/rows',
      ),
    );
  return faults;
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  wrongStatus: refusal('wrong-status', '这场考试现在不能这样办，可能刚被别人办过；请刷新页面查看现状。'),
  classNotOpen: refusal(
    'class-not-approved',
    '这个班还没有通过开班备案，或已经取消，不能安排考试；请先办好班级。',
  ),
  inPast: refusal('in-past', '考试日期不能早于今天，也不能早于开班日；请改日期。', '/heldOn'),
  beforeEnd: (endOn: LocalDate) =>
    refusal(
      'before-class-ends',
      `这个班 ${endOn} 结业，结业考核要等课上完，不能早于这一天；请把考试日期改到 ${endOn} 或以后。`,
      '/heldOn',
    ),
  hours: refusal('hours-wrong', '结束时间要晚于开始时间；请改时间。', '/until'),
  bodyWrong: refusal('body-wrong', '这家单位不能组织这种考试；请从列出的单位里选一家。', '/bodyId'),
  onItsWay: refusal(
    'exam-on-its-way',
    '这个班同一种考试已有一场没有办完，没有另安排；请先办完或取消那一场。',
  ),
  noResit: refusal('no-resit', '那场考试还没有确认成绩，或没有不合格、缺考的人，不能安排补考。', '/resitOf'),
  notTheBody: refusal('not-the-body', '这场考试由另一家单位组织，您的单位不能办理。'),
  notTheTrainer: refusal('not-the-trainer', '只有培训这个班的单位或县区经办能改考试安排。'),
  heldAlready: leadsTo(
    'exams.cancel',
    refusal('held-already', '考试已经考完，只有县区经办能作废；请县区经办在考试页面点“取消考试”。'),
  ),
  nobody: refusal('nobody-to-seat', '这场考试没有可以安排座位的人：班里没有在册学员，或都已合格。'),
  tooFewExaminers: (have: number, needed: number) =>
    leadsTo(
      'exams.listOfficial',
      refusal(
        'too-few-examiners',
        `能抽的考评员只有 ${have} 人，要 ${needed} 人（任课教师不能当考评员），没有发布；请机构或县区经办先在“考评人员”里登记。`,
      ),
    ),
  tooFewInvigilators: (have: number, needed: number) =>
    leadsTo(
      'exams.listOfficial',
      refusal(
        'too-few-invigilators',
        `能抽的监考员只有 ${have} 人，要 ${needed} 人，没有发布；请机构或县区经办先在“考评人员”里登记。`,
      ),
    ),
  notApart: (said: string, clause: string | null) =>
    leadsTo(
      'exams.amend',
      refusal(
        'not-apart',
        `${said}培训和评价要分开，没有发布；请培训单位在“修改安排”里另选一家评价单位。`,
        undefined,
        clause ?? undefined,
      ),
    ),
  notYet: (heldOn: LocalDate) => refusal('not-yet', `考试定在 ${heldOn}，还没有到；请在考完以后登记。`),
  recordingFuture: refusal('in-future', '录像开始的时间不能晚于现在；请核对。', '/recordings'),
  recordingTwice: refusal(
    'recording-twice',
    '有两段录像的摘要一样，是同一个文件；请删去一段。',
    '/recordings',
  ),
  recordingMissing: (clause: string) =>
    refusal(
      'recording-missing',
      '这种考试要全程录像，没有写录像索引，不能登记考完；请填录像的文件名、开始时间、时长和摘要。',
      '/recordings',
      clause,
    ),
  inspectionMissing: (clause: string) =>
    leadsTo(
      'exams.drawInspectors',
      refusal(
        'inspection-missing',
        '这种考试要由县区巡考，巡考记录还没有两人签字，成绩没有确认；请县区经办先抽巡考员并签好记录。',
        undefined,
        clause,
      ),
    ),
  inspectionBad: (clause: string) =>
    leadsTo(
      'exams.cancel',
      refusal(
        'inspection-not-in-order',
        '巡考记录写明这场考试不合规定，成绩不能确认；请县区经办取消这场考试，另行安排。',
        undefined,
        clause,
      ),
    ),
  tooFewInspectors: (have: number, needed: number) =>
    refusal(
      'too-few-inspectors',
      `没有审过这个班、也没有抽中过的经办和审核人员只有 ${have} 人，要抽 ${needed} 名巡考员；请上级派人或增加账号。`,
    ),
  drawnAlready: refusal('drawn-already', '巡考员已经抽过；确要重抽的，请写明原因。', '/reason'),
  inspectionWrongStatus: refusal(
    'wrong-status',
    '巡考记录现在不能这样办，可能刚被别人办过；请刷新页面查看现状。',
  ),
  notInspector: refusal('not-inspector', '您不是这场考试抽中的巡考员，请由抽中的两人办理。'),
  seenTooMany: refusal('seen-too-many', '看到的人数比座位还多；请核对。', '/seenCount'),
  issuedWrong: refusal(
    'issued-on-wrong',
    '发证日期不能早于考试日期，也不能晚于今天；请改日期。',
    '/issuedOn',
  ),
  numbersMissing: refusal('numbers-missing', '没有写任何证书编号；请给合格的人填证书编号。', '/numbers'),
  numbersGiven: refusal('numbers-given', '培训合格证书的编号由系统接着编，请不要填写。', '/numbers'),
  notPassed: (pointer: string) => refusal('not-passed', '这个人没有合格，不能发证；请删去这一行。', pointer),
  allCertified: refusal('all-certified', '合格的人都已有证书，没有再发。'),
  certificateRefused: (pointer: string | undefined, said: string) =>
    refusal('certificate-refused', said, pointer),
  officialTwice: refusal('official-listed', '这个证件号码已在名单里，没有再登记；请查看名单。', '/idNumber'),
  noDuty: refusal('no-duty', '请至少选一样：考评员或监考员。', '/isExaminer'),
  noList: refusal('no-list', '请选这名考评人员是哪家单位的。', '/organisationId'),
  officialEnded: refusal('wrong-status', '这名考评人员已经停用；请刷新页面查看现状。'),
  nothingToAsk: refusal('nothing-to-ask', '这场考试的成绩还没有出来；出来以后再申请。'),
  tooLate: (until: LocalDate) =>
    refusal('too-late', `申请复核成绩到 ${until} 截止，已经过了；有疑问请打县里的电话。`),
  askedAlready: refusal('asked-already', '您已经说过成绩不对了，正在重新看，有结果会告诉您。'),
  reviewWrongStatus: refusal(
    'wrong-status',
    '这项复核现在不能这样办，可能刚被别人办过；请刷新页面查看现状。',
  ),
  sameResult: refusal('nothing-changed', '改成的成绩和现在的一样；不改的请只写答复。', '/proposed'),
} as const;
