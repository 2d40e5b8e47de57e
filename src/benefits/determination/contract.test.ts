import { describe, expect, it } from 'vitest';
import { idNumberOf } from '../../testing/determination-cases-fixture.ts';
import { readClaimLine } from './contract.ts';

const HISTORY = [
  {
    benefit: 'work-for-training',
    occupation: '4-03-02-02',
    level: 5,
    paidOn: '2020-01-01',
    startOn: '2019-12-01',
    issuedOn: '2019-12-30',
    kind: 'special-ability',
    months: [],
  },
];

const good = () => ({
  id: 'a line',
  policy: 'liaocheng-2021',
  claim: {
    benefit: 'training-subsidy',
    date: '2021-06-21',
    payee: 'institution',
    months: ['2021-05'],
    division: '371522',
  },
  person: {
    idNumber: idNumberOf(7),
    hukou: 'rural',
    groups: [{ code: 'school-leaver', from: '2020-07-01', until: '2021-12-31', graduationYear: 2020 }],
    onPublicPayroll: false,
    drawsPension: false,
    major: '4-03-02-02',
  },
  training: {
    kind: 'employment-skills',
    occupation: '4-03-02-02',
    level: 5,
    hours: 40.5,
    safetyHours: 0,
    enrolledOn: '2021-03-19',
    filedOn: '2021-03-22',
    approvedOn: '2021-03-29',
    startOn: '2021-04-06',
    endOn: '2021-04-23',
    organiser: 'institution',
    costBorneBy: 'trainee',
    video: true,
    secret: false,
    hazardous: false,
    institutionSuspendedOn: '2022-01-01',
    village: '官道村',
    villageFiled: true,
  },
  attendance: { days: 14, hours: 78.5 },
  certificate: {
    kind: 'skill-level',
    occupation: '4-03-02-02',
    level: 5,
    issuedOn: '2021-05-18',
    grade: 'junior',
    digitalOrGreen: true,
  },
  employer: {
    size: 'small',
    kind: 'enterprise',
    sector: '任意行业',
    division: '371522',
    selfAssessmentListed: false,
    industryClass: 'C33',
  },
  employment: {
    firstInsuredOn: '2021-01-01',
    insuredMonths: ['2021-01'],
    dispatched: false,
    contractMonths: 12,
    contractSignedOn: '2020-12-28',
  },
  domesticService: { agreementSigned: true, registered: false },
  history: HISTORY,
});

/** The line with one place changed; undefined takes it away. */
function lineWith(pointer: string, value: unknown): unknown {
  const json: Record<string, unknown> = JSON.parse(JSON.stringify(good()));
  const path = pointer.split('/').slice(1);
  let at = json;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1) as string;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return json;
}

function faultsOf(json: unknown): string[] {
  const read = readClaimLine(json);
  return read.ok ? [] : read.faults.map(({ pointer }) => pointer);
}

describe('a well-formed line', () => {
  it('is read with every fact', () => {
    const read = readClaimLine(good());
    expect(read.ok && JSON.parse(JSON.stringify(read.value))).toEqual(good());
  });

  it('needs six facts only; certificate may be null; lists may be empty', () => {
    const json = {
      id: '',
      policy: 'gansu-2018',
      claim: { benefit: 'living-allowance', date: '2019-02-28', payee: 'trainee' },
      person: { idNumber: idNumberOf(8) },
    };
    expect(faultsOf(json)).toEqual([]);
    expect(
      faultsOf({ ...json, certificate: null, training: {}, history: [], employment: { insuredMonths: [] } }),
    ).toEqual([]);
    const read = readClaimLine({ ...json, certificate: null });
    expect(read.ok && read.value.certificate).toBe(null);
    const without = readClaimLine(json);
    expect(without.ok && without.value.certificate).toBe(undefined);
  });

  it.each([
    ['/training/hours', 0],
    ['/training/level', 1],
    ['/training/levelUnknown', false],
    ['/history', [{ benefit: 'training-subsidy', paidOn: '2020-01-01', levelUnknown: true }]],
    ['/claim/date', '2024-02-29'],
    ['/employer/sector', ''],
    ['/person/groups', []],
  ])('may say %s: %j', (pointer, value) => {
    expect(faultsOf(lineWith(pointer, value))).toEqual([]);
  });
});

