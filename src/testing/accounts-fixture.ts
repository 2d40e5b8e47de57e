// For tests only: two system and two security administrators, a school, and what they do with accounts.
import { sql } from 'kysely';
import { withTx } from '../platform/db/index.ts';
import type { Uuid } from '../platform/kernel/index.ts';
import { type AppFixture, openAppFixture, PASSWORD, type Reply, type SignedIn } from './app-fixture.ts';
import { testResidentId } from './classes-fixture.ts';

export interface AccountAnswer {
  readonly accountId: string;
  readonly status: string;
  readonly changeId: string;
  readonly oneTimePassword: string;
  readonly part: string;
}

interface ListedAccount {
  readonly accountId: string;
  readonly login: string;
  readonly version: number;
  readonly status: string;
  readonly allowed: string[];
}

interface Administration {
  readonly fixture: AppFixture;
  readonly system: SignedIn;
  readonly system2: SignedIn;
  readonly security: SignedIn;
  readonly security2: SignedIn;
  readonly organisationId: Uuid;
}

export const answer = (reply: Reply) => reply.body as AccountAnswer;

/** The codes of a refusal; undefined where something was done. */
export const codes = (reply: Reply) =>
  (reply.body as { refusals?: { code: string }[] }).refusals?.map(({ code }) => code);

/** What is sent to open an account for somebody new; the same login is the same person. */
export function newStaffAccount(login: string, more: object = {}) {
  const number = [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_000, 7);
  return {
    login,
    displayName: '新人',
    personKey: null,
    personName: login,
    idNumber: testResidentId(10_000 + number),
    role: 'county-handler',
    divisionCode: '371526',
    organisationId: null,
    ...more,
  };
}

/** A school by name, so that accounts of organisations have one. */
export async function addSchool(fixture: AppFixture, name: string, creditCode: string): Promise<Uuid> {
  const organisationId = fixture.app.ids.uuid();
  await withTx(fixture.db, { kind: 'system' }, (tx) =>
    sql`insert into organisation (organisation_id, name, credit_code, is_institution, division_code, division_path,
        source, created_at)
      values (${organisationId}, ${name}, ${creditCode}, true, '371526', 'd37.d15.d26', 'test',
        ${fixture.app.clock.now()})`.execute(tx),
  );
  return organisationId;
}

/** What administrators do, by requests; `open` comes first. */
export function accountsFixture() {
  let known: Administration | undefined;
  let people = 0;
  const state = (): Administration => {
    if (!known) throw new Error('the fixture is not open');
    return known;
  };
  async function open(): Promise<Administration> {
    const fixture = await openAppFixture();
    const seat = async (login: string, role: 'system-administrator' | 'security-administrator') => {
      await fixture.account(login, role);
      return fixture.signIn(login);
    };
    known = {
      fixture,
      system: await seat('system', 'system-administrator'),
      system2: await seat('system2', 'system-administrator'),
      security: await seat('security', 'security-administrator'),
      security2: await seat('security2', 'security-administrator'),
      organisationId: await addSchool(fixture, '高唐县试训学校', '91371526MA3TEST014'),
    };
    return known;
  }

  const somebody = (login: string, more: object = {}) => {
    people += 1;
    return {
      login,
      displayName: `岗位 ${login}`,
      personKey: null,
      personName: `人员${people}`,
      idNumber: testResidentId(people),
      role: 'finance',
      divisionCode: '371526',
      organisationId: null,
      ...more,
    };
  };
  const create = (body: object, by = state().system) =>
    state().fixture.send(by, 'POST', '/api/accounts', body);
  const decide = (changeId: string, decision: string, by = state().security, opinion?: string) =>
    state().fixture.send(by, 'POST', `/api/account-changes/${changeId}/decision`, {
      decision,
      ...(opinion === undefined ? {} : { opinion }),
    });
  const ask = (what: string, accountId: string, body: object, by = state().system) =>
    state().fixture.send(by, 'POST', `/api/accounts/${accountId}/${what}`, { reason: '工作需要', ...body });
  const signIn = (login: string, password: string) =>
    state().fixture.server.inject({ method: 'POST', url: '/api/login', payload: { login, password } });
  const rowOf = async (login: string) => {
    const reply = await state().fixture.send(state().system, 'GET', '/api/accounts?limit=500');
    const row = (reply.body as { rows: ListedAccount[] }).rows.find((listed) => listed.login === login);
    if (!row) throw new Error(login);
    return row;
  };
  /** An account that both administrators have let in and whose holder has set an own password. */
  async function opened(login: string, more: object = {}): Promise<AccountAnswer & { session: SignedIn }> {
    const asked = answer(await create(somebody(login, more)));
    const second = asked.part === 'whole' ? null : answer(await decide(asked.changeId, 'released'));
    const password = second ? `${asked.oneTimePassword}-${second.oneTimePassword}` : asked.oneTimePassword;
    const session = await state().fixture.signIn(login, password);
    const changed = await state().fixture.send(session, 'POST', '/api/me/password', {
      current: password,
      next: PASSWORD,
    });
    if (changed.status !== 200) throw new Error(changed.text);
    return { ...asked, session };
  }
  return { open, somebody, create, decide, ask, signIn, rowOf, opened };
}
