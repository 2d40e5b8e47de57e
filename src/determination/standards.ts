import { parseLocalDate } from '../kernel/index.ts';
import {
  absentPointer,
  type Benefit,
  type Case,
  type CertificateKind,
  missingLevel,
  missingOccupation,
  type TrainingKind,
  type Unit,
  WORDS,
} from '../policy/index.ts';
import { type LineFault, NOTICES, type StandardApplied } from './contract.ts';

/** One row of the city's catalogue of standards. Absent cells fit anything; both days belong to the period. */
export interface StandardRow {
  readonly policy: string;
  readonly benefit: Benefit;
  readonly trainingKind?: TrainingKind | undefined;
  readonly occupation?: string | undefined;
  readonly level?: number | undefined;
  readonly certificateKind?: CertificateKind | undefined;
  readonly unit: Unit;
  readonly amountFen: number;
  /** Percent added when the occupation is on the scarce list; absent: none. */
  readonly shortageUplift?: number | undefined;
  readonly from: string;
  readonly through?: string | undefined;
  readonly source?: string | undefined;
}

/** One entry of the scarce-occupations list. */
export interface ScarceRow {
  readonly policy: string;
  readonly occupation: string;
  readonly from: string;
  readonly through?: string | undefined;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

/** A row that applies, with what it grants without and with the uplift. */
export interface Row extends StandardRow {
  readonly filled: number;
  readonly plain: StandardApplied;
  /** Undefined when the row carries no uplift. */
  readonly raised: StandardApplied | undefined;
  readonly missing?: undefined;
}
interface Shelf {
  readonly general: Row[];
  readonly byOccupation: Map<string, Row[]>;
}

/** Which row applies, or which absent facts leave it open. */
export type StandardFound = Row | { readonly missing: ReadonlySet<string> };

const NONE: StandardFound = { missing: new Set(['/standards']) };

/** Units that a benefit may be paid by (reading 19); another is an error of the file. */
const UNITS_OF: Readonly<Record<Benefit, readonly Unit[]>> = {
  'training-subsidy': ['person', 'hour', 'day'],
  'assessment-subsidy': ['person', 'hour', 'day'],
  'skill-upgrade-subsidy': ['person', 'hour', 'day'],
  'living-allowance': ['day'],
  'work-for-training': ['month'],
};

/** The city's amounts, ready to be asked. */
export class Standards {
  readonly #shelves = new Map<string, Map<string, Shelf>>();
  readonly rows: readonly StandardRow[];
  constructor(rows: readonly StandardRow[]) {
    this.rows = rows;
    for (const row of rows) {
      const shelves: Map<string, Shelf> = this.#shelves.get(row.policy) ?? new Map();
      this.#shelves.set(row.policy, shelves);
      const shelf: Shelf = shelves.get(row.benefit) ?? { general: [], byOccupation: new Map() };
      shelves.set(row.benefit, shelf);
      const kept: Row = {
        ...row,
        filled: filledCells(row),
        plain: appliedRow(row, null),
        raised: row.shortageUplift ? appliedRow(row, row.shortageUplift) : undefined,
      };
      if (row.occupation === undefined) shelf.general.push(kept);
      else {
        const list = shelf.byOccupation.get(row.occupation) ?? [];
        list.push(kept);
        shelf.byOccupation.set(row.occupation, list);
      }
    }
  }

  /**
   * Reading 19: the most specific row in force on the anchor date. A row whose filled cell meets an absent fact
   * may apply or not: when it would be at least as specific as the row found, the answer is open.
   */
  find(policy: string, benefit: Benefit, c: Case): StandardFound {
    const shelf = this.#shelves.get(policy)?.get(benefit);
    if (!shelf) return NONE;
    best = undefined;
    open = undefined;
    search(shelf.general, c);
    if (c.occupation === undefined) for (const rows of shelf.byOccupation.values()) search(rows, c);
    else {
      const own = shelf.byOccupation.get(c.occupation);
      if (own) search(own, c);
    }
    return answer(c);
  }
}

function appliedRow(row: StandardRow, shortageUpliftPercent: number | null): StandardApplied {
  const { amountFen, unit, source } = row;
  return Object.freeze({ amountFen, unit, shortageUpliftPercent, source: source ?? '' });
}

// Scratch of one search: find neither awaits nor calls itself.
let best: Row | undefined;
let open: Row[] | undefined;

function search(rows: readonly Row[], c: Case): void {
  const day = c.anchorOn;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    if (row.from > day || (row.through !== undefined && row.through < day)) continue;
    if (best !== undefined && row.filled < best.filled) continue;
    const fit = fits(row, c);
    if (fit === 'yes') best = row;
    else if (fit === 'open') {
      open ??= [];
      open.push(row);
    }
  }
}

