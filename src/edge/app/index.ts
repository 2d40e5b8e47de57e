// The house as a whole: configuration, wiring, the gate, the pages.
export { apiDocument } from './api-document.ts';
export { type Config, readConfig } from './config.ts';
export {
  anchorFileOf,
  type CliHouse,
  HouseRefusal,
  type OpenHouse,
  openHouse,
  openHouseForCli,
  refusalSentences,
} from './house.ts';
export { terminalLog } from './log.ts';
export { type RunningHouse, run } from './run.ts';
