import { z } from 'zod';
import {
  leadsTo,
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zPage,
  zPersonId,
  zPlaceCode,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import { confirmedGroup, personView } from '../persons/index.ts';

export const HOUSEHOLD_STATUSES = ['standing', 'merged', 'dissolved'] as const;
export const MEASURE_STATUSES = ['planned', 'done', 'dropped'] as const;
export const CONFLICT_STATUSES = ['open', 'kept-ours', 'took-theirs', 'sent-back'] as const;
export const DUTY_KINDS = ['lifted', 'monitored', 'poor-until-2020'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];
const RELATIONS = [
  'head',
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandchild',
  'child-in-law',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

const zRelation = z.enum(RELATIONS);
const zHouseholdNumber = z.string().regex(/^\d{6}-\d{6}$/);

/** A household in a list. */
const householdRow = z.strictObject({
  householdId: zUuid,
  number: zHouseholdNumber,
  /** What the department of rural revitalisation calls it. */
  listNumber: z.string().nullable(),
  villageCode: zPlaceCode.nullable(),
  villageName: z.string().nullable(),
  townshipName: z.string().nullable(),
  address: z.string().nullable(),
  /** Null: the head is out of the reader's reach. */
  headName: z.string().nullable(),
  members: z.int(),
  /** Lines of the plan that are not done yet, and that are. */
  planned: z.int(),
  done: z.int(),
  status: z.enum(HOUSEHOLD_STATUSES),
});
export const householdListQuery = z.strictObject({
  ...pageQuery,
  after: zHouseholdNumber.optional(),
  /** A township or village. */
  place: zPlaceCode.optional(),
  /** Beginning of a member's name, a household's number, or the list's number. */
  words: zText(30).optional(),
  status: z.enum(HOUSEHOLD_STATUSES).optional(),
});
export const householdListReply = zPage(householdRow);

export const memberView = z.strictObject({
  memberId: zUuid,
  person: personView,
  relation: zRelation,
  fromOn: zDate,
  untilOn: zDate.nullable(),
  leaveReason: z.string().nullable(),
  /** What departments have confirmed, valid today; it decides about money. */
  groups: z.array(confirmedGroup),
  /** On which duty lists the person stands, since when. */
  duty: z.array(z.strictObject({ kind: z.enum(DUTY_KINDS), fromOn: zDate })),
  /** Lists on which the person stands while the department's answer confirms nothing of the kind, or the reverse. */
  differs: z.array(z.strictObject({ kind: z.enum(DUTY_KINDS), listed: z.boolean() })),
});

const measureView = z.strictObject({
  measureId: zUuid,
  need: z.string(),
  measure: z.string(),
  responsible: z.string(),
  dueOn: zDate,
  status: z.enum(MEASURE_STATUSES),
  isLate: z.boolean(),
  doneOn: zDate.nullable(),
  result: z.string().nullable(),
  reason: z.string().nullable(),
  plannedBy: z.string().nullable(),
  endedBy: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});

export const householdParams = z.strictObject({ householdId: zUuid });
export const householdReply = z.strictObject({
  ...householdRow.shape,
  mergedInto: z.strictObject({ householdId: zUuid, number: zHouseholdNumber }).nullable(),
  countyName: z.string(),
  people: z.array(memberView),
  /** Who belonged to it before. */
  former: z.array(memberView),
  measures: z.array(measureView),
  version: zVersion,
  allowed: zAllowed,
});
export type HouseholdCard = z.infer<typeof householdReply>;

const zPersonNamed = {
  name: zText(60),
  idNumber: zText(24),
  phone: z
    .string()
    .regex(/^1\d{10}$/)
    .optional(),
};
export const makeBody = z.strictObject({
  villageCode: zPlaceCode,
  address: zText(100).optional(),
  head: z.strictObject(zPersonNamed),
  fromOn: zDate,
});
export const madeReply = z.strictObject({ householdId: zUuid, number: zHouseholdNumber });
export const amendBody = z.strictObject({
  version: zVersion,
  villageCode: zPlaceCode,
  address: zText(100).nullable(),
  headId: zPersonId,
});
export const joinBody = z.strictObject({
  version: zVersion,
  ...zPersonNamed,
  relation: zRelation,
  fromOn: zDate,
  reason: zText(100),
});
export const leaveBody = z.strictObject({
  version: zVersion,
  personId: zPersonId,
  untilOn: zDate,
  reason: zText(100),
  /** Who is head from then on, where the head leaves and others stay. */
  headId: zPersonId.optional(),
});
export const mergeBody = z.strictObject({
  version: zVersion,
  /** The number of the household into which this one goes. */
  into: zHouseholdNumber,
  mergedOn: zDate,
  reason: zText(100),
});
export const splitBody = z.strictObject({
  version: zVersion,
  personIds: z.array(zPersonId).min(1).max(30),
  headId: zPersonId,
  villageCode: zPlaceCode,
  address: zText(100).optional(),
  splitOn: zDate,
  reason: zText(100),
});
export const actReply = z.strictObject({ householdId: zUuid, version: zVersion });

export const planBody = z.strictObject({
  need: zText(200),
  measure: zText(200),
  responsible: zText(60),
  dueOn: zDate,
});
export const measureParams = z.strictObject({ measureId: zUuid });
export const measureReply = z.strictObject({ measureId: zUuid, version: zVersion });
export const endMeasureBody = z.strictObject({
  version: zVersion,
  outcome: z.enum(['done', 'dropped']),
  /** The day on which it was done; not for what is dropped. */
  doneOn: zDate.optional(),
  /** What came of it, or why it is dropped. */
  words: zText(200),
});

/** What a member of a household sees of it on her phone. */
export const ownHouseholdReply = z.strictObject({
  household: z
    .strictObject({
      householdId: zUuid,
      number: zHouseholdNumber,
      villageName: z.string().nullable(),
      address: z.string().nullable(),
      people: z.array(
        z.strictObject({ name: z.string(), relation: zRelation, fromOn: zDate, isSelf: z.boolean() }),
      ),
      /** On which lists she stands herself. */
      duty: z.array(z.strictObject({ kind: z.enum(DUTY_KINDS), fromOn: zDate })),
      measures: z.array(
        z.strictObject({
          need: z.string(),
          measure: z.string(),
          responsible: z.string(),
          dueOn: zDate,
          status: z.enum(MEASURE_STATUSES),
          doneOn: zDate.nullable(),
          result: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});

const dutyListRow = z.strictObject({
  listId: zUuid,
  kind: z.enum(DUTY_KINDS),
  listedOn: zDate,
  source: z.string(),
  rowCount: z.int(),
  added: z.int(),
  changed: z.int(),
  gone: z.int(),
  unchanged: z.int(),
  conflicts: z.int(),
  /** Conflicts that nobody has decided yet. */
  open: z.int(),
  appliedAt: zInstant,
  appliedBy: z.string().nullable(),
});
export const dutyListQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  kind: z.enum(DUTY_KINDS).optional(),
});
export const dutyListReply = zPage(dutyListRow);

const dutyPersonRow = z.strictObject({
  entryId: zUuid,
  person: personView,
  kind: z.enum(DUTY_KINDS),
  villageName: z.string().nullable(),
  listHousehold: z.string(),
  recognisedOn: zDate.nullable(),
  fromOn: zDate,
  untilOn: zDate.nullable(),
  householdId: zUuid.nullable(),
});
export const dutyPersonQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  kind: z.enum(DUTY_KINDS).optional(),
  place: zPlaceCode.optional(),
  /** Of one list: who came with it, or who went with it. */
  list: zUuid.optional(),
  change: z.enum(['added', 'gone']).optional(),
  /** Whoever stands on a list today, or whoever no longer does. */
  standing: z.enum(['now', 'former']).optional(),
});
export const dutyPersonReply = zPage(dutyPersonRow);

const conflictRow = z.strictObject({
  conflictId: zUuid,
  kind: z.enum(['other-village', 'other-household', 'other-name']),
  listKind: z.enum(DUTY_KINDS),
  listedOn: zDate,
  person: personView,
  householdId: zUuid.nullable(),
  ours: z.string(),
  theirs: z.string(),
  status: z.enum(CONFLICT_STATUSES),
  raisedAt: zInstant,
  decidedAt: zInstant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const conflictQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(CONFLICT_STATUSES).optional(),
  list: zUuid.optional(),
});
export const conflictReply = zPage(conflictRow);
export const conflictParams = z.strictObject({ conflictId: zUuid });
export const decideBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['kept-ours', 'took-theirs', 'sent-back']),
  reason: zText(200),
});
export const reopenBody = z.strictObject({ version: zVersion, reason: zText(200, 4) });
export const decideReply = z.strictObject({ conflictId: zUuid, status: z.enum(CONFLICT_STATUSES) });

