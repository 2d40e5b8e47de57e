import {
  firstDayOf,
  type LocalDate,
  lastDayOf,
  monthsBetween,
  parseYearMonth,
  type ResidentId,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { PlannedRow } from './contract.ts';
import type { StagedAnswer } from './contract-staged.ts';
import { type FileTable, known, type PlanContext, planRow } from './rules-context.ts';
import { readDate, readMonth } from './rules-dates.ts';
import { readIdNumber } from './rules-identity.ts';
import { readName } from './rules-names.ts';
import { mapRows } from './rules-organisations.ts';
import type { RowReader } from './rules-row.ts';
import {
  type CellValue,
  narrow,
  plainText,
  type Reading,
  readText,
  refusing,
  warning,
} from './rules-values.ts';
import { levelCode, readOccupationCode, readWord, readYesNo } from './rules-words.ts';

/**
 * The answer of another department, row by row. How the department writes days and months is its interface, not a
 * fault: only what is wrong with a row is said.
 */
export function planAnswers(source: FileTable, context: PlanContext): PlannedRow[] {
  const form = source.table.form.form;
  const read = READERS[form as StagedAnswer['form']];
  return mapRows(source, context.words, (row) => {
    const name = row.read('name', readName);
    const before = row.findings.length;
    const id = row.read('idNumber', (value) => {
      const number = readIdNumber(value);
      // What public security answers is what a rounded number is measured by.
      return form === 'public-security' && value.kind === 'text'
        ? number
        : context.spoiled.check('id-number', value, number);
    });
    if (!id && row.findings.length === before)
      row.add('idNumber', refusing('id-missing', '身份证号为空：这一行无法对应人员，请回函单位补全'));
    const base = { name, idNumber: id?.idNumber as ResidentId };
    const staged = known({ ...base, ...read(row, context) }) as StagedAnswer;
    return planRow(source, row, () => (id ? staged : undefined));
  });
}

type Reader = (
  row: RowReader,
  context: PlanContext,
) => Record<string, unknown> & { form: StagedAnswer['form'] };

const day = quiet(readDate);
const month = quiet(readMonth);

/** A rule whose changes of form are the department's own way of writing. */
function quiet<T>(rule: (value: CellValue) => Reading<T>) {
  return (value: CellValue): Reading<T> => {
    const text = plainText(value);
    if (text === undefined) return { remarks: [] };
    const result = rule(value);
    return { ...result, remarks: result.remarks.filter((remark) => remark.gravity !== 'normalised') };
  };
}

/** A day, or the first or last day of the month where the department gives months only. */
function dayOfMonth(end: 'first' | 'last') {
  return (value: CellValue): Reading<LocalDate> => {
    const asDay = day(value);
    if (asDay.value !== undefined && asDay.remarks.length === 0) return asDay;
    const asMonth = month(value);
    if (asMonth.value === undefined) return { remarks: asMonth.remarks };
    return { value: end === 'first' ? firstDayOf(asMonth.value) : lastDayOf(asMonth.value), remarks: [] };
  };
}

/** 202103-202105;202107-202109 as single months. */
function months(value: CellValue): Reading<readonly YearMonth[]> {
  const text = narrow(value.text).replace(/\s/g, '');
  if (text === '') return { value: [], remarks: [] };
  const found = new Set<YearMonth>();
  for (const part of text.split(/[;,、，；]+/).filter((item) => item !== '')) {
    const ends = [...part.matchAll(/(\d{4})[-./年]?(\d{2}|\d(?!\d))月?/g)].map((match) =>
      parseYearMonth(`${match[1]}-${(match[2] as string).padStart(2, '0')}`),
    );
    const [first, last = first] = ends;
    if (first === undefined || last === undefined || ends.length > 2 || last < first)
      return { remarks: [warning('month-unreadable', '缴费或补贴月份认不出来，按未知处理：请回函单位核对')] };
    for (const each of monthsBetween(first, last)) found.add(each);
  }
  return { value: [...found].sort(), remarks: [] };
}

/** A department's word: its code, silently; the word itself is stored beside it. */
function word(context: PlanContext, list: keyof PlanContext['words']['lists'], what: string) {
  return quiet(readWord(context.words.lists[list], { changed: 'word-form', unknown: 'word-unknown', what }));
}

const year = (text: string) => (/^\d{4}/.test(text) ? Number(text.slice(0, 4)) : undefined);

const READERS: Readonly<Record<StagedAnswer['form'], Reader>> = {
  'public-security': (row, context) => ({
    form: 'public-security',
    status: row.read('status', word(context, 'populationStatuses', '人口状态')),
    statusOn: row.read('statusOn', day),
    division: row.read('division', quiet(readText)),
    address: row.read('address', quiet(readText)),
    hukou: row.read('hukou', word(context, 'hukou', '城乡属性')),
    registeredOn: row.read('registeredOn', day),
    answeredOn: row.read('answeredOn', day),
  }),
  'social-insurance': (row) => {
    const employerName = row.read('employer', quiet(readText));
    const paid = row.read('months', months) ?? [];
    return {
      form: 'social-insurance',
      insured: paid.length > 0 || (employerName !== undefined && !/无/.test(row.peek('verdict'))),
      employerName,
      employerCreditCode: row.read('creditCode', quiet(readText)),
      userCreditCode: row.read('userCreditCode', quiet(readText)),
      insurance: row.read('insurance', quiet(readText)),
      firstInsuredOn: row.read('firstInsuredOn', day),
      months: paid,
      stoppedOn: row.read('stoppedOn', day),
    };
  },
  'rural-revitalisation': (row, context) => ({
    form: 'rural-revitalisation',
    category: row.peek('category'),
    group: row.read('category', word(context, 'povertyCategories', '对象类别')),
    from: row.read('from', dayOfMonth('first')),
    through: row.read('through', dayOfMonth('last')),
  }),
  'civil-affairs': (row, context) => {
    const kind = row.read('category', word(context, 'minimumLivingCategories', '低保类别'));
    return {
      form: 'civil-affairs',
      category: row.peek('category'),
      // Rural minimum living is known, but it is no group of the notices.
      group: kind === 'urban-minimum-living' ? kind : undefined,
      from: row.read('from', dayOfMonth('first')),
      through: row.read('through', dayOfMonth('last')),
    };
  },
  'public-payroll': (row, context) => ({
    form: 'public-payroll',
    onPublicPayroll: row.read('onPayroll', quiet(readYesNo(context.words, '是否财政供养'))),
    unit: row.read('unit', quiet(readText)),
    post: row.read('post', quiet(readText)),
  }),
  pension: (row, context) => ({
    form: 'pension',
    drawsPension: row.read('draws', quiet(readYesNo(context.words, '是否领取待遇'))),
    kind: row.read('kind', quiet(readText)),
    since: row.read('since', month),
  }),
  'employment-service': (row, context) => ({
    form: 'employment-service',
    category: row.peek('category'),
    group: row.read('category', word(context, 'employmentServiceTypes', '登记（认定）类型')),
    from: row.read('from', dayOfMonth('first')),
    through: row.read('through', dayOfMonth('last')),
    certificateNumber: row.read('certificate', quiet(readText)),
  }),
  'market-regulation': (row, context) => {
    const entity = row.read('entityType', word(context, 'marketEntityTypes', '主体类型'));
    const role = row.read('role', quiet(readText));
    return {
      form: 'market-regulation',
      group: ownerGroup(entity, role),
      entityName: row.read('entityName', quiet(readText)),
      entityType: row.peek('entityType'),
      role,
      from: row.read('from', day),
      through: row.read('through', day),
    };
  },
  education: (row) => {
    const status = row.read('status', quiet(readText));
    return {
      form: 'education',
      status,
      inSchool: /在读|在校|在籍|注册/.test(status ?? '') && !/退学|毕业|休学|结业/.test(status ?? ''),
      school: row.read('school', quiet(readText)),
      major: row.read('major', quiet(readText)),
      majorOccupationCode: row.read('majorCode', quiet(readOccupationCode)),
      graduationYear: year(row.peek('graduationYear')),
      from: row.read('from', dayOfMonth('first')),
      through: row.read('through', dayOfMonth('last')),
    };
  },
  'subsidy-ledger': (row, context) => ({
    form: 'subsidy-ledger',
    benefit: row.read('benefit', word(context, 'benefits', '补贴项目')),
    occupationCode: row.read('occupationCode', quiet(readOccupationCode)),
    occupationTitle: row.read('occupation', quiet(readText)),
    level: levelCode(row.read('level', word(context, 'levels', '等级'))),
    startOn: row.read('startOn', day),
    paidOn: row.read('paidOn', day),
    months: row.read('months', months) ?? [],
    region: row.read('region', quiet(readText)),
  }),
};

/** Who runs a firm or a stall belongs to its owners' group, who works in a stall to its staff. */
function ownerGroup(entity: string | undefined, role: string | undefined): string | undefined {
  const owner = role === undefined || /经营者|法定代表人|负责人|业主|企业主|股东|投资人|合伙/.test(role);
  if (entity === 'sole-trader') return owner ? 'sole-trader' : 'sole-trader-staff';
  if (entity === 'micro-firm-owner') return owner ? 'micro-firm-owner' : undefined;
  return undefined;
}
