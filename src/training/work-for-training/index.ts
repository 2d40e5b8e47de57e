export * from './contract.ts';
export { employmentRoutes } from './routes.ts';
export {
  type EntriesToPut,
  entriesOf,
  listById,
  putWorkForTrainingList,
  type WorkForTrainingEntry,
  type WorkForTrainingList,
  workForTrainingLists,
} from './service.ts';
