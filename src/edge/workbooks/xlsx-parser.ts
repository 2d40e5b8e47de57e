import { type Archive, openArchive } from './archive.ts';
import {
  FileFault,
  type MergedRange,
  type ReadLimits,
  type Sheet,
  type SheetBeside,
  type SheetRow,
} from './contract.ts';
import { isDateFormat } from './number-formats.ts';
import { createStringCollector, SheetReader } from './xlsx-sheet.ts';
import { attributeOf, createXmlScanner, type XmlHandler } from './xml-scanner.ts';

/** What the reading process sends as it goes, so that a long sheet is never in memory twice. */
export interface SheetSink {
  begin(name: string, state: Sheet['state']): void;
  rows(rows: readonly SheetRow[]): Promise<void>;
  end(
    merges: readonly MergedRange[],
    hiddenColumns: Sheet['hiddenColumns'],
    beside: SheetBeside | undefined,
  ): void;
}

interface SheetPart {
  readonly name: string;
  readonly state: Sheet['state'];
  readonly path: string;
}

const ROWS_A_BATCH = 500;
/** Binary parts of every office program: what the printer wants. */
const OF_OFFICE = /(printerSettings|customProperty)[^/]*\.bin$/i;

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
    const reader = new SheetReader(sheet.name, { strings, dateStyles, date1904 }, limits, cells);
    await readSheet(archive, sheet.path, reader, sink);
    cells = reader.cellCount;
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
      open(name, attributes) {
        if (!/macroEnabled/i.test(attributeOf(attributes, 'ContentType') ?? '')) return;
        // A type counts only where there is a part of it: some writers declare a binary kind they never write.
        const ending = attributeOf(attributes, 'Extension')?.toLowerCase();
        const part = attributeOf(attributes, 'PartName')?.replace(/^\//, '');
        const isThere =
          name === 'Default'
            ? archive
                .names()
                .some((each) => each.toLowerCase().endsWith(`.${ending}`) && !OF_OFFICE.test(each))
            : part !== undefined && archive.has(part);
        if (isThere) throw new FileFault('file-macro');
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
      // What lies outside the package is never fetched.
      if (attributeOf(attributes, 'TargetMode') === 'External') return;
      const target = attributeOf(attributes, 'Target');
      if (type.endsWith('/vbaProject')) throw new FileFault('file-macro');
      if (id && target) relations.set(id, { type, path: resolvePath(folder, target) });
    },
  });
  return relations;
}

/** A relation's target inside the package; one that climbs out of it is refused. */
function resolvePath(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target.slice(1) : folder + target).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) throw new FileFault('file-path');
  }
  return parts.join('/');
}

async function readWorkbookPart(
  archive: Archive,
  path: string,
  relations: ReadonlyMap<string, { type: string; path: string }>,
): Promise<{ sheets: SheetPart[]; date1904: boolean }> {
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let main: string | undefined;
  await scanPart(archive, path, {
    ...QUIET,
    open(name, attributes, prefix) {
      // Extensions have elements of the same names.
      main ??= prefix;
      if (prefix !== main) return;
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
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
  path: string,
  reader: SheetReader,
  sink: SheetSink,
): Promise<void> {
  await scanPart(archive, path, reader, async () => {
    if (reader.waitingRows >= ROWS_A_BATCH) await sink.rows(reader.acceptRows());
  });
  if (reader.waitingRows > 0) await sink.rows(reader.acceptRows());
  sink.end(reader.merges, reader.hiddenColumns, await readBeside(archive, path));
}

/** Comments and pictures of a sheet: nobody reads them, so they have to be named. */
async function readBeside(archive: Archive, path: string): Promise<SheetBeside | undefined> {
  let comments = 0;
  let pictures = 0;
  for (const relation of await relationsOf(archive, path)) {
    if (!archive.has(relation.path)) continue;
    if (relation.type.endsWith('/comments')) comments += await countIn(archive, relation.path, 'comment');
    if (relation.type.endsWith('/drawing')) pictures += await countIn(archive, relation.path, 'pic');
  }
  return comments + pictures > 0 ? { comments, pictures } : undefined;
}

async function relationsOf(archive: Archive, path: string) {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const list = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const relations: { type: string; path: string }[] = [];
  if (!archive.has(list)) return relations;
  await scanPart(archive, list, {
    ...QUIET,
    open(name, attributes) {
      const target = attributeOf(attributes, 'Target');
      if (name !== 'Relationship' || !target || attributeOf(attributes, 'TargetMode') === 'External') return;
      relations.push({
        type: attributeOf(attributes, 'Type') ?? '',
        path: resolvePath(folder, target),
      });
    },
  });
  return relations;
}

async function countIn(archive: Archive, path: string, element: string): Promise<number> {
  let count = 0;
  await scanPart(archive, path, {
    ...QUIET,
    open(name) {
      if (name === element) count++;
    },
  });
  return count;
}
