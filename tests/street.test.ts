import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The street, left to right. A room imports only the door of rooms to its left; tests may look further. */
const STREET = [
  'kernel',
  'db',
  'journal',
  'access',
  'policy',
  'approvals',
  'persons',
  'organisations',
  'catalogue',
  'classes',
  'attendance',
  'assessment',
  'employment',
  'determination',
  'funds',
  'claims',
  'policy-versions',
  'mass-runs',
  'supervision',
  'reporting',
  'adapters',
  'intake',
  'app',
  'cli',
] as const;

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

const isTestFile = (path: string) => /(\.test|\/testing|\/world)\.ts$/.test(path);

/** Every step a file takes out of its room that the street does not allow. */
function stepsToTheRight(path: string, source: string): string[] {
  const room = relative(SRC, path).split('/')[0] ?? '';
  const place = STREET.indexOf(room as (typeof STREET)[number]);
  const faults: string[] = [];
  if (place < 0) return [`${relative(ROOT, path)}: room ${room} does not stand on the street`];
  for (const match of source.matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)) {
    const target = resolve(dirname(path), match[1] as string);
    if (!target.startsWith(SRC)) {
      if (!target.endsWith('.json')) faults.push(`${relative(ROOT, path)}: leaves src for ${match[1]}`);
      continue;
    }
    const parts = relative(SRC, target).split('/');
    const other = parts[0] ?? '';
    if (other === room) continue;
    // Adapters hold one folder per outside system; each folder has its own door.
    const door =
      other === 'adapters'
        ? parts.length === 3 && parts[2] === 'index.ts'
        : parts.length === 2 && parts[1] === 'index.ts';
    if (STREET.indexOf(other as (typeof STREET)[number]) > place)
      faults.push(`${relative(ROOT, path)}: steps to the right into ${other}`);
    else if (!door)
      faults.push(`${relative(ROOT, path)}: enters ${other} by ${parts.slice(1).join('/')}, not by its door`);
  }
  return faults;
}

describe('the street', () => {
  it('lets imports run only to the left, through doors', () => {
    const faults = filesUnder(SRC)
      .filter((path) => path.endsWith('.ts') && !isTestFile(path))
      .flatMap((path) => stepsToTheRight(path, readFileSync(path, 'utf8')));
    expect(faults).toEqual([]);
  });

  it('notices a step to the right, a back door and a stranger (negative control)', () => {
    const at = (room: string) => join(SRC, room, 'service.ts');
    expect(stepsToTheRight(at('persons'), "import { x } from '../claims/index.ts';")).toHaveLength(1);
    expect(stepsToTheRight(at('claims'), "import { x } from '../persons/store.ts';")).toHaveLength(1);
    expect(stepsToTheRight(at('utils'), '')).toHaveLength(1);
    expect(stepsToTheRight(at('claims'), "import { x } from '../persons/index.ts';")).toEqual([]);
  });
});
