import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zOccupationCode,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { DUTY_KINDS } from '../../registry/households/index.ts';
import { NEED_KINDS } from '../../registry/needs/index.ts';

export const CAMPAIGN_STATUSES = [
  'draft',
  'proposed',
  'approved',
  'sending',
  'ended',
  'stopped',
  'withdrawn',
] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const PERSON_STATUSES = [
  'chosen',
  'queued',
  'sent',
  'to-tell',
  'told',
  'not-found',
  'left-out',
] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** Why somebody goes there instead of a message, or why she was left out. */
export const PERSON_REASONS = [
  'no-phone',
  'given-up',
  'declined',
  'too-many',
  'dead',
  'stopped',
  'ended',
  'cancelled',
] as const;
export type PersonReason = (typeof PERSON_REASONS)[number];

/** The campaigns and texts of data/campaigns.yaml; a test compares both lists. */
export const CAMPAIGN_KINDS = [
  'spring-breeze',
  'warm-spring-workers',
  'warm-spring-firms',
  'policy-to-villages',
  'wish-to-class',
  'train-the-willing',
  'policy-to-schools-and-firms',
] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];
export const TEMPLATES = ['class-news', 'guide-news', 'wish-news'] as const;
export type Template = (typeof TEMPLATES)[number];

const zPlace = z.string().regex(/^[1-9]\d{11}$/, '乡镇、村的代码是 12 位数字');
const age = z.int().min(16).max(99);
const MOST_PLACES = 50;

/** Whom a campaign is for. What is not said does not count; without anything it is everybody whom the county's ledgers know. */
const audience = z.strictObject({
  /** A wish of this kind waits. */
  needKind: z.enum(NEED_KINDS).optional(),
  /** A wish to learn or do this waits. */
  occupationCode: zOccupationCode.optional(),
  /** Townships and villages, by their 12 digits. */
  places: z.array(zPlace).min(1).max(MOST_PLACES).optional(),
  dutyKind: z.enum(DUTY_KINDS).optional(),
  /** A department has confirmed that she belongs to this group. */
  group: z
    .string()
    .regex(/^[a-z-]{2,40}$/)
    .optional(),
  ageFrom: age.optional(),
  ageTo: age.optional(),
  /** Whoever was on a roster of a class that began on this day or later is left out. */
  noClassSince: zDate.optional(),
});
export type Audience = z.infer<typeof audience>;

const target = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opening'), openingId: zUuid }),
  z.strictObject({ type: z.literal('guide'), policyId: zText(40, 2), benefit: zText(40, 2) }),
  z.strictObject({ type: z.literal('openings') }),
]);
export type Target = z.infer<typeof target>;

const drafted = {
  kind: z.enum(CAMPAIGN_KINDS),
  title: zText(60, 2),
  template: z.enum(TEMPLATES),
  target,
  /** One more sentence of policy or class. */
  note: zText(40, 2).optional(),
  audience,
  /** The last day on which people are told. */
  untilOn: zDate,
};
/** outreach.draft */
export const draftBody = z.strictObject(drafted);
/** outreach.amend */
export const amendBody = z.strictObject({ version: zVersion, ...drafted });
export const campaignParams = z.strictObject({ campaignId: zUuid });
/** outreach.propose */
export const proposeBody = z.strictObject({ version: zVersion, opinion: zText(300, 4) });
/** outreach.decide: `passed` lets it go out, `returned` sends it back to its maker */
export const decideBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** outreach.stop, outreach.withdraw */
export const reasonBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const campaignReply = z.strictObject({
  campaignId: zUuid,
  status: z.enum(CAMPAIGN_STATUSES),
  version: zVersion,
});

/** Of those chosen: how each was told, and what they did within the days of the data file after they were told. */
const counts = z.strictObject({
  chosen: z.int(),
  /** Not yet handled, or waiting for the morning. */
  waiting: z.int(),
  sent: z.int(),
  /** Messages that could not be sent. */
  failed: z.int(),
  toTell: z.int(),
  told: z.int(),
  notFound: z.int(),
  leftOut: z.int(),
  /** A wish recorded after. */
  answered: z.int(),
  /** A seat taken after. */
  enrolled: z.int(),
});
export type Counts = z.infer<typeof counts>;

const campaignFields = {
  campaignId: zUuid,
  kind: z.enum(CAMPAIGN_KINDS),
  /** As the notice calls the campaign, and the clause that does. */
  kindName: z.string(),
  clause: z.string(),
  title: z.string(),
  template: z.enum(TEMPLATES),
  status: z.enum(CAMPAIGN_STATUSES),
  untilOn: zDate,
  madeBy: z.string(),
  madeAt: zInstant,
  begunAt: zInstant.nullable(),
  endedAt: zInstant.nullable(),
  reason: z.string().nullable(),
  /** How often the link was opened; nobody's row says that she did. */
  opened: z.int(),
  figures: counts,
  version: zVersion,
};
/** outreach.list */
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(CAMPAIGN_STATUSES).optional(),
});
const campaignRow = z.strictObject(campaignFields);
export type CampaignRowShape = z.infer<typeof campaignRow>;
export const listReply = zPage(campaignRow).extend({ allowed: zAllowed });

