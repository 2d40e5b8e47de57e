import { describe, expect, test } from 'vitest';
import {
  type ClassSubject,
  composeClassLine,
  decide,
  readClaimLine,
  type Trainee,
} from '../../benefits/determination/index.ts';
import { localDate, type PersonId, type ResidentId, type Uuid } from '../../platform/kernel/index.ts';
import type { PersonFact } from '../../registry/persons/index.ts';
import { publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { EMPTY_CONTEXT } from './contract.ts';
import type { StagedAnswer } from './contract-staged.ts';
import { planIntake } from './rules-plan.ts';
import { factOfAnswers } from './service-import-answers.ts';
import { intakeWords } from './words.ts';

// Workbooks of departments on one side, verdicts with their clauses on the other: every group of the notices that a
// roster alone cannot prove.

const ID = '371526198801010113' as ResidentId;
const FIRM = '91371526MA7493836P';
const policies = testPolicies();
const words = intakeWords();

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  公安人口比对结果: ['人口状态', '城乡属性', '户籍登记日期'],
  社会保险参保比对结果: ['参保单位名称', '统一社会信用代码', '险种', '本单位首次参保日期', '缴费月份'],
  乡村振兴比对结果: ['对象类别', '认定日期'],
  民政低保比对结果: ['低保类别', '保障起始年月'],
  财政供养比对结果: ['是否财政供养'],
  养老待遇比对结果: ['是否领取待遇'],
  公共就业比对结果: ['登记（认定）类型', '登记（认定）日期', '家政服务协议'],
  市场监管比对结果: ['主体名称', '主体类型', '本人角色', '登记日期'],
  教育学籍比对结果: ['学籍状态', '学校', '毕业年份', '起始日期'],
};
type Workbook = keyof typeof HEADINGS;
const FORMS: Readonly<Record<Workbook, readonly [StagedAnswer['form'], string]>> = {
  公安人口比对结果: ['public-security', 'population'],
  社会保险参保比对结果: ['social-insurance', 'social-insurance'],
  乡村振兴比对结果: ['rural-revitalisation', 'poverty-register'],
  民政低保比对结果: ['civil-affairs', 'minimum-living'],
  财政供养比对结果: ['public-payroll', 'public-payroll'],
  养老待遇比对结果: ['pension', 'pension'],
  公共就业比对结果: ['employment-service', 'employment-service'],
  市场监管比对结果: ['market-regulation', 'market-entity'],
  教育学籍比对结果: ['education', 'school-enrolment'],
};

/** The fact that one row of a department's workbook becomes; undefined where the row says too little. */
function factOf(workbook: Workbook, cells: readonly string[]): unknown {
  const head = ['姓名', '身份证号码', ...(HEADINGS[workbook] as readonly string[])];
  const rows = [[workbook], head, ['柳青禾', ID, ...cells]];
  const sheet = {
    name: workbook,
    state: 'visible' as const,
    merges: [],
    hiddenColumns: [],
    rows: rows.map((row, i) => ({ number: i + 1, hidden: false, cells: row })),
  };
  const file = { file: `${workbook}.xlsx`, workbook: { format: 'xlsx' as const, sheets: [sheet] } };
  const [form] = FORMS[workbook] as readonly [StagedAnswer['form'], string];
  const staged = planIntake([file], EMPTY_CONTEXT, words).rows.flatMap((row) =>
    row.staged?.form === form ? [row.staged as StagedAnswer] : [],
  );
  expect(staged, workbook).toHaveLength(1);
  return factOfAnswers(form, staged);
}

const RURAL = ['正常', '农业', '1995-01-01'];
const URBAN = ['正常', '非农业', '1995-01-01'];
const INSURED = ['山东沃禾食品有限公司', FIRM, '企业职工基本养老保险', '2018-01-05', '201801-202412'];
type Answers = Partial<Record<Workbook, readonly string[]>>;

/** Every department has answered: those that are not named found nothing. */
function known(answers: Answers): PersonFact[] {
  const nothing: Record<string, unknown> = {
    population: factOf('公安人口比对结果', RURAL),
    'social-insurance': { records: [] },
    'public-payroll': { onPayroll: false },
    pension: { draws: false },
    ...Object.fromEntries(
      ['poverty-register', 'minimum-living', 'employment-service', 'market-entity', 'school-enrolment'].map(
        (kind) => [kind, { memberships: [] }],
      ),
    ),
    'subsidy-history': { items: [] },
  };
  for (const [workbook, cells] of Object.entries(answers))
    nothing[(FORMS[workbook] as readonly string[])[1] as string] = factOf(workbook, cells ?? []);
  return Object.entries(nothing).flatMap(([kind, payload]) =>
    payload === undefined ? [] : [{ kind, payload, knownOn: '2024-07-01', sourceDepartment: kind }],
  ) as unknown as PersonFact[];
}

