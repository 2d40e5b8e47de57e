import { FileFault, type ReadLimits, type Sheet, type SheetRow, type Workbook } from './contract.ts';

type Encoding = NonNullable<Workbook['encoding']>;

/** Reads a text table of unknown encoding: UTF-8 with or without mark, UTF-16 as Excel writes it, GB18030. */
export function parseCsv(bytes: Uint8Array, limits: ReadLimits): { encoding: Encoding; sheet: Sheet } {
  const { encoding, text } = decode(bytes);
  if (text.trim() === '') throw new FileFault('file-empty');
  return { encoding, sheet: parse(text, limits) };
}

function decode(bytes: Uint8Array): { encoding: Encoding; text: string } {
  const wide = wideEncodingOf(bytes);
  if (wide) return { encoding: wide, text: new TextDecoder(wide).decode(bytes) };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let best: { encoding: Encoding; text: string; damage: number } | undefined;
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = new TextDecoder(encoding).decode(bytes);
    if (!looksLikeText(text)) continue;
    const damage = damageOf(text);
    if (!best || damage < best.damage)
      best = { encoding: encoding === 'utf-8' && marked ? 'utf-8-bom' : encoding, text, damage };
    if (damage === 0) break;
  }
  // A character cut in two spoils its cell; a file full of them is in another encoding.
  if (!best || best.damage > Math.max(MOST_DAMAGE, best.text.length / 1000))
    throw new FileFault('file-encoding');
  return best;
}

const MOST_DAMAGE = 2;

function damageOf(text: string): number {
  return text.split('\ufffd').length - 1;
}

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Text has no control characters but white space; rare surnames may be private-use letters. */
function looksLikeText(text: string): boolean {
  return !/[^\P{Cc}\s]/u.test(text);
}

function parse(text: string, limits: ReadLimits): Sheet {
  const delimiter = delimiterOf(text);
  const rows: SheetRow[] = [];
  let cells: (string | undefined)[] = [];
  let record = 1;
  let at = 0;
  let count = 0;

  function append(value: string): void {
    const shown = unwrapText(value);
    if (shown !== '') {
      cells[cells.length] = shown;
      if (++count > limits.cells) throw new FileFault('file-too-many-cells');
    } else cells.length++;
    if (cells.length > limits.columns) throw new FileFault('file-too-many-cells', `第 ${record} 行`);
  }
  function endRecord(): void {
    if (cells.some((cell) => cell !== undefined)) rows.push({ number: record, hidden: false, cells });
    if (rows.length > limits.rows) throw new FileFault('file-too-many-rows');
    cells = [];
    record++;
  }

  while (at <= text.length) {
    if (text[at] === '"') {
      let value = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) throw new FileFault('file-quotes', `第 ${record} 行`);
        value += text.slice(from, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        value += '"';
        from = at + 1;
      }
      const next = text[at];
      if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r')
        throw new FileFault('file-quotes', `第 ${record} 行`);
      append(value);
    } else {
      let end = at;
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
      append(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) break;
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) append('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    endRecord();
    if (at === text.length) return sheetOf(rows);
  }
  endRecord();
  return sheetOf(rows);
}

function sheetOf(rows: readonly SheetRow[]): Sheet {
  return { name: '', state: 'visible', rows, merges: [], hiddenColumns: [] };
}

const DELIMITER_LINES = 40;

/** The mark that splits some line into most fields: titles above a table have none. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, DELIMITER_LINES);
  const most = (mark: string) =>
    Math.max(...lines.map((line) => line.replace(/"[^"]*"/g, '').split(mark).length));
  const comma = most(',');
  const tab = most('\t');
  const semicolon = most(';');
  return tab > comma && tab >= semicolon ? '\t' : semicolon > comma ? ';' : ',';
}

/** `="371526…"` is how a careful sender prevents Excel from rounding a number: it means the text inside. */
function unwrapText(value: string): string {
  const wrapped = /^\s*="([^"]*)"\s*$/.exec(value);
  return wrapped ? (wrapped[1] as string) : value;
}
