// For tests only: a county of a region as it sends its lists, one class, every department's answer.
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { testResidentId } from './classes-fixture.ts';

/** A county of one of the five notices, and what its notice pays. */
export interface Region {
  readonly policyId: string;
  readonly county: string;
  readonly name: string;
  readonly year: number;
  /** What the office for rural revitalisation calls its people. */
  readonly poor: string;
  /** The class of this region belongs to an employer, who is paid; else to a school. */
  readonly organiser: 'institution' | 'employer';
  readonly trainingKind: string;
}

/** Who is who in the class of a region, by position on its roster. */
export const WHO = {
  entitled: [0, 1, 2],
  /** Insured by a firm in months after the class. */
  insured: 2,
  /** Registered as urban, in no group. */
  urban: 3,
  /** Did not pass. */
  failed: 4,
  /** The police have not answered. */
  silent: 5,
} as const;
const NAMES = ['马海英', '王银川', '李秀芳', '赵晓城', '周未成', '郑无音'];
const SCHOOL = { name: '阳光职业培训学校', code: '52371526MA554330X0', account: '899068105363718811' };
const FIRM = { name: '沃禾食品有限公司', code: '91371526MA7493836P', account: '899068105363718803' };
export const CLASS_NAME = '保育师一班';

/** Trainees as the lists name them. */
export function peopleOf(region: Region): readonly { name: string; idNumber: string }[] {
  const first = 100 + Number(region.county.slice(0, 2)) * 10;
  return NAMES.map((name, index) => ({ name, idNumber: testResidentId(first + index) }));
}

type Rows = readonly (readonly string[])[];
const heads = (text: string) => text.split('|');

