import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as heirs } from '../../web/desk/benefits/claims/heir-words.ts';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as corrections } from '../../web/desk/registry/persons/correction-words.ts';
import { words as common } from '../../web/ui/words.ts';
import { agree, button, choose, decided, dialog, main, waitUntil } from './page-parts.ts';
import { createPeople } from './people.ts';
import { approvedAllowance, asSecond, HEIR_CARD, SECOND } from './second-county.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { createCounty } from './walk-county.ts';

// Somebody dies between entitlement and payment: her line is held, an heir is named by one and agreed on by another, the
// hold is released by two, and the batch pays the heir.

const HEIR = '赵小满';
/** The smallest picture there is: a scan of the paper. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Line {
  readonly claimLineId: string;
  readonly status: string;
  readonly amountFen: number;
  readonly person: { readonly personId: number; readonly name: string };
  readonly hold: { readonly reason: string } | null;
}

let app: RunningApp;
let browser: Browser;
let folder = '';
let claimId = '';
let line: Line;
let batchId = '';
const people = createPeople(() => ({ app: asSecond(app), browser }));
const { at } = people;
const system = createCounty(
  () => app,
  () => ({}),
);
const { county, close } = createCounty(
  () => asSecond(app),
  () => ({}),
);
const { get, post } = county;
const lines = async () =>
  (await get<{ lineRows: Line[] }>(SECOND.handler, `/api/claims/${claimId}`)).lineRows;
const now = async () => (await lines()).find(({ claimLineId }) => claimLineId === line.claimLineId) ?? line;
const linePage = (login: string) => at(login, `/desk/claims/${claimId}?line=${line.claimLineId}`);
const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  folder = await mkdtemp(join(tmpdir(), 'jilu-heir-'));
  claimId = await approvedAllowance(app, system.county, county, folder);
  const [first] = await lines();
  if (!first) throw new Error('nobody is granted the allowance');
  line = first;
});
afterAll(async () => {
  await system.close();
  await close();
  await browser?.close();
  await app?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Another person agrees to the first thing that waits inside. */
async function pass(page: Page, within = main(page)): Promise<void> {
  await within.locator('[data-decision="passed"]').first().click();
  await button(dialog(page), common.opinion.submit).click();
  await decided(page);
}

test('a death is noted by two, and what is due to whoever died is held at once', async () => {
  expect(await lines()).toHaveLength(3);
  expect(line).toMatchObject({ status: 'granted', amountFen: 150_00, hold: null });
  const page = await linePage(SECOND.handler);
  expect(await button(main(page), heirs.act).count(), 'nobody is heir of the living').toBe(0);
  await at(SECOND.handler, `/desk/persons/${line.person.personId}`);
  await button(main(page), corrections.supply).click();
  const form = dialog(page);
  await choose(form, corrections.kind, '人口状态');
  await form.getByText(corrections.statuses.dead, { exact: true }).click();
  await form.getByLabel(corrections.statusOn, { exact: true }).fill('2021-10-15');
  await form.getByLabel(corrections.knownOn, { exact: true }).fill('2021-10-16');
  await form.getByLabel(corrections.reason, { exact: true }).fill('女儿来窗口说明，带来死亡证明');
  await form.getByLabel(corrections.document, { exact: true }).fill('居民死亡医学证明 2021-10-16');
  await picture(page, 'death-supplied');
  await button(form, corrections.submit).click();
  await form.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await now()).hold !== null, { timeout: 15_000 }).toBe(true);
  await pass(await at(SECOND.second, '/desk/person-corrections'));
});

