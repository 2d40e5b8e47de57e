// The ground: start or reach PostgreSQL, open transactions with their scope, migrate, copy in mass, back up.
export {
  type DatabaseLog,
  DatabaseRefusal,
  type DatabaseRefusalCode,
  type Scope,
  silentLog,
} from './contract.ts';
export { type CopiedRow, type CopyValue, copyIn, copyOut } from './copy.ts';
export { migrate } from './migrate.ts';
export { type Database, type DatabaseDeps, type DatabaseOptions, openDatabase } from './open.ts';
export { sqlState } from './pool.ts';
export { tryConstraint, type Violation } from './savepoint.ts';
export { restoreBackup, type SnapshotClient, type SnapshotOptions, writeBackup } from './snapshot.ts';
export type { Manifest } from './snapshot-files.ts';
export { readTx, type Tx, type TxOptions, withTx } from './transaction.ts';
export type * from './types.gen.ts';
