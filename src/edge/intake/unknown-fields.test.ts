import { describe, expect, test } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import type { Sheet } from '../workbooks/index.ts';
import type { Form, IntakeContext, PlannedRow } from './contract.ts';
import { ATTENDANCE, SIGN_IN, TABLE_FORMS } from './forms.ts';
import { CLASS_LABELS, TEACHER_FIELDS } from './forms-class.ts';
import { isHitsOnly } from './rules-answers.ts';
import { planIntake } from './rules-plan.ts';
import { intakeWords } from './words.ts';

// A word that nobody understands, and a blank, in every field of every form, as the forms themselves name them. Every
// value of the row is then as before, as written, or not there; and a value that a word takes away is named.

const NONSENSE = '甲乙丙丁';
const ID = '371526199906270004';
const OTHER_ID = '371526197611180037';
const CODE = '91371526MA7493836P';
const THE_CLASS = {
  name: '甲班',
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-09'),
  occupationCode: '4-10-01-03',
  occupationTitle: '保育员',
};
const KNOWN: IntakeContext = {
  organisations: [{ name: '高唐县青禾职业培训学校', creditCode: CODE }],
  classes: [THE_CLASS],
  enrolments: [{ class: THE_CLASS, name: '郭玉珍', idNumber: ID }],
};
const NOBODY_ENROLLED: IntakeContext = { ...KNOWN, enrolments: [] };

/** A good value of a field, whatever the form. A field that is not here holds plain text. */
const GOOD: Readonly<Record<string, string>> = {
  serial: '1',
  className: '甲班',
  name: '郭玉珍',
  idNumber: ID,
  lastFour: '0004',
  sex: '女',
  birthOn: '1999-06-27',
  group: '农村转移就业劳动者',
  hukou: '农业',
  division: '371526',
  phone: '13900000001',
  enrolledOn: '2021-06-20',
  livingAllowance: '是',
  account: '6222020200001234567',
  theory: '80',
  practice: '85',
  total: '82',
  result: '合格',
  certificateKind: '职业技能等级证书',
  occupation: '保育员',
  occupationCode: '4-10-01-03',
  level: '五级/初级工',
  certificateNumber: 'S000037150000215000001',
  issuedOn: '2021-07-20',
  employmentForm: '劳动合同',
  contractSignedOn: '2021-01-01',
  firstInsuredOn: '2021-01-01',
  insuredMonths: '202101-202106',
  firstMonth: '2021-03',
  lastMonth: '2021-05',
  monthRange: '2021年3月至2021年5月',
  creditCode: CODE,
  contractThrough: '2022-12-31',
  highestLevel: '三级/高级工',
  suspendedOn: '',
  suspensionReason: '',
  hardHit: '是',
  sector: '住宿餐饮',
  size: '小型',
  selfAssessment: '是',
  amount: '1200',
  uplift: '10',
  from: '2021-01-01',
  through: '2021-12-31',
  trainingKind: '就业技能培训',
  heldOn: '2021-06-28',
  hours: '4',
  startsAt: '08:00',
  endsAt: '12:00',
  teacherIdNumber: OTHER_ID,
  morning: '√',
  afternoon: '√',
  evening: '√',
  wholeDay: '√',
  plannedCount: '30',
  enrolledCount: '30',
  theoryHours: '20',
  practiceHours: '40',
  safetyHours: '4',
  startOn: '2021-08-02',
  endOn: '2021-08-13',
  period: '2021年8月2日至2021年8月13日',
  coordinates: '116.2310,36.8592',
  headTeacherPhone: '13900000002',
  organiser: '培训机构组织',
  costBorneBy: '培训机构承担',
  video: '是',
  secret: '否',
  isHazardous: '否',
  filedOn: '2021-07-20',
  approvedOn: '2021-07-25',
  assessedOn: '2021-08-14',
  organisationName: '高唐县青禾职业培训学校',
  registeredOn: '2001-01-01',
  statusOn: '2021-01-01',
  answeredOn: '2021-08-01',
  userCreditCode: CODE,
  stoppedOn: '2021-06-30',
  months: '202101-202103',
  since: '2020-01',
  graduationYear: '2022',
  paidOn: '2020-11-20',
  majorCode: '4-10-01-03',
  verdict: '',
};
/** Where a form means something else by the name. */
const GOOD_IN: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  'class-application': { name: '乙班' },
  places: { code: '371526001201', name: '前屯村', parentCode: '371526001000' },
  institutions: { name: '高唐县青禾职业培训学校', status: '正常', kind: '民办', occupations: '保育员' },
  employers: { name: '山东沃禾食品有限公司', kind: '企业' },
  standards: { benefit: '职业培训补贴', unit: '元/人' },
  timetable: { teacher: '王老师', roomKind: '理论' },
  'public-security': { status: '正常' },
  'social-insurance': { employer: '甲公司', insurance: '企业职工基本养老保险', verdict: '正常参保' },
  'rural-revitalisation': { category: '脱贫户' },
  'civil-affairs': { category: '城市低保' },
  'public-payroll': { onPayroll: '否' },
  pension: { draws: '否' },
  'employment-service': { category: '失业登记' },
  'market-regulation': { entityType: '个体工商户', role: '经营者' },
  education: { status: '在读' },
  'subsidy-ledger': { benefit: '职业培训补贴', startOn: '2020-10-01', occupation: '保育员' },
};
/** Fields without which nobody knows whom or what a row is about, or for whom it holds: these may refuse it. */
const IDENTITY: Readonly<Partial<Record<Form, readonly string[]>>> = {
  roster: ['name', 'idNumber', 'className'],
  attendance: ['name', 'idNumber', 'lastFour', 'heldOn', 'className'],
  // A certificate whose number does not hold refuses the row; its result is imported.
  results: ['idNumber', 'className', 'certificateNumber'],
  'work-for-training': ['name', 'idNumber'],
  // Without a wish there is nothing to record.
  needs: ['name', 'idNumber', 'occupation'],
  places: ['code', 'name', 'parentCode'],
  'duty-list': ['name', 'idNumber', 'householdNumber'],
  timetable: [],
  institutions: ['name', 'creditCode', 'status'],
  employers: ['name', 'creditCode'],
  standards: [
    'benefit',
    'amount',
    'unit',
    'from',
    'trainingKind',
    'occupation',
    'occupationCode',
    'level',
    'certificateKind',
    'uplift',
    'through',
  ],
  'scarce-occupations': ['occupationCode', 'occupation', 'from', 'through'],
  'class-application': ['name', 'creditCode', 'startOn', 'endOn', 'organisationName'],
};
/** Nobody decides by them: a word there is not named. */
const ONLY_LOOKED_AT: readonly string[] = [
  'serial',
  'total',
  'rate',
  'months',
  'amount',
  'birthOn',
  'sex',
  'verdict',
];

