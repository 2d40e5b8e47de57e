// For tests only: a colleague who acts for somebody on leave, without the acts that lead to it.
import { sql } from 'kysely';
import type { Actor, AppContext } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';

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
