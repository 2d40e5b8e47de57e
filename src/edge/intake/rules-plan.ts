import type { Refusal } from '../../platform/kernel/index.ts';
import type { Sheet, Workbook } from '../workbooks/index.ts';
import {
  type ClassCount,
  FORM_NAMES,
  type Form,
  type IntakeContext,
  type IntakePlan,
  type PlannedFile,
  type PlannedRow,
  type PlannedSheet,
} from './contract.ts';
import { TABLE_FORMS } from './forms.ts';
import { incompleteAnswer, planAnswers } from './rules-answers.ts';
import { planAttendance } from './rules-attendance.ts';
import { recogniseAttendance } from './rules-attendance-days.ts';
import { cellText } from './rules-cells.ts';
import { withClasses } from './rules-class-column.ts';
import { isClassApplication, planClassApplication, planClassList } from './rules-class-form.ts';
import {
  type Attended,
  createPlanContext,
  type FileTable,
  type Member,
  type PlanContext,
} from './rules-context.ts';
import { planDutyList } from './rules-duty-list.ts';
import { legendSentence, withLegends } from './rules-legend.ts';
import type { Legend } from './rules-legend-text.ts';
import { planNeeds } from './rules-needs.ts';
import {
  planEmployers,
  planInstitutions,
  planScarceOccupations,
  planStandards,
} from './rules-organisations.ts';
import { planPlaces } from './rules-places.ts';
import { type Recognised, recogniseSheet, whyNotRecognised } from './rules-recognition.ts';
import { planResults } from './rules-results.ts';
import { planRosters, rostersOf } from './rules-roster.ts';
import { kindOfRow } from './rules-row-kind.ts';
import { createSpoiledNumbers } from './rules-spoiled.ts';
import { type Table, unusedColumnsOf } from './rules-table.ts';
import { planTimetable } from './rules-timetable.ts';
import { planWorkForTraining } from './rules-work-for-training.ts';
import type { IntakeWords } from './words.ts';

/** A file that was read, or the reason why it could not be. */
export type IntakeFile =
  | { readonly file: string; readonly workbook: Workbook }
  | { readonly file: string; readonly refusal: Refusal }
  /** Not of a kind that holds tables, or a second copy: named, and nothing else. */
  | { readonly file: string; readonly leftOut: Refusal };

/** A sheet and what it was recognised as. */
interface Placed {
  readonly file: string;
  readonly sheet: Sheet;
  readonly application: boolean;
  readonly tables: readonly Table[];
  readonly reason: string;
  readonly candidates: readonly Form[];
  readonly legend?: Legend;
}

/** Which form a sheet is, as somebody said where two were possible. */
export interface FormChoice {
  readonly file: string;
  readonly sheet: string;
  readonly form: Form;
}

const TRAINED_SHARE = 0.8;

/**
 * Plans the intake of a set of files: every data row with its outcome and what it would become. Pure: the same
 * files, context and words give the same plan, whoever asks and however often.
 */
export function planIntake(
  files: readonly IntakeFile[],
  context: IntakeContext,
  words: IntakeWords,
  choices: readonly FormChoice[] = [],
): IntakePlan {
  const placed: readonly Placed[] = withLegends(
    files.flatMap((file) =>
      'workbook' in file ? file.workbook.sheets.map((sheet) => place(file.file, sheet, choices)) : [],
    ),
    words,
  );
  const visible = placed.filter((item) => item.sheet.state === 'visible');
  let spoiled = createSpoiledNumbers(context.isSpoiled);
  let planContext = createPlanContext(context, words, spoiled);
  let rows = planVisible(visible, planContext);
  if (spoiled.isLate()) {
    spoiled = createSpoiledNumbers(context.isSpoiled, spoiled.noted());
    planContext = createPlanContext(context, words, spoiled);
    rows = planVisible(visible, planContext);
  }
  const order = new Map(placed.map((item, i) => [`${item.file}\u0000${item.sheet.name}`, i]));
  const position = (row: PlannedRow) => order.get(`${row.file}\u0000${row.sheet}`) ?? 0;
  rows.sort((a, b) => position(a) - position(b) || a.row - b.row);
  const sheets = files.flatMap((file) =>
    'leftOut' in file
      ? []
      : 'refusal' in file
        ? [unreadable(file.file, file.refusal)]
        : placed.filter((item) => item.file === file.file).map((item) => reportSheet(item, rows, words)),
  );
  return {
    rows,
    sheets,
    files: files.map((file) => reportFile(file, sheets)),
    classes: countClasses(planContext),
    spoiled: spoiled.noted(),
  };
}