export const REFUSALS = {
  villageUnknown: refusal(
    'village-unknown',
    '没有这个村（社区），或者已经撤并：请从列表里重新选择。',
    '/villageCode',
  ),
  notYours: leadsTo(
    'households.make',
    refusal('village-not-yours', '这个村不在您管的范围里：请由所在村或乡镇的同事登记。', '/villageCode'),
  ),
  idNumber: refusal('id-number-faulty', '身份证号不对：请照身份证核对 18 位号码。', '/idNumber'),
  otherName: leadsTo(
    'persons.correct',
    refusal(
      'name-differs',
      '这个身份证号登记的是另一个姓名：请照身份证核对；确实是登记错了的，请县区经办更正姓名。',
      '/name',
    ),
  ),
  elsewhere: leadsTo(
    'households.leave',
    refusal(
      'member-elsewhere',
      '这个人这一天还在另一户里（可能在别的村或别的县）：请先由那一户登记离开，再登记到这一户。',
      '/idNumber',
    ),
  ),
  memberOnce: refusal('member-already', '这个人已经在这一户里，不用再登记。', '/idNumber'),
  notMember: refusal('not-a-member', '这个人现在不在这一户里，请刷新后查看。', '/personId'),
  dayLate: refusal('day-in-future', '日期不能晚于今天：请填写实际发生的日期。', '/fromOn'),
  dayEarly: refusal('day-before-joining', '离开的日期早于加入的日期：请核对。', '/untilOn'),
  headNeeded: refusal('head-needed', '户主离开、户里还有人的，请选定新的户主。', '/headId'),
  headNotMember: refusal('head-not-member', '户主要是留在这一户里的人：请重新选定。', '/headId'),
  ended: refusal('household-ended', '这一户已经合并或者没有人了，不能再改：请打开现在的那一户。'),
  mergeUnknown: refusal(
    'household-unknown',
    '没有这个户号，或者那一户已经合并：请核对要并入的户号。',
    '/into',
  ),
  mergeItself: refusal('household-itself', '不能并入自己：请填写另一户的户号。', '/into'),
  splitAll: leadsTo(
    'households.amend',
    refusal(
      'split-all',
      '不能把一户的人全部分出去：请留下至少一人；只是搬家的，改住址就可以。',
      '/personIds',
    ),
  ),
  measureEnded: refusal('measure-ended', '这一条措施已经办结，不能再改：需要的请另外登记一条。'),
  doneOnNeeded: refusal('done-on-needed', '请填写办完的日期，不能晚于今天。', '/doneOn'),
  dueEarly: refusal('due-in-past', '期限已经过去：请填写今天以后的日期。', '/dueOn'),
  conflictDecided: refusal('conflict-decided', '这一条已经有人处理过了，请刷新后查看。'),
  conflictStands: refusal(
    'conflict-stands',
    '这一条已按核对结果办好，不能再打开：人员和住址有错的，请在户卡上改；名单有错的，请部门改名单后重新导入。',
  ),
  conflictOpenAgain: refusal(
    'conflict-open-again',
    '同一个人同样的矛盾已有一条新的在等处理：请直接处理那一条。',
  ),
  nameByTwo: leadsTo(
    'persons.correct',
    refusal(
      'name-by-two',
      '姓名不能按名单直接改：请县区经办先在“人员”里更正姓名，由另一人同意；再回来选“以系统为准”。',
      '/decision',
    ),
  ),
  listShort: leadsTo(
    'intake.stage',
    refusal(
      'duty-list-short',
      '这份名单比在册的少了一半以上，可能只是一个乡镇的：没有导入。请县区经办一次导入全县的名单，几个乡镇的文件放在一起上传。',
    ),
  ),
  listOlder: leadsTo(
    'intake.stage',
    refusal('duty-list-older', '已经导入过日期更晚的同类名单，这一份没有导入：请县区经办核对名单上的日期。'),
  ),
} as const satisfies Record<string, Refusal>;
