import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zOccupationCode,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseView, reviewBody } from '../../platform/approvals/index.ts';

export const DELIVERY_STATUSES = [
  'submitted',
  'first-reviewed',
  'approved',
  'returned',
  'withdrawn',
  'ending',
  'ended',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const DELIVERY_SERVICES = ['training', 'assessment'] as const;
export type DeliveryService = (typeof DELIVERY_SERVICES)[number];

export const deliveryParams = z.strictObject({ deliveryId: zUuid });

/** villageDelivery.file: what an organisation would do in villages, from when to when, and with what. */
export const fileBody = z.strictObject({
  service: z.enum(DELIVERY_SERVICES),
  occupationCodes: z.array(zOccupationCode).min(1).max(20),
  fromOn: zDate,
  /** Last day. */
  untilOn: zDate,
  /** Teachers or examiners, equipment and safety on the spot. */
  means: zText(500, 4),
});
/** villageDelivery.withdraw */
export const withdrawBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });
/** villageDelivery.firstReview, villageDelivery.secondReview, villageDelivery.decideEnd: nothing is rejected for good. */
export const deliveryReviewBody = reviewBody
  .omit({ decision: true })
  .extend({ decision: z.enum(['passed', 'returned']) });
export type DeliveryReview = z.infer<typeof deliveryReviewBody>;
/** villageDelivery.proposeEnd: the last day on which it holds. */
export const endBody = z.strictObject({ version: zVersion, endsOn: zDate, reason: zText(500, 4) });
export const deliveryActReply = z.strictObject({
  deliveryId: zUuid,
  status: z.enum(DELIVERY_STATUSES),
  version: zVersion,
});

const summary = {
  deliveryId: zUuid,
  organisationId: zUuid,
  organisationName: z.string(),
  divisionCode: zDivisionCode,
  service: z.enum(DELIVERY_SERVICES),
  occupations: z.array(z.strictObject({ code: zOccupationCode, name: z.string() })),
  fromOn: zDate,
  untilOn: zDate,
  status: z.enum(DELIVERY_STATUSES),
  filedOn: zDate,
  approvedOn: zDate.nullable(),
  endsOn: zDate.nullable(),
};
/** villageDelivery.list: newest first */
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
});
export const listReply = zPage(z.strictObject(summary)).extend({ allowed: zAllowed });
/** villageDelivery.show */
export const deliveryReply = z.strictObject({
  ...summary,
  means: z.string(),
  endReason: z.string().nullable(),
  approval: caseView.nullable(),
  /** The review of an early end. */
  ending: caseView.nullable(),
  version: zVersion,
  allowed: zAllowed,
});
