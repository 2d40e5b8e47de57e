// A process of its own that runs one dated job over a database, and stands still at the point that it is told.

import { fillRandom } from '../../src/platform/access/index.ts';
import { silentLog } from '../../src/platform/db/index.ts';
import { connect, type Roles } from '../../src/platform/db/open.ts';
import { takeQuota } from '../../src/platform/files/store.ts';
import { openJobRunner } from '../../src/platform/jobs/index.ts';
import { fixedClock, nationalCiphers, systemIds } from '../../src/platform/kernel/index.ts';

interface Order {
  readonly roles: Roles;
  readonly now: string;
  readonly standAt: 'begun' | 'changed' | 'finished' | 'never';
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
const clock = fixedClock(order.now);
const ids = systemIds(clock);
const key = (fill: number) => new Uint8Array(32).map((_, at) => (at * 37 + fill) % 256);
const ciphers = nationalCiphers({ sealing: key(1), blindIndex: key(2), journal: key(3) }, fillRandom);
const db = await connect(order.roles, { log: silentLog, ids }, { attached: true, close: async () => {} });

async function standing(point: Order['standAt']): Promise<void> {
  if (order.standAt !== point) return;
  say({ standing: point });
  await new Promise(() => setInterval(() => undefined, 60_000));
}

const runner = await openJobRunner({ db, clock, ids, ciphers, log: silentLog }, [
  {
    name: 'count-once',
    schedule: { everyMinutes: 60 },
    async work(run) {
      await standing('begun');
      const sentence = await run.finish(async (act) => {
        await takeQuota(act.tx, 'job', { day: clock.today(), bytes: 1, most: 1_000 });
        await act.record({ event: 'staged-files-removed', objectType: 'job', objectId: 'count-once' });
        await standing('changed');
        return '办了一次。';
      });
      await standing('finished');
      return sentence;
    },
  },
]);
await runner.tick();
say({ idle: true });
await runner.stop();
await db.close();