describe('a bad line is refused with its pointer', () => {
  const bad: [pointer: string, value: unknown, expected?: string][] = [
    ['/id', undefined],
    ['/id', 7],
    ['/policy', undefined],
    ['/policy', 'liaocheng-2022'],
    ['/policy', '__proto__'],
    ['/claim', undefined, '/claim/benefit'],
    ['/claim', [], '/claim'],
    ['/claim/benefit', undefined],
    ['/claim/benefit', 'pension'],
    ['/claim/benefit', 'toString'],
    ['/claim/date', undefined],
    ['/claim/date', '2021-2-3'],
    ['/claim/date', '2021-02-29'],
    ['/claim/date', '2021-13-01'],
    ['/claim/date', '2021-06-21T00:00:00Z'],
    ['/claim/date', 20210621],
    ['/claim/payee', 'nobody'],
    ['/claim/months', []],
    ['/claim/months', '2021-05'],
    ['/claim/months', ['2021-13'], '/claim/months/0'],
    ['/claim/months', ['2021-05', '2021-05-01'], '/claim/months/1'],
    ['/claim/months', [null], '/claim/months/0'],
    ['/claim/division', '3715'],
    ['/claim/division', 371522],
    ['/person', undefined, '/person/idNumber'],
    ['/person', null],
    ['/person/idNumber', undefined],
    ['/person/idNumber', '370000600108000'],
    ['/person/idNumber', Number('370000196001080001')],
    ['/person/idNumber', `${idNumberOf(7).slice(0, 17)}${idNumberOf(7).endsWith('1') ? '2' : '1'}`],
    ['/person/idNumber', idNumberOf(7).replace(/^.{6}.{8}/, (text) => `${text.slice(0, 6)}19601301`)],
    ['/person/hukou', 'town'],
    ['/person/hukou', null],
    ['/person/groups', {}],
    ['/person/groups', [null], '/person/groups/0'],
    ['/person/groups', [{ code: 'school-leaver' }], '/person/groups/0/from'],
    ['/person/groups', [{ from: '2020-01-01' }], '/person/groups/0/code'],
    ['/person/groups', [{ code: 'poor', from: '2020-01-01' }], '/person/groups/0/code'],
    [
      '/person/groups',
      [{ code: 'school-leaver', from: '2020-01-01', until: null }],
      '/person/groups/0/until',
    ],
    ['/person/groups', [{ code: 'school-leaver', from: '2020-01-01', note: 1 }], '/person/groups/0/note'],
    [
      '/person/groups',
      [{ code: 'school-leaver', from: '2020-01-01', graduationYear: 2020.5 }],
      '/person/groups/0/graduationYear',
    ],
    ['/person/onPublicPayroll', 'false'],
    ['/person/drawsPension', 0],
    ['/person/major', '4-3-2-2'],
    ['/training', null],
    ['/training', 'none'],
    ['/training/kind', 'yoga'],
    ['/training/level', 0],
    ['/training/level', 6],
    ['/training/level', '5'],
    ['/training/level', 2.5],
    // Known and unknown at once, for the class and for a grant.
    ['/training/levelUnknown', true],
    ['/training/levelUnknown', 'yes'],
    ['/certificate/levelUnknown', true],
    [
      '/history',
      [{ benefit: 'training-subsidy', paidOn: '2020-01-01', level: 5, levelUnknown: true }],
      '/history/0/levelUnknown',
    ],
    ['/training/hours', -1],
    ['/training/hours', '80'],
    ['/training/hours', 999_999_999_999_999],
    ['/training/hours', 1e308],
    ['/training/safetyHours', -0.5],
    ['/training/startOn', ''],
    ['/training/video', 'yes'],
    ['/training/teacher', '某'],
    ['/training/organiser', 'trainee'],
    ['/attendance/days', 1.5],
    ['/attendance/days', -1],
    ['/attendance/hours', null],
    ['/certificate', false],
    ['/certificate', 'none'],
    ['/certificate/kind', null],
    ['/certificate/number', 'Y1'],
    ['/certificate/grade', null],
    ['/certificate/grade', '高级工'],
    ['/certificate/grade', 3],
    ['/certificate/digitalOrGreen', null],
    ['/certificate/digitalOrGreen', 'S'],
    ['/employer/industryClass', null],
    ['/employer/industryClass', 33],
    ['/employer/size', 'huge'],
    ['/employer/kind', 'bank'],
    ['/employer/sector', 5],
    ['/employment/insuredMonths', [202101], '/employment/insuredMonths/0'],
    ['/employment/contractMonths', -12],
    ['/employment/contractSignedOn', null],
    ['/employment/contractSignedOn', '2021-02-30'],
    ['/domesticService/registered', null],
    ['/history', {}],
    ['/history', [{}], '/history/0/benefit'],
    ['/history', [{ benefit: 'training-subsidy' }], '/history/0/paidOn'],
    ['/history', [{ benefit: 'training-subsidy', paidOn: '2020-01-01', amount: 5 }], '/history/0/amount'],
    ['/history', [{ benefit: 'training-subsidy', paidOn: '2020-01-01', level: 9 }], '/history/0/level'],
    ['/history', [{ benefit: 'training-subsidy', paidOn: '2020-01-01', kind: 'diploma' }], '/history/0/kind'],
    ['/history', [{ benefit: 'training-subsidy', paidOn: '2020-01-01', kind: null }], '/history/0/kind'],
    ['/standards', []],
    ['/a~b', 1, '/a~0b'],
  ];
  it.each(bad)('%s: %j', (pointer, value, expected) => {
    const faults = faultsOf(lineWith(pointer, value));
    expect(faults).toContain(expected ?? pointer);
  });

  it.each([[null], [[]], ['text'], [5], [true]])('%j is no line at all', (json) => {
    expect(readClaimLine(json)).toMatchObject({ ok: false, id: null, faults: [{ pointer: '' }] });
  });

  it('all faults are reported, each with a Chinese sentence, and no identity number is repeated', () => {
    const read = readClaimLine({
      id: 'many',
      policy: 'nowhere',
      claim: { date: '2021-02-30', payee: 'x' },
      person: { idNumber: '370000196001080000' },
      extra: 1,
    });
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.id).toBe('many');
    expect(read.faults.map(({ pointer }) => pointer).sort()).toEqual(
      ['/claim/benefit', '/claim/date', '/claim/payee', '/extra', '/person/idNumber', '/policy'].sort(),
    );
    for (const { message } of read.faults) {
      expect(message).toMatch(/[\u4e00-\u9fff]/);
      expect(message).not.toContain('3700001960');
    }
  });

  it('own keys that look like the prototype are unknown keys', () => {
    expect(faultsOf(JSON.parse(`{"__proto__": {"id": "x"}, "constructor": 1}`))).toEqual(
      expect.arrayContaining(['/__proto__', '/constructor', '/id']),
    );
  });
});
