import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words } from '../../web/desk/benefits/recoveries/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// Money that was paid comes back in two instalments: from the paid line of a claim to the ledger.

let app: RunningApp;
let browser: Browser;
let claimId = '';
let line = { claimLineId: '', person: { name: '' } };
let recoveryId = '';
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;

interface Line {
  claimLineId: string;
  status: string;
  person: { name: string };
}
const casePage = (login: string) => at(login, `/desk/recoveries/${recoveryId}`);
const statusOf = async () =>
  (await get<{ status: string }>('handler', `/api/recovery-cases/${recoveryId}`)).status;
const reaches = (status: string) => expect.poll(statusOf, { timeout: 15_000 }).toBe(status);

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: { claimId: string; subject: { name: string } }[] }>(
    'handler',
    '/api/claims?limit=100',
  );
  claimId = rows.find(({ subject }) => subject.name.includes('SYB创业班'))?.claimId ?? '';
  const { lineRows } = await get<{ lineRows: Line[] }>('handler', `/api/claims/${claimId}`);
  line = lineRows.find(({ status }) => status === 'paid') ?? line;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** The second person agrees, by whatever the button is called here. */
async function agree(page: Page): Promise<void> {
  await main(page).locator('[data-decision="passed"]').first().click();
  await button(dialog(page), common.opinion.submit).click();
  await decided(page);
}

/** Finance types what came in, and another person books it. */
async function receive(amount: string, slip: string): Promise<void> {
  const finance = await casePage('finance');
  await button(main(finance), words.receipt.act).click();
  const receipt = dialog(finance);
  await receipt.getByLabel(words.receipt.amount, { exact: true }).fill(amount);
  await receipt.getByLabel(words.receipt.on, { exact: true }).fill(await people.today());
  await receipt.getByLabel(words.receipt.reference, { exact: true }).fill(slip);
  await picture(finance, 'recovery-receipt');
  await button(receipt, words.receipt.submit).click();
  await receipt.waitFor({ state: 'hidden' });
  const second = await casePage('reviewer2');
  await picture(second, 'recovery-waiting');
  expect(await axeFindings(second)).toEqual([]);
  await agree(second);
}

test('a clerk opens a case from the paid line, and another person gives notice', async () => {
  const page = await at('handler', `/desk/claims/${claimId}?line=${line.claimLineId}`);
  await main(page).getByRole('link', { name: claims.recovery.open, exact: true }).click();
  await page.waitForURL(/\/desk\/recoveries\/new\//);
  const form = main(page);
  await form.getByLabel(`${line.person.name} ${words.form.line.amount}`, { exact: true }).first().fill('100');
  await choose(form, words.form.ground, '事实已变');
  await form.getByLabel(words.form.reason, { exact: true }).last().fill('开班当月有单位参保，不符合条件');
  await form.getByLabel(words.form.payTo, { exact: true }).fill('高唐县财政局非税账户 15-4210');
  await form.getByLabel(words.form.answerDays, { exact: true }).fill('5');
  await form.getByLabel(words.form.payDays, { exact: true }).fill('10');
  await picture(page, 'recovery-open');
  await button(form, words.form.submit).click();
  await page.waitForURL(/\/desk\/recoveries\/[0-9a-f-]{36}$/);
  recoveryId = page.url().split('/').at(-1) ?? '';
  await reaches('proposed');
  await agree(await casePage('reviewer2'));
  await reaches('noticed');
  const paper = await at('handler', `/print/recoveries/${recoveryId}`);
  await paper
    .getByText(/壹佰元整/)
    .first()
    .waitFor();
  await picture(paper, 'recovery-notice');
});

test('two instalments are agreed and paid, and the case ends by itself', async () => {
  const page = await casePage('handler');
  await button(main(page), words.instalments.act).click();
  const form = dialog(page);
  const rows = form.getByRole('row');
  for (const [index, day, amount] of [
    [1, '2021-12-15', '60'],
    [2, '2022-01-14', '40'],
  ] as const) {
    await rows.nth(index).getByLabel(words.instalments.due, { exact: true }).fill(day);
    await rows.nth(index).getByLabel(words.instalments.amount, { exact: true }).fill(amount);
  }
  await form.getByLabel(common.reason.label, { exact: true }).fill('家庭困难，申请分两期缴清');
  await picture(page, 'recovery-instalments');
  await button(form, words.instalments.submit).click();
  await form.waitFor({ state: 'hidden' });
  await agree(await casePage('reviewer2'));
  await reaches('owed');
  for (const [amount, slip, status] of [
    ['60', '农信 20210901-01', 'owed'],
    ['40', '农信 20211001-02', 'settled'],
  ] as const) {
    await receive(amount, slip);
    await reaches(status);
  }
});

test('a receipt that was booked wrongly is reversed by two, and the case is open again', async () => {
  const finance = await casePage('finance');
  await finance.locator('tr').filter({ hasText: '农信 20211001-02' }).getByRole('button').click();
  const form = dialog(finance);
  await form.getByLabel(common.reason.label, { exact: true }).fill('这笔是另一人缴的，记到了这件里');
  await picture(finance, 'recovery-reversal');
  await button(form, words.reversal.act).click();
  await form.waitFor({ state: 'hidden' });
  const second = await casePage('reviewer2');
  await picture(second, 'recovery-reversal-waiting');
  expect(await axeFindings(second)).toEqual([]);
  await agree(second);
  await reaches('owed');
  await picture(await casePage('finance'), 'recovery-reversed');
  await receive('40', '农信 20211008-05');
  await reaches('settled');
});

test('the claim shows what came back, and the budget has it', async () => {
  const page = await at('handler', `/desk/claims/${claimId}?line=${line.claimLineId}`);
  await main(page).getByText(claims.recovery.title('100.00', '100.00')).first().waitFor();
  await picture(page, 'recovery-claim-line');
  const finance = await casePage('finance');
  await finance.setViewportSize(PHONE);
  await picture(finance, 'recovery-settled-phone');
  expect(await axeFindings(finance)).toEqual([]);
  const { rows } = await get<{ rows: { budgetId: string }[] }>('finance', '/api/budgets');
  let came = 0;
  for (const { budgetId } of rows)
    for (const [kind, sign] of [
      ['recover', 1],
      ['recover-reversal', -1],
    ] as const) {
      const entries = await get<{ rows: { amountFen: number }[] }>(
        'finance',
        `/api/budgets/${budgetId}/entries?kind=${kind}`,
      );
      came += sign * entries.rows.reduce((sum, entry) => sum + entry.amountFen, 0);
    }
  expect(came).toBe(100_00);
});
