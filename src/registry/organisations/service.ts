import type { z } from 'zod';
import { type Act, type Actor, allowedIn, type OrganisationDirectory } from '../../platform/access/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  addDays,
  type Ciphers,
  type CreditCode,
  divisionPathOf,
  done,
  type LocalDate,
  localDate,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { maskPhone } from '../persons/index.ts';
import type {
  organisationDetail,
  organisationListQuery,
  organisationListReply,
  organisationRow,
} from './contract.ts';
import { ORGANISATION } from './machine.ts';
import { isLiftable, REFUSALS, statusOn, suspendedSince } from './rules.ts';
import { isHeldBy } from './rules-moves.ts';
import {
  countOrganisations,
  findAccountInUse,
  findByCreditCode,
  findById,
  findByName,
  findChoices,
  findDivisionName,
  findNames,
  findProjects,
  findSuspensions,
  insertOrganisation,
  listOrganisations,
  type OrganisationRow,
  type OrganisationWrite,
  type SuspensionRow,
  storeAccountInUse,
  storeProjects,
  updateOrganisation,
} from './store.ts';
import { isConfirmedStill } from './store-credit-codes.ts';
import { openProposal } from './store-suspension.ts';

/** An organisation as its catalogue row or form says; what is left out stays as known. */
export interface OrganisationInput {
  readonly name: string;
  readonly creditCode: CreditCode;
  readonly kind: 'institution' | 'employer' | 'assessment-body';
  readonly divisionCode: string;
  readonly licenceNumber?: string | undefined;
  readonly institutionType?: string | undefined;
  readonly address?: string | undefined;
  readonly legalRepresentative?: string | undefined;
  readonly phone?: string | undefined;
  readonly agreementFrom?: LocalDate | undefined;
  /** Last day of the agreement, as paper says it. */
  readonly agreementThrough?: LocalDate | undefined;
  /** Occupation codes the institution may teach. */
  readonly occupationScope?: readonly string[] | undefined;
  readonly occupationScopeText?: string | undefined;
  readonly highestLevel?: number | undefined;
  readonly employerKind?: OrganisationRow['employerKind'] | undefined;
  readonly employerSize?: OrganisationRow['employerSize'] | undefined;
  /** One of the five hard-hit sectors or any other word, for the rules. */
  readonly sector?: string | undefined;
  readonly sectorText?: string | undefined;
  readonly selfAssessmentListed?: boolean | undefined;
  /** By the national classification of industries (GB/T 4754): C33, 3311. */
  readonly industryClass?: string | undefined;
  /** What it offers; given, it replaces what was known. */
  readonly projects?:
    | readonly { name: string; occupationCode: string | null; highestLevel: number | null }[]
    | undefined;
  readonly source: string;
}

export type UpsertOutcome = 'created' | 'changed' | 'unchanged';

/**
 * Creates an organisation or brings it up to its catalogue row; one credit code is one organisation, which may be
 * institution and employer at once. Refuses `organisation-elsewhere` when another county holds the code, `code-revoked`
 * when its confirmation was taken back.
 */
export async function upsertOrganisation(
  act: Act,
  input: OrganisationInput,
): Promise<Result<{ organisationId: Uuid; outcome: UpsertOutcome }>> {
  const known = await findByCreditCode(act.tx, input.creditCode);
  if (known && !isHeldBy(known.divisionPath, act.actor.divisionPath)) return refused(REFUSALS.elsewhere);
  const organisationId = known?.organisationId ?? act.ids.uuid();
  const row = merged(known, input, organisationId, act.ciphers);
  let outcome: UpsertOutcome = 'unchanged';
  if (!known) {
    if ((await isConfirmedStill(act.tx, input.creditCode)) === false) return refused(REFUSALS.codeRevoked);
    const added = await tryConstraint(act.tx, () => insertOrganisation(act.tx, row, act.clock.now()));
    if (!added.ok) {
      if (added.violation.constraint === 'organisation_credit_code_once') return refused(REFUSALS.elsewhere);
      throw new Error(`organisation not stored: ${added.violation.constraint}`);
    }
    outcome = 'created';
  } else if (differs(known, row)) {
    await updateOrganisation(act.tx, row);
    outcome = 'changed';
  }
  if (input.projects)
    await storeProjects(
      act.tx,
      organisationId,
      input.projects.map((project) => ({ ...project, projectId: act.ids.uuid(), source: input.source })),
    );
  if (outcome !== 'unchanged')
    await act.record({
      event: `organisation-${outcome}`,
      objectType: 'organisation',
      objectId: organisationId,
      divisionPath: row.divisionPath,
      organisationId,
      detail: { source: input.source },
    });
  return done({ organisationId, outcome });
}

