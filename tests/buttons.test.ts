import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission } from '../src/platform/access/index.ts';
import { MACHINES } from './machines/list.ts';

const WEB = resolve(import.meta.dirname, '../web');

/** The text of the pages, one a folder: a page asks whether an act is allowed and calls it in the same folder. */
function pagesOf(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const name of readdirSync(WEB, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || /^dist|\.d\.ts$|\.test\./.test(name)) continue;
    const folder = dirname(name);
    pages.set(folder, (pages.get(folder) ?? '') + readFileSync(join(WEB, name), 'utf8'));
  }
  return pages;
}

/** Whether some folder asks for the act and calls its address. */
function hasButton(
  id: string,
  { path }: Pick<Permission, 'path'>,
  pages: ReadonlyMap<string, string>,
): boolean {
  const typed = path.replace(/:([a-zA-Z]+)/g, '{$1}');
  return [...pages.values()].some((text) =>
    text.includes(`'${id}'`) || text.includes(`"${id}"`) ? calls(text, typed) : false,
  );
}

const calls = (text: string, path: string): boolean =>
  text.includes(`'${path}'`) || text.includes(`"${path}"`);

/** Acts of machines that a person does by a request; every exit of a status is among them. */
const acts = [
  ...new Set(MACHINES.flatMap(({ machine, through }) => [...machine.acts, ...Object.values(through).flat()])),
].flatMap((id) => {
  const permission = (PERMISSIONS as Readonly<Record<string, Permission>>)[id];
  return permission === undefined || permission.path.startsWith('/api/public/')
    ? []
    : [[id, permission] as const];
});

describe('an exit of a status', () => {
  const pages = pagesOf();

  it('has a button on a page that asks whether it is allowed', () => {
    expect(acts.length).toBeGreaterThan(60);
    expect(acts.filter(([id, permission]) => !hasButton(id, permission, pages)).map(([id]) => id)).toEqual(
      [],
    );
  });

  it('is missed when no page asks for it, or none calls it (negative control)', () => {
    const without = (what: string) =>
      new Map(
        [...pages].map(([folder, text]) => [
          folder,
          text.replaceAll(`'${what}'`, "''").replaceAll(`"${what}"`, '""'),
        ]),
      );
    for (const [id, permission] of acts) {
      expect(hasButton(id, permission, without(id)), id).toBe(false);
      expect(hasButton(id, permission, without(permission.path.replace(/:([a-zA-Z]+)/g, '{$1}'))), id).toBe(
        false,
      );
    }
  });
});
