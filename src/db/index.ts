// The ground: start or reach PostgreSQL, open transactions with their scope, migrate, copy in mass, back up.
export {
  type DatabaseLog,
  DatabaseRefusal,
  type DatabaseRefusalCode,
  type Scope,
  silentLog,
} from './contract.ts';
export { migrate } from './migrate.ts';
export { type Database, type DatabaseDeps, type DatabaseOptions, openDatabase } from './open.ts';
export { sqlState } from './pool.ts';
export { readTx, type Tx, type TxOptions, withTx } from './transaction.ts';
export type * from './types.gen.ts';
