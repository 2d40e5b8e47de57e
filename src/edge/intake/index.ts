// Intake: a county's workbooks become planned rows; nothing is written here that was not planned and shown before.
export type { IntakePlan } from './contract.ts';
export { readFolder } from './folder.ts';
export { lawOfRegion } from './law.ts';
export { intakeTellers } from './messages.ts';
export { intakeRoutes } from './routes.ts';
export { planIntake } from './rules-plan.ts';
export { reportOf } from './rules-report.ts';
export { contextOf } from './service-context.ts';
export { importPlan } from './service-import.ts';
export { importsOfList } from './store-of-list.ts';
export { importsWaiting } from './views-waiting.ts';
export { intakeWords } from './words.ts';
