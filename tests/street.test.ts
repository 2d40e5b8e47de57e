import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STREET } from '../src/street.ts';

/** Every module as `district/module`, in order. A module imports only the public API of modules before it. */
const ORDER = STREET.flatMap((district) =>
  district.modules.map((module) => `${district.name}/${module.name}`),
);

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

const isTestFile = (path: string) => /(\.test|\/testing|\/world)\.ts$/.test(path);

/** Every import of a file that leaves its module in a way the street does not allow. */
function forbiddenImports(path: string, source: string): string[] {
  const home = relative(SRC, path).split('/').slice(0, 2).join('/');
  const place = ORDER.indexOf(home);
  const at = relative(ROOT, path);
  if (place < 0) return [`${at}: ${home} does not stand on the street`];
  const faults: string[] = [];
  for (const match of source.matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)) {
    const target = resolve(dirname(path), match[1] as string);
    if (!target.startsWith(SRC)) {
      if (!target.endsWith('.json')) faults.push(`${at}: leaves src for ${match[1]}`);
      continue;
    }
    const parts = relative(SRC, target).split('/');
    const other = parts.slice(0, 2).join('/');
    if (other === home || other === 'street.ts') continue;
    if (ORDER.indexOf(other) < 0) faults.push(`${at}: imports ${other}, which does not stand on the street`);
    else if (ORDER.indexOf(other) > place) faults.push(`${at}: imports ${other}, which stands later`);
    else if (parts.length !== 3 || parts[2] !== 'index.ts')
      faults.push(`${at}: imports ${other} by ${parts.slice(2).join('/')}, not by its index.ts`);
  }
  return faults;
}

describe('the street', () => {
  it('lets imports run only to earlier modules, through their public API', () => {
    const faults = filesUnder(SRC)
      .filter((path) => path.endsWith('.ts') && !isTestFile(path) && path !== join(SRC, 'street.ts'))
      .flatMap((path) => forbiddenImports(path, readFileSync(path, 'utf8')));
    expect(faults).toEqual([]);
  });

  it('notices a later module, an inner file and a stranger (negative control)', () => {
    const at = (module: string) => join(SRC, module, 'service.ts');
    const persons = at('registry/persons');
    const claims = at('benefits/claims');
    expect(forbiddenImports(persons, "import { x } from '../../benefits/claims/index.ts';")).toHaveLength(1);
    expect(forbiddenImports(claims, "import { x } from '../../registry/persons/store.ts';")).toHaveLength(1);
    expect(forbiddenImports(claims, "import { x } from '../mass-runs/index.ts';")).toHaveLength(1);
    expect(forbiddenImports(at('benefits/utils'), '')).toHaveLength(1);
    expect(forbiddenImports(claims, "import { x } from '../../registry/persons/index.ts';")).toEqual([]);
    expect(forbiddenImports(claims, "import { x } from '../funds/index.ts';")).toEqual([]);
  });
});
