export type { ListedEntry, ListFollowers, ListImport } from './ports.ts';
export { employmentRoutes } from './routes.ts';
export {
  entriesOf,
  importWorkForTrainingList,
  listById,
  workForTrainingLists,
} from './service.ts';
