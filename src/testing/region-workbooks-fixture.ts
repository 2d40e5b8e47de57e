// For tests only: the workbooks that a county of a notice sends: one class of six, one list of hires, every department.
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { testResidentId } from './classes-fixture.ts';

/** A county of one of the notices, and what differs from one to the next in what its offices write. */
export interface Region {
  readonly policyId: string;
  readonly county: string;
  readonly name: string;
  readonly year: number;
  /** What the office for rural revitalisation calls its people. */
  readonly poor: string;
  /** Who holds the class and is paid for it. */
  readonly organiser: 'institution' | 'employer';
  readonly trainingKind: string;
}

/** Who is who, by position on the roster. */
export const WHO = {
  /** Insured by the firm from June on; in the class of a firm all but the one in no group are. */
  insured: 2,
  /** Registered as urban, in no group, insured nowhere. */
  urban: 3,
  failed: 4,
  /** The police have not answered. */
  silent: 5,
} as const;

const NAMES = ['马海英', '王银川', '李秀芳', '赵晓城', '周未成', '郑无音'];
/** With a right check digit. */
export const CARDS = [
  '6228480402564890018',
  '6228480402637874213',
  '6228480402564890026',
  '6228480402564890034',
  '6228480402564890042',
  '6228480402564890059',
] as const;
export const SCHOOL = {
  name: '阳光职业培训学校',
  code: '52371526MA554330X0',
  account: '899068105363718811',
} as const;
export const FIRM = {
  name: '沃禾食品有限公司',
  code: '91371526MA7493836P',
  account: '899068105363718803',
} as const;
export const CLASS_NAME = '保育师一班';

type Row = readonly string[];
/** The rows of a county's workbooks, by the name of their file. */
export type Workbooks = Readonly<Record<string, readonly Row[]>>;

/** Cells as a clerk types them, one bar between two. */
const cells = (text: string): string[] => text.split('|');

interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly index: number;
}

/** The six as the workbooks name them: each region has people of its own. */
export function peopleOf(region: Region): readonly Person[] {
  const first = 100 + Number(region.county.slice(0, 2)) * 10;
  return NAMES.map((name, index) => ({ name, idNumber: testResidentId(first + index), index }));
}

/** Every workbook of the county. */
export function workbooksOf(region: Region): Workbooks {
  return {
    ...bureauLists(region),
    ...classPapers(region),
    ...hires(region),
    ...answers(region),
    ...answersAboutOthers(region),
  };
}

const unitOf = ({ organiser }: Region) => (organiser === 'employer' ? FIRM : SCHOOL);
const on = ({ year }: Region, monthDay: string) => `${year}-${monthDay}`;
const sexOf = ({ idNumber }: Person) => (Number(idNumber[16]) % 2 === 1 ? '男' : '女');
const filingOf = ({ name, year }: Region) => `${name}培备〔${year}〕001号`;
const classDays = (region: Region) => ['09-07', '09-08', '09-09'].map((day) => on(region, day));
const titleOf = (region: Region) => `班期名称：${CLASS_NAME}　开班备案号：${filingOf(region)}`;

/** What the labour bureau keeps itself: who trains, who employs, what is paid. */
function bureauLists(region: Region): Workbooks {
  const { county } = region;
  const unit = (of: { name: string; account: string }) => ['农商银行', of.name, of.account];
  const amount = (text: string, row: number) => [
    String(row + 1),
    ...cells(text),
    on(region, '01-01'),
    '',
    '测试数据',
  ];
  return {
    机构目录: [
      cells(
        '序号|机构名称|统一社会信用代码|机构类型|行政区划代码|状态|培训职业（工种）|开户银行|户名|银行账号',
      ),
      ['1', SCHOOL.name, SCHOOL.code, '民办职业培训学校', county, '正常', '保育师', ...unit(SCHOOL)],
    ],
    企业名录: [
      cells('序号|企业名称|统一社会信用代码|单位性质|企业规模|所属行业|行政区划代码|开户银行|户名|银行账号'),
      ['1', FIRM.name, FIRM.code, '企业', '小型', '制造业', county, ...unit(FIRM)],
    ],
    补贴标准目录: [
      cells('序号|补贴项目|计量单位|补贴标准（元）|执行起始日|执行截止日|依据及来源'),
      ...[
        '职业培训补贴|元/人|1200',
        '生活费补贴|元/人/天|50',
        '职业技能评价（鉴定）补贴|元/人|200',
        '技能提升补贴|元/人|1000',
        '以工代训补贴|元/人/月|500',
      ].map(amount),
    ],
  };
}

