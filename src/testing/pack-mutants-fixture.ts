import type { CheckData, PackData } from '../law/policy/index.ts';
import { addMonths, type LocalDate } from '../platform/kernel/index.ts';
import { conditionMutants, replaced, without } from './pack-mutants-conditions-fixture.ts';

// Every way to spoil one condition of a pack: what is dropped, flipped or moved by one. For the mutation proof.

export interface Mutant {
  /** living-allowance/eligible-group: drop group employment-difficulty */
  readonly name: string;
  readonly data: PackData;
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
    const mutant = (what: string, changed: typeof benefit): Mutant => ({
      name: `${name}/${what}`,
      data: { ...data, benefits: new Map([...data.benefits, [name, changed]]) },
    });
    for (const [what, checks] of listMutants(benefit.checks)) yield mutant(what, { ...benefit, checks });
    for (let i = 0; i < benefit.occupationFrom.length; i++)
      yield mutant(`occupation not from ${benefit.occupationFrom[i]}`, {
        ...benefit,
        occupationFrom: without(benefit.occupationFrom, i),
      });
    for (let i = 0; i < benefit.levelFrom.length; i++)
      yield mutant(`level not from ${benefit.levelFrom[i]}`, {
        ...benefit,
        levelFrom: without(benefit.levelFrom, i),
      });
    const { amount } = benefit;
    if (amount.from === 'notice')
      yield mutant('amount one fen less', {
        ...benefit,
        amount: { ...amount, amountFen: amount.amountFen - 1 },
      });
    if (amount.countedBy !== undefined) {
      const { countedBy: _, ...rest } = amount;
      yield mutant('drop counted-by', { ...benefit, amount: rest });
    }
  }
  for (const [code, setting] of data.groups) {
    const mutant = (what: string, changed: typeof setting): Mutant => ({
      name: `settings/groups/${code}: ${what}`,
      data: { ...data, groups: new Map([...data.groups, [code, changed]]) },
    });
    if (setting.ruralHukou) yield mutant('any hukou', { ...setting, ruralHukou: false });
    for (let i = 0; i < setting.alsoMetBy.length; i++)
      yield mutant(`not by ${setting.alsoMetBy[i]}`, {
        ...setting,
        alsoMetBy: without(setting.alsoMetBy, i),
      });
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
