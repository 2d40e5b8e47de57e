import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { AGREEMENT_MINUTES } from './rules.ts';

export interface NewHelpSession {
  readonly helpSessionId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly helperAccountId: Uuid;
  readonly helperName: string;
  readonly helperRole: string;
  /** The human being, whatever the account. */
  readonly helperPersonKey: string;
  readonly begunAt: Date;
  readonly untilAt: Date;
}

export async function insertHelpSession(tx: Tx, row: NewHelpSession): Promise<void> {
  await sql`insert into help_session (help_session_id, person_id, division_path, helper_account_id, helper_name,
      helper_role, helper_person_key, begun_at, until_at)
    values (${row.helpSessionId}, ${row.personId}, ${row.divisionPath}::ltree, ${row.helperAccountId},
      ${row.helperName}, ${row.helperRole}, ${row.helperPersonKey}, ${row.begunAt}, ${row.untilAt})`.execute(
    tx,
  );
}

/** The division that the helper serves in; undefined when the session has ended. */
export async function lockHelpSession(tx: Tx, helpSessionId: Uuid): Promise<string | undefined> {
  const { rows } = await sql<{ divisionPath: string }>`
    select division_path::text as division_path from help_session
    where help_session_id = ${helpSessionId} and ended_at is null for update`.execute(tx);
  return rows[0]?.divisionPath;
}

export async function endHelpSession(tx: Tx, helpSessionId: Uuid, endedAt: Date): Promise<void> {
  await sql`update help_session set ended_at = ${endedAt}
    where help_session_id = ${helpSessionId} and ended_at is null`.execute(tx);
}

export interface NewAgreement {
  readonly helpedActId: Uuid;
  readonly helpSessionId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly route: string;
  readonly agreedBy: 'code' | 'present';
  readonly reason: string | null;
  readonly agreedAt: Date;
}

/** She agrees to one act; an agreement to the same that was not used goes. */
export async function insertAgreement(tx: Tx, row: NewAgreement): Promise<void> {
  await sql`delete from helped_act where help_session_id = ${row.helpSessionId} and route = ${row.route}
    and done_at is null`.execute(tx);
  await sql`insert into helped_act (helped_act_id, help_session_id, person_id, division_path, route, agreed_by, reason,
      agreed_at)
    values (${row.helpedActId}, ${row.helpSessionId}, ${row.personId}, ${row.divisionPath}::ltree, ${row.route},
      ${row.agreedBy}, ${row.reason}, ${row.agreedAt})`.execute(tx);
}

/** Uses up the agreement to this act; undefined when there is none that is fresh. Of many at once one gets it. */
export async function takeFreshAgreement(
  tx: Tx,
  of: { readonly helpSessionId: Uuid; readonly route: string; readonly at: Date },
): Promise<Uuid | undefined> {
  const { rows } = await sql<{ helpedActId: Uuid }>`
    update helped_act set done_at = ${of.at}::timestamptz
    where help_session_id = ${of.helpSessionId} and route = ${of.route} and done_at is null
      and agreed_at > ${of.at}::timestamptz - ${AGREEMENT_MINUTES}::int * interval '1 minute'
    returning helped_act_id`.execute(tx);
  return rows[0]?.helpedActId;
}

export interface HelpedRow {
  readonly helpedActId: Uuid;
  readonly helperName: string;
  readonly helperRole: string;
  readonly route: string;
  readonly agreedBy: 'code' | 'present';
  readonly reason: string | null;
  readonly doneAt: Date;
}

/** What was done for a person, the latest first. */
export async function selectHelpedActs(tx: Tx, personId: PersonId): Promise<HelpedRow[]> {
  const { rows } = await sql<HelpedRow>`
    select a.helped_act_id, s.helper_name, s.helper_role, a.route, a.agreed_by, a.reason, a.done_at
    from helped_act a join help_session s using (help_session_id)
    where a.person_id = ${personId} and a.done_at is not null
    order by a.done_at desc, a.helped_act_id desc limit 200`.execute(tx);
  return rows;
}
