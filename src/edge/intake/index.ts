// Intake: a county's workbooks become planned rows; nothing is written here that was not planned and shown before.
export * from './contract.ts';
export * from './contract-batches.ts';
export * from './contract-staged.ts';
export { readFolder } from './folder.ts';
export type { LawOfRegion } from './import-context.ts';
export { lawOfRegion } from './law.ts';
export { intakeRoutes } from './routes.ts';
export { type IntakeFile, planIntake } from './rules-plan.ts';
export { reportOf } from './rules-report.ts';
export { returnedSheets } from './rules-returned.ts';
export { confirmBatch, contextOf, type NamedFile, readUploads, stageBatch } from './service-batches.ts';
export { type Imported, importPlan } from './service-import.ts';
export { type IntakeWords, intakeWords } from './words.ts';
