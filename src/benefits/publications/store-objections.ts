import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus } from '../claims/index.ts';
import type { OBJECTION_STATUSES } from './contract.ts';
import { WAITING } from './machine.ts';
import type { PublicationStatus } from './store.ts';

export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

export interface ObjectionRow {
  readonly objectionId: Uuid;
  readonly publicationId: Uuid;
  readonly publicationNumber: string;
  readonly publicationTitle: string;
  readonly publicationStatus: PublicationStatus;
  readonly lineNo: number;
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly unitName: string;
  readonly benefit: string;
  readonly amountFen: Fen;
  readonly claimNumber: string;
  readonly divisionPath: string;
  readonly number: string | null;
  readonly content: string;
  readonly objectorName: string | null;
  readonly phoneTail: string | null;
  readonly recordedBy: string | null;
  readonly isLate: boolean;
  readonly lineStatus: LineStatus;
  readonly together: number;
  /** The objection under whose review this one is answered; null while nobody has proposed an answer. */
  readonly matterId: Uuid | null;
  readonly proposedDecision: 'upheld' | 'dismissed' | null;
  readonly raisedAt: Date;
  readonly dueOn: LocalDate;
  readonly workingDaysLeft: number;
  readonly status: ObjectionStatus;
  readonly outcome: string | null;
  readonly settledAt: Date | null;
  readonly version: number;
}

interface NewObjection {
  readonly objectionId: Uuid;
  readonly publicationId: Uuid;
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly divisionPath: string;
  readonly number: string;
  readonly content: string;
  readonly objectorName: string;
  readonly phoneCipher: Buffer;
  readonly phoneIndex: Buffer;
  readonly phoneTail: string;
  readonly addressIndex: Buffer | null;
  readonly recordedBy: string | null;
  readonly isLate: boolean;
  readonly raisedAt: Date;
  readonly dueOn: LocalDate;
  readonly dueWorkingDays: number;
  readonly status: ObjectionStatus;
}

export async function insertObjection(tx: Tx, row: NewObjection): Promise<void> {
  await sql`insert into objection (objection_id, publication_id, person_id, claim_line_id, division_path, number, content,
      objector_name, objector_phone_cipher, objector_phone_index, objector_phone_tail, address_index, raised_at, due_on,
      due_working_days, status, recorded_by, is_late)
    values (${row.objectionId}, ${row.publicationId}, ${row.personId}, ${row.claimLineId}, ${row.divisionPath}::ltree,
      ${row.number}, ${row.content}, ${row.objectorName}, ${row.phoneCipher}, ${row.phoneIndex}, ${row.phoneTail},
      ${row.addressIndex}, ${row.raisedAt}, ${row.dueOn}, ${row.dueWorkingDays}, ${row.status},
      ${row.recordedBy}, ${row.isLate})`.execute(tx);
}

