import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActBody } from '../../web/client/index.ts';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as funds } from '../../web/desk/benefits/funds/words.ts';
import { words as massRuns } from '../../web/desk/benefits/mass-runs/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as policy } from '../../web/desk/benefits/policy-versions/notice-words.ts';
import { words as versions } from '../../web/desk/benefits/policy-versions/words.ts';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import { words as catalogue } from '../../web/desk/law/reference/words.ts';
import { deskModules } from '../../web/desk/modules.ts';
import { words as home } from '../../web/desk/outcomes/reporting/words.ts';
import { words as accounts } from '../../web/desk/platform/access/words.ts';
import { words as journal } from '../../web/desk/platform/journal/words.ts';
import { words as organisations } from '../../web/desk/registry/organisations/words.ts';
import { words as persons } from '../../web/desk/registry/persons/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as clauseMap } from '../../web/public/policy/words.ts';
import { words as publicPublications } from '../../web/public/publications/words.ts';
import { words as open } from '../../web/public/words.ts';
import { words as common } from '../../web/ui/words.ts';
import {
  axeFindings,
  DESKTOP,
  openBrowser,
  PHONE,
  picture,
  ROOT,
  type RunningApp,
  SAMPLES,
  signIn,
  startApp,
  startBrowser,
  type UserSession,
} from './server.ts';

// Every page, by somebody who works there: no fault, its title, readable (axe), worked by keys, fits a narrow screen.

let app: RunningApp;
let browser: Browser;
const sessions = new Map<string, UserSession>();

/** The session of this person, signed in once; nobody is signed in as 'public'. */
async function sessionOf(login: string): Promise<UserSession> {
  const known = sessions.get(login);
  if (known) return known;
  const session = login === 'public' ? await openBrowser(browser) : await signIn(browser, app, login);
  sessions.set(login, session);
  return session;
}

