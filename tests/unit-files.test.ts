import { describe, expect, it } from 'vitest';
import { isUnit, testFiles } from './unit-files.ts';

describe('npm run test:unit', () => {
  it('takes tests of pure code, and leaves those of databases and processes', () => {
    const { unit, others } = testFiles();
    expect(unit).toContain('src/benefits/claims/rules.test.ts');
    expect(unit).toContain('web/ui/form.test.ts');
    expect(others).toContain('src/edge/app/pages.test.ts');
    expect(others).toContain('src/edge/cli/start.test.ts');
    expect(others).toContain('tests/unit-files.test.ts');
    expect(unit.filter((path) => others.includes(path))).toEqual([]);
  });

  it('notices the database at the end of any chain of imports (negative control)', () => {
    const files: Record<string, string> = {
      'src/a/b/rules.test.ts': "import { sum } from './rules.ts';\nimport '../c/index.ts';\n",
      'src/a/b/rules.ts': "import type { Fen } from '../c/index.ts';\n",
      'src/a/c/index.ts': "export * from './fen.ts';\n",
      'src/a/c/fen.ts': '',
      'src/a/b/acts.test.ts': "import { openFixture } from '../../testing/b-fixture.ts';\n",
      'src/testing/b-fixture.ts': "const made = await import('./database-fixture.ts');\n",
      'src/a/b/process.test.ts': "import { spawn } from 'node:child_process';\n",
    };
    const verdicts = Object.keys(files).filter(
      (path) => path.endsWith('.test.ts') && isUnit(path, (at) => files[at]),
    );
    expect(verdicts).toEqual(['src/a/b/rules.test.ts']);
  });
});
