import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testResidentId } from '../../testing/classes-fixture.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<Ended>;
}

const running: ChildProcess[] = [];

function jilu(args: readonly string[], env: Record<string, string> = {}, input = ''): Started {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('JILU_')),
  );
  const child = spawn(process.execPath, [join(ROOT, 'bin/jilu.mjs'), ...args], {
    env: { ...clean, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  running.push(child);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((done) => child.once('close', (status) => done({ status, out, err })));
  return { child, output: () => out + err, ended };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilServed(started: Started, port: number): Promise<void> {
  let status: number | null | undefined;
  started.ended.then((end) => {
    status = end.status;
  });
  for (let waited = 0; waited < 150_000; waited += 200) {
    if (status !== undefined) throw new Error(`ended with ${status}:\n${started.output()}`);
    const reply = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    if (reply?.ok && started.output().includes('Ctrl-C')) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`nothing served:\n${started.output()}`);
}

describe('jilu start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jilu-start-'));
  const data = join(folder, 'data');
  let port: number;
  let started: Started;

  beforeAll(async () => {
    port = await freePort();
    started = jilu(['start', '--data', data, '--port', String(port)]);
    await untilServed(started, port);
  }, 200_000);
  afterAll(async () => {
    for (const child of running) if (child.exitCode === null) child.kill('SIGTERM');
    await started?.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the address and who may sign in, and they may', async () => {
    expect(started.output()).toContain(`技路已启动：http://127.0.0.1:${port}`);
    const password = /口令都是 (\S+)/.exec(started.output())?.[1] ?? '';
    for (const login of ['handler', 'qinghe', 'worker']) {
      expect(started.output()).toMatch(new RegExp(`^  ${login}\\s`, 'm'));
      const reply = await fetch(`http://127.0.0.1:${port}/api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password }),
      });
      expect(reply.status, login).toBe(200);
    }
  });

  it('lets only the owner read keys, anchors and logs, and nothing of people in the log', () => {
    for (const file of ['keys.json', 'anchors/journal.jsonl', 'logs/jilu.log'])
      expect(statSync(join(data, file)).mode & 0o077, file).toBe(0);
    const log = readFileSync(join(data, 'logs/jilu.log'), 'utf8');
    expect(log.length).toBeGreaterThan(0);
    expect(log).not.toMatch(/\d{17}[\dXx]|马磊|青禾/);
  });

  it('says plainly that the port is taken', async () => {
    const second = await jilu(['start', '--data', join(folder, 'other'), '--port', String(port)]).ended;
    expect(second.status).toBe(2);
    expect(second.err).toContain(`127.0.0.1:${port} 已被别的程序占用`);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('says plainly that another process holds the data directory', async () => {
    const second = await jilu(['start', '--data', data, '--port', String(await freePort())]).ended;
    expect(second.status).toBe(2);
    expect(second.err).toMatch(/正由另一个进程（?\(?进程号 \d+/);
  });

  it('verifies its journal while it runs, after it has stopped, and stops in order', async () => {
    const whileRunning = await jilu(['journal', 'verify', '--data', data]).ended;
    expect([whileRunning.status, whileRunning.err]).toEqual([0, '']);
    expect(whileRunning.out).toContain('校验通过');
    started.child.kill('SIGTERM');
    expect((await started.ended).status).toBe(0);
    const after = await jilu(['journal', 'verify', '--data', data, '--json']).ended;
    expect(after.status).toBe(0);
    expect(JSON.parse(after.out)).toMatchObject({ ok: true, faultCount: 0 });
  });

  it('does not start in production on a demonstration, and gives every reason', async () => {
    const { status, err } = await jilu(['start', '--data', data, '--port', String(await freePort())], {
      JILU_MODE: 'production',
      JILU_KEY_FILE: join(data, 'keys.json'),
    }).ended;
    expect(status).toBe(2);
    expect(err).toContain('演示账号（handler、');
    expect(err).toContain('日期是演示用的');
    expect(err).toContain('JILU_PUBLIC_URL');
  });

  it('does not start in production without keys', async () => {
    const { status, err } = await jilu(['start', '--data', join(folder, 'empty'), '--port', '0'], {
      JILU_MODE: 'production',
      JILU_PUBLIC_URL: 'https://peixun.example.gov.cn',
    }).ended;
    expect(status).toBe(2);
    expect(err).toContain('缺少密钥');
  });

  it('does not make new keys for old data', async () => {
    const moved = join(folder, 'moved.json');
    renameSync(join(data, 'keys.json'), moved);
    const { status, err } = await jilu(['start', '--data', data, '--port', String(await freePort())]).ended;
    expect(status).toBe(2);
    expect(err).toContain('密钥文件');
    const strangers = join(folder, 'empty', 'keys.json');
    const other = Object.fromEntries(
      ['sealing', 'blindIndex', 'journal'].map((name, at) => [
        name,
        Array.from({ length: 32 }, (_, i) =>
          ((i * 91 + at * 17 + 5) % 256).toString(16).padStart(2, '0'),
        ).join(''),
      ]),
    );
    writeFileSync(strangers, JSON.stringify(other), { mode: 0o600 });
    const foreign = await jilu(['start', '--data', data, '--port', String(await freePort())], {
      JILU_KEY_FILE: strangers,
    }).ended;
    expect(foreign.status).toBe(2);
    expect(foreign.err).toContain('密钥与这个数据库写入时用的不是同一套');
    renameSync(moved, join(data, 'keys.json'));
  });

  it('starts again on its data, quickly, without building it again', async () => {
    const again = jilu(['start', '--data', data, '--port', String(port)]);
    await untilServed(again, port);
    const before = readFileSync(join(data, 'anchors/journal.jsonl'), 'utf8').split('\n').length;
    again.child.kill('SIGINT');
    expect((await again.ended).status).toBe(0);
    expect(before).toBeLessThan(12);
  });
}, 200_000);

describe('a production', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jilu-production-'));
  const key = (at: number) =>
    Array.from({ length: 32 }, (_, i) =>
      ((i * i * 7 + i * 31 + at * 53) % 256).toString(16).padStart(2, '0'),
    ).join('');
  const env = {
    JILU_MODE: 'production',
    JILU_PUBLIC_URL: 'https://peixun.example.gov.cn',
    JILU_KEY_SEALING: key(1),
    JILU_KEY_BLIND_INDEX: key(2),
    JILU_KEY_JOURNAL: key(3),
  };
  const data = join(folder, 'data');
  let started: Started;
  afterAll(async () => {
    started?.child.kill('SIGTERM');
    await started?.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts empty, stores no keys, and gets its first administrators from the command line', async () => {
    const port = await freePort();
    started = jilu(['start', '--data', data, '--port', String(port)], env);
    for (let waited = 0; !started.output().includes('技路已启动'); waited += 100) {
      if (waited > 60_000 || started.child.exitCode !== null) throw new Error(started.output());
      await new Promise((wake) => setTimeout(wake, 100));
    }
    expect(readdirSync(data)).not.toContain('keys.json');
    expect((await fetch(`http://127.0.0.1:${port}/api/demonstration`)).status).toBe(404);
    const password = 'a long enough pass phrase';
    const first = (lines: readonly string[]) =>
      jilu(
        [
          ...['account', 'first', '--data', data],
          ...['--system-login', 'sys', '--system-name', '吴越'],
          ...['--security-login', 'sec', '--security-name', '郑安'],
        ],
        env,
        `${lines.join('\n')}\n`,
      ).ended;
    const [one, two] = [testResidentId(1), testResidentId(2)];
    // One person twice, and a short password: nobody is opened.
    expect((await first([one, password, one, password])).status).toBe(3);
    expect((await first([one, password, two, 'short'])).status).toBe(3);
    expect((await first([one, password, two, password])).status).toBe(0);
    expect((await first([one, password, two, password])).status).toBe(3);
    const reply = await fetch(`http://127.0.0.1:${port}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'sys', password }),
    });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('set-cookie')).toContain('__Host-jilu_session=');
  });
}, 120_000);

describe('jilu', () => {
  it('says its version, as package.json has it', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    for (const flag of ['--version', '-V'])
      expect(await jilu([flag]).ended).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  it('says wrong calls in Chinese, with status 2', async () => {
    for (const [args, message] of [
      [['nonsense'], '没有这个命令：nonsense'],
      [['start', '--porta', '1'], '没有这个选项：--porta'],
      [['start', '--port', 'x'], 'JILU_PORT 不对'],
      [['journal', 'verify', '--data', join(tmpdir(), 'nothing-is-here-for-jilu')], '里没有技路的数据库'],
    ] as const) {
      const { status, err } = await jilu(args).ended;
      expect(status, args.join(' ')).toBe(2);
      expect(err).toContain(message);
    }
  });
}, 60_000);
