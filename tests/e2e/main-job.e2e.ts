import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '../../web/client/index.ts';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import { words as journal } from '../../web/desk/platform/journal/words.ts';
import { words as persons } from '../../web/desk/registry/persons/words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as forms } from '../../web/ui/print-words.ts';
import { words as common } from '../../web/ui/words.ts';
import { openAccount } from './accounts.ts';
import { joinOnPage } from './class-filing.ts';
import { object, proposeDismissal } from './objection-parts.ts';
import {
  agree,
  button,
  choose,
  decide,
  decideAccount,
  decided,
  dialog,
  fenOf,
  main,
  proposeAccount,
  sayYes,
  waitUntil,
} from './page-parts.ts';
import { createPeople } from './people.ts';
import {
  firstSignIn,
  openBrowser,
  PHONE,
  picture,
  type RunningApp,
  SAMPLES,
  signIn,
  startApp,
  startBrowser,
  type UserSession,
} from './server.ts';
import { checkDigitOf, editWorkbook, ordersIn, readTable, rosterFrom, spoilt } from './workbooks.ts';

// The whole main job by hand, as six people in six browsers: from a filing that is refused to money that arrives at the
// second try. Names come from the pages' own words and from the vocabulary, never retyped.

let app: RunningApp;
let browser: Browser;
let folder: string;
const people = createPeople(() => ({ app, browser }));
const { sessions, sessionOf, at, today } = people;
let vocabulary: Record<string, Record<string, { zh: string }>>;

function term(list: string, id: string): string {
  const word = vocabulary[list]?.[id];
  if (word === undefined) throw new Error(`the vocabulary has no ${list}.${id}`);
  return word.zh;
}

/** The head of a case shows this status. */
async function showsStatus(page: Page, list: string, id: string): Promise<void> {
  await page.locator('.case-head .facts').getByText(term(list, id), { exact: true }).waitFor();
}

/** Figures of the budgets page: appropriated, reserved, paid, left, in fen. */
async function sumsOfBudgets(login: string): Promise<number[]> {
  const page = await at(login, '/desk/budgets');
  const cells = await main(page).locator('tfoot td.number').allTextContents();
  return cells.map(fenOf);
}

