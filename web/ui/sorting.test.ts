import { describe, expect, it } from 'vitest';
import type { Column } from './column.tsx';
import { nextSorting, sorted } from './sorting.ts';

interface Claim {
  readonly name: string;
  readonly amountFen: number | null;
  readonly on: string | null;
}

const CLAIMS: readonly Claim[] = [
  { name: 'batch 10', amountFen: 900, on: '2021-10-01' },
  { name: 'batch 2', amountFen: null, on: null },
  { name: 'batch 1', amountFen: 12_000, on: '2021-09-30' },
];
const AMOUNT: Column<Claim> = { id: 'amount', title: '', kind: 'money', value: (row) => row.amountFen };
const NAME: Column<Claim> = { id: 'name', title: '', value: (row) => row.name };
const DAY: Column<Claim> = { id: 'on', title: '', kind: 'day', value: (row) => row.on };
const names = (column: Column<Claim>, isDown: boolean) =>
  sorted(CLAIMS, column, isDown, (_, row) => row.name).map((row) => row.name);

describe('sorting a list', () => {
  it('goes by number for amounts, and leaves what is absent last either way', () => {
    expect(names(AMOUNT, false)).toEqual(['batch 10', 'batch 1', 'batch 2']);
    expect(names(AMOUNT, true)).toEqual(['batch 1', 'batch 10', 'batch 2']);
  });

  it('counts within names, and goes by the calendar for days', () => {
    expect(names(NAME, false)).toEqual(['batch 1', 'batch 2', 'batch 10']);
    expect(names(DAY, false)).toEqual(['batch 1', 'batch 10', 'batch 2']);
  });

  it('goes by the word that is shown, not by its id', () => {
    const word: Column<Claim> = { ...NAME, kind: 'word', in: 'statuses', value: (row) => row.on ?? 'z' };
    expect(names(word, false)).toEqual(['batch 1', 'batch 2', 'batch 10']);
  });

  it('turns on a click: up, down, as it was; another column begins again', () => {
    const up = nextSorting(null, 'name');
    const down = nextSorting(up, 'name');
    expect([up, down, nextSorting(down, 'name')]).toEqual([
      { id: 'name', isDown: false },
      { id: 'name', isDown: true },
      null,
    ]);
    expect(nextSorting(down, 'amount')).toEqual({ id: 'amount', isDown: false });
  });
});
