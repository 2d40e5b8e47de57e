// Where and with whom: training institutions, employers, assessment bodies.
export {
  organisationDetail,
  organisationListQuery,
  organisationParams,
  organisationRow,
} from './contract.ts';
export { organisationRoutes } from './routes.ts';
export { suspendedSince } from './rules.ts';
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
  suspendOrganisation,
  suspensionsOf,
  upsertOrganisation,
} from './service.ts';
export { proposeSuspension } from './service-suspension.ts';
