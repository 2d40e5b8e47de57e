import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';
import { testFiles } from './tests/unit-files.ts';

const { unit, others } = testFiles();

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'web/**/*.{ts,tsx}'],
      exclude: [
        '**/*.test.ts',
        'src/testing/**',
        '**/*.gen.ts',
        '**/*.d.ts',
        'web/dist/**',
        'web/vite.config.ts',
      ],
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'artefacts/coverage',
    },
    projects: [
      {
        extends: true,
        // Pure code keeps nothing between files, so that each module is loaded once a worker.
        test: { name: 'unit', environment: 'node', include: [...unit], isolate: false, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          include: [...others],
          // Each file has a database of its own and keeps nothing else, so that each module is loaded once a worker.
          isolate: false,
          globalSetup: ['tests/db-global-setup.ts'],
          // Crash tests start and kill whole servers; nothing here measures time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
