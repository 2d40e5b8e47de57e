import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import {
  type ActOf,
  type Fen,
  type LocalDate,
  nextOf,
  type PersonId,
  statusesFor,
  type Uuid,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { Outcome, StandardApplied } from '../determination/index.ts';
import type { ClaimStatus, LineStatus, SubjectKind } from './contract.ts';
import { CLAIM, isApproved, LINE } from './machine.ts';
import { statusAfterApproval } from './rules.ts';
import { columnsOf, type LinePurse } from './store-purses.ts';

export interface ClaimRow {
  readonly claimId: Uuid;
  readonly number: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  /** Null where the bureau makes the claim from data, or a person her own. */
  readonly organisationId: Uuid | null;
  readonly policyId: string;
  readonly benefit: string;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly classId: Uuid | null;
  readonly listId: Uuid | null;
  readonly subjectKind: SubjectKind;
  /** The class in which its certificates were earned. */
  readonly certifiedClassId: Uuid | null;
  /** The person who claims her own certificate. */
  readonly claimantPersonId: PersonId | null;
  readonly claimedOn: LocalDate;
  readonly status: ClaimStatus;
  readonly returnedClears: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface LineRow {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly claimId: Uuid;
  readonly lineNo: number;
  readonly lineKey: string;
  readonly certificateId: Uuid | null;
  readonly benefit: string;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly months: YearMonth[] | null;
  readonly determinationId: Uuid;
  readonly amountFen: Fen;
  readonly status: LineStatus;
  readonly refusalReason: string | null;
  readonly reservedEntryId: Uuid | null;
  readonly version: number;
  readonly outcome: Outcome;
  readonly quantity: number | null;
  readonly unit: 'person' | 'day' | 'hour' | 'month' | null;
  readonly standard: StandardApplied | null;
  readonly openSignals: number;
  readonly upheldSignals: number;
  /** Which money carries it; null while nothing is due, or while the law lets none carry it. */
  readonly fundSource: string | null;
  readonly fundClause: string | null;
  readonly fundBecause: string | null;
  /** The document by which two people chose it. */
  readonly fundDocument: string | null;
  /** Somebody stopped it by hand. */
  readonly isHeld: boolean;
}

const CLAIM_COLUMNS = sql`claim_id, number, division_code, division_path::text as division_path, organisation_id, policy_id, benefit,
  payee_kind, class_id, list_id, subject_kind, certified_class_id, claimant_person_id, claimed_on, status,
  returned_clears, created_at, version`;
const LINE_COLUMNS = sql`l.person_id, l.claim_line_id, l.claim_id, l.line_no, l.line_key, l.certificate_id, l.benefit, l.occupation_code, l.level,
  l.months, l.determination_id, l.amount_fen, l.fund_source, l.fund_clause, l.fund_because, l.fund_document, l.status, l.refusal_reason, l.reserved_entry_id, l.version,
  d.outcome, d.quantity::float8 as quantity, d.unit, d.standard,
  (select count(*)::int from claim_signal s where s.person_id = l.person_id and s.claim_line_id = l.claim_line_id
    and s.status = 'open') as open_signals,
  (select count(*)::int from claim_signal s where s.person_id = l.person_id and s.claim_line_id = l.claim_line_id
    and s.status = 'upheld') as upheld_signals,
  exists (select 1 from claim_line_hold h where h.person_id = l.person_id and h.claim_line_id = l.claim_line_id
    and h.status <> 'released') as is_held`;
const FROM_LINE = sql`claim_line l join determination d
  on d.person_id = l.person_id and d.determination_id = l.determination_id`;

export async function lockClaim(tx: Tx, claimId: Uuid): Promise<ClaimRow | undefined> {
  const { rows } =
    await sql<ClaimRow>`select ${CLAIM_COLUMNS} from claim where claim_id = ${claimId} for update`.execute(
      tx,
    );
  return rows[0];
}

/** Several claims, locked in one order so that two acts never wait for each other. */
export async function lockClaims(tx: Tx, claimIds: readonly Uuid[]): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM_COLUMNS} from claim where claim_id = any (${[...claimIds]}::uuid[]) order by claim_id for update`.execute(
    tx,
  );
  return rows;
}

/** The claim on this class or list and benefit that is neither rejected nor withdrawn. */
export async function liveClaimOf(tx: Tx, benefit: string, subjectId: Uuid): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM_COLUMNS} from claim where benefit = ${benefit} and coalesce(class_id, list_id) = ${subjectId}
      and status not in ('rejected', 'withdrawn') for update`.execute(tx);
  return rows[0];
}

