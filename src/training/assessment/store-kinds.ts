import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { CertificateKind } from './contract.ts';
import type { ResultRow } from './store.ts';

/** What came of one kind of exam, by the certificate that a pass brings. */
export interface KindRow extends ResultRow {
  readonly kind: CertificateKind;
  readonly source: string;
  readonly recordedAt: Date;
}

/** Results by kind of a class, of each trainee in the order of the kinds. */
export async function findKindResults(tx: Tx, classId: Uuid): Promise<Map<PersonId, KindRow[]>> {
  const { rows } = await sql<KindRow>`
    select person_id, kind, theory_score, practice_score, overall_score, result, assessed_on, source, recorded_at
    from kind_result where class_id = ${classId} order by person_id, kind`.execute(tx);
  const found = new Map<PersonId, KindRow[]>();
  for (const row of rows) found.set(row.personId, [...(found.get(row.personId) ?? []), row]);
  return found;
}

/** Writes results of a kind over what was there of the same kind; the same again changes nothing. */
export async function saveKindResults(tx: Tx, classId: Uuid, rows: readonly KindRow[]): Promise<void> {
  await sql`
    insert into kind_result as known (person_id, class_id, kind, theory_score, practice_score, overall_score, result,
      assessed_on, source, recorded_at)
    select person_id, ${classId}::uuid, kind, theory, practice, overall, result, assessed_on, source, recorded_at
    from unnest(${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.theoryScore)}::numeric[], ${rows.map((row) => row.practiceScore)}::numeric[],
      ${rows.map((row) => row.overallScore)}::numeric[], ${rows.map((row) => row.result)}::text[],
      ${rows.map((row) => row.assessedOn)}::date[], ${rows.map((row) => row.source)}::text[],
      ${rows.map((row) => row.recordedAt)}::timestamptz[])
      as r (person_id, kind, theory, practice, overall, result, assessed_on, source, recorded_at)
    on conflict (person_id, class_id, kind) do update set theory_score = excluded.theory_score,
      practice_score = excluded.practice_score, overall_score = excluded.overall_score, result = excluded.result,
      assessed_on = excluded.assessed_on, source = excluded.source, recorded_at = excluded.recorded_at,
      version = known.version + 1
    where (known.theory_score, known.practice_score, known.overall_score, known.result, known.assessed_on)
      is distinct from
      (excluded.theory_score, excluded.practice_score, excluded.overall_score, excluded.result, excluded.assessed_on)
  `.execute(tx);
}
