import { expect, it } from 'vitest';
import { nearestRows, type StandardInForce } from './rules.ts';

const row = (n: number, divisionCode: string, days: { from: string; through: string | null }) =>
  ({
    policyId: 'liaocheng-2021',
    divisionCode,
    benefit: 'training-subsidy',
    trainingKind: null,
    occupationCode: `4-10-01-${n}`,
    level: null,
    certificateKind: null,
    unit: 'person',
    amountFen: 100,
    shortageUpliftPercent: null,
    source: 'test',
    ...days,
  }) satisfies StandardInForce;

it('goes through eight thousand amounts of a prefecture and a county, each giving way to its own', () => {
  const rows = Array.from({ length: 4_000 }, (_, n) => [
    row(n, '371500', { from: '2021-01-01', through: null }),
    row(n, '371526', { from: '2021-06-01', through: '2021-06-30' }),
  ]).flat();
  const from = performance.now();
  const nearest = nearestRows(rows);
  expect(performance.now() - from).toBeLessThan(5_000);
  expect(nearest).toHaveLength(12_000);
  expect(nearest.slice(0, 3).map((row) => [row.divisionCode, row.from, row.through])).toEqual([
    ['371500', '2021-01-01', '2021-05-31'],
    ['371500', '2021-07-01', null],
    ['371526', '2021-06-01', '2021-06-30'],
  ]);
});
