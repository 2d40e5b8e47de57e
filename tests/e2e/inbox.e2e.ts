import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as notifications } from '../../web/desk/outcomes/notifications/words.ts';
import { button, decide, decided, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A claim that comes back is told to the school that made it; what waits is told to whoever takes the step.

const CLASS = '保育员班';

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

interface Inbox {
  readonly rows: { readonly content: string; readonly link: { readonly id: string } | null }[];
}
/** The unread messages about one thing, as soon as they are told. */
const toldOf = (login: string, id: string) =>
  expect
    .poll(
      async () => {
        const { rows } = await get<Inbox>(login, '/api/inbox?unread=true');
        return rows.filter(({ link }) => link?.id === id).length;
      },
      { timeout: 30_000 },
    )
    .toBe(1);

test('a returned claim is one unread message of the school, with the way to the claim', async () => {
  const { rows } = await get<{ rows: { claimId: string; subject: { name: string } }[] }>(
    'qinghe',
    '/api/claims?limit=100',
  );
  const claimId = rows.find(({ subject }) => subject.name === CLASS)?.claimId ?? '';
  const path = `/desk/claims/${claimId}`;

  const school = await at('qinghe', path);
  await button(main(school), claims.acts.confirm).click();
  await school.locator('.ant-popconfirm .ant-btn-primary').click();
  await school.locator('.ant-popconfirm').waitFor({ state: 'hidden' });
  await toldOf('handler', claimId);

  const inbox = await at('handler', '/desk/inbox?unread=true');
  expect(await axeFindings(inbox)).toEqual([]);
  await picture(inbox, 'inbox-handler');
  await main(inbox).getByRole('link', { name: CLASS }).first().click();
  await inbox.waitForURL(`**${path}`);
  await decide(inbox, 'returned', { reason: '材料不全', opinion: '缺少考勤表' });
  await decided(inbox);
  await toldOf('qinghe', claimId);

  await at('qinghe', '/desk/inbox?unread=true');
  const masthead = school.locator('.masthead .unread');
  const count = notifications.unread('1');
  await masthead.getByText(count).waitFor();
  await picture(school, 'inbox');
  await school.setViewportSize(PHONE);
  await picture(school, 'inbox-narrow');
  expect(await axeFindings(school)).toEqual([]);
  await main(school).getByRole('link', { name: CLASS }).click();
  await school.waitForURL(`**${path}`);
  await masthead.getByText(count).waitFor({ state: 'hidden' });
  expect((await get<Inbox>('qinghe', '/api/inbox?unread=true')).rows).toEqual([]);
  await at('qinghe', '/desk/inbox?unread=true');
  await main(school).getByText(notifications.emptyUnread).waitFor();
});