/** What the school or the firm sends of its class: all attend three days, one fails. */
function classPapers(region: Region): Workbooks {
  const people = peopleOf(region);
  const unit = unitOf(region);
  const days = classDays(region);
  const from = days[0] ?? '';
  const through = days.at(-1) ?? '';
  const spoken = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return {
    开班备案汇总表: [
      cells(
        '序号|班期名称|开班备案号|统一社会信用代码|培训职业（工种）|培训等级|培训类别|计划人数|总课时|开班日期|结业日期|批准日期|是否高危行业|组织方式|培训费用承担|全程视频录制留存',
      ),
      [
        ...['1', CLASS_NAME, filingOf(region), unit.code, '保育师', '五级/初级工', region.trainingKind],
        ...['30', '24', from, through, on(region, '08-28'), '否'],
        ...(region.organiser === 'employer'
          ? ['企业自主组织', '企业承担']
          : ['培训机构组织', '培训机构承担']),
        '是',
      ],
    ],
    学员花名册: [
      [`${region.name}政府补贴性职业培训学员花名册`],
      [`培训机构（盖章）：${unit.name}　　${titleOf(region)}　　职业（工种）：保育师`],
      cells('序号|姓名|公民身份号码|性别|报名日期|是否申请生活费补贴|开户银行|银行户名|银行账号|备注'),
      ...people.map((person) => [
        ...[String(person.index + 1), person.name, person.idNumber, sexOf(person), on(region, '09-01')],
        ...['是', '中国农业银行', person.name, CARDS[person.index] ?? '', ''],
      ]),
    ],
    考勤表: [
      [`${region.name}政府补贴性职业培训学员考勤表`],
      [`${titleOf(region)}　培训时间：${from} 至 ${through}　（符号：√出勤 ×缺勤 假请假）`],
      ['序号', '姓名', '身份证号后4位', ...days.flatMap((day) => [spoken(day), spoken(day)])],
      ['', '', '', ...days.flatMap(() => ['上午', '下午'])],
      ...people.map(({ name, idNumber, index }) => [
        ...[String(index + 1), name, idNumber.slice(-4)],
        ...days.flatMap(() => ['√', '√']),
      ]),
    ],
    成绩与证书: resultsOf(region),
  };
}

function resultsOf(region: Region): Row[] {
  const { county, year } = region;
  const passed = (index: number) => [
    ...cells('80|80|80|合格|职业技能等级证书|保育师|五级/初级工'),
    certificateNumberOf({ county, year }, index),
    ...[on(region, '09-20'), '某评价中心', ''],
  ];
  return [
    [`${unitOf(region).name}培训考核成绩与证书登记表`],
    [`${titleOf(region)}　考核日期：${on(region, '09-12')}`],
    cells(
      '序号|姓名|身份证号|理论成绩|实操成绩|综合成绩|评定结果|证书类型|职业（工种）|等级|证书编号|发证日期|发证机构|备注',
    ),
    ...peopleOf(region).map(({ name, idNumber, index }) => [
      ...[String(index + 1), name, idNumber],
      ...(index === WHO.failed ? cells('40|40|40|不合格|||||||') : passed(index)),
    ]),
  ];
}

/** The number of the certificate of whoever stands in this place of the roster. */
export function certificateNumberOf(
  { county, year }: Pick<Region, 'county' | 'year'>,
  index: number,
): string {
  return `S0000${county}00${String(year).slice(2)}5${String(index + 1).padStart(6, '0')}`;
}

/** Whom the firm says it took on in June: everybody but who failed and who is unanswered, three months each. */
function hires(region: Region): Workbooks {
  const { year } = region;
  const asked = `${year}-05-30|${year}-06-01|${year}-06至${year}-09|${year}-06|${year}-08|3|1500||`;
  return {
    以工代训人员花名册: [
      ['企业新吸纳劳动者以工代训人员花名册'],
      [
        `企业名称（盖章）：${FIRM.name}　统一社会信用代码：${FIRM.code}　企业规模：小型　所属行业：制造业　填报日期：${year}年10月15日`,
      ],
      cells(
        '序号|姓名|身份证号码|性别|用工形式|工作岗位|劳动合同签订日期|首次在本企业参保时间|已参保月份|申请补贴起始月|申请补贴截止月|申请月数|申请金额（元）|联系电话|备注',
      ),
      ...peopleOf(region)
        .filter(({ index }) => index !== WHO.failed)
        .map((person, row) => [
          ...[String(row + 1), person.name, person.idNumber, sexOf(person), '劳动合同', '包装工'],
          ...cells(asked),
        ]),
    ],
  };
}

