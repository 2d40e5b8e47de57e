import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words } from '../../web/desk/outcomes/deliveries/words.ts';
import { words as notifications } from '../../web/desk/outcomes/notifications/words.ts';
import { words as phone } from '../../web/desk/platform/access/phone-words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// Money comes back after it was paid: the payee is told. A person who is refused gets a notice on paper with a receipt.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { at, get, today } = people;

interface Order {
  readonly orderId: string;
  readonly status: string;
  readonly payeeName: string;
  readonly amountFen: number;
  readonly accountLast4: string;
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('a payment that the bank sends back late is typed, booked, and told to the school', async () => {
  const { rows } = await get<{ rows: { batchId: string; status: string }[] }>('finance', '/api/payments');
  const batchId = rows.find(({ status }) => status === 'settled')?.batchId ?? '';
  const { orders } = await get<{ orders: Order[] }>('finance', `/api/payments/${batchId}`);
  const [order] = orders.filter(({ status }) => status === 'paid');
  if (!order) throw new Error('the county has paid nothing');
  const page = await at('finance', `/desk/payments/${batchId}`);
  await button(main(page), payments.batch.typed).click();
  const form = dialog(page);
  const fill = (label: string, text: string) =>
    form.getByLabel(`${order.payeeName} ${label}`, { exact: true }).fill(text);
  await form.getByLabel(`${order.payeeName} ${payments.typed.result}`, { exact: true }).click();
  await page
    .locator('.ant-select-dropdown .ant-select-item-option')
    .filter({ hasText: payments.typed.results.returned })
    .click();
  await fill(payments.typed.amount, String(order.amountFen / 100));
  await form
    .locator('input[type="date"]')
    .first()
    .fill(await today());
  await fill(payments.typed.last4, order.accountLast4);
  await fill(payments.typed.returnReason, '账户已销户');
  await form.getByLabel(payments.typed.document, { exact: true }).fill('柜面退票通知 1 张');
  await button(form, payments.typed.submit).click();
  await form.waitFor({ state: 'hidden' });
  const second = await at('reviewer2', `/desk/payments/${batchId}`);
  await main(second).locator('[data-decision="passed"]').first().click();
  await button(dialog(second), common.opinion.submit).click();
  await decided(second);
  await expect
    .poll(async () => JSON.stringify(await get('chuangling', '/api/inbox?unread=true')), { timeout: 40_000 })
    .toContain('被银行退回');
  const school = await at('chuangling', '/desk/inbox?unread=true');
  await main(school).getByText('被银行退回').first().waitFor();
  await main(school).getByText(notifications.title).first().waitFor();
});

test('a refused person gets a notice on paper: printed, not delivered, taken there again, signed for', async () => {
  const page = await at('handler', '/desk/deliveries');
  const first = main(page).getByRole('row').filter({ hasText: '待打印' }).first();
  const number = ((await first.locator('td').nth(1).textContent()) ?? '').trim();
  const row = main(page).getByRole('row').filter({ hasText: number });
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'deliveries');
  const print = async () => {
    await row.getByRole('checkbox').check();
    await button(main(page), words.slips.print).click();
    await page.waitForURL(/\/print\/deliveries\?ids=/);
    await page.getByText(words.paper.receipt, { exact: true }).waitFor();
  };
  await print();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'delivery-slip');
  await button(page, common.back).click();
  const record = async (outcome: keyof typeof words.slips.outcomes, label: string, text: string) => {
    await button(row, words.slips.record).click();
    const form = dialog(page);
    expect(await form.getByRole('radio', { checked: true }).count(), 'nothing is chosen beforehand').toBe(0);
    await form.getByRole('radio', { name: words.slips.outcomes[outcome] }).check();
    await form.getByLabel(words.slips.on, { exact: true }).fill(await today());
    await form.getByLabel(label, { exact: true }).fill(text);
    await picture(page, `delivery-${outcome}`);
    await button(form, words.slips.save).click();
    await decided(page);
  };
  await record('undelivered', words.slips.reason, '家里没有人，邻居说过几天回来');
  await row.getByText('邻居说过几天回来').waitFor();
  await print();
  await button(page, common.back).click();
  await record('handed-over', words.slips.signer, '本人');
  await row.waitFor({ state: 'hidden' });
  await main(page).getByText(words.slips.all, { exact: true }).click();
  await row.getByText(words.slips.signedBy('本人', await today())).waitFor();
  await page.setViewportSize(PHONE);
  await picture(page, 'deliveries-narrow');
  expect(await axeFindings(page)).toEqual([]);
});

test('messages go out by the stand-in, without a name; a worker switches hers off', async () => {
  const administrator = await at('sysadmin', '/desk/messages');
  await expect
    .poll(async () => main(administrator).getByText('编号').count(), { timeout: 40_000 })
    .toBeGreaterThan(0);
  await main(administrator).getByText(phone.messages.lead).waitFor();
  const worker = await at('worker', '/m/messages');
  await worker.setViewportSize(PHONE);
  await worker.locator('.cards .card').first().waitFor();
  expect(await axeFindings(worker)).toEqual([]);
  await picture(worker, 'worker-messages');
  await button(worker, mobile.messages.switchOff).click();
  await worker.getByText(mobile.messages.isOff).waitFor();
  await button(worker, mobile.messages.switchOn).waitFor();
  const page = await at('handler', '/desk/deliveries?tab=messages');
  await page.setViewportSize({ width: 1366, height: 900 });
  await main(page).getByRole('table').first().waitFor();
  await picture(page, 'phone-messages');
});
