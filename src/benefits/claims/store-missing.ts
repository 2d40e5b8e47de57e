import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { type PersonId, statusesFor, type Uuid } from '../../platform/kernel/index.ts';
import { LINE } from './machine.ts';

export interface WaitingLine {
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

/** Lines in reach that lack facts, of claims that are alive, the oldest claim first. */
export async function linesThatLackFacts(tx: Tx, limit: number): Promise<WaitingLine[]> {
  const { rows } = await sql<WaitingLine>`
    select l.claim_id, l.claim_line_id, c.number as claim_number, c.benefit, l.person_id, p.name, p.id_number_masked,
      coalesce(t.name, o.name, '') as subject_name, c.class_id, coalesce(o.name, '') as organisation_name,
      l.determination_id
    from claim_line l join claim c on c.claim_id = l.claim_id join person p on p.person_id = l.person_id
    left join training_class t on t.class_id = c.class_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    where l.status = any (${statusesFor(LINE, 'supplement')}::text[]) and c.status not in ('rejected', 'withdrawn')
    order by c.created_at, l.line_no limit ${limit}`.execute(tx);
  return rows;
}
