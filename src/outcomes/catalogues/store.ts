import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';

// What the catalogues are made of, read with nobody's scope: rows of no person.

export interface InstitutionRow {
  readonly organisationId: Uuid;
  readonly name: string;
  readonly divisionCode: string;
  readonly address: string | null;
  readonly institutionType: string | null;
  readonly licenceNumber: string | null;
  readonly occupationScope: readonly string[];
  readonly highestLevel: number | null;
  readonly agreementFrom: LocalDate | null;
  /** First day after the agreement. */
  readonly agreementUntil: LocalDate | null;
  readonly suspensions: readonly {
    readonly suspendedOn: LocalDate;
    readonly liftedOn: LocalDate | null;
    readonly occupations: readonly string[] | null;
    readonly documentNumber: string | null;
  }[];
}

export async function findInstitutions(tx: Tx): Promise<InstitutionRow[]> {
  return (await sql<InstitutionRow>`select * from open_institutions()`.execute(tx)).rows;
}

export interface ProjectRow {
  readonly projectId: Uuid;
  readonly organisationId: Uuid;
  readonly occupationCode: string | null;
  readonly name: string;
  readonly highestLevel: number | null;
  readonly source: string;
}

export async function findProjects(tx: Tx): Promise<ProjectRow[]> {
  return (await sql<ProjectRow>`select * from open_projects()`.execute(tx)).rows;
}

export interface ClassFigures {
  readonly organisationId: Uuid;
  readonly year: number;
  readonly occupationCode: string | null;
  readonly classes: number;
  readonly trained: number;
  readonly certified: number;
  readonly fewestHours: number | null;
  readonly mostHours: number | null;
}

/** Counts every class and certificate there is: asked for seldom. */
export async function countClasses(tx: Tx): Promise<ClassFigures[]> {
  const { rows } = await sql<ClassFigures>`
    select organisation_id, year, occupation_code, classes::int, trained::int, certified::int,
      fewest_hours::float8, most_hours::float8 from open_class_figures()`.execute(tx);
  return rows;
}

export interface StandardRow {
  readonly standardId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly benefit: string;
  readonly trainingKind: string | null;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly certificateKind: string | null;
  readonly unit: 'person' | 'day' | 'hour' | 'month';
  readonly amountFen: number;
  readonly shortageUpliftPercent: number | null;
  readonly from: LocalDate;
  readonly through: LocalDate | null;
  readonly source: string;
}

export async function findStandards(tx: Tx): Promise<StandardRow[]> {
  const { rows } = await sql<StandardRow>`
    select standard_id, policy_id, division_code, benefit, training_kind, occupation_code, level, certificate_kind, unit,
      amount_fen, shortage_uplift_percent, lower(in_force) as "from", upper(in_force) - 1 as through, source
    from subsidy_standard
    order by division_code, benefit, occupation_code nulls first, level nulls first, lower(in_force), standard_id`.execute(
    tx,
  );
  return rows;
}

export interface StandardTitle {
  readonly standardId: Uuid;
  readonly title: string;
}

/** The titles of what classes are taught by. */
export async function findStandardTitles(tx: Tx): Promise<StandardTitle[]> {
  return (await sql<StandardTitle>`select standard_id, title from training_standard`.execute(tx)).rows;
}

export interface ScarceRow {
  readonly scarceId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly occupationCode: string;
  readonly from: LocalDate;
  readonly through: LocalDate | null;
  readonly source: string;
}

export async function findScarce(tx: Tx): Promise<ScarceRow[]> {
  const { rows } = await sql<ScarceRow>`
    select scarce_id, policy_id, division_code, occupation_code, lower(in_force) as "from",
      upper(in_force) - 1 as through, source
    from scarce_occupation order by division_code, occupation_code, lower(in_force), scarce_id`.execute(tx);
  return rows;
}

export interface OccupationRow {
  readonly occupationCode: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export async function findOccupations(tx: Tx): Promise<OccupationRow[]> {
  const { rows } = await sql<OccupationRow>`
    select o.occupation_code, o.name, coalesce(array_agg(a.name order by a.name) filter (where a.name is not null), '{}')
      as aliases
    from occupation o left join occupation_alias a using (occupation_code)
    group by o.occupation_code, o.name order by o.occupation_code`.execute(tx);
  return rows;
}

export interface DivisionRow {
  readonly divisionCode: string;
  readonly name: string;
  readonly level: string;
}

export async function findDivisions(tx: Tx): Promise<DivisionRow[]> {
  const { rows } = await sql<DivisionRow>`
    select division_code, name, level from division where level in ('province', 'prefecture', 'county')
    order by division_code`.execute(tx);
  return rows;
}

/** Changes with every act that is recorded; the same text means that nothing has changed. */
export async function journalMark(tx: Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || ':' || coalesce(sum(seq), 0) as mark from journal_head`.execute(tx);
  return rows[0]?.mark ?? '';
}

export interface CheckedCertificate {
  readonly kind: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly isWithdrawn: boolean;
  readonly maskedName: string;
  readonly nameAgrees: boolean | null;
}

export async function findCertificate(
  tx: Tx,
  number: string,
  name: string | null,
): Promise<CheckedCertificate[]> {
  const { rows } =
    await sql<CheckedCertificate>`select * from certificate_to_check(${number}, ${name})`.execute(tx);
  return rows;
}

/** Counts one more look-up of this hour and gives how many there are; those of hours before are forgotten. */
export async function countLookUp(tx: Tx, paceKey: Buffer): Promise<number> {
  await sql`delete from certificate_look_up where hour < date_trunc('hour', now()) - interval '1 hour'`.execute(
    tx,
  );
  const { rows } = await sql<{ looked: number }>`
    insert into certificate_look_up as l (pace_key, hour, looked) values (${paceKey}, date_trunc('hour', now()), 1)
    on conflict on constraint certificate_look_up_pk do update set looked = l.looked + 1 returning looked`.execute(
    tx,
  );
  return rows[0]?.looked ?? 1;
}