const organisation = {
  organisationId: '01900000-0000-7000-8000-000000000001' as Uuid,
  name: '山东沃禾食品有限公司',
  creditCode: FIRM,
  divisionCode: '371526',
  employerKind: 'enterprise',
  employerSize: 'small',
  sector: 'manufacturing',
  selfAssessmentListed: null,
  industryClass: null,
};

function classOf(policyId: string, year: number, more: Partial<ClassSubject>): ClassSubject {
  return {
    classId: '01900000-0000-7000-8000-000000000002' as Uuid,
    name: '甲班',
    number: null,
    status: 'completed',
    policyId,
    divisionCode: '371526',
    divisionPath: 'd37.d15.d26',
    organiser: 'institution',
    trainingKind: 'employment-skills',
    occupationCode: '6-18-01-01',
    level: 4,
    levelUnread: null,
    totalHours: 80,
    safetyHours: null,
    filedOn: localDate(`${year}-06-01`),
    approvedOn: localDate(`${year}-06-02`),
    startOn: localDate(`${year}-06-10`),
    endOn: localDate(`${year}-06-28`),
    costBorneBy: 'employer',
    videoKept: true,
    isSecret: false,
    isHazardous: false,
    suspendedOn: null,
    village: null,
    isFromPaper: false,
    organisation,
    ...more,
  };
}

/** From the workbooks to the decision: what it is, and the finding of one check. */
function verdict(subject: ClassSubject, answers: Answers, check: string) {
  const year = Number(subject.startOn.slice(0, 4));
  const trainee: Trainee = {
    personId: 1 as PersonId,
    rosterNo: 1,
    enrolledOn: localDate(`${year}-06-03`),
    livingAllowanceRequested: false,
    bankAccountId: null,
    result: 'passed',
    roll: { presentSlots: 30, slotCount: 30, wholeDays: 15 },
    certificate: {
      kind: 'skill-level',
      number: 'S000037000001214000001',
      occupationCode: subject.occupationCode,
      level: subject.level,
      levelUnread: null,
      issuedOn: localDate(`${year}-07-05`),
    },
  };
  const person = { personId: 1 as PersonId, idNumber: ID, facts: known(answers) };
  const { line } = composeClassLine(subject, trainee, person, {
    benefit: 'training-subsidy',
    claimedOn: localDate(`${year}-08-01`),
  });
  const read = readClaimLine(line);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { standards, scarce } = publicCases(subject.policyId);
  const decision = decide(read.value, { policies, standards, scarce, explain: true });
  const finding = decision.findings.find((found) => found.check === check);
  return { outcome: decision.outcome, clause: finding?.clause, verdict: finding?.verdict, line };
}

const own = { organiser: 'employer' as const, trainingKind: 'skill-upgrade' };

describe('Liaoning, paid to the firm', () => {
  test('LN-3-10b: it hires one of the four groups and trains him up to a certificate', () => {
    const cls = classOf('liaoning-2024', 2024, { ...own, costBorneBy: 'institution' });
    const hired = { 社会保险参保比对结果: INSURED };
    expect(verdict(cls, hired, 'employer-route')).toMatchObject({
      outcome: 'entitled',
      clause: 'LN-3-10b',
      line: { person: { groups: [{ code: 'enterprise-employee' }, { code: 'rural-transferred-worker' }] } },
    });
    const urban = { ...hired, 公安人口比对结果: URBAN };
    expect(verdict(cls, urban, 'employer-route')).toMatchObject({
      outcome: 'not-entitled',
      verdict: 'not-met',
    });
  });

  test('LN-3-10c: it trains migrant workers itself and bears the cost', () => {
    const cls = classOf('liaoning-2024', 2024, { ...own, trainingKind: 'employment-skills' });
    expect(verdict(cls, { 社会保险参保比对结果: INSURED }, 'employer-route')).toMatchObject({
      outcome: 'entitled',
      clause: 'LN-3-10c',
    });
    const unknown = verdict({ ...cls, costBorneBy: null }, {}, 'employer-route');
    expect(unknown).toMatchObject({ outcome: 'incomplete', verdict: 'unknown' });
  });
});

