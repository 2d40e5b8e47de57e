import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as publicPublications } from '../../web/public/publications/words.ts';
import { words as common } from '../../web/ui/words.ts';
import {
  openBrowser,
  PHONE,
  picture,
  type RunningApp,
  signIn,
  startApp,
  startBrowser,
  type UserSession,
} from './server.ts';

/** One class of the demonstration county from the institution's confirmation to the bank, each step its own person. */
const CLASS = '保育员班';

let app: RunningApp;
let browser: Browser;
const sessions = new Map<string, UserSession>();

async function session(login: string): Promise<UserSession> {
  const known = sessions.get(login) ?? (await signIn(browser, app, login));
  sessions.set(login, known);
  return known;
}

async function open(login: string, path: string): Promise<Page> {
  const { page, settled } = await session(login);
  await page.goto(`${app.address}${path}`);
  await settled();
  return page;
}

const button = (at: Page | Locator, name: string) => at.getByRole('button', { name, exact: true }).first();

async function openClaim(login: string): Promise<Page> {
  const page = await open(login, '/desk/claims');
  await page.goto(`${app.address}/desk/claims/${claimId}`);
  await sessions.get(login)?.settled();
  return page;
}

/** Agrees in the opinion dialog and waits until the page has taken it in. */
async function agree(login: string, page: Page): Promise<void> {
  await page.locator('[data-decision="passed"]').first().click();
  const dialog = page.getByRole('dialog');
  await button(dialog, common.opinion.submit).click();
  await dialog.waitFor({ state: 'detached' });
  await sessions.get(login)?.settled();
}

/** What the server says, asked as this person. */
async function ask<T>(login: string, path: string): Promise<T> {
  const { page } = await session(login);
  return page.evaluate(async (url) => (await fetch(url)).json(), path) as Promise<T>;
}

