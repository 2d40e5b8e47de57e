import type { Page } from 'playwright-core';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as publicPublications } from '../../web/public/publications/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';

// An objection as the public raises it and the bureau answers it.

/** Somebody who can be answered objects, on the public page of one line. */
export async function object(page: Page, content: string): Promise<void> {
  await page.getByLabel(publicPublications.content).fill(content);
  await page.getByLabel(publicPublications.name).fill('何平');
  await page.getByLabel(publicPublications.phone).fill('13906350001');
  await button(page, publicPublications.submit).click();
  await page.getByRole('heading', { level: 1, name: publicPublications.submitted }).waitFor();
}

/** One person's answer to an objection, for another to confirm: it is not upheld. */
export async function proposeDismissal(page: Page, outcome: string): Promise<void> {
  await button(main(page), publications.objection.propose).click();
  const form = dialog(page);
  await form.getByText(publications.objection.dismissed, { exact: true }).click();
  await form.getByLabel(publications.objection.outcome, { exact: true }).fill(outcome);
  await button(form, publications.objection.submit).click();
  await decided(page);
}
