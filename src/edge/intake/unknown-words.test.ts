import { describe, expect, test } from 'vitest';
import { decideMany } from '../../benefits/determination/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import { ownCases, POLICY_IDS, publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import type { Sheet } from '../workbooks/index.ts';
import type { Form, IntakeContext } from './contract.ts';
import type { StagedAnswer } from './contract-staged.ts';
import { ANSWERS } from './forms-answers.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { factOfAnswers } from './service-import-answers.ts';
import { intakeWords } from './words.ts';

// A word that nobody understands, and a blank, in every column of every answer: the row stays, the fact is unknown.

const NONSENSE = '甲乙丙丁';
const ID = '371526199906270004';
const CONTEXT: IntakeContext = {
  organisations: [],
  classes: [{ name: '甲班', startOn: localDate('2021-06-28'), endOn: localDate('2021-07-09') }],
  enrolments: [],
};

/** A good row of each answer, by field. */
const GOOD: Readonly<Record<StagedAnswer['form'], Readonly<Record<string, string>>>> = {
  'public-security': {
    status: '正常',
    hukou: '农业',
    registeredOn: '2001-01-01',
    answeredOn: '2021-08-01',
    division: '371526',
    address: '高唐县',
  },
  'social-insurance': {
    employer: '甲公司',
    creditCode: '91371526MA7493836P',
    insurance: '企业职工基本养老保险',
    firstInsuredOn: '2021-01-01',
    months: '202101-202103',
    verdict: '正常参保',
  },
  'rural-revitalisation': { category: '脱贫户', from: '2014-12-31' },
  'civil-affairs': { category: '城市低保', from: '2020.05' },
  'public-payroll': { onPayroll: '否', unit: '甲局' },
  pension: { draws: '否', kind: '城乡居民' },
  'employment-service': { category: '失业登记', from: '2021-03-15' },
  'market-regulation': { entityName: '甲店', entityType: '个体工商户', role: '经营者', from: '2018-05-11' },
  education: { status: '在读', school: '甲校', from: '2019-09-01', graduationYear: '2022' },
  'subsidy-ledger': {
    benefit: '职业培训补贴',
    occupationCode: '4-10-01-03',
    level: '五级工',
    startOn: '2020-10-01',
    paidOn: '2020-11-20',
    region: '高唐县',
  },
};

/** Fields on which the fact rests: a word there that nobody understands leaves the whole of it open. */
const DECISIVE: Readonly<Record<StagedAnswer['form'], readonly string[]>> = {
  'public-security': [],
  'social-insurance': ['months'],
  'rural-revitalisation': ['category', 'from'],
  'civil-affairs': ['category', 'from'],
  'public-payroll': ['onPayroll'],
  pension: ['draws'],
  'employment-service': ['category', 'from'],
  'market-regulation': ['entityType', 'role', 'from'],
  education: ['status', 'from'],
  'subsidy-ledger': ['benefit', 'level', 'paidOn'],
};

const FORMS = Object.keys(GOOD) as StagedAnswer['form'][];

function planned(form: StagedAnswer['form'], values: Readonly<Record<string, string>>) {
  const words = ANSWERS.find((answer) => answer.form === form);
  if (!words) throw new Error(`no form ${form}`);
  const heading = (field: string) => words.fields[field]?.[0] ?? field;
  const fields = Object.keys(values);
  const sheet: Sheet = {
    name: 'Sheet1',
    state: 'visible',
    merges: [],
    hiddenColumns: [],
    rows: [
      { number: 1, hidden: false, cells: ['姓名', '身份证号码', ...fields.map(heading)] },
      {
        number: 2,
        hidden: false,
        cells: ['郭玉珍', ID, ...fields.map((field) => values[field] || undefined)],
      },
      // Somebody else's good row: the column is there, though this person's cell is blank.
      {
        number: 3,
        hidden: false,
        cells: ['王新民', '371526197611180037', ...fields.map((field) => GOOD[form][field] || undefined)],
      },
    ],
  };
  const file: IntakeFile = {
    file: `人员比对结果-${form}.xlsx`,
    workbook: { format: 'xlsx', sheets: [sheet] },
  };
  const plan = planIntake([file], CONTEXT, intakeWords());
  const row = plan.rows[0];
  return { row, form: row?.form as Form | undefined, staged: row?.staged as StagedAnswer | undefined };
}

const factOf = (form: StagedAnswer['form'], values: Readonly<Record<string, string>>) => {
  const { staged } = planned(form, values);
  return staged && factOfAnswers(form, [staged]);
};

