import { describe, expect, it } from 'vitest';
import type { Column } from './column.tsx';
import { nextSorting, sorted } from './sorting.ts';

interface Claim {
  readonly name: string;
  readonly amountFen: number | null;
  readonly on: string | null;
}

const CLAIMS: readonly Claim[] = [
  { name: '第10批', amountFen: 900, on: '2021-10-01' },
  { name: '第2批', amountFen: null, on: null },
  { name: '第1批', amountFen: 12_000, on: '2021-09-30' },
];
const AMOUNT: Column<Claim> = { id: 'amount', title: '', kind: 'money', value: (row) => row.amountFen };
const NAME: Column<Claim> = { id: 'name', title: '', value: (row) => row.name };
const DAY: Column<Claim> = { id: 'on', title: '', kind: 'day', value: (row) => row.on };
const names = (column: Column<Claim>, isDown: boolean) =>
  sorted(CLAIMS, column, isDown, (_, row) => row.name).map((row) => row.name);

describe('sorting a list', () => {
  it('goes by number for amounts, and leaves what is absent last either way', () => {
    expect(names(AMOUNT, false)).toEqual(['第10批', '第1批', '第2批']);
    expect(names(AMOUNT, true)).toEqual(['第1批', '第10批', '第2批']);
  });

  it('counts within names, and goes by the calendar for days', () => {
    expect(names(NAME, false)).toEqual(['第1批', '第2批', '第10批']);
    expect(names(DAY, false)).toEqual(['第1批', '第10批', '第2批']);
  });

  it('goes by the word that is shown, not by its id', () => {
    const word: Column<Claim> = { ...NAME, kind: 'word', in: 'statuses', value: (row) => row.on ?? 'z' };
    expect(names(word, false)).toEqual(['第1批', '第2批', '第10批']);
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
