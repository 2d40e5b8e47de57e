import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as corrections } from '../../web/desk/registry/persons/correction-words.ts';
import { words as changes } from '../../web/desk/training/classes/change-words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { checkDigitOf } from './workbooks.ts';

// The number of one trainee was typed wrongly: two people correct it, and the line that was held meanwhile goes on.

const CLASS = '保育员班';
const FIRST_17 = '37152619790305712';

let app: RunningApp;
let browser: Browser;
let claim = { claimId: '', classId: '' };
let line = { claimLineId: '', name: '', personId: 0 };
const { at, get } = createPeople(() => ({ app, browser }));

interface Claim {
  claimId: string;
  status: string;
  subject: { id: string; name: string };
  ready: { publish: { count: number } };
  lineRows: { claimLineId: string; status: string; person: { name: string; personId: number } }[];
}
const read = () => get<Claim>('handler', `/api/claims/${claim.claimId}`);
const ready = async () => (await read()).ready.publish.count;
const linePage = (login: string) => at(login, `/desk/claims/${claim.claimId}?line=${line.claimLineId}`);

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: Claim[] }>('handler', '/api/claims?limit=100');
  const found = rows.find((row) => row.subject.name === CLASS);
  claim = { claimId: found?.claimId ?? '', classId: found?.subject.id ?? '' };
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('an approved claim has a trainee whose number is wrong', async () => {
  const page = await at('qinghe', `/desk/claims/${claim.claimId}`);
  await button(main(page), claims.acts.confirm).click();
  await page.locator('.ant-popconfirm .ant-btn-primary').click();
  await expect.poll(async () => (await read()).status, { timeout: 15_000 }).toBe('confirmed');
  for (const [login, reached] of [
    ['handler', 'accepted'],
    ['reviewer1', 'first-reviewed'],
    ['reviewer2', 'approved'],
  ] as const) {
    const review = await at(login, `/desk/claims/${claim.claimId}`);
    await main(review).locator('[data-decision="passed"]').first().click();
    await button(dialog(review), common.opinion.submit).click();
    await decided(review);
    await expect.poll(async () => (await read()).status, { timeout: 15_000 }).toBe(reached);
  }
  const granted = (await read()).lineRows.find(({ status }) => status === 'granted');
  line = {
    claimLineId: granted?.claimLineId ?? '',
    name: granted?.person.name ?? '',
    personId: granted?.person.personId ?? 0,
  };
});

test('the institution corrects the number on the roster; the line is held until two people release it', async () => {
  const before = await ready();
  const page = await at('qinghe', `/desk/classes/${claim.classId}?tab=roster`);
  await button(main(page), `${changes.roster.correct} ${line.name}`).first().click();
  await picture(page, 'roster-correct');
  await button(dialog(page), changes.roster.number).click();
  await page.getByText(corrections.correctTitle(line.name)).waitFor();
  const form = dialog(page);
  await form.getByLabel(corrections.idNumber, { exact: true }).fill(FIRST_17 + checkDigitOf(FIRST_17));
  await choose(form, corrections.documentKind, '居民身份证');
  await form.getByLabel(corrections.reason, { exact: true }).fill('报名表上看错一位，本人来电指出');
  await form.getByLabel(corrections.document, { exact: true }).fill('居民身份证原件');
  await picture(page, 'person-correct');
  await button(form, corrections.submit).click();
  await page.getByText(corrections.sent(1)).waitFor();
  expect(await ready()).toBe(before - 1);

  const reviewer = await at('reviewer2', '/desk/person-corrections');
  const row = main(reviewer).getByRole('row').filter({ hasText: line.name }).first();
  await row.getByText('报名表上看错一位，本人来电指出').first().waitFor();
  expect(await axeFindings(reviewer)).toEqual([]);
  await picture(reviewer, 'person-corrections');
  await row.locator('[data-decision="passed"]').click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await reviewer.getByText(corrections.passed).waitFor();

  const handler = await at('handler', `/desk/persons/${line.personId}`);
  const kept = main(handler).getByRole('region', { name: corrections.ofPerson });
  await kept.getByText('报名表上看错一位，本人来电指出').first().waitFor();
  await button(main(handler), corrections.supply).waitFor();

  const held = await linePage('handler');
  await main(held)
    .getByText(/证件号码正在更正/)
    .first()
    .waitFor();
  await button(main(held), claims.hold.release).click();
  await dialog(held)
    .getByLabel(common.reason.label, { exact: true })
    .fill('已按新号码比对部门数据，没有变化');
  await button(dialog(held), claims.hold.release).click();
  await dialog(held).waitFor({ state: 'hidden' });
  const second = await linePage('reviewer2');
  await button(main(second), claims.hold.decisions.passed).click();
  await button(dialog(second), common.opinion.submit).click();
  await decided(second);
  await expect.poll(ready, { timeout: 15_000 }).toBe(before);
});

test('what holds up money has a list of its own, on a phone too', async () => {
  const page = await at('handler', '/desk/missing-facts');
  await main(page).getByRole('heading', { level: 1 }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'missing-facts');
  await page.setViewportSize(PHONE);
  await picture(page, 'missing-facts-phone');
  const own = await at('qinghe', '/desk/missing-facts');
  await main(own).getByRole('heading', { level: 1 }).waitFor();
  await picture(own, 'missing-facts-institution');
  const corrected = await at('handler', '/desk/person-corrections');
  await picture(corrected, 'person-corrections-phone');
});
