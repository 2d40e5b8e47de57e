import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The whole system with a real Chromium: one server, files one after another, pictures in artefacts/. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { concurrent: false },
    bail: 0,
  },
});
