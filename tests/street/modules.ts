import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type District, STREET } from '../../src/street.ts';

export const ROOT = resolve(import.meta.dirname, '..', '..');
export const SRC = join(ROOT, 'src');

/** A file of the project: its path from the root, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? pathsUnder(path) : [path];
  });
}

/** What tests share: outside the order of modules. */
export const TESTING = 'src/testing';

/** Tests and what they share may look into every module. */
export const isForTests = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith(`${TESTING}/`);

/** The files of production code below a folder whose names end in one of `endings`. */
export function productionFiles(folder: string, endings: readonly string[]): SourceFile[] {
  return pathsUnder(join(ROOT, folder))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => relative(ROOT, path))
    .filter((path) => !isForTests(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Every module as `district/module`, in order. */
export const orderOf = (street: readonly District[]): string[] =>
  street.flatMap((district) => district.modules.map((module) => `${district.name}/${module.name}`));

export const ORDER = orderOf(STREET);

/** `benefits/claims` of src/benefits/claims/store.ts. */
export const moduleOfPath = (path: string): string => path.split('/').slice(1, 3).join('/');
