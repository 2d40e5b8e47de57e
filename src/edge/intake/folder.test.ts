import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { otherNamesIn, readFolder } from './folder.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'intake-folder-'));
  folders.push(folder);
  for (const name of names)
    if (name.endsWith('/')) mkdirSync(join(folder, name));
    else writeFileSync(join(folder, name), 'a,b\n1,2\n');
  return folder;
}

it('names what lies beside the workbooks and reads none of it', async () => {
  const folder = folderWith('roster.csv', 'note.md', '~$roster.xlsx', 'older/', '.DS_Store');
  expect(await otherNamesIn(folder)).toEqual(['note.md', 'older/', '~$roster.xlsx']);
  expect((await readFolder(folder)).map(({ file }) => file)).toEqual(['roster.csv']);
});

it('names nothing where there are workbooks only', async () => {
  expect(await otherNamesIn(folderWith('roster.csv', 'results.CSV'))).toEqual([]);
});
