// The life of a policy version: what officials change of a notice's tables, tried before it is signed by two people.
export * from './contract.ts';
export { policyVersionRoutes } from './routes.ts';