async function get<T>(login: string, path: string): Promise<T> {
  const { page } = await sessionOf(login);
  const reply = await page.request.get(app.address + path);
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()}`);
  return (await reply.json()) as T;
}

/** What the addresses of cases are made of. */
const ids: Record<string, string> = {};

const filing: ActBody<'/api/classes'>['filing'] = {
  name: '页面检查班',
  occupationCode: '4-10-01-03',
  occupationText: null,
  level: 5,
  trainingKind: 'employment-skills',
  plannedCount: 20,
  totalHours: 8,
  theoryHours: 4,
  practiceHours: 4,
  safetyHours: 1,
  startOn: '2021-11-01',
  endOn: '2021-11-01',
  place: null,
  location: null,
  headTeacherName: null,
  organiser: 'institution',
  costBorneBy: null,
  videoKept: null,
  isSecret: false,
  isHazardous: null,
  assessmentPlan: null,
  teachers: [
    {
      name: '秦老师',
      sex: null,
      age: null,
      education: null,
      major: null,
      title: null,
      qualification: null,
      qualificationLevel: null,
      course: null,
      employment: null,
    },
  ],
  sessions: [
    {
      taughtOn: '2021-11-01',
      content: '职业道德',
      hours: 8,
      from: '08:00',
      until: '11:30',
      room: null,
      roomKind: null,
      teacherName: '秦老师',
      textbook: null,
    },
  ],
};

/** Looks up one case of every kind in the demonstration county, and makes the two that are not there. */
async function findCases(): Promise<void> {
  const claimRows = (
    await get<{ rows: { claimId: string; status: string; subject: { name: string } }[] }>(
      'handler',
      '/api/claims',
    )
  ).rows;
  const claimOf = (name: string) =>
    claimRows.find(({ subject }) => subject.name.includes(name))?.claimId ?? '';
  ids.claimId = claimOf('保育员班');
  ids.paidClaimId = claimOf('SYB创业班');
  ids.reviewClaimId = claimOf('沃禾');
  const claim = await get<{ lineRows: { claimLineId: string; person: { personId: number } }[] }>(
    'handler',
    `/api/claims/${ids.paidClaimId}`,
  );
  ids.lineId = claim.lineRows[0]?.claimLineId ?? '';
  ids.personId = String(claim.lineRows[0]?.person.personId);
  const classRows = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
  ids.classId = classRows.rows.find(({ name }) => name === '保育员班')?.classId ?? '';
  const organisation = await get<{ rows: { organisationId: string }[] }>('handler', '/api/organisations');
  ids.organisationId = organisation.rows[0]?.organisationId ?? '';
  const publication = await get<{ rows: { publicationId: string; status: string }[] }>(
    'handler',
    '/api/publications',
  );
  ids.publicationId = publication.rows.find(({ status }) => status === 'open')?.publicationId ?? '';
  const payment = await get<{ rows: { batchId: string }[] }>('finance', '/api/payments');
  ids.paymentId = payment.rows[0]?.batchId ?? '';
  const budgets = await get<{ rows: { budgetId: string }[] }>('finance', '/api/budgets?year=2021');
  ids.budgetId = budgets.rows[0]?.budgetId ?? '';
  const worker = await get<{ items: { claimLineId: string }[] }>('worker', '/api/me/subsidies');
  ids.ownLineId = worker.items[0]?.claimLineId ?? '';

  const { page } = await sessionOf('qinghe');
  const me = await get<{ csrfToken: string }>('qinghe', '/api/me');
  const drafted = await page.request.post(`${app.address}/api/classes`, {
    headers: { 'x-csrf-token': me.csrfToken, 'idempotency-key': uuid7() },
    data: { filing },
  });
  expect(drafted.status(), await drafted.text()).toBe(200);
  ids.draftId = ((await drafted.json()) as { classId: string }).classId;

  ids.versionId = await draftVersion();

  const handler = await sessionOf('handler');
  await handler.page.goto(`${app.address}/desk/intake`);
  await handler.page
    .getByLabel(intake.drop.label)
    .setInputFiles([join(SAMPLES, '学员花名册-保育员班.xlsx'), join(SAMPLES, '补贴标准目录.xlsx')]);
  await handler.page.waitForURL(/\/desk\/intake\/[0-9a-f-]{36}/);
  ids.batchId = new URL(handler.page.url()).pathname.split('/').at(-1) ?? '';
  await handler.settled();

  const missing = Object.entries(ids).filter(([, id]) => !/^[0-9a-f-]{1,36}$/.test(id));
  expect(missing).toEqual([]);
}

/** A change of the county's amounts, drafted and tried. */
async function draftVersion(): Promise<string> {
  const { page } = await sessionOf('handler');
  const { csrfToken } = await get<{ csrfToken: string }>('handler', '/api/me');
  const send = async (method: 'POST' | 'PUT', path: string, data: object) => {
    const reply = await page.request.fetch(app.address + path, {
      method,
      headers: { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() },
      data,
    });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as { versionId: string; version: number };
  };
  const head = { title: '页面检查调整', document: '页面检查〔2021〕1号', effectiveOn: '2021-11-01' };
  const { versionId, version } = await send('POST', '/api/policy-versions', {
    policyId: 'liaocheng-2021',
    ...head,
  });
  const path = `/api/policy-versions/${versionId}`;
  const saved = await send('PUT', path, {
    ...head,
    version,
    changes: [
      {
        kind: 'standard-set',
        benefit: 'training-subsidy',
        trainingKind: 'employment-skills',
        occupationCode: '4-10-01-03',
        level: 5,
        certificateKind: 'skill-level',
        unit: 'person',
        amountFen: 130_000,
        shortageUpliftPercent: 10,
      },
      { kind: 'setting-set', key: 'claims/publication-days', value: 7 },
    ],
  });
  await send('POST', `${path}/dry-run`, {
    version: saved.version,
    from: '2021-01-01',
    through: '2021-12-31',
  });
  return versionId;
}

function uuid7(): string {
  const at = Date.now().toString(16).padStart(12, '0');
  return `${at.slice(0, 8)}-${at.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

interface Visit {
  /** The route as the router writes it. */
  readonly route: string;
  readonly who: string;
  /** Ids for the route, by the name of the place; and what follows the path. */
  readonly with?: Readonly<Record<string, string>>;
  readonly more?: string;
  /** What people come here for: Tab must lead to it. */
  readonly act: (page: Page) => Locator;
  /** Stored as a picture, under this name. */
  readonly shot?: string;
}

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
const link = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('link', { name }).first();
const labelled = (name: string) => (page: Page) => page.getByLabel(name, { exact: true }).first();
const firstRow = (page: Page) => page.locator('a[data-row]').first();
const inNavigation = (name: string) => (page: Page) =>
  page.getByRole('navigation', { name: shell.navigation }).getByRole('link', { name, exact: true });
const printed = button(common.printNow);

const VISITS: readonly Visit[] = [
  { route: '/login', who: 'public', act: button(shell.login.submit), shot: 'login' },
  {
    route: '/desk',
    who: 'handler',
    act: (page) => page.locator('.work-list a').first(),
    shot: 'home-handler',
  },
  { route: '/desk', who: 'qinghe', act: (page) => page.locator('.work-list a').first(), shot: 'home-qinghe' },
  { route: '/desk', who: 'finance', act: inNavigation(home.navigation), shot: 'home-finance' },
  { route: '/desk', who: 'city', act: inNavigation(home.navigation), shot: 'home-city' },
  { route: '/desk/intake', who: 'handler', act: labelled(intake.drop.label), shot: 'intake' },
  {
    route: '/desk/intake/:batchId',
    who: 'handler',
    with: { batchId: 'batchId' },
    act: button(intake.batch.confirm),
    shot: 'intake-batch',
  },
  { route: '/desk/classes', who: 'handler', act: firstRow, shot: 'classes' },
  { route: '/desk/classes/new', who: 'qinghe', act: button(classes.edit.save), shot: 'class-new' },
  {
    route: '/desk/classes/:classId',
    who: 'handler',
    with: { classId: 'classId' },
    act: (page) => page.getByRole('tab', { name: classes.tabs.filing }),
    shot: 'class',
  },
  {
    route: '/desk/classes/:classId',
    who: 'teacher',
    with: { classId: 'classId' },
    more: '?tab=roster',
    act: (page) => page.getByRole('tab', { name: classes.tabs.roster }),
  },
  {
    route: '/desk/classes/:classId',
    who: 'auditor',
    with: { classId: 'classId' },
    more: '?tab=attendance',
    act: (page) => page.getByRole('tab', { name: classes.tabs.attendance }),
    shot: 'class-attendance',
  },
  {
    route: '/desk/classes/:classId',
    who: 'reviewer1',
    with: { classId: 'classId' },
    more: '?tab=results',
    act: (page) => page.getByRole('tab', { name: classes.tabs.results }),
  },
  {
    route: '/desk/classes/:classId/edit',
    who: 'qinghe',
    with: { classId: 'draftId' },
    act: button(classes.edit.save),
    shot: 'class-edit',
  },
  { route: '/desk/claims', who: 'handler', act: firstRow, shot: 'claims' },
  {
    route: '/desk/claims/:claimId',
    who: 'qinghe',
    with: { claimId: 'claimId' },
    act: button(claims.acts.confirm),
    shot: 'claim-qinghe',
  },
  {
    route: '/desk/claims/:claimId',
    who: 'reviewer1',
    with: { claimId: 'reviewClaimId' },
    act: button(common.opinion.passed),
    shot: 'claim-reviewer1',
  },
  {
    route: '/desk/claims/:claimId',
    who: 'reviewer2',
    with: { claimId: 'paidClaimId' },
    more: '?line=:lineId',
    act: button(claims.line.next),
    shot: 'claim-line',
  },
  { route: '/desk/publications', who: 'handler', act: button(publications.open), shot: 'publications' },
  {
    route: '/desk/publications/:publicationId',
    who: 'handler',
    with: { publicationId: 'publicationId' },
    act: link(publications.publicPage),
    shot: 'publication',
  },
  {
    route: '/desk/objections',
    who: 'reviewer2',
    act: inNavigation(publications.objectionsTitle),
    shot: 'objections',
  },
  { route: '/desk/persons', who: 'handler', act: button(persons.run), shot: 'persons' },
  {
    route: '/desk/persons/:personId',
    who: 'handler',
    with: { personId: 'personId' },
    act: button(persons.unmask),
    shot: 'person',
  },
  { route: '/desk/organisations', who: 'handler', act: firstRow, shot: 'organisations' },
  {
    route: '/desk/organisations/:organisationId',
    who: 'reviewer2',
    with: { organisationId: 'organisationId' },
    act: button(organisations.suspend.act),
    shot: 'organisation',
  },
  { route: '/desk/budgets', who: 'finance', act: button(funds.proposal.propose), shot: 'budgets' },
  {
    route: '/desk/budgets/:budgetId',
    who: 'auditor',
    with: { budgetId: 'budgetId' },
    act: labelled(funds.entry.filterKind),
    shot: 'entries',
  },
  { route: '/desk/payments', who: 'finance', act: button(payments.batch.prepare), shot: 'payments' },
  {
    route: '/desk/payments/:batchId',
    who: 'finance',
    with: { batchId: 'paymentId' },
    act: link(payments.batch.print),
    shot: 'payment',
  },
  { route: '/desk/mass-runs', who: 'handler', act: button(massRuns.start), shot: 'mass-runs' },
  {
    route: '/desk/standards',
    who: 'city',
    act: (page) => page.getByRole('tab', { name: catalogue.tabs.standards }),
    shot: 'standards',
  },
  { route: '/desk/policies', who: 'province', act: labelled(policy.pick), shot: 'policies' },
  {
    route: '/desk/policies/:policyId',
    who: 'luyue',
    with: { policyId: 'policyId' },
    act: labelled(policy.pick),
  },
  { route: '/desk/policies', who: 'handler', act: button(versions.create), shot: 'policies-handler' },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    act: (page) => page.locator('[data-cell="amount"]').first(),
    shot: 'version',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    more: '?tab=scarce',
    act: labelled(versions.scarce.addLabel),
    shot: 'version-scarce',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    more: '?tab=settings',
    act: (page) => page.getByRole('tabpanel').getByRole('button').first(),
    shot: 'version-settings',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    more: '?tab=dry-run',
    act: button(versions.dryRun.runAgain),
    shot: 'version-dry-run',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'city',
    with: { versionId: 'versionId' },
    more: '?tab=record',
    act: (page) => page.getByRole('tab', { name: versions.tabs.record }),
    shot: 'version-record',
  },
  { route: '/desk/journal', who: 'auditor', act: button(journal.verifyRun), shot: 'journal' },
  { route: '/desk/accounts', who: 'sysadmin', act: button(accounts.create), shot: 'accounts' },
  { route: '/desk/*', who: 'handler', act: link(common.fault.toHome) },
  {
    route: '/print/classes/:classId/filing',
    who: 'qinghe',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-filing',
  },
  {
    route: '/print/classes/:classId/roster',
    who: 'qinghe',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-roster',
  },
  {
    route: '/print/classes/:classId/sign-in',
    who: 'teacher',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-sign-in',
  },
  {
    route: '/print/claims/:claimId/form',
    who: 'qinghe',
    with: { claimId: 'claimId' },
    act: printed,
    shot: 'print-claim-form',
  },
  {
    route: '/print/claims/:claimId/roster',
    who: 'handler',
    with: { claimId: 'claimId' },
    act: printed,
    shot: 'print-claim-roster',
  },
  {
    route: '/print/persons/:personId',
    who: 'handler',
    with: { personId: 'personId' },
    act: printed,
    shot: 'print-person',
  },
  {
    route: '/print/payments/:batchId',
    who: 'finance',
    with: { batchId: 'paymentId' },
    act: printed,
    shot: 'print-payment',
  },
  {
    route: '/print/policy-versions/:versionId',
    who: 'reviewer2',
    with: { versionId: 'versionId' },
    act: printed,
    shot: 'print-version',
  },
  {
    route: '/print/publications/:publicationId',
    who: 'handler',
    with: { publicationId: 'publicationId' },
    act: printed,
    shot: 'print-publication',
  },
  { route: '/', who: 'public', act: labelled(open.searchLabel), shot: 'public' },
  { route: '/public', who: 'public', act: link(open.allPublications) },
  {
    route: '/public/publications',
    who: 'public',
    act: labelled(publicPublications.searchLabel),
    shot: 'public-publications',
  },
  {
    route: '/public/publications/:publicationId',
    who: 'public',
    with: { publicationId: 'publicationId' },
    act: (page) =>
      page.getByRole('link', { name: new RegExp(publicPublications.objectFor(1, '.+')) }).first(),
    shot: 'public-publication',
  },
  {
    route: '/public/publications/:publicationId/object',
    who: 'public',
    with: { publicationId: 'publicationId' },
    more: '?line=1',
    act: button(publicPublications.submit),
    shot: 'public-object',
  },
  { route: '/clauses', who: 'public', act: labelled(clauseMap.search), shot: 'clauses' },
  {
    route: '/clauses/:clauseId',
    who: 'public',
    with: { clauseId: 'clauseId' },
    act: link(clauseMap.back),
    shot: 'clause',
  },
  { route: '/*', who: 'public', act: link(common.fault.toHome) },
  { route: '/m', who: 'worker', act: link(mobile.entries.money), shot: 'worker' },
  { route: '/m/login', who: 'public', act: button(mobile.signIn.title), shot: 'worker-login' },
  { route: '/m/money', who: 'worker', act: (page) => page.locator('.cards a').first(), shot: 'worker-money' },
  {
    route: '/m/money/:claimLineId',
    who: 'worker',
    with: { claimLineId: 'ownLineId' },
    act: link(mobile.money.notMe),
    shot: 'worker-subsidy',
  },
  {
    route: '/m/class',
    who: 'worker',
    act: (page) => page.getByRole('link', { name: mobile.back }),
    shot: 'worker-class',
  },
  { route: '/m/certificate', who: 'worker', act: (page) => page.getByRole('link', { name: mobile.back }) },
  { route: '/m/learn', who: 'worker', act: link(mobile.help.national), shot: 'worker-learn' },
  { route: '/m/help', who: 'worker', act: link(mobile.help.national), shot: 'worker-help' },
];

