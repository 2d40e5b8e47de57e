import type { CheckData, Condition, PackData } from '../../law/policy/index.ts';
import { addDays, addMonths, type LocalDate } from '../../platform/kernel/index.ts';

// Every way to spoil one condition of a pack: what is dropped, flipped or moved by one. For the mutation proof.

export interface Mutant {
  /** living-allowance/eligible-group: drop group employment-difficulty */
  readonly name: string;
  readonly data: PackData;
}

const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, j) => j !== i);
const replaced = <T>(list: readonly T[], i: number, item: T): T[] =>
  list.map((old, j) => (j === i ? item : old));

/** Every mutant of one condition, itself included, each with what was done. */
export function* conditionMutants(c: Condition): Generator<[what: string, mutant: Condition]> {
  const leaf = c.m !== 'all-of' && c.m !== 'any-of' && c.m !== 'none-of' && c.m !== 'lookup';
  if (leaf) yield [`flip ${c.m}`, { m: 'none-of', of: [c] }];
  switch (c.m) {
    case 'all-of':
    case 'any-of':
    case 'none-of':
      for (let i = 0; i < c.of.length; i++) {
        const child = c.of[i] as Condition;
        if (c.of.length > 1) yield [`drop ${c.m}[${i}]`, { ...c, of: without(c.of, i) }];
        for (const [what, mutant] of conditionMutants(child))
          yield [`${c.m}[${i}]: ${what}`, { ...c, of: replaced(c.of, i, mutant) }];
      }
      if (c.m !== 'none-of') yield [`turn ${c.m} round`, { ...c, m: c.m === 'all-of' ? 'any-of' : 'all-of' }];
      return;
    case 'lookup':
      for (let i = 0; i < c.rows.length; i++) {
        const row = c.rows[i] as (typeof c.rows)[number];
        for (let j = 0; j < row.values.length; j++)
          yield [
            `drop ${row.values[j]} from row ${i}`,
            { ...c, rows: replaced(c.rows, i, { ...row, values: without(row.values, j) }) },
          ];
        for (const [what, mutant] of conditionMutants(row.condition))
          yield [`row ${i}: ${what}`, { ...c, rows: replaced(c.rows, i, { ...row, condition: mutant }) }];
      }
      return;
    case 'one-of':
      for (let i = 0; i < c.values.length; i++)
        yield [`drop ${c.values[i]}`, { ...c, values: without(c.values, i) }];
      return;
    case 'member-of':
      for (let i = 0; i < c.groups.length; i++)
        yield [`drop ${c.groups[i]}`, { ...c, groups: without(c.groups, i) }];
      if (c.graduatedInYearOf !== undefined) {
        const { graduatedInYearOf: _, ...rest } = c;
        yield ['drop graduated-in-year-of', rest];
      }
      return;
    case 'holds-certificate':
      for (let i = 0; i < c.kinds.length; i++)
        yield [`drop ${c.kinds[i]}`, { ...c, kinds: without(c.kinds, i) }];
      return;
    case 'once-per':
      for (let i = 0; i < c.benefits.length; i++)
        if (c.benefits.length > 1)
          yield [`drop ${c.benefits[i]}`, { ...c, benefits: without(c.benefits, i) }];
      for (let i = 0; i < c.same.length; i++) yield [`drop ${c.same[i]}`, { ...c, same: without(c.same, i) }];
      return;
    case 'within':
      for (const by of [-1, 1]) {
        yield [`from ${by}`, { ...c, from: addDays(c.from, by) }];
        if (c.through !== null) yield [`through ${by}`, { ...c, through: addDays(c.through, by) }];
      }
      return;
    case 'at-least':
    case 'above':
      for (const by of [-1, 1]) yield [`value ${by}`, { ...c, value: c.value + by }];
      return;
    case 'not-after':
      yield ['strictly before', { m: 'none-of', of: [{ ...c, pair: [c.pair[1], c.pair[0]] }] }];
      return;
    case 'per-month':
      for (const by of [-1, 1]) {
        yield [`from ${by}`, { ...c, from: addMonths(c.from, by) }];
        yield [`through ${by}`, { ...c, through: addMonths(c.through, by) }];
        if (c.atMost !== undefined) yield [`at-most ${by}`, { ...c, atMost: c.atMost + by }];
      }
      if (c.atMost !== undefined) {
        const { atMost: _, ...rest } = c;
        yield ['drop at-most', rest];
      }
      if (c.notBefore !== undefined) {
        const { notBefore: _, ...rest } = c;
        yield ['drop not-before', rest];
      }
      return;
    default:
  }
}

