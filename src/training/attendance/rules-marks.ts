import { createHash } from 'node:crypto';
import { leadsTo } from '../../platform/access/index.ts';
import { isSignedBy, type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { MarkSent } from './contract-live.ts';

/** A list that was taken along ends after so long: a teacher takes the week's classes. */
export const LIST_HOURS = 7 * 24;
/** Bytes of the secret from which the codes of a half day are made. */
export const SECRET_BYTES = 20;
export const ADJUSTMENT_WORKING_DAYS = 5;

export const REFUSALS = {
  deviceUnknown: refusal(
    'device-unknown',
    '系统里没有登记这部手机，没有办理：请打开“上课签到”，点“登记这部手机”。',
    '/deviceId',
  ),
  deviceRevoked: refusal(
    'device-revoked',
    '这部手机已经报失停用，里面的花名册和没发送的签到要清除：手机找回来的，请重新登记；没发送的签到请由学校提出更正。',
    '/deviceId',
  ),
  deviceOfOther: refusal(
    'device-of-other',
    '这部手机登记在另一位老师名下，没有办理：请由他登录发送；要换人用，请先清除这部手机，再重新登记。',
    '/deviceId',
  ),
  deviceEnded: refusal('device-ended', '这部手机已经停用或者清除，不用再办。'),
  deviceKey: refusal(
    'device-key-wrong',
    '这部手机的钥匙读不出来，没有登记：请换一个浏览器再登记。',
    '/publicKey',
  ),
  versionConflict: refusal('version-conflict', '这一条刚刚有改动：请刷新后查看。'),
  classCancelled: refusal('class-cancelled', '这个班已经取消：签到留着备查，不算到课。有疑问的，请问学校。'),
  notTaught: refusal('class-not-taught', '这个班还没有备案通过，不能开始签到：请等备案通过后再开始。'),
  notItsDay: refusal(
    'not-its-day',
    '这一天不在这个班的开班日期里，不能签到：请核对日期；改了日期的，请先办变更备案。',
  ),
  notToday: refusal(
    'not-today',
    '只能开始今天的签到：以前的半天，请用纸质签到表，或者逐人提出更正。',
    '/taughtOn',
  ),
  notPlanned: leadsTo(
    'classes.proposeChange',
    refusal(
      'not-in-timetable',
      '课程表上这半天没有课，不能开始签到：临时调课的，请机构先办变更备案。',
      '/half',
    ),
  ),
  notOpen: refusal('half-day-not-open', '这半天的签到还没有开始：请先点“开始签到”。'),
  rollClosed: leadsTo(
    'attendance.proposeAdjustment',
    refusal(
      'attendance-closed',
      '这个班的考勤已经封账，不能直接改：请机构或者县区经办逐人提出更正，由另一人决定。',
    ),
  ),
  rollLocked: leadsTo(
    'claims.proposeReturn',
    refusal(
      'attendance-locked',
      '这个班的考勤已作为申领依据锁定，不能再改，没有保存。与实到不符的，请县经办先提出退回申领，退回后重新导入考勤。',
    ),
  ),
  notOnRoster: refusal(
    'not-on-roster',
    '这个人不在这个班的花名册上，没有记：请核对是哪个班；新来的人先办花名册变动。',
  ),
  hasLeft: refusal('left-the-class', '这个人那天已经离班：签到留着备查，不算到课。'),
  signedBefore: refusal('already-signed', '这半天已经签过，不用再签：这一条留着备查，只算一次。'),
  witnessShare: refusal(
    'witness-share',
    '老师作证的人数到了这半天的上限：这一条留着备查，不算到课。请用身份证号或者纸质签到表签到。',
  ),
  numberNeeded: refusal(
    'id-number-needed',
    '没有身份证号，这一条留着备查，不算到课：请读身份证或者输入号码，再签一次。',
  ),
  numberDiffers: refusal(
    'id-number-differs',
    '身份证号和花名册上的这个人对不上：这一条留着备查，不算到课。请核对号码，再签一次。',
  ),
  reasonNeeded: refusal('reason-needed', '老师作证和请假要写明原因，没有记：请写上原因再记一次。', '/reason'),
  helped: refusal(
    'sign-in-own-phone',
    '签到要本人到场，不能由别人代办：请本人用自己的手机签，或者请老师读身份证。',
  ),
  noClass: refusal(
    'no-class-now',
    '您今天没有正在签到的班：请问老师是不是已经点了“开始签到”，或者您报的是不是这个班。',
  ),
  otherClass: refusal('foreign-class', '这是别的班的签到码：请扫您自己班老师手机上的码。', '/code'),
  codeOld: refusal(
    'code-old',
    '这个码已经过期，每 20 秒换一次：请对着老师的手机重新扫，或者输入现在的 6 位数字。',
    '/code',
  ),
  halfDayClosed: refusal(
    'half-day-closed',
    '这半天的签到已经结束，没有签上：您确实在的，请马上告诉老师，由学校提出更正。',
  ),
  checkOver: refusal('check-over', '抽查签到的时间已经过了，没有签上：您确实在的，请马上告诉老师。'),
  signedLive: leadsTo(
    'attendance.proposeAdjustment',
    refusal(
      'signed-live',
      '这半天已经签到并结束，不能再用纸质表补：有人没签上的，请机构或者县区经办逐人提出更正，由另一人决定。',
    ),
  ),
  paperNeeded: refusal('paper-needed', '没有签到表的照片，没有录入：请先拍照上传签到表。', '/fileIds'),
  halfDayUnknown: refusal(
    'half-day-unknown',
    '这半天没有考勤记录，不能更正：有签到表的，请用纸质签到表，或者导入考勤表。',
    '/half',
  ),
  nothingChanged: refusal('nothing-changed', '现在记的就是这样，不用更正。', '/mark'),
  adjustmentWaiting: refusal(
    'adjustment-waiting',
    '这个人这半天已经有一条更正在等决定：请等那一条有了结果再提。',
  ),
  adjustmentNotOpen: refusal('wrong-status', '这条更正已经决定或者撤回，没有办理：请刷新后查看。'),
  notTheProposer: refusal('not-proposer', '这条更正是别人提出的，没有撤回：只有提出的人能撤回。'),
  changedMeanwhile: leadsTo(
    'attendance.decideAdjustment',
    refusal(
      'changed-meanwhile',
      '提出以后这半天的考勤有了变化，没有办理：请县区经办或者初审人员退回，核对后再提。',
    ),
  ),
  nothingToClose: refusal('nothing-to-close', '这个班还没有考勤，不能封账：请先签到或者导入考勤表。'),
  notOver: refusal('class-not-over', '班还没有上完，不能封账：请在最后一天的课结束以后再办。'),
} as const satisfies Record<string, Refusal>;

/** None of her half days has this code now; so many may still be wrong. */
export const codeWrong = (left: number): Refusal =>
  refusal('code-wrong', `签到码不对，还可以再试 ${left} 次：请看老师手机上现在的 6 位数字。`, '/code');

/** As many wrong codes as one half day allows: the teacher signs her. */
export const codesUsedUp = (most: number): Refusal =>
  refusal(
    'codes-used-up',
    `这半天已经输错 ${most} 次，不能再用签到码：请带身份证找老师，由老师读证或者输入号码给您签到。`,
    '/code',
  );

const SENTENCES = new Map(Object.values(REFUSALS).map((one) => [one.code, one.message]));
/** The sentence of a mark that counts nowhere. */
export const sentenceOf = (code: string): string => SENTENCES.get(code) ?? code;

/** What a phone's mark says, in one line: of this its digest is made, and its signature of that. */
export function chainTextOf(
  mark: Omit<MarkSent, 'chain'> & { readonly chain: Pick<MarkSent['chain'], 'no' | 'previous'> },
): string {
  return JSON.stringify([
    mark.chain.previous,
    mark.chain.no,
    mark.markId,
    mark.classId,
    mark.taughtOn,
    mark.half,
    mark.moment,
    mark.way,
    mark.personId,
    mark.idNumber ?? null,
    mark.reason ?? null,
    mark.contactAt,
    mark.sinceContactMs,
    mark.deviceAt,
  ]);
}

export interface ChainEnd {
  readonly no: number;
  readonly digest: string | null;
}

/**
 * What of a mark does not fit the chain of its phone: its digest, its signature, a gap before it, or another mark in its
 * place; null when it fits. It is kept all the same: the sign is for whoever inspects.
 */
export function chainFaultOf(mark: MarkSent, last: ChainEnd, publicKey: Uint8Array): string | null {
  const { no, previous, digest, signature } = mark.chain;
  if (createHash('sha256').update(chainTextOf(mark)).digest('hex') !== digest) return 'digest-wrong';
  if (!isSignedBy(publicKey, digest, signature)) return 'signature-wrong';
  if (no <= last.no) return 'place-taken';
  return no === last.no + 1 && previous === last.digest ? null : 'gap';
}

/** Why marks of this day count nowhere, whoever made them; undefined where they count. */
export function faultOfDay(
  day: LocalDate,
  of: {
    readonly status: string;
    readonly startOn: LocalDate;
    readonly endOn: LocalDate;
    readonly endedEarlyOn: LocalDate | null;
  },
  mayTeach: boolean,
): Refusal | undefined {
  if (of.status === 'cancelled') return REFUSALS.classCancelled;
  if (!mayTeach) return REFUSALS.notTaught;
  return day < of.startOn || day > (of.endedEarlyOn ?? of.endOn) ? REFUSALS.notItsDay : undefined;
}

/** Whether somebody is on the roster, or was until she left in the middle; who withdrew before the first day is not. */
export const isOnRoster = (row: { readonly status: string } | undefined): boolean =>
  row !== undefined && row.status !== 'withdrawn';
