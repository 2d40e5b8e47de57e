// What is taught and what it is worth: occupations, divisions, the city's amounts, the scarce list.
export * from './contract.ts';
export { catalogueRoutes } from './routes.ts';
export { seedReference } from './seed.ts';
export {
  amendmentsOf,
  putScarce,
  putStandards,
  type ScarceToPut,
  type StandardToPut,
  scarceOf,
  standardsOf,
} from './service.ts';
export { findOccupationNames as occupationNames } from './store-reference.ts';