interface ClaimRow {
  claimId: string;
  status: string;
  subject: { name: string };
}
let claimId = '';
const status = async () =>
  (await ask<{ rows: ClaimRow[] }>('handler', '/api/claims?limit=100')).rows.find(
    (row) => row.claimId === claimId,
  )?.status;

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser();
  await session('handler');
  const { rows } = await ask<{ rows: ClaimRow[] }>('handler', '/api/claims?limit=100');
  claimId = rows.find((row) => row.subject.name === CLASS)?.claimId ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('one claim from filing to the bank', () => {
  it('is confirmed by the institution and passes three review steps, each another person', async () => {
    const institution = await openClaim('qinghe');
    await button(institution, claims.acts.confirm).click();
    await institution.locator('.ant-popconfirm .ant-btn-primary').click();
    await expect.poll(status, { timeout: 15_000 }).toBe('confirmed');
    for (const [login, reached] of [
      ['handler', 'accepted'],
      ['reviewer1', 'first-reviewed'],
      ['reviewer2', 'approved'],
    ] as const) {
      const page = await openClaim(login);
      await agree(login, page);
      await expect.poll(status, { timeout: 15_000 }).toBe(reached);
      await picture(page, `claim-${reached}`);
    }
    // What a reviewer has passed on offers nothing more: the same person takes no second step.
    const again = await openClaim('reviewer1');
    expect(await again.locator('[data-decision="passed"]').count()).toBe(0);
  });

  it('is published with nothing but what the rule lets the public see; an objection stops one line', async () => {
    const page = await open('handler', '/desk/publications');
    await button(page, publications.open).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByLabel(publications.openName).fill('高唐县 2021 年第三批就业技能培训补贴公示');
    await button(dialog, publications.openRun).click();
    await page.waitForURL(/\/desk\/publications\/[0-9a-f-]{36}/);
    const publicationId = page.url().split('/').at(-1) ?? '';
    await expect.poll(status, { timeout: 15_000 }).toBe('published');

    const visitor = await openBrowser(browser, PHONE);
    await visitor.page.goto(`${app.address}/public/publications/${publicationId}`);
    await visitor.settled();
    await picture(visitor.page, 'public-publication');
    const shown = await visitor.page.evaluate(
      async (url) => (await fetch(url)).json(),
      `/api/public/publications/${publicationId}`,
    );
    const [line] = (shown as { lines: Record<string, unknown>[] }).lines;
    expect(Object.keys(line ?? {}).sort()).toEqual([
      'amountFen',
      'benefit',
      'idNumberMasked',
      'lineNo',
      'name',
      'standardText',
      'unitName',
    ]);
    expect(String(line?.idNumberMasked)).toMatch(/^\d{6}\*{8}.{4}$/);
    expect((shown as { lines: unknown[] }).lines).toHaveLength(29);

    await visitor.page.goto(
      `${app.address}/public/publications/${publicationId}/object?line=${line?.lineNo}`,
    );
    await visitor.settled();
    await visitor.page.locator('textarea').first().fill('此人培训期间一直在外地务工，请核实。');
    await visitor.page.locator('input[name="name"]').fill('何平');
    await visitor.page.locator('input[name="phone"]').fill('13906350001');
    await visitor.page.locator('button[type="submit"]').first().click();
    await visitor.page.getByRole('heading', { name: publicPublications.submitted }).waitFor();
    await visitor.context.close();

    const objections = await open('handler2', '/desk/objections');
    await button(objections, publications.objection.propose).click();
    const answer = objections.getByRole('dialog');
    await answer.getByText(publications.objection.dismissed, { exact: true }).click();
    await answer.locator('textarea').fill('经核对考勤、视频与参保记录，本人在班，异议不成立。');
    await button(answer, publications.objection.submit).click();
    await answer.waitFor({ state: 'detached' });
    await agree('reviewer4', await open('reviewer4', '/desk/objections'));

    for (let day = 0; day < 6; day++) {
      const home = await open('handler', '/desk');
      const before = (await ask<{ today: string }>('handler', '/api/demonstration')).today;
      await button(home, shell.demonstration.next).click();
      await expect
        .poll(async () => (await ask<{ today: string }>('handler', '/api/demonstration')).today, {
          timeout: 15_000,
        })
        .not.toBe(before);
    }
    const ended = await open('handler', `/desk/publications/${publicationId}`);
    await button(ended, publications.close).click();
    await ended.locator('.ant-popconfirm .ant-btn-primary').click();
    await expect.poll(status, { timeout: 15_000 }).toBe('payable');
  });

  it('is paid by two people; what the bank returns is corrected and paid again; the budget balances', async () => {
    const finance = await open('finance', '/desk/payments');
    await button(finance, payments.batch.prepare).click();
    const dialog = finance.getByRole('dialog');
    await dialog.getByRole('row').filter({ hasText: CLASS }).getByRole('checkbox').check();
    await button(dialog, payments.batch.prepareRun).click();
    await finance.waitForURL(/\/desk\/payments\/[0-9a-f-]{36}/);
    const batchId = finance.url().split('/').at(-1) ?? '';
    await agree('reviewer3', await open('reviewer3', `/desk/payments/${batchId}`));

    const sending = await open('finance', `/desk/payments/${batchId}`);
    const download = sending.waitForEvent('download');
    await button(sending, payments.batch.export).click();
    await sending
      .locator('.ant-popconfirm .ant-btn-primary')
      .click({ timeout: 3_000 })
      .catch(() => undefined);
    expect(readFileSync(await (await download).path()).byteLength).toBeGreaterThan(1000);

    const { orders } = await ask<{
      orders: { number: string; orderId: string; accountLast4: string; amountFen: number }[];
    }>('finance', `/api/payments/${batchId}`);
    const returned = [
      ['付款单号', '收款账号', '金额', '结果', '原因', '日期', '流水号'],
      ...orders.map(({ number, accountLast4, amountFen }, index) => [
        number,
        `****${accountLast4}`,
        (amountFen / 100).toFixed(2),
        '失败',
        '账号户名不符',
        '2021-10-29',
        `NS${index}`,
      ]),
    ].map((row) => row.join(','));
    await sessions.get('finance')?.settled();
    await sending.locator('input[type="file"]').setInputFiles({
      name: '回单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${returned.join('\r\n')}`),
    });
    await expect
      .poll(
        async () =>
          (await ask<{ orders: { status: string }[] }>('finance', `/api/payments/${batchId}`)).orders.map(
            (order) => order.status,
          ),
        { timeout: 15_000 },
      )
      .toEqual(orders.map(() => 'returned'));
    await picture(sending, 'payment-returned');

    const budgets = await ask<{
      rows: { appropriatedFen: number; reservedFen: number; paidFen: number; leftFen: number }[];
    }>('finance', '/api/budgets');
    for (const budget of budgets.rows)
      expect(budget.reservedFen + budget.paidFen + budget.leftFen).toBe(budget.appropriatedFen);
  });

  it('can be explained, person by person, with the clause beside each verdict', async () => {
    const detail = await ask<{
      lineRows: { person: { personId: number; name: string }; disposition: string }[];
    }>('handler', `/api/claims/${claimId}`);
    const refused = detail.lineRows.find((row) => row.disposition === 'not-entitled');
    const page = await open('handler', `/desk/persons/${refused?.person.personId}`);
    await picture(page, 'person-explained');
    const text = (await page.textContent('main')) ?? '';
    expect(text).toContain(refused?.person.name);
    expect(text).toMatch(/LC-\d+/);
    // A certificate's number begins with a letter; an ID number is digits alone.
    expect(text).not.toMatch(/(?<![\dA-Z])\d{17}[\dX]/);
  });
});
