import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readFolder } from './folder.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'intake-folder-'));
  folders.push(folder);
  for (const [index, name] of names.entries())
    if (name.endsWith('/')) mkdirSync(join(folder, name));
    else writeFileSync(join(folder, name), `a,b\n1,${index}\n`);
  return folder;
}

const outcomes = async (folder: string) =>
  (await readFolder(folder)).map((file) => [file.file, 'leftOut' in file ? file.leftOut.code : 'read']);

it('goes through sub-folders and names files of other kinds; lock files and hidden files are left out', async () => {
  const folder = folderWith(
    'roster.csv',
    'note.md',
    '~$roster.xlsx',
    'older/',
    'older/list.csv',
    '.DS_Store',
  );
  expect(await outcomes(folder)).toEqual([
    ['note.md', 'file-not-a-table'],
    ['older/list.csv', 'read'],
    ['roster.csv', 'read'],
  ]);
});

it('reads one of two copies; files that differ are both read (negative control)', async () => {
  const folder = folderWith('a.csv', 'b.csv');
  expect(await outcomes(folder)).toEqual([
    ['a.csv', 'read'],
    ['b.csv', 'read'],
  ]);
  writeFileSync(join(folder, 'a (1).csv'), 'a,b\n1,0\n');
  expect(await outcomes(folder)).toEqual([
    ['a (1).csv', 'read'],
    ['a.csv', 'file-twice'],
    ['b.csv', 'read'],
  ]);
});
