import { type LocalDate, parseCreditCode } from '../../platform/kernel/index.ts';
import { coordinatesIn } from '../../training/classes/index.ts';
import { type Cell, cellRef, type Sheet, type SheetRow } from '../workbooks/index.ts';
import type { CellFinding, PlannedRow } from './contract.ts';
import type { StagedTeacher } from './contract-means.ts';
import type { StagedClass } from './contract-staged.ts';
import { CLASS_LABELS, TEACHER_FIELDS } from './forms-class.ts';
import { cellText, headerKey } from './rules-cells.ts';
import { assessedOnOf, readPeriod, readReview } from './rules-class-review.ts';
import { addClass, type FileTable, known, type PlanContext } from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import { type Heading, readHeading } from './rules-heading.ts';
import { dataRows } from './rules-organisations.ts';
import { outcomeOf } from './rules-row.ts';
import {
  type CellValue,
  creditCodeReader,
  type Reading,
  type Remark,
  readNumber,
  readPhone,
  readText,
  refusing,
  warning,
} from './rules-values.ts';
import {
  readDivision,
  readLevel,
  readOccupation,
  readOccupationCode,
  readWord,
  readYesNo,
} from './rules-words.ts';
import { wordKey } from './words.ts';

interface LabelledCell {
  readonly ref: string;
  readonly cell: Cell | undefined;
}

const labelWords = new Map<string, string>();
for (const [field, names] of Object.entries(CLASS_LABELS))
  for (const name of names) if (!labelWords.has(headerKey(name))) labelWords.set(headerKey(name), field);

function labelOf(text: string): string | undefined {
  const key = headerKey(text);
  return labelWords.get(key) ?? labelWords.get(key.replace(/\([^()]*\)/g, ''));
}

const LEAST_LABELS = 6;
// A form may leave a value out once or twice; a row of headings has nothing else.
const HEADING_PAIRS = 4;
// A form fits on a page or two; a longer sheet is a list.
const FORM_ROWS = 80;

/** Whether a sheet is a 开班申请表: a form of labels with their values beside them. */
export function isClassApplication(sheet: Sheet): boolean {
  const labels = readLabels(sheet);
  // Beside the headings of a list stand further headings, not values.
  const headings = [...labels.values()].filter(({ cell }) => labelOf(cellText(cell)) !== undefined).length;
  return (
    labels.size >= LEAST_LABELS &&
    headings * 2 < labels.size &&
    labels.has('name') &&
    (labels.has('startOn') || labels.has('endOn'))
  );
}

/** Labels beside labels head the columns of a list; in a form, values stand between them. */
function isHeadingRow(cells: SheetRow['cells']): boolean {
  const isLabel = cells.map((cell) => labelOf(cellText(cell)) !== undefined);
  return isLabel.filter((label, column) => label && isLabel[column + 1]).length >= HEADING_PAIRS;
}

/** Every label of the form with the cell beside it; the first of a name counts. */
function readLabels(sheet: Sheet): Map<string, LabelledCell> {
  const labels = new Map<string, LabelledCell>();
  for (const row of sheet.rows.slice(0, FORM_ROWS)) {
    if (isHeadingRow(row.cells)) continue;
    for (let column = 0; column < row.cells.length; column++) {
      const field = labelOf(cellText(row.cells[column]));
      if (field === undefined) continue;
      const merge = sheet.merges.find(
        (m) => m.firstRow <= row.number && row.number <= m.lastRow && m.firstColumn === column,
      );
      const beside = (merge?.lastColumn ?? column) + 1;
      if (!labels.has(field))
        labels.set(field, { ref: cellRef(beside, row.number), cell: row.cells[beside] });
      column = beside;
    }
  }
  return labels;
}

/** Reads the fields of a form by their labels and collects what is found. */
interface FormReader {
  readonly findings: readonly CellFinding[];
  has(field: string): boolean;
  add(field: string, remark: Remark, ref?: string): void;
  read<T>(field: string, rule: (value: CellValue) => Reading<T>): T | undefined;
  date(field: string): LocalDate | undefined;
}

function formReader(labels: ReadonlyMap<string, LabelledCell>): FormReader {
  const findings: CellFinding[] = [];
  const add = (field: string, remark: Remark, ref?: string) => {
    findings.push({ cell: ref ?? labels.get(field)?.ref ?? 'A1', field, ...remark });
  };
  function read<T>(field: string, rule: (value: CellValue) => Reading<T>): T | undefined {
    const found = labels.get(field);
    const value = storedValue(found?.cell, (remark) => add(field, remark));
    if (!value) return undefined;
    const { value: result, remarks } = rule(value);
    for (const remark of remarks) add(field, remark);
    return result;
  }
  return {
    findings,
    has: (field) => labels.has(field),
    add,
    read,
    date: (field) => read(field, (value) => readDate(value, 'form')),
  };
}

