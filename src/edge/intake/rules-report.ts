import { type Fen, formatYuan } from '../../platform/kernel/index.ts';
import type { IntakePlan, IntakeReport, PlannedRow } from './contract.ts';
import type { Staged } from './contract-staged.ts';

/** The plan as the report file shows it: outcomes, findings, and what would be written, without identity numbers. */
export function reportOf(plan: IntakePlan): IntakeReport {
  return {
    rows: plan.rows.map((row) => ({
      file: row.file,
      sheet: row.sheet,
      row: row.row,
      outcome: row.outcome,
      ...classPart(row),
      ...(row.staged === undefined ? {} : { values: { ...row.alsoRead, ...valuesOf(row.staged) } }),
      cells: row.cells.map(({ cell, field, code, message, from, to }) => ({
        cell,
        field,
        code,
        message,
        from,
        to,
      })),
    })),
    files: plan.files,
    sheets: plan.sheets,
    classes: plan.classes,
  };
}

/** The class that a row counts for, as the file names it; undefined for a row of no class. */
export function classNameOf({ class: name, staged }: PlannedRow): string | undefined {
  return name ?? (staged !== undefined && 'class' in staged ? staged.class.name : undefined);
}

function classPart(row: PlannedRow): { class?: string } {
  const name = classNameOf(row);
  return name === undefined ? {} : { class: name };
}

/** Fields whose staged name is not the name of the cell's field. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  groupsClaimed: 'group',
  employmentCertificateNumber: 'employmentCertificate',
  livingAllowanceRequested: 'livingAllowance',
  theoryScore: 'theory',
  practiceScore: 'practice',
  totalScore: 'total',
  insuredMonthsText: 'insuredMonths',
};
/** Not of a cell, or an identity number. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'form',
  'class',
  'idNumber',
  'idToBeConfirmed',
  'birthOn',
  'teacherIdNumber',
  'lessons',
  'teachers',
  'slots',
]);

/** Days and months as they are stored, amounts in yuan, everything else as text. */
function valuesOf(staged: Staged): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(staged)) {
    if (LEFT_OUT.has(name) || value === null || value === undefined) continue;
    if (name === 'account' || name === 'certificate') Object.assign(values, partsOf(name, value as object));
    else if (name.endsWith('Fen')) values[name.slice(0, -3)] = plainYuan(value as Fen);
    else values[FIELD_NAMES[name] ?? name] = textOf(value);
  }
  return values;
}

const ACCOUNT_FIELDS: Readonly<Record<string, string>> = {
  number: 'account',
  bank: 'bank',
  holder: 'holder',
};
const CERTIFICATE_FIELDS: Readonly<Record<string, string>> = {
  number: 'certificateNumber',
  kind: 'certificateKind',
  occupationCode: 'occupationCode',
  occupationTitle: 'occupation',
  level: 'level',
  issuedOn: 'issuedOn',
  issuer: 'issuer',
};

function partsOf(name: 'account' | 'certificate', value: object): Record<string, string> {
  const fields = name === 'account' ? ACCOUNT_FIELDS : CERTIFICATE_FIELDS;
  return Object.fromEntries(
    Object.entries(value).flatMap(([part, inner]) =>
      fields[part] === undefined || inner === undefined ? [] : [[fields[part], textOf(inner)]],
    ),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join('、');
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}

/** 13.20 is written 13.2, 1,200.00 is written 1200. */
function plainYuan(fen: Fen): string {
  return formatYuan(fen, false).replace(/\.?0+$/, '');
}
