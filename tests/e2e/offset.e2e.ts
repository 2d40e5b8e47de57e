import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words } from '../../web/desk/benefits/recoveries/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { agree, button, decided, dialog, main, waitUntil } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { createCounty } from './walk-county.ts';

// A firm owes what it was paid for one trainee, and would be paid next for another: finance sets the one off against the
// other, another person decides, and firm and trainee read it.

const CLASS = '电工班';

interface Line {
  readonly claimLineId: string;
  readonly status: string;
  readonly amountFen: number;
  readonly version: number;
  readonly person: { readonly name: string };
  readonly hold: { readonly version: number } | null;
}
interface Claim {
  readonly claimId: string;
  readonly status: string;
  readonly subject: { readonly name: string };
  readonly lineRows: readonly Line[];
}

let app: RunningApp;
let browser: Browser;
let claimId = '';
/** The line of the trainee with a phone: it is set off. */
let nextId = '';
let recoveryId = '';
const people = createPeople(() => ({ app, browser }));
const { at } = people;
const { county, close } = createCounty(
  () => app,
  () => ({}),
);
const { get, post } = county;
const claim = () => get<Claim>('handler', `/api/claims/${claimId}`);
const lineOf = async (claimLineId: string) => {
  const found = (await claim()).lineRows.find((line) => line.claimLineId === claimLineId);
  if (!found) throw new Error('the claim has no such line');
  return found;
};
const casePage = (login: string) => at(login, `/desk/recoveries/${recoveryId}`);
const linePage = (login: string) => at(login, `/desk/claims/${claimId}?line=${nextId}`);
const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: Claim[] }>('handler', '/api/claims?limit=100');
  claimId = rows.find(({ subject }) => subject.name === CLASS)?.claimId ?? '';
  const { items } = await get<{ items: { claimLineId: string }[] }>('worker4', '/api/me/subsidies');
  nextId = items[0]?.claimLineId ?? '';
});
afterAll(async () => {
  await close();
  await browser?.close();
  await app?.stop();
});

/** The list is closed once its days are over. */
async function endPublication(): Promise<void> {
  const { rows } = await get<{
    rows: { publicationId: string; status: string; lastDay: string; version: number }[];
  }>('handler', '/api/publications');
  const shown = rows.find(({ status }) => status === 'open');
  await waitUntil(people, 'handler', (day) => day > (shown?.lastDay ?? ''));
  await post('handler', `/api/publications/${shown?.publicationId}/close`, { version: shown?.version });
}

/** One line stays behind while the others are paid, and is released by two afterwards. */
async function payAllButOne(): Promise<void> {
  const path = `/api/claims/${claimId}/lines/${nextId}`;
  const { version } = await lineOf(nextId);
  await post('handler', `${path}/hold`, { version, reason: '本人来电，账号要核对' });
  const { batchId } = await post<{ batchId: string }>('finance', '/api/payments', { claimIds: [claimId] });
  const batch = `/api/payments/${batchId}`;
  await post('reviewer3', `${batch}/approve`, { version: 1, decision: 'passed' });
  const sending = await at('finance', `/desk/payments/${batchId}`);
  const file = sending.waitForEvent('download');
  await button(main(sending), payments.batch.export).click();
  await agree(sending);
  await file;
  const sent = await get<{
    version: number;
    orders: { orderId: string; amountFen: number; accountLast4: string }[];
  }>('finance', batch);
  const settledOn = await people.today();
  const { returnId } = await post<{ returnId: string }>('finance', `${batch}/typed-returns`, {
    version: sent.version,
    document: '柜面回单 1 张',
    answers: sent.orders.map(({ orderId, amountFen, accountLast4 }) => ({
      ...{ orderId, amountFen, accountLast4, settledOn },
      ...{ result: 'paid', reason: null, bankReference: 'NS20211101-1' },
    })),
  });
  await post('reviewer2', `${batch}/typed-returns/${returnId}/review`, {
    version: 1,
    decision: 'passed',
  });
  const held = (await lineOf(nextId)).hold;
  await post('handler', `${path}/release-proposal`, { version: held?.version, reason: '账号已核对，没有错' });
  const proposed = (await lineOf(nextId)).hold;
  await post('reviewer2', `${path}/release-decision`, { version: proposed?.version, decision: 'passed' });
}

