import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as certificates } from '../../web/desk/benefits/claims/certificates-words.ts';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { agree, button, decide, decided, dialog, main, waitUntil } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import type { Visit } from './visit.ts';
import { visitPage } from './visit-page.ts';

// Saihan, where certificates are paid: a carer claims the skill-upgrade subsidy on her phone, the bureau computes the
// assessment subsidies of a school that has agreements; both go the whole road, each line with its purse and clause.

const SCHOOL = '赛罕区晨光职业培训学校';
const CLASS = '保育师一班';
const CARE = '养老护理员四级班';
const UPGRADE_FEN = 1_500_00;
/** Three whose agreement the school has; the fourth lacks an answer of the police. */
const SCHOOL_FEN = 3 * 180_00;

interface ClaimRow {
  readonly claimId: string;
  readonly number: string;
  readonly status: string;
  readonly benefit: string;
}

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { at, get, sessionOf } = people;
/** The claims of the story, by their benefit. */
const claimIds: Record<string, string> = {};
let batchId = '';

const rows = async () => (await get<{ rows: ClaimRow[] }>('handler', '/api/claims')).rows;
const statusOf = async (benefit: string) =>
  (await rows()).find(({ claimId }) => claimId === claimIds[benefit])?.status;
const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
/** A page of the desk, as wide as an office's screen. */
async function atDesk(login: string, path: string): Promise<Page> {
  const { page } = await sessionOf(login);
  await page.setViewportSize(DESKTOP);
  return at(login, path);
}
/** A page of the phone, as wide as a phone. */
async function onPhone(login: string, path: string): Promise<Page> {
  const { page } = await sessionOf(login);
  await page.setViewportSize(PHONE);
  return at(login, path);
}
/** What the other county has no data for. */
const visitsOf = (reviewed: string, paid: string): readonly Visit[] => [
  {
    route: '/desk',
    who: 'handler',
    act: (page) => page.locator('.work-list a').first(),
    shot: 'saihan-home',
  },
  {
    route: '/desk/certificate-claims',
    who: 'handler',
    act: (page) => button(main(page), certificates.toOrganisation(SCHOOL)),
    shot: 'saihan-certificates',
  },
  {
    route: `/desk/claims/${reviewed}`,
    who: 'reviewer1',
    act: (page) => button(main(page), common.opinion.passed).first(),
    shot: 'saihan-claim-reviewed',
  },
  {
    route: `/desk/claims/${paid}`,
    who: 'handler',
    act: (page) => main(page).getByRole('link', { name: CARE }).first(),
    shot: 'saihan-claim-paid',
  },
  {
    route: '/m/certificate',
    who: 'worker',
    act: (page) => button(page, mobile.certificate.claim),
    shot: 'saihan-certificate',
  },
];
const section = (page: Page, heading: string): Locator =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) });

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp('150105'), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('the pages of certificates are read, worked by keys and fit a phone', async () => {
  const before = await rows();
  const reviewed = before.find(({ status }) => status === 'accepted')?.claimId ?? '';
  const paid = before.find(({ benefit, status }) => benefit === 'assessment-subsidy' && status === 'settled');
  for (const visit of visitsOf(reviewed, paid?.claimId ?? ''))
    await visitPage(await sessionOf(visit.who), visit, app.address + visit.route);
});

test('a carer reads on her phone what her certificate brings, and claims it', async () => {
  const page = await onPhone('worker', '/m/certificate');
  const upgrade = section(page, '技能提升补贴');
  await button(upgrade, mobile.certificate.claim).click();
  await upgrade.getByText('县人社局按各部门的数据核对').waitFor();
  await button(upgrade, mobile.certificate.claimNow).click();
  await upgrade.getByText(mobile.certificate.yes).waitFor();
  await upgrade.getByText('1,500.00 元', { exact: true }).waitFor();
  await upgrade.locator('.by-what summary').first().click();
  await upgrade.getByText('NM-3-5b').waitFor();
  expect(await fits(page)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'certificate-claimed-phone');
  const { rows: own } = await get<{
    rows: { benefits: { benefit: string; claim: { claimId: string; status: string } | null }[] }[];
  }>('worker', '/api/me/certificates');
  const claim = own[0]?.benefits.find(({ benefit }) => benefit === 'skill-upgrade-subsidy')?.claim;
  expect(claim?.status).toBe('confirmed');
  claimIds['skill-upgrade-subsidy'] = claim?.claimId ?? '';
});

