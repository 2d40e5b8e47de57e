import { describe, expect, it } from 'vitest';
import { idNumberOf } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { amountOf } from './amounts.ts';
import { readClaimLine } from './contract.ts';
import { decide } from './rules.ts';
import { type StandardRow, standardsFromRows } from './standards.ts';
import { parseScarce, parseStandards } from './standards-files.ts';

const HEAD =
  'policy,benefit,trainingKind,occupation,level,certificateKind,unit,amountFen,shortageUplift,from,through,source';
const csv = (...rows: string[]) => [HEAD, ...rows].join('\n');
const faultsOf = (text: string) => {
  const read = parseStandards(text);
  return read.ok ? [] : read.faults.map(({ pointer }) => pointer);
};

describe('standards.csv', () => {
  it('reads quoted cells, a byte-order mark, CRLF, blank lines and columns in another order', () => {
    const read = parseStandards(
      `\uFEFF${HEAD}\r\n\r\ngansu-2018,training-subsidy,,,5,,person,80000,12.5,2018-09-01,,"a, ""b"""\r\n`,
    );
    expect(read.ok && read.value.rows).toEqual([
      expect.objectContaining({
        level: 5,
        amountFen: 80000,
        shortageUplift: 12.5,
        through: undefined,
        source: 'a, "b"',
      }),
    ]);
    const columns = HEAD.split(',').reverse().join(',');
    expect(
      parseStandards(`${columns}\ntest,2020-12-31,2018-09-01,,80000,person,,,,,training-subsidy,gansu-2018`)
        .ok,
    ).toBe(true);
  });

  const row = 'gansu-2018,training-subsidy,,,,,person,80000,,2018-09-01,2020-12-31,x';
  it.each([
    ['a good row', row, []],
    ['unknown notice', row.replace('gansu', 'ganshu'), ['line 2/policy']],
    ['unknown benefit', row.replace('training-subsidy', 'gift'), ['line 2/benefit']],
    ['unknown kind', row.replace(',,,,', ',yoga,,,'), ['line 2/trainingKind']],
    ['bad occupation', row.replace(',,,,', ',,cook,,'), ['line 2/occupation']],
    ['bad level', row.replace(',,,,', ',,,6,'), ['line 2/level']],
    ['bad certificate', row.replace(',,,,', ',,,,x'), ['line 2/certificateKind']],
    ['unit of another benefit', row.replace('person', 'month'), ['line 2/unit']],
    ['unknown unit', row.replace('person', 'week'), ['line 2/unit']],
    ['amount in yuan', row.replace('80000', '800.00'), ['line 2/amountFen']],
    ['negative amount', row.replace('80000', '-80000'), ['line 2/amountFen']],
    ['no amount', row.replace('80000', ''), ['line 2/amountFen']],
    ['fifteen digits', row.replace('80000', '999999999999999'), ['line 2/amountFen']],
    ['bad uplift', row.replace('80000,', '80000,15%'), ['line 2/shortageUplift']],
    ['impossible date', row.replace('2018-09-01', '2018-09-31'), ['line 2/from']],
    ['turned round', row.replace('2020-12-31', '2018-08-31'), ['line 2/through']],
    ['too few cells', row.replace(',x', ''), ['line 2']],
    ['quote not closed', row.replace('x', '"x'), ['line 2']],
  ])('%s', (_, text, pointers) => {
    expect(faultsOf(csv(text))).toEqual(pointers);
  });

  it('refuses a wrong head line', () => {
    expect(faultsOf('policy,benefit\n')).toContain('line 1/unit');
    expect(faultsOf(`${HEAD},extra\n`)).toEqual(['line 1/extra']);
    expect(faultsOf('')).toContain('line 1/policy');
  });

  it.each([
    ['living-allowance', 'day', 'person'],
    ['work-for-training', 'month', 'day'],
    ['assessment-subsidy', 'hour', 'month'],
    ['skill-upgrade-subsidy', 'person', 'month'],
  ])('%s may be paid by %s, not by %s', (benefit, good, bad) => {
    const of = (unit: string) => csv(`gansu-2018,${benefit},,,,,${unit},100,,2018-09-01,,x`);
    expect(faultsOf(of(good))).toEqual([]);
    expect(faultsOf(of(bad))).toEqual(['line 2/unit']);
  });
});

