import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRequestContext } from 'playwright-core';
import { request } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningApp } from './server.ts';
import { uuid7 } from './uuid7.ts';
import type { County } from './walk-county.ts';
import { checkDigitOf, writeList } from './workbooks.ts';

// A county of Gansu beside the demonstration county: its notice of 2018 pays trainees a living allowance themselves. Its
// staff is opened by the two administrators, and its one class comes in by the intake, as in any county.

export const SECOND = {
  division: '620421',
  school: '靖远县阳光职业培训学校',
  className: '靖远保育师班',
  handler: 'jyhandler',
  first: 'jyfirst',
  second: 'jysecond',
  payer: 'jypayer',
  finance: 'jyfinance',
  institution: 'jyschool',
  /** Of everybody of this county. */
  password: '沙枣 river 驼铃 41',
} as const;

const STAFF = [
  [SECOND.handler, '经办 马兰', 'county-handler'],
  [SECOND.first, '初审 田野', 'county-first-reviewer'],
  [SECOND.second, '复审 石磊', 'county-second-reviewer'],
  [SECOND.payer, '复审 白雪', 'county-second-reviewer'],
  [SECOND.finance, '财务 金秋', 'finance'],
] as const;

const CREDIT_CODE = '52620421MA7136B50E';
const FILING = '靖人社培备〔2020〕7号';
const DAYS = ['2020-09-07', '2020-09-08', '2020-09-09'];

const idNumberOf = (first17: string) => first17 + checkDigitOf(first17);
/** A card number of 19 digits that passes the check of banks. */
function cardOf(first18: string): string {
  const sum = [...first18]
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return first18 + ((10 - (sum % 10)) % 10);
}
export const HEIR_CARD = cardOf('622848040256489010');
const TRAINEES = ['赵秋菊', '钱玉兰', '孙得福'].map((name, index) => ({
  name,
  idNumber: idNumberOf(`6204211970031${index}00${2 * (index + 1)}`),
  card: cardOf(`62284804025648902${index}`),
}));

interface Opened {
  readonly changeId: string | null;
  readonly accountId: string;
  readonly oneTimePassword: string;
}

/** Opens an account by the two administrators; whoever has it sets a password of her own. */
async function openAccount(
  { address }: RunningApp,
  { post }: Pick<County, 'post'>,
  asked: {
    login: string;
    displayName: string;
    role: string;
    divisionCode: string | null;
    organisationId?: string;
  },
): Promise<void> {
  const serial = String(
    Number.parseInt(createHash('sha256').update(asked.login).digest('hex').slice(0, 6), 16) % 1000,
  );
  const opened = await post<Opened>('sysadmin', '/api/accounts', {
    organisationId: null,
    ...asked,
    personKey: null,
    personName: asked.displayName,
    idNumber: idNumberOf(`62042119850101${serial.padStart(3, '0')}`),
  });
  let oneTime = opened.oneTimePassword;
  if (opened.changeId !== null) {
    const released = await post<{ oneTimePassword: string }>(
      'secadmin',
      `/api/account-changes/${opened.changeId}/decision`,
      { decision: 'released' },
    );
    oneTime = `${oneTime}-${released.oneTimePassword}`;
  }
  const calls: APIRequestContext = await request.newContext();
  const signedIn = await calls.post(`${address}/api/login`, {
    data: { login: asked.login, password: oneTime },
  });
  expect(signedIn.status(), await signedIn.text()).toBe(200);
  const { csrfToken } = (await (await calls.get(`${address}/api/me`)).json()) as { csrfToken: string };
  const changed = await calls.post(`${address}/api/me/password`, {
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() },
    data: { current: oneTime, next: SECOND.password },
  });
  expect(changed.status(), await changed.text()).toBe(200);
  await calls.dispose();
}

