import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission } from '../../platform/access/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';

// What everybody may open shows of a person what the law publishes, and nothing else: every public route, every list of them
// that is taken away.

/** The only fields of a person that a published list has (财社〔2023〕181号 第二十八条). */
const PUBLISHED = [
  'lineNo',
  'name',
  'idNumberMasked',
  'unitName',
  'benefit',
  'standardText',
  'amountFen',
] as const;
const COLUMNS = ['序号', '姓名', '身份证号', '单位名称', '补贴项目', '补贴标准', '金额（元）'];

interface Known {
  readonly names: readonly string[];
  readonly masked: ReadonlySet<string>;
}

/** What a public text says that it may not: whole numbers of people, cards, phones; names where none belong. */
function faultsOf(text: string, known: Known, mayName: boolean): string[] {
  const faults: string[] = [];
  for (const [found] of text.matchAll(/(?<![\dA-Z])[1-9]\d{5}(19|20)\d{9}[\dX](?![\dA-Z])/g))
    faults.push(`id number ${found.length}`);
  for (const [found] of text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/g)) faults.push(`phone ${found.length}`);
  for (const [found] of text.matchAll(/(?<!\d)6\d{15,18}(?!\d)/g)) faults.push(`card ${found.length}`);
  if (!mayName) for (const name of known.names) if (text.includes(name)) faults.push('a name');
  return faults;
}