/** The lists of the county, by the name of their file. */
export function listsOf(region: Region): Readonly<Record<string, Rows>> {
  const { year, county, poor } = region;
  const people = peopleOf(region);
  const on = (monthDay: string) => `${year}-${monthDay}`;
  const days = ['09-07', '09-08', '09-09'].map(on);
  const filing = `${region.name}培备〔${year}〕001号`;
  const unit = region.organiser === 'employer' ? FIRM : SCHOOL;
  const about = `班期名称：${CLASS_NAME}　开班备案号：${filing}`;
  const known = people.filter((_, index) => index !== WHO.silent);
  const spoken = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  const amount = (...cells: string[]) => [...cells, on('01-01'), '', '测试数据'];
  return {
    机构目录: [
      heads(
        '序号|机构名称|统一社会信用代码|机构类型|行政区划代码|状态|培训职业（工种）|开户银行|户名|银行账号',
      ),
      [
        '1',
        SCHOOL.name,
        SCHOOL.code,
        '民办职业培训学校',
        county,
        '正常',
        '保育师',
        '农商银行',
        SCHOOL.name,
        SCHOOL.account,
      ],
    ],
    补贴标准目录: [
      heads('序号|补贴项目|计量单位|补贴标准（元）|执行起始日|执行截止日|依据及来源'),
      ['1', ...amount('职业培训补贴', '元/人', '1200')],
      ['2', ...amount('生活费补贴', '元/人/天', '50')],
      ['3', ...amount('职业技能评价（鉴定）补贴', '元/人', '200')],
      ['4', ...amount('技能提升补贴', '元/人', '1000')],
      ['5', ...amount('以工代训补贴', '元/人/月', '500')],
    ],
    开班备案汇总表: [
      heads(
        '序号|班期名称|开班备案号|统一社会信用代码|培训职业（工种）|培训等级|培训类别|计划人数|总课时|开班日期|结业日期|批准日期|是否高危行业',
      ),
      [
        '1',
        CLASS_NAME,
        filing,
        unit.code,
        '保育师',
        '五级/初级工',
        region.trainingKind,
        '30',
        '24',
        days[0] ?? '',
        days[2] ?? '',
        on('08-28'),
        '否',
      ],
    ],
    学员花名册: [
      [`${region.name}政府补贴性职业培训学员花名册`],
      [`培训机构（盖章）：${unit.name}　　${about}　　职业（工种）：保育师`],
      heads(
        '序号|姓名|公民身份号码|性别|人员类别|户口性质|报名日期|是否申请生活费补贴|开户银行|银行户名|银行账号|备注',
      ),
      ...people.map(({ name, idNumber }, index) => [
        ...[
          String(index + 1),
          name,
          idNumber,
          Number(idNumber[16]) % 2 === 1 ? '男' : '女',
          '',
          '',
          on('09-01'),
        ],
        ...['是', '中国农业银行', name, CARDS[index] ?? '', ''],
      ]),
    ],
    考勤表: [
      [`${region.name}政府补贴性职业培训学员考勤表`],
      [`${about}　培训时间：${days[0]} 至 ${days[2]}　（符号：√出勤 ×缺勤 假请假）`],
      ['序号', '姓名', '身份证号后4位', ...days.flatMap((day) => [spoken(day), spoken(day)])],
      ['', '', '', ...days.flatMap(() => ['上午', '下午'])],
      ...people.map(({ name, idNumber }, index) => [
        ...[String(index + 1), name, idNumber.slice(-4)],
        ...days.flatMap(() => ['√', '√']),
      ]),
    ],
    成绩与证书: [
      [`${unit.name}培训考核成绩与证书登记表`],
      [`${about}　考核日期：${on('09-12')}`],
      heads(
        '序号|姓名|身份证号|理论成绩|实操成绩|综合成绩|评定结果|证书类型|职业（工种）|等级|证书编号|发证日期|发证机构|备注',
      ),
      ...people.map(({ name, idNumber }, index) => [
        ...[String(index + 1), name, idNumber],
        ...(index === WHO.failed
          ? ['40', '40', '40', '不合格', '', '', '', '', '', '', '']
          : ['80', '80', '80', '合格', '职业技能等级证书', '保育师', '五级/初级工']),
        ...(index === WHO.failed
          ? []
          : [
              `S0000${county}${String(year).slice(2)}5${String(index + 1).padStart(7, '0')}`,
              on('09-20'),
              '某评价中心',
              '',
            ]),
      ]),
    ],
    '人员比对结果-公安': [
      heads('序号|公民身份号码|姓名|人口状态|状态日期|户籍地区划|城乡属性|户籍登记日期|比对时间'),
      ...known.map(({ name, idNumber }, index) => [
        ...[String(index + 1), idNumber, name, '正常', '', county],
        ...[index === WHO.urban ? '城镇' : '农村', '1990-01-01', on('10-08')],
      ]),
    ],
    '人员比对结果-乡村振兴': [
      heads('姓名|证件号码|对象类别|认定（纳入）日期|风险消除（退出）日期|比对结果'),
      ...people.map(({ name, idNumber }, index) =>
        index === WHO.urban
          ? [name, idNumber, '', '', '', '未比中']
          : [name, idNumber, poor, '2014-12-31', '', '比中'],
      ),
    ],
    '人员比对结果-社会保险': [
      heads('证件号码|姓名|参保单位名称|统一社会信用代码|险种|本单位首次参保日期|缴费月份|停保日期|比对结果'),
      ...people.map(({ name, idNumber }, index) =>
        index === WHO.insured || region.organiser === 'employer'
          ? [
              idNumber,
              name,
              FIRM.name,
              FIRM.code,
              '企业职工基本养老保险',
              on('06-01'),
              `${year}-06至${year}-09`,
              '',
              '参保',
            ]
          : [idNumber, name, '', '', '', '', '', '', '查无参保记录'],
      ),
    ],
    '人员比对结果-补贴台账': [
      heads('姓名|身份证号|补贴项目|职业编码|职业（工种）|等级|开班日期|发放日期|补贴月份|发放地区'),
      [
        NAMES[0] ?? '',
        people[0]?.idNumber ?? '',
        '职业培训补贴',
        '6-31-01-03',
        '电工',
        '五级/初级工',
        '2016-03-04',
        '2016-06-20',
        '',
        region.name,
      ],
    ],
    '人员比对结果-民政': [
      heads('姓名|身份证号|低保类别|保障起始年月|停发年月|比对结果'),
      [NAMES[0] ?? '', people[0]?.idNumber ?? '', '农村低保', '2016.05', '', '在保'],
    ],
    '人员比对结果-公共就业': [
      heads('姓名|身份证号|登记（认定）类型|登记（认定）日期|注销（到期）日期|就业失业登记证号'),
      [NAMES[0] ?? '', people[0]?.idNumber ?? '', '失业登记', '2015-03-15', '2015-12-31', ''],
    ],
    '人员比对结果-市场监管': [
      heads('姓名|身份证号|主体名称|主体类型|本人角色|登记（入职）日期|注销（离职）日期'),
      [
        NAMES[0] ?? '',
        people[0]?.idNumber ?? '',
        '某面馆',
        '个体工商户',
        '经营者',
        '2013-05-11',
        '2015-05-31',
      ],
    ],
    '人员比对结果-教育': [
      heads('姓名|身份证号|学籍状态|学校|所学专业|专业对应职业编码|毕业年份|起始日期|截止日期'),
      [
        NAMES[0] ?? '',
        people[0]?.idNumber ?? '',
        '毕业',
        '某职业学校',
        '会计',
        '',
        '1998',
        '1995-09-01',
        '1998-06-30',
      ],
    ],
    '人员比对结果-财政供养': [
      heads('姓名|身份证号|是否财政供养|供养单位|编制性质'),
      ...people.map(({ name, idNumber }) => [name, idNumber, '否', '', '']),
    ],
    '人员比对结果-养老待遇': [
      heads('姓名|社会保障号码|是否领取待遇|待遇类型|首发年月'),
      ...people.map(({ name, idNumber }) => [name, idNumber, '否', '', '']),
    ],
  };
}

