import { Label, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

/** What lines of a payee are grouped by: the claim they are of, and the money that paid them. */
interface Grouped {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly fundSource: string | null;
  readonly year: number | null;
}

export interface Group<L extends Grouped> {
  readonly key: string;
  readonly lines: readonly [L, ...L[]];
}

/** Lines by claim and source of money, in the order in which they come. */
export function groupsOf<L extends Grouped>(lines: readonly L[]): Group<L>[] {
  const groups = new Map<string, [L, ...L[]]>();
  for (const line of lines) {
    const key = [line.claimId, line.fundSource, line.year].join(' ');
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups].map(([key, group]) => ({ key, lines: group }));
}

/** A claim and the money that paid: number, benefit, source and year. */
export function GroupName(props: { of: Grouped }) {
  const { claimNumber, benefit, fundSource, year } = props.of;
  const { term } = useVocabulary();
  return (
    <>
      {claimNumber} <Label in="benefits" id={benefit} />{' '}
      {fundSource !== null && year !== null ? words.sourceOf(term('fundSources', fundSource), year) : null}
    </>
  );
}
