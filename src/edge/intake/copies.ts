import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';

/** Knows a file that came before in the same set: browsers number the copies of one file. */
export interface Copies {
  /** Why `file` is not read; undefined for the first of its contents. */
  refusalOf(file: string, bytes: Uint8Array): Refusal | undefined;
}

export function createCopies(): Copies {
  const firsts = new Map<string, string>();
  return {
    refusalOf(file, bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const first = firsts.get(digest);
      if (first === undefined) {
        firsts.set(digest, file);
        return undefined;
      }
      return refusal(
        'file-twice',
        `文件《${basename(file)}》与《${basename(first)}》内容完全相同，只用了前面的一份：不必再导入。`,
      );
    },
  };
}
