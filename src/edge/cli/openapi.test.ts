import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission } from '../../platform/access/index.ts';
import { apiDocument } from '../app/index.ts';
import { openApiFiles } from './openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly 'x-roles': unknown;
}

describe('the written interface', () => {
  it('is current: run npm run openapi when this fails', async () => {
    for (const [name, content] of Object.entries(await openApiFiles()))
      expect(await readFile(new URL(`../../../web/client/${name}`, import.meta.url), 'utf8'), name).toBe(
        content,
      );
  }, 60_000);

  it('names every route of the permission table and no other', () => {
    const paths = apiDocument().paths as Record<string, Record<string, Operation>>;
    const written = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId, 'x-roles': roles }]) => ({
        id: operationId,
        address: `${method.toUpperCase()} ${path}`,
        roles,
      })),
    );
    const table = Object.entries(PERMISSIONS).map(([id, row]: [string, Permission]) => ({
      id,
      address: `${row.method} ${row.path.replace(/:([A-Za-z]+)/g, '{$1}')}`,
      roles: row.roles,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(written.sort(byId)).toEqual(table.sort(byId));
  });

  it('refers to nothing outside itself', () => {
    const text = JSON.stringify(apiDocument());
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(refs)).toEqual(new Set(['#/components/schemas/Refusals']));
    expect(text).not.toContain('$defs');
  });
});
