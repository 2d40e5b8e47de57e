import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';

const PAGE = '<!doctype html><meta name="csp-nonce" content="{{csp-nonce}}" />';

describe('the built pages', () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'jilu-pages-'));
  let fixture: AppFixture;
  const get = (url: string) => fixture.server.inject({ method: 'GET', url });

  beforeAll(async () => {
    mkdirSync(join(webFolder, 'assets'));
    writeFileSync(join(webFolder, 'index.html'), PAGE);
    writeFileSync(join(webFolder, 'seal.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(webFolder, 'assets/main-1a2b.js'), 'export {};\n');
    writeFileSync(join(webFolder, '.secret'), 'not for anybody');
    fixture = await openAppFixture({ webFolder });
  });
  afterAll(async () => {
    await fixture.close();
    rmSync(webFolder, { recursive: true });
  });

  it('answer every page address with the one page and a fresh nonce', async () => {
    const [first, second] = [await get('/desk/classes'), await get('/m')];
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

  it('give nothing that is not one of their files', async () => {
    for (const url of ['/.secret', '/assets/../../package.json', '/assets/%2e%2e/.secret', '/assets/none.js'])
      expect((await get(url)).statusCode, url).toBe(404);
  });
});
