import { citationOf, type Policies } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Ciphers, LocalDate, Uuid } from '../../platform/kernel/index.ts';
import { type DecidedClaim, decidedClaim } from '../claims/index.ts';
import type { Head, Part } from './contract.ts';
import { type Citing, partsOf } from './rules.ts';
import type { DecisionRow, PartRow } from './store.ts';

/** What decisions need besides the act: the notices, and the days in which the bureau itself is asked to look again. */
export interface DecisionDeps {
  readonly policies: Policies;
  readonly reviewDays: number;
}

/** A claim with what a decision on it would say now, part by part. */
export interface Drafted {
  readonly claim: DecidedClaim;
  readonly policyTitle: string;
  readonly amountCitation: string | null;
  readonly benefitName: string;
  readonly parts: readonly {
    readonly line: DecidedClaim['lines'][number];
    readonly part: Part;
    readonly text: string;
  }[];
}

type Reader = Pick<Act, 'tx' | 'ciphers'> & { readonly today: LocalDate };

/** What a decision on this claim would say now; undefined when there is none in scope. */
export async function draftOf(
  { tx, ciphers, today }: Reader,
  { policies }: Pick<DecisionDeps, 'policies'>,
  claimId: Uuid,
): Promise<Drafted | undefined> {
  const claim = await decidedClaim({ tx, ciphers, policies, today }, claimId);
  if (!claim) return undefined;
  const pack = policies.packs.get(claim.policyId);
  const citing: Citing = {
    amountClause: pack?.benefits.get(claim.benefit)?.amount?.clause ?? null,
    citation: (clause) => (pack ? citationOf(pack, clause) : clause),
  };
  return {
    claim,
    policyTitle: pack?.title ?? '',
    amountCitation: citing.amountClause === null ? null : citing.citation(citing.amountClause),
    benefitName: policies.vocabulary.label('benefits', claim.benefit),
    parts: partsOf(claim.lines, citing).map((drafted) => ({
      ...drafted,
      text: JSON.stringify(drafted.part),
    })),
  };
}

const contextOf = ({ decisionId, claimLineId }: Pick<PartRow, 'decisionId' | 'claimLineId'>) =>
  `written_decision_part.content_cipher.${decisionId}.${claimLineId}`;

/** Encrypts what a decision says of one line. */
export function encryptedPart(
  ciphers: Ciphers,
  decisionId: Uuid,
  { line, text }: Drafted['parts'][number],
): Omit<PartRow, 'decisionId'> {
  const { personId, claimLineId, lineNo } = line;
  return {
    ...{ personId, claimLineId, lineNo },
    contentCipher: ciphers.encrypt(contextOf({ decisionId, claimLineId }), text),
    digest: ciphers.digest(text),
  };
}

/** What a decision says of one line, as it was issued. Throws when the row was changed or moved. */
export function textOfPart(ciphers: Ciphers, row: PartRow): string {
  return ciphers.decrypt(contextOf(row), row.contentCipher);
}

/** The digest of a whole decision: its head, and the digests of its parts in their order. */
export function digestOf(
  ciphers: Ciphers,
  content: string,
  parts: readonly Pick<PartRow, 'digest'>[],
): Buffer {
  return ciphers.digest([content, ...parts.map(({ digest }) => digest.toString('hex'))].join('\n'));
}

/** Does a whole decision still give the digest of its day? Parts out of scope make that unknowable: all are asked for. */
export function isIntact(ciphers: Ciphers, row: DecisionRow, parts: readonly PartRow[]): boolean {
  return (
    parts.every((part) => ciphers.digest(textOfPart(ciphers, part)).equals(part.digest)) &&
    digestOf(ciphers, row.content, parts).equals(row.digest)
  );
}

/** The head as it was issued. */
export function headKept(row: Pick<DecisionRow, 'content'>): Head {
  return JSON.parse(row.content) as Head;
}

/** What was issued for the lines of one decision, by line. */
export function keptTexts(ciphers: Ciphers, parts: readonly PartRow[]) {
  return parts.map((part) => ({ claimLineId: part.claimLineId, text: textOfPart(ciphers, part) }));
}