function merged(
  known: OrganisationRow | undefined,
  input: OrganisationInput,
  organisationId: Uuid,
  ciphers: Ciphers,
): OrganisationWrite {
  const divisionCode = known?.divisionCode ?? input.divisionCode;
  return {
    organisationId,
    name: input.name,
    creditCode: input.creditCode,
    isInstitution: (known?.isInstitution ?? false) || input.kind === 'institution',
    isEmployer: (known?.isEmployer ?? false) || input.kind === 'employer',
    isAssessmentBody: (known?.isAssessmentBody ?? false) || input.kind === 'assessment-body',
    divisionCode,
    divisionPath: known?.divisionPath ?? divisionPathOf(divisionCode),
    licenceNumber: input.licenceNumber ?? known?.licenceNumber ?? null,
    institutionType: input.institutionType ?? known?.institutionType ?? null,
    address: input.address ?? known?.address ?? null,
    legalRepresentative: input.legalRepresentative ?? known?.legalRepresentative ?? null,
    phoneCipher: input.phone ? ciphers.encrypt(`organisation.phone.${organisationId}`, input.phone) : null,
    phoneMasked: input.phone ? maskPhone(input.phone) : (known?.phoneMasked ?? null),
    agreementFrom: input.agreementFrom ?? known?.agreementFrom ?? null,
    agreementUntil:
      input.agreementThrough === undefined
        ? (known?.agreementUntil ?? null)
        : addDays(input.agreementThrough, 1),
    occupationScope: input.occupationScope ?? known?.occupationScope ?? [],
    occupationScopeText: input.occupationScopeText ?? known?.occupationScopeText ?? null,
    highestLevel: input.highestLevel ?? known?.highestLevel ?? null,
    employerKind: input.employerKind ?? known?.employerKind ?? null,
    employerSize: input.employerSize ?? known?.employerSize ?? null,
    sector: input.sector ?? known?.sector ?? null,
    sectorText: input.sectorText ?? known?.sectorText ?? null,
    selfAssessmentListed: input.selfAssessmentListed ?? known?.selfAssessmentListed ?? null,
    industryClass: input.industryClass ?? known?.industryClass ?? null,
    source: input.source,
  };
}

function differs(known: OrganisationRow, row: OrganisationWrite): boolean {
  const { phoneCipher, ...plain } = row;
  const { version, ...before } = known;
  return JSON.stringify(sorted(plain)) !== JSON.stringify(sorted(before));
}

function sorted(row: object): [string, unknown][] {
  return Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
}

export const organisationById = (tx: Tx, organisationId: Uuid) => findById(tx, organisationId);
export const organisationByCreditCode = (tx: Tx, creditCode: string) => findByCreditCode(tx, creditCode);

/** What accounts ask of the register. */
export const organisationDirectory: OrganisationDirectory = {
  divisionOf: async (tx, organisationId) => (await findById(tx, organisationId as Uuid))?.divisionCode,
  namesOf: findNames,
  find: findChoices,
};

/** The one organisation of this name; undefined when there is none or more than one. */
export async function organisationByName(tx: Tx, name: string): Promise<OrganisationRow | undefined> {
  const found = await findByName(tx, name);
  return found.length === 1 ? found[0] : undefined;
}

/** The day the right to train was lost, when it is lost on `day` (LC-12). */
export async function suspendedOn(
  tx: Tx,
  organisationId: Uuid,
  day: LocalDate,
): Promise<LocalDate | undefined> {
  return suspendedSince(await findSuspensions(tx, [organisationId]), day);
}

/** All stretches without the right to train, by organisation. */
export async function suspensionsOf(
  tx: Tx,
  organisationIds: readonly Uuid[],
): Promise<Map<Uuid, SuspensionRow[]>> {
  const all = new Map<Uuid, SuspensionRow[]>(organisationIds.map((id) => [id, []]));
  for (const row of await findSuspensions(tx, organisationIds)) all.get(row.organisationId)?.push(row);
  return all;
}

/** Sets the one account that receives money; the number is encrypted, digits only. */
export async function setBankAccount(
  act: Act,
  account: { organisationId: Uuid; bankName: string; accountName: string; number: string },
): Promise<void> {
  const { organisationId, bankName, accountName, number } = account;
  const inUse = await bankAccountInUse(act.tx, act.ciphers, organisationId);
  if (inUse?.number === number && inUse.bankName === bankName && inUse.accountName === accountName) return;
  const bankAccountId = act.ids.uuid();
  await storeAccountInUse(act.tx, {
    organisationId,
    bankAccountId,
    bankName,
    accountName,
    numberCipher: act.ciphers.encrypt(accountContext(organisationId), number),
    numberLast4: number.slice(-4),
    blindIndex: act.ciphers.blindIndex('bank-account', number),
    recordedAt: act.clock.now(),
    recordedBy: act.actor.accountId,
  });
}

