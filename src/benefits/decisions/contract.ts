import { z } from 'zod';
import { zAllowed, zFen, zInstant, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { countShape } from '../determination/index.ts';

export const DECISION_STATUSES = ['issued', 'replacement-proposed', 'replaced', 'taken-back'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

const KINDS = ['grant', 'refusal'] as const;
export type DecisionKind = (typeof KINDS)[number];

/** The head of a decision as it was issued: whole sentences, so that later words do not change it. */
const headShape = z.strictObject({
  title: z.string(),
  number: z.string(),
  edition: z.int().min(1),
  office: z.string(),
  issuedOn: z.string(),
  to: z.string(),
  claimNumber: z.string(),
  /** Lead, basis, and what it replaces. */
  paragraphs: z.array(z.string()),
  granted: z.string(),
  refused: z.string().nullable(),
  open: z.string().nullable(),
  appeal: z.string(),
  /** Version of the law that each line was decided under. */
  law: z.array(z.string()),
});
export type Head = z.infer<typeof headShape>;

/** What a decision says of one line, as it was issued. */
const partShape = z.strictObject({
  lineNo: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  verdict: z.enum(['granted', 'refused']),
  amountFen: zFen,
  standard: z.string().nullable(),
  reason: z.string().nullable(),
  clause: z.string().nullable(),
  /** The clause as a sentence cites it. */
  citation: z.string().nullable(),
});
export type Part = z.infer<typeof partShape>;

export const claimParams = z.strictObject({ claimId: zUuid });
export const decisionParams = z.strictObject({ decisionId: zUuid });

/** decisions.issue */
export const issueBody = z.strictObject({ version: zVersion });
/** decisions.proposeReplacement */
export const proposeBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });
/** decisions.decideReplacement */
export const decideBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
export const decisionActReply = z.strictObject({
  decisionId: zUuid,
  number: z.string(),
  edition: z.int(),
  status: z.enum(DECISION_STATUSES),
  version: zVersion,
});

const summary = {
  decisionId: zUuid,
  number: z.string(),
  edition: z.int(),
  kind: z.enum(KINDS),
  status: z.enum(DECISION_STATUSES),
  issuedAt: zInstant,
  issuedBy: z.string(),
  /** Why the edition before it was replaced; null for one that replaces none. */
  replacesReason: z.string().nullable(),
  /** Why it no longer stands; null while it does. */
  endReason: z.string().nullable(),
  version: zVersion,
};
/** decisions.ofClaim: newest first */
export const ofClaimReply = z.strictObject({
  decisions: z.array(
    z.strictObject({
      ...summary,
      /** Who would replace it, and why; null where nobody would, and for the claimant. */
      proposed: z.strictObject({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
      allowed: zAllowed,
    }),
  ),
  /** How many lines stand otherwise than the decision in force says. */
  changedLines: countShape,
  claimVersion: zVersion,
  allowed: zAllowed,
});
const letter = {
  ...summary,
  claimId: zUuid,
  head: headShape,
  digest: z.string(),
  /** The content still gives the digest of its day. */
  isIntact: z.boolean(),
};
const keptPart = z.strictObject({ claimLineId: zUuid, ...partShape.shape });
/** decisions.show */
export const decisionReply = z.strictObject({ ...letter, parts: z.array(keptPart) });
/** worker.decisions: her own part of each, newest first */
export const myDecisionsReply = z.strictObject({
  decisions: z.array(
    z.strictObject({
      decisionId: zUuid,
      kind: z.enum(KINDS),
      status: z.enum(DECISION_STATUSES),
      endReason: z.string().nullable(),
      /** Without the counts of others. */
      head: headShape.omit({ granted: true, refused: true, open: true }),
      parts: z.array(keptPart),
    }),
  ),
});
