import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import { words as access } from '../../web/desk/platform/access/words.ts';
import { words as organisations } from '../../web/desk/registry/organisations/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { spokenDate, spokenDay } from '../../web/ui/format.ts';
import { agree, button, choose, decide, decided, dialog, main, waitUntil } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { writeList } from './workbooks.ts';

// A wrong suspension is lifted, the wrong dates of forty classes are taken back at once, money that the bank sends
// back late is open again, each by two people; and an officer on leave stops nothing.

let app: RunningApp;
let browser: Browser;
let folder = '';
const people = createPeople(() => ({ app, browser }));
const SCHOOL = '高唐县青禾职业培训学校';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  folder = await mkdtemp(join(tmpdir(), 'jilu-ways-back-'));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

const fill = (page: Page, label: string, text: string) =>
  dialog(page).getByLabel(label, { exact: true }).fill(text);

test('a wrong suspension is lifted by two people, from its first day', async () => {
  const { suspend, lift } = organisations;
  const { rows } = await people.get<{ rows: { organisationId: string; name: string }[] }>(
    'handler',
    '/api/organisations?limit=100',
  );
  const id = rows.find(({ name }) => name === SCHOOL)?.organisationId;
  const path = `/desk/organisations/${id}`;
  const status = async () =>
    (await people.get<{ status: string }>('handler', `/api/organisations/${id}`)).status;
  const today = await people.today();

  const handler = await people.at('handler', path);
  await button(main(handler), suspend.act).click();
  await fill(handler, suspend.on, today);
  await fill(handler, suspend.documentNumber, '高人社罚〔2021〕9号');
  await fill(handler, suspend.reason, '接到举报称虚假招生');
  await picture(handler, 'suspend');
  await button(dialog(handler), suspend.submit).click();
  await handler.getByText(suspend.sent).waitFor();
  const second = await people.at('reviewer2', path);
  await decide(second, 'passed');
  await decided(second);
  expect(await status()).toBe('suspended');

  await people.at('handler', path);
  await button(main(handler), lift.act).click();
  await choose(dialog(handler), lift.suspension, lift.suspendedFrom(spokenDate(today), '接到举报称虚假招生'));
  await fill(handler, lift.on, today);
  await fill(handler, lift.documentNumber, '高人社复〔2021〕1号');
  await fill(handler, lift.reason, '举报不实，原决定撤销');
  await picture(handler, 'lift-suspension');
  await button(dialog(handler), lift.submit).click();
  await handler.getByText(lift.sent).waitFor();
  const reviewer = await people.at('reviewer2', path);
  expect(await axeFindings(reviewer)).toEqual([]);
  await decide(reviewer, 'passed');
  await reviewer.getByText(lift.decided).waitFor();
  await main(reviewer).getByText(organisations.detail.neverHeld).waitFor();
  expect(await status()).toBe('in-catalogue');
});

const LIST_HEAD =
  '序号,班期名称,开班备案号,统一社会信用代码,培训职业（工种）,培训等级,培训类别,计划人数,总课时,开班日期,结业日期,批准日期';
const CLASSES = 40;
/** The name of each class, and the day on which it begins: one a day, so that no two may be taken for one another. */
const dayOf = (year: number, n: number) => new Date(Date.UTC(year, 10, n)).toISOString().slice(0, 10);
const nameOf = (n: number) => `保育师回退${String(n).padStart(2, '0')}班`;
const NUMBERS = Array.from({ length: CLASSES }, (_, index) => index + 1);

