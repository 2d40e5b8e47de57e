import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { fen, formatYuan, type LocalDate, refusal } from '../../platform/kernel/index.ts';
import { type DecidedClaim, type DecidedLine, GRANTED } from '../claims/index.ts';
import type { DecisionKind, Head, Part } from './contract.ts';

const template = z.string().min(2);
const sentences = z.strictObject({
  titles: z.strictObject({ grant: template, refusal: template }),
  office: template,
  to: template,
  lead: z.strictObject({ organisation: template, trainee: template }),
  basis: template,
  replaces: template,
  granted: template,
  noneGranted: template,
  refused: template,
  open: template,
  appeal: template,
});
export type Sentences = z.infer<typeof sentences>;

/** Reads data/decisions.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readSentences(
  text = readFileSync(new URL('../../../data/decisions.yaml', import.meta.url), 'utf8'),
): Sentences {
  return sentences.parse(parse(text));
}
const SENTENCES = readSentences();

/** Fills in `{…}`. Throws for a name that is not given: a fault of the installation. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the sentence needs ${name}`);
    return String(value);
  });
}

const REFUSED: readonly string[] = ['refused', 'not-entitled'];

/** What the decision says of a line; null while the line is still being looked into. */
function verdictOf(status: DecidedLine['status']): Part['verdict'] | null {
  if (GRANTED.includes(status)) return 'granted';
  return REFUSED.includes(status) ? 'refused' : null;
}

/** What the clauses of a claim are called. */
export interface Citing {
  readonly amountClause: string | null;
  readonly citation: (clause: string) => string;
}

/** The parts of a decision on the claim as it stands: a verdict for each line that has one, in the order of the lines. */
export function partsOf(
  lines: readonly DecidedLine[],
  { amountClause, citation }: Citing,
): { readonly line: DecidedLine; readonly part: Part }[] {
  return lines.flatMap((line) => {
    const verdict = verdictOf(line.status);
    if (verdict === null) return [];
    const clause = verdict === 'granted' ? amountClause : line.clause;
    const { lineNo, name, idNumberMasked } = line;
    const part: Part = {
      ...{ lineNo, name, idNumberMasked, verdict },
      amountFen: verdict === 'granted' ? line.amountFen : fen(0),
      standard: verdict === 'granted' ? line.standardText : null,
      reason: verdict === 'granted' ? null : (line.refusalReason ?? line.because),
      clause,
      citation: clause === null ? null : citation(clause),
    };
    return [{ line, part }];
  });
}

/** Nobody is granted anything: a refusal. */
export function kindOf(parts: readonly Part[]): DecisionKind {
  return parts.some(({ verdict }) => verdict === 'granted') ? 'grant' : 'refusal';
}

/** What the head of a decision is written from, besides its parts. */
export interface HeadFacts {
  readonly claim: DecidedClaim;
  readonly number: string;
  readonly edition: number;
  readonly divisionName: string;
  readonly issuedOn: LocalDate;
  readonly policyTitle: string;
  readonly amountCitation: string | null;
  readonly benefitName: string;
  readonly reviewDays: number;
  readonly replaces: { readonly edition: number; readonly reason: string } | null;
}

/** The head of a decision in the sentences of the day on which it is issued. */
export function headOf(facts: HeadFacts, parts: readonly Part[], words: Sentences = SENTENCES): Head {
  const { claim, number, edition, replaces } = facts;
  const granted = parts.filter(({ verdict }) => verdict === 'granted');
  const refused = parts.length - granted.length;
  const open = claim.lines.length - parts.length;
  const sum = granted.reduce((total, { amountFen }) => total + amountFen, 0);
  const what = [claim.number, claim.subjectName, facts.benefitName].join('，');
  const lead = claim.payeeKind === 'trainee' ? words.lead.trainee : words.lead.organisation;
  const clause = facts.amountCitation === null ? '' : `（${facts.amountCitation}）`;
  return {
    title: words.titles[kindOf(parts)],
    number,
    edition,
    office: filled(words.office, { division: facts.divisionName }),
    issuedOn: facts.issuedOn,
    to: filled(words.to, { payee: claim.payeeName }),
    claimNumber: claim.number,
    paragraphs: [
      filled(lead, { day: claim.claimedOn, what }),
      filled(words.basis, { title: facts.policyTitle, clause }),
      ...(replaces ? [filled(words.replaces, { number, ...replaces })] : []),
    ],
    granted:
      granted.length === 0
        ? words.noneGranted
        : filled(words.granted, { count: granted.length, amount: formatYuan(fen(sum)) }),
    refused: refused === 0 ? null : filled(words.refused, { count: refused }),
    open: open === 0 ? null : filled(words.open, { count: open }),
    appeal: filled(words.appeal, { reviewDays: facts.reviewDays }),
    law: [...new Set(claim.lines.map(({ pack }) => pack))].sort(),
  };
}

/** How many lines stand otherwise than a decision says: decided since, decided otherwise, or gone. */
export function changedLines(
  kept: readonly { readonly claimLineId: string; readonly text: string }[],
  now: readonly { readonly claimLineId: string; readonly text: string }[],
): number {
  const before = new Map(kept.map(({ claimLineId, text }) => [claimLineId, text]));
  const after = new Set(now.map(({ claimLineId }) => claimLineId));
  return (
    now.filter(({ claimLineId, text }) => before.get(claimLineId) !== text).length +
    kept.filter(({ claimLineId }) => !after.has(claimLineId)).length
  );
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  notDecided: refusal('not-decided', '这份申领还没有复核完，没有决定可以出具；复核通过后会自动出具决定书。'),
  alreadyIssued: refusal('decision-issued', '这份申领已有一份有效的决定书，请刷新页面，打开那一份。'),
  wrongStatus: refusal('wrong-status', '这份决定书现在不能这样办，请刷新页面，按它现在的状态办理。'),
  nothingChanged: leadsTo(
    'decisions.proposeReplacement',
    refusal(
      'nothing-changed',
      '申领的结果和决定书一样，不用更换；结果改过以后，经办、初审岗或复核岗再提出更换。',
    ),
  ),
} as const;
