import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldNames, jsonSchemaOf } from '../src/edge/app/forms.ts';
import { allRoutes } from '../src/edge/app/routes.ts';
import {
  mayCall,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  type RouteHandler,
  type RouteId,
} from '../src/platform/access/index.ts';
import type { Uuid } from '../src/platform/kernel/index.ts';
import { type AppFixture, openAppFixture, type Reply, type SignedIn } from '../src/testing/app-fixture.ts';
import { requestTo, upload } from './sample-request.ts';

const ROUTES = Object.entries(PERMISSIONS) as [RouteId, Permission][];
const NEVER: Readonly<Record<string, string>> = {
  accountId: '018f0000-0000-7000-8000-0000000000f1',
  organisationId: '018f0000-0000-7000-8000-0000000000f2',
  batchId: '018f0000-0000-7000-8000-0000000000f3',
  classId: '018f0000-0000-7000-8000-0000000000f4',
  listId: '018f0000-0000-7000-8000-0000000000f5',
  personId: '1234567890123456',
  claimId: '018f0000-0000-7000-8000-0000000000f7',
  claimLineId: '018f0000-0000-7000-8000-0000000000f8',
  signalId: '018f0000-0000-7000-8000-0000000000f9',
  publicationId: '018f0000-0000-7000-8000-0000000000fa',
  objectionId: '018f0000-0000-7000-8000-0000000000fb',
  budgetId: '018f0000-0000-7000-8000-0000000000fc',
  caseId: '018f0000-0000-7000-8000-0000000000fd',
  proposalId: '018f0000-0000-7000-8000-0000000000f0',
  orderId: '018f0000-0000-7000-8000-0000000000fe',
  changeId: '018f0000-0000-7000-8000-0000000000e1',
  moveId: '018f0000-0000-7000-8000-0000000000e4',
  returnId: '018f0000-0000-7000-8000-0000000000e2',
  objectId: '018f0000-0000-7000-8000-0000000000ff',
  fileId: '018f0000-0000-7000-8000-000000000100',
  delegationId: '018f0000-0000-7000-8000-000000000101',
  notificationId: '018f0000-0000-7000-8000-000000000102',
  recoveryId: '018f0000-0000-7000-8000-000000000104',
  certificateId: '018f0000-0000-7000-8000-000000000105',
  correctionId: '018f0000-0000-7000-8000-000000000106',
  messageId: '018f0000-0000-7000-8000-000000000159',
  slipId: '018f0000-0000-7000-8000-00000000015a',
};

const ORGANISATION_ROLES: readonly Role[] = [
  'institution-administrator',
  'teacher',
  'employer',
  'assessment-body',
];
const DIVISION_ROLES = ROLES.filter((role) => role !== 'worker' && !ORGANISATION_ROLES.includes(role));

/** The place of an actor, seen from the demonstration county and its institutions. */
type Place = 'own' | 'parent' | 'child' | 'sibling' | 'none';