describe('two rows tie', () => {
  const of = (cells: string, dates = '2018-09-01,2020-12-31') =>
    `gansu-2018,training-subsidy,${cells},person,100,,${dates},x`;
  it.each([
    ['the same row twice', of(',,,'), of(',,,'), true],
    ['one after the other', of(',,,', '2018-09-01,2019-06-30'), of(',,,', '2019-07-01,2020-12-31'), false],
    ['one shared day', of(',,,', '2018-09-01,2019-07-01'), of(',,,', '2019-07-01,2020-12-31'), true],
    ['an open row and a later one', of(',,,', '2018-09-01,'), of(',,,', '2020-07-01,2020-12-31'), true],
    ['equally many other cells that one line can have', of(',4-03-02-01,,'), of(',,5,'), true],
    [
      'equally many cells that exclude each other',
      of('employment-skills,,5,'),
      of('entrepreneurship,,5,'),
      false,
    ],
    ['same cell, another value', of(',,5,'), of(',,4,'), false],
    ['one more specific', of(',,5,'), of(',,5,skill-level'), false],
    ['two cells each, compatible', of('employment-skills,,5,'), of(',4-03-02-01,5,'), true],
    ['two cells each, one shared cell differs', of('employment-skills,,5,'), of(',4-03-02-01,4,'), false],
    ['another benefit', of(',,,'), of(',,,').replace('training-subsidy', 'assessment-subsidy'), false],
    ['another notice', of(',,,'), of(',,,').replace('gansu-2018', 'liaocheng-2021'), false],
  ])('%s', (_, first, second, ties) => {
    expect(faultsOf(csv(first, second))).toEqual(ties ? ['line 3'] : []);
  });

  it('in rows from the database too', () => {
    const row: StandardRow = {
      policy: 'gansu-2018',
      benefit: 'training-subsidy',
      unit: 'person',
      amountFen: 1,
      from: '2018-09-01',
    };
    expect(standardsFromRows([row, row])).toMatchObject({ ok: false, faults: [{ pointer: '/1' }] });
    expect(standardsFromRows([{ ...row, unit: 'month' }])).toMatchObject({
      ok: false,
      faults: [{ pointer: '/0/unit' }],
    });
    expect(standardsFromRows([{ ...row, amountFen: 0.5 }])).toMatchObject({ ok: false });
    expect(standardsFromRows([row]).ok).toBe(true);
  });
});

