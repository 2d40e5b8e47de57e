import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { startServer } from './server-process.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const SAMPLES = join(ROOT, 'samples/liaocheng-2021');
const PICTURES = join(ROOT, 'artefacts/screens');

export interface RunningApp {
  readonly address: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** A running system with the demonstration county, or another that a demonstration can be, on a data directory of its own. */
export async function startApp(county?: string): Promise<RunningApp> {
  const running = county === undefined ? process.env.JILU_TEST_SERVER : undefined;
  // Whoever writes these tests may keep a server running and use it again and again.
  if (running) return { ...(await demonstrationOf(running)), stop: async () => {} };
  const server = await startServer(county === undefined ? inject('demonstrationTemplate') : null, county);
  return { ...(await demonstrationOf(server.address)), stop: server.stop };
}

async function demonstrationOf(address: string): Promise<{ address: string; password: string }> {
  const demonstration = (await (await fetch(`${address}/api/demonstration`)).json()) as { password?: string };
  return { address, password: demonstration.password ?? '' };
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

export const DESKTOP = { width: 1366, height: 768 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** What a page asks of the server and what it says on its console, as long as it is open. */
interface Watched {
  /** Errors of the console, uncaught ones included, and answers that were no success. */
  readonly faults: string[];
  /** Waits until nothing is asked any more and the page shows what it has read. */
  settled(): Promise<void>;
}

const QUIET_MS = 120;
const PATIENCE_MS = 20_000;

/** Listens to a page from now on. */
function watch(page: Page): Watched {
  const faults: string[] = [];
  let underWay = 0;
  let lastChange = performance.now();
  const changed = (by: number) => {
    underWay += by;
    lastChange = performance.now();
  };
  page.on('console', (message) => {
    // The browser's own line about an answer says less than ours below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  page.on('request', () => changed(1));
  page.on('requestfinished', () => changed(-1));
  page.on('requestfailed', () => changed(-1));
  return {
    faults,
    async settled() {
      await page.locator('h1').first().waitFor({ state: 'attached' });
      const started = performance.now();
      while (performance.now() - started < PATIENCE_MS) {
        if (underWay <= 0 && performance.now() - lastChange > QUIET_MS) break;
        await page.waitForTimeout(30);
      }
      await page.waitForFunction((waiting) => !document.body.textContent.includes(waiting), common.loading, {
        timeout: PATIENCE_MS,
      });
    },
  };
}

export interface UserSession extends Watched {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A browser profile of its own, nobody signed in. */
export async function openBrowser(
  browser: Browser,
  viewport: { width: number; height: number } = DESKTOP,
): Promise<UserSession> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A list that is still opening takes a click on the wrong line.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  return { context, page, ...watch(page) };
}

/** One signed-in person: a browser profile of her own, signed in by name and password. */
export async function signIn(
  browser: Browser,
  app: RunningApp,
  login: string,
  viewport: { width: number; height: number } = DESKTOP,
): Promise<UserSession> {
  const session = await openBrowser(browser, viewport);
  const { page } = session;
  await fillLogin(page, app.address, { login, password: app.password });
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  await session.settled();
  // Before she signed in the page asked who is there: nobody.
  session.faults.length = 0;
  return session;
}

async function fillLogin(
  page: Page,
  address: string,
  given: { login: string; password: string },
): Promise<void> {
  await page.goto(`${address}/login`);
  await page.getByLabel(shell.login.login, { exact: true }).fill(given.login);
  await page.getByLabel(shell.login.password, { exact: true }).fill(given.password);
  await page.getByRole('button', { name: shell.login.submit, exact: true }).click();
}

/** The first sign-in of a new account: the one-time password is changed before anything else. */
export async function firstSignIn(
  browser: Browser,
  app: RunningApp,
  given: { login: string; password: string; next: string },
): Promise<UserSession> {
  const session = await openBrowser(browser);
  const { page } = session;
  await fillLogin(page, app.address, given);
  await page.waitForURL((url) => url.pathname === '/login/password');
  await page.getByLabel(shell.password.current, { exact: true }).fill(given.password);
  await page.getByLabel(shell.password.next, { exact: true }).fill(given.next);
  await page.getByLabel(shell.password.again, { exact: true }).fill(given.next);
  await page.getByRole('button', { name: shell.password.submit, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  await session.settled();
  session.faults.length = 0;
  return session;
}

/** Stores a picture of the page for people to look at; never part of a verdict. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeReport {
  violations: { id: string; impact: string; nodes: { target: string[] }[] }[];
}

interface Axe {
  run(options: object): Promise<AxeReport>;
  /** Each rule has one impact, whatever it finds. */
  _audit: { rules: { id: string; impact: string }[] };
}

/** Serious and critical findings of axe on this page, each as `rule: selector`. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // A rule whose findings are minor or moderate is not asked: a third of the time.
    const light = axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate');
    const rules = Object.fromEntries(light.map(({ id }) => [id, { enabled: false }]));
    const report = await axe.run({ resultTypes: ['violations'], rules });
    return report.violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
  });
}

/**
 * Text that stands out from its ground by less than this ratio, large type as well as small. By axe's own measure with a
 * ratio of ours: its rule for 7 to 1 (color-contrast-enhanced) lets a grey of 3.5 to 1 pass.
 */
export async function weakText(page: Page, ratio: number): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (expected) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const contrastRatio = { normal: { expected }, large: { expected } };
    const report = await axe.run({
      resultTypes: ['violations'],
      runOnly: { type: 'rule', values: ['color-contrast'] },
      checks: { 'color-contrast': { options: { contrastRatio } } },
    });
    return report.violations.flatMap(({ nodes }) => nodes.map(({ target }) => `weak: ${target.join(' ')}`));
  }, ratio);
}