/** The account money goes to, opened: for payment orders and bank files only, never for a reply. */
export async function bankAccountInUse(
  tx: Tx,
  ciphers: Ciphers,
  organisationId: Uuid,
): Promise<
  | { bankAccountId: Uuid; bankName: string; accountName: string; number: string; numberLast4: string }
  | undefined
> {
  const row = await findAccountInUse(tx, organisationId);
  if (!row) return undefined;
  const { numberCipher, ...rest } = row;
  return { ...rest, number: ciphers.decrypt(accountContext(organisationId), numberCipher) };
}

// Encrypted under the organisation, not the account's own id: an account used again has its first id again.
const accountContext = (organisationId: Uuid) => `organisation_bank_account.number.${organisationId}`;

/** A page of the organisations within the reader's scope, by name. */
export async function listOf(
  tx: Tx,
  query: z.infer<typeof organisationListQuery>,
  today: LocalDate,
): Promise<z.infer<typeof organisationListReply>> {
  const filter = { ...query, today };
  const found = await listOrganisations(tx, filter);
  const page = found.slice(0, query.limit);
  const suspensions = await suspensionsOf(
    tx,
    page.map((row) => row.organisationId),
  );
  return {
    rows: page.map((row) => viewOf(row, suspensions.get(row.organisationId) ?? [], today)),
    next: found.length > page.length ? (page.at(-1)?.organisationId ?? null) : null,
    total: await countOrganisations(tx, filter),
  };
}

/** One organisation with its suspensions, projects and masked account; undefined when out of reach. */
export async function detailOf(
  tx: Tx,
  actor: Actor,
  organisationId: Uuid,
  today: LocalDate,
): Promise<z.infer<typeof organisationDetail> | undefined> {
  const row = await findById(tx, organisationId);
  if (!row) return undefined;
  const suspensions = await findSuspensions(tx, [organisationId]);
  const account = await findAccountInUse(tx, organisationId);
  const proposal = await openProposal(tx, organisationId);
  return {
    ...viewOf(row, suspensions, today),
    divisionName: await findDivisionName(tx, row.divisionCode),
    licenceNumber: row.licenceNumber,
    institutionType: row.institutionType,
    address: row.address,
    legalRepresentative: row.legalRepresentative,
    phoneMasked: row.phoneMasked,
    occupationScope: [...row.occupationScope],
    projects: await findProjects(tx, organisationId),
    suspensions: suspensions.map(({ organisationId: _, recordedAt, ...one }) => ({
      ...one,
      occupations: one.occupations === null ? null : [...one.occupations],
      recordedAt: recordedAt.toISOString(),
      canBeLifted: isLiftable(one, today),
    })),
    bankAccount: account
      ? { bankName: account.bankName, accountName: account.accountName, numberLast4: account.numberLast4 }
      : null,
    source: row.source,
    version: row.version,
    suspensionProposed: proposal
      ? {
          suspendedOn: proposal.suspendedOn,
          liftedOn: proposal.liftedOn,
          occupations: proposal.occupations === null ? null : [...proposal.occupations],
          isEnd: proposal.endsSuspensionId !== null,
          documentNumber: proposal.documentNumber,
          reason: proposal.reason,
          proposedBy: proposal.proposedBy,
          proposedAt: proposal.proposedAt.toISOString(),
        }
      : null,
    allowed: allowedIn(ORGANISATION, statusOn(row, suspensions, today), actor).filter(
      (act) =>
        (act === 'organisations.decideSuspension') === (proposal !== undefined) &&
        (act !== 'organisations.liftSuspension' || suspensions.some((one) => isLiftable(one, today))),
    ),
  };
}

function viewOf(
  row: OrganisationRow,
  suspensions: readonly SuspensionRow[],
  today: LocalDate,
): z.infer<typeof organisationRow> {
  return {
    organisationId: row.organisationId,
    name: row.name,
    creditCode: row.creditCode,
    kinds: [
      ...(row.isInstitution ? (['institution'] as const) : []),
      ...(row.isEmployer ? (['employer'] as const) : []),
      ...(row.isAssessmentBody ? (['assessment-body'] as const) : []),
    ],
    divisionCode: row.divisionCode,
    status: statusOn(row, suspensions, today),
    suspendedOn: suspendedSince(suspensions, today) ?? null,
    agreementFrom: row.agreementFrom,
    agreementThrough: row.agreementUntil === null ? null : addDays(localDate(row.agreementUntil), -1),
    occupationScopeText: row.occupationScopeText,
    highestLevel: row.highestLevel,
    employerKind: row.employerKind,
    employerSize: row.employerSize,
    sectorText: row.sectorText,
    selfAssessmentListed: row.selfAssessmentListed,
    industryClass: row.industryClass,
  };
}