/** One class application; the whole form is one row of the report, its first. */
export function planClassApplication(file: string, sheet: Sheet, context: PlanContext): PlannedRow {
  const form = formReader(readLabels(sheet));
  return planClass(form, { file, sheet, row: 1 }, context);
}

/** One class a row. */
export function planClassList({ file, table }: FileTable, context: PlanContext): PlannedRow[] {
  const planned: PlannedRow[] = [];
  for (const row of dataRows({ file, table }, context.words)) {
    const { findings, has, add, read } = row;
    const form: FormReader = {
      findings,
      has,
      add,
      read,
      date: (field) => read(field, (value) => readDate(value, 'form')),
    };
    planned.push(
      planClass(form, { file, sheet: table.sheet, row: row.number, heading: table.heading }, context),
    );
  }
  return planned;
}

/** Where a class stands; with its `heading` it is a row of a list, else the whole sheet is its form. */
interface ClassPlace {
  readonly file: string;
  readonly sheet: Sheet;
  readonly row: number;
  readonly heading?: Heading;
}

function planClass(form: FormReader, place: ClassPlace, context: PlanContext): PlannedRow {
  const { file, sheet } = place;
  const { name, creditCode, startOn, endOn, ...values } = readClass(form, place, context);
  const { findings } = form;
  if (name === undefined) form.add('name', refusing('class-name-missing', '班期名称为空：请填写班期名称'));
  if (creditCode === undefined && !findings.some((f) => f.field === 'creditCode'))
    form.add(
      'creditCode',
      refusing('uscc-missing', '统一社会信用代码为空，申请单位也不在目录中：请填写代码'),
    );
  if (startOn === undefined || endOn === undefined || endOn < startOn)
    form.add(
      startOn === undefined ? 'startOn' : 'endOn',
      refusing('class-dates', '开班日期、结业日期没有填全或前后颠倒：请核对后重新填写'),
    );
  const outcome = outcomeOf(findings);
  const base = {
    file,
    sheet: sheet.name,
    row: place.row,
    form: 'class-application',
    outcome,
    cells: findings,
  } as const;
  if (outcome === 'refused' || !name || !creditCode || !startOn || !endOn) return base;
  const staged: StagedClass = {
    form: 'class-application',
    name,
    creditCode,
    startOn,
    endOn,
    ...known(values),
    teachers: place.heading ? [] : readTeachers(sheet, context),
  };
  const book = addClass(context, {
    name,
    startOn,
    endOn,
    ...known({
      filingNumber: values.filingNumber,
      occupationCode: values.occupationCode,
      level: values.level,
    }),
  });
  book.inFiles.touched = true;
  return { ...base, staged };
}

/** The class as the form has it; the order of reading is the order of the findings. */
function readClass(form: FormReader, place: ClassPlace, context: PlanContext) {
  const { sheet } = place;
  const { read, date } = form;
  const { lists } = context.words;
  const heading = place.heading ?? readHeading(sheet.rows);
  const name = read('name', readText);
  const filingNumber = read('filingNumber', readText) ?? heading.get('filingNumber');
  const organisationName = read('organisationName', readText) ?? heading.get('organisation');
  const occupation = readTrade(form, context);
  const coordinates = readCoordinates(form);
  const period = read('period', readPeriod);
  const startOn = date('startOn') ?? period?.startOn;
  const endOn = date('endOn') ?? period?.endOn;
  const registered = context.organisations.find(
    (o) => organisationName !== undefined && wordKey(o.name) === wordKey(organisationName),
  );
  const creditCode =
    read('creditCode', creditCodeReader(context.confirmedCodes)) ??
    (registered && parseCreditCode(registered.creditCode, context.confirmedCodes));
  const review = place.heading ? undefined : readReview(sheet);
  const values = {
    name,
    creditCode,
    startOn,
    endOn,
    filingNumber,
    organisationName,
    ...occupation,
    ...read('level', readLevel(lists.levels)),
    trainingKind: read(
      'trainingKind',
      readWord(lists.trainingKinds, { changed: 'kind-form', unknown: 'kind-unknown', what: '培训类别' }),
    ),
    plannedCount: read('plannedCount', readNumber),
    enrolledCount: read('enrolledCount', readNumber),
    hours: read('hours', readNumber),
    theoryHours: read('theoryHours', readNumber),
    practiceHours: read('practiceHours', readNumber),
    safetyHours: read('safetyHours', readNumber),
    place: read('place', readText),
    ...coordinates,
    division: read('division', readDivision),
    headTeacher: read('headTeacher', readText),
    headTeacherPhone: read('headTeacherPhone', readPhone),
    ...readOrganisation(form, context),
    video: read('video', readYesNo(context.words, '全程视频录制留存')),
    secret: read('secret', readYesNo(context.words, '是否涉密班期')),
    isHazardous: read('isHazardous', readYesNo(context.words, '是否涉及高危行业')),
    equipment: read('equipment', readText),
    trainingPackage: read('trainingPackage', readText),
    filedOn: date('filedOn'),
    approvedOn: date('approvedOn') ?? review?.approvedOn,
    reviewOpinion: review?.opinion,
    assessedOn: date('assessedOn') ?? (place.heading ? undefined : assessedOnOf(sheet)),
  };
  if (review?.remark && !form.has('approvedOn')) form.add('approvedOn', review.remark, review.ref);
  if (values.approvedOn === undefined && !form.findings.some(({ field }) => field === 'approvedOn'))
    form.add(
      'approvedOn',
      warning('approval-missing', '没有找到批准开班的日期，补贴核定要用它：请补填审核日期后重新上传'),
    );
  return values;
}

