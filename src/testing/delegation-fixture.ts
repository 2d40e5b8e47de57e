// For tests only: a colleague who acts for somebody on leave, and the requests that lead to it.
import { sql } from 'kysely';
import type { Actor, AppContext } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import type { AppFixture, Reply, SignedIn } from './app-fixture.ts';

/** The actor of `to` who acts for `from`: the person of the one, role and place of the other, an account of both. */
export async function actingFor(app: AppContext, to: Actor, from: Actor): Promise<Actor> {
  const accountId = app.ids.uuid();
  const displayName = `${to.displayName}（代${from.displayName}）`;
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into account (account_id, login, display_name, person_key, role, division_code, division_path,
        organisation_id, password_hash, status, disabled_at, created_at, acts_for)
      values (${accountId}, ${accountId}, ${displayName}, ${to.personKey}, ${from.role}, ${from.divisionCode},
        ${from.divisionPath}::ltree, ${from.organisationId}, 'none', 'disabled', ${app.clock.now()},
        ${app.clock.now()}, ${from.accountId})`.execute(tx),
  );
  return {
    ...from,
    accountId,
    personKey: to.personKey,
    displayName,
    actingFor: { delegationId: app.ids.uuid(), accountId: from.accountId, personKey: from.personKey },
  };
}

interface Listed {
  readonly rows: { delegationId: string; status: string; phase: string | null; allowed: string[] }[];
}
export interface Asked {
  readonly delegationId: string;
  readonly status: string;
}

/** Requests about delegations, of the fixture's first day unless said otherwise. */
export function delegationRequests(fixture: () => AppFixture) {
  const post = (by: SignedIn, url: string, body: object = {}) => fixture().send(by, 'POST', url, body);
  const days = { fromOn: '2021-10-11', throughOn: '2021-10-11', reason: '年休假外出' };
  return {
    ask: (from: SignedIn, to: SignedIn, more: object = {}) =>
      post(from, '/api/me/delegations', { toAccountId: to.actor.accountId, ...days, ...more }),
    askFor: (by: SignedIn, from: SignedIn, to: SignedIn, more: object = {}) =>
      post(by, '/api/delegations', {
        fromAccountId: from.actor.accountId,
        toAccountId: to.actor.accountId,
        ...days,
        ...more,
      }),
    decide: (by: SignedIn, { body }: Reply, decision = 'released', opinion?: string) =>
      post(by, `/api/delegations/${(body as Asked).delegationId}/decision`, {
        decision,
        ...(opinion === undefined ? {} : { opinion }),
      }),
    withdraw: (by: SignedIn, { body }: Reply) =>
      post(by, `/api/delegations/${(body as Asked).delegationId}/withdraw`),
    withdrawOwn: (by: SignedIn, { body }: Reply) =>
      post(by, `/api/me/delegations/${(body as Asked).delegationId}/withdraw`),
    begin: (by: SignedIn, { body }: Reply) =>
      post(by, '/api/me/acting', { delegationId: (body as Asked).delegationId }),
    end: (by: SignedIn) => post(by, '/api/me/acting/end'),
    me: async (by: SignedIn) => {
      const reply = await fixture().send(by, 'GET', '/api/me');
      return { status: reply.status, ...(reply.body as Record<string, unknown>) } as Record<string, unknown>;
    },
    list: async (by: SignedIn, url = '/api/delegations') =>
      ((await fixture().send(by, 'GET', url)).body as Listed).rows,
    owner: async (text: string) => {
      const client = await fixture().db.owner();
      try {
        return (await client.query(text)).rows as Record<string, unknown>[];
      } finally {
        await client.end();
      }
    },
  };
}
