import {
  firstDayOf,
  type IdentityNumber,
  type LocalDate,
  lastDayOf,
  monthsBetween,
  parseYearMonth,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { Form, PlannedRow } from './contract.ts';
import type { StagedAnswer } from './contract-staged.ts';
import { type FileTable, known, type PlanContext, planRow } from './rules-context.ts';
import { readDate, readMonth } from './rules-dates.ts';
import { readIdNumber } from './rules-identity.ts';
import { readName } from './rules-names.ts';
import { mapRows } from './rules-organisations.ts';
import { readDocumentKind } from './rules-people.ts';
import type { RowReader } from './rules-row.ts';
import {
  type CellValue,
  isPlaceholder,
  narrow,
  plainText,
  type Reading,
  readText,
  refusing,
  warning,
} from './rules-values.ts';
import { findOccupation, levelCode, readOccupationCode, readWord, readYesNo } from './rules-words.ts';
import { wordKey } from './words.ts';

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
    const kind = readDocumentKind(row, context.words);
    const id = row.read('idNumber', (value) => {
      const number = readIdNumber(value, 'list', { kind });
      // What public security answers is what a rounded number is measured by.
      return form === 'public-security' && value.kind === 'text'
        ? number
        : context.spoiled.check('id-number', value, number);
    });
    if (!id && row.findings.length === before)
      row.add('idNumber', refusing('id-missing', '身份证号为空：这一行无法对应人员，请回函单位补全'));
    const base = { name, idNumber: id?.idNumber as IdentityNumber };
    const values: Record<string, unknown> = read(row, context);
    const datesUnknown = DATED_BY.some((field) => values[field] === undefined && isWritten(row, field));
    const staged = known({ ...base, ...values, datesUnknown: datesUnknown || undefined }) as StagedAnswer;
    const planned = planRow(source, row, () => (id ? staged : undefined));
    const isNumberClear = !row.findings.some(
      ({ field, gravity }) => field === 'idNumber' && gravity === 'refused',
    );
    return id && isNumberClear && row.refused() ? { ...planned, about: id.idNumber } : planned;
  });
}

/** Since when, until when and for which months an answer holds: without them it would hold for ever or for nothing. */
const DATED_BY = ['from', 'through', 'firstInsuredOn', 'stoppedOn', 'startOn', 'issuedOn', 'months'];

function isWritten(row: RowReader, field: string): boolean {
  const text = wordKey(row.peek(field));
  return text !== '' && !isPlaceholder(text) && !/^(至今|长期|永久|在保|在缴|无|未|没有)/.test(text);
}

/** Answers person by person; the others are of hits only, so that silence means no. */
const PER_PERSON: readonly Form[] = ['public-security', 'social-insurance', 'public-payroll', 'pension'];

/** Whether an answer names only whom it found, so that its silence means no. */
export function isHitsOnly(form: Form): form is StagedAnswer['form'] {
  return form in READERS && !PER_PERSON.includes(form);
}

