// Where and with whom: training institutions, employers, assessment bodies.
export {
  organisationDetail,
  organisationListQuery,
  organisationParams,
  organisationRow,
} from './contract.ts';
export { organisationChangeView } from './contract-changes.ts';
export {
  creditCodeRoutes,
  organisationChangeRoutes,
  organisationMoveRoutes,
  organisationRoutes,
} from './routes.ts';
export { statusOn, suspendedFor } from './rules.ts';
export { isHeldBy } from './rules-moves.ts';
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
export { changesOf as organisationChangesOf } from './service-changes.ts';
export { likenessOf } from './service-likeness.ts';
export { proposeSuspension, suspendOrganisation } from './service-suspension.ts';
