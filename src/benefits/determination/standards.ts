import {
  absentPointer,
  type Benefit,
  type Case,
  type CertificateKind,
  missingLevel,
  missingOccupation,
  type TrainingKind,
  type Unit,
} from '../../law/policy/index.ts';
import { parseLocalDate } from '../../platform/kernel/index.ts';
import type { LineFault, StandardApplied } from './contract.ts';

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
interface Row extends StandardRow {
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
export const UNITS_OF: Readonly<Record<Benefit, readonly Unit[]>> = {
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
      // Written out, so that all rows have one hidden class, whatever cells the reader left out.
      const stored: Row = {
        policy: row.policy,
        benefit: row.benefit,
        trainingKind: row.trainingKind,
        occupation: row.occupation,
        level: row.level,
        certificateKind: row.certificateKind,
        unit: row.unit,
        amountFen: row.amountFen,
        shortageUplift: row.shortageUplift,
        from: row.from,
        through: row.through,
        source: row.source,
        filled: filledCells(row),
        plain: appliedRow(row, null),
        raised: row.shortageUplift ? appliedRow(row, row.shortageUplift) : undefined,
        missing: undefined,
      };
      if (row.occupation === undefined) shelf.general.push(stored);
      else {
        const list = shelf.byOccupation.get(row.occupation) ?? [];
        list.push(stored);
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
    if (best !== undefined && row.filled < best.filled) continue;
    const fit = fits(row, c);
    // Days last: comparing them costs most, and most rows do not fit.
    if (fit === 'no' || row.from > day || (row.through !== undefined && row.through < day)) continue;
    if (fit === 'yes') best = row;
    else {
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

export function checkStandard(row: StandardRow, at: string, faults: LineFault[]): void {
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

export function checkDates(
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
export function findTies(rows: readonly StandardRow[], at: (i: number) => string, faults: LineFault[]): void {
  const piles = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const key = `${row.policy} ${row.benefit} ${filledCells(row)}`;
    const pile = piles.get(key) ?? [];
    pile.push(i);
    piles.set(key, pile);
  });
  for (const pile of piles.values()) {
    const rivals = rivalsIn(pile, rows);
    for (const i of pile)
      for (const j of rivals((rows[i] as StandardRow).occupation)) {
        if (j <= i) continue;
        const a = rows[i] as StandardRow;
        const b = rows[j] as StandardRow;
        if (!compatible(a, b)) continue;
        faults.push({
          pointer: at(j),
          message: `与${at(i)}同样具体、同时有效，一笔申领可能两行都适用，请改为只有一行适用。`,
        });
        if (faults.length >= 100) return;
      }
  }
}

/** The rows that may meet one of an occupation, in order: its own and those of none. A city has thousands of rows. */
function rivalsIn(
  pile: readonly number[],
  rows: readonly StandardRow[],
): (occupation: string | undefined) => readonly number[] {
  const general: number[] = [];
  const own = new Map<string, number[]>();
  for (const i of pile) {
    const occupation = rows[i]?.occupation;
    if (occupation === undefined) general.push(i);
    else own.set(occupation, [...(own.get(occupation) ?? []), i]);
  }
  return (occupation) =>
    occupation === undefined
      ? pile
      : general.length === 0
        ? (own.get(occupation) ?? [])
        : [...(own.get(occupation) ?? []), ...general].sort((a, b) => a - b);
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
