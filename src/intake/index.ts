// Intake: a county's workbooks become planned rows; nothing is written here that was not planned and shown before.
export * from './contract.ts';
export { readFolder } from './folder.ts';
export { type IntakeFile, planIntake } from './rules-plan.ts';
export { reportOf } from './rules-report.ts';
export { returnedSheets } from './rules-returned.ts';
export { type IntakeWords, intakeWords } from './words.ts';
