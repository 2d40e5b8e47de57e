import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const START_MS = 200_000;
/** A file of the server that this test touches. */
const TOUCHED = join(ROOT, 'src/edge/app/run.ts');

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function until(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (let waited = 0; waited < START_MS - 20_000; waited += 200) {
    if (await holds()) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(what());
}

describe('npm run dev', () => {
  const data = mkdtempSync(join(tmpdir(), 'jilu-dev-'));
  const { atime, mtime } = statSync(TOUCHED);
  let child: ChildProcess;
  let origin = '';
  let output = '';
  let ended = false;
  const starts = () => output.split('技路已启动').length - 1;

  /** A request as a browser sends it from a page of this address. */
  const send = (path: string, init: { from?: string; body?: object; cookie?: string } = {}) =>
    fetch(`${origin}${path}`, {
      method: init.body === undefined ? 'GET' : 'POST',
      headers: {
        ...(init.body === undefined
          ? {}
          : { 'content-type': 'application/json', origin: init.from ?? origin }),
        ...(init.cookie === undefined ? {} : { cookie: init.cookie }),
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
  const signIn = (from: string) => {
    const password = /口令都是 (\S+)/.exec(output)?.[1] ?? '';
    return send('/api/login', { from, body: { login: 'handler', password } });
  };

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => name !== 'DATABASE_URL' && !/^(JILU_|VITEST|NODE_ENV)/.test(name),
      ),
    );
    // A process group of its own, so that nothing of it outlives the test.
    child = spawn('npm', ['run', 'dev', '--', '--port', String(port), '--data', data], {
      cwd: ROOT,
      env: clean,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text) => {
        output += text;
      });
    child.once('close', () => {
      ended = true;
    });
    await until(
      () => ended || output.includes('Ctrl-C'),
      () => `nothing served:\n${output}`,
    );
    if (ended) throw new Error(`ended:\n${output}`);
  }, START_MS);

  /** Asks the whole group of npm to stop, as Ctrl-C in a terminal does. */
  const stop = async () => {
    if (child.pid === undefined || ended) return;
    process.kill(-child.pid, 'SIGINT');
    await until(
      () => ended,
      () => `still there:\n${output}`,
    );
  };

  afterAll(async () => {
    await stop();
    // Else the bundle of the program counts as older than its sources, and every later start takes three seconds more.
    utimesSync(TOUCHED, atime, mtime);
    rmSync(data, { recursive: true, force: true });
  }, START_MS);

  it('prints the one address under which pages and server answer', () => {
    expect(output).toContain(`技路已启动：${origin}\n`);
  });

  it('serves pages with the client that loads changes', async () => {
    const page = await fetch(`${origin}/desk`, {
      headers: { accept: 'text/html', 'sec-fetch-dest': 'document' },
    });
    expect(await page.text()).toContain('/@vite/client');
    const module = await (await send('/desk/shell/shell.tsx')).text();
    expect(module).toContain('/@vite/client');
    expect(module).toContain('import.meta.hot');
  });

  it('signs in through the proxy, and refuses the page of another host (negative control)', async () => {
    const signedIn = await signIn(origin);
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = await send('/api/me', { cookie });
    expect([me.status, await me.json()]).toMatchObject([200, { role: 'county-handler' }]);
    expect((await signIn('http://other.example:8080')).status).toBe(403);
  });

  it(
    'starts the server again when one of its files changes, and requests wait for it',
    async () => {
      const before = starts();
      const now = new Date();
      utimesSync(TOUCHED, now, now);
      await until(
        () => starts() > before,
        () => `not started again:\n${output}`,
      );
      expect((await send('/api/health')).status).toBe(200);
    },
    START_MS,
  );

  it(
    'stops in order with everything it started',
    async () => {
      await stop();
      expect(output).not.toContain('Force killing');
      await expect(send('/api/health')).rejects.toThrow();
    },
    START_MS,
  );
});
