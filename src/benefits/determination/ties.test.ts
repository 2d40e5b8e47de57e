import { expect, it } from 'vitest';
import type { LineFault } from './contract.ts';
import { findTies, type StandardRow } from './standards.ts';

const row = (cells: Partial<StandardRow>): StandardRow => ({
  policy: 'liaocheng-2021',
  benefit: 'training-subsidy',
  trainingKind: undefined,
  occupation: undefined,
  level: undefined,
  certificateKind: undefined,
  unit: 'person',
  amountFen: 100,
  shortageUplift: undefined,
  from: '2021-01-01',
  through: undefined,
  source: 'test',
  ...cells,
});
const tiesOf = (rows: readonly StandardRow[]) => {
  const faults: LineFault[] = [];
  findTies(rows, (i) => `/${i}`, faults);
  return faults.map(({ pointer, message }) => `${pointer} ${message.match(/\/\d+/)?.[0]}`);
};

it('finds every pair that ties, in the order of the rows, with and without an occupation', () => {
  const a = '4-10-01-03';
  const rows = [
    row({ occupation: a, level: 5 }),
    row({ trainingKind: 'employment-skills', level: 5 }),
    row({ occupation: '6-31-01-03', level: 5 }),
    row({ occupation: a, trainingKind: 'employment-skills' }),
    row({ occupation: a, level: 4 }),
  ];
  expect(tiesOf(rows)).toEqual(['/1 /0', '/3 /0', '/2 /1', '/3 /1', '/4 /3']);
  // Negative control: on other days, or for another level, none ties.
  expect(
    tiesOf([
      row({ occupation: a, level: 5, through: '2021-05-31' }),
      row({ occupation: a, level: 5, from: '2021-06-01' }),
    ]),
  ).toEqual([]);
});

it('goes through the table of a city of eight thousand rows within the time of a page', () => {
  const rows = Array.from({ length: 8_000 }, (_, n) =>
    row({ occupation: `${n % 8}-${10 + (n >> 6)}-${10 + ((n >> 3) % 8)}-01`, level: 5 }),
  );
  expect(new Set(rows.map(({ occupation }) => occupation)).size).toBe(8_000);
  const from = performance.now();
  expect(tiesOf(rows)).toEqual([]);
  expect(performance.now() - from).toBeLessThan(3_000);
});
