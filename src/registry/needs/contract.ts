import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zMonth,
  zOccupationCode,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';

export const NEED_KINDS = ['training', 'assessment', 'job'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];
export const NEED_STATUSES = ['open', 'planned', 'served', 'withdrawn', 'lapsed'] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];
const MARK_KINDS = ['no-wish', 'not-reached'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
export const MARK_STATUSES = ['standing', 'replaced', 'lapsed'] as const;
export type MarkStatus = (typeof MARK_STATUSES)[number];
export const NEED_DESTINATIONS = ['stay', 'leave', 'not-known'] as const;

/** The ways of data/need-channels.yaml; a test compares both lists. */
export const NEED_CHANNELS = [
  'station',
  'township',
  'union',
  'association',
  'agency',
  'gig-market',
  'app',
  'household-visit',
  'phone',
] as const;
export type NeedChannel = (typeof NEED_CHANNELS)[number];
/** Why somebody was not reached, and why a wish is taken out: of the same file. */
export const NOT_REACHED_REASONS = [
  'not-at-home',
  'no-phone',
  'not-answered',
  'moved-away',
  'in-hospital',
  'works-elsewhere',
  'other',
] as const;
export const NEED_END_REASONS = [
  'changed-mind',
  'found-elsewhere',
  'same-twice',
  'recorded-by-mistake',
] as const;

/** Twelve digits of a village, or of a township whose village nobody said. */
const zVillageCode = z.string().regex(/^[1-9]\d{11}$/, '村的代码是 12 位数字');
/** A county, six digits. */
const zCounty = z.string().regex(/^[1-9]\d{5}$/);

/** Who it is about: somebody on the list, or by her number as a roster names her. */
const who = {
  personId: zPersonId.optional(),
  idNumber: zText(30, 6).optional(),
  name: zText(60, 2).optional(),
  phone: zText(30).optional(),
};
const isNamed = (body: {
  personId?: number | undefined;
  idNumber?: string | undefined;
  name?: string | undefined;
}) => body.personId !== undefined || (body.idNumber !== undefined && body.name !== undefined);
const NOT_NAMED = { path: ['idNumber'], message: '请填身份证号和姓名' };

const wish = {
  kind: z.enum(NEED_KINDS),
  occupationCode: zOccupationCode.optional(),
  /** Her own words, where she did not name an occupation. */
  words: zText(60, 2).optional(),
  /** From which month on she has time. */
  wishedFrom: zMonth.optional(),
  placeWished: zText(60).optional(),
  destination: z.enum(NEED_DESTINATIONS),
  /** Where she wants to go: a province, a city, a county, as she says it. */
  whereTo: zText(40, 2).optional(),
};
const saysWhat = (body: { occupationCode?: string | undefined; words?: string | undefined }) =>
  body.occupationCode !== undefined || body.words !== undefined;
const SAYS_NOTHING = { path: ['words'], message: '请选职业，或者照本人的话写想学什么、想干什么' };

/** needs.record */
export const recordBody = z
  .strictObject({
    ...who,
    ...wish,
    channel: z.enum(NEED_CHANNELS),
    villageCode: zVillageCode.optional(),
    /** When she said it; today where it is not given. */
    askedOn: zDate.optional(),
  })
  .refine(isNamed, NOT_NAMED)
  .refine(saysWhat, SAYS_NOTHING);
/** worker.recordNeed: her own wish; her county where no account of hers says it. */
export const ownBody = z
  .strictObject({ ...wish, divisionCode: zCounty.optional() })
  .refine(saysWhat, SAYS_NOTHING);
export const recordReply = z.strictObject({
  needId: zUuid,
  /** False where the same wish waited already: it was counted. */
  isNew: z.boolean(),
  personId: zPersonId,
});
export type RecordReply = z.infer<typeof recordReply>;

/** needs.map */
export const mapBody = z.strictObject({ version: zVersion, occupationCode: zOccupationCode });
/** needs.serve: a result that the system does not know by itself, with the paper that says it. */
export const serveBody = z.strictObject({
  version: zVersion,
  servedOn: zDate,
  certified: z.boolean(),
  paper: zText(120, 2),
});
/** needs.withdraw, worker.withdrawNeed */
export const withdrawBody = z.strictObject({
  version: zVersion,
  endReason: z.enum(NEED_END_REASONS),
  endNote: zText(200).optional(),
});
export const ownWithdrawBody = z.strictObject({ version: zVersion });
export const needParams = z.strictObject({ needId: zUuid });
export const needActReply = z.strictObject({
  needId: zUuid,
  status: z.enum(NEED_STATUSES),
  version: zVersion,
});

/** needs.mark */
export const markBody = z
  .strictObject({
    ...who,
    kind: z.enum(MARK_KINDS),
    reason: z.enum(NOT_REACHED_REASONS).optional(),
    tries: z.int().min(1).max(99).optional(),
    channel: z.enum(NEED_CHANNELS),
    villageCode: zVillageCode.optional(),
    markedOn: zDate.optional(),
  })
  .refine(isNamed, NOT_NAMED)
  .refine((body) => body.kind === 'no-wish' || body.reason !== undefined, {
    path: ['reason'],
    message: '没找到人的，请选原因',
  });
export const markReply = z.strictObject({
  markId: zUuid,
  status: z.enum(MARK_STATUSES),
  personId: zPersonId,
});

/** needs.list: the newest first, or the longest waiting first */
const ORDERS = ['newest', 'longest'] as const;
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  kind: z.enum(NEED_KINDS).optional(),
  status: z.enum(NEED_STATUSES).optional(),
  channel: z.enum(NEED_CHANNELS).optional(),
  destination: z.enum(NEED_DESTINATIONS).optional(),
  occupationCode: zOccupationCode.optional(),
  /** A township or village. */
  place: zVillageCode.optional(),
  /** Her words, the occupation, or the place she wishes. */
  q: zText(40).optional(),
  /** Those whose words nobody has read as an occupation yet. */
  unmapped: z.enum(['yes']).optional(),
  /** Those that count in figures: not taken back. */
  counted: z.enum(['yes']).optional(),
  order: z.enum(ORDERS).optional(),
});
export type ListQuery = z.infer<typeof listQuery>;
const needRow = z.strictObject({
  needId: zUuid,
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  kind: z.enum(NEED_KINDS),
  occupationCode: z.string().nullable(),
  occupationName: z.string().nullable(),
  words: z.string().nullable(),
  mappedBy: z.string().nullable(),
  mappedOn: zDate.nullable(),
  wishedFrom: zDate.nullable(),
  placeWished: z.string().nullable(),
  destination: z.enum(NEED_DESTINATIONS),
  whereTo: z.string().nullable(),
  channel: z.enum(NEED_CHANNELS),
  /** By whose right this way is a way; null where practice says it. */
  clause: z.string().nullable(),
  villageName: z.string().nullable(),
  askedBy: z.string().nullable(),
  askedOn: zDate,
  firstAskedOn: zDate,
  times: z.int(),
  /** Days since the first time, while it waits. */
  waitsDays: z.int().nullable(),
  status: z.enum(NEED_STATUSES),
  classId: zUuid.nullable(),
  plannedOn: zDate.nullable(),
  servedOn: zDate.nullable(),
  servedBy: z.enum(['class', 'hand']).nullable(),
  certified: z.boolean().nullable(),
  paper: z.string().nullable(),
  endReason: z.enum(NEED_END_REASONS).nullable(),
  endNote: z.string().nullable(),
  endedOn: zDate.nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export type NeedRow = z.infer<typeof needRow>;
export const listReply = zPage(needRow);
/** needs.show */
export const showReply = needRow;

/** needs.readings: occupations that her words may mean, the closest first; somebody confirms one. */
export const readingsQuery = z.strictObject({ words: zText(60, 1) });
export const readingsReply = z.strictObject({
  rows: z.array(z.strictObject({ occupationCode: z.string(), name: z.string(), because: z.string() })),
});

/** needs.figures */
export const figuresQuery = z.strictObject({
  kind: z.enum(NEED_KINDS).optional(),
  place: zVillageCode.optional(),
});
const figure = z.strictObject({
  /** Null: nobody said the village; nobody has read her words yet. */
  code: z.string().nullable(),
  name: z.string().nullable(),
  wishes: z.int(),
  open: z.int(),
  planned: z.int(),
  served: z.int(),
  certified: z.int(),
});
export type Figure = z.infer<typeof figure>;
export const figuresReply = z.strictObject({
  today: zDate,
  byVillage: z.array(figure),
  byOccupation: z.array(figure),
  total: figure,
  /** Wishes asked since the notice of the county's own ledger counts: all that are not withdrawn. */
  clause: z.string(),
});

/** needs.unasked: of those whom a list names, who has not been asked */
export const unaskedQuery = z.strictObject({
  ...pageQuery,
  after: z.string().max(40).optional(),
  village: zVillageCode.optional(),
});
export const unaskedReply = z.strictObject({
  villages: z.array(
    z.strictObject({
      villageCode: z.string().nullable(),
      villageName: z.string().nullable(),
      listed: z.int(),
      wish: z.int(),
      noWish: z.int(),
      notReached: z.int(),
      left: z.int(),
    }),
  ),
  rows: z.array(
    z.strictObject({
      personId: zPersonId,
      name: z.string(),
      idNumberMasked: z.string(),
      phoneMasked: z.string().nullable(),
      villageName: z.string().nullable(),
      villageCode: z.string().nullable(),
      lists: z.array(z.string()),
      wasNotReached: z.boolean(),
      allowed: zAllowed,
    }),
  ),
  next: z.string().nullable(),
  total: z.int().nullable(),
  /** False while no list of another department has come in. */
  hasLists: z.boolean(),
});

/** worker.needs */
export const ownReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      needId: zUuid,
      kind: z.enum(NEED_KINDS),
      wish: z.string(),
      placeWished: z.string().nullable(),
      wishedFrom: zDate.nullable(),
      askedOn: zDate,
      firstAskedOn: zDate,
      channel: z.enum(NEED_CHANNELS),
      isOwn: z.boolean(),
      status: z.enum(NEED_STATUSES),
      version: zVersion,
      allowed: zAllowed,
    }),
  ),
  /** She must say her county where no account of hers does. */
  needsCounty: z.boolean(),
  allowed: zAllowed,
});

export const exportQuery = z.strictObject({
  kind: z.enum(NEED_KINDS).optional(),
  place: zVillageCode.optional(),
});