/** Cards with a right check digit. */
const CARDS = [
  '6228480402564890018',
  '6228480402637874213',
  '6228480402564890026',
  '6228480402564890034',
  '6228480402564890042',
  '6228480402564890059',
];

/** The list of a firm's new hires, in its own form. */
export function hiresOf(region: Region): Rows {
  const { year } = region;
  const people = peopleOf(region).filter((_, index) => index <= WHO.urban);
  return [
    ['企业新吸纳劳动者以工代训人员花名册'],
    [
      `企业名称（盖章）：${FIRM.name}　统一社会信用代码：${FIRM.code}　企业规模：小型　所属行业：制造业　填报日期：${year}年10月15日`,
    ],
    heads(
      '序号|姓名|身份证号码|性别|用工形式|工作岗位|劳动合同签订日期|首次在本企业参保时间|已参保月份|申请补贴起始月|申请补贴截止月|申请月数|申请金额（元）|联系电话|备注',
    ),
    ...people.map(({ name, idNumber }, index) => [
      ...[
        String(index + 1),
        name,
        idNumber,
        Number(idNumber[16]) % 2 === 1 ? '男' : '女',
        '劳动合同',
        '包装工',
      ],
      ...[
        `${year}-05-30`,
        `${year}-06-01`,
        `${year}-06至${year}-09`,
        `${year}-06`,
        `${year}-08`,
        '3',
        '1500',
        '',
        '',
      ],
    ]),
  ];
}

/** Writes workbooks of one sheet each. */
export async function writeLists(folder: string, lists: Readonly<Record<string, Rows>>): Promise<void> {
  for (const [name, rows] of Object.entries(lists)) {
    const book = new ExcelJS.Workbook();
    book.addWorksheet(name.slice(0, 30)).addRows(rows.map((cells) => [...cells]));
    await book.xlsx.writeFile(join(folder, `${name}.xlsx`));
  }
}