function answer(c: Case): StandardFound {
  if (open !== undefined) {
    const least = best?.filled ?? 0;
    const missing = new Set<string>();
    for (const row of open) if (row.filled >= least) missingOf(row, c, missing);
    if (missing.size > 0) return { missing };
  }
  return best ?? NONE;
}

function fits(row: Row, c: Case): 'yes' | 'no' | 'open' {
  let open = false;
  if (row.trainingKind !== undefined) {
    const kind = c.line.training?.kind;
    if (kind === undefined) open = true;
    else if (kind !== row.trainingKind) return 'no';
  }
  if (row.occupation !== undefined) {
    if (c.occupation === undefined) open = true;
    else if (c.occupation !== row.occupation) return 'no';
  }
  if (row.level !== undefined) {
    if (c.level === undefined) open = true;
    else if (c.level !== row.level) return 'no';
  }
  if (row.certificateKind !== undefined) {
    const { certificate } = c.line;
    if (certificate === null) return 'no';
    if (certificate?.kind === undefined) open = true;
    else if (certificate.kind !== row.certificateKind) return 'no';
  }
  return open ? 'open' : 'yes';
}

function missingOf(row: Row, c: Case, into: Set<string>): void {
  const { line } = c;
  if (row.trainingKind !== undefined && line.training?.kind === undefined)
    into.add(absentPointer(line, '/training/kind'));
  if (row.occupation !== undefined && c.occupation === undefined) missingOccupation(c, into);
  if (row.level !== undefined && c.level === undefined) missingLevel(c, into);
  if (row.certificateKind !== undefined && line.certificate !== null && line.certificate?.kind === undefined)
    into.add(absentPointer(line, '/certificate/kind'));
}

/** Occupations that are scarce, by notice. */
export class Scarce {
  readonly #entries = new Map<string, Map<string, ScarceRow[]>>();
  readonly rows: readonly ScarceRow[];
  constructor(rows: readonly ScarceRow[]) {
    this.rows = rows;
    for (const row of rows) {
      const ofPolicy: Map<string, ScarceRow[]> = this.#entries.get(row.policy) ?? new Map();
      this.#entries.set(row.policy, ofPolicy);
      const list = ofPolicy.get(row.occupation) ?? [];
      list.push(row);
      ofPolicy.set(row.occupation, list);
    }
  }
  isListed(policy: string, occupation: string, day: string): boolean {
    const list = this.#entries.get(policy)?.get(occupation);
    return list?.some((row) => row.from <= day && (row.through === undefined || row.through >= day)) ?? false;
  }
}

function filledCells(row: StandardRow): number {
  let filled = 0;
  if (row.trainingKind !== undefined) filled++;
  if (row.occupation !== undefined) filled++;
  if (row.level !== undefined) filled++;
  if (row.certificateKind !== undefined) filled++;
  return filled;
}

/** Rows from the database (or a grid). Checks the same rules as the file: units, dates, ties. Positions count from 0. */
export function standardsFromRows(rows: readonly StandardRow[]): Read<Standards> {
  const faults: LineFault[] = [];
  rows.forEach((row, i) => {
    checkStandard(row, `/${i}`, faults);
  });
  if (faults.length === 0) findTies(rows, (i) => `/${i}`, faults);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: new Standards(rows) };
}

