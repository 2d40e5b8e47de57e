import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { CreditCode, LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { EMPLOYER_KINDS, EMPLOYER_SIZES, organisationListQuery } from './contract.ts';

export interface OrganisationRow {
  readonly organisationId: Uuid;
  readonly name: string;
  readonly creditCode: CreditCode;
  readonly isInstitution: boolean;
  readonly isEmployer: boolean;
  readonly isAssessmentBody: boolean;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly licenceNumber: string | null;
  readonly institutionType: string | null;
  readonly address: string | null;
  readonly legalRepresentative: string | null;
  readonly phoneMasked: string | null;
  readonly agreementFrom: LocalDate | null;
  /** First day after the agreement. */
  readonly agreementUntil: LocalDate | null;
  readonly occupationScope: readonly string[];
  readonly occupationScopeText: string | null;
  readonly highestLevel: number | null;
  readonly employerKind: (typeof EMPLOYER_KINDS)[number] | null;
  readonly employerSize: (typeof EMPLOYER_SIZES)[number] | null;
  readonly sector: string | null;
  readonly sectorText: string | null;
  readonly selfAssessmentListed: boolean | null;
  /** By the national classification of industries (GB/T 4754). */
  readonly industryClass: string | null;
  readonly source: string;
  readonly version: number;
}

const COLUMNS = sql`o.organisation_id, o.name, o.credit_code, o.is_institution, o.is_employer, o.is_assessment_body,
  o.division_code, o.division_path, o.licence_number, o.institution_type, o.address, o.legal_representative,
  o.phone_masked, o.agreement_from, o.agreement_until, o.occupation_scope, o.occupation_scope_text, o.highest_level,
  o.employer_kind, o.employer_size, o.sector, o.sector_text, o.self_assessment_listed, o.industry_class, o.source,
  o.version`;

export async function findById(
  tx: Tx,
  organisationId: Uuid,
  lock = false,
): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${COLUMNS} from organisation o where organisation_id = ${organisationId}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function findByCreditCode(tx: Tx, creditCode: string): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${COLUMNS} from organisation o where credit_code = ${creditCode}`.execute(tx);
  return rows[0];
}

/** Which of these credit codes organisations of the register bear. */
export async function codesInUse(tx: Tx, creditCodes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ creditCode: string }>`
    select credit_code from organisation where credit_code = any (${[...creditCodes]}::text[])`.execute(tx);
  return new Set(rows.map(({ creditCode }) => creditCode));
}

export async function findByName(tx: Tx, name: string): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    select ${COLUMNS} from organisation o where name = ${name} order by organisation_id`.execute(tx);
  return rows;
}

export type OrganisationWrite = Omit<OrganisationRow, 'version'> & { readonly phoneCipher: Buffer | null };

export async function insertOrganisation(tx: Tx, row: OrganisationWrite, createdAt: Date): Promise<void> {
  await sql`insert into organisation (organisation_id, name, credit_code, is_institution, is_employer,
      is_assessment_body, division_code, division_path, licence_number, institution_type, address,
      legal_representative, phone_cipher, phone_masked, agreement_from, agreement_until, occupation_scope,
      occupation_scope_text, highest_level, employer_kind, employer_size, sector, sector_text, self_assessment_listed,
      industry_class, source, created_at)
    values (${row.organisationId}, ${row.name}, ${row.creditCode}, ${row.isInstitution}, ${row.isEmployer},
      ${row.isAssessmentBody}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.licenceNumber},
      ${row.institutionType}, ${row.address}, ${row.legalRepresentative}, ${row.phoneCipher}, ${row.phoneMasked},
      ${row.agreementFrom}::date, ${row.agreementUntil}::date, ${[...row.occupationScope]}::text[],
      ${row.occupationScopeText}, ${row.highestLevel}, ${row.employerKind}, ${row.employerSize}, ${row.sector},
      ${row.sectorText}, ${row.selfAssessmentListed}, ${row.industryClass}, ${row.source},
      ${createdAt})`.execute(tx);
}

