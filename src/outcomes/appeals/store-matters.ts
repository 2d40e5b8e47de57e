import { sql } from 'kysely';
import type { ClaimStatus } from '../../benefits/claims/index.ts';
import { decidersOfLines } from '../../benefits/publications/index.ts';
import { type Act, isOneOf } from '../../platform/access/index.ts';
import { signersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { AppealSubject } from './contract.ts';
import type { MatterRow } from './store.ts';

/** What can be appealed against, as it is now. */
export interface Matter extends MatterRow {
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly status: string;
  /** Of the claim of a line; null for what is no line. */
  readonly claimStatus: ClaimStatus | null;
  readonly decidedOn: LocalDate | null;
}

type Read = (tx: Tx, id: Uuid, today: LocalDate) => Promise<Matter | undefined>;

const READ: Readonly<Record<AppealSubject, Read>> = {
  async 'claim-line'(tx, id) {
    const { rows } = await sql<Matter>`
      select 'claim-line' as subject_type, l.claim_line_id as subject_id, l.claim_id as parent_id,
        '申领 ' || c.number || ' 第 ' || l.line_no || ' 行' as subject_name, c.division_path::text as division_path,
        c.organisation_id, l.person_id, l.status, c.status as claim_status,
        (select max(s.decided_at)::date from review_decision s
          where s.subject_type = 'claim' and s.subject_id = c.claim_id::text) as decided_on
      from claim_line_status l join claim c on c.claim_id = l.claim_id where l.claim_line_id = ${id}`.execute(
      tx,
    );
    return rows[0];
  },
  async claim(tx, id) {
    const { rows } = await sql<Matter>`
      select 'claim' as subject_type, c.claim_id as subject_id, null::uuid as parent_id, '申领 ' || c.number as subject_name,
        c.division_path::text as division_path, c.organisation_id, null::bigint as person_id, c.status, null::text as claim_status,
        (select max(s.decided_at)::date from review_decision s
          where s.subject_type = 'claim-rejection' and s.subject_id = c.claim_id::text) as decided_on
      from claim c where c.claim_id = ${id}`.execute(tx);
    return rows[0];
  },
  async suspension(tx, id, today) {
    const { rows } = await sql<Matter>`
      select 'suspension' as subject_type, s.suspension_id as subject_id, s.organisation_id as parent_id,
        concat_ws(' ', '暂停承训资格', s.document_number) as subject_name, o.division_path::text as division_path,
        s.organisation_id, null::bigint as person_id,
        case when s.lifted_on is null or s.lifted_on > ${today}::date then 'suspended' else 'lifted' end as status,
        null::text as claim_status, s.suspended_on as decided_on
      from organisation_suspension s join organisation o on o.organisation_id = s.organisation_id
      where s.suspension_id = ${id}`.execute(tx);
    return rows[0];
  },
  async recovery(tx, id) {
    const { rows } = await sql<Matter>`
      select 'recovery' as subject_type, r.recovery_id as subject_id, null::uuid as parent_id,
        '追回通知 ' || r.number as subject_name, r.division_path::text as division_path, r.organisation_id, r.person_id,
        r.status, null::text as claim_status, r.noticed_on as decided_on
      from recovery_status r where r.recovery_id = ${id}`.execute(tx);
    return rows[0];
  },
};

/** What an appeal would be against, as far as the reader's scope reaches. */
export function matterOf(
  tx: Tx,
  { subjectType, subjectId }: Pick<MatterRow, 'subjectType' | 'subjectId'>,
  today: LocalDate,
): Promise<Matter | undefined> {
  return READ[subjectType](tx, subjectId, today);
}

/** Everybody who took a step of the decision that is appealed against. */
async function decidersOf(tx: Tx, of: MatterRow): Promise<readonly string[]> {
  const { subjectType, subjectId, parentId } = of;
  switch (subjectType) {
    case 'claim-line': {
      const claimId = parentId ?? subjectId;
      return (await decidersOfLines(tx, [{ claimId, claimLineId: subjectId }])).flatMap(
        ({ persons }) => persons,
      );
    }
    case 'claim': {
      const { rows } = await sql<{ claimLineId: Uuid }>`
        select claim_line_id from claim_line_status where claim_id = ${subjectId}`.execute(tx);
      const lines = rows.map(({ claimLineId }) => ({ claimId: subjectId, claimLineId }));
      return (await decidersOfLines(tx, lines)).flatMap(({ persons }) => persons);
    }
    case 'suspension': {
      const { rows } = await sql<{ proposalId: string }>`
        select proposal_id from suspension_proposal where organisation_id = ${parentId}`.execute(tx);
      const ids = rows.map(({ proposalId }) => proposalId);
      return (await signersOf(tx, 'suspension', ids)).flatMap(({ persons }) => persons);
    }
    case 'recovery':
      return (await signersOf(tx, 'recovery', [subjectId])).flatMap(({ persons }) => persons);
  }
}

/** Did this person take part in what is appealed against? */
export async function tookPart({ tx, actor }: Pick<Act, 'tx' | 'actor'>, of: MatterRow): Promise<boolean> {
  return isOneOf(actor, await decidersOf(tx, of));
}

/** Lines and recoveries of the reader herself that may have been decided against her; her scope says whose they are. */
export async function ownMatters(tx: Tx, today: LocalDate): Promise<Matter[]> {
  const { rows } = await sql<{ subjectType: AppealSubject; subjectId: Uuid }>`
    select 'claim-line' as subject_type, l.claim_line_id as subject_id from claim_line_status l
      where l.person_id = access_person() and l.status in ('refused', 'not-entitled')
    union all
    select 'recovery', r.recovery_id from recovery_status r where r.person_id = access_person()`.execute(tx);
  const found: Matter[] = [];
  for (const row of rows) {
    const matter = await matterOf(tx, row, today);
    if (matter) found.push(matter);
  }
  return found;
}
