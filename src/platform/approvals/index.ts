// Four eyes and deadlines: one record of review for filings, claims, payments and budgets alike.
export { seedWorkingDays, workingDaysAfter, workingDaysBetween } from './calendar.ts';
export {
  APPROVAL_STEPS,
  type ApprovalStep,
  CASE_STATUSES,
  type CaseView,
  caseStep,
  caseView,
  type ReviewBody,
  reviewBody,
  type SubjectType,
  takeBackBody,
} from './contract.ts';
export { calendarRoutes } from './routes.ts';
export { dueOf, inOrder } from './rules.ts';
export type { Arrangement } from './rules-calendar.ts';
export {
  cancelCase,
  caseOf,
  consentBySilence,
  noteAct,
  openCase,
  performStep,
  sendCaseBack,
  startOver,
  withdrawCase,
  withdrawProposal,
} from './service.ts';
export { decideCalendar, proposeCalendar, waitingCalendar } from './service-calendar.ts';
export { signersOf, stepTakersOf } from './store.ts';
export { holidaysBetween, workingDaysLeft } from './store-calendar.ts';
