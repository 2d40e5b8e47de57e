import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { words as desk } from '../../web/desk/outcomes/catalogues/words.ts';
import { words } from '../../web/public/catalogues/words.ts';
import { words as home } from '../../web/public/words.ts';
import { button, choose, decide, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, ROOT, type RunningApp, startApp, startBrowser } from './server.ts';

// The open catalogues, as somebody without an account reads them; and how the county changes them, by two people.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;
const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
const onPhone = async (path: string) => {
  const page = await at('public', path);
  await page.setViewportSize(PHONE);
  return page;
};

beforeAll(async () => {
  const wasmBinary = readFileSync(join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('somebody finds a trade by its sound on a phone, and where it is taught, without an account', async () => {
  const page = await onPhone('/');
  await page.getByLabel(home.searchLabel, { exact: true }).fill('baoyu');
  await main(page).getByRole('link', { name: '保育员', exact: true }).first().waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('baoyu');
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await picture(page, 'catalogues-search');
  await main(page).getByRole('link', { name: '保育员', exact: true }).first().click();
  await page.waitForURL(/\/public\/projects\/[0-9a-f-]{36}$/);
  await main(page).getByRole('heading', { name: words.worth }).waitFor();
  await main(page).getByRole('link', { name: '凭什么？LC-8' }).first().waitFor();
  expect(await fits(page)).toBe(true);
  await picture(page, 'catalogues-project');
  // What is not found says so, and what to do.
  const nothing = await onPhone('/?q=qqqqqq');
  await main(nothing).getByText(words.noMatch).waitFor();
});

test('the picture of a page leads to it, read from the screen', async () => {
  const { rows } = await get<{ rows: { projectId: string }[] }>('public', '/api/public/projects');
  const page = await onPhone(`/public/projects/${rows[0]?.projectId}`);
  const drawn = page.getByRole('img', { name: /二维码/ });
  await drawn.scrollIntoViewIfNeeded();
  const shot = await drawn.screenshot({ scale: 'css' });
  const [read] = await readBarcodes(new Uint8Array(shot), { formats: ['QRCode'] });
  expect(read?.text).toBe(page.url());
});

test('a page says what it is before any script runs, for WeChat and for machines', async () => {
  const { rows } = await get<{ rows: { projectId: string; name: string }[] }>(
    'public',
    '/api/public/projects',
  );
  const html = await (await fetch(`${app.address}/public/projects/${rows[0]?.projectId}`)).text();
  const [, data = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  expect(JSON.parse(data)).toMatchObject({ '@type': 'Course', name: rows[0]?.name });
  expect(html).toMatch(/<meta property="og:title" content="[^"]*保育/);
  const [, image = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
  expect((await fetch(image)).headers.get('content-type')).toBe('image/png');
  const page = await at('public', `/public/projects/${rows[0]?.projectId}`);
  await main(page).getByRole('heading', { level: 1 }).waitFor();
});

test('large letters are switched on, and stay', async () => {
  const page = await onPhone('/public/guides');
  const size = () => page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)') as Promise<number>;
  const before = await size();
  await page.getByRole('button', { name: words.largeType, exact: true }).click();
  expect(await size()).toBeGreaterThan(before);
  expect(await fits(page)).toBe(true);
  await page.reload();
  await page.getByRole('button', { name: words.largeTypeOn, exact: true }).waitFor();
  expect(await size()).toBeGreaterThan(before);
  await page.getByRole('button', { name: words.largeTypeOn, exact: true }).click();
});

test('a certificate is checked by its number, and of the name one character is shown', async () => {
  const { rows: classes } = await get<{ rows: { classId: string; name: string }[] }>(
    'handler',
    '/api/classes',
  );
  const classId = classes.find(({ name }) => name === '保育员班')?.classId ?? '';
  const results = await get<{ rows: { name: string; certificates: { number: string }[] }[] }>(
    'handler',
    `/api/classes/${classId}/results`,
  );
  const holder = results.rows.find(({ certificates }) => certificates.length === 1);
  const number = holder?.certificates[0]?.number ?? '';
  const page = await onPhone('/public/certificates');
  await button(page, words.certificate.check).click();
  await page.getByRole('alert').getByText(words.certificate.need).waitFor();
  await page.getByLabel(words.certificate.number).fill('没有这个编号');
  await button(page, words.certificate.check).click();
  await page.getByText(words.certificate.none).waitFor();
  await page.getByLabel(words.certificate.number).fill(number);
  await button(page, words.certificate.check).click();
  await page
    .getByText(`${holder?.name.slice(0, 1)}*`, { exact: true })
    .first()
    .waitFor();
  expect(await main(page).textContent()).not.toContain(holder?.name);
  expect(await fits(page)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'catalogues-certificate');
});

test('the handler proposes a platform, a reviewer signs it, and everybody reads it with its document', async () => {
  const page = await at('handler', '/desk/catalogues');
  await button(main(page), desk.propose).click();
  const form = dialog(page);
  await button(form, desk.submit).click();
  await form.getByText(desk.needName).waitFor();
  await choose(form, desk.kind, '新增线上平台');
  await form.getByLabel(desk.name, { exact: true }).fill('鲁云学堂');
  await form.getByLabel(desk.link, { exact: true }).fill('https://xuetang.test');
  await form.getByLabel(desk.holdsFrom, { exact: true }).fill('2021-06-01');
  await choose(form, desk.grounds, '培训需求');
  await form.getByLabel(desk.document, { exact: true }).fill('高人社字〔2021〕12号');
  await form.getByLabel(desk.reason, { exact: true }).fill('遴选时课程更新及时');
  await button(form, desk.submit).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const found = '/api/public/platforms?q=luyun';
  expect((await get<{ total: number }>('public', found)).total).toBe(0);
  const before = await onPhone('/public/platforms');
  await main(before).getByRole('link').first().waitFor();
  expect(await main(before).getByRole('link', { name: '鲁云学堂' }).count()).toBe(0);

  const reviewer = await at('reviewer2', '/desk');
  await main(reviewer)
    .getByRole('link', { name: /鲁云学堂/ })
    .first()
    .click();
  await reviewer.waitForURL(/\/desk\/catalogues/);
  await decide(reviewer, 'passed');
  await decided(reviewer);
  await picture(reviewer, 'catalogues-changes');

  // The reading of the catalogues asks the journal at most every other second.
  await expect
    .poll(async () => (await get<{ total: number }>('public', found)).total, {
      timeout: 15_000,
    })
    .toBe(1);
  const open = await onPhone('/public/platforms?q=lyxt');
  await main(open).getByRole('link', { name: '鲁云学堂' }).click();
  await main(open).getByText('高人社字〔2021〕12号').first().waitFor();
  expect(await axeFindings(open)).toEqual([]);
  await picture(open, 'catalogues-platform');
});

test('nothing that is open names anybody or holds a number of anybody', async () => {
  const { rows: claims } = await get<{ rows: { claimId: string }[] }>('handler', '/api/claims?limit=100');
  const names = new Set<string>();
  for (const { claimId } of claims) {
    const claim = await get<{ lineRows: { person: { name: string } }[] }>(
      'handler',
      `/api/claims/${claimId}`,
    );
    for (const { person } of claim.lineRows) names.add(person.name);
  }
  expect(names.size).toBeGreaterThan(50);
  const { rows: projects } = await get<{ rows: { projectId: string }[] }>('public', '/api/public/projects');
  const { rows: institutions } = await get<{ rows: { organisationId: string }[] }>(
    'public',
    '/api/public/institutions',
  );
  const paths = [
    ...['projects', 'institutions', 'scarce-occupations', 'standards', 'platforms', 'guides'].flatMap(
      (name) => [`/api/public/${name}`, `/api/public/${name}.csv`],
    ),
    ...projects.map(({ projectId }) => `/api/public/projects/${projectId}`),
    ...institutions.map(({ organisationId }) => `/api/public/institutions/${organisationId}`),
    '/api/public/catalogue-changes',
    '/api/public/search?q=a&limit=200',
  ];
  for (const path of paths) {
    const body = await (await fetch(app.address + path)).text();
    expect(body.match(/(?<!\d)\d{17}[\dXx](?!\d)|(?<![\da-f])1[3-9]\d{9}(?![\da-f])/), path).toBeNull();
    for (const name of names) expect(body.includes(name), path).toBe(false);
  }
});