export async function insertClaim(tx: Tx, row: Omit<ClaimRow, 'returnedClears' | 'version'>): Promise<void> {
  await sql`insert into claim (claim_id, number, division_code, division_path, organisation_id, policy_id, benefit,
      payee_kind, class_id, list_id, subject_kind, certified_class_id, claimant_person_id, claimed_on,
      status, created_at)
    values (${row.claimId}, ${row.number}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.organisationId},
      ${row.policyId}, ${row.benefit}, ${row.payeeKind}, ${row.classId}, ${row.listId}, ${row.subjectKind},
      ${row.certifiedClassId}, ${row.claimantPersonId}, ${row.claimedOn}, ${row.status}, ${row.createdAt})`.execute(
    tx,
  );
}

/** Sets a claim's status when its version is still the one that was seen; false when somebody came before. */
export async function setClaimStatus(
  tx: Tx,
  claim: Pick<ClaimRow, 'claimId' | 'version'>,
  status: ClaimStatus,
  returnedClears: string | null = null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update claim set status = ${status}, version = version + 1, returned_clears = ${returnedClears}
    where claim_id = ${claim.claimId} and version = ${claim.version}`.execute(tx);
  return numAffectedRows === 1n;
}

/**
 * Sets the status of an approved claim from its lines. Returns the claim as it is then; does nothing before the second
 * review. The claim is locked by whoever moved its lines.
 */
export async function syncClaim(tx: Tx, claimId: Uuid): Promise<ClaimRow | undefined> {
  const claim = await lockClaim(tx, claimId);
  if (!claim || !isApproved(claim.status)) return claim;
  const computed = statusAfterApproval((await linesOf(tx, claimId)).map((line) => line.status));
  if (computed === claim.status) return claim;
  const status = nextOf(CLAIM, claim.status, 'follow', computed);
  await setClaimStatus(tx, claim, status);
  return { ...claim, status, version: claim.version + 1 };
}

/** Is another claim of the same class approved? The attendance stays locked for it. */
export async function hasApprovedBeside(
  tx: Tx,
  claim: Pick<ClaimRow, 'claimId' | 'classId'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from claim where class_id = ${claim.classId} and claim_id <> ${claim.claimId}
      and status = any (${statusesFor(CLAIM, 'follow')}::text[]) limit 1`.execute(tx);
  return rows.length > 0;
}

/** A new day of claim for a claim that is recomputed; raises the version. */
export async function touchClaim(tx: Tx, claimId: Uuid, claimedOn: LocalDate): Promise<void> {
  await sql`update claim set claimed_on = ${claimedOn}, version = version + 1 where claim_id = ${claimId}`.execute(
    tx,
  );
}

export interface NewLine {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly lineNo: number;
  readonly lineKey: string;
  readonly certificateId: Uuid | null;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly months: readonly string[] | null;
  readonly determinationId: Uuid;
  readonly amountFen: number;
  readonly status: LineStatus;
  readonly purse: LinePurse;
}

export async function insertLines(
  tx: Tx,
  claim: Pick<ClaimRow, 'claimId' | 'divisionPath' | 'organisationId' | 'benefit'>,
  lines: readonly NewLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    person_id: line.personId,
    claim_line_id: line.claimLineId,
    line_no: line.lineNo,
    line_key: line.lineKey,
    certificate_id: line.certificateId,
    occupation_code: line.occupationCode,
    level: line.level,
    months: line.months,
    determination_id: line.determinationId,
    amount_fen: line.amountFen,
    status: line.status,
    ...columnsOf(line.purse),
  }));
  await sql`insert into claim_line (person_id, claim_line_id, claim_id, line_no, line_key, certificate_id, division_path, organisation_id,
      benefit, occupation_code, level, months, determination_id, amount_fen, status, fund_source, fund_clause,
      fund_because)
    select person_id, claim_line_id, ${claim.claimId}, line_no, line_key, certificate_id, ${claim.divisionPath}::ltree,
      ${claim.organisationId}, ${claim.benefit}, occupation_code, level, months, determination_id, amount_fen, status, fund_source, fund_clause, fund_because
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, claim_line_id uuid, line_no int,
      line_key text, certificate_id uuid, occupation_code text, level smallint, months text[], determination_id uuid, amount_fen bigint,
      status text, fund_source text, fund_clause text, fund_because text)`.execute(tx);
}