/** Holds others back who object to the same publication, so that limits are counted one after another. */
export async function lockRaising(tx: Tx, publicationId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`objection:${publicationId}`}, 0))`.execute(tx);
}

/** What one telephone and one address have raised: waiting in this publication, and since an instant. */
export async function loadOf(
  tx: Tx,
  from: { publicationId: Uuid; phoneIndex: Buffer; addressIndex: Buffer; since: Date },
): Promise<{ phoneWaiting: number; phoneToday: number; addressToday: number }> {
  const { rows } = await sql<{ phoneWaiting: number; phoneToday: number; addressToday: number }>`
    select phone_waiting, phone_today, address_today
    from objection_load(${from.publicationId}, ${from.phoneIndex}, ${from.addressIndex}, ${from.since})`.execute(
    tx,
  );
  return rows[0] ?? { phoneWaiting: 0, phoneToday: 0, addressToday: 0 };
}

export interface ObjectionAnswer {
  readonly objectionId: Uuid;
  readonly number: string;
  readonly publicationNumber: string;
  readonly publicationTitle: string;
  readonly lineNo: number;
  readonly status: ObjectionStatus;
  readonly raisedAt: Date;
  readonly dueOn: LocalDate;
  readonly outcome: string | null;
  readonly settledAt: Date | null;
}

/** One objection by its number and the end of the telephone number that was left. */
export async function findAnswer(
  tx: Tx,
  number: string,
  phoneTail: string,
): Promise<ObjectionAnswer | undefined> {
  const { rows } = await sql<ObjectionAnswer>`
    select objection_id, number, publication_number, publication_title, line_no, status, raised_at, due_on, outcome, settled_at
    from objection_answer(${number}, ${phoneTail})`.execute(tx);
  return rows[0];
}

/** Locks every objection against the line of this one; false when there is none. */
export async function lockObjection(tx: Tx, objectionId: Uuid): Promise<boolean> {
  const { rows } = await sql`
    select 1 from objection b where (b.publication_id, b.person_id, b.claim_line_id) = (
      select o.publication_id, o.person_id, o.claim_line_id from objection o where o.objection_id = ${objectionId})
    order by b.objection_id for update`.execute(tx);
  return rows.length > 0;
}

/** Accepts one objection: its answer is due from now on. False when somebody came before. */
export async function acceptRow(
  tx: Tx,
  row: Pick<NewObjection, 'objectionId' | 'status' | 'dueOn' | 'dueWorkingDays'> & {
    version: number;
    acceptedAt: Date;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update objection set status = ${row.status}, accepted_at = ${row.acceptedAt}, due_on = ${row.dueOn},
      due_working_days = ${row.dueWorkingDays}, version = version + 1
    where objection_id = ${row.objectionId} and version = ${row.version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Puts the proposed answer to every objection against this line that waits for one. */
export async function proposeRows(
  tx: Tx,
  matter: ObjectionRow,
  proposed: {
    from: readonly ObjectionStatus[];
    status: ObjectionStatus;
    decision: 'upheld' | 'dismissed';
    outcome: string;
  },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update objection set status = ${proposed.status}, matter_id = ${matter.objectionId},
      proposed_decision = ${proposed.decision}, outcome = ${proposed.outcome}, version = version + 1
    where publication_id = ${matter.publicationId} and person_id = ${matter.personId}
      and claim_line_id = ${matter.claimLineId} and status = any (${[...proposed.from]}::text[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Ends a proposal: all objections that it is about are answered, or go back to be looked into. */
export async function settleRows(
  tx: Tx,
  matterId: Uuid,
  settled: { from: ObjectionStatus; status: ObjectionStatus; settledAt: Date | null },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update objection set status = ${settled.status}, settled_at = ${settled.settledAt}::timestamptz,
      accepted_at = coalesce(accepted_at, raised_at), version = version + 1
    where matter_id = ${matterId} and status = ${settled.from}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Objections, the most urgent first among the open ones, then the newest. */
export async function listObjections(
  tx: Tx,
  today: LocalDate,
  filter: {
    status: ObjectionStatus | null;
    publicationId: Uuid | null;
    objectionId: Uuid | null;
    /** A number or its end. */
    number: string | null;
    after: string | null;
    limit: number;
  },
): Promise<{ rows: ObjectionRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or b.status = ${filter.status}::text)
    and (${filter.publicationId}::uuid is null or b.publication_id = ${filter.publicationId}::uuid)
    and (${filter.objectionId}::uuid is null or b.objection_id = ${filter.objectionId}::uuid)
    and (${filter.number}::text is null or upper(b.number) like '%' || upper(${filter.number?.replace(/[\\%_]/g, '\\$&') ?? null}::text))`;
  const { rows } = await sql<ObjectionRow>`
    select b.objection_id, b.publication_id, p.number as publication_number, p.title as publication_title,
      p.status as publication_status, pl.line_no, l.claim_id, b.claim_line_id, b.person_id, pl.shown_name as name,
      pl.shown_id_number as id_number_masked, pl.unit_name, pl.benefit, pl.amount_fen,
      c.number as claim_number, b.division_path::text as division_path, b.number, b.content, b.objector_name,
      b.objector_phone_tail as phone_tail, b.recorded_by, b.is_late, l.status as line_status, b.matter_id,
      case when b.status = 'proposed' then b.proposed_decision end as proposed_decision,
      (select count(*)::int from objection o where o.publication_id = b.publication_id and o.person_id = b.person_id
        and o.claim_line_id = b.claim_line_id and o.status = any (${WAITING}::text[])) as together,
      b.raised_at, b.due_on, b.status, b.outcome, b.settled_at, b.version,
      ${workingDaysLeft(today, sql`b.due_on`)} as working_days_left
    from objection b join publication p on p.publication_id = b.publication_id
    join publication_line pl on pl.publication_id = b.publication_id and pl.person_id = b.person_id
      and pl.claim_line_id = b.claim_line_id
    join claim_line l on l.person_id = b.person_id and l.claim_line_id = b.claim_line_id
    join claim c on c.claim_id = l.claim_id
    where ${where} and (${filter.after}::uuid is null or b.objection_id < ${filter.after}::uuid)
    order by b.objection_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from objection b where ${where}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** Objections against a line that still wait for an answer. */
export async function waitingObjections(
  tx: Tx,
  line: Pick<ObjectionRow, 'personId' | 'claimLineId'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from objection
    where person_id = ${line.personId} and claim_line_id = ${line.claimLineId}
      and status = any (${WAITING}::text[])`.execute(tx);
  return rows[0]?.count ?? 0;
}