/** The routes that the three routers know, read from them. */
function routesOfRouters(): Set<string> {
  const found = new Set(['/login', '/desk/*']);
  for (const module of deskModules) {
    for (const page of module.pages) found.add(page.index ? '/desk' : `/desk/${page.path}`);
    for (const page of module.prints ?? []) found.add(`/print/${page.path}`);
  }
  for (const entry of ['public', 'mobile']) {
    const router = readFileSync(join(ROOT, `web/${entry}/index.tsx`), 'utf8');
    for (const [, path = ''] of router.matchAll(/<Route\s+path="([^"]+)"/g))
      if (path !== '*') found.add(path);
      else if (entry === 'public') found.add('/*');
  }
  return found;
}

function addressOf(visit: Visit): string {
  const filled = visit.route.replace(/:(\w+)/g, (_, place: string) => ids[visit.with?.[place] ?? ''] ?? '');
  const path = filled.replace('*', 'no-such-page');
  return app.address + path + (visit.more ?? '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');
}

const MOST_TABS = 150;

/** Presses Tab until the thing has the focus, and says how often; undefined when it is never reached. */
async function tabsTo(page: Page, target: Locator): Promise<number | undefined> {
  await target.waitFor();
  await target.evaluate((element) => {
    for (const before of document.querySelectorAll('[data-sought]')) before.removeAttribute('data-sought');
    element.setAttribute('data-sought', '');
  });
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let pressed = 1; pressed <= MOST_TABS; pressed++) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(() => Boolean(document.activeElement?.closest('[data-sought]')));
    if (reached) return pressed;
  }
  return undefined;
}