describe('scarce.csv', () => {
  const head = 'policy,occupation,from,through';
  it('lists an occupation on its first and last day', () => {
    const read = parseScarce(
      `${head}\ngansu-2018,6-18-02-04,2019-07-01,2020-06-30\ngansu-2018,6-18-02-04,2021-01-01,`,
    );
    if (!read.ok) throw new Error('refused');
    const listed = (day: string) => read.value.isListed('gansu-2018', '6-18-02-04', day);
    expect(['2019-06-30', '2019-07-01', '2020-06-30', '2020-07-01', '2031-01-01'].map(listed)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(read.value.isListed('shanxi-2024', '6-18-02-04', '2020-01-01')).toBe(false);
  });
  it('refuses bad cells', () => {
    const read = parseScarce(`${head}\nnowhere,cook,2019-13-01,2018-01-01`);
    expect(read.ok || read.faults.map(({ pointer }) => pointer)).toEqual([
      'line 2/policy',
      'line 2/occupation',
      'line 2/from',
      'line 2/through',
    ]);
  });
});

describe('which row applies', () => {
  const policies = testPolicies();
  const base = {
    id: 'x',
    policy: 'gansu-2018',
    claim: { benefit: 'training-subsidy', date: '2019-06-10', payee: 'institution' },
    person: {
      idNumber: idNumberOf(3),
      groups: [{ code: 'registered-poor', from: '2014-01-01' }],
      onPublicPayroll: false,
      drawsPension: false,
    },
    training: {
      kind: 'employment-skills',
      occupation: '4-03-02-01',
      level: 5,
      hours: 40,
      enrolledOn: '2019-03-08',
      filedOn: '2019-03-11',
      approvedOn: '2019-03-15',
      startOn: '2019-03-25',
      hazardous: false,
    },
    certificate: { kind: 'skill-level', occupation: '4-03-02-01', level: 5, issuedOn: '2019-05-20' },
    history: [],
  };
  /** Cells as in the file, between benefit and source; gives "amount" or "missing: pointers" or another check. */
  function rate(
    rows: string[],
    change: (line: typeof base) => object = (line) => line,
    listed: string[] = [],
  ): string {
    const standards = parseStandards(csv(...rows.map((row) => `gansu-2018,training-subsidy,${row},x`)));
    const scarce = parseScarce(
      `policy,occupation,from,through\n${listed.map((row) => `gansu-2018,${row}`).join('\n')}`,
    );
    const line = readClaimLine(JSON.parse(JSON.stringify(change(structuredClone(base)))));
    if (!standards.ok || !scarce.ok || !line.ok) throw new Error('bad test');
    const decision = decide(line.value, { policies, standards: standards.value, scarce: scarce.value });
    const fault = decision.findings.find(({ check }) => check === 'standard-missing' || check === 'quantity');
    if (fault) return `${fault.check} ${fault.verdict}: ${fault.facts.join(' ')}`;
    return `${decision.outcome} ${decision.amountFen}`;
  }
  const any = ',,,,person,100,,2018-09-01,';

  it('the most specific in force', () => {
    expect(
      rate([
        any,
        'employment-skills,,,,person,200,,2018-09-01,',
        'employment-skills,,5,,person,300,,2018-09-01,',
      ]),
    ).toBe('entitled 300');
    expect(rate([any, 'employment-skills,,5,,person,300,,2018-09-01,2019-03-10'])).toBe('entitled 100');
    expect(rate([any, 'employment-skills,,5,,person,300,,2018-09-01,2019-03-11'])).toBe('entitled 300');
    expect(rate([any, 'employment-skills,,5,,person,300,,2019-03-11,'])).toBe('entitled 300');
    expect(rate([any, 'employment-skills,,5,,person,300,,2019-03-12,'])).toBe('entitled 100');
  });
  it('none: the city has not set an amount', () => {
    expect(rate(['entrepreneurship,,,,person,100,,2018-09-01,'])).toBe(
      'standard-missing unknown: /standards',
    );
    expect(rate([])).toBe('standard-missing unknown: /standards');
    expect(rate([',,,,person,100,,2018-09-01,2019-03-10'])).toBe('standard-missing unknown: /standards');
  });
  it('an absent fact leaves it open when the row would be at least as specific', () => {
    const noLevel = (line: typeof base) => ({
      ...line,
      training: { ...line.training, level: undefined },
      certificate: { ...line.certificate, level: undefined },
    });
    expect(rate([any, ',,5,,person,200,,2018-09-01,'], noLevel)).toBe(
      'standard-missing unknown: /certificate/level',
    );
    // The open row is as specific as the row found.
    expect(
      rate(['employment-skills,,,,person,100,,2018-09-01,', 'pre-job,,5,,person,200,,2018-09-01,'], noLevel),
    ).toBe('entitled 100');
    expect(
      rate(
        [',4-03-02-01,,,person,100,,2018-09-01,', 'employment-skills,6-31-01-03,5,,person,200,,2018-09-01,'],
        noLevel,
      ),
    ).toBe('entitled 100');
    // Less specific than the row found: no matter.
    expect(
      rate(
        [',,5,,person,200,,2018-09-01,', 'employment-skills,4-03-02-01,,,person,100,,2018-09-01,'],
        noLevel,
      ),
    ).toBe('entitled 100');
    // No other row at all: open, not "no standard".
    expect(rate([',,5,,person,200,,2018-09-01,'], noLevel)).toBe(
      'standard-missing unknown: /certificate/level',
    );
    // Out of force, so it cannot apply.
    expect(rate([any, ',,5,,person,200,,2019-04-01,'], noLevel)).toBe('entitled 100');
  });
  it('two absent facts are both named', () => {
    const bare = (line: typeof base) => ({
      ...line,
      training: { ...line.training, level: undefined, occupation: undefined },
      certificate: { kind: 'skill-level', issuedOn: '2019-05-20' },
    });
    expect(rate([any, ',4-03-02-01,5,,person,200,,2018-09-01,'], bare)).toBe(
      'standard-missing unknown: /training/occupation /certificate/occupation /certificate/level',
    );
  });
  it('no level is an answer on a class whose certificate has none either', () => {
    const special = (line: typeof base) => ({
      ...line,
      training: { ...line.training, level: undefined },
      certificate: { kind: 'special-ability', occupation: '4-03-02-01', issuedOn: '2019-05-20' },
    });
    expect(rate([any, ',,5,,person,200,,2018-09-01,'], special)).toBe('entitled 100');
  });
  it('a class without level takes the certificate, a class with one uses its own', () => {
    expect(
      rate([any, ',,5,,person,200,,2018-09-01,'], (line) => ({
        ...line,
        training: { ...line.training, level: undefined },
      })),
    ).toBe('entitled 200');
    expect(
      rate([',,5,,person,200,,2018-09-01,', ',,4,,person,300,,2018-09-01,'], (line) => ({
        ...line,
        certificate: { ...line.certificate, kind: 'special-ability', level: undefined },
      })),
    ).toBe('entitled 200');
  });
  it('an uplift applies on the days of the listing, and needs an occupation', () => {
    const raised = ',,,,person,95030,15,2018-09-01,';
    expect(rate([raised])).toBe('entitled 95030');
    expect(rate([raised], undefined, ['4-03-02-01,2019-03-11,2019-03-11'])).toBe('entitled 109285');
    expect(rate([raised], undefined, ['4-03-02-01,2019-03-12,'])).toBe('entitled 95030');
    expect(rate([raised], undefined, ['4-03-02-02,2018-01-01,'])).toBe('entitled 95030');
    const none = (line: typeof base) => ({
      ...line,
      training: { ...line.training, occupation: undefined },
      certificate: { ...line.certificate, occupation: undefined },
    });
    expect(rate([raised], none)).toBe(
      'standard-missing unknown: /training/occupation /certificate/occupation',
    );
    expect(rate([any], none)).toBe('entitled 100');
    expect(rate([',,,,person,95030,0,2018-09-01,'], none)).toBe('entitled 95030');
  });
  it('hours and days count as they are, missing is unknown, zero is not met', () => {
    const hours = ',,,,hour,1001,,2018-09-01,';
    expect(rate([hours])).toBe('entitled 40040');
    expect(rate([hours], (line) => ({ ...line, training: { ...line.training, hours: 40.5 } }))).toBe(
      'entitled 40541',
    );
    expect(rate([hours], (line) => ({ ...line, training: { ...line.training, hours: undefined } }))).toBe(
      'quantity unknown: /training/hours',
    );
    expect(rate([hours], (line) => ({ ...line, training: { ...line.training, hours: 0 } }))).toBe(
      'quantity not-met: /training/hours',
    );
    const days = ',,,,day,1000,,2018-09-01,';
    expect(rate([days])).toBe('quantity unknown: /attendance');
    expect(rate([days], (line) => ({ ...line, attendance: { hours: 3 } }))).toBe(
      'quantity unknown: /attendance/days',
    );
    expect(rate([days], (line) => ({ ...line, attendance: { days: 0 } }))).toBe(
      'quantity not-met: /attendance/days',
    );
    expect(rate([days], (line) => ({ ...line, attendance: { days: 7 } }))).toBe('entitled 7000');
  });
});

describe('the sum is exact and rounded half up once', () => {
  it.each([
    [95030, 1, 15, 109285],
    [130030, 1, 15, 149535],
    [110010, 1, 25, 137513],
    [1, 1, 49, 1],
    [1, 1, 50, 2],
    [1, 3, 50, 5],
    [33, 3, 1, 100],
    [1001, 40.5, 0, 40541],
    [1, 0.5, 0, 1],
    [1, 0.4999, 0, 0],
    [3, 0.1, 0, 0],
    [1000, 0.1 + 0.2, 0, 300],
    [100, 1, 12.5, 113],
    [1_000_000_000, 1_000_000, 500, 6_000_000_000_000_000],
    [12, 1e-7, 0, 0],
  ])('%d fen x %d + %d%% = %d', (amountFen, quantity, percent, expected) => {
    expect(amountOf(amountFen, quantity, percent)).toBe(expected);
  });
});