const STAFF: readonly (readonly [string, Answers])[] = [
  ['sole-trader-staff', { 市场监管比对结果: ['甲店', '个体工商户', '从业人员', '2020-01-01'] }],
  ['private-non-enterprise-staff', { 市场监管比对结果: ['甲园', '民办非企业单位', '员工', '2020-01-01'] }],
  ['private-non-enterprise-staff', { 民政低保比对结果: ['民非用工', '202001'] }],
  ['flexible-worker', { 公共就业比对结果: ['灵活就业登记', '2020-01-01', ''] }],
];

describe.each([
  ['LN-3-10e', 'liaoning-2024'],
  ['SX-3-9b', 'shanxi-2024'],
])('%s', (clause, policyId) => {
  // The rural register alone makes somebody a rural-transferred worker of the clause before; these have begun there later.
  const cls = classOf(policyId, 2024, {});
  const moved = { 公安人口比对结果: ['正常', '农业', '2024-07-01'] };

  test.each(STAFF)('%s by %j', (code, answers) => {
    const met = verdict(cls, { ...moved, ...answers }, 'eligible-group');
    expect(met).toMatchObject({ outcome: 'entitled', clause, verdict: 'met' });
    expect(JSON.stringify(met.line.person)).toContain(code);
  });

  test('not without any of them (negative control)', () => {
    expect(verdict(cls, moved, 'eligible-group')).toMatchObject({
      outcome: 'not-entitled',
      verdict: 'not-met',
    });
  });
});

test('SX-3-9b: a firm that trains migrant workers itself and bears the cost', () => {
  const cls = classOf('shanxi-2024', 2024, own);
  expect(verdict(cls, { 社会保险参保比对结果: INSURED }, 'employer-route')).toMatchObject({
    outcome: 'entitled',
    clause: 'SX-3-9b',
  });
  const urban = { 社会保险参保比对结果: INSURED, 公安人口比对结果: URBAN };
  expect(verdict(cls, urban, 'employer-route')).toMatchObject({ outcome: 'not-entitled' });
});

describe('LC-3: domestic workers on flexible terms', () => {
  const cls = classOf('liaocheng-2021', 2021, own);
  const domestic = (agreement: string): Answers => ({
    公安人口比对结果: URBAN,
    公共就业比对结果: ['家政从业登记', '2021-01-05', agreement],
  });

  test('registered and with a service agreement', () => {
    expect(verdict(cls, domestic('是'), 'eligible-group')).toMatchObject({
      outcome: 'entitled',
      clause: 'LC-3',
      line: { domesticService: { agreementSigned: true, registered: true } },
    });
  });
  test('without the agreement', () => {
    expect(verdict(cls, domestic('否'), 'eligible-group')).toMatchObject({ outcome: 'not-entitled' });
  });
  test('while nobody says whether there is one', () => {
    expect(verdict(cls, domestic(''), 'eligible-group')).toMatchObject({
      outcome: 'incomplete',
      verdict: 'unknown',
    });
  });
});

test('GS-4-2a: the registered poor, by the register alone', () => {
  const cls = classOf('gansu-2018', 2019, {});
  const poor = { 乡村振兴比对结果: ['建档立卡贫困户', '2016-01-01'] };
  expect(verdict(cls, poor, 'eligible-group')).toMatchObject({ outcome: 'entitled', clause: 'GS-4-2a' });
  expect(verdict(cls, {}, 'eligible-group')).toMatchObject({ outcome: 'not-entitled' });
});

describe('graduates of the year', () => {
  const memberships = (status: string, year: string) =>
    (
      factOf('教育学籍比对结果', [status, '甲学院', year, '2020-09-01']) as
        | { memberships: unknown }
        | undefined
    )?.memberships;
  const graduate = {
    code: 'graduate-of-the-year',
    from: '2024-01-01',
    until: '2024-12-31',
    graduationYear: 2024,
  };

  test.each(['毕业年度高校毕业生', '高校应届毕业生', '大学毕业', '本科毕业'])('%s', (status) => {
    expect(memberships(status, '2024')).toEqual([graduate]);
  });
  test('in the year of graduation, still in school', () => {
    expect(memberships('在读（毕业年度）', '2024')).toEqual([
      expect.objectContaining({ code: 'in-school-student' }),
      graduate,
    ]);
  });
  test('of nobody knows which year', () => {
    expect(memberships('毕业年度高校毕业生', '')).toBeUndefined();
  });
  test('none without such a word (negative control)', () => {
    expect(memberships('毕业', '2024')).toEqual([]);
    expect(memberships('未继续升学', '2024')).toEqual([expect.objectContaining({ code: 'school-leaver' })]);
  });
});
