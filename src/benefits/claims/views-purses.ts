import type { z } from 'zod';
import type { RouteId } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { linePurseShape, purseChosenShape, purseOptionsShape } from './contract-purses.ts';
import { sumFen } from './rules.ts';
import { linesToCarry } from './rules-purses.ts';
import { pursesOfLines } from './service-purses.ts';
import type { LineRow } from './store.ts';
import { lastChoice } from './store-purses.ts';
import type { Loaded, Reader } from './views-load.ts';

/** Which money carries a line; null where nothing is due. */
export function linePurse(line: LineRow): z.input<typeof linePurseShape> | null {
  if (line.outcome !== 'entitled') return null;
  const { fundSource, fundClause: clause, fundBecause: because, fundDocument: document } = line;
  return { fundSource, clause, because, document };
}

/** The choice that waits for another person. */
export async function purseChosen(
  { tx }: Pick<Reader, 'tx'>,
  claimId: Uuid,
  proposal: Loaded['purseProposal'],
): Promise<z.input<typeof purseChosenShape> | null> {
  const choice = proposal && (await lastChoice(tx, claimId));
  if (!choice) return null;
  const { fromFundSource, fundSource, document } = choice;
  return { fromFundSource, fundSource, document, by: proposal.by, at: proposal.at, reason: proposal.reason };
}

/** What finance may choose from, source by source; nothing for whoever may not choose. */
export async function purseOptions(
  reader: Reader,
  { row, lines }: Pick<Loaded, 'row' | 'lines'>,
  allowed: readonly RouteId[],
): Promise<z.input<typeof purseOptionsShape>> {
  if (!allowed.includes('claims.choosePurse')) return [];
  const options: z.input<typeof purseOptionsShape> = [];
  for (const from of new Set(lines.map(({ fundSource }) => fundSource))) {
    const carried = linesToCarry(lines, from);
    if (carried.length === 0) continue;
    const purses = [...(await pursesOfLines(reader, reader.law.policies, row, carried)).values()];
    const notAllowed = new Map(
      purses.flatMap((each) => each.notAllowed).map((purse) => [purse.fundSource, purse]),
    );
    const may = new Map(purses.flatMap((each) => each.allowed).map((purse) => [purse.fundSource, purse]));
    options.push({
      fromFundSource: from,
      count: carried.length,
      amountFen: sumFen(carried.map((line) => line.amountFen)),
      allowed: [...may.values()].filter(({ fundSource }) => !notAllowed.has(fundSource)),
      notAllowed: [...notAllowed.values()],
    });
  }
  return options;
}