/** Imports the filing list of all classes with the days of this year. */
async function bring(year: number): Promise<Page> {
  const path = join(folder, `开班备案汇总表-${year}.xlsx`);
  await writeList(path, '开班备案汇总表', [
    LIST_HEAD.split(','),
    ...NUMBERS.map((n) => [
      ...[String(n), nameOf(n), `高人社培备〔2021〕9${n + 100}号`, '52371526MA554330X0'],
      ...['保育师', '初级', '就业技能培训', '30', '80', dayOf(year, n), dayOf(year, n + 19), '2021-06-01'],
    ]),
  ]);
  const page = await people.at('handler', '/desk/intake');
  await page.getByLabel(intake.drop.label, { exact: true }).setInputFiles(path);
  await button(main(page), intake.batch.confirm).click();
  await agree(page);
  await button(main(page), intake.undo.act).waitFor();
  return page;
}

interface ClassDays {
  readonly name: string;
  readonly startOn: string;
  readonly endOn: string;
}

test('the wrong dates of forty classes are taken back at once by two people', async () => {
  const { undo } = intake;
  const days = async () => {
    const { rows } = await people.get<{ rows: ClassDays[] }>('handler', '/api/classes?limit=100');
    return rows
      .filter(({ name }) => name.startsWith('保育师回退'))
      .map(({ name, startOn, endOn }) => ({ name, startOn, endOn }))
      .toSorted((one, other) => one.name.localeCompare(other.name));
  };
  const inYear = (year: number) =>
    NUMBERS.map((n) => ({ name: nameOf(n), startOn: dayOf(year, n), endOn: dayOf(year, n + 19) }));
  await bring(2021);
  expect(await days()).toEqual(inYear(2021));
  const handler = await bring(2022);
  expect(await days()).toEqual(inYear(2022));
  const path = new URL(handler.url()).pathname;
  await button(main(handler), undo.act).click();
  await fill(handler, undo.reason, '四十个班的年份都填错了');
  await picture(handler, 'undo-import');
  await button(dialog(handler), undo.submit).click();
  await handler.getByText(undo.sent).waitFor();
  const reviewer = await people.at('reviewer2', path);
  expect(await axeFindings(reviewer)).toEqual([]);
  await reviewer.setViewportSize(PHONE);
  await picture(reviewer, 'undo-import-narrow');
  await decide(reviewer, 'passed');
  await reviewer.getByText(undo.done).waitFor();
  expect(await days()).toEqual(inYear(2021));
  // What was taken back stays to be read: every class with the days that it lost.
  await reviewer.setViewportSize(DESKTOP);
  await picture(reviewer, 'undo-import-done');
});

interface Paid {
  readonly rows: readonly { readonly batchId: string; readonly status: string }[];
}
interface PaidBatch {
  readonly orders: readonly {
    readonly payeeName: string;
    readonly accountLast4: string;
    readonly amountFen: number;
    readonly status: string;
  }[];
}

test('money that the bank sends back late is open again, typed by one person and booked by another', async () => {
  const { typed } = payments;
  const { rows } = await people.get<Paid>('finance', '/api/payments');
  const path = `/payments/${rows.find(({ status }) => status === 'settled')?.batchId}`;
  const orders = async () => (await people.get<PaidBatch>('finance', `/api${path}`)).orders;
  const [order] = await orders();
  expect(order?.status).toBe('paid');
  const today = await people.today();

  const finance = await people.at('finance', `/desk${path}`);
  await button(main(finance), payments.batch.typed).click();
  const of = (label: string) => `${order?.payeeName} ${label}`;
  await dialog(finance).getByLabel(of(typed.result), { exact: true }).click();
  await finance.locator('.ant-select-item-option').filter({ hasText: typed.results.returned }).click();
  await fill(finance, of(typed.amount), String((order?.amountFen ?? 0) / 100));
  await fill(finance, of(typed.settledOn), today);
  await fill(finance, of(typed.last4), order?.accountLast4 ?? '');
  await fill(finance, of(typed.returnReason), '账号已销户');
  await fill(finance, typed.document, '柜面退汇通知 1 张');
  await picture(finance, 'late-return-typed');
  await button(dialog(finance), typed.submit).click();
  await decided(finance);
  expect((await orders())[0]?.status).toBe('paid');

  const second = await people.at('reviewer3', `/desk${path}`);
  expect(await axeFindings(second)).toEqual([]);
  await decide(second, 'passed');
  await decided(second);
  expect((await orders())[0]?.status).toBe('returned');
  const back = await people.at('finance', `/desk${path}`);
  await button(main(back), payments.order.correct).first().waitFor();
});

