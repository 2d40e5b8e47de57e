import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { OBJECTION_STATUSES } from './contract.ts';
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
  readonly content: string;
  readonly objectorName: string | null;
  readonly raisedAt: Date;
  readonly dueOn: LocalDate;
  readonly workingDaysLeft: number;
  readonly status: ObjectionStatus;
  readonly outcome: string | null;
  readonly settledAt: Date | null;
  readonly version: number;
}

export async function insertObjection(
  tx: Tx,
  row: {
    objectionId: Uuid;
    publicationId: Uuid;
    personId: PersonId;
    claimLineId: Uuid;
    divisionPath: string;
    content: string;
    objectorName: string | null;
    objectorPhoneCipher: Buffer | null;
    raisedAt: Date;
    dueOn: LocalDate;
    status: ObjectionStatus;
  },
): Promise<void> {
  await sql`insert into objection (objection_id, publication_id, person_id, claim_line_id, division_path, content,
      objector_name, objector_phone_cipher, raised_at, due_on, status)
    values (${row.objectionId}, ${row.publicationId}, ${row.personId}, ${row.claimLineId}, ${row.divisionPath}::ltree,
      ${row.content}, ${row.objectorName}, ${row.objectorPhoneCipher}, ${row.raisedAt}, ${row.dueOn}, ${row.status})`.execute(
    tx,
  );
}

export async function lockObjection(tx: Tx, objectionId: Uuid): Promise<boolean> {
  const { rows } = await sql`select 1 from objection where objection_id = ${objectionId} for update`.execute(
    tx,
  );
  return rows.length === 1;
}

export async function settleObjectionRow(
  tx: Tx,
  row: {
    objectionId: Uuid;
    version: number;
    status: ObjectionStatus;
    outcome: string;
    settledAt: Date;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update objection set status = ${row.status}, outcome = ${row.outcome}, settled_at = ${row.settledAt},
      version = version + 1
    where objection_id = ${row.objectionId} and version = ${row.version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Objections, the most urgent first among the open ones, then the newest. */
export async function listObjections(
  tx: Tx,
  today: LocalDate,
  filter: {
    status: ObjectionStatus | null;
    publicationId: Uuid | null;
    objectionId: Uuid | null;
    after: string | null;
    limit: number;
  },
): Promise<{ rows: ObjectionRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or b.status = ${filter.status}::text)
    and (${filter.publicationId}::uuid is null or b.publication_id = ${filter.publicationId}::uuid)
    and (${filter.objectionId}::uuid is null or b.objection_id = ${filter.objectionId}::uuid)`;
  const { rows } = await sql<ObjectionRow>`
    select b.objection_id, b.publication_id, p.number as publication_number, p.title as publication_title,
      p.status as publication_status, pl.line_no, l.claim_id, b.claim_line_id, b.person_id, pl.shown_name as name,
      pl.shown_id_number as id_number_masked, pl.unit_name, pl.benefit, pl.amount_fen, b.content, b.objector_name,
      b.raised_at, b.due_on, b.status, b.outcome, b.settled_at, b.version,
      ${workingDaysLeft(today, sql`b.due_on`)} as working_days_left
    from objection b join publication p on p.publication_id = b.publication_id
    join publication_line pl on pl.publication_id = b.publication_id and pl.person_id = b.person_id
      and pl.claim_line_id = b.claim_line_id
    join claim_line l on l.person_id = b.person_id and l.claim_line_id = b.claim_line_id
    where ${where} and (${filter.after}::uuid is null or b.objection_id < ${filter.after}::uuid)
    order by b.objection_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from objection b where ${where}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** Open objections against one line other than this one. */
export async function otherOpenObjections(tx: Tx, objection: ObjectionRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from objection
    where person_id = ${objection.personId} and claim_line_id = ${objection.claimLineId} and status = 'open'
      and objection_id <> ${objection.objectionId}`.execute(tx);
  return rows[0]?.count ?? 0;
}
