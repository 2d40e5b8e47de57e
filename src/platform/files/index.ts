// One store for attached files: staged by somebody, attached once to what they are evidence of, encrypted on the disk.
export { type StoredFile, zFileIds, zStoredFile } from './contract.ts';
export { fileJobs } from './jobs.ts';
export { fileRoutes } from './routes.ts';
export { HASH_BYTES } from './rules-pictures.ts';
export {
  attachFiles,
  type FileStore,
  filesOf,
  marksOfStaged,
  prepareFile,
  stageFile,
} from './service.ts';
export { standInScanner } from './stand-in-scanner.ts';
export { contentsOfSnapshot, shareFolder } from './store.ts';