interface Case {
  readonly name: string;
  readonly form: Form;
  readonly fields: readonly string[];
  readonly sheet: (values: (field: string) => string) => Sheet;
}

type Rows = readonly (readonly string[])[];
const sheetOf = (name: string, rows: Rows): Sheet => ({
  name,
  state: 'visible',
  merges: [],
  hiddenColumns: [],
  rows: rows.map((cells, i) => ({
    number: i + 1,
    hidden: false,
    cells: cells.map((cell) => (cell === '' ? undefined : cell)),
  })),
});

const TITLES: Readonly<Partial<Record<Form, string>>> = {
  roster: '学员花名册',
  attendance: '考勤表',
  results: '成绩与证书登记表',
  'work-for-training': '以工代训人员花名册',
  timetable: '课程表',
  institutions: '培训机构目录',
  employers: '企业名录',
  standards: '补贴标准目录',
  'scarce-occupations': '急需紧缺职业目录',
  needs: '需求摸底表',
  places: '乡镇村目录',
  'duty-list': '脱贫人口名单',
  'class-application': '开班汇总表',
  'public-security': '公安人口比对结果',
  'social-insurance': '社会保险参保比对结果',
  'rural-revitalisation': '乡村振兴比对结果',
  'civil-affairs': '民政低保比对结果',
  'public-payroll': '财政供养比对结果',
  pension: '养老待遇比对结果',
  'employment-service': '公共就业比对结果',
  'market-regulation': '市场监管比对结果',
  education: '教育学籍比对结果',
  'subsidy-ledger': '补贴台账比对结果',
};
const DAYS = ['6月28日', '6月29日', '6月30日'];

const goodOf = (form: Form, field: string) => GOOD_IN[form]?.[field] ?? GOOD[field] ?? '甲文字';

/** A second row of a duty list: one whose column of household numbers is empty is an answer to a comparison. */
const ofAnother = (field: string): string =>
  field === 'idNumber' ? OTHER_ID : field === 'name' ? '李秀英' : goodOf('duty-list', field);

function tableCase(form: (typeof TABLE_FORMS)[number], days: readonly string[]): Case {
  const fields = [...Object.keys(form.fields), ...days];
  const title = TITLES[form.form] ?? '';
  const heading =
    form.form === 'work-for-training'
      ? ['企业名称：高唐县青禾职业培训学校']
      : form.keys.includes('idNumber') || form.form === 'attendance' || form.form === 'timetable'
        ? ['班期名称：甲班']
        : [''];
  return {
    name: `${form.form}${form === SIGN_IN ? ' (sign-in)' : ''}`,
    form: form.form,
    fields,
    sheet: (values) =>
      sheetOf(title, [
        [title],
        heading,
        fields.map((field) => form.fields[field]?.[0] ?? field),
        fields.map(values),
        ...(form.form === 'duty-list' ? [fields.map(ofAnother)] : []),
      ]),
  };
}