const CLASS_NAME = '保育员秋季班';
const numberOf = (first: string) => first + checkDigitOf(first);
const TEACHER_NUMBER = numberOf('37152619850612002');
const OLD_NUMBER = '371526790315001';
const SAMPLE_ROSTER = join(SAMPLES, '学员花名册-保育员班.xlsx');
const opened: Record<string, string> = {};

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const words = await (await fetch(`${app.address}/api/vocabulary`)).json();
  vocabulary = (words as { sections: typeof vocabulary }).sections;
  folder = mkdtempSync(join(tmpdir(), 'jilu-job-'));
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  // What every person saw when it went wrong.
  for (const [login, { page }] of sessions) await picture(page, `fault-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a class is filed, refused by rules, corrected, returned, corrected, approved by two', () => {
  test('qinghe fills in the form and hours do not add up: the rules refuse, each with its reason', async () => {
    const page = await at('qinghe', '/desk/classes');
    await button(page, classes.newFiling).click();
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await field(classes.form.name).fill(CLASS_NAME);
    await field(classes.form.occupation).pressSequentially('保育');
    await page.locator('datalist option[value="保育师"]').waitFor({ state: 'attached' });
    await field(classes.form.occupation).fill('保育师');
    expect(await field(classes.form.occupationCode).inputValue()).toBe('4-10-01-03');
    await choose(page, classes.form.level, term('skillLevels', '5'));
    await choose(page, classes.form.trainingKind, term('trainingKinds', 'employment-skills'));
    await field(classes.form.plannedCount).fill('20');
    await field(classes.form.totalHours).fill('40');
    await field(classes.form.theoryHours).fill('20');
    // Four hours are missing, and a hazardous trade without any safety hour.
    await field(classes.form.practiceHours).fill('16');
    await field(classes.form.safetyHours).fill('0');
    await field(classes.form.startOn).fill('2021-11-15');
    await field(classes.form.endOn).fill('2021-11-19');
    await field(classes.form.place).fill('高唐县人和街道青禾校区');
    await field(classes.form.headTeacher).fill('秦班主任');
    await choose(page, classes.form.organiser, term('organisers', 'institution'));
    await sayYes(page, classes.form.isHazardous);
    const teachers = page.getByRole('table', { name: classes.form.teachers });
    await teachers.getByLabel(classes.teacher.name, { exact: true }).fill('宋雅琴');
    await teachers.getByLabel(classes.teacher.idNumber, { exact: true }).fill(TEACHER_NUMBER);
    await teachers.getByLabel(classes.teacher.qualification, { exact: true }).fill('保育师（技师）');
    await teachers.getByLabel(classes.teacher.course, { exact: true }).fill('保育员理论与实操');
    await button(page, classes.edit.generate).click();
    const sessions = page.getByRole('table', { name: classes.form.timetable });
    const lessons = sessions.getByLabel(classes.session.content, { exact: true });
    expect(await lessons.count()).toBe(10);
    for (let index = 0; index < 10; index++) {
      await lessons.nth(index).fill(`保育实务 ${index + 1}`);
      await sessions.getByLabel(classes.session.room, { exact: true }).nth(index).fill('青禾校区二楼 201');
      await sessions.getByLabel(classes.session.teacher, { exact: true }).nth(index).fill('宋雅琴');
      await page.keyboard.press('Escape');
    }
    await picture(page, 'job-01-qinghe-filing');
    await button(page, classes.edit.save).click();
    await page.getByRole('heading', { level: 1, name: CLASS_NAME }).waitFor();
    opened.class = new URL(page.url()).pathname;

    await button(main(page), classes.acts.submit).click();
    await agree(page);
    const refused = main(page).getByRole('alert').filter({ hasText: common.act.refusedTitle });
    const shown = await refused.textContent();
    expect(shown).toContain('与总课时 40 不符');
    for (const named of ['安全课时', '花名册是空的', '实训设备', '考核方案']) expect(shown).toContain(named);
    await showsStatus(page, 'classStatuses', 'draft');
    await picture(page, 'job-02-qinghe-refused-by-rules');
  });

  test('qinghe corrects what the rules named and submits it', async () => {
    const page = await at('qinghe', opened.class ?? '');
    await button(page, classes.acts.edit).click();
    const { practiceHours, safetyHours, equipment, trainingPackage, assessment } = classes.form;
    const labelled = (label: string) => page.getByLabel(label, { exact: true }).last();
    for (const label of [practiceHours, safetyHours]) await labelled(label).fill('20');
    for (const label of [equipment, trainingPackage, assessment]) await labelled(label).fill('按培训包');
    await button(page, classes.edit.save).click();
    await page.getByRole('heading', { level: 1, name: CLASS_NAME }).waitFor();
    await joinOnPage(page, { name: '周报名', idNumber: numberOf('37152619810202031'), on: await today() });
    await button(main(page), classes.acts.submit).click();
    await agree(page);
    await showsStatus(page, 'classStatuses', 'submitted');
    expect(await button(main(page), classes.acts.edit).count()).toBe(0);
  });

  test('reviewer1 finds it on her list and returns it, with a reason and words', async () => {
    const page = await at('reviewer1', '/desk');
    await page.locator('.work-list').getByRole('link', { name: CLASS_NAME }).click();
    await page.getByRole('heading', { level: 1, name: CLASS_NAME }).waitFor();
    await button(main(page), common.opinion.returned).click();
    await button(dialog(page), common.opinion.submit).click();
    await dialog(page).getByText(common.opinion.needReason).waitFor();
    await dialog(page).getByText(common.opinion.needOpinion).waitFor();
    await button(dialog(page), common.cancel).click();
    const [reason = ''] = Object.keys(vocabulary.returnReasons ?? {});
    await decide(page, 'returned', {
      reason: term('returnReasons', reason),
      opinion: '请写明实训场地的门牌号，便于上课期间现场检查。',
    });
    await decided(page);
    await showsStatus(page, 'classStatuses', 'returned');
    await picture(page, 'job-03-reviewer1-returned');
  });

  test('qinghe reads why, corrects, submits it again; reviewer1 passes it', async () => {
    const page = await at('qinghe', `${opened.class}?tab=record`);
    await main(page).getByText('便于上课期间现场检查').first().waitFor();
    await button(page, classes.acts.edit).click();
    await page.getByLabel(classes.form.place, { exact: true }).fill('高唐县人和街道官道街 88 号青禾校区');
    await button(page, classes.edit.save).click();
    await page.getByRole('heading', { level: 1, name: CLASS_NAME }).waitFor();
    await button(main(page), classes.acts.submit).click();
    await agree(page);
    await showsStatus(page, 'classStatuses', 'submitted');

    const first = await at('reviewer1', opened.class ?? '');
    await decide(first, 'passed');
    await decided(first);
    expect(await button(main(first), common.opinion.passed).count()).toBe(0);
  });

  test('the same person under a second account is not a second person', async () => {
    const admin = await at('sysadmin', '/desk/accounts');
    const security = await at('secadmin', '/desk/accounts');
    const password = await openAccount(admin, security, {
      person: '初审 钱亮',
      login: 'reviewer1b',
      displayName: '复核 钱亮',
      role: term('roles', 'county-second-reviewer'),
    });
    const next = 'a phrase of her own';
    sessions.set('reviewer1b', await firstSignIn(browser, app, { login: 'reviewer1b', password, next }));

    const page = await at('reviewer1b', opened.class ?? '');
    await decide(page, 'passed');
    const refused = dialog(page).getByRole('alert');
    await refused.waitFor();
    expect(await refused.textContent()).toMatch(/同一人|本人|另一人|不同的人/);
    await picture(page, 'job-04-same-person-refused');
    await button(dialog(page), common.cancel).click();
    await showsStatus(page, 'classStatuses', 'first-reviewed');
  });

  test('reviewer2 approves; the class has a number', async () => {
    const page = await at('reviewer2', opened.class ?? '');
    await decide(page, 'passed');
    await decided(page);
    await showsStatus(page, 'classStatuses', 'approved');
    opened.classNumber =
      (await page.locator('.case-head .facts').textContent())?.match(/高人社培备〔2021〕\d+号/)?.[0] ?? '';
    expect(opened.classNumber).not.toBe('');
    await main(page).getByRole('link', { name: classes.prints.filing }).click();
    await page.getByRole('heading', { level: 1, name: classes.form.title }).waitFor();
    await picture(page, 'job-05-print-filing');
  });
});

describe('a roster with defects: row by row, corrected, sent again, nothing doubled', () => {
  const rosterFile = () => join(folder, `学员花名册-${CLASS_NAME}.xlsx`);
  let rightNumber = '';

  async function upload(path: string): Promise<Page> {
    const page = await at('qinghe', '/desk/intake');
    await page.getByLabel(intake.drop.label, { exact: true }).setInputFiles(path);
    await page.waitForURL(/\/desk\/intake\/[0-9a-f-]{36}/);
    await main(page).getByRole('heading', { name: intake.batch.willHappen }).waitFor();
    await (await sessionOf('qinghe')).settled();
    return page;
  }

  async function tally(page: Page): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const outcome of ['imported', 'normalised', 'warned', 'refused'])
      counts[outcome] = Number(
        await main(page)
          .locator('.tally button')
          .filter({ hasText: term('intakeOutcomes', outcome) })
          .locator('b')
          .textContent(),
      );
    return counts;
  }

  async function confirmImport(page: Page): Promise<void> {
    await button(main(page), intake.batch.confirm).click();
    await agree(page);
    await showsStatus(page, 'intakeStatuses', 'confirmed');
  }

  async function peopleOfClass(): Promise<number> {
    const page = await at('qinghe', `${opened.class}?tab=roster`);
    const shown = await main(page).getByRole('status').first().textContent();
    return Number(shown?.match(/\d+/)?.[0]);
  }

  test('the preview names every row by the number of the sheet, before anything is written', async () => {
    // Rows 5, 6, 10, 11 of the sample are clean; the fifth repeats the first.
    await rosterFrom(
      SAMPLE_ROSTER,
      rosterFile(),
      `培训机构（盖章）：高唐县青禾职业培训学校　　班期名称：${CLASS_NAME}（${opened.classNumber}）　　职业（工种）：保育师　　填报日期：2021-11-01`,
      [5, 6, 10, 11, 5],
      (cells, row) => {
        cells[13] = '2021-11-01';
        if (row === 6) {
          rightNumber = cells[3] ?? '';
          cells[3] = spoilt(rightNumber);
        }
        if (row === 7) {
          cells[2] = '安小满';
          cells[3] = OLD_NUMBER;
          cells[4] = '男';
          cells[5] = '1979-03-15';
        }
      },
    );
    const page = await upload(rosterFile());
    expect(await tally(page)).toEqual({ imported: 2, normalised: 0, warned: 1, refused: 2 });
    const rows = main(page).locator('section.sheet tbody tr');
    const rowOf = (number: number) =>
      rows.filter({ has: page.getByText(intake.batch.row(number), { exact: true }) });
    expect(await rowOf(6).textContent()).toContain(term('intakeOutcomes', 'refused'));
    expect(await rowOf(6).textContent()).toContain('C6');
    expect(await rowOf(6).textContent()).toContain('校验');
    expect(await rowOf(7).textContent()).toContain(term('intakeOutcomes', 'warned'));
    expect(await rowOf(8).textContent()).toContain(term('intakeOutcomes', 'refused'));
    expect(await rowOf(4).textContent()).toContain(term('intakeOutcomes', 'imported'));
    await picture(page, 'job-06-qinghe-roster-preview');
    expect(await peopleOfClass()).toBe(1);
  });

  test('good rows do not wait for bad ones; refused rows come back as a workbook', async () => {
    const page = await upload(rosterFile());
    await confirmImport(page);
    const download = page.waitForEvent('download');
    await main(page).getByRole('link', { name: intake.batch.refusedFile }).click();
    const file = await download;
    await file.saveAs(join(folder, 'refused.xlsx'));
    const { rows } = await readTable(join(folder, 'refused.xlsx'));
    const shown = rows.filter((cells) => /校验|重复|同一人/.test(cells.join(' ')));
    expect(shown).toHaveLength(2);
    for (const cells of shown) expect(cells.findLast((cell) => cell !== '')).toMatch(/校验|重复|同一人/);
    expect(await peopleOfClass()).toBe(4);
  });

  test('corrected and sent again, twice: everybody once', async () => {
    const path = join(folder, 'refused.xlsx');
    await editWorkbook(path, (sheet) => {
      for (let row = 1; row <= sheet.rows; row++)
        if (sheet.text(`C${row}`) === spoilt(rightNumber)) sheet.set(`C${row}`, rightNumber);
    });
    const page = await upload(path);
    const counts = await tally(page);
    expect(counts.refused).toBeLessThanOrEqual(1);
    await confirmImport(page);
    expect(await peopleOfClass()).toBe(5);
    const again = await upload(path);
    await confirmImport(again);
    expect(await peopleOfClass()).toBe(5);
    await picture(await at('qinghe', `${opened.class}?tab=roster`), 'job-07-qinghe-roster');
  });
});

describe('a claim goes from the institution through three review steps; a frozen line is checked by two people', () => {
  test('qinghe sees what the system computed, with reasons, and confirms', async () => {
    const page = await at('qinghe', '/desk');
    const claimRow = page.locator('.work-list a[href^="/desk/claims/"]');
    await claimRow.filter({ hasText: /^保育员班/ }).click();
    await page.getByRole('heading', { level: 1, name: /保育员班/ }).waitFor();
    opened.claim = new URL(page.url()).pathname;
    await main(page)
      .getByRole('cell', { name: 'LC-13a' })
      .or(main(page).getByText('LC-13a'))
      .first()
      .waitFor();
    await button(main(page), claims.acts.confirm).click();
    await agree(page);
    await showsStatus(page, 'claimStatuses', 'confirmed');
    await picture(page, 'job-08-qinghe-claim-confirmed');
  });

  test('handler looks into a frozen line; the same person is no second pair of eyes', async () => {
    const page = await at('handler', `${opened.claim}?disposition=frozen`);
    await main(page).locator('a[data-row]').first().click();
    const panel = page.getByRole('article', { name: claims.line.outcome });
    await button(panel, claims.signals.check).click();
    const form = dialog(page);
    // Nothing is chosen before she chooses.
    expect(await form.getByRole('radio', { checked: true }).count()).toBe(0);
    await form.getByRole('radio', { name: claims.signals.clear, exact: true }).check();
    await form
      .getByLabel(claims.signals.opinion, { exact: true })
      .fill('已电话核实，并调取签到视频核对无误。');
    await button(form, claims.signals.submit).click();
    await decided(page);
    await panel.getByText(claims.signals.second).waitFor();
    opened.frozenLine = new URL(page.url()).search;
    // The page offers her no second look, and the server takes none.
    expect(await button(panel, claims.signals.check).count()).toBe(0);
    const lineId = new URLSearchParams(opened.frozenLine).get('line');
    const claimId = (opened.claim ?? '').split('/').at(-1);
    const line = (await (
      await page.request.get(`${app.address}/api/claims/${claimId}/lines/${lineId}`)
    ).json()) as { signals: { signalId: string; version: number }[] };
    const me = (await (await page.request.get(`${app.address}/api/me`)).json()) as { csrfToken: string };
    const again = await page.request.post(
      `${app.address}/api/claims/${claimId}/signals/${line.signals[0]?.signalId}/check`,
      {
        headers: { 'x-csrf-token': me.csrfToken, 'idempotency-key': newKey() },
        data: { version: line.signals[0]?.version, decision: 'cleared', opinion: '我再看一遍，没有问题。' },
      },
    );
    expect(again.status()).toBe(422);
    expect(await again.text()).toContain('four-eyes');
  });

  test('handler accepts', async () => {
    const page = await at('handler', opened.claim ?? '');
    await decide(page, 'passed');
    await decided(page);
    await showsStatus(page, 'claimStatuses', 'accepted');
  });

  test('reviewer1 looks into the same line and finds the same: it is free; then passes the claim', async () => {
    const page = await at('reviewer1', `${opened.claim}${opened.frozenLine}`);
    const panel = page.getByRole('article', { name: claims.line.outcome });
    const name = (await panel.getByRole('heading', { level: 3 }).first().textContent()) ?? '';
    await button(panel, claims.signals.check).first().click();
    await dialog(page).getByRole('radio', { name: claims.signals.clear, exact: true }).check();
    await dialog(page)
      .getByLabel(claims.signals.opinion, { exact: true })
      .fill('核对考勤原始签到表，与经办意见一致。');
    await picture(page, 'job-09-reviewer1-second-check');
    await button(dialog(page), claims.signals.submit).click();
    await decided(page);
    await panel.getByText(term('signalStatuses', 'cleared'), { exact: true }).first().waitFor();
    opened.freed = name.replace(/^.*号 /, '');
    await decide(page, 'passed');
    await decided(page);
    await showsStatus(page, 'claimStatuses', 'first-reviewed');
  });

  test('reviewer2 approves: the money is reserved, and the budgets balance', async () => {
    const before = await sumsOfBudgets('reviewer2');
    const page = await at('reviewer2', opened.claim ?? '');
    await decide(page, 'passed');
    await decided(page);
    await showsStatus(page, 'claimStatuses', 'approved');
    await picture(page, 'job-10-reviewer2-approved');
    const [appropriated = 0, reserved = 0, paid = 0, left = 0] = await sumsOfBudgets('reviewer2');
    expect(appropriated).toBe(reserved + paid + left);
    // 29 people who may be published, and the one whom two people have set free; 1,320 yuan each.
    expect(reserved - (before[1] ?? 0)).toBe(30 * 132_000);
  });
});

describe('the list lies open, somebody objects, that line alone stops', () => {
  const TITLE = '高唐县 2021 年第三批就业技能培训补贴公示';

  test('handler opens the publication', async () => {
    const page = await at('handler', '/desk/publications');
    await button(page, publications.open).click();
    const form = dialog(page);
    await form.getByRole('row').filter({ hasText: '保育员班' }).getByRole('checkbox').check();
    await form.getByLabel(publications.openName, { exact: true }).fill(TITLE);
    await button(form, publications.openRun).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    opened.publication = new URL(page.url()).pathname;
    await showsStatus(page, 'publicationStatuses', 'open');
    await picture(page, 'job-11-handler-publication');
  });

  test('anybody sees name, masked number, unit, benefit, standard, amount, and nothing else', async () => {
    const passer = await openBrowser(browser, PHONE);
    sessions.set('passer-by', passer);
    await passer.page.goto(`${app.address}/public/publications`);
    await passer.page.getByRole('link', { name: TITLE }).click();
    await passer.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await passer.settled();
    const heads = await passer.page.getByRole('table').locator('thead th').allTextContents();
    const { lineNo, name, idNumber, unit, benefit, standard, amount } = publications.lineColumns;
    expect(heads).toEqual([lineNo, name, idNumber, unit, benefit, standard, amount]);
    const rows = passer.page.locator('tbody tr');
    expect(await rows.count()).toBe(30);
    const text = (await passer.page.locator('body').textContent()) ?? '';
    expect(text.match(/\d{6}\*{8}\d{3}[\dX]/g)).toHaveLength(30);
    expect(text).not.toMatch(/\d{15}/);
    expect(text).not.toMatch(/(?<!\d)1\d{10}(?!\d)/);
    // What travels is no more than what is shown.
    const reply = await fetch(
      `${app.address}/api/public/publications/${(opened.publication ?? '').split('/').at(-1)}`,
    );
    const [line = {}] = ((await reply.json()) as { lines: object[] }).lines;
    expect(Object.keys(line).sort()).toEqual(
      ['amountFen', 'benefit', 'idNumberMasked', 'lineNo', 'name', 'standardText', 'unitName'].sort(),
    );
    await picture(passer.page, 'job-12-public-publication-390');
  });

  test('somebody objects to one line, without login', async () => {
    const { page } = sessions.get('passer-by') as UserSession;
    const row = page.locator('tbody tr').nth(1);
    opened.contested = (await row.locator('th').textContent()) ?? '';
    await row.getByRole('link').click();
    await object(page, '此人培训期间一直在外地务工，没有参加培训。');
    await picture(page, 'job-13-objection-390');
    const accepting = await at('handler', '/desk/objections');
    await button(main(accepting), publications.objection.accept).click();
    await main(accepting).getByText(term('objectionStatuses', 'open'), { exact: true }).first().waitFor();
    const handlerPage = await at('handler', opened.publication ?? '');
    const statuses = await main(handlerPage).locator('section.sheet tbody tr').allTextContents();
    const contested = statuses.filter((text) => text.includes(term('lineStatuses', 'contested')));
    expect(contested).toHaveLength(1);
    expect(contested[0]).toContain(opened.contested);
  });

  test('handler2 answers it in words and reviewer4 confirms: neither has signed the claim', async () => {
    const page = await at('handler2', '/desk/objections');
    await proposeDismissal(page, '调取签到表、教学视频和社保缴费记录，其本人全程参训，异议不成立。');
    const second = await at('reviewer4', '/desk/objections');
    await decide(second, 'passed');
    await decided(second);
    await main(second).getByText(term('objectionStatuses', 'dismissed'), { exact: true }).first().waitFor();
    await picture(second, 'job-14-reviewer4-objection');
  });

  test('the days pass by the bar; before that nobody can close the list; then handler does', async () => {
    const early = await at('handler', opened.publication ?? '');
    const lastDay = (await main(early).textContent())?.match(/至 (\d{4}-\d{2}-\d{2})/)?.[1] ?? '';
    expect(lastDay > (await today())).toBe(true);
    if ((await button(main(early), publications.close).count()) > 0) {
      await button(main(early), publications.close).click();
      await agree(early);
      await main(early).getByRole('alert').filter({ hasText: common.act.refusedTitle }).waitFor();
    }
    const now = await waitUntil(people, 'handler', (day) => day > lastDay);
    expect(now > lastDay).toBe(true);
    // The list of the electricians' class has lain open as long as it must, too.
    const page = await at('handler', '/desk/publications?status=open');
    const paths = await page
      .locator('a[data-row]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(paths).toContain(opened.publication);
    for (const path of paths) {
      await at('handler', path);
      await button(main(page), publications.close).click();
      await agree(page);
      await showsStatus(page, 'publicationStatuses', 'closed');
    }
    expect(paths).toHaveLength(2);
  });
});

describe('the money goes to the bank, comes back, goes again', () => {
  async function sendToBank(path: string): Promise<void> {
    const page = await at('finance', opened.payment ?? '');
    const download = page.waitForEvent('download');
    await button(main(page), payments.batch.export).click();
    await agree(page);
    await (await download).saveAs(path);
    await showsStatus(page, 'paymentStatuses', 'sent');
  }

  async function readReturn(lines: readonly string[]): Promise<Page> {
    const path = join(folder, `回单-${lines.length}-${Math.abs(lines.join().length)}.csv`);
    writeFileSync(
      path,
      `\ufeff${['付款单号,收款账号,金额,结果,原因,日期,流水号', ...lines].join('\r\n')}\r\n`,
    );
    const page = await at('finance', opened.payment ?? '');
    await page.locator('input[type="file"]').setInputFiles(path);
    await main(page).getByRole('table', { name: payments.bankReturn.title }).waitFor();
    return page;
  }

  test('finance prepares, cannot approve it herself; reviewer3 approves', async () => {
    const page = await at('finance', '/desk/payments');
    await button(page, payments.batch.prepare).click();
    await dialog(page).getByLabel(claims.pickAll, { exact: true }).check();
    await button(dialog(page), payments.batch.prepareRun).click();
    await page.waitForURL(/\/desk\/payments\/[0-9a-f-]{36}/);
    opened.payment = new URL(page.url()).pathname;
    await showsStatus(page, 'paymentStatuses', 'draft');
    expect(await button(main(page), common.opinion.passed).count()).toBe(0);
    // Whoever reviewed the claim is refused, and told who may.
    const reviewer = await at('reviewer2', opened.payment);
    await decide(reviewer, 'passed');
    await reviewer.getByRole('alert').getByText('另一位复审岗').first().waitFor();
    const second = await at('reviewer3', opened.payment);
    await decide(second, 'passed');
    await decided(second);
    await showsStatus(second, 'paymentStatuses', 'approved');
    await picture(second, 'job-15-reviewer3-payment');
  });

  test('the bank pays one order and returns the other: only that money stays open', async () => {
    await sendToBank(join(folder, 'bank.xlsx'));
    const orders = await ordersIn(join(folder, 'bank.xlsx'));
    expect(orders).toHaveLength(2);
    const day = await today();
    const lines = orders.map(({ known, payee }, index) =>
      payee.includes('青禾') ? `${known},失败,账号户名不符,${day},` : `${known},成功,,${day},NS2021${index}`,
    );
    const page = await readReturn(lines);
    await main(page)
      .getByText(payments.batch.bankReturnDone(1, 1, 0), { exact: true })
      .waitFor();
    await picture(page, 'job-16-finance-bank-return');
    const [appropriated = 0, reserved = 0, paid = 0, left = 0] = await sumsOfBudgets('finance');
    expect(appropriated).toBe(reserved + paid + left);
    opened.paidOnce = String(paid);
    // The same file again books nothing.
    const again = await readReturn(lines);
    await main(again).getByText(payments.batch.bankReturnAgain).waitFor();
    expect((await sumsOfBudgets('finance'))[2]).toBe(paid);
  });

  test('the account is changed on the record by two people; paid again, it arrives', async () => {
    const page = await at('finance', opened.payment ?? '');
    await proposeAccount(page, '899068105363718811');
    const checks = await at('reviewer3', '/desk/payee-accounts');
    await decideAccount(checks);
    const again = await at('finance', opened.payment ?? '');
    await button(main(again), payments.order.correct).click();
    const form = dialog(again);
    await form.getByLabel(payments.order.reason, { exact: true }).fill('账户已变更，按新账户重付。');
    await button(form, payments.order.submit).click();
    await page.waitForURL((url) => url.pathname !== opened.payment);
    opened.payment = new URL(page.url()).pathname;
    const second = await at('reviewer3', opened.payment);
    await main(second).getByText(payments.order.differs).first().waitFor();
    await decide(second, 'passed');
    await decided(second);
    await sendToBank(join(folder, 'bank-again.xlsx'));
    const [order] = await ordersIn(join(folder, 'bank-again.xlsx'));
    const settled = await readReturn([`${order?.known},成功,,${await today()},NS20219`]);
    await main(settled)
      .getByText(payments.batch.bankReturnDone(1, 0, 0), { exact: true })
      .waitFor();
    await showsStatus(settled, 'paymentStatuses', 'settled');
    const [appropriated = 0, reserved = 0, paid = 0, left = 0] = await sumsOfBudgets('finance');
    expect(appropriated).toBe(reserved + paid + left);
    expect(paid - Number(opened.paidOnce)).toBe(30 * 132_000);
    expect(reserved).toBe(0);
    await picture(settled, 'job-17-finance-paid');
    await picture(await at('finance', '/desk/budgets'), 'job-18-finance-budgets');
  });
});

describe('one page explains one person, and the record holds', () => {
  test('facts with source and date, clauses, who did what when, which money', async () => {
    const page = await at('handler', `${opened.claim}${opened.frozenLine}`);
    await main(page).getByRole('link', { name: claims.line.person }).click();
    await page.getByRole('heading', { level: 1, name: persons.explainTitle(opened.freed ?? '') }).waitFor();
    await (await sessionOf('handler')).settled();
    const text = (await main(page).textContent()) ?? '';
    for (const heading of [
      persons.lines.money,
      persons.lines.record,
      persons.facts.title,
      persons.trainings.title,
    ])
      expect(text).toContain(heading);
    expect(text).toContain('LC-11a');
    for (const who of ['赵敏', '钱亮', '孙静', '孟青禾']) expect(text, who).toContain(who);
    for (const kind of ['reserve', 'post']) expect(text).toContain(term('entryKinds', kind));
    expect(text).toContain(term('fundSources', 'skills-special-account'));
    const facts = main(page).getByRole('region', { name: persons.facts.title }).locator('tbody tr');
    expect(await facts.count()).toBeGreaterThan(5);
    for (const fact of await facts.allTextContents()) expect(fact).toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(await facts.first().textContent()).toMatch(
      /公安|社会保险|财政|养老|市场|教育|民政|乡村|就业|补贴/,
    );
    await picture(page, 'job-19-handler-person');
    opened.person = new URL(page.url()).pathname.replace('/desk/', '/print/');
  });

  test('the forms open for the printer', async () => {
    const prints: readonly (readonly [string, string, string])[] = [
      ['handler', opened.person ?? '', forms.explanation.title],
      ['handler', `${opened.claim?.replace('/desk/', '/print/')}/form`, forms.claimForm.title],
      ['handler', opened.publication?.replace('/desk/', '/print/') ?? '', ''],
      ['finance', opened.payment?.replace('/desk/', '/print/') ?? '', forms.funds.title],
      [
        'qinghe',
        `${opened.class?.replace('/desk/', '/print/')}/roster`,
        classes.prints.rosterTitle(CLASS_NAME),
      ],
    ];
    for (const [who, path, title] of prints) {
      const page = await at(who, path);
      const heading = page.locator('.paper h1').first();
      await heading.waitFor();
      expect(await heading.textContent()).toContain(title);
      expect(await page.getByText(common.fault.title).count()).toBe(0);
      await picture(
        page,
        `job-20-print${path.replaceAll(/\/print|[0-9a-f-]{36}|\/\d+/g, '').replaceAll('/', '-')}`,
      );
    }
  });

  test('a worker sees her own money on the phone', async () => {
    const worker = await signIn(browser, app, 'worker', PHONE);
    sessions.set('worker', worker);
    await worker.page.goto(`${app.address}/m/money`);
    await worker.settled();
    await worker.page.locator('.cards a').first().click();
    await worker.settled();
    expect(await worker.page.locator('main').textContent()).toContain('600.00');
    await picture(worker.page, 'job-21-worker-390');
  });

  test('the auditor finds the record whole', async () => {
    const page = await at('auditor', '/desk/journal');
    await main(page).getByText(journal.intact).waitFor();
    await picture(page, 'job-22-auditor-journal');
  });

  test('nobody met a fault on the way', () => {
    for (const [login, { faults }] of sessions) {
      const broken = faults.filter((fault) => /^(5\d\d|uncaught|console)/.test(fault));
      expect.soft(broken, login).toEqual([]);
    }
    expect(sessions.size).toBeGreaterThan(8);
  });
});
