import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { AddInput, Judgement } from './contract.ts';

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  classNotHeld: refusal(
    'class-not-held',
    '这个班还没有批准，或者没有开办，没有保存：请等备案通过以后再登记过程材料。',
  ),
  outsideClass: (from: LocalDate, through: LocalDate) =>
    refusal(
      'outside-class',
      `这一天不在班期 ${from} 至 ${through} 之内，没有保存：请核对上课日期。`,
      '/taughtOn',
    ),
  notYet: refusal('not-yet', '这一天还没有到，没有保存：请在上课当天或以后登记。', '/taughtOn'),
  noSuchSession: refusal(
    'no-such-session',
    '课表上没有这一节课，没有保存：请从当天的课里选一节，或者不选。',
    '/sessionNo',
  ),
  filesNeeded: refusal('files-needed', '还没有上传文件，没有保存：请先选照片或者扫描件。', '/fileIds'),
  notAPhoto: refusal(
    'not-a-photo',
    '照片一栏里有不是照片的文件，没有保存：请把 PDF 改登记为“签到表”，别的照片可以照样保存。',
    '/fileIds',
  ),
  noFiles: refusal('no-files', '这一种不附文件，没有保存：请把文件登记为照片或者签到表。', '/fileIds'),
  logNeeded: refusal('log-needed', '教学日志还没有写内容，没有保存：请写上当天教了什么。', '/said'),
  videosNeeded: refusal(
    'videos-needed',
    '还没有写录像，没有保存：请写上录像的文件名、开始时间、时长和校验值。',
    '/videos',
  ),
  noVideos: refusal('no-videos', '录像要登记为“录像目录”，没有保存：请另外登记。', '/videos'),
  copiesNeeded: refusal('copies-needed', '发了多少份还没有写，没有保存：请写上份数。', '/copies'),
  whatNeeded: refusal('what-needed', '发了什么还没有写，没有保存：请写上教材、讲义或者材料的名称。', '/said'),
  positionHalf: refusal('position-half', '经度和纬度要一起写，没有保存：请都写上，或者都不写。', '/latitude'),
  notMaker: refusal('not-the-maker', '只有登记这一条的人能撤回：请让登记的人在本页撤回并写明原因。'),
  alreadyWithdrawn: refusal('wrong-status', '这一条已经撤回，没有再办：请刷新页面查看。'),
  claimed: leadsTo(
    'claims.proposeReturn',
    refusal(
      'class-claimed',
      '这个班已经确认申领，过程材料不能再撤回：确有错误的，请县经办先提出退回申领，退回以后再撤回。',
    ),
  ),
  signDecided: refusal('wrong-status', '这条疑点的情况已经变了，没有办理：请刷新页面查看。'),
  changedMeanwhile: refusal(
    'changed-meanwhile',
    '这条疑点在您打开之后又有新的情况，没有办理：请刷新页面，看过新的情况再办。',
  ),
} as const satisfies Record<string, Refusal | ((from: LocalDate, through: LocalDate) => Refusal)>;

const OF_FILES: readonly string[] = ['photo', 'paper-sheet'];

/** What a piece of evidence lacks or has too much of, for its kind; undefined when it is whole. */
export function lackOf(added: AddInput): Refusal | undefined {
  const { kind, fileIds = [], videos = [], said, copies, latitude, longitude } = added;
  if (OF_FILES.includes(kind) && fileIds.length === 0) return REFUSALS.filesNeeded;
  if (!OF_FILES.includes(kind) && fileIds.length > 0) return REFUSALS.noFiles;
  if (kind === 'video-index' && videos.length === 0) return REFUSALS.videosNeeded;
  if (kind !== 'video-index' && videos.length > 0) return REFUSALS.noVideos;
  if (kind === 'teacher-log' && said === undefined) return REFUSALS.logNeeded;
  if (kind === 'material-handed-out' && said === undefined) return REFUSALS.whatNeeded;
  if (kind === 'material-handed-out' && copies === undefined) return REFUSALS.copiesNeeded;
  return (latitude === undefined) === (longitude === undefined) ? undefined : REFUSALS.positionHalf;
}

/** A light sign is cleared by one person; a heavy one, and whatever is confirmed and so stops money, takes a second. */
export function takesTwo(sign: { readonly needsTwo: boolean }, decision: Judgement): boolean {
  return sign.needsTwo || decision === 'confirmed';
}

/** Of which half day a lesson is that begins at HH:MM: before noon, before six, or in the evening. */
export function halfOfLesson(from: string): 'morning' | 'afternoon' | 'evening' {
  if (from < '12:00') return 'morning';
  return from < '18:00' ? 'afternoon' : 'evening';
}
