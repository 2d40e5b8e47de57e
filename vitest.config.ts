import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', '**/node_modules/**'],
          globalSetup: ['tests/db-global-setup.ts'],
          // Crash tests start and kill whole servers; nothing here measures time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