const FILING: Case = {
  name: 'class-application (sheet of labels)',
  form: 'class-application',
  fields: Object.keys(CLASS_LABELS),
  sheet: (values) =>
    sheetOf(
      '开班申请表',
      Object.entries(CLASS_LABELS).map(([field, names]) => [names[0] as string, values(field)]),
    ),
};
const TEACHERS: Case = {
  name: 'class-application (teachers)',
  form: 'class-application',
  fields: Object.keys(TEACHER_FIELDS),
  sheet: (values) =>
    sheetOf('开班申请表', [
      ...Object.entries(CLASS_LABELS).map(([field, names]) => [
        names[0] as string,
        goodOf('class-application', field),
      ]),
      Object.values(TEACHER_FIELDS).map((names) => names[0] as string),
      Object.keys(TEACHER_FIELDS).map((field) => (field === 'age' ? values('age') : values(field))),
    ]),
};
const CASES: readonly Case[] = [
  ...TABLE_FORMS.map((form) => tableCase(form, [])),
  tableCase(ATTENDANCE, DAYS),
  tableCase(SIGN_IN, []),
  FILING,
  TEACHERS,
];

function rowOf({ form, sheet }: Case, values: (field: string) => string): PlannedRow | undefined {
  const file = {
    file: `${TITLES[form] ?? form}.xlsx`,
    workbook: { format: 'xlsx' as const, sheets: [sheet(values)] },
  };
  const context = form === 'roster' ? NOBODY_ENROLLED : KNOWN;
  return planIntake([file], context, intakeWords()).rows.find((row) => row.form === form);
}

const good = (of: Case) => (field: string) => (DAYS.includes(field) ? '√' : goodOf(of.form, field));
const withCell = (of: Case, field: string, word: string) => (each: string) =>
  each === field ? word : good(of)(each);

/** Every value by its path; what says that something is unknown is none. */
function valuesOf(value: unknown, path = ''): Map<string, string> {
  if (value === undefined || value === null || value === '' || (path.endsWith('Unknown') && value === true))
    return new Map();
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, item]) => [...valuesOf(item, `${path}.${key}`)]));
}

/** Values that are neither as before, nor as written, nor gone. */
function inventedIn(before: unknown, after: unknown, word: string): string[] {
  const known = valuesOf(before);
  return [...valuesOf(after)].flatMap(([path, value]) => {
    const was = known.get(path);
    if (was === value || (word !== '' && value.includes(word))) return [];
    if (path === '.marks' && isLess(was, value)) return [];
    if (/^\.(presentHalfDays|attendedDays)$/.test(path) && Number(value) <= Number(was)) return [];
    return [`${path}: ${was} -> ${value}`];
  });
}

/** Marks of which some are unknown. */
const isLess = (was = '', now = '') =>
  was.length === now.length && [...now].every((mark, i) => mark === was[i] || mark === 'U');

const goneFrom = (before: unknown, after: unknown) => {
  const left = valuesOf(after);
  return [...valuesOf(before)].flatMap(([path, was]) =>
    !left.has(path) || (path === '.marks' && left.get(path) !== was) ? [path] : [],
  );
};

describe.each(CASES.map((of) => [of.name, of] as const))('%s', (_, of) => {
  const before = rowOf(of, good(of));

  test('the good row is read (negative control)', () => {
    expect(before?.cells.filter(({ gravity }) => gravity === 'refused')).toEqual([]);
    expect(before?.staged?.form).toBe(of.form);
    expect(valuesOf(before?.staged).size).toBeGreaterThan(2);
  });

  const mayRefuse = IDENTITY[of.form] ?? ['idNumber', 'name'];
  const cells = of.fields.flatMap((field) => [NONSENSE, ''].map((word) => [field, word] as const));

  test.each(cells)('%s %j', (field, word) => {
    const after = rowOf(of, withCell(of, field, word));
    if (after === undefined) throw new Error('the row vanished');
    const refusals = after.cells.filter(({ gravity }) => gravity === 'refused');
    const isIdentity = mayRefuse.includes(field);
    if (!isIdentity) expect(refusals.map(({ code }) => code)).toEqual([]);
    if (refusals.length > 0) {
      expect(after.outcome).toBe('refused');
      return;
    }
    expect(inventedIn(before?.staged, after.staged, word)).toEqual([]);
    const gone = goneFrom(before?.staged, after.staged);
    const isAsWritten = [...valuesOf(after.staged).values()].some((value) => value.includes(NONSENSE));
    if (word === NONSENSE && gone.length > 0 && !isAsWritten && !ONLY_LOOKED_AT.includes(field))
      expect([field, after.cells.filter(({ gravity }) => gravity === 'warned').length > 0, gone]).toEqual([
        field,
        true,
        gone,
      ]);
  });
});

describe('the comparison', () => {
  test('a no for a yes is invented, and so is a value from nowhere (negative control)', () => {
    expect(inventedIn({ hukou: 'rural' }, { hukou: 'urban' }, NONSENSE)).toHaveLength(1);
    expect(inventedIn({}, { draws: false }, NONSENSE)).toHaveLength(1);
    expect(inventedIn({ marks: 'PP' }, { marks: 'PA' }, NONSENSE)).toHaveLength(1);
    expect(inventedIn({ hukou: 'rural' }, { groupUnknown: true }, NONSENSE)).toEqual([]);
    expect(isHitsOnly('subsidy-ledger')).toBe(true);
  });
});