test('somebody whose answer is no reads why, by which clause, and what would make it a yes', async () => {
  const page = await onPhone('worker4', '/m/money');
  await page.locator('.cards a').first().click();
  await page.getByRole('heading', { name: mobile.money.whyNot }).waitFor();
  await page.locator('.by-what summary').first().click();
  await page.getByText('NM-3-5b').first().waitFor();
  await section(page, mobile.money.ways).getByText('认定以后拿同一本证书再来申领').waitFor();
  expect(await fits(page)).toBe(true);
  await picture(page, 'certificate-refused-phone');
});

test('the bureau computes what a school may claim by agreement; who has not signed is named', async () => {
  const page = await atDesk('handler', '/desk/certificate-claims');
  const row = section(page, '职业技能评价（鉴定）补贴').getByRole('row').filter({ hasText: CLASS });
  await button(row, certificates.toOrganisation(SCHOOL)).click();
  await page.getByText(certificates.askOrganisation(4, 4, SCHOOL)).waitFor();
  await picture(page, 'certificates-ask');
  await agree(page);
  const outcome = dialog(page);
  await outcome.getByRole('row').filter({ hasText: '张玉兰' }).getByText('代领协议').first().waitFor();
  await picture(page, 'certificates-computed');
  await outcome.getByRole('link', { name: /C150105-2024-/ }).click();
  await page.waitForURL(/\/desk\/claims\/[0-9a-f-]{36}/);
  claimIds['assessment-subsidy'] = page.url().split('/').at(-1) ?? '';
  const school = await atDesk('school', `/desk/claims/${claimIds['assessment-subsidy']}`);
  await button(main(school), claims.acts.confirm).click();
  await agree(school);
  await expect.poll(() => statusOf('assessment-subsidy'), { timeout: 15_000 }).toBe('confirmed');
});

test('three people review each, and each line says which purse carries it and by which clause', async () => {
  for (const [benefit, purse] of [
    ['skill-upgrade-subsidy', '失业保险基金 NM-3-5b'],
    ['assessment-subsidy', '就业补助资金 NM-3-5a'],
  ] as const)
    for (const [login, reached] of [
      ['handler2', 'accepted'],
      ['reviewer1', 'first-reviewed'],
      ['reviewer2', 'approved'],
    ] as const) {
      const page = await atDesk(login, `/desk/claims/${claimIds[benefit]}`);
      const cell = main(page)
        .getByRole('cell', { name: new RegExp(`^${purse}`) })
        .first();
      await cell.waitFor();
      const box = await cell.boundingBox();
      expect((box?.x ?? 9_999) + (box?.width ?? 0), 'read without moving the list').toBeLessThanOrEqual(1366);
      await decide(page, 'passed');
      await decided(page);
      await expect.poll(() => statusOf(benefit), { timeout: 15_000 }).toBe(reached);
      await picture(page, `certificates-${benefit}-${reached}`);
    }
});

test('both are published together, and the days pass', async () => {
  const page = await atDesk('handler', '/desk/publications');
  await button(main(page), publications.open).click();
  const form = dialog(page);
  const choices = form.getByRole('checkbox');
  await choices.nth(1).waitFor();
  for (const choice of await choices.all()) await choice.check();
  await form.getByLabel(publications.openName).fill('赛罕区 2024 年第二批评价补贴、技能提升补贴公示');
  await button(form, publications.openRun).click();
  await page.waitForURL(/\/desk\/publications\/[0-9a-f-]{36}/);
  const publicationId = page.url().split('/').at(-1) ?? '';
  const { lastDay } = await get<{ lastDay: string }>('handler', `/api/publications/${publicationId}`);
  await waitUntil(people, 'handler', (day) => day > lastDay);
  const ended = await atDesk('handler', `/desk/publications/${publicationId}`);
  await button(main(ended), publications.close).click();
  await agree(ended);
  for (const benefit of Object.keys(claimIds))
    await expect.poll(() => statusOf(benefit), { timeout: 15_000 }).toBe('payable');
});

