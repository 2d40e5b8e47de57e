// Where and with whom: training institutions, employers, assessment bodies.
export * from './contract.ts';
export { organisationRoutes } from './routes.ts';
export { statusOn, suspendedSince } from './rules.ts';
export {
  bankAccountInUse,
  detailOf as organisationDetailOf,
  listOf as organisationsOf,
  type OrganisationToPut,
  organisationByCreditCode,
  organisationById,
  organisationByName,
  organisationDirectory,
  type PutOutcome,
  setBankAccount,
  suspendedOn,
  suspendOrganisation,
  suspensionsOf,
  upsertOrganisation,
} from './service.ts';
export type { OrganisationRow, SuspensionRow } from './store.ts';
