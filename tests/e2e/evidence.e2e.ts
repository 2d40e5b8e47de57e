import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { words as evidence } from '../../web/desk/training/evidence/words.ts';
import { words as online } from '../../web/desk/training/online-training/words.ts';
import { button, choose, decide, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A teacher adds photos on the phone, one of them no photo; a photo of another day is found to be the same; the handler
// and the second reviewer judge it; the person's own line; the platforms.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get } = people;
let classId = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
  classId = rows.find(({ name }) => name === '保育员班')?.classId ?? '';
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-evidence-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Fits the width, and has no serious finding. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true);
  await picture(page, name);
}

const photo = (shade: number) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .composite(
      [0, 1, 2, 3].map((n) => ({
        input: {
          create: {
            width: 120,
            height: 90,
            channels: 3 as const,
            background: { r: 40 * n, g: 200 - 40 * n, b: shade },
          },
        },
        left: 30 + 130 * n,
        top: 40 + 80 * ((n + shade) % 4),
      })),
    )
    .jpeg()
    .toBuffer();

const classPage = (login: string) => at(login, `/desk/classes/${classId}/evidence`);

async function addPhotos(page: Page, day: string, files: { name: string; content: Buffer }[]): Promise<void> {
  await button(main(page), evidence.add.act).click();
  const form = dialog(page);
  await form.getByLabel(evidence.add.day, { exact: true }).fill(day);
  await choose(form, evidence.add.half, '上午');
  await form
    .locator('input[type=file]')
    .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'image/jpeg', buffer: content })));
  await form
    .getByText(evidence.add.chosen(files.filter(({ name }) => name.endsWith('.jpg')).length))
    .waitFor();
}

test('on the phone the teacher adds photos at once; one that is no photo is said by its name, the others stay', async () => {
  const page = await classPage('teacher');
  await page.setViewportSize(PHONE);
  await addPhotos(page, '2021-06-30', [
    { name: '上课一.jpg', content: await photo(10) },
    { name: '不是照片.png', content: Buffer.from('this is no photo') },
    { name: '上课二.jpg', content: await photo(200) },
  ]);
  await dialog(page).getByText(evidence.add.notTaken('不是照片.png'), { exact: true }).waitFor();
  await looks(page, 'evidence-add');
  await button(dialog(page), evidence.add.submit).click();
  await decided(page);
  await main(page).getByText('上课一.jpg', { exact: true }).waitFor();
  await looks(page, 'evidence-teacher');
  await addPhotos(page, '2021-07-02', [{ name: '上课三.jpg', content: await photo(10) }]);
  await button(dialog(page), evidence.add.submit).click();
  await decided(page);
});

test('the same photo on another day is found, judged by one person and decided by another', async () => {
  const page = await classPage('handler');
  await button(main(page), evidence.find).click();
  await main(page).getByRole('link', { name: '同一张照片', exact: true }).click();
  await main(page)
    .getByText(/2021-07-02 上午 的照片和 2021-06-30 上午 的是同一个文件/)
    .waitFor();
  await button(main(page), evidence.sign.judge).click();
  const form = dialog(page);
  await choose(form, evidence.sign.decision, '排除');
  await form.getByLabel(evidence.sign.opinion, { exact: true }).fill('老师传错了一张，已让她撤回');
  await looks(page, 'evidence-judge');
  await button(form, evidence.sign.submit).click();
  await decided(page);
  await main(page).getByText('待另一人决定', { exact: true }).first().waitFor();
  const { pathname } = new URL(page.url());
  const second = await at('reviewer2', pathname);
  await decide(second, 'passed');
  await decided(second);
  await main(second).getByText('已排除', { exact: true }).first().waitFor();
  await looks(second, 'evidence-cleared');
  const { rows } = await get<{ rows: { status: string }[] }>(
    'handler',
    '/api/evidence-signs?rule=photo-again',
  );
  expect(rows.map(({ status }) => status)).toEqual(['cleared']);
});

test('what was judged wrongly is taken back: asked by one, agreed by another, judged again', async () => {
  const { rows } = await get<{ rows: { signId: string }[] }>(
    'handler',
    '/api/evidence-signs?rule=photo-again',
  );
  const page = await at('handler', `/desk/evidence-signs/${rows[0]?.signId}`);
  await button(main(page), evidence.sign.takeBack.act).click();
  const form = dialog(page);
  await form.getByLabel(evidence.sign.takeBack.reason, { exact: true }).fill('看错了照片，要重新核查');
  await looks(page, 'evidence-take-back');
  await button(form, evidence.sign.takeBack.ask).click();
  await decided(page);
  await main(page).getByText(evidence.sign.takeBack.waits('排除')).waitFor();
  const second = await at('reviewer2', new URL(page.url()).pathname);
  await decide(second, 'passed');
  await decided(second);
  await main(second).getByText('待核查', { exact: true }).first().waitFor();
  await looks(second, 'evidence-taken-back');
});

test('her maker takes a piece back with a reason, and it stays to be read', async () => {
  const page = await classPage('teacher');
  const piece = main(page).getByRole('listitem').filter({ hasText: '上课三.jpg' }).first();
  await button(piece, evidence.withdraw.act).click();
  await dialog(page).getByLabel(evidence.withdraw.reason, { exact: true }).fill('传错了，是 6 月 30 日的');
  await button(dialog(page), evidence.withdraw.act).click();
  await decided(page);
  await main(page).getByText(evidence.withdrawnBecause('传错了，是 6 月 30 日的'), { exact: true }).waitFor();
});

test('one person has lessons, roll and online hours in one line', async () => {
  const page = await classPage('handler');
  await main(page).getByRole('heading', { name: evidence.people, exact: true }).waitFor();
  const { people: trainees } = await get<{ people: { personId: number }[] }>(
    'handler',
    `/api/classes/${classId}/evidence`,
  );
  const line = await at('handler', `/desk/classes/${classId}/evidence/${trainees[0]?.personId}`);
  await line.setViewportSize(PHONE);
  await main(line).getByText('婴幼儿照护基础').first().waitFor();
  await looks(line, 'evidence-person');
});

test('a platform is asked whether it answers', async () => {
  const page = await at('handler', '/desk/online-platforms');
  await button(main(page), online.probe).click();
  await main(page).getByText(online.state.answers).first().waitFor();
  await looks(page, 'online-platforms');
});
