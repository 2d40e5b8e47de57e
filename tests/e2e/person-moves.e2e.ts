import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as corrections } from '../../web/desk/registry/persons/correction-words.ts';
import { words as merges } from '../../web/desk/registry/persons/merge-words.ts';
import { words as moves } from '../../web/desk/registry/persons/move-words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A person is handed to another county and taken back before that county takes her in; a number nobody has is looked for.

let app: RunningApp;
let browser: Browser;
let personId = 0;
const { at, get } = createPeople(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: { claimId: string }[] }>('handler', '/api/claims?limit=1');
  const { lineRows } = await get<{ lineRows: { person: { personId: number } }[] }>(
    'handler',
    `/api/claims/${rows[0]?.claimId}`,
  );
  personId = lineRows[0]?.person.personId ?? 0;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('a person who moves is released by a second person and taken back by her county', async () => {
  const page = await at('handler', `/desk/persons/${personId}`);
  await button(main(page), moves.propose).click();
  const form = dialog(page);
  await choose(form, moves.to, '茌平区');
  await form.getByLabel(corrections.document, { exact: true }).fill('户口迁移证 2021-10-18');
  await form.getByLabel(corrections.reason, { exact: true }).fill('全家迁往茌平区');
  await picture(page, 'person-move');
  await button(form, moves.submit).click();
  await form.waitFor({ state: 'hidden' });
  const kept = main(page).getByRole('region', { name: moves.title });
  await kept.getByText('全家迁往茌平区').first().waitFor();
  await page.setViewportSize(PHONE);
  await picture(page, 'person-of-move-phone');
  await page.setViewportSize({ width: 1366, height: 768 });

  const reviewer = await at('reviewer2', '/desk/person-moves');
  await main(reviewer).getByText('全家迁往茌平区').first().waitFor();
  expect(await axeFindings(reviewer)).toEqual([]);
  await picture(reviewer, 'person-moves-waiting');
  await reviewer.setViewportSize(PHONE);
  await picture(reviewer, 'person-moves-phone');
  await button(main(reviewer), moves.decideLabels.passed).click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await decided(reviewer);

  const back = await at('handler', '/desk/person-moves');
  await button(main(back), moves.withdraw).click();
  await dialog(back).getByLabel(common.reason.label, { exact: true }).fill('本人没有搬走');
  await button(dialog(back), moves.withdraw).click();
  await dialog(back).waitFor({ state: 'hidden' });
  await main(back).getByText(moves.noneWaiting).waitFor();
});

test('another number of the same person is looked for on the page; of a number nobody has it says so', async () => {
  const page = await at('handler', `/desk/persons/${personId}`);
  await button(main(page), merges.byNumber).click();
  const form = dialog(page);
  await form.getByLabel(merges.otherNumber, { exact: true }).fill('E12345678');
  await button(form, merges.find).click();
  await form.getByText(merges.notFound).waitFor();
  await picture(page, 'merge-by-number');
});