/** True when the thing that has the focus looks different from what it was without. */
async function focusShows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const looks = (element: Element) => {
      const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
      return [outline, boxShadow, borderColor, backgroundColor].join();
    };
    const active = document.activeElement as HTMLElement | null;
    if (!active || active === document.body) return false;
    const around: Element[] = [];
    for (let element: Element | null = active; element && around.length < 4; element = element.parentElement)
      around.push(element);
    // A change of colour under way would be measured at its beginning, where nothing can be seen yet.
    for (const element of around) (element as HTMLElement).style.transition = 'none';
    const focused = around.map(looks);
    active.blur();
    return around.map(looks).some((look, index) => look !== focused[index]);
  });
}

async function widerThanScreen(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  await findCases();
  Object.assign(ids, { policyId: 'liaocheng-2021', clauseId: 'LC-11a' });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('every page', () => {
  test('of the three routers is visited below', () => {
    const known = routesOfRouters();
    const visited = new Set(VISITS.map((visit) => visit.route));
    expect([...known].filter((route) => !visited.has(route))).toEqual([]);
    expect([...visited].filter((route) => !known.has(route))).toEqual([]);
    expect(known.size).toBeGreaterThan(45);
  });

  for (const visit of VISITS)
    test(`${visit.route}${visit.more ?? ''} as ${visit.who}`, async () => {
      const { page, faults, settled } = await sessionOf(visit.who);
      await page.setViewportSize(DESKTOP);
      faults.length = 0;
      await page.goto(addressOf(visit));
      await settled();
      const isLost = visit.route.endsWith('*');
      // Who is there? Nobody: the one answer that is no fault on pages without login.
      const real = faults.filter((fault) => !(visit.who === 'public' && fault === '401 /api/me'));
      expect.soft(real).toEqual([]);
      expect.soft(await page.getByRole('heading', { level: 1 }).count()).toBeGreaterThan(0);
      const title = await page.title();
      expect.soft(title).toMatch(/^.+ - 技路$/);
      if (!isLost) expect.soft(title).not.toContain(common.fault.notFoundTitle);
      if (!isLost) expect.soft(await page.locator('[role="alert"]').allTextContents()).toEqual([]);
      expect.soft(await axeFindings(page), 'axe at 1366').toEqual([]);
      expect.soft(await widerThanScreen(page), 'sideways at 1366').toBeLessThanOrEqual(0);
      if (visit.shot) await picture(page, `${visit.shot}-1366`);
      expect.soft(await tabsTo(page, visit.act(page)), 'Tab reaches the main act').toBeDefined();
      expect.soft(await focusShows(page), 'the focus can be seen').toBe(true);

      await page.setViewportSize(PHONE);
      await page.waitForTimeout(60);
      expect.soft(await axeFindings(page), 'axe at 390').toEqual([]);
      expect.soft(await widerThanScreen(page), 'sideways at 390').toBeLessThanOrEqual(0);
      if (visit.shot && (visit.who === 'public' || visit.who === 'worker'))
        await picture(page, `${visit.shot}-390`);
    });
});

describe('every staff page', () => {
  for (const who of [
    ...['qinghe', 'luyue', 'teacher', 'handler', 'reviewer1', 'reviewer2', 'finance', 'auditor'],
    ...['sysadmin', 'secadmin', 'auditadmin', 'city', 'province'],
  ])
    test(`of ${who} opens by its own navigation, without a fault`, async () => {
      const { page, faults, settled } = await sessionOf(who);
      await page.setViewportSize(DESKTOP);
      await page.goto(`${app.address}/desk`);
      await settled();
      const navigation = page.getByRole('navigation', { name: shell.navigation });
      const names = await navigation.getByRole('link').allTextContents();
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        faults.length = 0;
        await navigation.getByRole('link', { name, exact: true }).click();
        await settled();
        expect.soft(faults, name).toEqual([]);
        expect.soft(await page.getByRole('main').getByRole('alert').allTextContents(), name).toEqual([]);
        expect.soft(await page.getByRole('heading', { level: 1 }).count(), name).toBe(1);
      }
    });
});