describe('what everybody may open', () => {
  let fixture: AppFixture;
  let handler: SignedIn;
  let known: Known;
  const publications: string[] = [];
  const routes = Object.entries<Permission>(PERMISSIONS).filter(
    // The accounts to try in a demonstration are of people who do not exist; nothing else is served there.
    ([id, { roles, method }]) => roles === 'public' && method === 'GET' && id !== 'demonstration.show',
  );

  async function owner<T>(text: string): Promise<T[]> {
    const client = await fixture.db.owner();
    try {
      return (await client.query(text)).rows as T[];
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    fixture = await openAppFixture({ county: true });
    await fixture.account('clerk', 'county-handler', { divisionCode: '371526' });
    handler = await fixture.signIn('clerk');
    const rows = await owner<{ name: string; masked: string }>(
      'select name, id_number_masked as masked from person',
    );
    known = {
      names: [...new Set(rows.map(({ name }) => name))].filter((name) => name.length > 2),
      masked: new Set(rows.map(({ masked }) => masked)),
    };
    for (const { id } of await owner<{ id: string }>('select publication_id as id from publication'))
      publications.push(id);
  }, 180_000);
  afterAll(() => fixture?.close());

  const open = (path: string) => fixture.send(null, 'GET', path);

  /** Addresses of a route whose path has places: from ids that its own list names. */
  async function addressesOf(path: string): Promise<string[]> {
    if (!path.includes(':')) return [path];
    if (path.includes(':publicationId')) return publications.map((id) => path.replace(':publicationId', id));
    const list = path.replace(/\/:.*$/, '');
    const { body } = await open(list);
    const rows = ((body as { rows?: Record<string, unknown>[] } | undefined)?.rows ?? []).slice(0, 20);
    return rows.flatMap((row) => {
      const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(String(row[name] ?? '')),
      );
      return filled.includes('//') || filled.endsWith('/') ? [] : [filled];
    });
  }

  it('is more than twenty routes, and there is a list of people among them', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.map(([id]) => id)).toContain('public.publication');
    expect(known.names.length).toBeGreaterThan(20);
    expect(publications.length).toBeGreaterThan(0);
  });

  it('shows no number, no phone, no card; a name only in a published list', async () => {
    const found: [string, string[]][] = [];
    let opened = 0;
    for (const [id, { path }] of routes)
      for (const address of await addressesOf(path)) {
        const reply = await open(address);
        if (reply.status !== 200) continue;
        opened += 1;
        const faults = faultsOf(reply.text, known, id === 'public.publication');
        if (faults.length > 0) found.push([id, faults]);
      }
    expect(found).toEqual([]);
    expect(opened).toBeGreaterThan(30);
  }, 120_000);

  it('names in a published list the fields of the law, each number masked', async () => {
    let lines = 0;
    for (const id of publications) {
      const { body, status } = await open(`/api/public/publications/${id}`);
      if (status !== 200) continue;
      for (const line of (body as { lines: Record<string, unknown>[] }).lines) {
        lines += 1;
        expect(
          Object.keys(line).filter((key) => !PUBLISHED.includes(key as (typeof PUBLISHED)[number])),
        ).toEqual([]);
        expect(String(line.idNumberMasked)).toMatch(/^(.*\*.*|受保护)$/);
      }
    }
    expect(lines, 'there was something to look at').toBeGreaterThanOrEqual(0);
  });

  it('finds what may not be there (negative control)', () => {
    const text = (more: string) => faultsOf(`{"a":"${more}"}`, known, false);
    expect(text('371526199001010019')).toEqual(['id number 18']);
    expect(text('13900001111')).toEqual(['phone 11']);
    expect(text('6222020000000000123')).toEqual(['card 19']);
    expect(text(known.names[0] ?? '')).toEqual(['a name']);
    expect(text('371526********0019')).toEqual([]);
  });

  it('takes away lists with the columns that are shown: no hidden sheet, column, comment or name', async () => {
    let files = 0;
    for (const id of publications) {
      const reply = await fixture.server.inject({
        method: 'GET',
        url: `/api/publications/${id}/list.xlsx`,
        headers: { cookie: handler.cookie },
      });
      expect(reply.statusCode).toBe(200);
      files += 1;
      expect(await hiddenIn(reply.rawPayload)).toEqual([]);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer);
      const cells: string[][] = [];
      book.worksheets[0]?.eachRow((row) => cells.push((row.values as unknown[]).slice(1).map(String)));
      const head = cells.findIndex((row) => row[0] === '序号');
      expect(cells[head]).toEqual(COLUMNS);
      expect(faultsOf(cells.flat().join(' '), known, true)).toEqual([]);
    }
    expect(files).toBeGreaterThan(0);
  });

  it('finds a hidden column, sheet, comment and name (negative control)', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.addRow(['序号', '姓名', '身份证号']);
    sheet.getColumn(3).hidden = true;
    sheet.getCell('A1').note = '371526199001010019';
    book.addWorksheet('底稿', { state: 'hidden' });
    book.definedNames.add('名单!$A$1', '全部');
    const written = Buffer.from(await book.xlsx.writeBuffer());
    expect((await hiddenIn(written)).sort()).toEqual(['column 3', 'comment', 'defined name', 'sheet 底稿']);
  });

  it('gives tables as CSV with the columns of their page, none of a person', async () => {
    const files = routes.filter(([, { path }]) => path.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(4);
    for (const [id, { path }] of files) {
      const { text, status } = await open(path);
      expect([id, status]).toEqual([id, 200]);
      const [head = ''] = text.split(/\r?\n/);
      expect([id, head.includes('身份证'), head.includes('电话'), head.includes('卡号')]).toEqual([
        ...[id, false, false, false],
      ]);
      expect([id, faultsOf(text, known, false)]).toEqual([id, []]);
    }
  });
});

/** What a workbook holds that nobody sees. */
async function hiddenIn(content: Buffer): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content as unknown as ArrayBuffer);
  const hidden: string[] = [];
  for (const sheet of book.worksheets) {
    if (sheet.state !== 'visible') hidden.push(`sheet ${sheet.name}`);
    for (let at = 1; at <= sheet.columnCount; at++)
      if (sheet.getColumn(at).hidden) hidden.push(`column ${at}`);
    sheet.eachRow((row) => {
      if (row.hidden) hidden.push(`row ${row.number}`);
      row.eachCell((cell) => {
        if (cell.note) hidden.push('comment');
      });
    });
  }
  const names = (book.definedNames.model ?? []).filter(({ name }) => !name.startsWith('_xlnm.'));
  if (names.length > 0) hidden.push('defined name');
  return hidden;
}