test('the firm was paid for all but one, and what it got for another must come back', async () => {
  await endPublication();
  await payAllButOne();
  expect((await lineOf(nextId)).status).toBe('payable');
  const paid = (await claim()).lineRows.filter(({ status }) => status === 'paid');
  const wrong = paid.find(({ amountFen }) => amountFen > 0);
  const opened = await post<{ recoveryId: string }>('handler', '/api/recovery-cases', {
    lines: [{ claimLineId: wrong?.claimLineId, amountFen: wrong?.amountFen }],
    ...{ ground: 'facts-changed', reason: '其中一人培训期间不在岗' },
    ...{ payTo: '高唐县财政局非税账户 15-4210', answerDays: 5, payDays: 10 },
  });
  recoveryId = opened.recoveryId;
  const path = `/api/recovery-cases/${recoveryId}`;
  await post('reviewer2', `${path}/decision`, { version: 1, decision: 'passed' });
  await post('handler', `${path}/answers`, {
    version: 2,
    content: '我单位同意退回，请从应付的补贴里抵扣',
    answeredOn: await people.today(),
  });
  await post('handler', `${path}/confirmation`, { version: 3, reason: '对方没有不同意见' });
});

test('finance proposes to set it off, and another person decides', async () => {
  const next = await lineOf(nextId);
  const finance = await casePage('finance');
  await button(main(finance), words.offset.act).click();
  const form = dialog(finance);
  await form.getByRole('checkbox', { name: words.offset.choose(next.person.name), exact: true }).check();
  await form.getByLabel(common.reason.label, { exact: true }).fill('对方同意抵扣');
  await picture(finance, 'offset-proposed');
  await button(form, words.offset.submit).click();
  await form.waitFor({ state: 'hidden' });
  expect(await button(main(finance), words.offset.decide.labels.passed).count(), 'not by the same').toBe(0);
  expect((await lineOf(nextId)).status).toBe('payable');

  const second = await casePage('reviewer2');
  await second.setViewportSize(PHONE);
  await main(second).getByRole('link', { name: next.person.name, exact: true }).waitFor();
  expect(await axeFindings(second)).toEqual([]);
  expect(await fits(second)).toBe(true);
  await picture(second, 'offset-waiting-phone');
  await button(main(second), words.offset.decide.labels.passed).click();
  await button(dialog(second), common.opinion.submit).click();
  await decided(second);
  await expect.poll(async () => (await lineOf(nextId)).status, { timeout: 15_000 }).toBe('paid');
});

test('the line, the firm and the trainee say that it was set off', async () => {
  const today = await people.today();
  const page = await linePage('handler');
  await main(page).getByText(claims.recovery.setOff(today)).first().waitFor();
  await picture(page, 'offset-line');
  const firm = await casePage('luyue');
  await main(firm).getByText('已追回', { exact: true }).first().waitFor();
  await main(firm)
    .getByRole('link', { name: (await lineOf(nextId)).person.name })
    .first()
    .waitFor();
  expect(await axeFindings(firm)).toEqual([]);
  await picture(firm, 'offset-firm');
  await firm.setViewportSize(PHONE);
  expect(await fits(firm)).toBe(true);
  await picture(firm, 'offset-firm-phone');
  const hers = await at('worker4', `/m/money/${nextId}`);
  await hers.setViewportSize(PHONE);
  await main(hers)
    .getByText(/抵了山东鲁岳重型机械有限公司要退回的钱/)
    .first()
    .waitFor();
  expect(await axeFindings(hers)).toEqual([]);
  expect(await fits(hers)).toBe(true);
  await picture(hers, 'offset-worker-phone');
});
