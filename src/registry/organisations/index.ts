// Where and with whom: training institutions, employers, assessment bodies.
export {
  organisationDetail,
  organisationListQuery,
  organisationParams,
  organisationRow,
} from './contract.ts';
export { creditCodeRoutes, organisationRoutes } from './routes.ts';
export { suspendedFor } from './rules.ts';
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
  suspensionsOf,
  upsertOrganisation,
} from './service.ts';
export { proposeSuspension, suspendOrganisation } from './service-suspension.ts';