describe('a planted fault is found (negative control)', () => {
  test('by axe, by the keyboard, by the eye, by the ear, by the console', async () => {
    const { page, faults, settled } = await sessionOf('public');
    await page.setViewportSize(PHONE);
    await page.goto(`${app.address}/public/publications`);
    await settled();
    expect(await axeFindings(page)).toEqual([]);
    expect(await widerThanScreen(page)).toBeLessThanOrEqual(0);
    faults.length = 0;
    await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      main.insertAdjacentHTML(
        'beforeend',
        `<button id="nameless"></button>
         <p style="color: #ccc; background: #fff">pale</p>
         <span id="unreached" role="button">unreached</span>
         <a id="unseen" href="#x" style="outline: none; box-shadow: none">unseen</a>
         <div style="width: 900px">wide</div>`,
      );
      console.error('planted');
      void fetch('/api/no-such-thing');
    });
    await settled();
    const found = await axeFindings(page);
    expect(found.some((finding) => finding.startsWith('button-name'))).toBe(true);
    expect(found.some((finding) => finding.startsWith('color-contrast'))).toBe(true);
    expect(await widerThanScreen(page)).toBeGreaterThan(100);
    expect(faults).toContain('console: planted');
    expect(faults).toContain('404 /api/no-such-thing');
    expect(await tabsTo(page, page.locator('#unseen'))).toBeDefined();
    expect(await focusShows(page)).toBe(false);
    expect(await tabsTo(page, page.locator('#unreached'))).toBeUndefined();
  });
});