function readTrade(form: FormReader, { words }: PlanContext) {
  const occupation = form.read('occupation', readOccupation(words, { show: 'with-code' }));
  const givenCode = form.read('occupationCode', readOccupationCode);
  if (givenCode && occupation?.code && givenCode !== occupation.code)
    form.add(
      'occupation',
      warning('occupation-contradicts-code', '职业名称与职业编码不是同一职业，以编码为准：请核对'),
    );
  return { occupationCode: givenCode ?? occupation?.code, occupationTitle: occupation?.title };
}

function readOrganisation({ read }: FormReader, { words: { lists } }: PlanContext) {
  return {
    organiser: read(
      'organiser',
      readWord(lists.organisers, {
        changed: 'organiser-form',
        unknown: 'organiser-unknown',
        what: '组织方式',
      }),
    ),
    costBorneBy: read(
      'costBorneBy',
      readWord(lists.costBearers, {
        changed: 'cost-bearer-form',
        unknown: 'cost-bearer-unknown',
        what: '培训费用承担',
      }),
    ),
  };
}

function readCoordinates({ read, add }: FormReader) {
  const text = read('coordinates', readText);
  const place = text === undefined ? undefined : coordinatesIn(text);
  if (text !== undefined && place === undefined)
    add(
      'coordinates',
      warning('coordinates-invalid', '不是境内的经度和纬度，按空白处理：请核对，写法如 116.2310,36.8592'),
    );
  return { longitude: place?.longitude, latitude: place?.latitude };
}

function storedValue(cell: Cell | undefined, add: (remark: Remark) => void): CellValue | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  if (cell.kind === 'error' || cell.kind === 'blank') {
    add(
      warning(
        cell.kind === 'error' ? 'cell-error' : 'formula-no-value',
        '单元格没有可用的值，按空白处理：请直接填写',
      ),
    );
    return undefined;
  }
  if (cell.formula)
    add({
      code: 'formula-value',
      gravity: 'normalised',
      message: '公式按存储的结果取值',
      from: '公式',
      to: cell.text,
    });
  return { kind: cell.kind, text: cell.text };
}

const teacherWords = new Map<string, string>();
for (const [field, names] of Object.entries(TEACHER_FIELDS))
  for (const name of names) teacherWords.set(headerKey(name), field);

/** The teachers' table inside the form. */
function readTeachers(sheet: Sheet, context: PlanContext): StagedTeacher[] {
  const teachers: StagedTeacher[] = [];
  let columns: Map<number, string> | undefined;
  for (const row of sheet.rows) {
    const fields = new Map<number, string>();
    row.cells.forEach((cell, column) => {
      const field = teacherWords.get(headerKey(cellText(cell)));
      if (field) fields.set(column, field);
    });
    if (fields.size >= 4 && [...fields.values()].includes('name')) {
      columns = fields;
      continue;
    }
    if (!columns) continue;
    const values: Record<string, string> = {};
    for (const [column, field] of columns) {
      const text = cellText(row.cells[column]).trim();
      if (text !== '') values[field] = text;
    }
    const { name, sex, age, ...rest } = values;
    if (name === undefined || Object.keys(values).length < 2) break;
    teachers.push({
      name: name.replace(/\s/g, ''),
      ...known({
        sex:
          sex === undefined
            ? undefined
            : (context.words.lists.sexes.find(sex)?.code as 'male' | 'female' | undefined),
        age: age !== undefined && /^\d{2}$/.test(age) ? Number(age) : undefined,
      }),
      ...rest,
    });
  }
  return teachers;
}
