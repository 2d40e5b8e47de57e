import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '../../web/client/index.ts';
import { words } from '../../web/desk/benefits/policy-versions/words.ts';
import { words as catalogue } from '../../web/desk/law/reference/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { agree, button, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { editWorkbook } from './workbooks.ts';

// A bureau raises one standard by 100 yuan: drafted in the grid, tried over the year's real lines, signed by another
// person, in force on its day. Then the next change comes back as a workbook.

let app: RunningApp;
let browser: Browser;
let folder: string;
let vocabulary: Record<string, Record<string, { zh: string }>>;
const { sessions, at, today } = createPeople(() => ({ app, browser }));
const opened: Record<string, string> = {};

const ELECTRICIAN = '电工';
const TITLE = '提高电工培训补贴标准';
const DOCUMENT = '高人社发〔2021〕9号';
const EFFECTIVE = '2021-10-21';
const NEXT_TITLE = '按工作簿调整培训补贴标准';
const NEXT_DOCUMENT = '高人社发〔2021〕12号';

const term = (list: string, id: string) => vocabulary[list]?.[id]?.zh ?? `${list}.${id}?`;
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const amountIn = (row: Locator) => row.locator('[data-cell="amount"]');

/** The head of the case shows this stage. */
async function showsStatus(page: Page, stage: string): Promise<void> {
  await page
    .locator('.case-head .facts')
    .getByText(term('policyVersionStages', stage), { exact: true })
    .waitFor();
}