/** The answers that decide; the police leave one out. A school's trainee is insured until the class begins. */
function answers(region: Region): Workbooks {
  const { year, county, organiser, poor } = region;
  const people = peopleOf(region);
  const isInsured = (index: number) =>
    index === WHO.insured || (organiser === 'employer' && index !== WHO.urban);
  const insured = [FIRM.name, FIRM.code, '企业职工基本养老保险', on(region, '06-01')];
  const months = `${year}-06至${year}-${organiser === 'employer' ? '09' : '08'}`;
  return {
    '人员比对结果-公安': [
      cells('序号|公民身份号码|姓名|人口状态|状态日期|户籍地区划|城乡属性|户籍登记日期|比对时间'),
      ...people
        .filter(({ index }) => index !== WHO.silent)
        .map(({ name, idNumber, index }) => [
          ...[String(index + 1), idNumber, name, '正常', '', county],
          ...[index === WHO.urban ? '城镇' : '农村', '1990-01-01', on(region, '10-08')],
        ]),
    ],
    '人员比对结果-乡村振兴': [
      cells('姓名|证件号码|对象类别|认定（纳入）日期|风险消除（退出）日期|比对结果'),
      ...people.map(({ name, idNumber, index }) =>
        index === WHO.urban
          ? [name, idNumber, '', '', '', '未比中']
          : [name, idNumber, poor, '2014-12-31', '', '比中'],
      ),
    ],
    '人员比对结果-社会保险': [
      cells('证件号码|姓名|参保单位名称|统一社会信用代码|险种|本单位首次参保日期|缴费月份|停保日期|比对结果'),
      ...people.map(({ name, idNumber, index }) =>
        isInsured(index)
          ? [idNumber, name, ...insured, months, '', '参保']
          : [idNumber, name, '', '', '', '', '', '', '查无参保记录'],
      ),
    ],
    '人员比对结果-财政供养': [
      cells('姓名|身份证号|是否财政供养|供养单位|编制性质'),
      ...people.map(({ name, idNumber }) => [name, idNumber, '否', '', '']),
    ],
    '人员比对结果-养老待遇': [
      cells('姓名|社会保障号码|是否领取待遇|待遇类型|首发年月'),
      ...people.map(({ name, idNumber }) => [name, idNumber, '否', '', '']),
    ],
  };
}

/** Offices that send only whom they have found: somebody long ago; whoever is not in them, they have nothing of. */
function answersAboutOthers(region: Region): Workbooks {
  const [first] = peopleOf(region);
  const found = (text: string) => [first?.name ?? '', first?.idNumber ?? '', ...cells(text)];
  return {
    '人员比对结果-补贴台账': [
      cells('姓名|身份证号|补贴项目|职业编码|职业（工种）|等级|开班日期|发放日期|补贴月份|发放地区'),
      found(`职业培训补贴|6-31-01-03|电工|五级/初级工|2016-03-04|2016-06-20||${region.name}`),
    ],
    '人员比对结果-民政': [
      cells('姓名|身份证号|低保类别|保障起始年月|停发年月|比对结果'),
      found('农村低保|2016.05||在保'),
    ],
    '人员比对结果-公共就业': [
      cells('姓名|身份证号|登记（认定）类型|登记（认定）日期|注销（到期）日期|就业失业登记证号'),
      found('失业登记|2015-03-15|2015-12-31|'),
    ],
    '人员比对结果-市场监管': [
      cells('姓名|身份证号|主体名称|主体类型|本人角色|登记（入职）日期|注销（离职）日期'),
      found('某面馆|个体工商户|经营者|2013-05-11|2015-05-31'),
    ],
    '人员比对结果-教育': [
      cells('姓名|身份证号|学籍状态|学校|所学专业|专业对应职业编码|毕业年份|起始日期|截止日期'),
      found('毕业|某职业学校|会计||1998|1995-09-01|1998-06-30'),
    ],
  };
}

/** Writes workbooks of one sheet each into a folder. */
export async function writeWorkbooks(folder: string, workbooks: Workbooks): Promise<void> {
  for (const [name, rows] of Object.entries(workbooks)) {
    const book = new ExcelJS.Workbook();
    book.addWorksheet(name.slice(0, 30)).addRows(rows.map((row) => [...row]));
    await book.xlsx.writeFile(join(folder, `${name}.xlsx`));
  }
}
