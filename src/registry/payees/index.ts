// To whom and where money goes: the account of a payee is changed on the record by two persons.
export { ACCOUNT_PARTS, type AccountPart } from './contract.ts';
export { payeeRoutes } from './routes.ts';
export { changedParts, isHolder } from './rules.ts';
export {
  paidToNumbers,
  proposeAccount,
  registerAccount,
  registerPersonAccounts,
  reviewAccount,
} from './service.ts';
export { heldChanges } from './store-held.ts';
