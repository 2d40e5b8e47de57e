import type { Page } from 'playwright-core';
import { words as accounts } from '../../web/desk/platform/access/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { checkDigitOf } from './workbooks.ts';

/** The one-time password that a dialog shows once; closes the dialog. */
async function oneTimePart(page: Page): Promise<string> {
  const shown = page.locator('.one-time code');
  await shown.waitFor();
  const part = (await shown.textContent()) ?? '';
  await button(dialog(page), accounts.oneTime.close).click();
  await decided(page);
  return part;
}

/** The system administrator asks for an account with power, the security administrator releases it: its password. */
export async function openAccount(
  admin: Page,
  security: Page,
  asked: { person: string; login: string; displayName: string; role: string },
): Promise<string> {
  await button(admin, accounts.create).click();
  const form = dialog(admin);
  await form.getByText(accounts.whoseChoices.known, { exact: true }).click();
  await choose(form, accounts.person, asked.person);
  const first17 = '37152619850101201';
  await form.getByLabel(accounts.idNumber, { exact: true }).fill(first17 + checkDigitOf(first17));
  await form.getByLabel(accounts.login, { exact: true }).fill(asked.login);
  await form.getByLabel(accounts.displayName, { exact: true }).fill(asked.displayName);
  await choose(form, accounts.role, asked.role);
  await form.getByLabel(accounts.division, { exact: true }).fill('371526');
  await button(form, accounts.submit).click();
  const firstHalf = await oneTimePart(admin);

  await security.reload();
  const row = main(security).getByRole('row').filter({ hasText: asked.login }).first();
  await button(row, accounts.changes.release).click();
  await dialog(security).getByText(accounts.changes.releaseCheck, { exact: true }).click();
  await button(dialog(security), accounts.changes.release).click();
  return `${firstHalf}-${await oneTimePart(security)}`;
}
