import type { LocalDate } from '../../platform/kernel/index.ts';
import type { Form, IntakeContext, KnownClass, KnownEnrolment, PlannedRow } from './contract.ts';
import type { ClassKey, Staged } from './contract-staged.ts';
import type { Legend } from './rules-legend-text.ts';
import { outcomeOf, type RowReader } from './rules-row.ts';
import type { SpoiledNumbers } from './rules-spoiled.ts';
import type { Table } from './rules-table.ts';
import { type IntakeWords, wordKey } from './words.ts';

/** What is known while a set of files is planned: the context and what the earlier forms of the set added. */
export interface PlanContext {
  readonly words: IntakeWords;
  readonly classes: ClassBook[];
  readonly organisations: { name: string; creditCode: string }[];
  /** Credit codes that two people confirmed although their check fails. */
  readonly confirmedCodes: ReadonlySet<string>;
  readonly spoiled: SpoiledNumbers;
}

/** One class and who is in it, as far as files and database say. */
export interface ClassBook {
  class: KnownClass;
  /** Spelling of the trade on the class's own roster. */
  ownTitle?: string;
  readonly enrolled: Map<string, Member>;
  /** People whose roster row was refused, with the reason: they exist, but are not enrolled. */
  readonly refusedNames: Map<string, string>;
  readonly inFiles: { touched: boolean; attendance: Map<string, Attended>; certified: Set<string> };
}

/** Half days of one member over all sheets of the class. */
export interface Attended {
  readonly slots: ReadonlySet<string>;
  readonly present: number;
}

export interface Member {
  readonly idNumber: string;
  readonly name: string;
  /** From the database, not from the files at hand. */
  readonly known: boolean;
  /** What is recorded of a known one. */
  readonly recorded?: Pick<KnownEnrolment, 'attendance' | 'certified'>;
}

export function createPlanContext(
  context: IntakeContext,
  words: IntakeWords,
  spoiled: SpoiledNumbers,
): PlanContext {
  const planContext: PlanContext = {
    words,
    classes: [],
    organisations: [...context.organisations],
    confirmedCodes: new Set(context.confirmedCodes),
    spoiled,
  };
  for (const known of context.classes) addClass(planContext, known);
  for (const enrolment of context.enrolments) {
    const book = findClass(planContext, enrolment.class);
    book?.enrolled.set(enrolment.idNumber, {
      idNumber: enrolment.idNumber,
      name: enrolment.name,
      known: true,
      recorded: enrolment,
    });
  }
  return planContext;
}

/** Adds a class, or brings what is known of it up to date. */
export function addClass(planContext: PlanContext, known: KnownClass): ClassBook {
  const existing = findClass(planContext, known);
  if (existing) {
    existing.class = known;
    return existing;
  }
  const book: ClassBook = {
    class: known,
    ...(known.occupationTitle === undefined ? {} : { ownTitle: known.occupationTitle }),
    enrolled: new Map(),
    refusedNames: new Map(),
    inFiles: { touched: false, attendance: new Map(), certified: new Set() },
  };
  planContext.classes.push(book);
  return book;
}

/** Why a row that is no member of the class is refused; where its roster row was, with that row's reason. */
export function notEnrolled(book: ClassBook, name: string | undefined): string {
  const reason = name === undefined ? undefined : book.refusedNames.get(name);
  return reason === undefined ? '花名册中没有此人' : `该学员花名册中的行被退回，未建立报名：${reason}`;
}

/** By filing number where both have one, else by name. */
export function findClass(planContext: PlanContext, key: ClassKey): ClassBook | undefined {
  const number = key.filingNumber === undefined ? undefined : wordKey(key.filingNumber);
  const name = wordKey(key.name);
  if (number !== undefined) {
    const byNumber = planContext.classes.find(
      (book) => book.class.filingNumber !== undefined && wordKey(book.class.filingNumber) === number,
    );
    if (byNumber) return byNumber;
  }
  return planContext.classes.find(
    (book) =>
      wordKey(book.class.name) === name && (number === undefined || book.class.filingNumber === undefined),
  );
}

export function keyOf(book: ClassBook): ClassKey {
  const { name, filingNumber } = book.class;
  return filingNumber === undefined ? { name } : { name, filingNumber };
}

export function periodText(from: LocalDate, to: LocalDate): string {
  return `${from}—${to}`;
}

/** A table in its file. */
export interface FileTable {
  readonly file: string;
  readonly table: Table;
  /** The class it counts for, once it is found. */
  readonly className?: string;
  /** What the marks of attendance mean on this sheet. */
  readonly legend?: Legend;
}

export function plannedRow(
  source: FileTable,
  row: Pick<RowReader, 'number' | 'findings' | 'peek'>,
  staged: Staged | undefined,
): PlannedRow {
  const form: Form = source.table.form.form;
  const { findings } = row;
  const name = row.peek('name').trim();
  return {
    file: source.file,
    sheet: source.table.sheet.name,
    row: row.number,
    form,
    outcome: outcomeOf(findings),
    cells: findings,
    ...(source.className === undefined ? {} : { class: source.className }),
    ...(source.table.part === 0 ? {} : { part: source.table.part }),
    ...(name === '' ? {} : { name }),
    ...(staged === undefined ? {} : { staged }),
  };
}

/** A data row that was read; `staged` is left out when a remark refuses the row. */
export function planRow(source: FileTable, row: RowReader, staged: () => Staged | undefined): PlannedRow {
  return plannedRow(source, row, row.refused() ? undefined : staged());
}

/** Leaves out what is unknown: an absent key, never an undefined one. */
export function known<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
