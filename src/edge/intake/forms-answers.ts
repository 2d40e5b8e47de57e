import { ID_NUMBER, LEVEL, NAME, OCCUPATION, OCCUPATION_CODE, SERIAL } from './form-words.ts';
import type { TableForm } from './rules-table.ts';

// What other departments answer, by the words of the header rows.

/** What an answer needs where no title names the department, what no other answer has, and how it is called. */
interface Told {
  readonly required: readonly string[];
  readonly telling?: readonly string[];
  readonly titles: RegExp;
}

const answer = (
  form: TableForm['form'],
  fields: Readonly<Record<string, readonly string[]>>,
  { required, telling, titles }: Told,
): TableForm => ({
  form,
  fields: {
    serial: SERIAL,
    name: NAME,
    idNumber: ID_NUMBER,
    verdict: ['比对结果', '核查结果', '查询结果'],
    ...fields,
  },
  required: ['idNumber', ...required],
  requiredUnderTitle: ['idNumber'],
  telling: telling ?? required,
  titles,
  keys: ['idNumber', 'name'],
});

const FROM = ['起始日期', '开始日期', '起始时间'];
const ANSWERED = ['比对时间', '比对日期', '查询时间', '返回时间', '核查时间'];

export const ANSWERS: readonly TableForm[] = [
  answer(
    'public-security',
    {
      status: ['人口状态', '人员状态', '户口状态', '状态'],
      statusOn: ['状态日期', '死亡（注销）日期', '注销日期', '状态变更日期'],
      division: ['户籍地区划', '户籍区划', '户籍地行政区划', '户口所在地区划'],
      address: ['户籍地址', '户口地址', '户籍详址'],
      hukou: ['城乡属性', '户口性质', '户籍性质', '城乡分类', '城乡'],
      registeredOn: ['户籍登记日期', '户口登记日期', '登记日期', '落户日期'],
      answeredOn: ANSWERED,
    },
    { required: ['status', 'hukou'], titles: /公安|户籍比对|人口信息/ },
  ),
  answer(
    'social-insurance',
    {
      employer: ['参保单位名称', '参保单位', '单位名称', '缴费单位'],
      creditCode: ['统一社会信用代码', '参保单位统一社会信用代码', '单位统一社会信用代码'],
      userCreditCode: [
        '用工单位统一社会信用代码',
        '用工单位信用代码',
        '实际用工单位统一社会信用代码',
        '用工单位',
      ],
      insurance: ['险种', '参保险种', '险种类型'],
      firstInsuredOn: ['本单位首次参保日期', '首次参保日期', '本单位参保日期', '首次参保时间', '参保日期'],
      months: ['缴费月份', '缴费年月', '已缴费月份', '缴费期间'],
      stoppedOn: ['停保日期', '停保时间', '减员日期', '中断日期'],
    },
    {
      required: ['months'],
      telling: ['months', 'insurance', 'firstInsuredOn', 'stoppedOn'],
      titles: /社会保险|社保比对|参保比对|社保|人社参保/,
    },
  ),
  answer(
    'rural-revitalisation',
    {
      category: ['对象类别', '户类型', '帮扶对象类别', '人员类别', '监测对象类别'],
      from: ['认定（纳入）日期', '认定日期', '纳入日期', '识别日期', '认定时间'],
      through: ['风险消除（退出）日期', '风险消除日期', '退出日期', '消除日期'],
    },
    { required: ['category', 'from'], titles: /乡村振兴|扶贫|脱贫|监测对象/ },
  ),
  answer(
    'civil-affairs',
    {
      category: ['低保类别', '低保类型', '救助类别', '保障类别', '低保种类'],
      from: ['保障起始年月', '保障起始日期', '起始年月', '享受起始年月', '起保年月', '保障开始年月'],
      through: ['停发年月', '停发日期', '保障截止年月', '终止年月', '截止年月'],
    },
    { required: ['category', 'from'], titles: /民政|低保/ },
  ),
  answer(
    'public-payroll',
    {
      onPayroll: ['是否财政供养', '财政供养', '是否供养', '是否财政供养人员'],
      unit: ['供养单位', '单位名称', '所在单位', '单位'],
      post: ['编制性质', '编制类型', '人员性质', '编制'],
    },
    { required: ['onPayroll'], titles: /财政供养/ },
  ),
  answer(
    'pension',
    {
      draws: ['是否领取待遇', '是否领取养老待遇', '领取待遇', '是否享受待遇', '是否领取养老金'],
      kind: ['待遇类型', '待遇类别', '养老待遇类型'],
      since: ['首发年月', '首次发放年月', '待遇起始年月', '待遇领取起始年月', '起始年月'],
    },
    { required: ['draws'], titles: /养老待遇|养老金/ },
  ),
  answer(
    'employment-service',
    {
      category: ['登记（认定）类型', '登记类型', '认定类型', '登记认定类型', '登记类别'],
      from: ['登记（认定）日期', '登记日期', '认定日期', '登记认定日期'],
      through: ['注销（到期）日期', '注销日期', '到期日期', '终止日期', '有效期至'],
      certificate: ['就业失业登记证号', '就业创业证号', '就业失业登记证号码', '证书编号', '就业创业证编号'],
    },
    { required: ['category', 'from'], titles: /公共就业|就业失业登记|就业登记/ },
  ),
  answer(
    'market-regulation',
    {
      entityName: ['主体名称', '市场主体名称', '企业名称', '字号名称'],
      entityType: ['主体类型', '市场主体类型', '企业类型', '类型'],
      role: ['本人角色', '角色', '任职', '职务', '身份'],
      from: ['登记（入职）日期', '登记日期', '成立日期', '入职日期', '任职日期'],
      through: ['注销（离职）日期', '注销日期', '吊销日期', '离职日期'],
    },
    { required: ['entityType', 'from'], titles: /市场监管|工商|市场主体/ },
  ),
  answer(
    'education',
    {
      status: ['学籍状态', '在读状态', '学籍', '状态'],
      school: ['学校', '学校名称', '就读学校', '院校', '院校名称'],
      major: ['所学专业', '专业', '专业名称'],
      majorCode: ['专业对应职业编码', '对应职业编码', '职业编码'],
      graduationYear: ['毕业年份', '毕业年度', '毕业年'],
      from: ['起始日期', '入学日期', '入学时间', ...FROM],
      through: ['截止日期', '毕业日期', '离校日期', '结束日期', '预计毕业日期'],
    },
    { required: ['status', 'school'], titles: /教育|学籍/ },
  ),
  answer(
    'subsidy-ledger',
    {
      benefit: ['补贴项目', '补贴类型', '补贴种类', '项目'],
      occupationCode: OCCUPATION_CODE,
      occupation: OCCUPATION,
      level: LEVEL,
      startOn: ['开班日期', '班期开班日期', '培训开始日期', '开班时间'],
      paidOn: ['发放日期', '拨付日期', '发放时间', '支付日期', '拨付时间'],
      months: ['补贴月份', '发放月份', '补贴期间', '享受月份'],
      region: ['发放地区', '地区', '发放地', '享受地区', '所属地区'],
    },
    {
      required: ['benefit', 'paidOn'],
      telling: ['benefit', 'paidOn', 'months', 'region'],
      titles: /补贴台账|补贴发放|享受补贴/,
    },
  ),
];
