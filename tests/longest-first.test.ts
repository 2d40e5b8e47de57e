import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { LONGEST } from './longest-first.ts';

it('names the longest files where they are, each once', () => {
  const missing = LONGEST.filter((path) => !existsSync(join(resolve(import.meta.dirname, '..'), path)));
  expect(missing).toEqual([]);
  expect(new Set(LONGEST).size).toBe(LONGEST.length);
});
