import type { ClaimLine, WordList } from './claim-line.ts';

// Every fact a rule may name, with its Chinese name and who can confirm it.

export type FactKind =
  | 'text'
  | 'word'
  | 'boolean'
  | 'number'
  | 'whole'
  | 'date'
  | 'months'
  | 'groups'
  | 'occupation'
  | 'level'
  | 'division'
  | 'idNumber'
  | 'history';

export interface FactSpec {
  readonly kind: FactKind;
  /** Standard Chinese name, for sentences. */
  readonly label: string;
  /** Who can supply or confirm it, for the message about what is missing. */
  readonly responsible: string;
  readonly words?: WordList;
  readonly required?: true;
  readonly get: (line: ClaimLine) => unknown;
}

const INSTITUTION = '培训机构';
const BUREAU = '当地人社部门';
const INSURANCE = '社保经办机构';
const CITY = '所在市人社部门';
const EMPLOYER = '用人单位';
const ASSESSOR = '发证的评价机构';

/** Every fact a rule may name, by its pointer in the claim line. A pack that names another is refused. */
export const FACTS: Readonly<Record<string, FactSpec>> = {
  '/claim/benefit': {
    kind: 'word',
    words: 'benefits',
    required: true,
    label: '申领项目',
    responsible: '申领人',
    get: (line) => line.claim.benefit,
  },
  '/claim/date': {
    kind: 'date',
    required: true,
    label: '申领日期',
    responsible: '申领人',
    get: (line) => line.claim.date,
  },
  '/claim/payee': {
    kind: 'word',
    words: 'payees',
    required: true,
    label: '申领人',
    responsible: '申领人',
    get: (line) => line.claim.payee,
  },
  '/claim/months': {
    kind: 'months',
    label: '申领月份',
    responsible: EMPLOYER,
    get: (line) => line.claim.months,
  },
  '/claim/division': {
    kind: 'division',
    label: '申报地',
    responsible: '申领人',
    get: (line) => line.claim.division,
  },
  '/person/idNumber': {
    kind: 'idNumber',
    required: true,
    label: '身份号码',
    responsible: '本人',
    get: (line) => line.person.idNumber,
  },
  '/person/hukou': {
    kind: 'word',
    words: 'hukou',
    label: '户籍性质',
    responsible: '公安机关',
    get: (line) => line.person.hukou,
  },
  '/person/groups': {
    kind: 'groups',
    label: '人员类别',
    responsible: BUREAU,
    get: (line) => line.person.groups,
  },
  '/person/onPublicPayroll': {
    kind: 'boolean',
    label: '是否财政供养',
    responsible: '财政部门',
    get: (line) => line.person.onPublicPayroll,
  },
  '/person/drawsPension': {
    kind: 'boolean',
    label: '是否已领取养老金',
    responsible: INSURANCE,
    get: (line) => line.person.drawsPension,
  },
  '/person/major': {
    kind: 'occupation',
    label: '在校所学专业',
    responsible: '所在院校',
    get: (line) => line.person.major,
  },
  '/training/kind': {
    kind: 'word',
    words: 'trainingKinds',
    label: '培训类型',
    responsible: INSTITUTION,
    get: (line) => line.training?.kind,
  },
  '/training/occupation': {
    kind: 'occupation',
    label: '培训职业（工种）',
    responsible: INSTITUTION,
    get: (line) => line.training?.occupation,
  },
  '/training/level': {
    kind: 'level',
    label: '培训等级',
    responsible: INSTITUTION,
    get: (line) => line.training?.level,
  },
  '/training/hours': {
    kind: 'number',
    label: '计划课时',
    responsible: INSTITUTION,
    get: (line) => line.training?.hours,
  },
  '/training/safetyHours': {
    kind: 'number',
    label: '安全课时',
    responsible: INSTITUTION,
    get: (line) => line.training?.safetyHours,
  },
  '/training/enrolledOn': {
    kind: 'date',
    label: '报名日期',
    responsible: INSTITUTION,
    get: (line) => line.training?.enrolledOn,
  },
  '/training/filedOn': {
    kind: 'date',
    label: '备案日期',
    responsible: BUREAU,
    get: (line) => line.training?.filedOn,
  },
  '/training/approvedOn': {
    kind: 'date',
    label: '批准（同意开班）日期',
    responsible: BUREAU,
    get: (line) => line.training?.approvedOn,
  },
  '/training/startOn': {
    kind: 'date',
    label: '开班日期',
    responsible: INSTITUTION,
    get: (line) => line.training?.startOn,
  },
  '/training/endOn': {
    kind: 'date',
    label: '结业日期',
    responsible: INSTITUTION,
    get: (line) => line.training?.endOn,
  },
  '/training/organiser': {
    kind: 'word',
    words: 'organisers',
    label: '培训组织者',
    responsible: EMPLOYER,
    get: (line) => line.training?.organiser,
  },
  '/training/costBorneBy': {
    kind: 'word',
    words: 'costBearers',
    label: '培训成本承担者',
    responsible: EMPLOYER,
    get: (line) => line.training?.costBorneBy,
  },
  '/training/video': {
    kind: 'boolean',
    label: '培训过程视频',
    responsible: EMPLOYER,
    get: (line) => line.training?.video,
  },
  '/training/secret': {
    kind: 'boolean',
    label: '是否涉密班期',
    responsible: EMPLOYER,
    get: (line) => line.training?.secret,
  },
  '/training/hazardous': {
    kind: 'boolean',
    label: '是否高危行业或特种作业',
    responsible: INSTITUTION,
    get: (line) => line.training?.hazardous,
  },
  '/training/institutionSuspendedOn': {
    kind: 'date',
    label: '机构暂停承训资格日期',
    responsible: BUREAU,
    get: (line) => line.training?.institutionSuspendedOn,
  },
  '/training/village': {
    kind: 'text',
    label: '送培训到的村',
    responsible: INSTITUTION,
    get: (line) => line.training?.village,
  },
  '/training/villageFiled': {
    kind: 'boolean',
    label: '送培训到村的市级备案',
    responsible: CITY,
    get: (line) => line.training?.villageFiled,
  },
  '/attendance/days': {
    kind: 'whole',
    label: '出勤天数',
    responsible: INSTITUTION,
    get: (line) => line.attendance?.days,
  },
  '/attendance/hours': {
    kind: 'number',
    label: '出勤课时',
    responsible: INSTITUTION,
    get: (line) => line.attendance?.hours,
  },
  '/certificate/kind': {
    kind: 'word',
    words: 'certificateKinds',
    label: '证书类型',
    responsible: ASSESSOR,
    get: (line) => line.certificate?.kind,
  },
  '/certificate/occupation': {
    kind: 'occupation',
    label: '证书职业（工种）',
    responsible: ASSESSOR,
    get: (line) => line.certificate?.occupation,
  },
  '/certificate/level': {
    kind: 'level',
    label: '证书等级',
    responsible: ASSESSOR,
    get: (line) => line.certificate?.level,
  },
  '/certificate/issuedOn': {
    kind: 'date',
    label: '发证日期',
    responsible: ASSESSOR,
    get: (line) => line.certificate?.issuedOn,
  },
  '/certificate/grade': {
    kind: 'word',
    words: 'skillGrades',
    label: '证书技能等级（八级制）',
    responsible: ASSESSOR,
    get: (line) => line.certificate?.grade,
  },
  '/certificate/digitalOrGreen': {
    kind: 'boolean',
    label: '是否数字职业或绿色职业',
    responsible: BUREAU,
    get: (line) => line.certificate?.digitalOrGreen,
  },
  '/employer/size': {
    kind: 'word',
    words: 'employerSizes',
    label: '企业规模',
    responsible: EMPLOYER,
    get: (line) => line.employer?.size,
  },
  '/employer/kind': {
    kind: 'word',
    words: 'employerKinds',
    label: '用人单位类型',
    responsible: '市场监管部门',
    get: (line) => line.employer?.kind,
  },
  '/employer/sector': {
    kind: 'text',
    label: '企业所属行业',
    responsible: EMPLOYER,
    get: (line) => line.employer?.sector,
  },
  '/employer/division': {
    kind: 'division',
    label: '企业所在地',
    responsible: '市场监管部门',
    get: (line) => line.employer?.division,
  },
  '/employer/selfAssessmentListed': {
    kind: 'boolean',
    label: '是否列入自主评价企业目录',
    responsible: BUREAU,
    get: (line) => line.employer?.selfAssessmentListed,
  },
  '/employer/industryClass': {
    kind: 'text',
    label: '国民经济行业分类',
    responsible: '市场监管部门',
    get: (line) => line.employer?.industryClass,
  },
  '/employment/firstInsuredOn': {
    kind: 'date',
    label: '首次在本企业参保日期',
    responsible: INSURANCE,
    get: (line) => line.employment?.firstInsuredOn,
  },
  '/employment/insuredMonths': {
    kind: 'months',
    label: '参保缴费月份',
    responsible: INSURANCE,
    get: (line) => line.employment?.insuredMonths,
  },
  '/employment/dispatched': {
    kind: 'boolean',
    label: '是否劳务派遣',
    responsible: EMPLOYER,
    get: (line) => line.employment?.dispatched,
  },
  '/employment/contractMonths': {
    kind: 'number',
    label: '劳动合同月数',
    responsible: EMPLOYER,
    get: (line) => line.employment?.contractMonths,
  },
  '/employment/contractSignedOn': {
    kind: 'date',
    label: '劳动合同签订日期',
    responsible: EMPLOYER,
    get: (line) => line.employment?.contractSignedOn,
  },
  '/domesticService/agreementSigned': {
    kind: 'boolean',
    label: '是否签订家政服务协议',
    responsible: '家政服务企业',
    get: (line) => line.domesticService?.agreementSigned,
  },
  '/domesticService/registered': {
    kind: 'boolean',
    label: '是否办理家政从业登记',
    responsible: '家政服务登记部门',
    get: (line) => line.domesticService?.registered,
  },
  '/history': {
    kind: 'history',
    label: '既往补贴领取记录',
    responsible: BUREAU,
    get: (line) => line.history,
  },
};

