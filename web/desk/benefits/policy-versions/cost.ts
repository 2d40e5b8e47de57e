import { yuan } from '../../../ui/format.ts';
import type { Version } from './draft.ts';
import { words } from './words.ts';

const labels = words.dryRun;
export type DryRun = NonNullable<Version['dryRun']>;

/** What the change costs, in one sentence. */
export function costSentence({ lines, before, after, gaining, losing }: DryRun['summary']): string {
  if (lines === 0) return labels.noLines;
  const affected = gaining.lines + losing.lines;
  if (affected === 0) return labels.nobody(lines);
  const more = after.amountFen - before.amountFen;
  const sum =
    more === 0 ? labels.paysSame : more > 0 ? labels.paysMore(yuan(more)) : labels.paysLess(yuan(-more));
  return labels.sentence(
    affected,
    sum,
    losing.lines === 0 ? labels.nobodyLoses : labels.lose(losing.lines, yuan(Math.abs(losing.amountFen))),
  );
}
