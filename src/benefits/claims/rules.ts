import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  type Fen,
  formatYuan,
  type LocalDate,
  lastDayOf,
  type Refusal,
  refusal,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { PersonFact } from '../../registry/persons/index.ts';
import type { OpenSign } from '../../training/evidence/index.ts';
import type { Outcome } from '../determination/index.ts';
import type { ClaimStatus, Disposition, LineStatus } from './contract.ts';

/** Lines that are still on their way; the others have come to an end. */
const UNDER_WAY: readonly LineStatus[] = [
  'computed',
  'frozen',
  'granted',
  'published',
  'contested',
  'payable',
  'ordered',
  'returned',
];
export const GRANTED: readonly LineStatus[] = [
  'granted',
  'published',
  'contested',
  'payable',
  'ordered',
  'paid',
  'returned',
];

/** The status of an approved claim, from its lines: the most urgent act of the bureau names it. */
export function statusAfterApproval(lines: readonly LineStatus[]): ClaimStatus {
  const has = (...statuses: LineStatus[]) => lines.some((line) => statuses.includes(line));
  if (has('payable')) return 'payable';
  if (has('ordered', 'returned')) return 'paying';
  if (has('published', 'contested')) return 'published';
  return lines.some((line) => UNDER_WAY.includes(line)) ? 'approved' : 'settled';
}

/** The status that a new decision gives a line, given whether something about it must still be checked. */
export function lineStatusFor(outcome: Outcome, hasOpenSignal: boolean): LineStatus {
  if (outcome === 'entitled') return hasOpenSignal ? 'frozen' : 'computed';
  return outcome;
}

/** What the law and the checks make of a line, whatever step it is in. */
export function dispositionOf(outcome: Outcome, hasOpenSignal: boolean): Disposition {
  if (outcome === 'entitled') return hasOpenSignal ? 'frozen' : 'published';
  return outcome;
}

export interface Signal {
  readonly rule: 'R06' | 'R15' | 'R19' | 'R31' | 'R42' | OpenSign['risk'];
  readonly severity: 'high';
  readonly message: string;
}

/** Kinds that are free for people out of work; being insured by a firm at the start speaks against them (R06). */
const FOR_PEOPLE_OUT_OF_WORK: readonly string[] = [
  'employment-skills',
  'project-based',
  'entrepreneurship',
  'new-occupation',
];

export interface SignalFacts {
  readonly payee: 'trainee' | 'institution' | 'employer';
  readonly organiser: 'institution' | 'employer';
  readonly trainingKind: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly organisationCreditCode: string;
  readonly roll: { readonly presentSlots: number; readonly slotCount: number } | null;
  readonly certificateIssuedOn: LocalDate | null;
  /** Its number is registered for somebody else too, of whichever class or county. */
  readonly certificateShared: boolean;
  readonly facts: readonly PersonFact[];
  /** Other persons who name the card the money would go to. */
  readonly cardSharedWith: number;
  readonly attendancePercent: number;
}

/** R42, without a word about the other person, who may belong to another county. */
export const SHARED_CERTIFICATE = '同一证书编号还登记在另一人名下，请向发证机构核实证书属于谁。';

/** What two people must look into before money moves on a class line. Never changes what the law says of it. */
export function classSignals(about: SignalFacts): Signal[] {
  const signals: Signal[] = [];
  const high = (rule: Signal['rule'], message: string) => signals.push({ rule, severity: 'high', message });
  const unit = insurerIn(about);
  if (unit !== undefined)
    high('R06', `开班当月由${unit}缴纳职工社会保险，请核实是否在职：属实的，不属就业培训对象。`);
  const { roll } = about;
  if (roll === null) high('R15', '没有考勤记录，请调取签到表或视频核实是否到课。');
  else if (roll.presentSlots * 100 < roll.slotCount * about.attendancePercent)
    high(
      'R15',
      `出勤 ${roll.presentSlots}/${roll.slotCount} 个半天，低于 ${about.attendancePercent}%，请核实缺勤原因。`,
    );
  if (about.certificateIssuedOn !== null && about.certificateIssuedOn < about.endOn)
    high('R31', `证书 ${about.certificateIssuedOn} 发出，早于结业日 ${about.endOn}，请向评价机构核实。`);
  if (about.certificateShared) high('R42', SHARED_CERTIFICATE);
  if (about.payee === 'trainee' && about.cardSharedWith > 0)
    high('R19', `收款卡号另有 ${about.cardSharedWith} 人填报，请核实账户是否本人所有。`);
  return signals;
}

function insurerIn(about: SignalFacts): string | undefined {
  if (about.organiser !== 'institution' || !FOR_PEOPLE_OUT_OF_WORK.includes(about.trainingKind))
    return undefined;
  const month = about.startOn.slice(0, 7);
  for (const fact of about.facts)
    if (fact.kind === 'social-insurance')
      for (const record of fact.payload.records)
        if (record.months.includes(month) && record.unitCreditCode !== about.organisationCreditCode)
          return record.unitName;
  return undefined;
}

