import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Judgement, SignRule, SignStatus, StepKind } from './contract.ts';

export interface SignRow {
  readonly signId: Uuid;
  readonly classId: Uuid;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
  readonly rule: SignRule;
  readonly about: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly factsDigest: Buffer;
  readonly persons: readonly PersonId[];
  readonly weight: number;
  readonly needsTwo: boolean;
  readonly foundOn: LocalDate;
  readonly status: SignStatus;
  readonly proposed: Judgement | null;
  readonly judged: Judgement | null;
  readonly version: number;
  readonly className: string;
  readonly organisationName: string | null;
}

const COLUMNS = sql`s.sign_id, s.class_id, s.organisation_id, s.division_path::text as division_path, s.rule, s.about,
  s.facts, s.facts_digest, s.persons, s.weight, s.needs_two, s.found_on, s.status, s.proposed, s.judged, s.version,
  c.name as class_name, n.name as organisation_name`;
const FROM = sql`evidence_sign s join training_class c on c.class_id = s.class_id
  left join organisation_name n on n.organisation_id = s.organisation_id`;

const read = (rows: SignRow[]): SignRow[] =>
  rows.map((row) => ({ ...row, persons: row.persons.map((id) => Number(id) as PersonId) }));

export interface SignFilter {
  readonly status: SignStatus | null;
  readonly rule: SignRule | null;
  readonly classId: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Those that wait for somebody first, of these the heaviest; then the newest. */
export async function listSigns(tx: Tx, filter: SignFilter): Promise<{ rows: SignRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or s.status = ${filter.status}::text)
    and (${filter.rule}::text is null or s.rule = ${filter.rule}::text)
    and (${filter.classId}::uuid is null or s.class_id = ${filter.classId}::uuid)`;
  const place = sql`(s.status in ('open', 'proposed', 'taking-back'))::int desc, s.weight desc, s.found_on desc, s.sign_id`;
  const { rows } = await sql<SignRow>`
    with placed as (select s.sign_id, row_number() over (order by ${place}) as place from evidence_sign s where ${where})
    select ${COLUMNS} from ${FROM} join placed p on p.sign_id = s.sign_id
    where ${filter.after}::uuid is null or p.place > (select place from placed where sign_id = ${filter.after}::uuid)
    order by p.place limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from evidence_sign s where ${where}`.execute(tx);
  return { rows: read(rows), total: total.rows[0]?.total ?? 0 };
}

export async function findSign(tx: Tx, signId: Uuid): Promise<SignRow | undefined> {
  const { rows } = await sql<SignRow>`select ${COLUMNS} from ${FROM} where s.sign_id = ${signId}`.execute(tx);
  return read(rows)[0];
}

export async function lockSign(tx: Tx, signId: Uuid): Promise<SignRow | undefined> {
  await sql`select 1 from evidence_sign where sign_id = ${signId} for update`.execute(tx);
  return findSign(tx, signId);
}

/** Sets what was judged under the next version; false where somebody changed it since. */
export async function saveSign(
  tx: Tx,
  sign: Pick<SignRow, 'signId' | 'version'>,
  to: {
    readonly status: SignStatus;
    readonly proposed: Judgement | null;
    readonly judged?: Judgement | null;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update evidence_sign set status = ${to.status}, proposed = ${to.proposed},
      judged = ${to.judged ?? null}, version = version + 1
    where sign_id = ${sign.signId} and version = ${sign.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface SignStep {
  readonly kind: StepKind;
  readonly decision: Judgement | null;
  readonly opinion: string | null;
  readonly factsDigest: Buffer;
  readonly takenAt: Date;
  readonly takenBy: Uuid;
}

/** Adds what one more person found; nothing found before changes. The sign is locked by the act. */
export async function addSignStep(tx: Tx, signId: Uuid, step: SignStep): Promise<void> {
  await sql`insert into evidence_sign_step (sign_id, position, kind, decision, opinion, facts_digest, taken_at, taken_by)
    select ${signId}, coalesce(max(position), 0) + 1, ${step.kind}, ${step.decision}, ${step.opinion}, ${step.factsDigest},
      ${step.takenAt}::timestamptz, ${step.takenBy}::uuid
    from evidence_sign_step where sign_id = ${signId}`.execute(tx);
}

export async function stepsOfSign(tx: Tx, signId: Uuid): Promise<SignStep[]> {
  const { rows } = await sql<SignStep>`
    select kind, decision, opinion, facts_digest, taken_at, taken_by from evidence_sign_step
    where sign_id = ${signId} order by position`.execute(tx);
  return rows;
}

export interface ConfirmedRow {
  readonly classId: Uuid;
  readonly rule: SignRule;
  readonly about: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly persons: readonly PersonId[];
}

/** Signs that two people confirmed, past the row policies: a claim heeds them whoever computes it. */
export async function confirmedSigns(tx: Tx, classIds: readonly Uuid[]): Promise<ConfirmedRow[]> {
  const { rows } = await sql<ConfirmedRow>`
    select class_id, rule, about, facts, persons from open_signs_of(${[...classIds]}::uuid[])
    order by rule, about`.execute(tx);
  return rows.map((row) => ({ ...row, persons: row.persons.map((id) => Number(id) as PersonId) }));
}
