import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as corrections } from '../../web/desk/registry/persons/correction-words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { agree, button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// The law gives nobody of a class anything: the written refusal is issued by the second decision, printed, replaced by
// two people because a name was wrong, and read by the person on her phone.

const CLASS = '养老护理班';
const { decisions } = claims;

let app: RunningApp;
let browser: Browser;
let claimId = '';
let own = { claimLineId: '', name: '', personId: 0 };
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;

interface Claim {
  claimId: string;
  status: string;
  subject: { name: string };
  lineRows: { claimLineId: string; person: { name: string; personId: number } }[];
}
interface Kept {
  decisions: { decisionId: string; kind: string; number: string; edition: number; status: string }[];
  changedLines: number;
}
const claimPage = (login: string) => at(login, `/desk/claims/${claimId}`);
const read = () => get<Claim>('handler', `/api/claims/${claimId}`);
const kept = () => get<Kept>('handler', `/api/claims/${claimId}/decisions`);
const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: Claim[] }>('handler', '/api/claims?limit=100');
  claimId = rows.find(({ subject }) => subject.name === CLASS)?.claimId ?? '';
  const { items } = await get<{ items: { claimLineId: string }[] }>('worker3', '/api/me/subsidies');
  const line = (await read()).lineRows.find(({ claimLineId }) => claimLineId === items[0]?.claimLineId);
  own = { claimLineId: line?.claimLineId ?? '', name: '', personId: 0, ...line?.person };
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** The next person passes what waits on this page. */
async function pass(page: Page): Promise<void> {
  await main(page).locator('[data-decision="passed"]').first().click();
  await button(dialog(page), common.opinion.submit).click();
  await decided(page);
}

/** What she finds by tapping from the first page of her phone. */
async function onPhone(): Promise<Page> {
  const page = await at('worker3', '/m');
  await page.setViewportSize(PHONE);
  await page.getByRole('link', { name: mobile.entries.money }).first().click();
  // The first page says 点开看 of her money too: the list has to be there before a line of it is opened.
  await page.waitForURL(/\/m\/money$/);
  // She may have more lines than this one, in an order that two of the same day do not settle.
  await main(page).locator(`a[href$="/m/money/${own.claimLineId}"]`).click();
  await page.waitForURL(new RegExp(`/m/money/${own.claimLineId}$`));
  await main(page).getByRole('heading', { name: mobile.money.whyNot }).waitFor();
  return page;
}

test('before two people have decided nobody has a decision: the institution hands the claim in', async () => {
  expect((await kept()).decisions).toEqual([]);
  expect(await (await onPhone()).getByRole('link', { name: mobile.decision.see }).count()).toBe(0);
  const institution = await claimPage('ankang');
  await button(main(institution), claims.acts.confirm).click();
  await agree(institution);
  await expect.poll(async () => (await read()).status, { timeout: 15_000 }).toBe('confirmed');
  for (const [login, reached] of [
    ['handler', 'accepted'],
    ['reviewer1', 'first-reviewed'],
  ] as const) {
    await pass(await claimPage(login));
    await expect.poll(async () => (await read()).status, { timeout: 15_000 }).toBe(reached);
    expect((await kept()).decisions).toEqual([]);
  }
});

test('the second decision issues the written refusal, and it prints as issued', async () => {
  const page = await claimPage('reviewer2');
  await pass(page);
  await expect.poll(async () => (await kept()).decisions.length, { timeout: 15_000 }).toBe(1);
  const [first] = (await kept()).decisions;
  expect(first).toMatchObject({ kind: 'refusal', edition: 1, status: 'issued' });
  const institution = await claimPage('ankang');
  const link = main(institution).getByRole('link', {
    name: `${decisions.kinds.refusal} ${decisions.edition(first?.number ?? '', 1)}`,
  });
  await link.waitFor();
  expect(await axeFindings(institution)).toEqual([]);
  await picture(institution, 'decision-issued');
  const printed = await at('ankang', (await link.getAttribute('href')) ?? '');
  await printed.getByText(own.name, { exact: true }).first().waitFor();
  await printed
    .getByText(/晚于开班日.*先备案、后开班/)
    .first()
    .waitFor();
  expect(await printed.getByText('LC-11a', { exact: false }).count()).toBeGreaterThan(0);
  await picture(printed, 'decision-printed');
});

test('a name that was wrong is corrected by two, and so is the decision that says it', async () => {
  const page = await at('handler', `/desk/persons/${own.personId}`);
  await button(main(page), corrections.correct).click();
  const form = dialog(page);
  await form.getByLabel(corrections.name, { exact: true }).fill(`${own.name}秀`);
  await form.getByLabel(corrections.reason, { exact: true }).fill('花名册上漏了一个字');
  await form.getByLabel(corrections.document, { exact: true }).fill('居民身份证原件');
  await button(form, corrections.submit).click();
  await form.waitFor({ state: 'hidden' });
  expect((await kept()).changedLines).toBe(0);
  const reviewer = await at('reviewer2', '/desk/person-corrections');
  await pass(reviewer);
  await expect.poll(async () => (await kept()).changedLines, { timeout: 15_000 }).toBe(1);

  const handler = await claimPage('handler');
  await main(handler).getByText(decisions.changed(1)).waitFor();
  await button(main(handler), decisions.propose).click();
  await dialog(handler).getByLabel(common.reason.label, { exact: true }).fill('姓名已按身份证更正');
  await picture(handler, 'decision-replace');
  await button(dialog(handler), decisions.propose).click();
  await decided(handler);
  const proposer = await claimPage('handler');
  expect(await button(main(proposer), decisions.decisions.passed).count(), 'not by the same person').toBe(0);
  const second = await claimPage('reviewer3');
  await second.setViewportSize(PHONE);
  await button(main(second), decisions.decisions.passed).waitFor();
  expect(await axeFindings(second)).toEqual([]);
  expect(await fits(second)).toBe(true);
  await picture(second, 'decision-replace-phone');
  await button(main(second), decisions.decisions.passed).click();
  await button(dialog(second), common.opinion.submit).click();
  await decided(second);
  await expect
    .poll(async () => (await kept()).decisions.map(({ edition, status }) => [edition, status]), {
      timeout: 15_000,
    })
    .toEqual([
      [2, 'issued'],
      [1, 'replaced'],
    ]);
  const old = await at('ankang', `/print/decisions/${(await kept()).decisions[1]?.decisionId}`);
  await old
    .getByText(/姓名已按身份证更正/)
    .first()
    .waitFor();
  await old.getByText(own.name, { exact: true }).first().waitFor();
  await picture(old, 'decision-ended');
});

test('she reads hers on the phone, both editions, and nobody else’s', async () => {
  const page = await onPhone();
  await page.getByRole('link', { name: mobile.decision.see }).click();
  await page.waitForURL(new RegExp(`/m/money/${own.claimLineId}/decision$`));
  const articles = main(page).getByRole('article');
  await articles
    .first()
    .getByText(new RegExp(`${own.name}秀 `))
    .waitFor();
  await articles.nth(1).getByText(mobile.decision.ended('姓名已按身份证更正')).waitFor();
  for (const article of await articles.all())
    expect(await article.getByText(mobile.decision.refused, { exact: true }).count()).toBe(1);
  const text = await main(page).textContent();
  for (const { person } of (await read()).lineRows)
    if (person.personId !== own.personId) expect(text).not.toContain(person.name);
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await picture(page, 'decision-own-phone');
});
