import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Department, FactKind } from './contract.ts';

export interface AnswerInsert {
  readonly answerId: Uuid;
  readonly department: Department;
  readonly divisionPath: string;
  readonly mode: 'per-person' | 'hits-only';
  readonly answeredOn: LocalDate;
  readonly fileName: string;
  readonly fileDigest: Buffer;
  readonly rowCount: number;
  readonly recordedAt: Date;
  readonly recordedBy: Uuid;
}

/** Stores an answer once; returns the id of the stored answer when this very file came before. */
export async function insertAnswer(tx: Tx, row: AnswerInsert): Promise<{ answerId: Uuid; isNew: boolean }> {
  const added = await sql<{ answerId: Uuid }>`
    insert into department_answer (answer_id, department, division_path, mode, answered_on, file_name, file_digest,
      row_count, recorded_at, recorded_by)
    values (${row.answerId}, ${row.department}, ${row.divisionPath}::ltree, ${row.mode}, ${row.answeredOn}::date,
      ${row.fileName}, ${row.fileDigest}, ${row.rowCount}, ${row.recordedAt}, ${row.recordedBy})
    on conflict on constraint department_answer_once do nothing returning answer_id`.execute(tx);
  if (added.rows[0]) return { answerId: row.answerId, isNew: true };
  const { rows } = await sql<{ answerId: Uuid }>`
    select answer_id from department_answer where division_path = ${row.divisionPath}::ltree
      and department = ${row.department} and file_digest = ${row.fileDigest}`.execute(tx);
  const known = rows[0];
  if (!known) throw new Error('an answer that is there cannot be seen');
  return { answerId: known.answerId, isNew: false };
}

export interface FactInsert {
  readonly personId: PersonId;
  readonly factId: Uuid;
  readonly kind: FactKind;
  readonly knownOn: LocalDate;
  readonly sourceDepartment: Department;
  readonly answerId: Uuid | null;
  /** Null: the answer cannot be read. */
  readonly payloadCipher: Buffer | null;
}

/**
 * Adds facts. Each supersedes the person's current fact of its kind; a fact older than the current one is stored as
 * history that was superseded from the start.
 */
export async function insertFacts(
  tx: Tx,
  rows: readonly FactInsert[],
  recorded: { at: Date; by: Uuid },
): Promise<void> {
  const persons = rows.map((row) => row.personId);
  const kinds = rows.map((row) => row.kind);
  const facts = rows.map((row) => row.factId);
  const days = rows.map((row) => row.knownOn);
  const { rows: newer } = await sql<{ factId: Uuid; by: Uuid }>`
    select n.fact_id, f.fact_id as by from person_fact f
    join unnest(${persons}::bigint[], ${kinds}::text[], ${facts}::uuid[], ${days}::date[])
      as n (person_id, kind, fact_id, known_on)
      on f.person_id = n.person_id and f.kind = n.kind and f.superseded_by is null and f.known_on > n.known_on`.execute(
    tx,
  );
  const supersededBy = new Map(newer.map((row) => [row.factId, row.by]));
  await sql`update person_fact f set superseded_by = n.fact_id
    from unnest(${persons}::bigint[], ${kinds}::text[], ${facts}::uuid[], ${days}::date[])
      as n (person_id, kind, fact_id, known_on)
    where f.person_id = n.person_id and f.kind = n.kind and f.superseded_by is null
      and f.known_on <= n.known_on`.execute(tx);
  await sql`insert into person_fact (person_id, fact_id, kind, known_on, source_department, answer_id, payload_cipher,
      superseded_by, recorded_at, recorded_by)
    select *, ${recorded.at}::timestamptz, ${recorded.by}::uuid from unnest(
      ${persons}::bigint[], ${facts}::uuid[], ${kinds}::text[], ${days}::date[],
      ${rows.map((row) => row.sourceDepartment)}::text[], ${rows.map((row) => row.answerId)}::uuid[],
      ${rows.map((row) => row.payloadCipher)}::bytea[],
      ${rows.map((row) => supersededBy.get(row.factId) ?? null)}::uuid[])`.execute(tx);
}

export interface FactRow {
  readonly personId: PersonId;
  readonly factId: Uuid;
  readonly kind: FactKind;
  readonly knownOn: LocalDate;
  readonly sourceDepartment: Department;
  readonly answerId: Uuid | null;
  readonly payloadCipher: Buffer;
  readonly recordedAt: Date;
}

/** Of these persons the ones of whom a department has spoken, and whether it could be read. */
export async function findAnsweredFor(
  tx: Tx,
  personIds: readonly PersonId[],
  kind: FactKind,
): Promise<{ readonly personId: PersonId; readonly isReadable: boolean }[]> {
  const { rows } = await sql<{ personId: PersonId; isReadable: boolean }>`
    select person_id, payload_cipher is not null as is_readable from person_fact
    where person_id = any (${personIds}::bigint[]) and kind = ${kind} and superseded_by is null`.execute(tx);
  return rows;
}

/** The facts that count now; an answer that cannot be read is none. */
export async function findFacts(tx: Tx, personIds: readonly PersonId[]): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select person_id, fact_id, kind, known_on, source_department, answer_id, payload_cipher, recorded_at
    from person_fact where person_id = any (${personIds}::bigint[]) and superseded_by is null
      and payload_cipher is not null`.execute(tx);
  return rows;
}

/** The answers that count now and were given before the first day that is named for their kind. */
export async function findStaleAnswers(
  tx: Tx,
  personIds: readonly PersonId[],
  fresh: readonly { readonly kind: FactKind; readonly since: LocalDate }[],
): Promise<
  {
    readonly personId: PersonId;
    readonly kind: FactKind;
    readonly department: Department;
    readonly knownOn: LocalDate;
  }[]
> {
  const { rows } = await sql<{
    personId: PersonId;
    kind: FactKind;
    department: Department;
    knownOn: LocalDate;
  }>`
    select f.person_id, f.kind, f.source_department as department, f.known_on from person_fact f
    join unnest(${fresh.map(({ kind }) => kind)}::text[], ${fresh.map(({ since }) => since)}::date[])
      as n (kind, since) on n.kind = f.kind and f.known_on < n.since
    where f.person_id = any (${personIds}::bigint[]) and f.superseded_by is null and f.payload_cipher is not null
    order by f.person_id, f.kind`.execute(tx);
  return rows;
}
