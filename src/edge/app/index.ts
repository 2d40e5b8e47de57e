// The application as a whole: configuration, wiring, the request pipeline, the pages.
export { apiDocument } from './api-document.ts';
export { type Config, readConfig } from './config.ts';
export { terminalLog } from './log.ts';
export {
  type App,
  AppRefusal,
  anchorFileOf,
  type CliApp,
  openApp,
  openAppForCli,
  refusalSentences,
} from './open-app.ts';
export { type RunningApp, run } from './run.ts';
