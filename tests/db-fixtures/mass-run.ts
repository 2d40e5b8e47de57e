// A process of its own that carries a run on, slowly, and says so after every chunk: to be killed.
import { randomFillSync } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { loadClaimSettings } from '../../src/benefits/claims/index.ts';
import { carryOn } from '../../src/benefits/mass-runs/index.ts';
import { loadPolicies } from '../../src/law/policy/index.ts';
import type { Actor } from '../../src/platform/access/index.ts';
import { silentLog } from '../../src/platform/db/index.ts';
import { connect, type Roles } from '../../src/platform/db/open.ts';
import { fixedClock, nationalCiphers, systemIds, type Uuid } from '../../src/platform/kernel/index.ts';

const order = JSON.parse(await text(process.stdin)) as {
  roles: Roles;
  actor: Actor;
  runId: Uuid;
  instant: string;
  chunk: number;
};
const clock = fixedClock(order.instant);
const key = (n: number) => new Uint8Array(32).fill(n);
const app = {
  db: await connect(order.roles, { log: silentLog }, { attached: true, close: async () => {} }),
  clock,
  ids: systemIds(clock),
  ciphers: nationalCiphers(
    { sealing: key(1), blindIndex: key(2), journal: key(3) },
    (bytes) => void randomFillSync(bytes),
  ),
};
await carryOn(
  app,
  order.actor,
  { policies: loadPolicies(), settings: loadClaimSettings() },
  {
    runId: order.runId,
    chunk: order.chunk,
    onProgress: () => void process.stdout.write('chunk\n'),
  },
);
await app.db.close();
