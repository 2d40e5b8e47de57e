import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as merges } from '../../web/desk/registry/persons/merge-words.ts';
import { words as persons } from '../../web/desk/registry/persons/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// Somebody was registered under two numbers: two people merge them, both pages say so, and two people undo it.

const NAME = '郭文静';
const PHONE_NUMBER = '19900004321';

let app: RunningApp;
let browser: Browser;
let two: { personId: number; idNumberMasked: string }[] = [];
const { at, get, sessionOf } = createPeople(() => ({ app, browser }));

async function post<T>(login: string, path: string, data: object): Promise<T> {
  const { page } = await sessionOf(login);
  const { csrfToken } = await get<{ csrfToken: string }>(login, '/api/me');
  const headers = { 'X-CSRF-Token': csrfToken, 'Idempotency-Key': crypto.randomUUID() };
  const reply = await page.request.post(app.address + path, { headers, data });
  expect(reply.ok(), await reply.text()).toBe(true);
  return (await reply.json()) as T;
}

/** Gives a person the name and phone of this story, by two people. */
async function rename(personId: number): Promise<void> {
  const grounds = { reason: '本人出示证件核对', document: '居民身份证原件' };
  const { correctionId } = await post<{ correctionId: string }>(
    'handler',
    `/api/persons/${personId}/corrections`,
    { name: NAME, phone: PHONE_NUMBER, ...grounds },
  );
  await post('reviewer2', `/api/person-corrections/${correctionId}/decision`, {
    version: 1,
    decision: 'passed',
  });
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: { claimId: string }[] }>('handler', '/api/claims?limit=100');
  for (const { claimId } of rows) {
    const { lineRows } = await get<{ lineRows: { person: (typeof two)[number] }[] }>(
      'handler',
      `/api/claims/${claimId}`,
    );
    const person = lineRows[two.length]?.person;
    if (person && two.length < 2 && person.personId !== two[0]?.personId) two = [...two, person];
  }
  for (const { personId } of two) await rename(personId);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('two who look alike are merged by two people, and both pages say so', async () => {
  const page = await at('handler', '/desk/person-duplicates');
  const row = main(page).getByRole('row').filter({ hasText: NAME }).first();
  await row.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'person-duplicates');
  await page.setViewportSize(PHONE);
  await picture(page, 'person-duplicates-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
  await button(row, merges.merge).click();
  const form = dialog(page);
  // Nobody is chosen beforehand.
  await form.getByLabel(merges.reason, { exact: true }).fill('户口簿和旧证都是本人，登记了两次');
  await form.getByLabel('依据的材料', { exact: true }).fill('户口簿、旧通行证复印件');
  await button(form, merges.submit).click();
  await form.getByText(merges.needStays).waitFor();
  await form.getByRole('radio').first().check();
  await picture(page, 'person-merge');
  await button(form, merges.submit).click();
  await page.getByText(/已提交，由复核岗另一人决定/).waitFor();

  const reviewer = await at('reviewer2', '/desk/person-duplicates');
  const waiting = main(reviewer).getByRole('region', { name: merges.waiting });
  await picture(reviewer, 'person-merge-waiting');
  await waiting.locator('[data-decision="passed"]').click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await reviewer.getByText(merges.passed).waitFor();

  const [first, second] = two as [(typeof two)[number], (typeof two)[number]];
  const one = await at('handler', `/desk/persons/${first.personId}`);
  await main(one).getByText(/并入/).first().waitFor();
  await picture(one, 'person-merged');
  const other = await at('handler', `/desk/persons/${second.personId}`);
  await main(other).getByText(/并入/).first().waitFor();
  expect(await main(other).getByText(persons.lines.none).count()).toBe(0);
});

test('a merge that was wrong is undone by two people', async () => {
  const page = await at('handler', '/desk/person-duplicates');
  const done = main(page).getByRole('region', { name: merges.done });
  await button(done, merges.undo).click();
  const form = dialog(page);
  await form.getByLabel(merges.reason, { exact: true }).fill('再核对是姐妹两人，不是同一人');
  await form.getByLabel('依据的材料', { exact: true }).fill('派出所户籍证明');
  await picture(page, 'person-merge-undo');
  await button(form, merges.submit).click();
  await page.getByText(/已提交，由复核岗另一人决定/).waitFor();
  const reviewer = await at('reviewer2', '/desk/person-duplicates');
  const waiting = main(reviewer).getByRole('region', { name: merges.waiting });
  await waiting.locator('[data-decision="passed"]').click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await reviewer.getByText(merges.passed).waitFor();

  const again = await at('handler', '/desk/person-duplicates');
  const pair = main(again)
    .getByRole('region', { name: merges.pairs })
    .getByRole('row')
    .filter({ hasText: NAME });
  await button(pair.first(), merges.keepApart).click();
  await dialog(again).getByLabel(merges.reason, { exact: true }).fill('当面核对，是姐妹两人');
  await button(dialog(again), merges.submit).click();
  await again.getByText(merges.apartSaid).waitFor();
  await main(again).getByRole('region', { name: merges.apart }).getByText('当面核对，是姐妹两人').waitFor();
});
