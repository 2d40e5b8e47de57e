import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as publicPublications } from '../../web/public/publications/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A list that leaks is taken down and published again; then the approved claim goes back to its maker.

const CLASS = '保育员班';
const REASON = '名单里有一人的证件号没有遮盖';

let app: RunningApp;
let browser: Browser;
let claimId = '';
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;

interface ClaimRow {
  claimId: string;
  status: string;
  subject: { name: string };
}
const claimPage = (login: string) => at(login, `/desk/claims/${claimId}`);
const statusOf = async () => (await get<{ status: string }>('handler', `/api/claims/${claimId}`)).status;
const reaches = (status: string) => expect.poll(statusOf, { timeout: 15_000 }).toBe(status);

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { rows } = await get<{ rows: ClaimRow[] }>('handler', '/api/claims?limit=100');
  claimId = rows.find((row) => row.subject.name === CLASS)?.claimId ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Agrees by whatever the button is called on this page. */
async function agree(page: Page): Promise<void> {
  await main(page).locator('[data-decision="passed"]').first().click();
  await button(dialog(page), common.opinion.submit).click();
  await decided(page);
}

/** Presses the button of an act that takes something back, and gives the reason. */
async function takeBack(page: Page, label: string, reason: string): Promise<void> {
  await button(main(page), label).click();
  const form = dialog(page);
  await form.getByLabel(common.reason.label, { exact: true }).fill(reason);
  await button(form, label).click();
  await form.waitFor({ state: 'hidden' });
}

async function confirmed(): Promise<void> {
  const page = await claimPage('qinghe');
  await button(main(page), claims.acts.confirm).click();
  await page.locator('.ant-popconfirm .ant-btn-primary').click();
  await reaches('confirmed');
}

async function published(): Promise<string> {
  const page = await at('handler', '/desk/publications');
  await button(page, publications.open).click();
  await dialog(page).getByRole('row').filter({ hasText: CLASS }).getByRole('checkbox').check();
  await dialog(page).getByLabel(publications.openName, { exact: true }).fill('保育员班补贴拟发放名单公示');
  await button(dialog(page), publications.openRun).click();
  await page.waitForURL(/\/desk\/publications\/[0-9a-f-]{36}/);
  await reaches('published');
  return page.url().split('/').at(-1) ?? '';
}

test('what was handed in is taken back and handed in again', async () => {
  await confirmed();
  await takeBack(await claimPage('qinghe'), claims.waysBack.takeBack, '还有一人的卡号要核对');
  await reaches('generated');
  await confirmed();
  for (const [login, reached] of [
    ['handler', 'accepted'],
    ['reviewer1', 'first-reviewed'],
    ['reviewer2', 'approved'],
  ] as const) {
    const page = await claimPage(login);
    await agree(page);
    await reaches(reached);
  }
});

test('a list that leaks is out of sight at once, and published again after a second person', async () => {
  const publicationId = await published();
  const visitor = await at('public', `/public/publications/${publicationId}`);
  expect(await visitor.getByRole('table').count()).toBe(1);
  const page = await at('handler', `/desk/publications/${publicationId}`);
  await takeBack(page, publications.takeDown.act, REASON);
  await main(page).getByText(publications.takeDown.state['taken-down'], { exact: true }).first().waitFor();
  await picture(page, 'publication-taken-down');
  const gone = await at('public', `/public/publications/${publicationId}`);
  await gone.getByText(publicPublications.takenDown, { exact: true }).waitFor();
  expect(await gone.getByRole('table').count()).toBe(0);
  const reviewer = await at('reviewer2', `/desk/publications/${publicationId}`);
  expect(await axeFindings(reviewer)).toEqual([]);
  await main(reviewer).getByText(REASON).first().waitFor();
  await agree(reviewer);
  await reaches('approved');
  const again = await published();
  expect(again).not.toBe(publicationId);
  const shown = await at('public', `/public/publications/${again}`);
  expect(await shown.getByRole('table').count()).toBe(1);
  const leak = await at('handler', `/desk/publications/${again}`);
  await takeBack(leak, publications.takeDown.act, '标准写错，整份申领要退回');
  const second = await at('reviewer2', `/desk/publications/${again}`);
  await agree(second);
  await reaches('approved');
});

test('the approved claim goes back by two people, and its maker reads why', async () => {
  const page = await claimPage('handler');
  await button(main(page), claims.waysBack.propose).click();
  const form = dialog(page);
  await form.getByText(/退回预算/).waitFor();
  await picture(page, 'claim-return');
  await form.getByLabel(common.reason.label, { exact: true }).fill('考勤表有两天录错，须更正');
  await button(form, claims.waysBack.propose).click();
  await form.waitFor({ state: 'hidden' });
  const reviewer = await claimPage('reviewer2');
  await reviewer.setViewportSize(PHONE);
  await picture(reviewer, 'claim-return-phone');
  await agree(reviewer);
  await reaches('returned');
  const institution = await claimPage('qinghe');
  await main(institution)
    .getByText(/考勤表有两天录错/)
    .first()
    .waitFor();
  await main(institution)
    .getByText(/考勤解除锁定/)
    .first()
    .waitFor();
});