describe('every route, every role, every place', () => {
  let fixture: AppFixture;
  let handlers: Partial<Record<RouteId, RouteHandler>>;
  const sessions = new Map<string, SignedIn>();
  /** Ids of things in the demonstration county, by the name they have in addresses. */
  let ids: Record<string, string>;
  /** Words and ids that nobody outside the county may ever be shown. */
  let canaries: string[];

  const session = (place: Place, role: Role): SignedIn => {
    const found = sessions.get(`${place}:${role}`);
    if (!found) throw new Error(`nobody sits at ${place}:${role}`);
    return found;
  };

  beforeAll(async () => {
    fixture = await openAppFixture({ county: true });
    handlers = allRoutes(fixture.deps);
    const owner = await fixture.db.owner();
    try {
      await owner.query("select set_config('app.scope_kind', 'system', false)");
      const selectId = async (sql: string) =>
        String(Object.values((await owner.query(sql)).rows[0] ?? {})[0] ?? '');
      const all = async (sql: string) =>
        (await owner.query(sql)).rows.map((row) => String(Object.values(row as object)[0]));
      const qinghe = await selectId("select organisation_id from account where login = 'qinghe'");
      ids = {
        organisationId: qinghe,
        accountId: await selectId("select account_id from account where login = 'handler'"),
        classId: await selectId(
          `select class_id from training_class where organisation_id = '${qinghe}' limit 1`,
        ),
        claimId: await selectId(`select claim_id from claim where organisation_id = '${qinghe}' limit 1`),
        listId: await selectId('select list_id from work_for_training_list limit 1'),
        publicationId: await selectId(
          "select publication_id from publication where status = 'closed' limit 1",
        ),
        budgetId: await selectId('select budget_id from fund_budget limit 1'),
        caseId: await selectId("select case_id from approval_case where subject_type = 'budget' limit 1"),
        batchId: await selectId('select batch_id from payment_batch limit 1'),
        orderId: await selectId('select order_id from payment_order limit 1'),
      };
      Object.assign(ids, {
        claimLineId: await selectId(
          `select claim_line_id from claim_line where claim_id = '${ids.claimId}' limit 1`,
        ),
        personId: await selectId(`select person_id from enrolment where class_id = '${ids.classId}' limit 1`),
        changeId: NEVER.changeId,
        signalId: (await selectId('select signal_id from claim_signal limit 1')) || NEVER.signalId,
        objectionId: NEVER.objectionId,
        notificationId: NEVER.notificationId,
        fileId: NEVER.fileId,
        recoveryId: NEVER.recoveryId,
        objectId: ids.classId,
        objectType: 'training-class',
      });
      canaries = [
        ...(await all('select name from person')),
        ...(await all('select id_number_masked from person')),
        ...(await all('select person_id from person')),
        ...(await all('select name from organisation')),
        ...(await all('select credit_code from organisation')),
        ...(await all('select class_id from training_class')),
        ...(await all('select claim_id from claim')),
        ...(await all('select claim_line_id from claim_line')),
        ...(await all('select list_id from work_for_training_list')),
        ...(await all('select budget_id from fund_budget')),
        ...(await all('select batch_id from payment_batch')),
        ...(await all('select order_id from payment_order')),
        ...(await all('select document from budget_proposal')),
      ];
    } finally {
      await owner.end();
    }
    expect(canaries.length).toBeGreaterThan(300);
    expect(Object.entries(ids).filter(([, id]) => id === '')).toEqual([]);
    await seatEverybody();
  }, 240_000);
  afterAll(() => fixture?.close());

  async function seatEverybody(): Promise<void> {
    const seat = async (
      place: Place,
      role: Role,
      where: { divisionCode?: string; organisationId?: Uuid },
    ) => {
      const login = `${place}-${role}`.slice(0, 40);
      await fixture.account(login, role, where);
      return { place, role, login };
    };
    const seats = [];
    const ankang = await organisationOf('ankang');
    for (const role of ORGANISATION_ROLES) {
      seats.push(await seat('own', role, { organisationId: ids.organisationId as Uuid }));
      seats.push(await seat('sibling', role, { organisationId: ankang }));
    }
    for (const role of DIVISION_ROLES) {
      seats.push(await seat('own', role, { divisionCode: '371526' }));
      seats.push(await seat('parent', role, { divisionCode: '371500' }));
      seats.push(await seat('sibling', role, { divisionCode: '371525' }));
      seats.push(await seat('child', role, { divisionCode: '371526' }));
      seats.push(await seat('none', role, {}));
    }
    const owner = await fixture.db.owner();
    await owner.query("update account set division_path = 'd37.d15.d26.d01' where login like 'child-%'");
    await owner.query(
      "update account set organisation_id = null, role = 'worker', person_id = 42 where login = 'sibling-assessment-body'",
    );
    await owner.query(
      "update account set password_hash = (select password_hash from account where login = 'own-auditor') where login = 'worker'",
    );
    await owner.end();
    for (const { place, role, login } of seats) {
      const isWorker = login === 'sibling-assessment-body';
      sessions.set(`${place}:${isWorker ? 'worker' : role}`, await fixture.signIn(login));
    }
    sessions.set('own:worker', await fixture.signIn('worker'));
  }

  async function organisationOf(login: string): Promise<Uuid> {
    const owner = await fixture.db.owner();
    const { rows } = await owner.query('select organisation_id from account where login = $1', [login]);
    await owner.end();
    return rows[0].organisation_id as Uuid;
  }

  /** One request of the right form; acts that would change something name a version that is never current. */
  function ask(id: RouteId, who: SignedIn | null, values: Readonly<Record<string, string>>): Promise<Reply> {
    const handler = handlers[id];
    if (!handler) throw new Error(id);
    const { permission, url, body, files } = requestTo(id, handler, values);
    if (files) {
      const fields = Object.fromEntries(
        permission.writes.map((name) => [name, '018f0000-0000-7000-8000-000000000001']),
      );
      const { payload, headers } = upload('空.csv', 'a,b\r\n1,2\r\n', fields);
      return fixture.send(who, permission.method, url, payload, { headers });
    }
    const stale = body && 'version' in body ? { ...body, version: 999_999 } : body;
    return fixture.send(who, permission.method, url, stale);
  }

  const foundCanaries = ({ text }: Reply, given: readonly string[]) =>
    canaries.filter((canary) => text.includes(canary) && !given.includes(canary));

  it('is as it was reviewed (tests/permissions.txt)', () => {
    const lines = ROUTES.map(([id, row]) => {
      const roles = typeof row.roles === 'string' ? row.roles : row.roles.join(' ');
      return `${id} | ${row.method} ${row.path} | ${roles} | ${row.scope} | ${row.event ?? row.viewed?.event ?? 'read'} | ${row.fourEyes ?? '-'}`;
    });
    const reviewed = readFileSync(resolve(import.meta.dirname, 'permissions.txt'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toEqual(reviewed);
  });

  it('lets in whom the table names and nobody else', async () => {
    let cells = 0;
    const wrong: string[] = [];
    const sit = [
      [null, null] as const,
      ...ROLES.filter((role) => sessions.has(`own:${role}`)).map(
        (role) => [role, session('own', role)] as const,
      ),
    ];
    expect(sit).toHaveLength(ROLES.length + 1);
    for (const [id, permission] of ROUTES) {
      for (const [role, who] of sit) {
        // Acts that are let in are asked below; the progress of an intake is a stream that waits for news.
        if (mayCall(id, role) && (permission.method !== 'GET' || id === 'intake.progress')) continue;
        cells += 1;
        const { status } = await ask(id, who, NEVER);
        const expected = mayCall(id, role) ? 'in' : role === null ? '401' : '403';
        const got = status === 401 || status === 403 ? String(status) : 'in';
        if (got !== expected || status >= 500) wrong.push(`${id} ${role}: ${status}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(1_000);
  }, 240_000);

  it('shows nobody outside a county or an institution one word of it, and answers as if it were not there', async () => {
    const wrong: string[] = [];
    let cells = 0;
    const outside: Place[] = ['sibling', 'child', 'none'];
    for (const [id, permission] of ROUTES) {
      if (permission.scope === 'none' || permission.roles === 'public' || id === 'intake.progress') continue;
      const names = [...permission.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string);
      for (const place of outside)
        for (const role of ROLES) {
          if (!mayCall(id, role) || !sessions.has(`${place}:${role}`)) continue;
          // The audit administration without a division reads the record of the whole installation.
          if (place === 'none' && role === 'audit-administrator') continue;
          const who = session(place, role);
          cells += 1;
          const reply = await ask(id, who, { ...NEVER, ...ids });
          const given = Object.values(ids);
          const seen = foundCanaries(reply, given);
          const own = ORGANISATION_ROLES.includes(role) ? await ownWords(who) : [];
          const foreign = seen.filter((canary) => !own.includes(canary));
          const at = `${id} ${place}:${role}`;
          if (foreign.length > 0) wrong.push(`${at} sees ${foreign.slice(0, 3).join(' ')}`);
          if (reply.status >= 500) wrong.push(`${at}: ${reply.status}`);
          if (names.length === 0 || permission.method === 'GET' ? false : reply.status === 200)
            wrong.push(`${at} did it`);
          if (names.length > 0 && id !== 'journal.ofObject') {
            const absent = await ask(id, who, NEVER);
            if (absent.status !== reply.status || absent.text !== reply.text)
              wrong.push(
                `${at}: ${reply.status} for a foreign one, ${absent.status} for none: ${reply.text.slice(0, 120)}`,
              );
          }
        }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(300);
  }, 400_000);

  const wordsOf = new Map<string, string[]>();
  /** What an institution may know: its own rows, those who are its own people, and who examines them. */
  async function ownWords(who: SignedIn): Promise<string[]> {
    const key = String(who.actor.organisationId);
    const known = wordsOf.get(key);
    if (known) return known;
    const owner = await fixture.db.owner();
    await owner.query("select set_config('app.scope_kind', 'system', false)");
    const found: string[] = [];
    for (const sql of [
      `select organisation_id, name, credit_code from organisation where organisation_id = '${key}'`,
      `select class_id::text as id from training_class where organisation_id = '${key}' union select claim_id::text from claim where organisation_id = '${key}'`,
      `select claim_line_id, person_id from claim_line where organisation_id = '${key}'`,
      `select list_id from work_for_training_list where organisation_id = '${key}'`,
      `select person_id, name, id_number_masked from person join person_tie using (person_id) where organisation_id = '${key}'`,
      `select o.name from exam_session e join organisation o on o.organisation_id = e.organisation_id where e.trainer_id = '${key}'`,
    ])
      for (const row of (await owner.query(sql)).rows)
        found.push(...Object.values(row as object).map(String));
    await owner.end();
    wordsOf.set(key, found);
    return found;
  }

  it('shows the county to its own and to those above it (negative control of the test before)', async () => {
    const blind: string[] = [];
    for (const id of [
      'classes.list',
      'classes.show',
      'classes.roster',
      'claims.list',
      'claims.show',
      'claims.line',
      'funds.budgets',
      'payments.list',
      'payments.show',
      'organisations.list',
      'organisations.show',
      'persons.explain',
      'desk.workList',
      'journal.ofObject',
    ] as const) {
      const permission: Permission = PERMISSIONS[id];
      for (const [place, role] of [
        ['own', 'county-handler'],
        ['own', 'auditor'],
        ['parent', 'city-viewer'],
        ['own', 'institution-administrator'],
      ] as const) {
        if (!mayCall(id, role)) continue;
        const reply = await ask(id, session(place, role), { ...NEVER, ...ids });
        const fromDivision = role !== 'institution-administrator' || permission.scope !== 'division';
        const quiet = id === 'desk.workList' && role !== 'county-handler';
        const seen = canaries.some((canary) => reply.text.includes(canary)) || id === 'journal.ofObject';
        if (fromDivision && !quiet && (reply.status !== 200 || !seen))
          blind.push(`${id} ${place}:${role} ${reply.status}`);
      }
    }
    expect(blind).toEqual([]);
  });

  it('would see a county whose row-level security is off (negative control)', async () => {
    const owner = await fixture.db.owner();
    const stranger = session('sibling', 'county-handler');
    const show = () => ask('claims.show', stranger, { ...NEVER, ...ids });
    const { rows } = await owner.query("select prosrc as body from pg_proc where proname = 'access_allows'");
    const replaceCheck = (body: string) =>
      `create or replace function access_allows(row_path ltree, row_organisation uuid) returns boolean
       language sql stable parallel safe as $body$${body}$body$`;
    try {
      expect((await show()).status).toBe(404);
      await owner.query(replaceCheck('select true'));
      const leaked = await show();
      expect(leaked.status).toBe(200);
      expect(foundCanaries(leaked, []).length).toBeGreaterThan(0);
    } finally {
      await owner.query(replaceCheck(rows[0].body as string));
      await owner.end();
    }
    expect((await show()).status).toBe(404);
  });

  it('refuses every field that the table does not name, on every route that writes', async () => {
    const extra = [
      'accountId',
      'organisationId',
      'divisionPath',
      'status',
      'amountFen',
      'role',
      'approvedOn',
      'createdBy',
      'personId',
      'scope',
      'isAdmin',
    ];
    const wrong: string[] = [];
    for (const [id, permission] of ROUTES) {
      const handler = handlers[id];
      if (permission.method === 'GET' || permission.files || !handler) continue;
      const role = ROLES.find((role) => mayCall(id, role) && sessions.has(`own:${role}`));
      const who = permission.roles === 'public' ? null : session('own', role ?? 'auditor');
      const { url, body } = requestTo(id, handler, { ...NEVER, ...ids });
      for (const field of extra) {
        if (permission.writes.includes(field)) continue;
        const reply = await fixture.send(who, permission.method, url, { ...body, [field]: 'x' });
        const [first] = (reply.body as { refusals?: { code: string; pointer: string }[] })?.refusals ?? [];
        if (reply.status !== 400 || first?.code !== 'unknown-field' || first.pointer !== `/${field}`)
          wrong.push(`${id} ${field}: ${reply.status} ${first?.code} ${first?.pointer}`);
      }
      // Negative control: the body alone has the right form.
      const form = handler.body && jsonSchemaOf(handler.body, 'input');
      if (form && handler.body) {
        expect(fieldNames(form).sort()).toEqual([...permission.writes].sort());
        const fits = handler.body.safeParse(body);
        if (!fits.success)
          wrong.push(`${id}: the sample does not fit: ${JSON.stringify(fits.error.issues[0])}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
