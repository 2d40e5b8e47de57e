import { readFileSync } from 'node:fs';

let known: readonly string[] | undefined;

/** Passwords that are tried first everywhere, from data/common-passwords.txt; longest first. */
export function commonPasswords(): readonly string[] {
  known ??= readFileSync(new URL('../../../data/common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .sort((a, b) => b.length - a.length);
  return known;
}