/** Every line of a claim in the order of the roster or list. */
export async function linesOf(tx: Tx, claimId: Uuid): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select ${LINE_COLUMNS} from ${FROM_LINE} where l.claim_id = ${claimId} order by l.line_no, l.claim_line_id`.execute(
    tx,
  );
  return rows;
}

export async function findLine(tx: Tx, claimId: Uuid, claimLineId: Uuid): Promise<LineRow | undefined> {
  const { rows } = await sql<LineRow>`
    select ${LINE_COLUMNS} from ${FROM_LINE} where l.claim_id = ${claimId} and l.claim_line_id = ${claimLineId}`.execute(
    tx,
  );
  return rows[0];
}

/** These lines, locked in one order. */
export async function lockLines(
  tx: Tx,
  keys: readonly Pick<LineRow, 'personId' | 'claimLineId'>[],
): Promise<LineRow[]> {
  await sql`select 1 from claim_line where claim_line_id = any (${keys.map((key) => key.claimLineId)}::uuid[])
    order by person_id, claim_line_id for update`.execute(tx);
  const { rows } = await sql<LineRow>`
    select ${LINE_COLUMNS} from ${FROM_LINE}
    where l.claim_line_id = any (${keys.map((key) => key.claimLineId)}::uuid[])
    order by l.claim_id, l.line_no`.execute(tx);
  return rows;
}

export interface LineChange {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly from: LineStatus;
  readonly by: ActOf<typeof LINE>;
  /** What somebody decided, or the status that data give, where the act leads to more than one. */
  readonly choice?: string | undefined;
  readonly refusalReason?: string | null;
  readonly determinationId?: Uuid;
  readonly amountFen?: number;
  readonly reservedEntryId?: Uuid;
}

/** Sets the status that an act gives lines; throws when one of them has changed since it was read. */
export async function changeLines(tx: Tx, changes: readonly LineChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({
    person_id: change.personId,
    claim_line_id: change.claimLineId,
    from_status: change.from,
    to_status: nextOf(LINE, change.from, change.by, change.choice),
    refusal_reason: change.refusalReason ?? null,
    determination_id: change.determinationId ?? null,
    amount_fen: change.amountFen ?? null,
    reserved_entry_id: change.reservedEntryId ?? null,
  }));
  const { numAffectedRows } = await sql`
    update claim_line l set status = t.to_status, version = l.version + 1,
      refusal_reason = t.refusal_reason,
      determination_id = coalesce(t.determination_id, l.determination_id),
      amount_fen = coalesce(t.amount_fen, l.amount_fen),
      reserved_entry_id = coalesce(t.reserved_entry_id, l.reserved_entry_id)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, claim_line_id uuid, from_status text,
      to_status text, refusal_reason text, determination_id uuid, amount_fen bigint, reserved_entry_id uuid)
    where l.person_id = t.person_id and l.claim_line_id = t.claim_line_id and l.status = t.from_status`.execute(
    tx,
  );
  if (numAffectedRows !== BigInt(changes.length))
    throw new Error('claim lines moved while their claim was locked');
}

export async function insertBlocks(
  tx: Tx,
  claimId: Uuid,
  blocks: readonly { personId: PersonId; rule: string; message: string }[],
  recordedAt: Date,
): Promise<void> {
  if (blocks.length === 0) return;
  const rows = blocks.map((block) => ({
    person_id: block.personId,
    rule: block.rule,
    message: block.message,
  }));
  await sql`insert into claim_block (person_id, claim_id, rule, message, recorded_at)
    select person_id, ${claimId}, rule, message, ${recordedAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, rule text, message text)
    on conflict on constraint claim_block_once do nothing`.execute(tx);
}
