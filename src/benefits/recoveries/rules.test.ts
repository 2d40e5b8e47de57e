import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, localDate, type Uuid } from '../../platform/kernel/index.ts';
import {
  changedLines,
  endOf,
  instalmentFaults,
  instalmentsWithPaid,
  openFenOf,
  openOf,
  spread,
} from './rules.ts';

const line = (amount: number, recovered = 0, writtenOff = 0) => ({
  amountFen: fen(amount),
  recoveredFen: fen(recovered),
  writtenOffFen: fen(writtenOff),
});
const lines = fc.array(
  fc
    .tuple(fc.nat(100_000), fc.nat(100_000), fc.nat(100_000))
    .map(([open, recovered, writtenOff]) => line(open + recovered + writtenOff, recovered, writtenOff)),
  { minLength: 1, maxLength: 20 },
);

describe('what came in', () => {
  it('is spread to the fen over the lines, none above what is open of it', () => {
    fc.assert(
      fc.property(lines, fc.nat(1_000_000), (of, wanted) => {
        const amount = fen(Math.min(wanted, openOf(of)));
        const parts = spread(amount, of) ?? [];
        expect(parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(amount);
        for (const part of parts) expect(part.amountFen).toBeLessThanOrEqual(openFenOf(part.line));
      }),
    );
  });

  it('goes to the first lines first, and what is too much is not spread', () => {
    const of = [line(300, 100), line(200), line(100)];
    expect(spread(fen(250), of)?.map(({ amountFen }) => amountFen)).toEqual([200, 50]);
    expect(spread(fen(501), of)).toBeUndefined();
  });
});

describe('a case', () => {
  it('ends when nothing is open, and only then', () => {
    expect(endOf([line(100, 100), line(50, 50)])).toBe('settled');
    expect(endOf([line(100, 40, 60)])).toBe('written-off');
    expect(endOf([line(0), line(0)])).toBe('cancelled');
    expect(endOf([line(100, 99)])).toBeUndefined();
  });

  it('asks for less by a change, never for more and never for less than came', () => {
    const of = [
      { ...line(300, 100), claimLineId: 'a' as Uuid },
      { ...line(200), claimLineId: 'b' as Uuid },
    ];
    const codes = (amounts: { claimLineId: string; amountFen: number }[]) =>
      changedLines(of, amounts).faults.map(({ code }) => code);
    expect(codes([{ claimLineId: 'a', amountFen: 100 }])).toEqual([]);
    expect(codes([{ claimLineId: 'b', amountFen: 201 }])).toEqual(['only-less']);
    expect(codes([{ claimLineId: 'a', amountFen: 99 }])).toEqual(['already-received']);
    expect(codes([{ claimLineId: 'c', amountFen: 1 }])).toEqual(['line-elsewhere']);
    expect(codes([{ claimLineId: 'b', amountFen: 200 }])).toEqual(['nothing-changes']);
  });
});

describe('instalments', () => {
  const today = localDate('2021-08-20');
  const plan = (...parts: [string, number][]) =>
    parts.map(([dueOn, amountFen]) => ({ dueOn: localDate(dueOn), amountFen }));
  const codes = (of: ReturnType<typeof plan>, open: number) =>
    instalmentFaults(of, fen(open), today).map(({ code }) => code);

  it('sum to what is open and follow each other', () => {
    expect(codes(plan(['2021-09-01', 60], ['2021-10-01', 40]), 100)).toEqual([]);
    expect(codes(plan(['2021-09-01', 60], ['2021-10-01', 41]), 100)).toEqual(['instalments-differ']);
    expect(codes(plan(['2021-10-01', 60], ['2021-09-01', 40]), 100)).toEqual(['instalments-unordered']);
    expect(codes(plan(['2021-08-20', 60], ['2021-09-01', 40]), 100)).toEqual(['instalments-unordered']);
  });

  it('are paid by what came in, the first one first', () => {
    const of = instalmentsWithPaid(plan(['2021-09-01', 60], ['2021-10-01', 40]), 75);
    expect(of.map(({ paidFen }) => paidFen)).toEqual([60, 15]);
  });
});