/** Somebody whom no register knew when she opened her account, and whom nobody has confirmed since. */
export const UNVERIFIED = leadsTo(
  'ownAccounts.verify',
  refusal(
    'person-unverified',
    '这个人自己登记的，还没有核实是本人：请等公安回复，或者请本人带身份证到窗口核实，再重新核算。',
  ),
).message;

/**
 * R07: dead or struck off the register by the last day: no line at all. A register that says so without a day blocks
 * too. Gives the sentence, or undefined when nothing blocks.
 */
export function blockedBy(facts: readonly PersonFact[], lastDay: LocalDate): string | undefined {
  for (const fact of facts) {
    if (fact.kind !== 'population') continue;
    const { status, statusOn } = fact.payload;
    if (status !== 'dead' && status !== 'cancelled') continue;
    if (statusOn !== undefined && statusOn > lastDay) continue;
    const word = status === 'dead' ? '死亡' : '户口注销';
    return `公安登记${statusOn === undefined ? '' : `于 ${statusOn} `}${word}，早于或等于最后一日 ${lastDay}，不生成补贴行，请核实冒名。`;
  }
  return undefined;
}

/** What a line rests on of one answer: what its findings name, and that its person lives, without which there is none. */
export function answersBehind(kind: PersonFact['kind'], named: readonly string[]): string[] {
  return kind === 'population' ? ['是否健在', ...named] : [...named];
}

/** The last day of a work-for-training entry: that of its last claimed month. */
export function lastDayOfMonths(months: readonly YearMonth[], otherwise: LocalDate): LocalDate {
  const last = [...months].sort().at(-1);
  return last === undefined ? otherwise : lastDayOf(last);
}

/** What a returned claim loses, shown to whoever gets it back. */
export const RETURN_CLEARS =
  '本轮受理、初审、复核意见作废；逐人不予同意的决定撤回，恢复待审；疑点核查结论保留；没有占用资金。补正后可以重新核定，再确认提交，从受理重新办起。';

/** What a claim loses that is returned after its approval; said before and after. */
export function returnAfterApprovalClears(
  granted: readonly { readonly amountFen: Fen }[],
  unlocks: boolean,
): string {
  const money =
    granted.length === 0
      ? '没有占用资金'
      : `${granted.length} 人的同意撤销，为他们占用的 ${formatYuan(sumFen(granted.map((line) => line.amountFen)))} 元退回预算`;
  return `受理、初审、复核意见作废；${money}；逐人不予同意的决定撤回，恢复待审；疑点核查结论保留；${
    unlocks ? '考勤解除锁定，可以更正' : '同班另有已复核的申领，考勤仍然锁定'
  }。补正后重新核定、再确认提交，从受理重新办起。`;
}

const RETURN_STOPPED: Readonly<Partial<Record<LineStatus, (count: number) => Refusal>>> = {
  published: (count) =>
    leadsTo(
      'publications.takeDown',
      refusal(
        'return-stopped',
        `有 ${count} 人正在公示，申领单不能退回：请经办或复核岗先撤下公示，再提出退回。`,
      ),
    ),
  contested: (count) =>
    leadsTo(
      'objections.propose',
      refusal(
        'return-stopped',
        `有 ${count} 人的公示异议没有答复，申领单不能退回：请经办先在“异议处理”里拟定答复，由另一人确认。`,
      ),
    ),
  ordered: (count) =>
    leadsTo(
      'payments.withdraw',
      refusal(
        'return-stopped',
        `有 ${count} 人已编入支付批次，申领单不能退回：还没有送银行的，请财务岗先撤回或撤销批次；已送银行的，等回单读入后再看。`,
      ),
    ),
  returned: (count) =>
    leadsTo(
      'payments.correct',
      refusal('return-stopped', `有 ${count} 人的款被银行退回，申领单不能退回：请财务岗先更正重付。`),
    ),
  paid: (count) => refusal('return-stopped', `已有 ${count} 人到账，整份申领单不能再退回。`),
};