async function drafted(title: string, document: string, effectiveOn: string): Promise<Page> {
  const page = await at('handler', '/desk/policies');
  await button(page, words.create).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.head.title, { exact: true }).fill(title);
  await dialog.getByLabel(words.head.document, { exact: true }).fill(document);
  await dialog.getByLabel(words.head.effectiveOn, { exact: true }).fill(effectiveOn);
  await button(dialog, words.createDo).click();
  await page.waitForURL(/\/desk\/policy-versions\//);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const reply = await (await fetch(`${app.address}/api/vocabulary`)).json();
  vocabulary = (reply as { sections: typeof vocabulary }).sections;
  folder = mkdtempSync(join(tmpdir(), 'jilu-version-'));
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-version-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a standard is raised by 100 yuan', () => {
  test('the handler drafts it in the grid by keyboard; what cannot be read says so, nothing unsaved is lost', async () => {
    const page = await drafted(TITLE, DOCUMENT, EFFECTIVE);
    opened.version = new URL(page.url()).pathname;
    await showsStatus(page, 'draft');
    expect(await button(page, words.acts.submit).isDisabled()).toBe(true);

    const row = rowOf(page, ELECTRICIAN);
    const cell = amountIn(row);
    expect(await cell.inputValue()).toBe('1800.00');
    await row.getByText(words.marks.same, { exact: true }).waitFor();
    await cell.fill('一千九');
    await page.keyboard.press('Tab');
    await row.getByText(words.standards.badAmount).waitFor();
    await cell.fill('1,900');
    await page.keyboard.press('Enter');
    await row.getByText(words.marks.changed, { exact: true }).waitFor();
    expect(await cell.inputValue()).toBe('1900.00');
    // Enter went down to the same cell of the next row.
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe('amount');

    const other = rowOf(page, '养老护理员');
    await amountIn(other).fill('1.00');
    await page.keyboard.press('Tab');
    await other.getByRole('button', { name: new RegExp(words.undo) }).click();
    await other.getByText(words.marks.same, { exact: true }).waitFor();

    await page.getByLabel(words.standards.onlyChanged).click();
    await page.getByText(words.standards.shown(1, 5)).waitFor();
    await page.getByLabel(words.standards.onlyChanged).click();

    await page.getByRole('link', { name: catalogue.title, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.leave.lead).waitFor();
    await button(dialog, words.leave.stay).click();
    expect(new URL(page.url()).pathname).toBe(opened.version);
    await tab(page, words.tabs.dryRun).click();
    await page.getByText(words.dryRun.saveFirst).waitFor();
    await button(page, words.acts.save).click();
    await page.getByText(words.next.tryFirst).waitFor();
    expect(await button(page, words.acts.submit).isDisabled()).toBe(true);
  });

  test('tries it over the demonstration year and reads what it costs; every figure opens its people', async () => {
    const page = await at('handler', `${opened.version}?tab=dry-run`);
    expect(await page.getByLabel(words.dryRun.from, { exact: true }).inputValue()).toBe('2020-10-19');
    expect(await page.getByLabel(words.dryRun.through, { exact: true }).inputValue()).toBe('2021-10-18');
    await button(page, words.dryRun.run).click();
    await page.locator('.cost').waitFor();
    await showsStatus(page, 'tried');
    const shown = (await page.locator('.cost').textContent()) ?? '';
    const found = /^涉及 (\d+) 人次，多付 ([\d,.]+) 元，没有人减少。$/.exec(shown);
    expect(found, shown).not.toBeNull();
    const people = Number(found?.[1]);
    expect(people).toBeGreaterThan(10);
    // Each of them gets 100 yuan more.
    expect(found?.[2]).toBe(`${(people * 100).toLocaleString('en-US')}.00`);
    const foot = page.locator('.dry-run-table tfoot tr');
    expect(await foot.locator('td').nth(4).textContent()).toContain(String(people));
    await foot.locator('td').nth(4).getByRole('button').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(common.list.countedAll(String(people))).waitFor();
    const first = drawer.getByRole('row').nth(1);
    expect(await first.textContent()).toMatch(/\*{6,}/);
    expect(await first.textContent()).toContain('+100.00');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'version-dry-run-lines-1366');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await picture(page, 'version-dry-run-1366');
  });

  test('a draft changed since must be tried again before it can be handed in', async () => {
    const page = await at('handler', opened.version ?? '');
    const cell = amountIn(rowOf(page, ELECTRICIAN));
    await cell.fill('1950');
    await page.keyboard.press('Tab');
    await button(page, words.acts.save).click();
    await page.getByText(words.next.tryAgain).waitFor();
    expect(await button(page, words.acts.submit).isDisabled()).toBe(true);
    await cell.fill('1900');
    await page.keyboard.press('Tab');
    await button(page, words.acts.save).click();
    // The content is again what was tried.
    await page.getByText(words.next.submit).waitFor();
  });

  test('the handler hands it in and cannot approve it herself', async () => {
    const page = await at('handler', opened.version ?? '');
    await button(main(page), words.acts.submit).click();
    await agree(page);
    await showsStatus(page, 'submitted');
    expect(await button(main(page), common.opinion.passed).count()).toBe(0);
    expect(await page.locator('[data-cell="amount"]').count()).toBe(0);
    const versionId = opened.version?.split('/').at(-1);
    const { csrfToken } = (await (await page.request.get(`${app.address}/api/me`)).json()) as {
      csrfToken: string;
    };
    const tried = await page.request.post(`${app.address}/api/policy-versions/${versionId}/review`, {
      headers: { 'X-CSRF-Token': csrfToken, 'Idempotency-Key': newKey() },
      data: { version: 5, decision: 'passed' },
    });
    expect(tried.status()).toBe(403);
  });

  test('the second reviewer finds it on her list and approves it: it waits for finance', async () => {
    const page = await at('reviewer2', '/desk');
    const work = page.locator('.work-list li').filter({ hasText: term('workKinds', 'policy-approve') });
    await work.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByText(words.next.review).waitFor();
    await button(main(page), common.opinion.passed).click();
    await button(page.getByRole('dialog').last(), common.opinion.submit).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await showsStatus(page, 'reviewed');
    expect(await button(main(page), common.opinion.passed).count()).toBe(0);
  });

  test('finance finds it on the list and signs it: scheduled', async () => {
    const page = await at('finance', '/desk');
    const work = page.locator('.work-list li').filter({ hasText: term('workKinds', 'policy-sign') });
    await work.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByText(words.next.sign).waitFor();
    await button(main(page), common.opinion.passed).click();
    await button(page.getByRole('dialog').last(), common.opinion.submit).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await showsStatus(page, 'scheduled');
    await tab(page, words.tabs.record).click();
    // Both the bureau and finance have signed.
    const passed = page.locator('.record').getByText(term('decisions', 'passed'), { exact: true });
    await passed.nth(1).waitFor();
    await picture(page, 'version-scheduled-1366');
  });

  test('on its day it is in force, and the catalogue shows the new amount with its document', async () => {
    const bar = await at('handler', '/desk');
    for (let steps = 0; steps < 5 && (await today()) < EFFECTIVE; steps++) {
      const before = await today();
      await button(bar, shell.demonstration.next).click();
      await bar.waitForFunction(
        (day) => !document.querySelector('.demonstration')?.textContent.includes(day),
        before,
      );
    }
    const page = await at('handler', opened.version ?? '');
    await showsStatus(page, 'in-force');
    await page.goto(`${app.address}/desk/standards`);
    const row = page.getByRole('row').filter({ hasText: ELECTRICIAN }).filter({ hasText: '1,900.00' });
    await row.waitFor();
    expect(await row.textContent()).toContain(DOCUMENT);
    expect(await row.textContent()).toContain(EFFECTIVE);
    const old = page.getByRole('row').filter({ hasText: ELECTRICIAN }).filter({ hasText: '1,800.00' });
    expect(await old.last().textContent()).toContain('2021-10-20');
    await page.getByRole('link', { name: catalogue.adjust }).waitFor();
  });
});

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words.files.export }).click(),
  ]);
  const path = join(folder, 'amounts.xlsx');
  await download.saveAs(path);
  return path;
}

