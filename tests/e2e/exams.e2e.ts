import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as corrected } from '../../web/desk/training/classes/result-words.ts';
import { words } from '../../web/desk/training/exams/words.ts';
import { words as own } from '../../web/mobile/exams/words.ts';
import { words as open } from '../../web/public/catalogues/words.ts';
import { spokenDay } from '../../web/ui/format.ts';
import { words as common } from '../../web/ui/words.ts';
import { agree, button, choose, dialog, inSight, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A completion exam: planned by the school, inspectors drawn, held with its recording, marked by paste, confirmed by the
// county, certified, the paper printed, its square checked by anybody, a certificate withdrawn by two.

const CLASS = '保育员班';
const DESKS = ['handler', 'handler2', 'reviewer1', 'reviewer2', 'reviewer3', 'reviewer4'];

let app: RunningApp;
let browser: Browser;
let examId = '';
const { at, get } = createPeople(() => ({ app, browser }));

interface Exam {
  status: string;
  version: number;
  classId: string;
  people: { personId: number; seatNo: number; name: string; certificateNumber: string | null }[];
  inspectionRecord: { inspectors: string[]; status: string } | null;
}
const exam = (login = 'handler') => get<Exam>(login, `/api/exams/${examId}`);
const desk = (login: string) => at(login, `/desk/exams/${examId}`);
const submit = (page: Page, label: string) => button(dialog(page), label).click();

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('the school lists its people, plans the exam and announces it', async () => {
  const list = await at('qinghe', '/desk/exams/officials');
  for (const [name, duty] of [
    ['戚考评', '考评员'],
    ['尹监考', '监考员'],
  ] as const) {
    await button(main(list), words.list.add).click();
    const form = dialog(list);
    await form.getByLabel(words.list.name, { exact: true }).fill(name);
    if (duty === '监考员') await form.getByLabel('考评员', { exact: true }).uncheck();
    await form.getByLabel(duty, { exact: true }).check();
    await submit(list, words.list.submit);
    await main(list).getByText(name).waitFor();
  }
  const page = await at('qinghe', '/desk/exams');
  await button(main(page), words.plan.act).click();
  const form = dialog(page);
  const { rows } = await get<{ rows: { name: string; endOn: string }[] }>('qinghe', '/api/classes');
  const endOn = rows.find(({ name }) => name === CLASS)?.endOn ?? '';
  await choose(form, words.plan.class, words.plan.option(CLASS, spokenDay(endOn)));
  await choose(form, words.plan.kind, '结业考核');
  await form.getByLabel(words.plan.day, { exact: true }).fill('2021-10-19');
  await form.getByLabel(words.plan.from, { exact: true }).fill('08:00');
  await form.getByLabel(words.plan.until, { exact: true }).fill('08:30');
  await form.getByLabel(words.plan.place, { exact: true }).fill('高唐县青禾职业培训学校二楼');
  await picture(page, 'exam-plan');
  await submit(page, words.plan.submit);
  await page.waitForURL(/\/desk\/exams\/[0-9a-f-]{36}$/);
  examId = page.url().split('/').at(-1) ?? '';
  await button(main(page), words.announce).click();
  await agree(page);
  await expect.poll(async () => (await exam()).status).toBe('announced');
});

test('the county draws two inspectors who did not review the class; one writes, the other signs', async () => {
  const page = await desk('handler');
  await button(main(page), words.inspection.draw).click();
  await agree(page);
  await expect.poll(async () => (await exam()).inspectionRecord?.inspectors.length).toBe(2);
  const drawn: string[] = [];
  for (const login of DESKS) {
    const seen = await get<{ inspectionRecord: { allowed: string[] } | null }>(login, `/api/exams/${examId}`);
    if (seen.inspectionRecord?.allowed.includes('exams.recordInspection')) drawn.push(login);
  }
  expect(drawn).toHaveLength(2);
  const [writer, signer] = drawn as [string, string];
  const writing = await desk(writer);
  await button(main(writing), words.inspection.record).click();
  const form = dialog(writing);
  await form.getByLabel(words.inspection.seen, { exact: true }).fill(String((await exam()).people.length));
  await form.getByLabel(words.inspection.inOrderYes, { exact: true }).check();
  await form
    .getByLabel(words.inspection.findings, { exact: true })
    .fill('逐人核对身份证，全程录像，没有替考');
  await picture(writing, 'exam-inspection');
  await submit(writing, words.inspection.recordSubmit);
  await form.waitFor({ state: 'hidden' });
  const signing = await desk(signer);
  await main(signing).locator('[data-decision="passed"]').first().click();
  await submit(signing, common.opinion.submit);
  await expect.poll(async () => (await exam()).inspectionRecord?.status).toBe('signed');
});

test('held with its recording, marked by a piece of a spreadsheet, confirmed by somebody else', async () => {
  const page = await desk('qinghe');
  await button(main(page), words.hold.act).click();
  const held = dialog(page);
  await held.getByLabel(words.hold.fileName, { exact: true }).fill('一考场.mp4');
  await held.getByLabel(words.hold.minutes, { exact: true }).fill('30');
  await held.getByLabel(words.hold.digest, { exact: true }).fill('ab'.repeat(32));
  await submit(page, words.hold.submit);
  await held.waitFor({ state: 'hidden' });
  await button(main(page), words.results.act).click();
  const grid = dialog(page);
  const { people } = await exam();
  await grid.getByLabel(words.results.cell(1, words.results.theory), { exact: true }).evaluate(
    (cell, text) => {
      const data = new DataTransfer();
      data.setData('text', text);
      cell.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    people.map(() => '81\t86\t84\t合格').join('\n'),
  );
  await picture(page, 'exam-results');
  expect(await axeFindings(page)).toEqual([]);
  await submit(page, words.results.submit);
  await grid.waitFor({ state: 'hidden' });
  expect((await exam()).status).toBe('results-entered');
  await expect.poll(() => button(main(page), words.confirm.passed).count()).toBe(0);

  const county = await desk('handler');
  await main(county).locator('[data-decision="passed"]').first().click();
  await submit(county, common.opinion.submit);
  await expect.poll(async () => (await exam()).status).toBe('confirmed');
});

test('she reads her result on the phone and asks to have it looked at again', async () => {
  const page = await at('worker2', '/m/exams');
  await page.setViewportSize(PHONE);
  await page.getByText(own.result.passed).waitFor();
  await page.getByRole('button', { name: own.ask, exact: true }).click();
  await page.getByLabel(own.why, { exact: true }).fill('实操第三项没有给分');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'exam-own-phone');
  await page.getByRole('button', { name: own.send, exact: true }).click();
  await page.getByRole('button', { name: own.takeBack, exact: true }).waitFor();
});

test('certificates are issued and printed; anybody checks the square without an account; one is withdrawn by two', async () => {
  const page = await desk('qinghe');
  await button(main(page), words.certify.act).click();
  await picture(page, 'exam-certify');
  await submit(page, words.certify.submit);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await main(page).getByRole('link', { name: words.print, exact: true }).waitFor();
  const { rows } = await get<{
    rows: { number: string; name: string; checkCode: string; personId: number }[];
  }>('qinghe', `/api/exams/${examId}/certificates`);
  expect(rows.length).toBeGreaterThan(0);
  const [first] = rows;
  expect(first?.number).toMatch(/^3715262021\d{5}$/);
  const paper = await at('qinghe', `/print/exams/${examId}/certificates`);
  await paper
    .getByText(first?.number ?? '')
    .first()
    .waitFor();
  await picture(paper, 'exam-certificate-print');
  const pdf = await paper.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  const anybody = await (await browser.newContext({ viewport: PHONE })).newPage();
  await anybody.goto(`${app.address}/c/${first?.checkCode}`);
  await anybody.getByText(open.certificate.found(1)).waitFor();
  const shown = (await main(anybody).textContent()) ?? '';
  expect(shown).toContain(`${first?.name.slice(0, 1)}*`);
  expect(shown).not.toContain(first?.name ?? '');
  await picture(anybody, 'certificate-check-phone');

  const classId = (await exam()).classId;
  const handler = await at('handler', `/desk/classes/${classId}?tab=results`);
  // Certificates are in the order in which they were drawn up: whoever is first may be far down the roster.
  // Whoever holds several has an act for each, which says its number, in one menu.
  const more = await inSight(handler, button(main(handler), `${common.more} ${first?.name}`));
  await more.click();
  await handler
    .getByRole('menuitem', { name: `${corrected.withdraw} ${first?.number}`, exact: true })
    .click();
  const form = dialog(handler);
  await form.getByLabel(corrected.withdrawnOn, { exact: true }).fill('2021-10-19');
  await form.getByLabel('理由', { exact: true }).fill('查实替考，撤销证书');
  await form.getByLabel('依据的材料', { exact: true }).fill('撤销决定 1 号');
  await button(form, corrected.submit).click();
  await form.waitFor({ state: 'hidden' });
  const reviewer = await at('reviewer2', `/desk/classes/${classId}?tab=results`);
  await main(reviewer).locator('[data-decision="passed"]').first().click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await reviewer.getByText(corrected.passed).waitFor();
  await anybody.reload();
  await anybody.getByText('已撤销').first().waitFor();
});