/** Why an approved claim cannot go back now, each with the act that comes first. */
export function returnStopped(
  statuses: readonly LineStatus[],
  lines: readonly { readonly status: LineStatus }[],
): Refusal[] {
  return statuses.flatMap((status) => {
    const count = lines.filter((line) => line.status === status).length;
    return RETURN_STOPPED[status]?.(count) ?? [];
  });
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  wrongStatus: refusal('wrong-status', '申领单现在不在这一步：请刷新后按它所在的环节办理。'),
  notYours: refusal(
    'not-yours',
    '这份申领单由机构（单位）确认提交和撤回，人社部门不代为办理：需要改动的，受理时退回给机构。',
  ),
  hersToTakeBack: refusal(
    'hers-to-take-back',
    '这份申领是本人提出的，只有本人能在手机上撤回：有不对的，受理时退回给本人，写明要改什么。',
  ),
  classNotApproved: leadsTo(
    'classes.submit',
    refusal(
      'class-not-approved',
      '班期还没有经审批备案，不能核算补贴：请机构（企业）先提交开班备案，经审批后再核算。',
      '/classId',
      'LC-11a',
    ),
  ),
  classNotOver: (endOn: LocalDate): Refusal =>
    refusal('class-not-over', `班期 ${endOn} 结业，申领日不能早于结业次日：请结业后再核算。`, '/classId'),
  nothingToClaim: leadsTo(
    'intake.stage',
    refusal(
      'nothing-to-claim',
      '没有可以核算的人员：请机构或经办先导入成绩登记表，考核合格的学员才会生成补贴行。',
    ),
  ),
  noPolicy: refusal('no-policy', '申报地在这一天没有施行中的补贴通知，不能核算。'),
  claimUnderWay: leadsTo(
    'claims.accept',
    refusal(
      'claim-under-way',
      '这份申领单已经提交，不能重新核定：需要改动的，请轮到办理的经办、初审或复核岗退回，再由机构重新核定。',
    ),
  ),
  claimAccepted: leadsTo(
    'claims.accept',
    refusal(
      'wrong-status',
      '申领单已经受理或已经办结，不能撤回：正在审核的，请轮到办理的经办、初审或复核岗退回。',
    ),
  ),
  alreadyHeld: leadsTo(
    'claims.proposeRelease',
    refusal('already-held', '这一行已经暂停发放：要放开的，请经办或复核岗在这一行提出解除暂停。'),
  ),
  lineNotHoldable: refusal('wrong-status', '这一行已经到账或不再发放，没有可以暂停的：请刷新后查看。'),
  notHeld: refusal('wrong-status', '这一行没有在这一步的暂停：请刷新后查看。'),
  heirFirst: leadsTo(
    'payments.proposeHeir',
    refusal(
      'heir-first',
      '这个人已登记死亡，钱不能付到本人账户，没有解除：请经办先在这一行登记继承人，经另一人同意；死亡登记有误的，先在人员页面更正为在世。',
    ),
  ),
  lineHeld: leadsTo(
    'claims.proposeRelease',
    refusal(
      'line-held',
      '这一行已被暂停发放，不能同意：请经办或复核岗先在这一行提出解除暂停，由另一人确认。',
    ),
  ),
  noReturnProposed: refusal('wrong-status', '没有等待决定的退回：请刷新后查看。'),
  noEntitledLine: leadsTo(
    'claims.recompute',
    refusal(
      'no-entitled-line',
      '申领单里没有一行应予补贴，还有人缺少事实，不能提交：请机构（单位）看各行写明缺少什么，补齐后重新核定；都不应予补贴的，可以提交，由人社部门出具不予补贴告知书。',
    ),
  ),
  rosterChanged: leadsTo(
    'claims.recompute',
    refusal(
      'roster-changed',
      '核算以后有学员退了班，申领单里还有他们的行，没有提交；请机构（单位）先重新核定，再确认提交。',
    ),
  ),
  reasonRequired: refusal('reason-required', '不予同意须写明理由（不少于 4 个字）。', '/reason'),
  lineNotOpen: refusal('wrong-status', '这一行现在不能这样办：请刷新后查看它走到了哪一步。'),
  grantNotProposed: leadsTo(
    'claims.proposeGrant',
    refusal(
      'not-proposed',
      '复核后同意一行须两人办理：请先由经办或初审人员在这一行“提出同意”，再由复核人员确认。',
    ),
  ),
  rejectionReasonCode: refusal('reason-code-required', '不予通过须选择原因。', '/reasonCode'),
  rejectionOpinion: refusal('opinion-required', '不予通过须写明意见（不少于 4 个字）。', '/opinion'),
  lineHasSignal: leadsTo(
    'claims.checkSignal',
    refusal(
      'signal-open',
      '这一行还有疑点没有核查完，不能同意：请经办、初审、复核中的两人先在这一行核查疑点。',
    ),
  ),
  lineNotEntitled: leadsTo(
    'claims.recompute',
    refusal(
      'not-entitled',
      '核定结论不是“应予补贴”，不能同意发放：请查看逐条认定；事实已补上的，请经办重新核定后再看。',
    ),
  ),
  ownReview: refusal(
    'four-eyes',
    '您已经办过这份申领单的另一步，同一人不能办理两步（不相容岗位分离）；请转给另一位同事办理。',
  ),
  signalSettled: refusal('wrong-status', '这个疑点已经核查完毕：请刷新后查看结论。'),
} as const;

/** Sum of amounts, for totals on pages. */
export function sumFen(amounts: readonly number[]): Fen {
  return amounts.reduce((sum, amount) => sum + amount, 0) as Fen;
}
