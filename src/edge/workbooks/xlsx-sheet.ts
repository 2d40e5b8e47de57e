import {
  type Cell,
  FileFault,
  type MergedRange,
  parseCellRef,
  type ReadLimits,
  type SheetRow,
} from './contract.ts';
import { dateOfSerial } from './number-formats.ts';
import { decimalOf } from './numbers.ts';
import { attributeOf, type XmlHandler } from './xml-scanner.ts';

/** What the cells of every sheet refer to. */
export interface Parts {
  readonly strings: readonly string[];
  /** By index of cell style: whether a number under it is a date. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

/** Collects the text of a string item: its runs joined, phonetic hints left out. */
export function createStringCollector() {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name: string) {
      if (name === 'rPh') phonetic++;
      else if (name === 't') inText = true;
    },
    text(part: string) {
      if (inText && phonetic === 0) text += part;
    },
    close(name: string) {
      if (name === 'rPh') phonetic--;
      else if (name === 't') inText = false;
    },
    accept(): string {
      const value = unescapeText(text);
      text = '';
      return value;
    },
  };
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const MOST_MERGES = 20_000;

/** What a cell holds as the file stores it. */
interface StoredCell {
  readonly type: string;
  readonly value: string | undefined;
  readonly style: number;
  readonly formula: boolean;
}

/** Reads the XML of one sheet; rows wait here until they are accepted. */
export class SheetReader implements XmlHandler, StoredCell {
  readonly merges: MergedRange[] = [];
  readonly hiddenColumns: { first: number; last: number }[] = [];
  /** Of all sheets so far. */
  cellCount: number;
  // The cell that is being read. One object serves all cells.
  type = '';
  style = 0;
  value: string | undefined;
  formula = false;
  readonly #name: string;
  readonly #parts: Parts;
  readonly #limits: ReadLimits;
  readonly #collector = createStringCollector();
  #batch: SheetRow[] = [];
  #rowCount = 0;
  #rowNumber = 0;
  #rowHidden = false;
  #cells: (Cell | undefined)[] = [];
  #column = -1;
  #inValue = false;
  #inString = false;

  constructor(name: string, parts: Parts, limits: ReadLimits, cellsBefore: number) {
    this.#name = name;
    this.#parts = parts;
    this.#limits = limits;
    this.cellCount = cellsBefore;
  }

  get waitingRows(): number {
    return this.#batch.length;
  }

