import type { Tx } from '../../platform/db/index.ts';

/** By type of subject: what entries are for, in words. The module that owns the subjects knows them, funds does not. */
export type SubjectNames = Readonly<
  Record<string, (tx: Tx, subjectIds: readonly string[]) => Promise<ReadonlyMap<string, string>>>
>;