export async function updateOrganisation(tx: Tx, row: OrganisationWrite): Promise<void> {
  await sql`update organisation set name = ${row.name}, is_institution = ${row.isInstitution},
      is_employer = ${row.isEmployer}, is_assessment_body = ${row.isAssessmentBody},
      licence_number = ${row.licenceNumber}, institution_type = ${row.institutionType}, address = ${row.address},
      legal_representative = ${row.legalRepresentative}, phone_cipher = coalesce(${row.phoneCipher}, phone_cipher),
      phone_masked = ${row.phoneMasked}, agreement_from = ${row.agreementFrom}::date,
      agreement_until = ${row.agreementUntil}::date, occupation_scope = ${[...row.occupationScope]}::text[],
      occupation_scope_text = ${row.occupationScopeText}, highest_level = ${row.highestLevel},
      employer_kind = ${row.employerKind}, employer_size = ${row.employerSize}, sector = ${row.sector},
      sector_text = ${row.sectorText}, self_assessment_listed = ${row.selfAssessmentListed},
      industry_class = ${row.industryClass}, source = ${row.source},
      version = version + 1
    where organisation_id = ${row.organisationId}`.execute(tx);
}

/** Raises the version when it is still the one seen; false when somebody was quicker. */
export async function touch(tx: Tx, organisationId: Uuid, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update organisation set version = version + 1
    where organisation_id = ${organisationId} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface SuspensionRow {
  readonly organisationId: Uuid;
  readonly suspensionId: Uuid;
  readonly suspendedOn: LocalDate;
  readonly liftedOn: LocalDate | null;
  readonly occupations: readonly string[] | null;
  readonly reason: string;
  readonly documentNumber: string | null;
  readonly source: string;
  readonly recordedAt: Date;
  readonly liftReason: string | null;
  readonly liftedDocumentNumber: string | null;
}

export async function findSuspensions(tx: Tx, organisationIds: readonly Uuid[]): Promise<SuspensionRow[]> {
  const { rows } = await sql<SuspensionRow>`
    select organisation_id, suspension_id, suspended_on, lifted_on, occupations, reason, document_number, source,
      recorded_at, lift_reason, lifted_document_number
    from organisation_suspension where organisation_id = any (${organisationIds}::uuid[])
    order by suspended_on`.execute(tx);
  return rows;
}

export async function insertSuspension(
  tx: Tx,
  row: Omit<SuspensionRow, 'liftReason' | 'liftedDocumentNumber'> & { recordedBy: Uuid },
): Promise<void> {
  await sql`insert into organisation_suspension (organisation_id, suspension_id, suspended_on, lifted_on, occupations,
      reason, document_number, source, recorded_at, recorded_by)
    values (${row.organisationId}, ${row.suspensionId}, ${row.suspendedOn}::date, ${row.liftedOn}::date,
      ${row.occupations}::text[], ${row.reason}, ${row.documentNumber}, ${row.source},
      ${row.recordedAt}, ${row.recordedBy})`.execute(tx);
}

export interface AccountRow {
  readonly bankAccountId: Uuid;
  readonly bankName: string;
  readonly accountName: string;
  readonly numberCipher: Buffer;
  readonly numberLast4: string;
}

export async function findAccountInUse(tx: Tx, organisationId: Uuid): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select bank_account_id, bank_name, account_name, number_cipher, number_last4 from organisation_bank_account
    where organisation_id = ${organisationId} and in_use`.execute(tx);
  return rows[0];
}

/** Makes this the one account in use; an account known before is taken up again under its old id. */
export async function storeAccountInUse(
  tx: Tx,
  row: AccountRow & { organisationId: Uuid; blindIndex: Buffer; recordedAt: Date; recordedBy: Uuid },
): Promise<void> {
  await sql`update organisation_bank_account set in_use = false
    where organisation_id = ${row.organisationId} and in_use and blind_index <> ${row.blindIndex}`.execute(
    tx,
  );
  await sql`insert into organisation_bank_account (organisation_id, bank_account_id, bank_name, account_name,
      number_cipher, number_last4, blind_index, recorded_at, recorded_by)
    values (${row.organisationId}, ${row.bankAccountId}, ${row.bankName}, ${row.accountName}, ${row.numberCipher},
      ${row.numberLast4}, ${row.blindIndex}, ${row.recordedAt}, ${row.recordedBy})
    on conflict on constraint organisation_bank_account_once
      do update set in_use = true, bank_name = excluded.bank_name, account_name = excluded.account_name`.execute(
    tx,
  );
}

type ListFilter = z.infer<typeof organisationListQuery> & { readonly today: LocalDate };

function matching({ kind, status, name, today }: ListFilter) {
  const isSuspended = sql`exists (select 1 from organisation_suspension s
    where s.organisation_id = o.organisation_id and s.occupations is null and s.suspended_on <= ${today}::date
      and (s.lifted_on is null or s.lifted_on > ${today}::date))`;
  const hasEnded = sql`coalesce(o.agreement_until <= ${today}::date, false)`;
  const pattern = name === undefined ? null : `%${name.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${kind ?? null}::text is null
      or (${kind ?? null}::text = 'institution' and o.is_institution)
      or (${kind ?? null}::text = 'employer' and o.is_employer)
      or (${kind ?? null}::text = 'assessment-body' and o.is_assessment_body))
    and (${status ?? null}::text is null
      or (${status ?? null}::text = 'suspended' and ${isSuspended})
      or (${status ?? null}::text = 'agreement-ended' and ${hasEnded} and not ${isSuspended})
      or (${status ?? null}::text = 'in-catalogue' and not ${hasEnded} and not ${isSuspended}))
    and (${pattern}::text is null or o.name like ${pattern}::text)`;
}

export async function listOrganisations(tx: Tx, filter: ListFilter): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    select ${COLUMNS} from organisation o
    where ${matching(filter)} and (${filter.after ?? null}::uuid is null or (o.name, o.organisation_id)
      > (select a.name, a.organisation_id from organisation a where a.organisation_id = ${filter.after ?? null}::uuid))
    order by o.name, o.organisation_id limit ${filter.limit + 1}`.execute(tx);
  return rows;
}

