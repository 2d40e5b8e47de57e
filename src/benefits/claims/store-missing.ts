import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { type PersonId, statusesFor, type Uuid } from '../../platform/kernel/index.ts';
import { LINE } from './machine.ts';

interface WaitingLine {
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly subjectName: string;
  readonly classId: Uuid | null;
  readonly organisationName: string;
  readonly determinationId: Uuid;
}

const CLAIMED = sql`claim_line l join claim c on c.claim_id = l.claim_id
  join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id`;
const NAMED = sql`l.claim_id, l.claim_line_id, c.number as claim_number, c.benefit, l.person_id, p.name,
    p.id_number_masked, c.class_id,
    case when c.list_id is null then s.subject_name else coalesce(o.name, '') end as subject_name,
    coalesce(o.name, '') as organisation_name, l.determination_id
  from ${CLAIMED} join claim_status s on s.claim_id = c.claim_id join person p on p.person_id = l.person_id
  left join training_class t on t.class_id = c.class_id
  left join organisation_name o on o.organisation_id = c.organisation_id`;
/** Money is due by the decision, and the line can still be stopped. */
const ON_THE_WAY = sql`l.status = any (${statusesFor(LINE, 'claims.holdLine')}::text[]) and d.outcome = 'entitled'
  and c.status not in ('rejected', 'withdrawn')`;

export interface LackingLine extends WaitingLine {
  /** Who holds the class: an institution, or the firm itself. */
  readonly holderId: Uuid | null;
}

/** Lines in reach that lack facts, of claims that are alive, the oldest claim first. */
export async function linesThatLackFacts(tx: Tx, limit: number): Promise<LackingLine[]> {
  const { rows } = await sql<LackingLine>`
    select t.organisation_id as holder_id, ${NAMED}
    where l.status = any (${statusesFor(LINE, 'supplement')}::text[]) and c.status not in ('rejected', 'withdrawn')
    order by c.created_at, l.line_no limit ${limit}`.execute(tx);
  return rows;
}

export interface UnpaidLine extends WaitingLine {
  readonly amountFen: number;
}

/** Whose lines in reach are on their way to payment. */
export async function personsOnTheWay(tx: Tx): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct l.person_id from ${CLAIMED} where ${ON_THE_WAY}`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** Their lines that are on the way to payment, the oldest claim first. */
export async function linesOnTheWay(
  tx: Tx,
  personIds: readonly PersonId[],
  limit: number,
): Promise<UnpaidLine[]> {
  const { rows } = await sql<UnpaidLine>`
    select d.amount_fen, ${NAMED}
    where ${ON_THE_WAY} and l.person_id = any (${personIds}::bigint[])
    order by c.created_at, l.line_no limit ${limit}`.execute(tx);
  return rows;
}