/** How often somebody is told that a step of this thing has passed its day. */
async function overdueFor(login: string, id: string | undefined): Promise<number> {
  const { rows } = await people.get<{ rows: { kind: string; link: { id: string } | null }[] }>(
    login,
    '/api/inbox',
  );
  return rows.filter(({ kind, link }) => kind === 'overdue' && link?.id === id).length;
}

test('an officer goes on leave in the middle of a review: a colleague decides for her, as both, and time runs on', async () => {
  const { delegation } = access;
  const { acting } = shell;
  const [from, to] = ['初审 钱亮', '复审 韩宁'];
  const today = await people.today();
  const { rows } = await people.get<{ rows: { claimId: string; subject: { name: string } }[] }>(
    'handler',
    '/api/claims?limit=100',
  );
  const claimId = rows.find(({ subject }) => subject.name.includes('沃禾'))?.claimId;
  const path = `/desk/claims/${claimId}`;
  const claim = () =>
    people.get<{ status: string; due: { dueOn: string } | null }>('handler', `/api/claims/${claimId}`);
  expect((await claim()).status).toBe('accepted');

  const officer = await people.at('reviewer1', '/desk/my-account');
  await button(main(officer), delegation.ask).click();
  const form = dialog(officer);
  await form.getByLabel(delegation.to, { exact: true }).click();
  await officer.locator('.ant-select-item-option').filter({ hasText: to }).first().click();
  await fill(officer, delegation.fromOn, today);
  await fill(officer, delegation.throughOn, today);
  await fill(officer, delegation.reason, '年休假外出');
  await picture(officer, 'leave-asked');
  await button(form, delegation.ask).click();
  await decided(officer);

  // Before it is released nobody acts for anybody.
  const colleague = await people.at('reviewer3', path);
  const begin = button(colleague, acting.begin(from, spokenDay(today)));
  expect(await begin.count()).toBe(0);
  const security = await people.at('secadmin', '/desk/accounts');
  await button(main(security), delegation.release).click();
  await button(dialog(security), delegation.release).click();
  await decided(security);

  await people.at('reviewer3', path);
  await begin.click();
  // Whoever begins or ends acting starts at the first page again.
  await colleague.waitForURL((url) => url.pathname === '/desk');
  await colleague.getByText(acting.now(from, spokenDay(today))).waitFor();
  await people.at('reviewer3', path);
  expect(await axeFindings(colleague)).toEqual([]);
  await decide(colleague, 'passed');
  await decided(colleague);
  expect((await claim()).status).toBe('first-reviewed');
  await main(colleague).getByText(`${to}（代${from}）`).first().waitFor();
  await picture(colleague, 'leave-decided');

  // As herself she is no second pair of eyes over her own step.
  await button(colleague, acting.end).click();
  await colleague.waitForURL((url) => url.pathname === '/desk');
  // The button that begins it says the same words and more.
  await colleague.getByText(acting.now(from, spokenDay(today)), { exact: true }).waitFor({ state: 'hidden' });
  await people.at('reviewer3', path);
  await decide(colleague, 'passed');
  await dialog(colleague).getByRole('alert').first().waitFor();
  expect((await claim()).status).toBe('first-reviewed');

  // The leave is over by itself; the next step passes its day and goes up to the city.
  const dueOn = (await claim()).due?.dueOn ?? '';
  expect(dueOn > today).toBe(true);
  await waitUntil(people, 'handler', (day) => day > dueOn);
  await people.at('reviewer3', path);
  expect(await begin.count()).toBe(0);
  await expect.poll(() => overdueFor('city', claimId), { timeout: 60_000 }).toBe(1);
});
