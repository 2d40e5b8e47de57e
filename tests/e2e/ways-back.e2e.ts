import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import { words as organisations } from '../../web/desk/registry/organisations/words.ts';
import { spokenDay } from '../../web/ui/format.ts';
import { agree, button, choose, decide, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A wrong suspension is lifted, and the wrong dates of several classes are taken back at once, each by two people.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const SCHOOL = '高唐县青禾职业培训学校';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const fill = (page: Page, label: string, text: string) =>
  dialog(page).getByLabel(label, { exact: true }).fill(text);

test('a wrong suspension is lifted by two people, from its first day', async () => {
  const { suspend, lift } = organisations;
  const { rows } = await people.get<{ rows: { organisationId: string; name: string }[] }>(
    'handler',
    '/api/organisations?limit=100',
  );
  const id = rows.find(({ name }) => name === SCHOOL)?.organisationId;
  const path = `/desk/organisations/${id}`;
  const status = async () =>
    (await people.get<{ status: string }>('handler', `/api/organisations/${id}`)).status;
  const today = await people.today();

  const handler = await people.at('handler', path);
  await button(main(handler), suspend.act).click();
  await fill(handler, suspend.on, today);
  await fill(handler, suspend.documentNumber, '高人社罚〔2021〕9号');
  await fill(handler, suspend.reason, '接到举报称虚假招生');
  await picture(handler, 'suspend');
  await button(dialog(handler), suspend.submit).click();
  await handler.getByText(suspend.sent).waitFor();
  const second = await people.at('reviewer2', path);
  await decide(second, 'passed');
  await decided(second);
  expect(await status()).toBe('suspended');

  await people.at('handler', path);
  await button(main(handler), lift.act).click();
  await choose(dialog(handler), lift.suspension, lift.suspendedFrom(spokenDay(today), '接到举报称虚假招生'));
  await fill(handler, lift.on, today);
  await fill(handler, lift.documentNumber, '高人社复〔2021〕1号');
  await fill(handler, lift.reason, '举报不实，原决定撤销');
  await picture(handler, 'lift-suspension');
  await button(dialog(handler), lift.submit).click();
  await handler.getByText(lift.sent).waitFor();
  const reviewer = await people.at('reviewer2', path);
  expect(await axeFindings(reviewer)).toEqual([]);
  await decide(reviewer, 'passed');
  await reviewer.getByText(lift.decided).waitFor();
  await main(reviewer).getByText(organisations.detail.neverHeld).waitFor();
  expect(await status()).toBe('in-catalogue');
});

/** A filing list of three classes on these days, as text. */
const filings = (startOn: string, endOn: string) =>
  Buffer.from(
    [
      '序号,班期名称,开班备案号,统一社会信用代码,培训职业（工种）,培训等级,培训类别,计划人数,总课时,开班日期,结业日期,批准日期',
      ...[1, 2, 3].map(
        (n) =>
          `${n},保育师回退${n}班,高人社培备〔2021〕9${n}0号,52371526MA554330X0,保育师,初级,就业技能培训,30,80,${startOn},${endOn},2021-06-01`,
      ),
    ].join('\n'),
  );

async function bring(startOn: string, endOn: string): Promise<Page> {
  const page = await people.at('handler', '/desk/intake');
  await page.getByLabel(intake.drop.label, { exact: true }).setInputFiles({
    name: `开班备案汇总表-${startOn}.csv`,
    mimeType: 'text/csv',
    buffer: filings(startOn, endOn),
  });
  await button(main(page), intake.batch.confirm).click();
  await agree(page);
  await button(main(page), intake.undo.act).waitFor();
  return page;
}

test('the wrong dates of several classes are taken back at once by two people', async () => {
  const { undo } = intake;
  const starts = async () =>
    (
      await people.get<{ rows: { name: string; startOn: string }[] }>('handler', '/api/classes?limit=100')
    ).rows.flatMap(({ name, startOn }) => (name.startsWith('保育师回退') ? [startOn] : []));
  await bring('2021-11-01', '2021-11-20');
  expect(await starts()).toEqual(Array(3).fill('2021-11-01'));
  const handler = await bring('2022-11-01', '2022-11-20');
  expect(await starts()).toEqual(Array(3).fill('2022-11-01'));
  const path = new URL(handler.url()).pathname;
  await button(main(handler), undo.act).click();
  await fill(handler, undo.reason, '三个班的年份都填错了');
  await picture(handler, 'undo-import');
  await button(dialog(handler), undo.submit).click();
  await handler.getByText(undo.sent).waitFor();
  const reviewer = await people.at('reviewer2', path);
  expect(await axeFindings(reviewer)).toEqual([]);
  await reviewer.setViewportSize({ width: 390, height: 844 });
  await picture(reviewer, 'undo-import-narrow');
  await decide(reviewer, 'passed');
  await reviewer.getByText(undo.done).waitFor();
  expect(await starts()).toEqual(Array(3).fill('2021-11-01'));
});