/** Names for whole objects and for pointers that are not facts of their own. */
const OTHER_LABELS: Readonly<Record<string, readonly [label: string, responsible: string]>> = {
  '/certificate': ['证书信息', ASSESSOR],
  '/training': ['班期信息', INSTITUTION],
  '/attendance': ['考勤信息', INSTITUTION],
  '/employer': ['用人单位信息', EMPLOYER],
  '/employment': ['参保与劳动合同信息', INSURANCE],
  '/domesticService': ['家政服务协议与登记信息', '家政服务登记部门'],
  '/standards': ['当地公布的补贴标准', `${BUREAU}和财政部门`],
};

/** The Chinese name of a pointer, list positions included: /person/groups/0/graduationYear -> 毕业年份. */
export function labelOfFact(pointer: string): string {
  const known = FACTS[pointer]?.label ?? OTHER_LABELS[pointer]?.[0];
  if (known !== undefined) return known;
  if (pointer.endsWith('/graduationYear')) return '毕业年份';
  if (pointer.startsWith('/history/')) return '既往补贴记录的职业（工种）、等级或月份';
  return pointer;
}

/** Who can supply or confirm the fact at this pointer. */
export function responsibleDepartment(pointer: string): string {
  const known = FACTS[pointer]?.responsible ?? OTHER_LABELS[pointer]?.[1];
  if (known !== undefined) return known;
  if (pointer.startsWith('/person/groups')) return '教育部门';
  return BUREAU;
}
