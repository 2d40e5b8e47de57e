import type { Cell } from '../workbooks/index.ts';
import { wordKey } from './words.ts';

/** What is stored in a cell as text; empty for none. */
export function cellText(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
}

/** Comparing form of a heading. */
export function headerKey(text: string): string {
  return wordKey(text)
    .toLowerCase()
    .replace(/[*:＊：、，。·•]/g, '');
}

/** A heading without what its brackets add: （元）, （盖章）, (必填). */
export function withoutBrackets(key: string): string {
  return key
    .replace(/\([^()]*\)/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/【[^】]*】/g, '');
}
