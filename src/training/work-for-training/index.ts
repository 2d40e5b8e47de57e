export * from './contract.ts';
export { employmentRoutes } from './routes.ts';
export {
  type EntriesInput,
  entriesOf,
  importWorkForTrainingList,
  listById,
  type WorkForTrainingEntry,
  type WorkForTrainingList,
  workForTrainingLists,
} from './service.ts';
