import { z } from 'zod';
import { zDate, zDivisionCode, zFen, zUuid } from '../../platform/access/index.ts';
import { CERTIFICATE_BENEFITS, countShape, outcomeShape } from '../determination/index.ts';
import { CLAIM_STATUSES, computeReply } from './contract.ts';

/** claims.computeCertificates: of one class, or of a county what came without a class; an institution needs agreements. */
export const computeCertificatesBody = z.strictObject({
  benefit: z.enum(CERTIFICATE_BENEFITS),
  payee: z.enum(['trainee', 'institution']),
  divisionCode: zDivisionCode,
  classId: zUuid.nullable(),
  /** Whom the agreements name, where an institution is paid; an institution that asks is itself meant. */
  organisationId: zUuid.nullable(),
});
export const computeCertificatesReply = computeReply;

/** claims.certificates: certificates on which a subsidy may still be claimed, by class */
export const certificatesQuery = z.strictObject({ benefit: z.enum(CERTIFICATE_BENEFITS) });
export const certificatesReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      /** Null: certificates that came without a class. */
      classId: zUuid.nullable(),
      className: z.string().nullable(),
      classNumber: z.string().nullable(),
      divisionCode: z.string(),
      /** Certificates of a kind that the notice names, and how many of them no claim has. */
      certificates: countShape,
      unclaimed: countShape,
      /** Who holds the unclaimed ones. */
      people: countShape,
      /** Of the unclaimed, those whose holder agreed that an organisation is paid. */
      agreed: z.array(
        z.strictObject({
          ...{ organisationId: zUuid, name: z.string() },
          ...{ count: countShape, people: countShape },
        }),
      ),
    }),
  ),
});

const ownClaimShape = z.strictObject({
  claimId: zUuid,
  claimLineId: zUuid,
  number: z.string(),
  status: z.enum(CLAIM_STATUSES),
});

/** worker.certificates: her certificates, what each may bring, and what became of it */
export const ownCertificatesReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      certificateId: zUuid,
      /** The class it was earned in; null when it came without one. */
      classId: zUuid.nullable(),
      className: z.string().nullable(),
      number: z.string(),
      kind: z.string().nullable(),
      occupationCode: z.string().nullable(),
      level: z.int().nullable(),
      issuedOn: zDate,
      issuer: z.string().nullable(),
      isWithdrawn: z.boolean(),
      benefits: z.array(
        z.strictObject({
          benefit: z.enum(CERTIFICATE_BENEFITS),
          /** The claim it is in already; null when she may claim it. */
          claim: ownClaimShape.extend({ canWithdraw: z.boolean() }).nullable(),
          /** The newest claim that came to nothing, where none is under way. */
          last: ownClaimShape.nullable(),
        }),
      ),
      /** Subsidies that it does not bring, why not and by which clause; the clause is null where no notice reaches. */
      without: z.array(
        z.strictObject({
          benefit: z.enum(CERTIFICATE_BENEFITS),
          because: z.string(),
          clause: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** By which she agreed that an organisation is paid in her place, while they last. */
  agreements: z.array(
    z.strictObject({
      agreementId: zUuid,
      number: z.string(),
      organisationName: z.string(),
      benefit: z.string(),
      signedOn: zDate,
      paper: z.string(),
    }),
  ),
  /** Her own card that the money would go to; null without a usable one. */
  account: z.strictObject({ bankName: z.string().nullable(), numberLast4: z.string() }).nullable(),
});

/** worker.claimCertificate: she claims a subsidy on her own certificate */
export const claimOwnBody = z.strictObject({
  certificateId: zUuid,
  benefit: z.enum(CERTIFICATE_BENEFITS),
});
export const claimOwnReply = z.strictObject({
  claimId: zUuid,
  claimLineId: zUuid,
  number: z.string(),
  status: z.enum(CLAIM_STATUSES),
  outcome: outcomeShape,
  amountFen: zFen,
  /** Why not, or what is missing; null when it is due. */
  because: z.string().nullable(),
  /** Of a yes, the clause that grants it. */
  clause: z.string().nullable(),
  /** Of a no, what would make it a yes and by when; of what is missing, who is asked for what. */
  next: z.array(z.string()),
});

/** worker.withdrawClaim */
export const withdrawOwnBody = z.strictObject({ reason: z.string().trim().min(4).max(300) });
export const withdrawOwnReply = z.strictObject({ claimId: zUuid, status: z.enum(CLAIM_STATUSES) });
