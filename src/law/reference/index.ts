// What is taught and what it is worth: occupations, divisions, the city's amounts, the scarce list.

export {
  type TrainingStandardInput,
  trainingStandardInput,
} from './contract-training.ts';
export { everydayOccupations, everydayWordsOf, waysToSay } from './everyday-words.ts';
export { catalogueRoutes } from './routes.ts';
export { nearestOf, nearestRows } from './rules.ts';
export { createVillageFinder, placeAbove, placeLevelOf } from './rules-places.ts';
export { seedReference } from './seed.ts';
export {
  amendmentsOf,
  changeScarce,
  changeSetting,
  changeStandard,
  type PolicyTables,
  policyTables,
  scarceOf,
  standardsOf,
  type TableChange,
  tablesInPlace,
  upsertScarce,
  upsertStandards,
} from './service.ts';
export { importPlaces } from './service-places.ts';
export { addTrainingStandard, standardHoursRefusal } from './service-training.ts';
export type { StandardWrite } from './store.ts';
export {
  findInnerDivisions as innerDivisions,
  findSettingDivisions as settingDivisions,
  lockPolicyTables,
  undoTableChanges,
} from './store.ts';
export {
  findDivisionNames as divisionNames,
  findPlacesUnder as placesUnder,
  findStandingDivisions as standingDivisions,
} from './store-places.ts';
export {
  findOccupationMarks as occupationMarks,
  findOccupationNames as occupationNames,
  listOccupations,
} from './store-reference.ts';
export {
  endTrainingStandard,
  findTrainingStandard as trainingStandard,
  listTrainingStandards,
} from './store-training.ts';