describe('the next change comes as a workbook', () => {
  test('exported, one cell changed, brought back: counted, marked, and saved in the draft', async () => {
    const page = await drafted(NEXT_TITLE, NEXT_DOCUMENT, '2021-12-01');
    opened.next = new URL(page.url()).pathname;
    const path = await exported(page);
    await editWorkbook(path, ({ text, set, rows }) => {
      for (let row = 1; row <= rows; row++)
        for (const column of 'ABCDEFGHIJK')
          if (text(`${column}${row}`) === ELECTRICIAN)
            for (const amount of 'ABCDEFGHIJK')
              if (text(`${amount}${row}`) === '1900.00') set(`${amount}${row}`, '2000');
    });
    await page.getByLabel(words.files.import, { exact: true }).setInputFiles(path);
    const shown = page.getByRole('status').filter({ hasText: words.files.done(5, 1, 0, 4) });
    await shown.waitFor();
    const row = rowOf(page, ELECTRICIAN);
    await row.getByText(words.marks.changed, { exact: true }).waitFor();
    expect(await amountIn(row).inputValue()).toBe('2000.00');
    await picture(page, 'version-imported-1366');
  });

  test('a row that cannot be read is refused by its number, and the draft stays as it was', async () => {
    const page = await at('handler', opened.next ?? '');
    // The workbook of the draft before is not taken any more.
    const label = page.getByLabel(words.files.import, { exact: true });
    await label.setInputFiles(join(folder, 'amounts.xlsx'));
    await page.getByRole('alert').filter({ hasText: '重新导出' }).waitFor();
    const path = await exported(page);
    let spoilt = 0;
    await editWorkbook(path, ({ text, set, rows }) => {
      for (let row = 1; row <= rows; row++)
        for (const column of 'ABCDEFGHIJK')
          if (text(`${column}${row}`) === '2000.00') {
            set(`${column}${row}`, '两千');
            spoilt = row;
          }
    });
    expect(spoilt).toBeGreaterThan(1);
    await label.setInputFiles(path);
    const refused = page.getByRole('alert').filter({ hasText: `第 ${spoilt} 行` });
    await refused.waitFor();
    expect(await amountIn(rowOf(page, ELECTRICIAN)).inputValue()).toBe('2000.00');
  });

  test('somebody else saves meanwhile: nobody is overwritten unasked, both edits are saved', async () => {
    const page = await at('handler', opened.next ?? '');
    await amountIn(rowOf(page, '保育师')).fill('1250');
    await page.keyboard.press('Tab');
    const address = `${app.address}/api/policy-versions/${opened.next?.split('/').at(-1)}`;
    const { csrfToken } = (await (await page.request.get(`${app.address}/api/me`)).json()) as {
      csrfToken: string;
    };
    const now = await (await page.request.get(address)).json();
    const theirs = await page.request.put(address, {
      headers: { 'X-CSRF-Token': csrfToken, 'Idempotency-Key': newKey() },
      data: {
        version: now.version,
        title: `${NEXT_TITLE}（核对稿）`,
        document: now.document,
        effectiveOn: now.effectiveOn,
        changes: [...now.changes, { kind: 'scarce-add', occupationCode: '6-31-01-03' }],
      },
    });
    expect(theirs.status(), await theirs.text()).toBe(200);
    await button(page, words.acts.save).click();
    await page.getByText(words.conflict.title, { exact: true }).waitFor();
    expect(await amountIn(rowOf(page, '保育师')).inputValue()).toBe('1250.00');
    await button(page, words.conflict.rebase).click();
    await button(page, words.acts.save).click();
    await page.getByText(words.next.tryFirst).waitFor();
    const saved = await (await page.request.get(address)).json();
    expect(saved.title).toBe(`${NEXT_TITLE}（核对稿）`);
    expect(saved.changes).toHaveLength(3);
    // A change that is refused is named above and at its row.
    await amountIn(rowOf(page, '保育师')).fill('0');
    await page.keyboard.press('Tab');
    await button(page, words.acts.save).click();
    const summary = page.locator('.notice').filter({ hasText: words.faults.title(1) });
    await summary.waitFor();
    const shown = await page.locator('.amounts .row-faults').textContent();
    expect(shown?.length).toBeGreaterThan(4);
    expect(await summary.textContent()).toContain(shown ?? '');
    await rowOf(page, '保育师')
      .getByRole('button', { name: new RegExp(words.undo) })
      .click();
    await button(page, words.acts.save).click();
    await summary.waitFor({ state: 'hidden' });
  });

  test('a setting is changed with its clause beside it, and withdrawing ends the draft', async () => {
    const page = await at('handler', `${opened.next}?tab=settings`);
    const part = term('settingParts', 'publication-days');
    await page.getByRole('button', { name: words.settings.editOf(part) }).click();
    await page.getByLabel(`${part} ${words.settings.next}`).fill('7');
    await button(page, words.acts.save).click();
    await page.locator('.case-head .facts').getByText(words.facts.changes(3)).waitFor();
    await page.getByText(words.next.tryFirst).waitFor();
    await button(main(page), words.acts.withdraw).click();
    await agree(page);
    await showsStatus(page, 'withdrawn');
    expect(await button(main(page), words.acts.save).count()).toBe(0);
    const list = await at('handler', '/desk/policies');
    const rows = list.locator('.versions tbody tr');
    await rows.filter({ hasText: TITLE }).getByText(term('policyVersionStages', 'in-force')).waitFor();
    await rows.filter({ hasText: NEXT_TITLE }).getByText(term('policyVersionStages', 'withdrawn')).waitFor();
  });
});