describe('answers of departments', () => {
  test.each(FORMS)('%s: the good row is a fact (negative control)', (form) => {
    const { row, staged } = planned(form, GOOD[form]);
    expect([row?.form, row?.outcome]).toEqual([form, 'imported']);
    expect(factOfAnswers(form, [staged as StagedAnswer])).toBeDefined();
  });

  const cells = FORMS.flatMap((form) =>
    Object.keys(GOOD[form]).flatMap((field) => [NONSENSE, ''].map((word) => [form, field, word] as const)),
  );

  test.each(cells)('%s %s %j: the row stays', (form, field, word) => {
    const { row } = planned(form, { ...GOOD[form], [field]: word });
    expect(['imported', 'warned']).toContain(row?.outcome);
    expect(row?.form).toBe(form);
  });

  test.each(cells.filter(([form, field]) => DECISIVE[form].includes(field)))(
    '%s %s %j: nothing is known of the person',
    (form, field, word) => {
      expect(factOf(form, { ...GOOD[form], [field]: word })).toBeUndefined();
    },
  );

  // Since when, until when, for which months: without them an answer would hold for ever or for nothing.
  const DATED = ANSWERS.flatMap(({ form, fields }) =>
    ['from', 'through', 'firstInsuredOn', 'stoppedOn', 'startOn', 'months']
      .filter((field) => fields[field] !== undefined)
      .map((field) => [form as StagedAnswer['form'], field] as const),
  );

  test.each(DATED)('%s: a %s that nobody understands leaves the whole of it open', (form, field) => {
    const good = field === 'months' ? '202101-202103' : '2021-12-31';
    expect(factOf(form, { ...GOOD[form], [field]: good })).toBeDefined();
    expect(factOf(form, { ...GOOD[form], [field]: NONSENSE })).toBeUndefined();
  });

  test.each(['至今', '长期', '—', '无'])('an end %s is none', (word) => {
    const fact = factOf('rural-revitalisation', { ...GOOD['rural-revitalisation'], through: word });
    expect(fact).toMatchObject({ memberships: [{ code: 'lifted-out-of-poverty' }] });
    expect(fact).not.toHaveProperty('memberships.0.until');
  });

  test.each([NONSENSE, ''])('a register %j is neither rural nor urban', (word) => {
    expect(factOf('public-security', { ...GOOD['public-security'], hukou: word })).not.toHaveProperty(
      'hukou',
    );
    expect(factOf('public-security', GOOD['public-security'])).toHaveProperty('hukou', 'rural');
  });

  test.each([NONSENSE, ''])('a status %j is unknown', (word) => {
    const fact = factOf('public-security', { ...GOOD['public-security'], status: word });
    expect(fact).toHaveProperty('status', 'unknown');
  });

  test.each(['牧区', '农牧区', '农村牧区', '林区', '牧业'])('%s is rural', (word) => {
    const fact = factOf('public-security', { ...GOOD['public-security'], hukou: word });
    expect(fact).toHaveProperty('hukou', 'rural');
  });

  test.each(['未领取', '未享受', '未参保', '无'])('%s is no', (word) => {
    expect(factOf('pension', { draws: word, kind: '' })).toEqual({ draws: false });
  });

  test.each(['五级工', '5级', '初级', 'L5', '五级/初级工'])(
    'an earlier grant of level %s counts',
    (level) => {
      const fact = factOf('subsidy-ledger', { ...GOOD['subsidy-ledger'], level });
      expect(fact).toMatchObject({ items: [{ level: 5, occupation: '4-10-01-03' }] });
    },
  );

  test('a grant for what has no level is one without a level, not an unknown one', () => {
    const fact = factOf('subsidy-ledger', { ...GOOD['subsidy-ledger'], level: '专项职业能力' });
    expect(fact).toMatchObject({ items: [{ occupation: '4-10-01-03' }] });
    expect(fact).not.toHaveProperty('items.0.level');
  });
});

describe('decisions', () => {
  const policies = testPolicies();

  // The facts above, absent: no line may become entitled that was not, or not entitled that was.
  const FACTS: readonly (readonly [string, string])[] = [
    ['person', 'hukou'],
    ['person', 'groups'],
    ['person', 'onPublicPayroll'],
    ['person', 'drawsPension'],
    ['attendance', 'days'],
    ['certificate', 'issuedOn'],
  ];

  test.each(POLICY_IDS)('%s: an unknown fact turns no decision into its contrary', (policy) => {
    let changed = 0;
    for (const file of [publicCases(policy), ...ownCases(policy)]) {
      const around = { policies, standards: file.standards, scarce: file.scarce };
      for (const raw of file.lines) {
        const line = raw as unknown as Record<string, Record<string, unknown> | undefined>;
        const [before] = decideMany([raw], around);
        for (const [part, name] of FACTS) {
          if (line[part]?.[name] === undefined) continue;
          const { [name]: _, ...rest } = line[part];
          const [after] = decideMany([{ ...line, [part]: rest } as never], around);
          const outcomes = [before?.outcome, after?.outcome];
          if (outcomes[0] !== outcomes[1]) changed++;
          expect(outcomes, `${file.lines.indexOf(raw)} ${part}.${name}`).not.toEqual([
            'entitled',
            'not-entitled',
          ]);
          expect(outcomes, `${file.lines.indexOf(raw)} ${part}.${name}`).not.toEqual([
            'not-entitled',
            'entitled',
          ]);
        }
      }
    }
    // The facts are read: without them some decisions wait.
    expect(changed).toBeGreaterThan(0);
  });
});
