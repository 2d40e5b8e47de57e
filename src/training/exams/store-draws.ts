import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Duty } from './contract.ts';
import type { InspectionStatus } from './machine.ts';
import type { ExamRow } from './store.ts';

export interface OfficialRow {
  readonly officialId: Uuid;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
  readonly name: string;
  readonly idNumberMasked: string | null;
  readonly blindIndex: string | null;
  readonly isExaminer: boolean;
  readonly isInvigilator: boolean;
  readonly cardNumber: string | null;
  readonly endedOn: LocalDate | null;
}

const OFFICIAL = sql`f.official_id, f.organisation_id, f.division_path::text as division_path, f.name, f.id_number_masked,
  encode(f.blind_index, 'hex') as blind_index, f.is_examiner, f.is_invigilator, f.card_number, f.ended_on`;

export async function officialsWithin(tx: Tx): Promise<(OfficialRow & { organisationName: string })[]> {
  const { rows } = await sql<OfficialRow & { organisationName: string }>`
    select ${OFFICIAL}, coalesce(n.name, '') as organisation_name
    from exam_official f left join organisation_name n on n.organisation_id = f.organisation_id
    order by (f.ended_on is not null), n.name, f.name, f.official_id`.execute(tx);
  return rows;
}

/** The list of a body as it is used today. */
export async function officialsOf(tx: Tx, organisationId: Uuid): Promise<OfficialRow[]> {
  const { rows } = await sql<OfficialRow>`
    select ${OFFICIAL} from exam_official f where f.organisation_id = ${organisationId} and f.ended_on is null
    order by f.official_id`.execute(tx);
  return rows;
}

export async function lockOfficial(tx: Tx, officialId: Uuid): Promise<OfficialRow | undefined> {
  const { rows } = await sql<OfficialRow>`
    select ${OFFICIAL} from exam_official f where f.official_id = ${officialId} for update`.execute(tx);
  return rows[0];
}

export async function insertOfficial(
  tx: Tx,
  row: Omit<OfficialRow, 'blindIndex' | 'endedOn'> & { readonly blindIndex: Buffer | null },
  listed: { readonly at: Date; readonly by: Uuid },
): Promise<void> {
  await sql`insert into exam_official (official_id, organisation_id, division_path, name, id_number_masked, blind_index,
      is_examiner, is_invigilator, card_number, listed_at, listed_by)
    values (${row.officialId}, ${row.organisationId}, ${row.divisionPath}::ltree, ${row.name}, ${row.idNumberMasked},
      ${row.blindIndex}, ${row.isExaminer}, ${row.isInvigilator}, ${row.cardNumber}, ${listed.at}, ${listed.by})`.execute(
    tx,
  );
}

export async function endOfficialOn(tx: Tx, officialId: Uuid, on: LocalDate): Promise<void> {
  await sql`update exam_official set ended_on = ${on}::date where official_id = ${officialId}`.execute(tx);
}

/** Whoever taught the class, by the blind index of the number; null where none is known. */
export async function teachersOf(tx: Tx, classId: Uuid): Promise<(string | null)[]> {
  const { rows } = await sql<{ blindIndex: string | null }>`
    select encode(blind_index, 'hex') as blind_index from class_teacher where class_id = ${classId}`.execute(
    tx,
  );
  return rows.map(({ blindIndex }) => blindIndex);
}

export interface DrawRow {
  readonly drawNo: number;
  readonly duty: Duty;
  readonly seed: string;
  readonly candidates: readonly Uuid[];
  readonly drawn: readonly Uuid[];
  readonly reason: string | null;
  readonly drawnAt: Date;
}

export async function drawsOf(tx: Tx, examId: Uuid): Promise<DrawRow[]> {
  const { rows } = await sql<DrawRow>`
    select draw_no, duty, seed, candidates, drawn, reason, drawn_at from exam_draw where exam_id = ${examId}
    order by draw_no`.execute(tx);
  return rows;
}

export async function insertDraw(
  tx: Tx,
  exam: ExamRow,
  draw: Omit<DrawRow, 'drawNo'> & { readonly drawnBy: Uuid },
): Promise<void> {
  await sql`insert into exam_draw (exam_id, draw_no, duty, organisation_id, trainer_id, division_path, seed, candidates,
      drawn, reason, drawn_at, drawn_by)
    select ${exam.examId}::uuid, 1 + count(*), ${draw.duty}, ${exam.organisationId}::uuid, ${exam.trainerId}::uuid,
      ${exam.divisionPath}::ltree, ${draw.seed}, ${[...draw.candidates]}::uuid[], ${[...draw.drawn]}::uuid[],
      ${draw.reason}, ${draw.drawnAt}::timestamptz, ${draw.drawnBy}::uuid
    from exam_draw where exam_id = ${exam.examId}`.execute(tx);
}

/** What candidates of these draws are called, by id: officials of lists, and accounts of inspectors. */
export async function namesOfDrawn(tx: Tx, ids: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const { rows } = await sql<{ id: Uuid; name: string }>`
    select official_id as id, name from exam_official where official_id = any (${[...ids]}::uuid[])
    union all select account_id, display_name from account_name where account_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface InspectionRow {
  readonly examId: Uuid;
  readonly inspectors: readonly Uuid[];
  readonly status: InspectionStatus;
  readonly inOrder: boolean | null;
  readonly findings: string | null;
  readonly seenCount: number | null;
  readonly recordedBy: Uuid | null;
  readonly recordedAt: Date | null;
  readonly version: number;
}

export async function findInspection(tx: Tx, examId: Uuid, lock = false): Promise<InspectionRow | undefined> {
  const { rows } = await sql<InspectionRow>`
    select exam_id, inspectors, status, in_order, findings, seen_count, recorded_by, recorded_at, version
    from exam_inspection where exam_id = ${examId} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Writes the inspection of an exam, under the next version. */
export async function saveInspection(
  tx: Tx,
  exam: Pick<ExamRow, 'examId' | 'divisionPath'>,
  row: Omit<InspectionRow, 'examId' | 'version'>,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into exam_inspection as known (exam_id, division_path, inspectors, status, in_order, findings, seen_count,
      recorded_by, recorded_at)
    values (${exam.examId}, ${exam.divisionPath}::ltree, ${[...row.inspectors]}::uuid[], ${row.status}, ${row.inOrder},
      ${row.findings}, ${row.seenCount}, ${row.recordedBy}, ${row.recordedAt})
    on conflict (exam_id) do update set inspectors = excluded.inspectors, status = excluded.status,
      in_order = excluded.in_order, findings = excluded.findings, seen_count = excluded.seen_count,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = known.version + 1
    returning version`.execute(tx);
  return rows[0]?.version ?? 1;
}

export interface SeatedPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumberMasked: string;
}

/** Names of those whose seats the reader may read. */
export async function peopleOf(tx: Tx, examId: Uuid): Promise<Map<PersonId, SeatedPerson>> {
  const { rows } = await sql<SeatedPerson>`select * from exam_people(${examId}::uuid)`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}
