import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { ClassStatus, Cleared, FilingInput } from './contract.ts';

/** What a class gives up when it comes into a status: shown to whoever must act on it then. */
export const CLEARS: Readonly<Partial<Record<ClassStatus, readonly Cleared[]>>> = {
  draft: ['filed-on', 'teacher-and-room-holds'],
  returned: ['filed-on', 'teacher-and-room-holds'],
  rejected: ['teacher-and-room-holds', 'enrolments'],
  cancelled: ['teacher-and-room-holds', 'enrolments'],
};

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  notAmendable: leadsTo(
    'classes.withdraw',
    refusal(
      'wrong-status',
      '这个班期已提交或已有结论，不能直接修改；正在审核的，请机构先取回再改；已备案的，请机构办理变更备案。',
    ),
  ),
  notSubmittable: refusal('wrong-status', '这个班期已提交过或已有结论，不能再次提交；请刷新页面查看现状。'),
  notCancellable: leadsTo(
    'classes.proposeEnd',
    refusal(
      'wrong-status',
      '审核中的、已开班的或已有结论的班期不能直接撤销；正在审核的，请机构先取回；已到开班日期的，请机构或经办登记未开班或中途终止。',
    ),
  ),
  rosterClosed: leadsTo(
    'classes.changeRoster',
    refusal(
      'roster-closed',
      '这个班期正在审核或已有结论，表格不能再改花名册；正在审核的，请机构先取回；已结业的，请机构或经办在班期的“花名册”页办理增减。',
    ),
  ),
  traineeLeft: leadsTo(
    'classes.changeRoster',
    refusal(
      'trainee-left',
      '这名学员已登记退班，不能再由表格加回；确实在本班的，请机构或经办在班期的“花名册”页办理进班。',
      '/idNumber',
    ),
  ),
  approvedTooLate: leadsTo(
    'classes.secondReview',
    refusal(
      'approved-too-late',
      '开班日期已过，先备案、后开班，现在不能再同意；请复核岗退回申请单位，改期后重新提交。',
      '/decision',
      'LC-11a',
    ),
  ),
  noOrganisation: leadsTo(
    'accounts.reassign',
    refusal('not-found', '没有找到您的单位，请系统管理员核对账号所属单位。'),
  ),
  formFaulty: refusal(
    'class-form-faulty',
    '开班申请表有一栏内容过长、过大或格式不对，没有导入；请核对后重新上传。',
  ),
  timetableFaulty: refusal(
    'timetable-faulty',
    '课程表有一节课的时间、课时或内容不合要求（结束须晚于开始，课时须大于 0 且以半课时为单位），没有导入；请改正后重新上传。',
  ),
  villageUnknown: refusal(
    'village-unknown',
    '送培训到的村不在区划目录里；请从列表里选，列表里没有的，请告诉县局把村补进目录。',
    '/filing/deliveredTo',
  ),
  policyMissing: leadsTo(
    'policies.list',
    refusal(
      'policy-missing',
      '开班首日没有施行的补贴文件（已到期，或还没有施行），不能备案；请把开班日期改到文件的有效期内，起止日期在“政策”页查看；新文件施行后再备案。',
      '/filing/startOn',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** A sheet may not change what a claim rests on. */
export function rosterClaimed(claimNumber: string): Refusal {
  return leadsTo(
    'classes.changeRoster',
    refusal(
      'roster-claimed',
      `本班的补贴申领 ${claimNumber} 已提交，表格不能再改动花名册；请机构或经办在班期的“花名册”页提出变动，由另一人复核。`,
      '/idNumber',
    ),
  );
}

/** The other class a person already sits in. */
export interface EnrolmentClash {
  readonly className: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** R11: the person stays in the class that came first. */
export function overlappingClass(clash: EnrolmentClash | undefined, pointer = ''): Refusal {
  const where = clash ? `${clash.className}（${clash.startOn}—${clash.endOn}）` : '另一个班';
  return refusal(
    'overlapping-class',
    `同一人已先报名 ${where}，上课日重叠（R11）；请核对学员在哪个班上课；只能留在先报名的班，本班不要列入。`,
    pointer,
    'R11',
  );
}

/**
 * R13: what makes a room one room. A room named without its place is taken together with it, so that room one of two
 * schools is two rooms, and a hall that two schools rent is one.
 */
export function roomKeyOf(room: string | null, place: string | null, organisationId: string): string | null {
  if (room === null) return null;
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
  const where = plain(place ?? organisationId);
  const name = plain(room);
  return name.startsWith(where) ? name : where + name;
}

// ---- Filing numbers: 高人社培备〔2021〕018号

export function filingNumber(countyWord: string, year: number, running: number): string {
  return `${countyWord}〔${year}〕${String(running).padStart(3, '0')}号`;
}

/** The word, year and running number of a number given on paper; undefined when it is written otherwise. */
export function parseFilingNumber(
  text: string,
): { countyWord: string; year: number; running: number } | undefined {
  const match = /^(.{1,40})[〔[（(【](\d{4})[〕\]）)】]第?(\d{1,6})号$/.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  return { countyWord: match[1] as string, year: Number(match[2]), running: Number(match[3]) };
}

/** How a county without a row in its filing register writes its word: 高唐县 -> 高人社培备. */
export function countyWordOf(divisionName: string): string {
  return `${[...divisionName][0] ?? ''}人社培备`;
}

export const DEFAULT_REVIEW_DAYS = 5;

/** Below this share of half days a trainee has not been trained (R15). */
export const TRAINED_PERCENT = 80;

/** What stands for the level and is still not understood, as the form says; a form that is silent leaves it as it is. */
export function levelUnreadOf(
  { level, levelUnread }: Pick<FilingInput, 'level' | 'levelUnread'>,
  known: string | null,
): string | null {
  if (level !== null) return null;
  return levelUnread === undefined ? known : levelUnread;
}
