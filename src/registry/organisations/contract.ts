import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zCreditCode,
  zDate,
  zDivisionCode,
  zInstant,
  zLevel,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';

const ORGANISATION_KINDS = ['institution', 'employer', 'assessment-body'] as const;
export const EMPLOYER_KINDS = [
  'enterprise',
  'cooperative',
  'poverty-workshop',
  'sole-trader',
  'private-non-enterprise',
] as const;
export const EMPLOYER_SIZES = ['micro', 'small', 'medium', 'large'] as const;

/** `suspended` from the day the right to train was lost until it is given back (LC-12). */
export const ORGANISATION_STATUSES = ['in-catalogue', 'suspended', 'agreement-ended'] as const;

export const organisationRow = z.strictObject({
  organisationId: zUuid,
  name: z.string(),
  creditCode: zCreditCode,
  kinds: z.array(z.enum(ORGANISATION_KINDS)),
  divisionCode: zDivisionCode,
  status: z.enum(ORGANISATION_STATUSES),
  suspendedOn: zDate.nullable(),
  agreementFrom: zDate.nullable(),
  /** Last day of the agreement, as paper says it. */
  agreementThrough: zDate.nullable(),
  occupationScopeText: z.string().nullable(),
  highestLevel: zLevel.nullable(),
  employerKind: z.enum(EMPLOYER_KINDS).nullable(),
  employerSize: z.enum(EMPLOYER_SIZES).nullable(),
  sectorText: z.string().nullable(),
  selfAssessmentListed: z.boolean().nullable(),
  industryClass: z.string().nullable(),
});

const suspensionView = z.strictObject({
  suspensionId: zUuid,
  suspendedOn: zDate,
  /** First day with the right to train again; null while no end is set. */
  liftedOn: zDate.nullable(),
  /** Codes of the occupations that it concerns; null for all. */
  occupations: z.array(z.string()).nullable(),
  reason: z.string(),
  documentNumber: z.string().nullable(),
  source: z.string(),
  recordedAt: zInstant,
  /** Why and by which document two people lifted it; null while it stands or when it ends by itself. */
  liftReason: z.string().nullable(),
  liftedDocumentNumber: z.string().nullable(),
  canBeLifted: z.boolean(),
});

export const organisationDetail = organisationRow.extend({
  divisionName: z.string(),
  licenceNumber: z.string().nullable(),
  institutionType: z.string().nullable(),
  address: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  occupationScope: z.array(z.string()),
  projects: z.array(
    z.strictObject({
      name: z.string(),
      occupationCode: z.string().nullable(),
      highestLevel: zLevel.nullable(),
    }),
  ),
  suspensions: z.array(suspensionView),
  /** Waits for a second person; null when none does, and for the organisation itself. */
  suspensionProposed: z
    .strictObject({
      suspendedOn: zDate,
      /** First day with the right to train again; null without an end. */
      liftedOn: zDate.nullable(),
      occupations: z.array(z.string()).nullable(),
      /** Whether it would lift a suspension that stands. */
      isEnd: z.boolean(),
      documentNumber: z.string(),
      reason: z.string(),
      proposedBy: z.string(),
      proposedAt: zInstant,
    })
    .nullable(),
  bankAccount: z
    .strictObject({ bankName: z.string(), accountName: z.string(), numberLast4: z.string() })
    .nullable(),
  source: z.string(),
  version: zVersion,
  allowed: zAllowed,
});

export const organisationListQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  kind: z.enum(ORGANISATION_KINDS).optional(),
  status: z.enum(ORGANISATION_STATUSES).optional(),
  name: zText(60).optional(),
});
export const organisationListReply = zPage(organisationRow);
export const organisationParams = z.strictObject({ organisationId: zUuid });

export const suspendBody = z.strictObject({
  version: zVersion,
  suspendedOn: zDate,
  /** Its last day; without one it lasts until two people lift it. */
  through: zDate.optional(),
  /** Codes of the occupations that it concerns; none for all of them. */
  occupations: z.array(z.string().max(20)).max(200).optional(),
  /** Number of the written decision, as its paper has it. */
  documentNumber: zText(60),
  reason: zText(500, 4),
});
export const suspendReply = z.strictObject({
  organisationId: zUuid,
  proposalId: zUuid,
  version: zVersion,
});

/** organisations.liftSuspension */
export const liftBody = z.strictObject({
  version: zVersion,
  suspensionId: zUuid,
  /** First day with the right to train again; the first day of the suspension where it should never have been. */
  liftedOn: zDate,
  documentNumber: zText(60),
  reason: zText(500, 4),
});

/** organisations.decideSuspension: `passed` takes the right to train away or gives it back, `returned` leaves it as it is */
export const decideSuspensionBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
export const decideSuspensionReply = z.strictObject({ organisationId: zUuid, version: zVersion });
