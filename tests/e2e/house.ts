import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const ROOT = resolve(import.meta.dirname, '../..');
export const SAMPLES = join(ROOT, 'samples/liaocheng-2021');
export const PICTURES = join(ROOT, 'artefacts/screens');

export interface RunningHouse {
  readonly address: string;
  readonly password: string;
  readonly firstPageSeconds: number;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Starts the system as the README does, on a data directory of its own, and waits for the first page. */
export async function startHouse(): Promise<RunningHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jilu-e2e-'));
  const port = await freePort();
  const started = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [join(ROOT, 'bin/jilu.mjs'), 'start', '--data', join(dataDir, 'data'), '--port', String(port)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the system stopped before its first page:\n${output}`);
    if (performance.now() - started > 100_000) throw new Error(`no first page within 100 s:\n${output}`);
    const reply = await fetch(`${address}/api/demonstration`).catch(() => undefined);
    if (reply?.ok) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const demonstration = (await (await fetch(`${address}/api/demonstration`)).json()) as { password?: string };
  return {
    address,
    password: demonstration.password ?? '',
    firstPageSeconds: (performance.now() - started) / 1000,
    async stop() {
      const gone = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function chromiumPath(): string {
  const path = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((candidate) => candidate !== undefined && existsSync(candidate));
  if (path === undefined) throw new Error('no Chromium found: install it or set CHROMIUM');
  return path;
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person at one desk: a browser profile of her own, signed in. */
export async function signIn(
  browser: Browser,
  house: RunningHouse,
  login: string,
  viewport = { width: 1366, height: 768 },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${house.address}/login`);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', house.password);
  await page.click('button[type="submit"]');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return { context, page };
}

/** Keeps a picture of the page for people to look at; never part of a verdict. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe on this page, each as `rule: selector`. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(): Promise<AxeReport> } }).axe;
    interface AxeReport {
      violations: { id: string; impact: string; nodes: { target: string[]; failureSummary?: string }[] }[];
    }
    const report = await axe.run();
    return report.violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
  });
}
