import type { Locator, Page } from 'playwright-core';
import { words as payees } from '../../web/desk/registry/payees/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as common } from '../../web/ui/words.ts';
import type { People } from './people.ts';

// Parts that the pages share, found by the names that people see.

export const main = (page: Page) => page.getByRole('main');
export const dialog = (page: Page) => page.getByRole('dialog').last();
export const button = (inside: Page | Locator, name: string) =>
  inside.getByRole('button', { name, exact: true });

/** Scrolls the first table of a page until this is in it: only the rows near those in sight are in the page. */
export async function inSight(page: Page, wanted: Locator): Promise<Locator> {
  const table = main(page).locator('section.sheet').first();
  await table.locator('tbody tr[data-index]').first().waitFor();
  for (let more = true; more && (await wanted.count()) === 0; ) {
    more = await table.evaluate((box) => {
      const from = box.scrollTop;
      box.scrollTop += box.clientHeight;
      return box.scrollTop > from;
    });
    await page.waitForTimeout(100);
  }
  return wanted;
}

/** Answers the question that an act asks first. */
export async function agree(page: Page): Promise<void> {
  await button(page.locator('.ant-popconfirm'), common.confirm).click();
}

/** Picks an option of a select field. */
export async function choose(scope: Page | Locator, label: string, option: string): Promise<void> {
  const field = scope.getByLabel(label, { exact: true });
  await field.click();
  await field
    .page()
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
  const item = field.locator('xpath=ancestor::div[contains(concat(" ", @class, " "), " ant-form-item ")][1]');
  await item.getByText(option, { exact: true }).filter({ visible: true }).first().waitFor();
}

/** Answers a question of a form with yes. */
export async function sayYes(page: Page, label: string): Promise<void> {
  await page
    .getByRole('group', { name: label })
    .or(page.locator('.ant-form-item').filter({ hasText: label }))
    .last()
    .getByText(common.yes, { exact: true })
    .click();
}

/** One reviewer's decision in the dialog. */
export async function decide(
  page: Page,
  decision: 'passed' | 'returned' | 'rejected',
  shown?: { reason: string; opinion: string },
  within: Locator = main(page),
): Promise<void> {
  await button(within, common.opinion[decision]).click();
  const form = dialog(page);
  if (shown) {
    await choose(form, common.opinion.reason, shown.reason);
    await form.getByLabel(common.opinion.opinion, { exact: true }).fill(shown.opinion);
  }
  await button(form, common.opinion.submit).click();
}

/** The dialog of a decision has closed. */
export async function decided(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Proposes another account for the payee of the returned payment that the page shows. */
export async function proposeAccount(page: Page, accountNumber: string): Promise<void> {
  await button(main(page), payees.propose).click();
  const form = dialog(page);
  const fill = (label: string, text: string) => form.getByLabel(label, { exact: true }).fill(text);
  await fill(payees.bankName, '高唐农商银行');
  await fill(payees.accountNumber, accountNumber);
  await fill(payees.reason, '与学校会计核对开户许可证，账号录错一位。');
  await fill(payees.document, '开户许可证复印件');
  await button(form, payees.submit).click();
  await form.waitFor({ state: 'hidden' });
}

/** Passes the account that `proposeAccount` proposed; others, from the county's rosters, may wait beside it. */
export async function decideAccount(page: Page): Promise<void> {
  const change = main(page).getByRole('row').filter({ hasText: '开户许可证复印件' });
  await decide(page, 'passed', undefined, change);
  await decided(page);
}

/** What a page shows as yuan, in fen. */
export const fenOf = (yuan: string) => Math.round(Number(yuan.replaceAll(',', '')) * 100);

/** Moves the county's calendar on by its bar, until this day has come. */
export async function waitUntil(
  { at, today }: People,
  login: string,
  passed: (day: string) => boolean,
): Promise<string> {
  const page = await at(login, '/desk');
  for (let steps = 0; steps < 15 && !passed(await today()); steps++) {
    const before = await today();
    await button(page, shell.demonstration.next).click();
    await page.waitForFunction(
      (day) => !document.querySelector('.demonstration')?.textContent.includes(day),
      before,
    );
  }
  return today();
}
