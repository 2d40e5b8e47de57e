import { leadsTo } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { ChangeKind, Consequence } from './contract-changes.ts';
import type { TrainingClass } from './store.ts';

/** All that the consequences of a change follow from. */
export interface ChangeFacts {
  readonly kind: ChangeKind;
  /** The days before and after; the same where the change moves none. */
  readonly days: {
    readonly was: readonly [LocalDate, LocalDate];
    readonly is: readonly [LocalDate, LocalDate];
  };
  /** People on the roster of the class that changes. */
  readonly enrolled: number;
  /** Places that people took themselves: seats that are held, and those who wait. */
  readonly seats: { readonly held: number; readonly waiting: number };
  /** Rights that are reserved for this class. */
  readonly reserved: number;
  /** Half days that are recorded already. */
  readonly recordedSlots: number;
  /** The number of a claim that rests on the class; null without one. */
  readonly claim: string | null;
  /** The class that goes on, where two become one. */
  readonly into: { readonly name: string; readonly enrolled: number; readonly planned: number | null } | null;
  /** By what rule silence is consent, and from which day; null where it is not. */
  readonly silence: { readonly source: string; readonly dueOn: LocalDate | null } | null;
  /** What the notice of the class is cited by for "file first, then open". */
  readonly fileFirst: string | null;
}

const people = (count: number) => `${count} 人`;

/** What a change does to days, seats, rights, attendance and claims, said before anybody decides it. */
export function consequencesOf(of: ChangeFacts): Consequence[] {
  const said: (Consequence | null)[] = [
    daysSaid(of),
    seatsSaid(of),
    rightsSaid(of),
    attendanceSaid(of),
    claimSaid(of),
    of.silence && {
      topic: 'consent',
      says: `${of.silence.dueOn === null ? '到期' : `${of.silence.dueOn} 以前`}没有人审核的，按“${of.silence.source}”视为同意并生效，双方都会收到通知。`,
      clause: null,
    },
  ];
  return said.filter((one) => one !== null);
}

function daysSaid({ kind, days, into, fileFirst }: ChangeFacts): Consequence | null {
  const [was, is] = [days.was.join(' 至 '), days.is.join(' 至 ')];
  if (kind === 'merged' && into)
    return {
      topic: 'days',
      says: `本班并入“${into.name}”，以后按那个班的课程表上课（${is}）；本班到此结束，备案号保留备查。`,
      clause: fileFirst,
    };
  if (was === is) return null;
  return {
    topic: 'days',
    says: `上课日期由 ${was} 改为 ${is}，每节课顺延同样的天数，时段不变。`,
    clause: fileFirst,
  };
}

function seatsSaid({ kind, enrolled, seats, into, days }: ChangeFacts): Consequence | null {
  const own = `花名册 ${people(enrolled)}，手机报名占座 ${people(seats.held)}、排队 ${people(seats.waiting)}`;
  if (kind === 'merged' && into) {
    const total = into.enrolled + enrolled;
    const planned =
      into.planned !== null && total > into.planned
        ? `，超过原计划 ${people(into.planned)}，计划人数同时改为 ${total} 人`
        : '';
    return {
      topic: 'seats',
      says: `${own}，全部转到“${into.name}”，报名日期和顺序不变；并班后那个班共 ${total} 人${planned}。`,
      clause: null,
    };
  }
  if (days.was.join() === days.is.join()) return null;
  return {
    topic: 'seats',
    says: `${own}，全部保留；新日期与别的班冲突的人，要先退出其中一个班，否则本变更不能生效。`,
    clause: null,
  };
}

function rightsSaid({ kind, reserved, into, days }: ChangeFacts): Consequence | null {
  if (reserved === 0) return null;
  if (kind === 'merged' && into)
    return {
      topic: 'entitlements',
      says: `为本班学员预留的 ${reserved} 项补贴资格转到“${into.name}”，不重复占用。`,
      clause: null,
    };
  if (days.was.join() === days.is.join()) return null;
  return {
    topic: 'entitlements',
    says: `为学员预留的 ${reserved} 项补贴资格保留；按年享受的，以新的上课日期所在年份核定。`,
    clause: null,
  };
}

