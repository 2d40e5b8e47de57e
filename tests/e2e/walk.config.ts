import everyDay from './vitest.config.ts';

/**
 * The walk: every exit of every machine is a button of somebody who may take it. It opens hundreds of pages, so it is a
 * command of its own, `npm run walk`, and a lifecycle may take minutes on a busy machine; that each exit has a button
 * in the text of the pages is part of every run.
 */
export default {
  ...everyDay,
  test: { ...everyDay.test, include: ['tests/e2e/walk*.e2e.ts'], exclude: [], testTimeout: 600_000 },
};
