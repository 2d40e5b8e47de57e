import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PERMISSIONS } from '../../src/platform/access/permissions.ts';
import { STREET } from '../../src/street.ts';
import { productionFiles, ROOT } from '../street/modules.ts';
import type { Sources } from './modules.ts';
import type { Tree } from './paths.ts';

export const ARCHITECTURE = join(ROOT, 'docs/architecture.md');

/** What the facts of the modules are read from, in the project as it is now. */
export function sourcesHere(): Sources {
  const vocabulary = parse(readFileSync(join(ROOT, 'policy/vocabulary.yaml'), 'utf8')) as {
    events: Record<string, unknown>;
  };
  return {
    street: STREET,
    files: productionFiles('src', ['.ts']),
    events: Object.keys(vocabulary.events),
    permissions: PERMISSIONS,
  };
}

/** The files and folders of the project, without those that git ignores. */
export function treeHere(): Tree {
  const left = new Set(
    ['.git', ...readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')].map((name) =>
      name.replace(/\/$/, ''),
    ),
  );
  const below = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => !left.has(entry.name))
      .flatMap((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        return entry.isDirectory() ? [path, ...below(path)] : [path];
      });
  return { paths: new Set(below('')), read: (path) => readFileSync(join(ROOT, path), 'utf8') };
}