function attendanceSaid({ kind, recordedSlots, into, days }: ChangeFacts): Consequence | null {
  if (kind === 'merged' && into)
    return {
      topic: 'attendance',
      says:
        recordedSlots === 0
          ? '还没有考勤记录；并班后考勤都记在接收的班。'
          : `已记录的 ${recordedSlots} 个半天考勤逐条转到“${into.name}”，原始记录仍留在本班。`,
      clause: null,
    };
  if (days.was.join() === days.is.join()) return null;
  return {
    topic: 'attendance',
    says: '考勤按新的上课日期计；原日期不再算应到。',
    clause: null,
  };
}

function claimSaid({ kind, claim, into, days }: ChangeFacts): Consequence | null {
  if (claim !== null)
    return {
      topic: 'claim',
      says: `申领 ${claim} 依据本班，变更不能生效；这份申领退回以后才能变更。`,
      clause: null,
    };
  if (kind === 'merged' && into)
    return {
      topic: 'claim',
      says: `以后只能以“${into.name}”申领，本班不再单独申领；每个人仍按自己的报名日期、到课和证书核定。`,
      clause: null,
    };
  if (days.was.join() === days.is.join()) return null;
  return {
    topic: 'claim',
    says: '还没有申领；以后申领按新的开班、结业日期适用当时施行的文件和标准。',
    clause: null,
  };
}

export const ON_THE_WAY = {
  notPostponable: refusal(
    'wrong-status',
    '只有已备案、还没到开班日期的班期可以延期；已经开班、中间停课的，请变更备案改后面的课。',
  ),
  notLater: refusal('not-later', '延期后的开班日期须晚于原来的开班日期；请核对日期。', '/startOn'),
  notMergeable: refusal('wrong-status', '只有已备案、还没有结业的班期可以并班；请刷新页面查看现状。'),
  sameClass: refusal('same-class', '不能并入自己；请选另一个班。', '/intoClassId'),
  intoGone: refusal(
    'into-not-open',
    '接收的班现在不是已备案的状态；请刷新页面，另选一个已备案、还没有结业的班。',
    '/intoClassId',
  ),
  attendanceDiffers: leadsTo(
    'classes.proposeEnd',
    refusal(
      'attendance-differs',
      '两个班已经上过的半天不一样，合在一起算不清各人的应到；请机构把其中一个班报“中途终止”，学员办理退班、进班。',
      '/intoClassId',
    ),
  ),
  hasResults: refusal(
    'has-results',
    '本班已有成绩或证书，不能并入别的班；请让两个班各自结业。',
    '/intoClassId',
  ),
} as const satisfies Record<string, Refusal>;

/** Too late for a class that begins on this day; the last day on which it may be said stands in the sentence. */
export function proposedLate(until: LocalDate, source: string): Refusal {
  return leadsTo(
    'classes.proposeEnd',
    refusal(
      'proposed-late',
      `最迟 ${until} 提出（${source}），现在已过；请机构按原日期开班，确实没有开班的，到开班日期后报“未开班”，学员改报别的班。`,
      '/startOn',
    ),
  );
}

/** The new first day comes too soon for people to be told of it. */
export function tooNear(
  startOn: LocalDate,
  before: { readonly days: number; readonly source: string },
): Refusal {
  return refusal(
    'proposed-late',
    `新的开班日期 ${startOn} 太近：须至少提前 ${before.days} 个工作日提出（${before.source}），学员才来得及知道；请改成晚一些的日期。`,
    '/filing/startOn',
  );
}

/** What two classes must have in common to become one; each with how a page calls it. */
const COMMON = {
  organisationId: '机构',
  divisionCode: '县区',
  policyId: '适用文件',
  trainingKind: '培训类别',
  occupationCode: '职业（工种）',
  occupationText: '职业（工种）名称',
  level: '等级',
  organiser: '组织方式',
  costBorneBy: '费用承担',
  standardId: '依据标准',
} as const satisfies Partial<Record<keyof TrainingClass, string>>;

/** Why these two cannot become one; a refusal that names everything in which they differ. */
export function differenceOf(one: TrainingClass, other: TrainingClass): Refusal | undefined {
  const differ = (Object.keys(COMMON) as (keyof typeof COMMON)[]).filter((key) => one[key] !== other[key]);
  if (differ.length === 0) return undefined;
  return refusal(
    'classes-differ',
    `两个班的${differ.map((key) => COMMON[key]).join('、')}不同，不是同一种班，不能合并；请选各项都相同的班。`,
    '/intoClassId',
  );
}
