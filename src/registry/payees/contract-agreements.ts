import { z } from 'zod';
import { zDate, zPersonId, zUuid } from '../../platform/access/index.ts';

const benefit = z.enum(['assessment-subsidy', 'skill-upgrade-subsidy']);

/** payees.agreements */
export const agreementsQuery = z.strictObject({
  organisationId: zUuid.optional(),
  /** Ended ones too. */
  ended: z.enum(['yes', 'no']).optional(),
});
export const agreementsReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      agreementId: zUuid,
      /** By which people ask for it. */
      number: z.string(),
      person: z.strictObject({ personId: zPersonId, name: z.string(), idNumberMasked: z.string() }),
      organisationId: zUuid,
      organisationName: z.string(),
      benefit: z.string(),
      signedOn: zDate,
      paper: z.string(),
      recordedBy: z.string(),
      endedOn: zDate.nullable(),
      endReason: z.string().nullable(),
    }),
  ),
});

/** payees.recordAgreements: these persons agreed by one paper, or by papers of one kind, that an organisation is paid */
export const recordAgreementsBody = z.strictObject({
  organisationId: zUuid,
  benefit,
  signedOn: zDate,
  /** Number or name of the signed papers. */
  paper: z.string().trim().min(2).max(120),
  personIds: z.array(zPersonId).min(1).max(500),
});
export const recordAgreementsReply = z.strictObject({
  recorded: z.int(),
  /** Persons who agreed with somebody already: left as they are. */
  leftOut: z.array(zPersonId),
});

/** payees.endAgreement */
export const agreementParams = z.strictObject({ agreementId: zUuid });
export const endAgreementBody = z.strictObject({ endedOn: zDate, reason: z.string().trim().min(4).max(300) });
export const endAgreementReply = z.strictObject({ agreementId: zUuid });

/** worker.endAgreement: from today on */
export const endOwnAgreementBody = z.strictObject({ reason: z.string().trim().min(4).max(300) });
