// What people say is wrong: so far what a person disputes of the facts about herself.
export { disputeRoutes } from './routes.ts';
export { followCalendar } from './service-due-days.ts';
