import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';

const SCRIPT = `export {};\n${'// the same again\n'.repeat(40)}`;
const PHONE = '<!doctype html><title>phone</title>';
const PAGE = '<!doctype html><meta name="csp-nonce" content="{{csp-nonce}}" />';

describe('the built pages', () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'jilu-pages-'));
  let fixture: AppFixture;
  const get = (url: string, headers: Record<string, string> = {}) =>
    fixture.server.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    mkdirSync(join(webFolder, 'assets'));
    writeFileSync(join(webFolder, 'index.html'), PAGE);
    writeFileSync(join(webFolder, 'seal.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(webFolder, 'phone.html'), PHONE);
    writeFileSync(join(webFolder, 'assets/main-1a2b.js'), SCRIPT);
    writeFileSync(join(webFolder, 'assets/main-1a2b.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(webFolder, 'assets/main-1a2b.js.gz'), gzipSync(SCRIPT));
    writeFileSync(join(webFolder, '.secret'), 'not for anybody');
    fixture = await openAppFixture({ webFolder });
  });
  afterAll(async () => {
    await fixture.close();
    rmSync(webFolder, { recursive: true });
  });

  it('answer every page address with the one page and a fresh nonce', async () => {
    const [first, second] = [await get('/desk/classes'), await get('/public')];
    const nonces = [first, second].map(({ body }) => /content="([^"]+)"/.exec(body)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    expect(first.headers['content-security-policy']).toContain(`'nonce-${nonces[0]}'`);
    expect(first.headers['cache-control']).toBe('no-cache');
  });

  it('let browsers cache files with a digest in the name for ever, and no other', async () => {
    const [asset, picture] = [await get('/assets/main-1a2b.js'), await get('/seal.svg')];
    expect([asset.statusCode, picture.statusCode]).toEqual([200, 200]);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(picture.headers['cache-control']).toBe('no-cache');
    for (const { headers } of [asset, picture])
      expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('answer every address of the phone with the page of the phone', async () => {
    for (const url of ['/m', '/m?a=1', '/m/money/1']) expect((await get(url)).body, url).toBe(PHONE);
    for (const url of ['/', '/market', '/desk/m']) expect((await get(url)).body, url).not.toBe(PHONE);
  });

  it('send what was compressed ahead to whoever takes it, and say that the answer varies', async () => {
    const url = '/assets/main-1a2b.js';
    const [br, gz, plain] = [
      await get(url, { 'accept-encoding': 'gzip, br' }),
      await get(url, { 'accept-encoding': 'gzip' }),
      await get(url, { 'accept-encoding': 'identity' }),
    ];
    expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(SCRIPT);
    expect(gunzipSync(gz.rawPayload).toString()).toBe(SCRIPT);
    expect(plain.body).toBe(SCRIPT);
    for (const { headers } of [br, gz, plain]) {
      expect(String(headers.vary).toLowerCase()).toContain('accept-encoding');
      expect(headers['cache-control']).toContain('immutable');
      expect(headers['content-type']).toContain('javascript');
    }
    expect((await get('/seal.svg', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('let a browser keep the words and the clauses, and nothing else of the interface', async () => {
    for (const url of ['/api/vocabulary', '/api/clauses']) {
      const [br, plain] = [await get(url, { 'accept-encoding': 'gzip, br' }), await get(url)];
      expect(br.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
      expect(plain.headers['content-encoding']).toBeUndefined();
      const refused = await get(url, { 'accept-encoding': 'br;q=0' });
      expect(refused.headers['content-encoding']).toBeUndefined();
      const again = await get(url, { 'if-none-match': String(br.headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect((await get(url, { 'if-none-match': 'W/"another"' })).statusCode).toBe(200);
    }
    const health = await get('/api/health', { 'accept-encoding': 'br' });
    expect([health.headers['cache-control'], health.headers['content-encoding']]).toEqual([
      'no-store',
      undefined,
    ]);
  });

  it('give nothing that is not one of their files', async () => {
    for (const url of ['/.secret', '/assets/../../package.json', '/assets/%2e%2e/.secret', '/assets/none.js'])
      expect((await get(url)).statusCode, url).toBe(404);
  });
});
