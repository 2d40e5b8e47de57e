// To whom and where money goes: the account of a payee is changed on the record by two persons.
export {
  ACCOUNT_PARTS,
  type AccountPart,
  HEIR_PAPERS,
  HEIR_RELATIONS,
  HEIR_SHARES,
  type HeirRelation,
} from './contract.ts';
export { payeeRoutes } from './routes.ts';
export { changedParts, isHolder } from './rules.ts';
export {
  paidToNumbers,
  proposeAccount,
  registerAccount,
  registerPersonAccounts,
  reviewAccount,
} from './service.ts';
export { recordAgreements } from './service-agreements.ts';
export { type Heir, heirsOf, lineHeirs, type ProposedHeir, proposeHeir } from './service-heir.ts';
export { agreedWith, agreementsOfPerson } from './store-agreements.ts';
export { heldChanges } from './store-held.ts';