function place(file: string, sheet: Sheet, choices: readonly FormChoice[]): Placed {
  const base = { file, sheet, application: false, tables: [], candidates: [] };
  if (isClassApplication(sheet)) return { ...base, application: true, reason: '' };
  const found = tablesIn(sheet, file, choices);
  if ('tables' in found) return { ...base, tables: found.tables, reason: '' };
  if (/说明|须知|注意事项|封面|目录页/.test(sheet.name) || /^(填表|填报)?说明/.test(firstText(sheet)))
    return { ...base, reason: '说明' };
  if (/字典|下拉|选项|代码表|数据源/.test(sheet.name)) return { ...base, reason: '下拉字典' };
  if (sheet.rows.length === 0) return { ...base, reason: '空白工作表' };
  const name = sheet.name === '' ? '' : `的工作表“${sheet.name}”`;
  const candidates = 'rivals' in found ? found.rivals.map(({ form }) => form) : [];
  return {
    ...base,
    candidates,
    reason: whyNotRecognised(found, `文件《${file.replace(/^.*\//, '')}》${name}`),
  };
}

/** Marks of attendance tell their sheet apart by themselves; every other form is told by its columns. */
export function tablesIn(sheet: Sheet, file: string, choices: readonly FormChoice[] = []): Recognised {
  const choice = choices.find((each) => each.file === file && each.sheet === sheet.name);
  const chosen = TABLE_FORMS.find(({ form }) => form === choice?.form);
  // What a person says goes before every title.
  if (chosen) return recogniseSheet(sheet, file, [{ ...chosen, titles: /(?:)/ }]);
  const attendance = recogniseAttendance(sheet, file);
  return attendance.length > 0 ? { tables: attendance } : recogniseSheet(sheet, file, TABLE_FORMS);
}

function firstText(sheet: Sheet): string {
  return cellText(sheet.rows[0]?.cells.find((cell) => cellText(cell) !== ''));
}

/** The forms in the order in which they lean on each other: organisations, law, classes, people, what came of it. */
function planVisible(items: readonly Placed[], planContext: PlanContext): PlannedRow[] {
  const tables = (form: Form): FileTable[] =>
    items.flatMap(({ file, legend, tables: found }) =>
      found.flatMap((table) =>
        table.form.form === form ? [{ file, table, ...(legend ? { legend } : {}) }] : [],
      ),
    );
  const each = (form: Form, plan: (source: FileTable, planContext: PlanContext) => PlannedRow[]) =>
    tables(form).flatMap((source) => plan(source, planContext));
  return [
    ...each('institutions', planInstitutions),
    ...each('employers', planEmployers),
    ...each('standards', planStandards),
    ...each('scarce-occupations', planScarceOccupations),
    ...each('places', planPlaces),
    ...each('needs', planNeeds),
    ...items
      .filter((item) => item.application)
      .map(({ file, sheet }) => planClassApplication(file, sheet, planContext)),
    ...each('class-application', planClassList),
    ...tables('timetable').map((source) => planTimetable(source, planContext)),
    ...planRosters(rostersOf(tables('roster'), planContext), planContext),
    ...planAttendance(withClasses(tables('attendance'), planContext), planContext),
    ...withClasses(tables('results'), planContext).flatMap((source) => planResults(source, planContext)),
    ...planWorkForTraining(tables('work-for-training'), planContext),
    ...each('duty-list', planDutyList),
    ...ANSWER_FORMS.flatMap((form) => each(form, planAnswers)),
  ];
}

