import { type Archive, openArchive } from './archive.ts';
import {
  type Cell,
  FileFault,
  type MergedRange,
  parseCellRef,
  type ReadLimits,
  type Sheet,
  type SheetRow,
} from './contract.ts';
import { dateOfSerial, isDateFormat } from './number-formats.ts';
import { attributeOf, createXmlScanner, type XmlHandler } from './xml-scanner.ts';

/** What the reading process sends as it goes, so that a long sheet is never in memory twice. */
export interface SheetSink {
  begin(name: string, state: Sheet['state']): void;
  rows(rows: readonly SheetRow[]): Promise<void>;
  end(merges: readonly MergedRange[], hiddenColumns: Sheet['hiddenColumns']): void;
}

interface SheetPart {
  readonly name: string;
  readonly state: Sheet['state'];
  readonly path: string;
}

interface Parts {
  readonly strings: readonly string[];
  /** By index of cell style: whether a number under it is a date. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

const ROWS_A_BATCH = 500;
const MOST_MERGES = 20_000;

/** Reads every sheet, the hidden ones too, in the order of the tabs. */
export async function parseXlsx(bytes: Uint8Array, limits: ReadLimits, sink: SheetSink): Promise<void> {
  const archive = await openArchive(bytes, limits);
  const workbookPath = await officeDocumentOf(archive);
  const relations = await readRelations(archive, workbookPath);
  const { sheets, date1904 } = await readWorkbookPart(archive, workbookPath, relations);
  if (sheets.length === 0) throw new FileFault('file-not-workbook', '没有工作表');
  const pathOf = (ending: string) => [...relations.values()].find((r) => r.type.endsWith(ending))?.path;
  const strings = await readSharedStrings(archive, pathOf('/sharedStrings'), limits);
  const dateStyles = await readDateStyles(archive, pathOf('/styles'));
  let cells = 0;
  for (const sheet of sheets) {
    sink.begin(sheet.name, sheet.state);
    cells = await readSheet(archive, sheet, { strings, dateStyles, date1904 }, limits, sink, cells);
  }
}

async function scanPart(
  archive: Archive,
  path: string,
  handler: XmlHandler,
  afterChunk?: () => Promise<void>,
) {
  const scanner = createXmlScanner(handler);
  for await (const chunk of archive.read(path)) {
    scanner.write(chunk);
    if (afterChunk) await afterChunk();
  }
  scanner.end();
}

const QUIET: XmlHandler = { open() {}, text() {}, close() {} };

async function officeDocumentOf(archive: Archive): Promise<string> {
  let path = 'xl/workbook.xml';
  if (archive.has('[Content_Types].xml')) {
    await scanPart(archive, '[Content_Types].xml', {
      ...QUIET,
      open(_, attributes) {
        if (/macroEnabled/i.test(attributeOf(attributes, 'ContentType') ?? ''))
          throw new FileFault('file-macro');
      },
    });
  }
  if (archive.has('_rels/.rels')) {
    await scanPart(archive, '_rels/.rels', {
      ...QUIET,
      open(name, attributes) {
        const type = attributeOf(attributes, 'Type');
        if (name === 'Relationship' && type?.endsWith('/officeDocument'))
          path = resolvePath('', attributeOf(attributes, 'Target') ?? path);
      },
    });
  }
  if (!archive.has(path)) throw new FileFault('file-not-workbook', '是压缩包，但里面没有工作簿');
  return path;
}

async function readRelations(archive: Archive, workbookPath: string) {
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${workbookPath.slice(folder.length)}.rels`;
  const relations = new Map<string, { type: string; path: string }>();
  if (!archive.has(path)) throw new FileFault('file-damaged');
  await scanPart(archive, path, {
    ...QUIET,
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const id = attributeOf(attributes, 'Id');
      const type = attributeOf(attributes, 'Type') ?? '';
      const target = attributeOf(attributes, 'Target');
      if (type.endsWith('/externalLink')) throw new FileFault('file-external-link');
      if (type.endsWith('/vbaProject')) throw new FileFault('file-macro');
      if (id && target) relations.set(id, { type, path: resolvePath(folder, target) });
    },
  });
  return relations;
}

function resolvePath(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  if (path.includes('..')) throw new FileFault('file-path');
  return path.replace(/(^|\/)\.\//g, '$1');
}

async function readWorkbookPart(
  archive: Archive,
  path: string,
  relations: ReadonlyMap<string, { type: string; path: string }>,
): Promise<{ sheets: SheetPart[]; date1904: boolean }> {
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await scanPart(archive, path, {
    ...QUIET,
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      if (name === 'externalReference') throw new FileFault('file-external-link');
      if (name !== 'sheet') return;
      const relation = relations.get(attributeOf(attributes, 'id') ?? '');
      if (!relation) throw new FileFault('file-damaged');
      // Chart sheets hold no rows.
      if (!relation.type.endsWith('/worksheet')) return;
      const state = attributeOf(attributes, 'state');
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        path: relation.path,
      });
    },
  });
  return { sheets, date1904 };
}

/** Collects the text of a string item: its runs joined, phonetic hints left out. */
function createStringCollector() {
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

async function readSharedStrings(archive: Archive, path: string | undefined, limits: ReadLimits) {
  const strings: string[] = [];
  if (!path || !archive.has(path)) return strings;
  const collector = createStringCollector();
  await scanPart(archive, path, {
    open: (name) => collector.open(name),
    text: (text) => collector.text(text),
    close(name) {
      collector.close(name);
      if (name !== 'si') return;
      strings.push(collector.accept());
      if (strings.length > limits.cells) throw new FileFault('file-too-many-cells');
    },
  });
  return strings;
}

async function readDateStyles(archive: Archive, path: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!path || !archive.has(path)) return styles;
  const formats = new Map<number, string>();
  let inCellFormats = false;
  await scanPart(archive, path, {
    ...QUIET,
    open(name, attributes) {
      if (name === 'numFmt')
        formats.set(
          Number(attributeOf(attributes, 'numFmtId')),
          attributeOf(attributes, 'formatCode') ?? 'General',
        );
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        styles.push(isDateFormat(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

async function readSheet(
  archive: Archive,
  part: SheetPart,
  parts: Parts,
  limits: ReadLimits,
  sink: SheetSink,
  cellsBefore: number,
): Promise<number> {
  const merges: MergedRange[] = [];
  const hiddenColumns: { first: number; last: number }[] = [];
  const collector = createStringCollector();
  let count = cellsBefore;
  let rowCount = 0;
  let batch: SheetRow[] = [];
  let rowNumber = 0;
  let rowHidden = false;
  let cells: (Cell | undefined)[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let hasValue = false;
  let inValue = false;
  let inString = false;
  let formula = false;

  const handler: XmlHandler = {
    open(name, attributes) {
      switch (name) {
        case 'c': {
          const ref = attributeOf(attributes, 'r');
          const place = ref === undefined ? undefined : parseCellRef(ref);
          if (ref !== undefined && place?.row !== rowNumber) throw new FileFault('file-damaged', part.name);
          column = place ? place.column : column + 1;
          if (column >= limits.columns)
            throw new FileFault('file-too-many-cells', `工作表“${part.name}”第 ${rowNumber} 行`);
          type = attributeOf(attributes, 't') ?? 'n';
          style = Number(attributeOf(attributes, 's') ?? 0);
          value = '';
          hasValue = false;
          formula = false;
          break;
        }
        case 'v':
          inValue = true;
          hasValue = true;
          break;
        case 'f':
          formula = true;
          break;
        case 'is':
          inString = true;
          break;
        case 'row': {
          const given = attributeOf(attributes, 'r');
          const number = given === undefined ? rowNumber + 1 : Number(given);
          if (!Number.isInteger(number) || number <= rowNumber || number > 1_048_576)
            throw new FileFault('file-damaged', `工作表“${part.name}”行号错乱`);
          rowNumber = number;
          rowHidden = /^(1|true)$/.test(attributeOf(attributes, 'hidden') ?? '');
          column = -1;
          cells = [];
          break;
        }
        case 'mergeCell': {
          const range = parseRange(attributeOf(attributes, 'ref') ?? '');
          if (range) merges.push(range);
          if (merges.length > MOST_MERGES)
            throw new FileFault('file-too-many-cells', `工作表“${part.name}”的合并单元格`);
          break;
        }
        case 'col':
          if (/^(1|true)$/.test(attributeOf(attributes, 'hidden') ?? ''))
            hiddenColumns.push({
              first: Number(attributeOf(attributes, 'min')) - 1,
              last: Number(attributeOf(attributes, 'max')) - 1,
            });
          break;
        default:
          if (inString) collector.open(name);
      }
    },
    text(text) {
      if (inValue) value += text;
      else if (inString) collector.text(text);
    },
    close(name) {
      switch (name) {
        case 'v':
          inValue = false;
          break;
        case 'is':
          inString = false;
          value = collector.accept();
          hasValue = true;
          break;
        case 'c': {
          const cell = cellOf(type, hasValue ? value : undefined, style, formula, parts);
          if (cell === undefined) break;
          cells[column] = cell;
          if (++count > limits.cells) throw new FileFault('file-too-many-cells', `工作表“${part.name}”`);
          break;
        }
        case 'row':
          if (cells.length === 0) break;
          if (++rowCount > limits.rows) throw new FileFault('file-too-many-rows', `工作表“${part.name}”`);
          batch.push({ number: rowNumber, hidden: rowHidden, cells });
          break;
        default:
          if (inString) collector.close(name);
      }
    },
  };
  await scanPart(archive, part.path, handler, async () => {
    if (batch.length < ROWS_A_BATCH) return;
    const full = batch;
    batch = [];
    await sink.rows(full);
  });
  if (batch.length > 0) await sink.rows(batch);
  sink.end(merges, hiddenColumns);
  return count;
}

/** One stored cell as it is; undefined when there is nothing in it. */
function cellOf(
  type: string,
  value: string | undefined,
  style: number,
  formula: boolean,
  parts: Parts,
): Cell | undefined {
  if (value === undefined) return formula ? { kind: 'blank', text: '', formula: true } : undefined;
  const mark = formula ? ({ formula: true } as const) : {};
  switch (type) {
    case 's': {
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
      return { kind: 'date', text: value.slice(0, 10), ...mark };
    default: {
      const raw = value.trim();
      if (raw === '') return formula ? { kind: 'blank', text: '', formula: true } : undefined;
      const shown = parts.dateStyles[style] ? dateOfSerial(Number(raw), parts.date1904) : undefined;
      return shown === undefined
        ? { kind: 'number', text: raw, ...mark }
        : { kind: 'date', text: shown, ...mark };
    }
  }
}

function parseRange(ref: string): MergedRange | undefined {
  const [from, to] = ref.split(':');
  const first = parseCellRef(from ?? '');
  const last = parseCellRef(to ?? from ?? '');
  return first && last
    ? { firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column }
    : undefined;
}
