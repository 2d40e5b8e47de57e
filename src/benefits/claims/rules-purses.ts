import type { Purses } from '../../law/policy/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import { type Fen, formatYuan, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { Outcome } from '../determination/index.ts';
import type { LineStatus } from './contract.ts';
import { canChoosePurse } from './machine.ts';
import type { LinePurse } from './store-purses.ts';

const NOTHING_DUE: LinePurse = { fundSource: null, fundClause: null, fundBecause: null };
const NOT_SAID = '通知没有写明由哪些资金列支。';

/**
 * Which money carries a line: the first source that the law lets carry it. Where it lets none, the clause and the reason
 * of the first that it keeps away: the line waits for finance (资金待定), and what is owed stays owed.
 */
export function purseOf({
  decision,
  purses,
}: {
  readonly decision: { readonly outcome: Outcome };
  readonly purses: Purses;
}): LinePurse {
  if (decision.outcome !== 'entitled') return NOTHING_DUE;
  const [first] = purses.allowed;
  if (first) return { fundSource: first.fundSource, fundClause: first.clause, fundBecause: first.because };
  const [kept] = purses.notAllowed;
  return { fundSource: null, fundClause: kept?.clause ?? null, fundBecause: kept?.because ?? NOT_SAID };
}

interface Carried {
  readonly status: LineStatus;
  readonly outcome: Outcome;
  readonly fundSource: string | null;
}

/** Is this line owed while no money may carry it? */
export function isPurseOpen(line: Carried): boolean {
  return line.outcome === 'entitled' && line.fundSource === null && canChoosePurse(line.status);
}

/** The lines of a claim that finance may give another source: those now carried by `from`, nothing reserved yet. */
export function linesToCarry<T extends Carried>(lines: readonly T[], from: string | null): T[] {
  return lines.filter(
    (line) => line.outcome === 'entitled' && line.fundSource === from && canChoosePurse(line.status),
  );
}

/** The sources that are barred for one of these lines, with the reason of the first. */
export function barredFor(
  purses: readonly Purses[],
  fundSource: string,
): Purses['notAllowed'][number] | undefined {
  return purses.flatMap(({ notAllowed }) => notAllowed).find((purse) => purse.fundSource === fundSource);
}

/**
 * What a chosen source says of itself: by the notice where it names the source, else by the document of finance, with the
 * clause that speaks of the money of these lines.
 */
export function chosenPurse(
  purses: readonly Purses[],
  chosen: { readonly fundSource: string; readonly document: string },
): LinePurse & { readonly document: string } {
  const { fundSource, document } = chosen;
  const [first] = purses;
  const purse =
    first?.allowed.find((allowed) => allowed.fundSource === fundSource) ??
    first?.allowed[0] ??
    first?.notAllowed[0];
  const isAbout = purse?.fundSource === fundSource || first?.allowed.length === 0;
  return {
    fundSource,
    fundClause: purse?.clause ?? null,
    fundBecause: `财务按${document}选定，另一人已同意。${isAbout ? (purse?.because ?? '') : ''}`,
    document,
  };
}

export const REFUSALS_OF_PURSES = {
  nothingToCarry: refusal(
    'nothing-to-carry',
    '申领单里没有由这一来源列支、还没有占用预算的行：请刷新后看各行由哪笔资金列支。',
    '/fromFundSource',
  ),
  sameSource: refusal('same-source', '选的就是现在的资金来源，没有改动：请另选一个来源。', '/fundSource'),
  unknownSource: refusal('unknown-source', '没有这个资金来源：请从列表里选。', '/fundSource'),
  barred: (label: string, because: string, clause: string): Refusal =>
    refusal('purse-barred', `${label}不能列支这些行：${because}请另选一个来源。`, '/fundSource', clause),
  notChosen: leadsTo(
    'claims.choosePurse',
    refusal('not-proposed', '没有等待决定的资金来源：请刷新后查看；需要改的，由财务岗重新选定。'),
  ),
  undecided: (count: number, sum: Fen): Refusal =>
    leadsTo(
      'claims.choosePurse',
      refusal(
        'purse-undecided',
        `有 ${count} 行（${formatYuan(sum)} 元）还没有可以列支的资金，不能占用预算：请财务岗先在申领单里选定资金来源，由另一人确认。`,
      ),
    ),
} as const;