test('finance pays both from their purses, another person approves, the bank says that all arrived', async () => {
  const finance = await atDesk('finance', '/desk/payments');
  await button(main(finance), payments.batch.prepare).click();
  const numbers = (await rows())
    .filter(({ claimId }) => Object.values(claimIds).includes(claimId))
    .map(({ number }) => number);
  expect(numbers).toHaveLength(2);
  for (const number of numbers)
    await dialog(finance).getByRole('row').filter({ hasText: number }).getByRole('checkbox').check();
  await button(dialog(finance), payments.batch.prepareRun).click();
  await finance.waitForURL(/\/desk\/payments\/[0-9a-f-]{36}/);
  batchId = finance.url().split('/').at(-1) ?? '';
  const payer = await atDesk('reviewer3', `/desk/payments/${batchId}`);
  expect(await axeFindings(payer)).toEqual([]);
  await decide(payer, 'passed');
  await decided(payer);
  const sending = await atDesk('finance', `/desk/payments/${batchId}`);
  const file = sending.waitForEvent('download');
  await button(main(sending), payments.batch.export).click();
  await agree(sending);
  await file;
  await picture(sending, 'certificates-batch');
  const { orders } = await get<{
    orders: { number: string; payeeName: string; accountLast4: string; amountFen: number }[];
  }>('finance', `/api/payments/${batchId}`);
  expect(orders.map(({ amountFen }) => amountFen).sort((one, other) => one - other)).toEqual([
    SCHOOL_FEN,
    UPGRADE_FEN,
  ]);
  const day = await people.today();
  const answers = [
    ['付款单号', '收款账号', '金额', '结果', '原因', '日期', '流水号'],
    ...orders.map(({ number, accountLast4, amountFen }, index) => [
      ...[number, `****${accountLast4}`, (amountFen / 100).toFixed(2), '成功', '', day],
      `NS${day.replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`,
    ]),
  ];
  await sending.locator('input[type="file"]').setInputFiles({
    name: '回单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${answers.map((row) => row.join(',')).join('\r\n')}`),
  });
  await sending
    .getByText(payments.batch.bankReturnDone(2, 0, 0))
    .first()
    .waitFor();
  const { rows: budgets } = await get<{ rows: { fundSource: string; paidFen: number }[] }>(
    'finance',
    '/api/budgets?year=2024',
  );
  const paid = (source: string) => budgets.find(({ fundSource }) => fundSource === source)?.paidFen;
  expect(paid('unemployment-insurance')).toBe(UPGRADE_FEN);
  // What was paid before: training of four at 1,200 yuan, assessment of four at 220 yuan.
  expect(paid('employment-subsidy-fund')).toBe(4 * 1_200_00 + 4 * 220_00 + SCHOOL_FEN);
});

test('she reads on her phone that it arrived, from which purse and by which clause', async () => {
  const page = await onPhone('worker', '/m/money');
  const card = page.locator('.cards li').filter({ hasText: '技能提升补贴' });
  await card.getByText(mobile.money.states.paid).waitFor();
  await picture(page, 'certificate-paid-phone');
  await card.getByRole('link').first().click();
  const head = page.locator('.headline');
  await head.getByText('由失业保险基金支付').waitFor();
  await head.locator('.by-what summary').click();
  await head.getByText('NM-3-5b').waitFor();
  await page.getByText('1,500.00 元').first().waitFor();
  expect(await fits(page)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'certificate-paid-line-phone');
  const school = await atDesk('school', `/desk/claims/${claimIds['assessment-subsidy']}`);
  await main(school).getByText('540.00 元').first().waitFor();
  await picture(school, 'certificates-school-paid');
});
