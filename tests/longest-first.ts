import { relative, resolve } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * Files that take longest, the longest first. What begins last decides when a run of several workers ends: these begin
 * first, so that none of them runs on alone. By seconds on two cores, 2026-11; a file that is not here comes after them.
 */
export const LONGEST: readonly string[] = [
  'tests/e2e/pages.e2e.ts',
  'tests/e2e/staff-pages.e2e.ts',
  'tests/e2e/main-job.e2e.ts',
  'tests/e2e/walk.e2e.ts',
  'tests/e2e/walk-money.e2e.ts',
  'tests/e2e/command-line.e2e.ts',
  'tests/e2e/policy-version.e2e.ts',
  'tests/hostile-input.test.ts',
  'tests/db-embedded.test.ts',
  'tests/malformed-ids.test.ts',
  'tests/db-crash.test.ts',
  'src/edge/cli/start.test.ts',
  'tests/permissions.test.ts',
  'tests/db-cli.test.ts',
  'tests/upgrade.test.ts',
  'tests/server-crash.test.ts',
  'tests/unused.test.ts',
  'src/platform/access/account-races.test.ts',
];

/** Vitest's own order, after the longest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const pathOf = ({ moduleId }: TestSpecification) => relative(ROOT, moduleId).replaceAll('\\', '/');
    const isLongest = (file: TestSpecification) => LONGEST.includes(pathOf(file));
    const sorted = await super.sort(files);
    return [
      ...sorted
        .filter(isLongest)
        .sort((one, other) => LONGEST.indexOf(pathOf(one)) - LONGEST.indexOf(pathOf(other))),
      ...sorted.filter((file) => !isLongest(file)),
    ];
  }
}