export function scarceFromRows(rows: readonly ScarceRow[]): Read<Scarce> {
  const faults: LineFault[] = [];
  rows.forEach((row, i) => {
    checkDates(row, `/${i}`, faults);
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: new Scarce(rows) };
}

function checkStandard(row: StandardRow, at: string, faults: LineFault[]): void {
  if (!UNITS_OF[row.benefit].includes(row.unit))
    faults.push({
      pointer: `${at}/unit`,
      message: `${row.benefit}的计量单位只能是${UNITS_OF[row.benefit].join('、')}。`,
    });
  if (!Number.isSafeInteger(row.amountFen) || row.amountFen < 0 || row.amountFen > 1_000_000_000)
    faults.push({ pointer: `${at}/amountFen`, message: '金额应为以分计的非负整数，不超过1000万元。' });
  const uplift = row.shortageUplift;
  if (uplift !== undefined && (!Number.isFinite(uplift) || uplift < 0 || uplift > 500))
    faults.push({ pointer: `${at}/shortageUplift`, message: '上浮比例应为0至500的百分数。' });
  checkDates(row, at, faults);
}

function checkDates(
  row: { readonly from: string; readonly through?: string | undefined },
  at: string,
  faults: LineFault[],
) {
  const from = parseLocalDate(row.from);
  if (from === undefined)
    faults.push({ pointer: `${at}/from`, message: '起始日应为真实存在的日期，写作YYYY-MM-DD。' });
  if (row.through === undefined) return;
  if (parseLocalDate(row.through) === undefined)
    faults.push({ pointer: `${at}/through`, message: '截止日应为真实存在的日期，写作YYYY-MM-DD。' });
  else if (row.through < row.from) faults.push({ pointer: `${at}/through`, message: '截止日早于起始日。' });
}

/** Two rows equally specific, in force on one day and both fitting one line: nobody could say which applies. */
function findTies(rows: readonly StandardRow[], at: (i: number) => string, faults: LineFault[]): void {
  const piles = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const key = `${row.policy} ${row.benefit} ${filledCells(row)}`;
    const pile = piles.get(key) ?? [];
    pile.push(i);
    piles.set(key, pile);
  });
  for (const pile of piles.values())
    for (let i = 0; i < pile.length; i++)
      for (let j = i + 1; j < pile.length; j++) {
        const a = rows[pile[i] as number] as StandardRow;
        const b = rows[pile[j] as number] as StandardRow;
        if (!compatible(a, b)) continue;
        faults.push({
          pointer: at(pile[j] as number),
          message: `与${at(pile[i] as number)}同样具体、同时有效，一笔申领可能两行都适用，请改为只有一行适用。`,
        });
        if (faults.length >= 100) return;
      }
}

function compatible(a: StandardRow, b: StandardRow): boolean {
  const meets = <T>(x: T | undefined, y: T | undefined) => x === undefined || y === undefined || x === y;
  return (
    meets(a.occupation, b.occupation) &&
    meets(a.level, b.level) &&
    meets(a.trainingKind, b.trainingKind) &&
    meets(a.certificateKind, b.certificateKind) &&
    (a.through === undefined || b.from <= a.through) &&
    (b.through === undefined || a.from <= b.through)
  );
}

const STANDARD_COLUMNS = [
  'policy',
  'benefit',
  'trainingKind',
  'occupation',
  'level',
  'certificateKind',
  'unit',
  'amountFen',
  'shortageUplift',
  'from',
  'through',
  'source',
];
const SCARCE_COLUMNS = ['policy', 'occupation', 'from', 'through'];
const OCCUPATION = /^\d-\d{2}-\d{2}-\d{2}$/;

/** Reads standards.csv. Faults carry `line N/column`; a tie, a wrong unit or any bad cell refuses the whole file. */
export function parseStandards(
  csvText: string,
  notices: { has(id: string): boolean } = NOTICES,
): Read<Standards> {
  const table = readTable(csvText, STANDARD_COLUMNS);
  const { faults } = table;
  const rows = table.records.map(({ cells, line }): StandardRow => {
    const cell = (name: string) => cells.get(name) ?? '';
    const at = `line ${line}`;
    const word = <T extends string>(name: string, words: readonly T[], required: boolean): T | undefined => {
      const text = cell(name);
      if (text === '' && !required) return undefined;
      const found = words.find((known) => known === text);
      if (found === undefined)
        faults.push({ pointer: `${at}/${name}`, message: `应为以下之一：${words.join('、')}。` });
      return found;
    };
    if (!notices.has(cell('policy')))
      faults.push({ pointer: `${at}/policy`, message: '没有这份政策，请核对政策编号。' });
    const benefit = word('benefit', WORDS.benefits, true) ?? 'training-subsidy';
    const occupation = cell('occupation');
    if (occupation !== '' && !OCCUPATION.test(occupation))
      faults.push({ pointer: `${at}/occupation`, message: '职业（工种）编码应写作X-XX-XX-XX。' });
    const level = cell('level');
    if (level !== '' && !/^[1-5]$/.test(level))
      faults.push({ pointer: `${at}/level`, message: '等级应为1至5的整数。' });
    const amount = cell('amountFen');
    if (!/^\d{1,10}$/.test(amount))
      faults.push({ pointer: `${at}/amountFen`, message: '金额应为以分计的非负整数，不超过1000万元。' });
    const uplift = cell('shortageUplift');
    if (uplift !== '' && !/^\d{1,3}(\.\d{1,4})?$/.test(uplift))
      faults.push({ pointer: `${at}/shortageUplift`, message: '上浮比例应为0至500的百分数。' });
    const unit = word('unit', WORDS.units, true);
    const row: StandardRow = {
      policy: cell('policy'),
      benefit,
      trainingKind: word('trainingKind', WORDS.trainingKinds, false),
      occupation: occupation === '' ? undefined : occupation,
      level: level === '' ? undefined : Number(level),
      certificateKind: word('certificateKind', WORDS.certificateKinds, false),
      unit: unit ?? (UNITS_OF[benefit][0] as Unit),
      amountFen: Number(amount === '' || !/^\d{1,10}$/.test(amount) ? 0 : amount),
      shortageUplift: uplift === '' ? undefined : Number(uplift),
      from: cell('from') === '' ? '0001-01-01' : cell('from'),
      through: cell('through') === '' ? undefined : cell('through'),
      source: cell('source'),
    };
    checkStandard(row, at, faults);
    return row;
  });
  const lineOf = (i: number) => `line ${table.records[i]?.line ?? 0}`;
  if (faults.length === 0) findTies(rows, lineOf, faults);
  return faults.length > 0 ? { ok: false, faults: unique(faults) } : { ok: true, value: new Standards(rows) };
}