const byVillage = z.strictObject({
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  ...counts.shape,
});
export type ByVillage = z.infer<typeof byVillage>;
/** outreach.show */
export const showReply = z.strictObject({
  ...campaignFields,
  target,
  targetName: z.string(),
  note: z.string().nullable(),
  audience,
  occupationName: z.string().nullable(),
  placeNames: z.array(z.string()),
  /** The words that go out: of a draft as they would be now. */
  content: z.string().nullable(),
  /** What is said to whoever has no phone. */
  spoken: z.string().nullable(),
  /** What of the words cannot be sent; of a draft alone. */
  fault: z.string().nullable(),
  link: z.string(),
  answerDays: z.int(),
  byVillage: z.array(byVillage),
  steps: z.array(caseStep),
  allowed: zAllowed,
});

/** outreach.audience: whom it would reach if it went out now, counted and a few of them masked */
export const audienceReply = z.strictObject({
  chosen: z.int(),
  withPhone: z.int(),
  withoutPhone: z.int(),
  declined: z.int(),
  tooMany: z.int(),
  mostAMonth: z.int(),
  byVillage: z.array(
    z.strictObject({
      villageCode: z.string().nullable(),
      villageName: z.string().nullable(),
      count: z.int(),
    }),
  ),
  sample: z.array(
    z.strictObject({
      nameMasked: z.string(),
      villageName: z.string().nullable(),
      phoneMasked: z.string().nullable(),
    }),
  ),
});

/** outreach.people: those chosen for one campaign, within reach */
export const peopleQuery = z.strictObject({
  ...pageQuery,
  after: z
    .string()
    .regex(/^\d{1,16}$/)
    .optional(),
  status: z.enum(PERSON_STATUSES).optional(),
  village: zPlace.optional(),
});
const personRow = z.strictObject({
  campaignId: zUuid,
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  status: z.enum(PERSON_STATUSES),
  reason: z.enum(PERSON_REASONS).nullable(),
  reachedAt: zInstant.nullable(),
  toldBy: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const peopleReply = zPage(personRow);

/** outreach.toTell: whom somebody has to tell by mouth, village by village */
export const toTellQuery = z.strictObject({ ...pageQuery, after: z.string().max(80).optional() });
export const toTellReply = zPage(
  personRow.extend({ title: z.string(), kindName: z.string(), spoken: z.string(), untilOn: zDate }),
);

export const personParams = z.strictObject({
  campaignId: zUuid,
  personId: z.coerce.number().int().positive(),
});
/** outreach.tell: `not-yet` takes back what was recorded by mistake: told by mouth, or not found */
const TELLINGS = ['told', 'not-found', 'not-yet'] as const;
export type Telling = (typeof TELLINGS)[number];
export const tellBody = z.strictObject({ version: zVersion, outcome: z.enum(TELLINGS) });
export const tellReply = z.strictObject({
  campaignId: zUuid,
  personId: zPersonId,
  status: z.enum(PERSON_STATUSES),
  version: zVersion,
});
/** outreach.decline: she said that she wants no such news */
export const declineBody = z.strictObject({ how: z.enum(['answered', 'called', 'said']) });
export const declineReply = z.strictObject({ personId: zPersonId, isOff: z.literal(true) });

/** outreach.choices: what a draft is made of */
export const choicesReply = z.strictObject({
  kinds: z.array(z.strictObject({ kind: z.enum(CAMPAIGN_KINDS), name: z.string(), clause: z.string() })),
  templates: z.array(
    z.strictObject({ template: z.enum(TEMPLATES), leads: z.enum(['opening', 'guide', 'openings']) }),
  ),
  openings: z.array(z.strictObject({ openingId: zUuid, name: z.string(), startOn: zDate })),
  guides: z.array(z.strictObject({ policyId: z.string(), benefit: z.string(), name: z.string() })),
  places: z.array(
    z.strictObject({ code: z.string(), name: z.string(), townshipCode: z.string().nullable() }),
  ),
});

/** outreach.export */
export const exportQuery = z.strictObject({ campaignId: zUuid.optional() });

/** public.campaign */
export const linkParams = z.strictObject({ code: z.string().max(40) });
export const linkReply = z.strictObject({
  office: z.string(),
  kindName: z.string(),
  content: z.string(),
  target,
  isOver: z.boolean(),
});
