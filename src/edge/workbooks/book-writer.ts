import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { columnName } from './contract.ts';
import { sheetName, writable } from './writer.ts';

/** A sheet that is written row by row. */
export interface BookSheet {
  readonly name: string;
  readonly titles: readonly string[];
  readonly columns: readonly {
    readonly header: string;
    readonly kind?: 'number' | undefined;
    readonly width?: number | undefined;
  }[];
}
type BookCell = string | number | null;
/** Adds a row to the sheet of that number. */
export type AddRow = (sheet: number, cells: readonly BookCell[]) => Promise<void>;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DEFAULT_WIDTH = 16;
/** Characters that are gathered before they are compressed. */
const PIECE = 1 << 17;

/** What most cells are: nothing in it to defuse, to leave out or to write otherwise. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9 *、（），.-]*$/;
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** One entry of the archive, compressed as it comes. */
class Entry {
  readonly name: string;
  private readonly deflate: DeflateRaw = createDeflateRaw({ level: 5 });
  private readonly chunks: Buffer[] = [];
  private gathered = '';
  private crc = 0;
  private size = 0;

  constructor(name: string) {
    this.name = name;
    this.deflate.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  async write(text: string): Promise<void> {
    this.gathered += text;
    if (this.gathered.length >= PIECE) await this.compress();
  }

  private async compress(): Promise<void> {
    const piece = Buffer.from(this.gathered, 'utf8');
    this.gathered = '';
    this.crc = crc32(piece, this.crc);
    this.size += piece.length;
    if (!this.deflate.write(piece)) await once(this.deflate, 'drain');
  }

  async end(): Promise<{ name: Buffer; data: Buffer; crc: number; size: number }> {
    await this.compress();
    const ended = once(this.deflate, 'end');
    this.deflate.end();
    await ended;
    return {
      name: Buffer.from(this.name, 'utf8'),
      data: Buffer.concat(this.chunks),
      crc: this.crc,
      size: this.size,
    };
  }
}

/** One worksheet: its head when it is opened, rows as they come. */
class SheetEntry {
  private readonly entry: Entry;
  private readonly isNumber: readonly boolean[];
  private readonly letters: readonly string[];
  private rowNumber = 0;
  private readonly head: string;

  constructor(sheet: BookSheet, no: number) {
    this.entry = new Entry(`xl/worksheets/sheet${no}.xml`);
    this.isNumber = sheet.columns.map(({ kind }) => kind === 'number');
    this.letters = sheet.columns.map((_, at) => columnName(at));
    const cols = sheet.columns
      .map(
        ({ width = DEFAULT_WIDTH, kind }, at) =>
          `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${kind === 'number' ? '' : ' style="1"'}/>`,
      )
      .join('');
    const frozen = sheet.titles.length + 1;
    this.head =
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
      `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` +
      `</sheetView></sheetViews><cols>${cols}</cols><sheetData>`;
  }

  async open(sheet: BookSheet): Promise<void> {
    await this.entry.write(this.head);
    for (const title of sheet.titles) await this.add([title], false);
    await this.add(
      sheet.columns.map(({ header }) => header),
      false,
    );
  }

  async add(cells: readonly BookCell[], isRow = true): Promise<void> {
    this.rowNumber += 1;
    const written = cells.map((cell, at) => this.cell(cell, at, isRow)).join('');
    await this.entry.write(`<row r="${this.rowNumber}">${written}</row>`);
  }

  private cell(value: BookCell, at: number, isRow: boolean): string {
    if (value === null || value === '') return '';
    const ref = `${this.letters[at] ?? columnName(at)}${this.rowNumber}`;
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
    const style = isRow && this.isNumber[at] ? '' : ' s="1"';
    return `<c r="${ref}" t="inlineStr"${style}><is><t xml:space="preserve">${PLAIN.test(value) ? value : escaped(String(writable(value)))}</t></is></c>`;
  }

  async end() {
    await this.entry.write('</sheetData></worksheet>');
    return this.entry.end();
  }
}

/**
 * A workbook whose rows are compressed as they are added, so that a county of 100,000 people needs the memory of its
 * compressed file. Cells as in `writeWorkbook`: text stays text, formula starters are defused, nothing is hidden.
 */
export async function writeBook(
  sheets: readonly BookSheet[],
  fill: (add: AddRow) => Promise<void>,
): Promise<Buffer> {
  const entries = sheets.map((sheet, at) => new SheetEntry(sheet, at + 1));
  for (const [at, sheet] of sheets.entries()) await entries[at]?.open(sheet);
  await fill(async (no, cells) => {
    const entry = entries[no];
    if (entry === undefined) throw new Error(`no sheet ${no}`);
    await entry.add(cells);
  });
  const parts = partsOf(sheets);
  const written = [];
  for (const [name, text] of parts) {
    const entry = new Entry(name);
    await entry.write(text);
    written.push(await entry.end());
  }
  for (const entry of entries) written.push(await entry.end());
  return archiveOf(written);
}

/** What a workbook consists of besides its sheets. */
function partsOf(sheets: readonly BookSheet[]): [name: string, text: string][] {
  const names = namesOf(sheets);
  const numbered = sheets.map((_, at) => at + 1);
  const typed = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${typed('workbook.xml', 'sheet.main')}${typed('styles.xml', 'styles')}` +
        `${numbered.map((no) => typed(`worksheets/sheet${no}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
        .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered
        .map(
          (no) =>
            `<Relationship Id="rId${no}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${no}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}

/** Style 0 is general, for numbers; style 1 is text. */
const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Two sheets may not be called alike, whatever a bureau calls its lists. */
function namesOf(sheets: readonly BookSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const plain = sheetName(name);
    let free = plain;
    for (let no = 2; taken.has(free.toLowerCase()); no += 1) free = `${plain.slice(0, 26)} (${no})`;
    taken.add(free.toLowerCase());
    return free;
  });
}

interface Written {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly crc: number;
  readonly size: number;
}
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: a file of the same rows is the same file. */
const DAY = 0x21;

/** The fields that the local and the central record of an entry have in common. */
function common({ name, data, crc, size }: Written): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION, 0);
  head.writeUInt16LE(UTF8_NAMES, 2);
  head.writeUInt16LE(DEFLATED, 4);
  head.writeUInt16LE(DAY, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function archiveOf(entries: readonly Written[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const fields = common(entry);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, entry.name]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, entry.name);
    parts.push(local, entry.data);
    offset += local.length + entry.data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
