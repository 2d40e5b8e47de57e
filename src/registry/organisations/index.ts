// Where and with whom: training institutions, employers, assessment bodies.
export * from './contract.ts';
export { organisationRoutes } from './routes.ts';
export { statusOn, suspendedSince } from './rules.ts';
export {
  bankAccountInUse,
  detailOf as organisationDetailOf,
  listOf as organisationsOf,
  type OrganisationInput,
  organisationByCreditCode,
  organisationById,
  organisationByName,
  organisationDirectory,
  setBankAccount,
  suspendedOn,
  suspendOrganisation,
  suspensionsOf,
  type UpsertOutcome,
  upsertOrganisation,
} from './service.ts';
export type { OrganisationRow, SuspensionRow } from './store.ts';
