// For tests only: what every database of a kind begins with, made once a run and copied.
import { RefusedRequests } from '../edge/app/refused-requests.ts';
import type { HttpContext } from '../edge/app/request-pipeline.ts';
import {
  buildDemonstration,
  type DemonstrationContext,
  movableClock,
  selectClockOffset,
} from '../edge/demonstration/index.ts';
import { seedReference } from '../law/reference/index.ts';
import { machineActor } from '../platform/access/index.ts';
import { type Database, type DatabaseLog, readTx, silentLog, withTx } from '../platform/db/index.ts';
import { type Clock, fixedClock, nationalCiphers, systemIds } from '../platform/kernel/index.ts';
import { seedFilingRegister } from '../training/classes/index.ts';
import { testPolicies } from './policies-fixture.ts';

/** The machine's own time in tests of the application. */
export const WALL_TIME = '2021-10-11T01:00:00.000Z';
/** When the county is built: a minute before, so that no number given out then is given out again. */
const BUILT_AT = '2021-10-11T00:59:00.000Z';

/** An application over this database: keys that every test shares, the law, the day that the database says it is. */
export async function testContext<D extends Database>(
  db: D,
  wallClock: Clock,
  log: DatabaseLog = silentLog,
): Promise<HttpContext & DemonstrationContext & { readonly db: D }> {
  const ids = systemIds(wallClock);
  const key = (fill: number) => new Uint8Array(32).map((_, at) => (at * 37 + fill) % 256);
  const ciphers = nationalCiphers({ sealing: key(1), blindIndex: key(2), journal: key(3) }, (bytes) =>
    Buffer.from(ids.uuid().replaceAll('-', ''), 'hex').copy(bytes),
  );
  const clock = movableClock(wallClock, await readTx(db, { kind: 'system' }, selectClockOffset));
  return {
    db,
    clock,
    wallClock,
    ids,
    ciphers,
    log,
    policies: testPolicies(),
    refused: new RefusedRequests(),
  };
}

/** The reference tables of data/. */
export async function fillReference(db: Database): Promise<void> {
  await withTx(db, { kind: 'system' }, seedReference);
}

/** A demonstration county, act by act, over the reference tables and the register of filings; Gaotang unless said. */
export async function fillCounty(db: Database, code?: string): Promise<void> {
  await fillReference(db);
  await withTx(db, { kind: 'system' }, seedFilingRegister);
  const app = await testContext(db, fixedClock(BUILT_AT));
  await machineActor(app, 'command-line', '命令行');
  await buildDemonstration(app, code);
}
