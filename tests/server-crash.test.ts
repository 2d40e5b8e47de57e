import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The whole program is killed without warning while eight clients work: whatever it said was done must be there when it
// is started again, whatever it did not say must be there wholly or not at all.

const JILU = join(resolve(import.meta.dirname, '..'), 'bin/jilu.mjs');
const folder = mkdtempSync(join(tmpdir(), 'jilu-crash-'));
const data = join(folder, 'data');
const CLIENTS = 8;

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

let port: number;
let server: ChildProcess | undefined;

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name === 'DATABASE_URL' || name.startsWith('JILU_') || value === undefined ? [] : [[name, value]],
    ),
  );
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [JILU, 'start', '--data', data, '--port', String(port)], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  for (let waited = 0; waited < 150_000; waited += 200) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${printed}`);
    if (printed.includes('Ctrl-C')) return child;
    await sleep(200);
  }
  throw new Error(`nothing served:\n${printed}`);
}

async function signIn(login: string): Promise<Session> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'gaotang-2021' }),
  });
  const { csrfToken } = (await reply.json()) as { csrfToken: string };
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, csrf: csrfToken };
}

function post(who: Session, path: string, body: unknown, key: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: {
      cookie: who.cookie,
      'x-csrf-token': who.csrf,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
}

async function get<T>(who: Session, path: string): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: who.cookie } });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return (await reply.json()) as T;
}

const draft = (title: string) => ({
  policyId: 'liaocheng-2021',
  title,
  document: '高人社发〔2021〕9号',
  effectiveOn: '2021-12-01',
});

interface Sent {
  readonly title: string;
  readonly key: string;
  isAcknowledged: boolean;
}

/** One client drafts as fast as it is answered, until the server is gone. */
async function work(
  who: Session,
  round: number,
  client: number,
  sent: Sent[],
  goOn: () => boolean,
): Promise<void> {
  for (let i = 0; goOn(); i++) {
    const request: Sent = {
      title: `断电演练 ${round}-${client}-${i}`,
      key: randomUUID(),
      isAcknowledged: false,
    };
    sent.push(request);
    try {
      const reply = await post(who, '/api/policy-versions', draft(request.title), request.key);
      request.isAcknowledged = reply.status === 200;
      await reply.arrayBuffer();
    } catch {
      return;
    }
  }
}

async function titles(who: Session): Promise<string[]> {
  const found: string[] = [];
  let after = '';
  do {
    const page = await get<{ rows: { title: string }[]; next: string | null }>(
      who,
      `/api/policy-versions?limit=500${after === '' ? '' : `&after=${after}`}`,
    );
    found.push(...page.rows.map((row) => row.title));
    after = page.next ?? '';
  } while (after !== '');
  return found;
}

function countAcknowledged(sent: readonly Sent[]): number {
  return sent.filter((request) => request.isAcknowledged).length;
}

beforeAll(async () => {
  port = await freePort();
  server = await start();
}, 200_000);
afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM');
    await new Promise((ended) => server?.once('close', ended));
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('the whole program killed in mid-traffic', () => {
  it('loses nothing it has acknowledged, stores nothing by halves, and its journal is whole', async () => {
    for (const milliseconds of [700, 1_500]) {
      const handler = await signIn('handler');
      const sent: Sent[] = [];
      let killed = false;
      const clients = Array.from({ length: CLIENTS }, (_, i) =>
        work(handler, milliseconds, i, sent, () => !killed),
      );
      await sleep(milliseconds);
      // On a busy machine the traffic takes longer to get going.
      for (let waited = 0; waited < 30_000 && countAcknowledged(sent) <= CLIENTS; waited += 20)
        await sleep(20);
      killed = true;
      server?.kill('SIGKILL');
      await Promise.all(clients);

      server = await start();
      const again = await signIn('handler');
      const acknowledged = sent.filter((request) => request.isAcknowledged);
      expect(acknowledged.length).toBeGreaterThan(CLIENTS);
      const stored = await titles(again);
      expect(acknowledged.map((request) => request.title).filter((title) => !stored.includes(title))).toEqual(
        [],
      );
      expect(new Set(stored).size).toBe(stored.length);

      // Whoever got no reply sends again under the same key: it is there once, whether it had been done or not.
      for (const request of sent.filter((other) => !other.isAcknowledged)) {
        const reply = await post(again, '/api/policy-versions', draft(request.title), request.key);
        expect(reply.status).toBe(200);
      }
      const settled = await titles(again);
      expect(sent.map((request) => settled.filter((title) => title === request.title).length)).toEqual(
        sent.map(() => 1),
      );

      const auditor = await signIn('auditor');
      expect(await get(auditor, '/api/journal/verification')).toMatchObject({ ok: true, faults: [] });

      // Negative control: a title that nobody sent is not there, so looking can fail.
      expect(settled).not.toContain('断电演练 从未提交');
    }
  }, 240_000);
});