/** 2020-09-07 -> 9月7日, as the head of an attendance list says it. */
const spoken = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const POOR = '建档立卡贫困户';
const LISTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  机构目录: [
    [
      '序号',
      '机构名称',
      '统一社会信用代码',
      '机构类型',
      '行政区划代码',
      '状态',
      '培训职业（工种）',
      '开户银行',
      '户名',
      '银行账号',
    ],
    [
      '1',
      SECOND.school,
      CREDIT_CODE,
      '民办职业培训学校',
      SECOND.division,
      '正常',
      '保育师',
      '靖远农商银行',
      SECOND.school,
      '899068105363718811',
    ],
  ],
  补贴标准目录: [
    ['序号', '补贴项目', '计量单位', '补贴标准（元）', '执行起始日', '执行截止日', '依据及来源'],
    ['1', '生活费补贴', '元/人/天', '50', '2020-01-01', '', '测试数据'],
  ],
  开班备案汇总表: [
    [
      '序号',
      '班期名称',
      '开班备案号',
      '统一社会信用代码',
      '培训职业（工种）',
      '培训等级',
      '培训类别',
      '计划人数',
      '总课时',
      '开班日期',
      '结业日期',
      '批准日期',
      '是否高危行业',
    ],
    [
      '1',
      SECOND.className,
      FILING,
      CREDIT_CODE,
      '保育师',
      '初级',
      '就业技能培训',
      '30',
      '24',
      DAYS[0] ?? '',
      DAYS[2] ?? '',
      '2020-08-28',
      '否',
    ],
  ],
  学员花名册: [
    ['靖远县政府补贴性职业培训学员花名册'],
    [
      `培训机构（盖章）：${SECOND.school}　　班期名称：${SECOND.className}（${FILING}）　　职业（工种）：保育师`,
    ],
    '序号|姓名|公民身份号码|性别|出生日期|民族|人员类别|户口性质|家庭住址|联系电话|报名日期|是否申请生活费补贴|开户银行|银行户名|银行账号|备注'.split(
      '|',
    ),
    ...TRAINEES.map(({ name, idNumber, card }, index) => [
      ...[String(index + 1), name, idNumber, '女', `1970-03-1${index}`, '汉族', POOR, '农业', '北湾镇'],
      ...[`1990001${index}222`, '2020-09-01', '是', '中国农业银行', name, card, ''],
    ]),
  ],
  考勤表: [
    ['靖远县政府补贴性职业培训学员考勤表'],
    [
      `班期名称：${SECOND.className}　开班备案号：${FILING}　培训时间：${DAYS[0]} 至 ${DAYS[2]}　（符号：√出勤 ×缺勤 假请假）`,
    ],
    ['序号', '姓名', '身份证号后4位', ...DAYS.flatMap((day) => [spoken(day), spoken(day)])],
    ['', '', '', ...DAYS.flatMap(() => ['上午', '下午'])],
    ...TRAINEES.map(({ name, idNumber }, index) => [
      ...[String(index + 1), name, idNumber.slice(-4)],
      ...DAYS.flatMap(() => ['√', '√']),
    ]),
  ],
  '人员比对结果-公安': [
    [
      '序号',
      '公民身份号码',
      '姓名',
      '人口状态',
      '状态日期',
      '户籍地区划',
      '城乡属性',
      '户籍登记日期',
      '比对时间',
    ],
    ...TRAINEES.map(({ name, idNumber }, index) => [
      ...[String(index + 1), idNumber, name, '正常', '', SECOND.division, '农村', '1990-01-01', '2020-10-08'],
    ]),
  ],
  '人员比对结果-乡村振兴': [
    ['姓名', '证件号码', '对象类别', '认定（纳入）日期', '风险消除（退出）日期', '比对结果'],
    ...TRAINEES.map(({ name, idNumber }) => [name, idNumber, POOR, '2014-12-31', '', '比中']),
  ],
  '人员比对结果-社会保险': [
    '证件号码|姓名|参保单位名称|统一社会信用代码|险种|本单位首次参保日期|缴费月份|停保日期|比对结果'.split(
      '|',
    ),
    ...TRAINEES.map(({ name, idNumber }) => [idNumber, name, '', '', '', '', '', '', '查无参保记录']),
  ],
  '人员比对结果-补贴台账': [
    '姓名|身份证号|补贴项目|职业编码|职业（工种）|等级|开班日期|发放日期|补贴月份|发放地区'.split('|'),
    ...TRAINEES.slice(2).map(({ name, idNumber }) => [
      ...[name, idNumber, '职业培训补贴', '6-31-01-03', '电工', '五级/初级工', '2019-03-04', '2019-06-20'],
      ...['', '靖远县'],
    ]),
  ],
  // These answer with hits alone: whoever is not among them has none.
  '人员比对结果-民政': [
    '姓名|身份证号|低保类别|保障起始年月|停发年月|比对结果'.split('|'),
    ...TRAINEES.slice(2).map(({ name, idNumber }) => [name, idNumber, '农村低保', '2018.05', '', '在保']),
  ],
  '人员比对结果-公共就业': [
    '姓名|身份证号|登记（认定）类型|登记（认定）日期|注销（到期）日期|就业失业登记证号'.split('|'),
    ...TRAINEES.slice(2).map(({ name, idNumber }) => [name, idNumber, '失业登记', '2019-03-15', '', '']),
  ],
  '人员比对结果-市场监管': [
    '姓名|身份证号|主体名称|主体类型|本人角色|登记（入职）日期|注销（离职）日期'.split('|'),
    ...TRAINEES.slice(2).map(({ name, idNumber }) => [
      ...[name, idNumber, '靖远县某面馆', '个体工商户', '经营者', '2016-05-11', '2018-05-31'],
    ]),
  ],
  '人员比对结果-教育': [
    '姓名|身份证号|学籍状态|学校|所学专业|专业对应职业编码|毕业年份|起始日期|截止日期'.split('|'),
    ...TRAINEES.slice(2).map(({ name, idNumber }) => [
      ...[name, idNumber, '毕业', '白银某职业学校', '会计', '', '1990', '1987-09-01', '1990-06-30'],
    ]),
  ],
  '人员比对结果-财政供养': [
    ['姓名', '身份证号', '是否财政供养', '供养单位', '编制性质'],
    ...TRAINEES.map(({ name, idNumber }) => [name, idNumber, '否', '', '']),
  ],
  '人员比对结果-养老待遇': [
    ['姓名', '社会保障号码', '是否领取待遇', '待遇类型', '首发年月'],
    ...TRAINEES.map(({ name, idNumber }) => [name, idNumber, '否', '', '']),
  ],
};

