import { describe, expect, it } from 'vitest';
import {
  type HistoryItem,
  loadFromSources,
  type Policies,
  PolicyFaults,
  readPolicySources,
} from '../../law/policy/index.ts';
import { ownCases, POLICY_IDS, publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { type Decision, decisionJson } from './contract.ts';
import { decide } from './rules.ts';
import { decideMany } from './rules-many.ts';

const policies = testPolicies();
const FUND = 'fund-181-2023';

function caseOf(policy: (typeof POLICY_IDS)[number], id: string) {
  for (const file of [publicCases(policy), ...ownCases(policy)]) {
    const line = file.lines.find((line) => line.id === id);
    if (line) return { line, context: { policies, standards: file.standards, scarce: file.scarce } };
  }
  throw new Error(`${id} is gone`);
}
const grants = (count: number, benefit: HistoryItem['benefit']): HistoryItem[] =>
  Array.from({ length: count }, (_, i) => ({
    benefit,
    occupation: `1-01-01-0${i}`,
    level: 5,
    paidOn: '2020-01-01' as HistoryItem['paidOn'],
    startOn: undefined,
    issuedOn: undefined,
    months: undefined,
  }));
const spoken = (decision: Decision) =>
  decision.findings
    .filter(({ layer }) => layer !== undefined)
    .map(({ check, verdict, layer }) => `${layer} ${check} ${verdict}`);

describe('layers that are switched off', () => {
  it('change no decision at all', () => {
    for (const policy of POLICY_IDS)
      for (const { lines, standards, scarce } of [publicCases(policy), ...ownCases(policy)]) {
        const bare: Policies = { ...policies, layers: new Map() };
        const wanted = decideMany(lines, { policies: bare, standards, scarce }).map((decision) =>
          decisionJson(decision),
        );
        const found = decideMany(lines, { policies, standards, scarce, fundRules: false }).map((decision) =>
          decisionJson(decision),
        );
        expect(found).toEqual(wanted);
        expect(found.join('')).not.toContain('"layer"');
      }
  });
});

describe('the rules of the employment subsidy fund, switched on', () => {
  const training = caseOf('shanxi-2024', 'SX-train-lifted-out-of-poverty');
  const on = { ...training.context, fundRules: true };
  const worker = {
    ...training.line,
    person: {
      ...training.line.person,
      groups: [
        {
          code: 'rural-transferred-worker' as const,
          from: '2010-01-01' as never,
          until: undefined,
          graduationYear: undefined,
        },
      ],
    },
  };

  it('speak beside the notice, by name and version', () => {
    const decision = decide(worker, on);
    expect(decision.outcome).toBe('entitled');
    expect(spoken(decision)).toEqual([`${FUND} fund-group met`, `${FUND} fund-times met`]);
    expect(decision.pack).toMatch(/^shanxi-2024@[0-9a-f]{12}\+fund-181-2023@[0-9a-f]{12}$/);
    expect(decisionJson(decision)).toContain(`"layer":"${FUND}"`);
    expect(decision.findings.find(({ check }) => check === 'fund-times')?.because).toContain(
      '就业补助资金办法第五条',
    );
  });

  it('leave out groups that the notice takes in: lifted out of poverty is none of the six', () => {
    const decision = decide(training.line, on);
    expect(decision.outcome).toBe('not-entitled');
    expect(spoken(decision)).toContain(`${FUND} fund-group not-met`);
    expect(decide(training.line, training.context).outcome).toBe('entitled');
  });

  it('take in graduates of the year, by the calendar year of the first day of class', () => {
    const graduated = (graduationYear: number | undefined) => ({
      ...worker,
      person: {
        ...worker.person,
        groups: [
          ...(training.line.person.groups ?? []),
          {
            code: 'graduate-of-the-year' as const,
            from: '2010-01-01' as never,
            until: undefined,
            graduationYear,
          },
        ],
      },
    });
    const year = Number(worker.training?.startOn?.slice(0, 4));
    expect(spoken(decide(graduated(year), on))).toContain(`${FUND} fund-group met`);
    expect(spoken(decide(graduated(year - 1), on))).toContain(`${FUND} fund-group not-met`);
    expect(spoken(decide(graduated(undefined), on))).toContain(`${FUND} fund-group unknown`);
  });

  it('stop at three training subsidies in all, this one included', () => {
    const grantedBefore = (count: number) =>
      decide({ ...worker, history: grants(count, 'training-subsidy') }, on);
    expect(grantedBefore(2).outcome).toBe('entitled');
    expect(spoken(grantedBefore(3))).toContain(`${FUND} fund-times not-met`);
    expect(spoken(decide({ ...worker, history: undefined }, on))).toContain(`${FUND} fund-times unknown`);
    expect(
      spoken(decide({ ...worker, history: undefined }, { ...on, earlier: grants(3, 'training-subsidy') })),
    ).toContain(`${FUND} fund-times not-met`);
    expect(decide({ ...worker, history: grants(5, 'living-allowance') }, on).outcome).toBe('entitled');
  });

  it('pay the first assessment of an occupation only, three in all', () => {
    const { line, context } = caseOf('innermongolia-2024', 'NM-assess-again-trainee');
    const findingsAfter = (history: HistoryItem[]) =>
      spoken(decide({ ...line, history }, { ...context, fundRules: true }));
    const [other] = grants(1, 'assessment-subsidy');
    expect(findingsAfter([])).toEqual([`${FUND} fund-first-assessment met`, `${FUND} fund-times met`]);
    expect(findingsAfter(other ? [other] : [])).toEqual([
      `${FUND} fund-first-assessment met`,
      `${FUND} fund-times met`,
    ]);
    expect(
      findingsAfter(other ? [{ ...other, occupation: line.certificate?.occupation, level: 1 }] : [])[0],
    ).toContain('not-met');
    expect(findingsAfter(grants(3, 'assessment-subsidy'))[1]).toBe(`${FUND} fund-times not-met`);
  });

  it('say nothing outside their time, over other notices and on other benefits', () => {
    const afterEnd = caseOf('gansu-2018', 'GS-kind-farming-hours');
    expect(spoken(decide(afterEnd.line, { ...afterEnd.context, fundRules: true }))).toEqual([]);
    const living = caseOf('liaoning-2024', 'LN-living-again-first');
    expect(spoken(decide(living.line, { ...living.context, fundRules: true }))).toEqual([]);
    const missing = caseOf('shanxi-2024', 'SX-notprovided-assessment');
    expect(spoken(decide(missing.line, { ...missing.context, fundRules: true }))).toEqual([]);
    const next = {
      ...worker,
      training: worker.training && { ...worker.training, filedOn: '2026-01-01' as never },
    };
    expect(spoken(decide(next, on))).toEqual([]);
  });

  it('say what a publication must show', () => {
    expect(policies.layers.get(FUND)?.publication).toEqual({
      clause: 'EF-28',
      fields: ['name', 'idNumberMasked', 'standard', 'amountFen'],
    });
  });
});

// A made-up city: no city's own terms are known to us, so none ships with the packs.
const CITY = `layer: city-example
kind: city
title: 某市农民工培训补贴实施细则（虚构）
short: 某市细则
over: [liaoning-2024]
division: "211300"
in-force: {from: 2024-03-01, through: 2024-12-31}
clauses:
  - {id: CX-1, ref: 第一条, says: 出勤不少于计划课时的八成。}
  - {id: CX-2, ref: 第二条, says: 发证后三十日内申领。}
  - {id: CX-3, ref: 第三条, says: 公示七个工作日。}
publication: {clause: CX-3, fields: [name, idNumberMasked, amountFen], working-days: 7}
benefits:
  training-subsidy:
    - check: attendance-share
      asks: 出勤达到八成
      clause: CX-1
      from: 2024-03-01
      through: 2024-12-31
      condition: {share-at-least: {fact: /attendance/hours, of: /training/hours, percent: 80}}
      says: {met: '出勤{/attendance/hours}课时，达到八成。', not-met: '出勤{/attendance/hours}课时，不到计划{/training/hours}课时的八成。'}
    - check: claim-deadline
      asks: 发证后三十日内申领
      clause: CX-2
      from: 2024-03-01
      through: 2024-12-31
      condition: {within-days: {since: /certificate/issuedOn, until: /claim/date, days: 30}}
      says: {met: 在期限内申领。, not-met: '{/certificate/issuedOn}发证，{/claim/date}才申领，超过三十日。'}
`;

describe('a city lays stricter terms over its province', () => {
  const sources = readPolicySources();
  const load = (text: string) => loadFromSources(new Map([...sources, ['layers/city-example.yaml', text]]));
  const { line, context } = caseOf('liaoning-2024', 'LN-train-poverty-monitored');
  const on = { ...context, policies: load(CITY), layers: [{ id: 'city-example' }] };
  const at = (hours: number, days: number, division: string | undefined) =>
    spoken(
      decide(
        {
          ...line,
          claim: { ...line.claim, division },
          training: line.training && { ...line.training, hours: 80 },
          attendance: { days: 15, hours },
          certificate: line.certificate && {
            ...line.certificate,
            issuedOn: `2024-06-${String(45 - days).padStart(2, '0')}` as never,
          },
        },
        on,
      ),
    );

  it('where the claim is lodged in the city, from its own day', () => {
    expect(at(64, 30, '211322')).toEqual([
      'city-example attendance-share met',
      'city-example claim-deadline met',
    ]);
    expect(at(63.9, 31, '211322')).toEqual([
      'city-example attendance-share not-met',
      'city-example claim-deadline not-met',
    ]);
    expect(at(0, 31, '211422')).toEqual([]);
    expect(at(0, 31, undefined)).toEqual([]);
  });

  it('only when switched on, and never instead of the notice', () => {
    expect(spoken(decide(line, { ...on, layers: [] }))).toEqual([]);
    const names = (decision: Decision) =>
      decision.findings.filter(({ layer }) => layer === undefined).map(({ check }) => check);
    expect(names(decide(line, on))).toEqual(names(decide(line, context)));
  });

  it.each([
    [
      'a clause it does not bring',
      CITY.replace('clause: CX-1', 'clause: LN-1'),
      /clause LN-1 does not stand/,
    ],
    ['no division', CITY.replace('division: "211300"\n', ''), /needs "division"/],
    [
      'an unknown notice',
      CITY.replace('over: [liaoning-2024]', 'over: [liaoning-2025]'),
      /not a known notice/,
    ],
    [
      'a gap in its own time',
      CITY.replace('      through: 2024-12-31', '      through: 2024-11-30'),
      /no row covers the days from 2024-12-01/,
    ],
    ['more than the whole', CITY.replace('percent: 80', 'percent: 180'), /percentage up to 100/],
    [
      'another name than its file',
      CITY.replace('layer: city-example', 'layer: city-other'),
      /should be called city-other\.yaml/,
    ],
    [
      'an unknown field',
      CITY.replace('[name, idNumberMasked, amountFen]', '[phone]'),
      /not a known field of a publication/,
    ],
  ])('is refused with %s', (_, text, fault) => {
    expect(() => load(text)).toThrow(PolicyFaults);
    expect(() => load(text)).toThrow(fault);
  });
});