const ANSWER_FORMS: readonly Form[] = [
  'public-security',
  'social-insurance',
  'rural-revitalisation',
  'civil-affairs',
  'public-payroll',
  'pension',
  'employment-service',
  'market-regulation',
  'education',
  'subsidy-ledger',
];

function reportFile(from: IntakeFile, sheets: readonly PlannedSheet[]): PlannedFile {
  const { file } = from;
  if ('leftOut' in from) return { file, used: false, reason: from.leftOut.message };
  const own = sheets.filter((sheet) => sheet.file === file);
  const used = own.some((sheet) => sheet.imported);
  const reasons = [...new Set(own.map(({ reason }) => reason).filter((reason) => reason !== ''))];
  return { file, used, reason: used ? '' : reasons.join(' ') || '没有可以导入的内容' };
}

function reportSheet(item: Placed, rows: readonly PlannedRow[], words: IntakeWords): PlannedSheet {
  const { file, sheet, tables, application } = item;
  const form: Form | null = application ? 'class-application' : (tables[0]?.form.form ?? null);
  if (sheet.state !== 'visible') {
    const count =
      tables.length > 0
        ? tables.flatMap((table) => table.body.filter((row) => kindOfRow(table, row, words) === 'data'))
            .length
        : sheet.rows.length;
    const what = form ? `${FORM_NAMES[form]} ${count} 行` : `${count} 行`;
    return {
      file,
      sheet: sheet.name,
      state: sheet.state,
      imported: false,
      form,
      reason: `隐藏工作表（${what}），没有导入：如需导入请先取消隐藏再上传`,
      rows: count,
      unusedColumns: [],
      candidates: [],
    };
  }
  const own = rows.filter((row) => row.file === file && row.sheet === sheet.name);
  const incomplete = form ? incompleteAnswer(form, own) : '';
  return {
    file,
    sheet: sheet.name,
    state: sheet.state,
    imported: form !== null,
    form,
    reason: [item.reason, incomplete, legendSentence(item.legend), besideOf(sheet)]
      .filter((text) => text !== '')
      .join(' '),
    rows: own.length,
    unusedColumns: unusedColumnsOf(tables),
    candidates: item.candidates,
  };
}

function besideOf({ beside }: Sheet): string {
  if (!beside) return '';
  const parts = [
    ...(beside.comments > 0 ? [`批注 ${beside.comments} 处`] : []),
    ...(beside.pictures > 0 ? [`图片 ${beside.pictures} 张`] : []),
  ];
  return `表上另有${parts.join('、')}，没有导入：请人工核对。`;
}

function unreadable(file: string, refusal: Refusal): PlannedSheet {
  return {
    file,
    sheet: '',
    state: 'unreadable',
    imported: false,
    form: null,
    reason: refusal.message,
    rows: 0,
    unusedColumns: [],
    candidates: [],
  };
}

/** Of the classes that these files touch. Enrolled: rows taken from rosters. Trained: at least 80 % of the half days. Certified: 合格 with a certificate that holds. What is recorded already counts with them. */
function countClasses(planContext: PlanContext): ClassCount[] {
  return planContext.classes.flatMap((book) => {
    const enrolled = [...book.enrolled.values()];
    const { attendance, certified } = book.inFiles;
    if (!book.inFiles.touched) return [];
    return [
      {
        name: book.class.name,
        enrolled: enrolled.length,
        trained: enrolled.filter((member) => isTrained(attendance.get(member.idNumber), member)).length,
        certified: enrolled.filter(
          (member) => certified.has(member.idNumber) || member.recorded?.certified === true,
        ).length,
      },
    ];
  });
}

/** By the sheets at hand, else by what is recorded. */
function isTrained(attended: Attended | undefined, { recorded }: Member): boolean {
  const present = attended?.present ?? recorded?.attendance?.present ?? 0;
  const slots = attended?.slots.size ?? recorded?.attendance?.slots ?? 0;
  return slots > 0 && present >= slots * TRAINED_SHARE;
}