  /** The rows that wait; they are handed out once. */
  acceptRows(): SheetRow[] {
    const full = this.#batch;
    this.#batch = [];
    return full;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#openCell(attributes);
        break;
      case 'v':
        this.#inValue = true;
        this.value ??= '';
        break;
      case 'f':
        this.formula = true;
        break;
      case 'is':
        this.#inString = true;
        break;
      case 'row':
        this.#openRow(attributes);
        break;
      case 'mergeCell': {
        const range = parseRange(attributeOf(attributes, 'ref') ?? '');
        if (range) this.merges.push(range);
        if (this.merges.length > MOST_MERGES)
          throw new FileFault('file-too-many-cells', `工作表“${this.#name}”的合并单元格`);
        break;
      }
      case 'col':
        if (/^(1|true)$/.test(attributeOf(attributes, 'hidden') ?? ''))
          this.hiddenColumns.push({
            first: Number(attributeOf(attributes, 'min')) - 1,
            last: Number(attributeOf(attributes, 'max')) - 1,
          });
        break;
      default:
        if (this.#inString) this.#collector.open(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.value = this.value === undefined ? undefined : this.value + text;
    else if (this.#inString) this.#collector.text(text);
  }

  close(name: string): void {
    switch (name) {
      case 'v':
        this.#inValue = false;
        break;
      case 'is':
        this.#inString = false;
        this.value = this.#collector.accept();
        break;
      case 'c': {
        const cell = cellOf(this, this.#parts);
        // A format far to the right is no cell.
        if (cell === undefined) break;
        if (this.#column >= this.#limits.columns)
          throw new FileFault('file-too-many-cells', `工作表“${this.#name}”第 ${this.#rowNumber} 行`);
        this.#cells[this.#column] = cell;
        if (++this.cellCount > this.#limits.cells)
          throw new FileFault('file-too-many-cells', `工作表“${this.#name}”`);
        break;
      }
      case 'row':
        if (this.#cells.length === 0) break;
        if (++this.#rowCount > this.#limits.rows)
          throw new FileFault('file-too-many-rows', `工作表“${this.#name}”`);
        this.#batch.push({ number: this.#rowNumber, hidden: this.#rowHidden, cells: this.#cells });
        break;
      default:
        if (this.#inString) this.#collector.close(name);
    }
  }

  #openRow(attributes: string): void {
    const given = attributeOf(attributes, 'r');
    const number = given === undefined ? this.#rowNumber + 1 : Number(given);
    if (!Number.isInteger(number) || number <= this.#rowNumber || number > 1_048_576)
      throw new FileFault('file-damaged', `工作表“${this.#name}”行号错乱`);
    this.#rowNumber = number;
    this.#rowHidden = /^(1|true)$/.test(attributeOf(attributes, 'hidden') ?? '');
    this.#column = -1;
    this.#cells = [];
  }

  #openCell(attributes: string): void {
    const ref = attributeOf(attributes, 'r');
    const place = ref === undefined ? undefined : parseCellRef(ref);
    if (ref !== undefined && place?.row !== this.#rowNumber) throw new FileFault('file-damaged', this.#name);
    this.#column = place ? place.column : this.#column + 1;
    this.type = attributeOf(attributes, 't') ?? 'n';
    this.style = Number(attributeOf(attributes, 's') ?? 0);
    this.value = undefined;
    this.formula = false;
  }
}

/** One stored cell as it is; undefined when there is nothing in it. */
function cellOf({ type, value, style, formula }: StoredCell, parts: Parts): Cell | undefined {
  if (value === undefined) return formula ? { kind: 'blank', text: '', formula: true } : undefined;
  const mark = formula ? ({ formula: true } as const) : {};
  switch (type) {
    case 's': {
      if (value.trim() === '') return formula ? { kind: 'blank', text: '', formula: true } : undefined;
      const text = parts.strings[Number(value)];
      if (text === undefined) throw new FileFault('file-damaged');
      return text === '' ? undefined : formula ? { kind: 'text', text, formula } : text;
    }
    case 'str':
    case 'inlineStr': {
      const text = type === 'str' ? unescapeText(value) : value;
      if (text === '') return formula ? { kind: 'blank', text: '', formula: true } : undefined;
      return formula ? { kind: 'text', text, formula } : text;
    }
    case 'b':
      return { kind: 'boolean', text: value === '1' || value === 'true' ? '是' : '否', ...mark };
    case 'e':
      return { kind: 'error', text: value, ...mark };
    case 'd':
      return value.trim() === '' ? undefined : { kind: 'date', text: isoDate(value.trim()), ...mark };
    default: {
      const raw = value.trim();
      if (raw === '') return formula ? { kind: 'blank', text: '', formula: true } : undefined;
      const shown = parts.dateStyles[style] ? dateOfSerial(Number(raw), parts.date1904) : undefined;
      return shown === undefined
        ? { kind: 'number', text: decimalOf(raw), ...mark }
        : { kind: 'date', text: shown, ...mark };
    }
  }
}

/** 2021-03-05T08:30:00Z as days are shown here; a time alone stays a time. */
function isoDate(value: string): string {
  const [day = '', time = ''] = value.includes('T') ? value.split('T') : [value];
  const clock = /^\d{2}:\d{2}/.exec(time)?.[0] ?? '';
  return [day.slice(0, 10), clock === '00:00' && day !== '' ? '' : clock]
    .filter((part) => part !== '')
    .join(' ');
}

function parseRange(ref: string): MergedRange | undefined {
  const [from, to] = ref.split(':');
  const first = parseCellRef(from ?? '');
  const last = parseCellRef(to ?? from ?? '');
  return first && last
    ? { firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column }
    : undefined;
}