/** Brings the workbooks in: a handler sends them, finance confirms, since they set an amount. */
async function importLists({ get, post, upload }: County, folder: string): Promise<void> {
  const form = new FormData();
  const batchId = uuid7();
  form.append('batchId', batchId);
  for (const [name, rows] of Object.entries(LISTS)) {
    const path = join(folder, `${name}.xlsx`);
    await writeList(path, name, rows);
    form.append('files', new File([await readFile(path)], `${name}.xlsx`));
  }
  await upload(SECOND.handler, '/api/intake', form);
  const { version } = await get<{ version: number }>(SECOND.finance, `/api/intake/${batchId}`);
  await post(SECOND.finance, `/api/intake/${batchId}/confirm`, { version });
}

/** Money of the year of the fund that pays the allowance. */
async function appropriate({ post }: County): Promise<void> {
  const { caseId } = await post<{ caseId: string }>(SECOND.finance, '/api/budgets/proposals', {
    ...{
      fundSource: 'employment-subsidy-fund',
      year: 2021,
      amountFen: 1_000_000,
      document: '靖财社〔2021〕8号',
    },
  });
  await post(SECOND.second, `/api/budgets/proposals/${caseId}/approve`, { version: 1, decision: 'passed' });
}

/** As the people of the second county: the same system, their own password. */
export const asSecond = (app: RunningApp): RunningApp => ({ ...app, password: SECOND.password });

/**
 * The staff, the class and the approved claim of its living allowance, which each trainee is paid on the own card.
 * `administrators` are those of the system, `county` are the people opened here.
 */
export async function approvedAllowance(
  app: RunningApp,
  administrators: County,
  county: County,
  folder: string,
): Promise<string> {
  for (const [login, displayName, role] of STAFF)
    await openAccount(app, administrators, { login, displayName, role, divisionCode: SECOND.division });
  await importLists(county, folder);
  const { get, post } = county;
  const schools = await get<{ rows: { organisationId: string; name: string }[] }>(
    SECOND.handler,
    '/api/organisations',
  );
  const organisationId = schools.rows.find(({ name }) => name === SECOND.school)?.organisationId ?? '';
  await openAccount(app, administrators, {
    ...{ login: SECOND.institution, displayName: '孟阳光', role: 'institution-administrator' },
    ...{ divisionCode: null, organisationId },
  });
  await appropriate(county);
  const classes = await get<{ rows: { classId: string; name: string }[] }>(SECOND.handler, '/api/classes');
  const classId = classes.rows.find(({ name }) => name === SECOND.className)?.classId;
  const { claims } = await post<{ claims: { claimId: string; benefit: string }[] }>(
    SECOND.handler,
    '/api/claims/compute',
    { classId },
  );
  const claimId = claims.find(({ benefit }) => benefit === 'living-allowance')?.claimId ?? '';
  const path = `/api/claims/${claimId}`;
  await post(SECOND.institution, `${path}/confirm`, { version: 1 });
  await post(SECOND.handler, `${path}/accept`, { version: 2, decision: 'passed' });
  await post(SECOND.first, `${path}/first-review`, { version: 3, decision: 'passed' });
  await post(SECOND.second, `${path}/second-review`, { version: 4, decision: 'passed' });
  return claimId;
}
