import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from '../longest-first.ts';

/** The whole system with a real Chromium: a server of its own for each file, two files at a time; pictures in artefacts/. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    // A command of its own: walk.config.ts.
    exclude: ['tests/e2e/walk*.e2e.ts'],
    globalSetup: [resolve(import.meta.dirname, 'global-setup.ts')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { concurrent: false, sequencer: LongestFirst },
    bail: 0,
  },
});