/** What the page says of an answer of hits with rows that name nobody who can be told. */
export function incompleteAnswer(form: Form, rows: readonly PlannedRow[]): string {
  const count = isHitsOnly(form)
    ? rows.filter(({ outcome, about }) => outcome === 'refused' && about === undefined).length
    : 0;
  return count === 0
    ? ''
    : `有 ${count} 行对应不到人员，这份回函不完整：与其同名的人员按未知处理，没有同名人员的，未列出的人员都按未知处理，不算“无”。请回函单位补全后重新上传。`;
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
  if (text === '') return { remarks: [] };
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

/** 2022, 2022届, 2022年6月. */
function year(value: CellValue): Reading<number> {
  const text = plainText(value);
  if (text === undefined || isPlaceholder(text)) return { remarks: [] };
  return /^(19|20)\d{2}/.test(text)
    ? { value: Number(text.slice(0, 4)), remarks: [] }
    : { remarks: [warning('year-unreadable', '毕业年份认不出来，按未知处理：请回函单位核对')] };
}

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
    const paid = row.read('months', months);
    return {
      form: 'social-insurance',
      insured: insuredBy(row, paid, employerName),
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
    ...membership(row, context, row.read('category', category(context, 'povertyCategories', '对象类别'))),
    from: row.read('from', dayOfMonth('first')),
    through: row.read('through', dayOfMonth('last')),
  }),
  'civil-affairs': (row, context) => {
    const kind = row.read('category', category(context, 'minimumLivingCategories', '低保类别'));
    return {
      form: 'civil-affairs',
      category: row.peek('category'),
      // Rural minimum living is known, but it is no group of the notices.
      ...membership(row, context, kind === 'rural-minimum-living' ? NOTHING : kind),
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
    ...membership(
      row,
      context,
      row.read('category', category(context, 'employmentServiceTypes', '登记（认定）类型')),
    ),
    from: row.read('from', dayOfMonth('first')),
    through: row.read('through', dayOfMonth('last')),
    certificateNumber: row.read('certificate', quiet(readText)),
    agreementSigned: row.read('agreement', quiet(readYesNo(context.words, '是否签订家政服务协议'))),
  }),
  'market-regulation': (row, context) => {
    const entity = row.read('entityType', category(context, 'marketEntityTypes', '主体类型'));
    const role = row.read('role', quiet(readText));
    return {
      form: 'market-regulation',
      ...membership(row, context, ownerGroup(entity, row.has('role') ? roleOf(role) : 'owner')),
      entityName: row.read('entityName', quiet(readText)),
      entityType: row.peek('entityType'),
      role,
      from: row.read('from', day),
      through: row.read('through', day),
    };
  },
  education: (row) => {
    const status = row.read('status', quiet(readText));
    const inSchool = isInSchool(status);
    if (inSchool === undefined) row.add('status', NOT_UNDERSTOOD('学籍状态'));
    return {
      form: 'education',
      status,
      inSchool,
      school: row.read('school', quiet(readText)),
      major: row.read('major', quiet(readText)),
      majorOccupationCode: row.read('majorCode', quiet(readOccupationCode)),
      graduationYear: row.read('graduationYear', year),
      from: row.read('from', dayOfMonth('first')),
      through: row.read('through', dayOfMonth('last')),
    };
  },
  'subsidy-ledger': (row, context) => {
    const benefit = row.read('benefit', word(context, 'benefits', '补贴项目'));
    const written = row.read('occupation', quiet(readText));
    const occupationCode =
      row.read('occupationCode', quiet(readOccupationCode)) ??
      (written === undefined ? undefined : findOccupation(context.words, written)?.code);
    const level = row.read('level', word(context, 'levels', '等级'));
    const isLevelUnknown =
      level === undefined &&
      (row.peek('level') !== '' || (hasLevel(benefit) && occupationCode !== WITHOUT_OCCUPATION));
    if (isLevelUnknown && row.peek('level') === '')
      row.add('level', warning('level-missing', '等级为空，既往补贴按未知处理：没有等级的请填“不分等级”'));
    return {
      form: 'subsidy-ledger',
      benefit,
      occupationCode,
      occupationTitle: written,
      level: levelCode(level),
      levelUnknown: isLevelUnknown || undefined,
      startOn: row.read('startOn', day),
      certificateKind: row.read('certificateKind', word(context, 'certificateKinds', '证书类型')),
      issuedOn: row.read('issuedOn', day),
      paidOn: row.read('paidOn', day),
      months: row.read('months', months),
      region: row.read('region', quiet(readText)),
    };
  },
};

/** The code of trainings that have no occupation: starting a firm. */
const WITHOUT_OCCUPATION = '8-00-00-00';

const hasLevel = (benefit: string | undefined) =>
  benefit === 'training-subsidy' || benefit === 'assessment-subsidy' || benefit === 'skill-upgrade-subsidy';

const NOT_UNDERSTOOD = (what: string) =>
  warning('word-unknown', `${what}认不出来或为空，按未知处理：请回函单位核对`);