/** Reads scarce.csv: occupations listed as scarce, with the days of their listing. */
export function parseScarce(csvText: string, notices: { has(id: string): boolean } = NOTICES): Read<Scarce> {
  const { records, faults } = readTable(csvText, SCARCE_COLUMNS);
  const rows = records.map(({ cells, line }): ScarceRow => {
    const cell = (name: string) => cells.get(name) ?? '';
    const at = `line ${line}`;
    if (!notices.has(cell('policy')))
      faults.push({ pointer: `${at}/policy`, message: '没有这份政策，请核对政策编号。' });
    if (!OCCUPATION.test(cell('occupation')))
      faults.push({ pointer: `${at}/occupation`, message: '职业（工种）编码应写作X-XX-XX-XX。' });
    const row: ScarceRow = {
      policy: cell('policy'),
      occupation: cell('occupation'),
      from: cell('from') === '' ? '0001-01-01' : cell('from'),
      through: cell('through') === '' ? undefined : cell('through'),
    };
    checkDates(row, at, faults);
    return row;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: new Scarce(rows) };
}

function unique(faults: readonly LineFault[]): LineFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = fault.pointer;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface Table {
  readonly records: readonly { readonly cells: ReadonlyMap<string, string>; readonly line: number }[];
  readonly faults: LineFault[];
}

/** RFC 4180 with a fixed head line; columns may stand in any order, but all must be there and no other. */
function readTable(text: string, columns: readonly string[]): Table {
  const faults: LineFault[] = [];
  const lines = splitCsv(text.replace(/^\uFEFF/, ''), faults);
  const head = lines[0]?.cells.map((cell) => cell.trim()) ?? [];
  for (const column of columns)
    if (!head.includes(column)) faults.push({ pointer: `line 1/${column}`, message: '表头缺少这一列。' });
  for (const name of head)
    if (!columns.includes(name)) faults.push({ pointer: `line 1/${name}`, message: '表头有不认识的列。' });
  if (new Set(head).size !== head.length) faults.push({ pointer: 'line 1', message: '表头有重复的列。' });
  if (faults.length > 0) return { records: [], faults };
  const records = lines.slice(1).map(({ cells, line }) => {
    if (cells.length !== head.length)
      faults.push({ pointer: `line ${line}`, message: `应有${head.length}列，实有${cells.length}列。` });
    return { cells: new Map(head.map((name, i) => [name, (cells[i] ?? '').trim()])), line };
  });
  return { records, faults };
}

function splitCsv(text: string, faults: LineFault[]): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || wasQuoted || cell.trim() !== '') rows.push({ cells, line: start });
    cells = [];
    cell = '';
    wasQuoted = false;
    start = line + 1;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (quoted) {
      if (char === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (char === '"') quoted = false;
      else {
        if (char === '\n') line++;
        cell += char;
      }
    } else if (char === '"' && cell === '') {
      quoted = true;
      wasQuoted = true;
    } else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRow();
      line++;
    } else if (char !== '\r') cell += char;
  }
  if (quoted) faults.push({ pointer: `line ${start}`, message: '引号没有闭合。' });
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
