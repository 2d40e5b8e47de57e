import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as corrected } from '../../web/desk/training/classes/result-words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A mark was typed wrongly and a certificate is withdrawn by whoever issued it: both are put right on the page of the class.

const CLASS = '保育员班';

let app: RunningApp;
let browser: Browser;
let classId = '';
let trainee = { name: '', personId: 0, overallScore: 0 };
const { at, get } = createPeople(() => ({ app, browser }));

interface Sheet {
  rows: {
    name: string;
    personId: number;
    overallScore: number | null;
    result: string | null;
    certificates: { number: string }[];
    endedCertificates: { endedAs: string }[];
  }[];
}
const rowOf = async () =>
  (await get<Sheet>('handler', `/api/classes/${classId}/results`)).rows.find(
    ({ personId }) => personId === trainee.personId,
  );
const results = (login: string) => at(login, `/desk/classes/${classId}?tab=results`);

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: { subject: { id: string; name: string } }[] }>(
    'handler',
    '/api/claims?limit=100',
  );
  classId = rows.find(({ subject }) => subject.name === CLASS)?.subject.id ?? '';
  const sheet = await get<Sheet>('handler', `/api/classes/${classId}/results`);
  const found = sheet.rows.find((row) => row.result === 'passed' && row.certificates.length === 1);
  trainee = {
    name: found?.name ?? '',
    personId: found?.personId ?? 0,
    overallScore: found?.overallScore ?? 0,
  };
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('the institution corrects a mark, and one reviewer agrees', async () => {
  const page = await results('qinghe');
  await button(main(page), `${corrected.result} ${trainee.name}`).click();
  const form = dialog(page);
  const right = trainee.overallScore === 88 ? 87 : 88;
  await form.getByLabel(corrected.overall, { exact: true }).fill(String(right));
  await form.getByLabel('理由', { exact: true }).fill('登记时看错一行');
  await form.getByLabel('依据的材料', { exact: true }).fill('成绩登记表原件');
  await picture(page, 'result-correct');
  await button(form, corrected.submit).click();
  await form.waitFor({ state: 'hidden' });
  expect((await rowOf())?.overallScore).toBe(trainee.overallScore);

  const reviewer = await results('reviewer1');
  await main(reviewer).getByText(corrected.waiting(1)).waitFor();
  const waiting = main(reviewer).getByRole('region', { name: corrected.list, exact: true });
  await waiting.getByText('登记时看错一行').first().waitFor();
  expect(await axeFindings(reviewer)).toEqual([]);
  await picture(reviewer, 'result-corrections');
  await waiting.locator('[data-decision="passed"]').first().click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await reviewer.getByText(corrected.passed).waitFor();
  await expect.poll(async () => (await rowOf())?.overallScore).toBe(right);
});

test('a withdrawn certificate ends by two, and both see it', async () => {
  const page = await results('handler');
  await button(main(page), `${corrected.withdraw} ${trainee.name}`).click();
  const form = dialog(page);
  await form.getByLabel(corrected.withdrawnOn, { exact: true }).fill('2021-10-11');
  await form.getByLabel('理由', { exact: true }).fill('评价机构认定替考，撤销证书');
  await form.getByLabel('依据的材料', { exact: true }).fill('评价机构撤销决定 3 号');
  await picture(page, 'certificate-withdraw');
  await button(form, corrected.submit).click();
  await form.waitFor({ state: 'hidden' });

  const reviewer = await results('reviewer2');
  const waiting = main(reviewer).getByRole('region', { name: corrected.list, exact: true });
  await waiting.locator('[data-decision="passed"]').first().click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await reviewer.getByText(corrected.passed).waitFor();
  await expect.poll(async () => (await rowOf())?.endedCertificates[0]?.endedAs).toBe('withdrawn');

  const own = await results('qinghe');
  await main(own)
    .getByText(/已撤销/)
    .first()
    .waitFor();
  await picture(own, 'results-after');
  await own.setViewportSize(PHONE);
  await picture(own, 'results-after-phone');
  await button(main(await results('handler')), `${corrected.restore} ${trainee.name}`).waitFor();
});
