import { describe, expect, it } from 'vitest';
import { localDate, type Period, periodThrough } from '../../platform/kernel/index.ts';
import { loadFromSources, loadPolicies, type PolicySources, readPolicySources } from './load.ts';
import { gapsAndOverlaps } from './pack-data.ts';
import { PolicyFaults } from './yaml-source.ts';

const sources = readPolicySources();

/** Loads the law with one file changed; gives the faults as "file:line: message". */
function faultsWith(path: string, change: (text: string) => string | undefined): string[] {
  const changed = new Map(sources);
  const text = change(sources.get(path) ?? '');
  if (text === sources.get(path)) throw new Error('the change changed nothing');
  if (text === undefined) changed.delete(path);
  else changed.set(path, text);
  try {
    loadFromSources(changed as PolicySources);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyFaults)) throw error;
    return error.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  }
}

const TRAINING = 'packs/liaocheng-2021/training-subsidy.yaml';
const WFT = 'packs/liaocheng-2021/work-for-training.yaml';
const SETTINGS = 'packs/liaocheng-2021/settings.yaml';
const lineOf = (path: string, text: string) =>
  (sources.get(path) ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;

describe('the law loads', () => {
  it('as five notices with versions of twelve hex digits', () => {
    const { packs } = loadPolicies();
    const notices = [...packs.values()].map((pack) => pack.policy);
    expect(notices.sort()).toEqual([
      'gansu-2018',
      'innermongolia-2024',
      'liaocheng-2021',
      'liaoning-2024',
      'shanxi-2024',
    ]);
    for (const pack of packs.values()) expect(pack.version).toMatch(/^[a-z]+(-[a-z0-9]+)+@[0-9a-f]{12}$/);
  });

  it('with a version that follows the text of its own files only, whatever the line ends', () => {
    const versions = (changed: PolicySources) =>
      [...loadFromSources(changed).packs.values()].map((pack) => pack.version);
    const before = versions(sources);
    expect(
      versions(new Map([...sources].map(([path, text]) => [path, text.replace(/\n/g, '\r\n')]))),
    ).toEqual(before);
    const after = versions(new Map([...sources, [WFT, `${sources.get(WFT)}# 注\n`]]));
    expect(after.filter((version, i) => version !== before[i])).toHaveLength(1);
  });
});

describe('a mistake in a pack names file, line and what was expected', () => {
  const replace = (from: string, to: string) => (text: string) => text.replace(from, to);
  const cases: [what: string, path: string, change: (text: string) => string | undefined, fault: RegExp][] = [
    [
      'unknown key',
      WFT,
      replace('    reading: 17', '    readign: 17'),
      /work-for-training\.yaml:\d+: unknown key "readign"/,
    ],
    [
      'unknown mechanism',
      WFT,
      replace('same: [/claim/division', 'equals: [/claim/division'),
      /expected exactly one mechanism|unknown key "equals"/,
    ],
    [
      'unknown fact',
      WFT,
      replace('/employer/division]', '/employer/town]'),
      /"\/employer\/town" is not a fact/,
    ],
    [
      'unknown clause',
      WFT,
      replace('clause: LC-1\n', 'clause: LC-99\n'),
      /clause LC-99 does not stand in clauses\.yaml/,
    ],
    ['missing date', WFT, replace('    from: 2021-01-01\n', ''), /missing "from"/],
    ['impossible date', WFT, replace('from: 2021-01-01', 'from: 2021-02-30'), /expected a date YYYY-MM-DD/],
    [
      'period turned round',
      WFT,
      replace('from: 2021-01-01\n    through: 2021-12-31', 'from: 2021-12-31\n    through: 2021-01-01'),
      /"through" lies before "from"/,
    ],
    [
      'day no row covers',
      WFT,
      replace('    through: 2021-12-31', '    through: 2021-06-30'),
      /no row covers the days from 2021-07-01/,
    ],
    [
      'gap at the start',
      WFT,
      replace('from: 2021-01-01', 'from: 2021-02-01'),
      /no row covers 2021-01-01 until 2021-01-31/,
    ],
    [
      'two rows at once',
      WFT,
      (text) =>
        text.replace(
          '  - check: newly-taken-on',
          `${/ {2}- check: place[\s\S]*?\n\n/.exec(text)?.[0]}  - check: newly-taken-on`,
        ),
      /check place: two rows are in force at once/,
    ],
    [
      'unknown word',
      WFT,
      replace('[micro, small, medium]', '[micro, tiny, medium]'),
      /"tiny" is not a known word/,
    ],
    ['word twice', WFT, replace('[micro, small, medium]', '[micro, micro, medium]'), /stands here twice/],
    [
      'unknown group',
      TRAINING,
      replace('micro-firm-owner', 'macro-firm-owner'),
      /"macro-firm-owner" is not a known group/,
    ],
    [
      'table with a gap',
      TRAINING,
      replace('        others: not-met\n', ''),
      /no row covers .*work-for-training/,
    ],
    [
      'table with two rows for a word',
      TRAINING,
      replace('- values: [entrepreneurship]', '- values: [employment-skills]'),
      /"employment-skills" stands in two rows/,
    ],
    [
      'sentence that names no fact',
      WFT,
      replace('{/employer/kind}', '{/employer/sort}'),
      /the sentence names \{\/employer\/sort\}/,
    ],
    ['sentence missing', WFT, (text) => text.replace(/\n {6}not-met: .*/, ''), /missing "not-met"/],
    [
      'left out by a check that does not come before',
      TRAINING,
      replace(
        'left-out-when: {training-kind: [not-met, unknown]}',
        'left-out-when: {certificate: [not-met]}',
      ),
      /names certificate, which is no earlier check/,
    ],
    [
      'two mechanisms',
      WFT,
      replace('      same: [', '      is: {fact: /claim/payee, value: employer}\n      same: ['),
      /expected exactly one mechanism/,
    ],
    [
      'wrong kind of fact',
      WFT,
      replace('fact: /employment/firstInsuredOn', 'fact: /employer/kind'),
      /is a word; expected date/,
    ],
    [
      'counted by nothing',
      WFT,
      replace('counted-by: months', 'counted-by: moons'),
      /names moons, which is no check/,
    ],
    ['fractional fen', WFT, replace('amount-fen: 50000', 'amount-fen: 500.5'), /whole number/],
    [
      'amount without dates',
      WFT,
      replace('  in-force-from: 2021-01-01\n', ''),
      /needs "unit", "amount-fen" and "in-force-from"/,
    ],
    [
      'dates that differ from the notice',
      SETTINGS,
      replace('in-force: {from: 2021-01-01', 'in-force: {from: 2021-01-02'),
      /differs from the dates of this notice/,
    ],
    [
      'unknown policy',
      SETTINGS,
      replace('policy: liaocheng-2021', 'policy: liaocheng-2022'),
      /expected one of/,
    ],
    [
      'benefit without a word',
      SETTINGS,
      (text) => text.replace(/\n {2}assessment-subsidy:\n {4}clause[\s\S]*?says: .*\n/, '\n'),
      /assessment-subsidy has neither a file nor an entry/,
    ],
    [
      'benefit said twice',
      SETTINGS,
      replace(
        'not-provided:\n',
        'not-provided:\n  work-for-training: {clause: LC-1, from: 2021-01-01, says: 无}\n',
      ),
      /work-for-training has a file and stands under not-provided too/,
    ],
    [
      'anchor without last resort',
      SETTINGS,
      replace('anchor: [/claim/date]', 'anchor: [/training/startOn]'),
      /the last resort must be \/claim\/date/,
    ],
    [
      'duplicate key',
      WFT,
      replace('benefit: work-for-training\n', 'benefit: work-for-training\nbenefit: work-for-training\n'),
      /Map keys must be unique/,
    ],
    [
      'broken YAML',
      WFT,
      replace('benefit: work-for-training', 'benefit: [work-for-training'),
      /work-for-training\.yaml:\d+: /,
    ],
    ['alias', WFT, replace('level-from: []', 'level-from: *nothing'), /Unresolved alias|aliases/],
    [
      'file under the wrong name',
      WFT,
      replace('benefit: work-for-training', 'benefit: living-allowance'),
      /should be called living-allowance\.yaml/,
    ],
    ['no settings', SETTINGS, () => undefined, /every pack needs a settings\.yaml/],
    [
      'vocabulary short of a word',
      'vocabulary.yaml',
      replace('hukou: {rural: 农业（农村）户籍, urban', 'hukou: {rustic: 农业（农村）户籍, urban'),
      /the list hukou lacks "rural"/,
    ],
    ['clause of no document', 'clauses.yaml', replace('{id: LC-8,', '{id: QQ-8,'), /belongs to no document/],
    ['clause twice', 'clauses.yaml', replace('{id: LC-8,', '{id: LC-9,'), /stands here twice/],
    [
      'clause with a false state',
      'clauses.yaml',
      replace('state: ', 'state: maybe-'),
      /is not a known state/,
    ],
  ];
  for (const [what, path, change, fault] of cases)
    it(what, () => {
      const faults = faultsWith(path, change);
      expect(
        faults.some((text) => fault.test(text)),
        faults.join('\n'),
      ).toBe(true);
      for (const text of faults) expect(text).toMatch(/^policy\/\S+:\d+: \S/);
    });

  it('at the very line', () => {
    const line = lineOf(WFT, 'amount-fen: 50000');
    expect(faultsWith(WFT, (text) => text.replace('amount-fen: 50000', 'amount-fen: many'))).toContain(
      `policy/${WFT}:${line}: expected a whole number not below 1`,
    );
  });

  it('and all mistakes are reported at once', () => {
    const faults = faultsWith(WFT, (text) =>
      text.replace('/employer/division]', '/employer/town]').replace('reading: 17', 'readnig: 17'),
    );
    expect(faults.length).toBeGreaterThanOrEqual(2);
  });
});

describe('rows cover each day once', () => {
  const period = (from: string, through?: string): Period =>
    periodThrough(localDate(from), through === undefined ? null : localDate(through));
  const year = period('2021-01-01', '2021-12-31');
  it.each([
    ['one row', [period('2021-01-01', '2021-12-31')], []],
    [
      'two rows in turn, in any order',
      [period('2021-07-01', '2021-12-31'), period('2021-01-01', '2021-06-30')],
      [],
    ],
    ['an open last row', [period('2021-01-01', '2021-06-30'), period('2021-07-01')], []],
    [
      'a gap',
      [period('2021-01-01', '2021-06-29'), period('2021-07-01')],
      ['no row covers 2021-06-30 until 2021-06-30'],
    ],
    [
      'an overlap',
      [period('2021-01-01', '2021-07-01'), period('2021-07-01')],
      ['two rows are in force at once from 2021-07-01'],
    ],
    [
      'a row after an open one',
      [period('2021-01-01'), period('2021-07-01')],
      ['two rows are in force at once from 2021-07-01'],
    ],
    ['nothing', [], ['no row covers the days from 2021-01-01']],
  ] as const)('%s', (_, periods, faults) => {
    expect(gapsAndOverlaps(periods, year)).toEqual(faults);
  });
});
