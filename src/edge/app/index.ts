// The application as a whole: configuration, wiring, the request pipeline, the pages.
export { apiDocument } from './api-document.ts';
export { followCalendar } from './calendar-followers.ts';
export { readConfig } from './config.ts';
export { terminalLog } from './log.ts';
export {
  type App,
  anchorFileOf,
  type CliApp,
  openApp,
  openAppForCli,
  refusalSentences,
} from './open-app.ts';
export { type RunningApp, run } from './run.ts';
export { type RecordReport, verifyRecord } from './verify-record.ts';