function* checkMutants(check: CheckData): Generator<[string, CheckData]> {
  for (const [what, condition] of conditionMutants(check.condition)) yield [what, { ...check, condition }];
  const { onlyWhen, ...always } = check;
  if (onlyWhen) {
    yield ['drop only-when', always];
    for (const [what, condition] of conditionMutants(onlyWhen))
      yield [`only-when: ${what}`, { ...check, onlyWhen: condition }];
  }
  for (let i = 0; i < check.leftOutWhen.length; i++) {
    const rule = check.leftOutWhen[i] as (typeof check.leftOutWhen)[number];
    for (let j = 0; j < rule.verdicts.length; j++)
      yield [
        `report even when ${rule.check} is ${rule.verdicts[j]}`,
        {
          ...check,
          leftOutWhen: replaced(check.leftOutWhen, i, { ...rule, verdicts: without(rule.verdicts, j) }),
        },
      ];
  }
}

function* listMutants(checks: readonly CheckData[]): Generator<[string, CheckData[]]> {
  for (let i = 0; i < checks.length; i++) {
    const check = checks[i] as CheckData;
    yield [
      `drop ${check.check}`,
      without(checks, i).map((other) => ({
        ...other,
        leftOutWhen: other.leftOutWhen.filter((rule) => rule.check !== check.check),
      })),
    ];
    for (const [what, mutant] of checkMutants(check))
      yield [`${check.check}: ${what}`, replaced(checks, i, mutant)];
  }
}

/** All mutants of one pack, one change each. */
export function* mutantsOf(data: PackData): Generator<Mutant> {
  for (const [what, everyClaim] of listMutants(data.everyClaim))
    yield {
      name: `settings/${what}`,
      data: {
        ...data,
        everyClaim,
        benefits: new Map(
          [...data.benefits].map(([name, benefit]) => [
            name,
            {
              ...benefit,
              checks: benefit.checks.map((check) => ({
                ...check,
                leftOutWhen: check.leftOutWhen.filter((rule) => !what.endsWith(`drop ${rule.check}`)),
              })),
            },
          ]),
        ),
      },
    };
  for (const [name, benefit] of data.benefits) {
    const put = (what: string, changed: typeof benefit): Mutant => ({
      name: `${name}/${what}`,
      data: { ...data, benefits: new Map([...data.benefits, [name, changed]]) },
    });
    for (const [what, checks] of listMutants(benefit.checks)) yield put(what, { ...benefit, checks });
    for (let i = 0; i < benefit.occupationFrom.length; i++)
      yield put(`occupation not from ${benefit.occupationFrom[i]}`, {
        ...benefit,
        occupationFrom: without(benefit.occupationFrom, i),
      });
    for (let i = 0; i < benefit.levelFrom.length; i++)
      yield put(`level not from ${benefit.levelFrom[i]}`, {
        ...benefit,
        levelFrom: without(benefit.levelFrom, i),
      });
    const { amount } = benefit;
    if (amount.from === 'notice')
      yield put('amount one fen less', {
        ...benefit,
        amount: { ...amount, amountFen: amount.amountFen - 1 },
      });
    if (amount.countedBy !== undefined) {
      const { countedBy: _, ...rest } = amount;
      yield put('drop counted-by', { ...benefit, amount: rest });
    }
  }
  for (const [code, setting] of data.groups) {
    const put = (what: string, changed: typeof setting): Mutant => ({
      name: `settings/groups/${code}: ${what}`,
      data: { ...data, groups: new Map([...data.groups, [code, changed]]) },
    });
    if (setting.ruralHukou) yield put('any hukou', { ...setting, ruralHukou: false });
    for (let i = 0; i < setting.alsoMetBy.length; i++)
      yield put(`not by ${setting.alsoMetBy[i]}`, { ...setting, alsoMetBy: without(setting.alsoMetBy, i) });
  }
  for (const [benefit, time] of data.times)
    for (const key of ['anchor', 'membershipDay'] as const)
      for (let i = 0; i + 1 < time[key].length; i++)
        yield {
          name: `settings/times/${benefit}: ${key} not from ${time[key][i]}`,
          data: {
            ...data,
            times: new Map([...data.times, [benefit, { ...time, [key]: without(time[key], i) }]]),
          },
        };
  for (const benefit of data.notProvided.keys())
    yield {
      name: `settings/not-provided: drop ${benefit}`,
      data: { ...data, notProvided: new Map([...data.notProvided].filter(([name]) => name !== benefit)) },
    };
  const { from, until } = data.inForce;
  if (data.benefits.has('work-for-training'))
    for (const inForce of [
      { from: addMonths(from.slice(0, 7) as never, 1).concat('-01') as LocalDate, until },
      ...(until === null
        ? []
        : [{ from, until: addMonths(until.slice(0, 7) as never, -1).concat('-01') as LocalDate }]),
    ])
      yield { name: `settings/in-force ${inForce.from}..${inForce.until}`, data: { ...data, inForce } };
}
