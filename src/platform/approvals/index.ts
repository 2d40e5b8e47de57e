// Four eyes and deadlines: one record of review for filings, claims, payments and budgets alike.
export { seedWorkingDays, workingDaysAfter, workingDaysBetween } from './calendar.ts';
export * from './contract.ts';
export { dueOf } from './rules.ts';
export { caseOf, openCase, openCasesFor, performStep, withdrawCase } from './service.ts';
export { type OpenCase, stepTakersOf } from './store.ts';
export { workingDaysLeft } from './store-calendar.ts';