/** The word for a row that names somebody and says that nothing was found. */
const NOTHING = 'nothing';

/** A department's category: also the words that deny it. */
function category(context: PlanContext, list: keyof PlanContext['words']['lists'], what: string) {
  const known = word(context, list, what);
  return (value: CellValue): Reading<string> =>
    isDenial(context, value.text) ? { value: NOTHING, remarks: [] } : known(value);
}

function isDenial({ words }: PlanContext, text: string): boolean {
  return words.lists.yesNo.find(text)?.code === 'no';
}

/** The group that a row gives; without a word that is understood nothing is known of the person, not even "no". */
function membership(
  row: RowReader,
  context: PlanContext,
  group: string | undefined,
): { group?: string; groupUnknown?: true } {
  if (group === NOTHING || (group === undefined && isDenial(context, row.peek('verdict')))) return {};
  if (group !== undefined) return { group };
  if (!row.findings.some(({ code }) => code === 'word-unknown')) row.add('category', NOT_UNDERSTOOD('类别'));
  return { groupUnknown: true };
}

/** Whether a row says that somebody is insured; neither where it says nothing, nor where its months are unreadable. */
function insuredBy(
  row: RowReader,
  paid: readonly YearMonth[] | undefined,
  employerName: string | undefined,
): boolean | undefined {
  const verdict = row.peek('verdict');
  const hasMonths = row.peek('months') !== '';
  if (hasMonths && paid === undefined) return undefined;
  if (paid !== undefined && paid.length > 0) return true;
  const denied = [verdict, employerName ?? ''].some((text) =>
    /^(查?无|未|没有|否|不在保)/.test(wordKey(text)),
  );
  if (denied) return false;
  if (employerName !== undefined) return true;
  row.add('months', NOT_UNDERSTOOD('参保情况'));
  return undefined;
}

/** In school or not, by the words of the register of schools; undefined for any other word and for none. */
function isInSchool(status: string | undefined): boolean | undefined {
  if (status === undefined) return undefined;
  // Whoever graduates within the year may still be in school.
  if (isYearOfGraduation(status)) return /(?<![不未非无])在(校|读|籍)/.test(status);
  if (/退学|毕业|休学|结业|肄业|离校|开除|注销|转出|升学/.test(status)) return false;
  if (/[不未非无](在|是|属)?(校|读|籍|注册|学籍)/.test(status)) return false;
  return /在读|在校|在籍|注册|正常/.test(status) ? true : undefined;
}

/** The words of a register of schools for somebody in the calendar year of leaving a college or university. */
export function isYearOfGraduation(status: string): boolean {
  return (
    /毕业(年度|学年)/.test(status) ||
    /(高校|高等院校|大学|本科|大专|专科|高职|研究生)[^，,；;]*毕业/.test(status)
  );
}

function roleOf(role: string | undefined): 'owner' | 'staff' | undefined {
  if (role === undefined) return undefined;
  if (/经营者|法定代表人|法人|负责人|业主|企业主|户主|股东|投资人|合伙/.test(role)) return 'owner';
  return /从业|员工|雇员|雇工|职工|用工|帮工|店员|工人|监事|财务|联络/.test(role) ? 'staff' : undefined;
}

/**
 * Who runs a firm or a stall belongs to its owners' group, who works in a stall or a private
 * non-enterprise unit to its staff.
 */
function ownerGroup(entity: string | undefined, role: 'owner' | 'staff' | undefined): string | undefined {
  if (entity === undefined) return undefined;
  if (entity === NOTHING || entity === 'enterprise') return NOTHING;
  if (role === undefined) return undefined;
  if (entity === 'private-non-enterprise') return role === 'staff' ? 'private-non-enterprise-staff' : NOTHING;
  if (entity === 'sole-trader') return role === 'owner' ? 'sole-trader' : 'sole-trader-staff';
  return role === 'owner' ? 'micro-firm-owner' : NOTHING;
}