export async function countOrganisations(tx: Tx, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from organisation o where ${matching(filter)}`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** Names by id, of those within the reader's scope. */
export async function findNames(tx: Tx, organisationIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ organisationId: string; name: string }>`
    select organisation_id, name from organisation
    where organisation_id = any (${[...organisationIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.organisationId, row.name]));
}

/** Organisations by part of the name or by the whole credit code, in order of name. */
export async function findChoices(
  tx: Tx,
  text: string,
  page: { readonly divisionPath: string | null; readonly limit: number },
): Promise<{ organisationId: string; name: string; creditCode: string }[]> {
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ organisationId: string; name: string; creditCode: string }>`
    select organisation_id, name, credit_code from organisation
    where (name like ${like} or credit_code = ${text.toUpperCase()})
      and (${page.divisionPath}::ltree is null or division_path <@ ${page.divisionPath}::ltree)
    order by name, organisation_id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function findDivisionName(tx: Tx, divisionCode: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from division where division_code = ${divisionCode}`.execute(tx);
  return rows[0]?.name ?? divisionCode;
}

/** What an institution offers, as its catalogue row says; replaced as a whole. */
export async function storeProjects(
  tx: Tx,
  organisationId: Uuid,
  projects: readonly {
    projectId: Uuid;
    name: string;
    occupationCode: string | null;
    highestLevel: number | null;
    source: string;
  }[],
): Promise<void> {
  await sql`delete from training_project where organisation_id = ${organisationId}
    and name <> all (${projects.map((project) => project.name)}::text[])`.execute(tx);
  for (const project of projects)
    await sql`insert into training_project (project_id, organisation_id, occupation_code, name, highest_level, source)
      values (${project.projectId}, ${organisationId}, ${project.occupationCode}, ${project.name},
        ${project.highestLevel}, ${project.source})
      on conflict on constraint training_project_once do update set occupation_code = excluded.occupation_code,
        highest_level = excluded.highest_level, source = excluded.source`.execute(tx);
}

export async function findProjects(
  tx: Tx,
  organisationId: Uuid,
): Promise<{ name: string; occupationCode: string | null; highestLevel: number | null }[]> {
  const { rows } = await sql<{ name: string; occupationCode: string | null; highestLevel: number | null }>`
    select name, occupation_code, highest_level from training_project
    where organisation_id = ${organisationId} order by name`.execute(tx);
  return rows;
}