test('an heir is named with papers by one person and agreed on by another', async () => {
  const page = await linePage(SECOND.handler);
  await button(main(page), heirs.act).click();
  await page.setViewportSize(PHONE);
  await picture(page, 'heir-dialog-phone');
  await page.setViewportSize(DESKTOP);
  const form = dialog(page);
  await button(form, heirs.submit).click();
  await form.getByText(heirs.needFiles).waitFor();
  await form.getByLabel(heirs.name, { exact: true }).fill(HEIR);
  await choose(form, heirs.relation, '子女');
  await choose(form, heirs.share, '只有这一位继承人');
  await form.getByRole('checkbox').first().check();
  await form.getByLabel(heirs.document, { exact: true }).fill('（2021）靖证民字第 21 号');
  await form
    .locator('input[type="file"]')
    .setInputFiles({ name: '公证书.png', mimeType: 'image/png', buffer: SCAN });
  await form.getByText('公证书.png').first().waitFor();
  await form.getByLabel(heirs.bankName, { exact: true }).fill('靖远农商银行');
  await form.getByLabel(heirs.accountNumber, { exact: true }).fill(HEIR_CARD);
  await form.getByLabel(heirs.reason, { exact: true }).fill('本人去世，女儿持公证书申请');
  await picture(page, 'heir-dialog');
  await button(form, heirs.submit).click();
  await form.waitFor({ state: 'hidden' });
  await main(page).getByText(heirs.waiting).waitFor();

  const second = await at(SECOND.second, '/desk/payee-accounts');
  await main(second).getByText(HEIR).first().waitFor();
  expect(await axeFindings(second)).toEqual([]);
  await picture(second, 'heir-waiting');
  await second.setViewportSize(PHONE);
  expect(await fits(second)).toBe(true);
  await picture(second, 'heir-waiting-phone');
  await pass(second);
  const after = await linePage(SECOND.handler);
  await main(after).getByText(heirs.agreed).waitFor();
  expect((await now()).hold, 'still held').not.toBeNull();
});

test('two release the hold, and the list is published and over', async () => {
  const page = await linePage(SECOND.handler);
  await button(main(page), claims.hold.release).click();
  await dialog(page).getByLabel(common.reason.label, { exact: true }).fill('继承人已登记，材料齐全');
  await button(dialog(page), claims.hold.release).click();
  await decided(page);
  const second = await linePage(SECOND.second);
  await button(main(second), claims.hold.decisions.passed).click();
  await button(dialog(second), common.opinion.submit).click();
  await decided(second);
  await expect.poll(async () => (await now()).hold, { timeout: 15_000 }).toBeNull();
  const { publicationId } = await post<{ publicationId: string }>(SECOND.handler, '/api/publications', {
    claimIds: [claimId],
    title: '靖远县 2021 年生活费补贴公示',
  });
  const shown = await get<{ lastDay: string; version: number }>(
    SECOND.handler,
    `/api/publications/${publicationId}`,
  );
  await waitUntil(people, SECOND.handler, (day) => day > shown.lastDay);
  await post(SECOND.handler, `/api/publications/${publicationId}/close`, { version: shown.version });
  expect((await now()).status).toBe('payable');
});

test('the batch pays the heir on the own account, and the order says so', async () => {
  const finance = await at(SECOND.finance, '/desk/payments');
  await button(main(finance), payments.batch.prepare).click();
  await dialog(finance).getByRole('checkbox').first().check();
  await button(dialog(finance), payments.batch.prepareRun).click();
  await finance.waitForURL(/\/desk\/payments\/[0-9a-f-]{36}/);
  batchId = finance.url().split('/').at(-1) ?? '';
  await main(finance).getByText(HEIR).first().waitFor();
  await picture(finance, 'heir-batch');
  const payer = await at(SECOND.payer, `/desk/payments/${batchId}`);
  expect(await axeFindings(payer)).toEqual([]);
  await pass(payer);
  const sending = await at(SECOND.finance, `/desk/payments/${batchId}`);
  const file = sending.waitForEvent('download');
  await button(main(sending), payments.batch.export).click();
  await agree(sending);
  await file;
  const { orders } = await get<{
    orders: { payeeName: string; accountLast4: string; amountFen: number; purpose: string }[];
  }>(SECOND.finance, `/api/payments/${batchId}`);
  expect(orders).toHaveLength(3);
  const hers = orders.filter(({ payeeName }) => payeeName === HEIR);
  expect(hers).toMatchObject([{ accountLast4: HEIR_CARD.slice(-4), amountFen: 150_00 }]);
  expect(hers[0]?.purpose).toMatch(/由继承人领取/);
  expect(orders.some(({ payeeName }) => payeeName === line.person.name)).toBe(false);
  await picture(sending, 'heir-order');
  await sending.setViewportSize(PHONE);
  expect(await fits(sending)).toBe(true);
  await picture(sending, 'heir-order-phone');
});
