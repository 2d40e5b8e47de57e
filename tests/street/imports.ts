import { join, normalize, relative, resolve } from 'node:path';
import { moduleOfPath, ORDER, ROOT, type SourceFile, SRC, TESTING } from './modules.ts';

/** Everything a file imports, also late and for its types alone. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] as string,
  );
}

/** The files of the project that a file imports, by their paths. */
export const filesImportedBy = ({ path, text }: SourceFile): string[] =>
  importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(path, '..', specifier)));

/** Every import of a server file that leaves its module in a way the street does not allow. */
export function forbiddenImports({ path, text }: SourceFile): string[] {
  const home = moduleOfPath(path);
  const place = ORDER.indexOf(home);
  if (place < 0) return [`${path}: ${home} is not in src/street.ts`];
  const faults: string[] = [];
  for (const specifier of importsOf(text).filter((each) => each.startsWith('.'))) {
    const target = resolve(join(ROOT, path), '..', specifier);
    if (!target.startsWith(SRC)) {
      if (!target.endsWith('.json')) faults.push(`${path}: leaves src for ${specifier}`);
      continue;
    }
    const parts = relative(SRC, target).split('/');
    const other = parts.slice(0, 2).join('/');
    if (other === home || other.startsWith('street')) continue;
    if (relative(ROOT, target).startsWith(`${TESTING}/`)) {
      faults.push(`${path}: imports ${specifier}, which is for tests only`);
      continue;
    }
    if (ORDER.indexOf(other) < 0) faults.push(`${path}: imports ${other}, which is not in src/street.ts`);
    else if (ORDER.indexOf(other) > place) faults.push(`${path}: imports ${other}, which comes later`);
    else if (parts.length !== 3 || parts[2] !== 'index.ts')
      faults.push(`${path}: imports ${other} by ${parts.slice(2).join('/')}, not by its index.ts`);
  }
  return faults;
}
