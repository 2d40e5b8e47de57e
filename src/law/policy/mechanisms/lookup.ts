import { type Case, NOT_MET, UNKNOWN } from '../case.ts';
import { readFact, readWords, wordsOfFact } from './arguments.ts';
import type { Body, CompileContext, Compiled, Condition, Mechanism } from './mechanism.ts';
import { operand } from './operands.ts';

interface Row {
  readonly values: readonly string[];
  readonly condition: Condition;
}
interface Lookup {
  readonly by: string;
  readonly rows: readonly Row[];
}

/**
 * A table: each word of the fact in exactly one row, whose condition answers. "others: not-met" says that a gap is
 * meant. `lookup: {by: /training/kind, rows: [{values: [pre-job], condition: ...}], others: not-met}`
 */
export const lookup: Mechanism<Lookup> = {
  name: 'lookup',
  read(source, condition) {
    const keys = source.map({ required: ['by', 'rows'], optional: ['others'] });
    const by = readFact(keys.get('by'), ['word']);
    const words = wordsOfFact(by);
    if (by === undefined || !words) return undefined;
    keys.get('others')?.word(['not-met'] as const, 'answer for all others');
    const seen = new Set<string>();
    const rows = (keys.get('rows')?.list() ?? []).flatMap((row): Row[] => {
      const cells = row.map({ required: ['values', 'condition'] });
      const values = readWords(cells.get('values'), words, `word for ${by}`);
      for (const value of values) {
        if (seen.has(value)) row.fault(`"${value}" stands in two rows of this table`);
        seen.add(value);
      }
      const inner = cells.get('condition');
      const read = inner && condition(inner);
      return read ? [{ values, condition: read }] : [];
    });
    const gap = words.filter((word) => !seen.has(word));
    if (gap.length > 0 && !keys.has('others'))
      source.fault(`no row covers ${gap.join(', ')}; add rows or say "others: not-met"`);
    return { by, rows };
  },
  compile: bodyOf,
  inside: ({ rows }) =>
    rows.map(({ values, condition }, i) => ({ at: `rows/${i}/condition`, condition, under: values })),
};

function bodyOf(data: Lookup, { compile }: CompileContext): Body {
  const by = operand<string>(data.by);
  const rows = new Map<string, Compiled>();
  for (const row of data.rows) {
    const compiled = compile(row.condition);
    for (const value of row.values) rows.set(value, compiled);
  }
  const rowOf = (c: Case) => {
    const value = by.read(c.line, c);
    return value === undefined ? undefined : rows.get(value);
  };
  return {
    facts: [...new Set([...by.facts, ...[...rows.values()].flatMap((row) => row.facts)])],
    test: (c) => {
      const value = by.read(c.line, c);
      if (value === undefined) return UNKNOWN;
      return rows.get(value)?.test(c) ?? NOT_MET;
    },
    missing: (c, into) => {
      if (by.get(c) === undefined) by.missing(c, into);
      else rowOf(c)?.missing(c, into);
    },
    pick: (c, verdict) => rowOf(c)?.pick(c, verdict),
    addMessages: (c, verdict, into) => {
      const row = rowOf(c);
      if (row) row.addMessages(c, verdict, into);
      else into.push(undefined);
    },
    explain: (c, verdict, into) => {
      const row = rowOf(c);
      if (row) row.explain(c, verdict, into);
      else if (verdict === NOT_MET) into.blame(by.facts);
    },
  };
}
