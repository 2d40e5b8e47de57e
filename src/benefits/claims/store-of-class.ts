import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { type PersonId, statusesFor, type Uuid } from '../../platform/kernel/index.ts';
import type { ClaimStatus } from './contract.ts';
import { CLAIM } from './machine.ts';

// What earlier modules hear of the claims of a class, through whoever joins them.

const UNDER_REVIEW: readonly ClaimStatus[] = [
  'confirmed',
  'accepted',
  'first-reviewed',
  'rejection-proposed',
];

/** The claim of a class that is confirmed or later; its rows are locked until the act ends. */
export function claimOfClass(tx: Tx, classId: Uuid) {
  return claimBy(tx, classId, sql`for update`);
}

/** The same for a page that only reads: nothing is locked. */
export function claimSeenOfClass(tx: Tx, classId: Uuid) {
  return claimBy(tx, classId, sql``);
}

async function claimBy(
  tx: Tx,
  classId: Uuid,
  lock: RawBuilder<unknown>,
): Promise<{ readonly number: string; readonly isUnderReview: boolean } | undefined> {
  const { rows } = await sql<{ number: string; status: ClaimStatus }>`
    select number, status from claim where class_id = ${classId} order by claim_id ${lock}`.execute(tx);
  const open: readonly ClaimStatus[] = [...statusesFor(CLAIM, 'compute'), 'rejected', 'withdrawn'];
  const claims = rows.filter(({ status }) => !open.includes(status));
  const reviewed = claims.find(({ status }) => UNDER_REVIEW.includes(status));
  const claim = reviewed ?? claims[0];
  return claim && { number: claim.number, isUnderReview: reviewed !== undefined };
}

/** The lines of the claims of a class, their claims locked first. */
export async function linesOfClass(
  tx: Tx,
  classId: Uuid,
): Promise<{ claimId: Uuid; personId: PersonId; claimLineId: Uuid }[]> {
  await sql`select 1 from claim where class_id = ${classId} order by claim_id for update`.execute(tx);
  const { rows } = await sql<{ claimId: Uuid; personId: PersonId; claimLineId: Uuid }>`
    select l.claim_id, l.person_id, l.claim_line_id from claim_line l join claim c on c.claim_id = l.claim_id
    where c.class_id = ${classId} order by l.person_id, l.claim_line_id`.execute(tx);
  return rows;
}

/** The claim in which a line of this trainee is not decided, or decided and not paid yet. */
export async function lineOnItsWay(tx: Tx, classId: Uuid, personId: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select c.number from claim_line l join claim c on c.claim_id = l.claim_id
    where c.class_id = ${classId} and l.person_id = ${personId}
      and c.status not in ('generated', 'returned', 'rejected', 'withdrawn')
      and l.status not in ('refused', 'not-entitled', 'withdrawn', 'paid') limit 1`.execute(tx);
  return rows[0]?.number;
}

interface PaidLine {
  readonly claimLineId: Uuid;
  readonly benefit: string;
  readonly certificateId: Uuid | null;
}

/**
 * Lines that were paid for a class, or on a certificate earned in it, by trainee; the living allowance does not rest on
 * what came of the class.
 */
export async function paidLinesOfClass(
  tx: Tx,
  classId: Uuid,
): Promise<ReadonlyMap<PersonId, readonly PaidLine[]>> {
  const { rows } = await sql<PaidLine & { personId: PersonId }>`
    select l.person_id, l.claim_line_id, l.benefit, l.certificate_id from claim_line l join claim c on c.claim_id = l.claim_id
    where c.class_id = ${classId} and c.benefit <> 'living-allowance' and l.status = 'paid'
    union all
    select l.person_id, l.claim_line_id, l.benefit, l.certificate_id from certificate t
      join claim_line l on l.person_id = t.person_id and l.certificate_id = t.certificate_id
    where t.class_id = ${classId} and l.status = 'paid'
    order by claim_line_id`.execute(tx);
  const paid = new Map<PersonId, PaidLine[]>();
  for (const { personId, ...line } of rows) paid.set(personId, [...(paid.get(personId) ?? []), line]);
  return paid;
}

/** How many open lines of a claim are of people who are no longer on the roster of its class. */
export async function countLeavers(tx: Tx, claimId: Uuid): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from claim_line l join claim c on c.claim_id = l.claim_id
      join enrolment e on e.person_id = l.person_id and e.class_id = c.class_id
    where l.claim_id = ${claimId} and l.status not in ('withdrawn', 'refused') and e.status <> 'enrolled'`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
