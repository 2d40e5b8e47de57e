import type { BankAnswer } from '../../benefits/payments/index.ts';
import { type Fen, fen, formatYuan } from '../../platform/kernel/index.ts';

/** A row of sums in a bank's file. */
export interface Total {
  readonly lineNo: number;
  readonly amountsFen: readonly Fen[];
  /** How many lines stand before it. */
  readonly before: number;
}

/**
 * A sentence for each total that is the sum of no part of the file: not of all lines before it nor of those since the
 * total before, and not of the paid or returned ones among them.
 */
export function totalNotes(totals: readonly Total[], answers: readonly BankAnswer[]): string[] {
  return totals.flatMap(({ lineNo, amountsFen, before }, index) => {
    const all = answers.slice(0, before);
    const part = answers.slice(totals[index - 1]?.before ?? 0, before);
    const sums = new Set(
      [all, part].flatMap((lines) => [
        sumOf(lines),
        sumOf(lines.filter(({ result }) => result === 'paid')),
        sumOf(lines.filter(({ result }) => result === 'returned')),
      ]),
    );
    return amountsFen
      .filter((amount) => !sums.has(amount))
      .map(
        (amount) =>
          `第 ${lineNo} 行的合计 ${formatYuan(amount)} 元与以上各行之和 ${formatYuan(sumOf(all))} 元不符：请核对文件是否完整，必要时请银行重新提供。`,
      );
  });
}

function sumOf(answers: readonly BankAnswer[]): Fen {
  return fen(answers.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0));
}
