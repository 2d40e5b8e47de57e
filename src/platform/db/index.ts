// The ground: start or reach PostgreSQL, open transactions with their scope, migrate, copy in mass, back up.
export { recordingChanges } from './changes.ts';
export {
  type DatabaseLog,
  DatabaseRefusal,
  type Scope,
  silentLog,
} from './contract.ts';
export { type CopiedRow, copyIn, copyOut } from './copy.ts';
export { rowsByPiece } from './cursor.ts';
export { migrate } from './migrate.ts';
export { type Database, openDatabase } from './open.ts';
export { PLANNED_ONCE, sqlState } from './pool.ts';
export { tryConstraint } from './savepoint.ts';
export { restoreBackup, type SnapshotClient, writeBackup } from './snapshot.ts';
export { inScope, readTx, type Tx, withTx } from './transaction.ts';
export type * from './types.gen.ts';
