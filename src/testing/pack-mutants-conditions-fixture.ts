import type { Condition } from '../law/policy/index.ts';
import { addDays, addMonths, parseLocalDate, parseYearMonth } from '../platform/kernel/index.ts';

// Every way to spoil one condition. It goes by the shape of what a condition holds, so that a new mechanism is
// spoilt too: words are dropped from lists, numbers, days and months moved by one, pairs turned, the whole flipped.

/** What was done, and what came of it. */
type Spoilt<T> = readonly [what: string, mutant: T];

export const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, j) => j !== i);
export const replaced = <T>(list: readonly T[], i: number, item: T): T[] =>
  list.map((old, j) => (j === i ? item : old));

interface Row {
  readonly values: readonly string[];
  readonly condition: Condition;
}

const BESIDE = ['m', 'clause', 'reading', 'judgement', 'messages'];
/** What a mechanism can do without. */
const OPTIONAL = ['graduatedInYearOf', 'atMost', 'notBefore'];
const TURNED: Readonly<Record<string, string>> = { 'all-of': 'any-of', 'any-of': 'all-of' };

/** Every mutant of one condition, those of the conditions inside it included. */
export function* conditionMutants(c: Condition): Generator<Spoilt<Condition>> {
  const parts = Object.entries(c).filter(([key]) => !BESIDE.includes(key));
  if (!parts.some(([, value]) => isConditions(value) || isRows(value))) yield [`flip ${c.m}`, not(c)];
  for (const [key, value] of parts)
    for (const [what, mutant] of valueMutants(key, value)) yield [`${c.m}: ${what}`, { ...c, [key]: mutant }];
  for (const [key] of parts) if (OPTIONAL.includes(key)) yield [`${c.m}: drop ${key}`, lacking(c, key)];
  if ('pair' in c && Array.isArray(c.pair)) {
    const other: Condition & { pair: unknown } = { ...c, pair: [...c.pair].reverse() };
    yield [`${c.m} the other way, flipped`, not(other)];
  }
  const turned = TURNED[c.m];
  if (turned !== undefined) yield [`turn ${c.m} round`, { ...c, m: turned }];
}

function not(c: Condition): Condition {
  const flipped: Condition & { of: readonly Condition[] } = { m: 'none-of', of: [c] };
  return flipped;
}

function lacking(c: Condition, absent: string): Condition {
  return { m: c.m, ...Object.fromEntries(Object.entries(c).filter(([key]) => key !== absent)) };
}

function* valueMutants(key: string, value: unknown): Generator<Spoilt<unknown>> {
  if (isConditions(value)) yield* listMutants(value);
  else if (isRows(value)) yield* rowMutants(value);
  else if (Array.isArray(value) && key !== 'pair')
    for (let i = 0; i < value.length; i++) yield [`drop ${value[i]}`, without(value, i)];
  else
    for (const by of [-1, 1]) {
      const moved = movedBy(value, by);
      if (moved !== undefined) yield [`${key} ${by}`, moved];
    }
}

function* listMutants(of: readonly Condition[]): Generator<Spoilt<readonly Condition[]>> {
  for (let i = 0; i < of.length; i++) {
    if (of.length > 1) yield [`drop [${i}]`, without(of, i)];
    for (const [what, mutant] of conditionMutants(of[i] as Condition))
      yield [`[${i}]: ${what}`, replaced(of, i, mutant)];
  }
}

function* rowMutants(rows: readonly Row[]): Generator<Spoilt<readonly Row[]>> {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    for (let j = 0; j < row.values.length; j++)
      yield [
        `drop ${row.values[j]} from row ${i}`,
        replaced(rows, i, { ...row, values: without(row.values, j) }),
      ];
    for (const [what, condition] of conditionMutants(row.condition))
      yield [`row ${i}: ${what}`, replaced(rows, i, { ...row, condition })];
  }
}

/** A number, day or month one further or one less; undefined for anything else. */
function movedBy(value: unknown, by: number): unknown {
  if (typeof value === 'number') return value + by;
  if (typeof value !== 'string') return undefined;
  const day = parseLocalDate(value);
  if (day !== undefined) return addDays(day, by);
  const month = parseYearMonth(value);
  return month === undefined ? undefined : addMonths(month, by);
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && 'm' in value;
}

function isConditions(value: unknown): value is readonly Condition[] {
  return Array.isArray(value) && value.length > 0 && value.every(isCondition);
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every((row) => isCondition(row?.condition));
}
