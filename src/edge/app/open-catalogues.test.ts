import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/index.ts';
import { headOf } from '../../outcomes/catalogues/index.ts';
import { LOOK_UPS_AN_HOUR } from '../../outcomes/catalogues/rules.ts';
import { PERMISSIONS, type Permission } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { type AppFixture, openAppFixture, type Reply } from '../../testing/app-fixture.ts';
import { pageHeads, withHead } from './page-heads.ts';
import { openBook } from './routes.ts';

const PAGE = '<!doctype html><head><title>技路</title></head><meta content="{{csp-nonce}}" />';
const GUIDE = '/public/guides/liaocheng-2021/training-subsidy';

describe('the open catalogues over HTTP', () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'jilu-pages-'));
  let fixture: AppFixture;
  const get = (url: string, headers: Record<string, string> = {}) =>
    fixture.server.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    writeFileSync(join(webFolder, 'index.html'), PAGE);
    fixture = await openAppFixture({ webFolder });
    await withTx(fixture.app.db, { kind: 'system' }, seedReference);
  });
  afterAll(async () => {
    await fixture.close();
    rmSync(webFolder, { recursive: true });
  });

  it('send the same bytes until something changes, compressed, and nothing to who has them', async () => {
    const plain = await get('/api/public/guides');
    expect(plain.headers['cache-control']).toBe('public, max-age=60');
    expect(plain.json().total).toBeGreaterThan(10);
    const packed = await get('/api/public/guides', { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect((await get('/api/public/guides', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe(
      'br',
    );
    const again = await get('/api/public/guides', { 'if-none-match': String(plain.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    // Negative control: another tag gets everything.
    expect((await get('/api/public/guides', { 'if-none-match': 'W/"other"' })).statusCode).toBe(200);
  });

  it('refuse what is no filter, and say that an entry is not there', async () => {
    expect((await get('/api/public/projects?colour=red')).statusCode).toBe(400);
    expect((await get('/api/public/projects/018f0000-0000-7000-8000-0000000000f4')).statusCode).toBe(404);
    expect((await get('/api/public/guides/liaocheng-2021/no-such-benefit')).statusCode).toBe(404);
  });

  it('give every catalogue as a table too', async () => {
    for (const name of [
      'openings',
      'projects',
      'institutions',
      'scarce-occupations',
      'standards',
      'platforms',
      'guides',
    ]) {
      const file = await get(`/api/public/${name}.csv`);
      expect([file.statusCode, file.headers['content-type']], name).toEqual([200, 'text/csv; charset=utf-8']);
      expect(file.body.startsWith('\ufeff"'), name).toBe(true);
    }
    const few = await get(`/api/public/guides.csv?q=${encodeURIComponent('聊城')}`);
    const all = await get('/api/public/guides.csv');
    expect(few.body.split('\r\n').length).toBeLessThan(all.body.split('\r\n').length);
  });

  it('count look-ups of certificates by address: 30 an hour of 50 at once, found or not', async () => {
    const check = (remoteAddress: string) =>
      fixture.send(
        null,
        'POST',
        '/api/public/certificates/check',
        { number: 'NO-SUCH-1' },
        { remoteAddress },
      );
    const replies: Reply[] = await Promise.all(Array.from({ length: 50 }, () => check('198.51.100.7')));
    const through = replies.filter(({ status }) => status === 200);
    expect(through).toHaveLength(LOOK_UPS_AN_HOUR);
    expect(through[0]?.body).toEqual({ rows: [] });
    expect(replies.find(({ status }) => status !== 200)?.text).toContain('too-many-look-ups');
    // Negative control: another address is not kept waiting.
    expect((await check('198.51.100.8')).status).toBe(200);
  });

  it('say in the head of a page what stands there, before any script runs', async () => {
    const origin = 'https://jilu.test';
    const book = await openBook(fixture.deps).book(fixture.app);
    const head = headOf(book, GUIDE, origin);
    expect(head?.data).toMatchObject({ '@type': 'GovernmentService', url: `${origin}${GUIDE}` });
    expect(headOf(book, '/public/guides/liaocheng-2021/none', origin)).toBeUndefined();
    expect(headOf(book, '/desk', origin)).toBeUndefined();
    const hostile = { title: '</title><script>', description: '"><b>', data: { name: '</script><script>x' } };
    const page = withHead(PAGE, hostile, origin);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('<b>');
    const heads = pageHeads(fixture.app, openBook(fixture.deps));
    expect(await heads(GUIDE, origin)).toEqual(head);
    expect(await heads('/desk/classes', origin)).toBeUndefined();
  });

  it('hold nothing personal in any public reply that is read', async () => {
    const rows = Object.entries(PERMISSIONS) as [string, Permission][];
    // The demonstration names two people who stand in no register, to try with; production has no such route.
    const open = rows.filter(
      ([id, row]) =>
        row.roles === 'public' &&
        row.method === 'GET' &&
        !row.path.includes(':') &&
        id !== 'demonstration.show',
    );
    expect(open.length).toBeGreaterThan(20);
    const personal = /(?<!\d)\d{17}[\dXx](?!\d)|(?<![\da-f])1[3-9]\d{9}(?![\da-f])/;
    for (const [id, { path }] of open) {
      const { body, statusCode } = await get(path);
      if (statusCode === 200) expect(personal.test(body), id).toBe(false);
    }
    // Negative control: a number would be seen.
    expect(personal.test('{"x":"371526198803151234"}')).toBe(true);
  });
});
