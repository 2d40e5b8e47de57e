import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { DecisionKind, DecisionStatus } from './contract.ts';

export interface DecisionRow {
  readonly decisionId: Uuid;
  readonly claimId: Uuid;
  readonly number: string;
  readonly edition: number;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly kind: DecisionKind;
  readonly content: string;
  readonly digest: Buffer;
  readonly status: DecisionStatus;
  readonly replacesId: Uuid | null;
  readonly replacesReason: string | null;
  readonly endReason: string | null;
  readonly issuedAt: Date;
  readonly issuedBy: Uuid;
  /** Whoever issued it, by the name that staff see. */
  readonly issuedByName: string;
  readonly version: number;
}

export interface PartRow {
  readonly personId: PersonId;
  readonly decisionId: Uuid;
  readonly claimLineId: Uuid;
  readonly lineNo: number;
  readonly contentCipher: Buffer;
  readonly digest: Buffer;
}

const COLUMNS = sql`d.decision_id, d.claim_id, d.number, d.edition, d.division_code, d.division_path::text as division_path,
  d.organisation_id, d.kind, d.content, d.digest, d.status, d.replaces_id, d.replaces_reason, d.end_reason, d.issued_at,
  d.issued_by, coalesce(n.display_name, '') as issued_by_name, d.version`;
const FROM = sql`written_decision d left join account_name n on n.account_id = d.issued_by`;

/** The decisions on a claim, newest first. */
export async function decisionsOfClaim(tx: Tx, claimId: Uuid): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${COLUMNS} from ${FROM} where d.claim_id = ${claimId} order by d.edition desc`.execute(tx);
  return rows;
}

export async function findDecision(tx: Tx, decisionId: Uuid): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    select ${COLUMNS} from ${FROM} where d.decision_id = ${decisionId}`.execute(tx);
  return rows[0];
}

/** Locks a decision for the rest of the transaction. */
export async function lockDecision(tx: Tx, decisionId: Uuid): Promise<DecisionRow | undefined> {
  await sql`select 1 from written_decision where decision_id = ${decisionId} for update`.execute(tx);
  return findDecision(tx, decisionId);
}

/** The decisions that say something of the reader herself, newest first; whose they are follows from her scope. */
export async function ownDecisions(tx: Tx): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${COLUMNS} from ${FROM} order by d.issued_at desc, d.decision_id desc limit 100`.execute(tx);
  return rows;
}

/** The parts of these decisions in the reader's scope, in their order. */
export async function partsOfDecisions(tx: Tx, decisionIds: readonly Uuid[]): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select person_id, decision_id, claim_line_id, line_no, content_cipher, digest from written_decision_part
    where decision_id = any (${[...decisionIds]}::uuid[]) order by line_no, claim_line_id`.execute(tx);
  return rows;
}

/** Stores a decision with its parts. Unique: one that stands a claim (`written_decision_one_standing`). */
export async function insertDecision(
  tx: Tx,
  row: Omit<DecisionRow, 'endReason' | 'issuedByName' | 'version'>,
  parts: readonly Omit<PartRow, 'decisionId'>[],
): Promise<void> {
  await sql`insert into written_decision (decision_id, claim_id, number, edition, division_code, division_path,
      organisation_id, kind, content, digest, status, replaces_id, replaces_reason, issued_at, issued_by)
    values (${row.decisionId}, ${row.claimId}, ${row.number}, ${row.edition}, ${row.divisionCode},
      ${row.divisionPath}::ltree, ${row.organisationId}, ${row.kind}, ${row.content}, ${row.digest}, ${row.status},
      ${row.replacesId}, ${row.replacesReason}, ${row.issuedAt}, ${row.issuedBy})`.execute(tx);
  if (parts.length === 0) return;
  await sql`insert into written_decision_part (person_id, decision_id, claim_line_id, line_no, division_path,
      organisation_id, content_cipher, digest)
    select p.person_id, ${row.decisionId}, p.claim_line_id, p.line_no, ${row.divisionPath}::ltree, ${row.organisationId},
      p.content_cipher, p.digest
    from unnest(${parts.map(({ personId }) => personId)}::bigint[], ${parts.map(({ claimLineId }) => claimLineId)}::uuid[],
      ${parts.map(({ lineNo }) => lineNo)}::int[], ${parts.map(({ contentCipher }) => contentCipher)}::bytea[],
      ${parts.map(({ digest }) => digest)}::bytea[]) as p(person_id, claim_line_id, line_no, content_cipher, digest)`.execute(
    tx,
  );
}

/** Saves whether it stands under the next version, and gives that. */
export async function saveDecision(
  tx: Tx,
  decisionId: Uuid,
  next: { readonly status: DecisionStatus; readonly endReason: string | null },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update written_decision set status = ${next.status}, end_reason = ${next.endReason}, version = version + 1
    where decision_id = ${decisionId} returning version`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the decision has gone while it was locked');
  return row.version;
}

/** The name of a division. */
export async function divisionName(tx: Tx, divisionCode: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from division where division_code = ${divisionCode}`.execute(tx);
  return rows[0]?.name ?? '';
}
