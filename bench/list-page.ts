import autocannon from 'autocannon';
import pg from 'pg';
import { openDatabase, silentLog } from '../src/platform/db/index.ts';
import { serve } from './server.ts';
import { signIn } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const CLIENTS = 10;
const ROWS = 50;
const LISTS = [
  {
    name: 'classes.list',
    path: `/api/classes?limit=${ROWS}`,
    bare: `select class_id, number, name, organisation_id, division_code, training_kind, occupation_code, level,
      start_on, end_on, status, version from training_class order by start_on desc, class_id desc limit ${ROWS}`,
  },
  {
    name: 'claims.list',
    path: `/api/claims?limit=${ROWS}`,
    bare: `select claim_id, number, division_code, organisation_id, policy_id, benefit, payee_kind, class_id, list_id,
      claimed_on, status, version from claim order by claim_id desc limit ${ROWS}`,
  },
] as const;

/** The first page of two lists under ten clients, beside a bare SELECT of the same rows under ten connections. */
export async function benchLists(dataDir: string, durationSeconds: number): Promise<Row[]> {
  // The bench is one address: the request pipeline's own limit would measure itself.
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000' });
  const db = await openDatabase({ dataDir, attach: true }, { log: silentLog });
  try {
    const cookie = await signIn(server.address);
    const rows: Row[] = [];
    for (const list of LISTS) {
      const url = `${server.address}${list.path}`;
      const page = await fetch(url, { headers: { cookie } });
      const { rows: shown } = (await page.json()) as { rows?: unknown[] };
      if (page.status !== 200 || !shown?.length)
        throw new Error(`${list.name} shows nothing: ${page.status}`);
      const load = { url, headers: { cookie }, connections: CLIENTS };
      await autocannon({ ...load, duration: 1 });
      const watch = server.watch();
      const result = await autocannon({ ...load, duration: durationSeconds });
      const used = watch.stop();
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${list.name}: not every page came`);
      const bare = await bareSelects(db.appUrl, list.bare, durationSeconds * 1_000);
      const ours = (durationSeconds * 1_000 * CLIENTS) / result.requests.total;
      const floor = (durationSeconds * 1_000 * CLIENTS) / bare;
      rows.push({
        name: list.name,
        what: `${shown.length} rows a page, ${CLIENTS} clients`,
        ours: `${seconds(ours)} a page`,
        floor: `${seconds(floor)} a page`,
        ratio: ours / floor,
        cpuMs: used.cpuMs === undefined ? undefined : used.cpuMs / result.requests.total,
        peakRssMb: used.peakRssMb,
        notes: [
          `${Math.round(result.requests.average)} pages a second, half of them within ${result.latency.p50} ms, 99 % within ${result.latency.p99} ms; cpu is for one page`,
        ],
      });
    }
    return rows;
  } finally {
    await db.close();
    await server.stop();
  }
}

/** How many bare SELECTs ten connections get done in this time. */
async function bareSelects(url: string, query: string, milliseconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`select set_config('app.scope_kind', 'system', false)`);
      return client;
    }),
  );
  let done = 0;
  const until = performance.now() + milliseconds;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        await client.query(query);
        done += 1;
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return done;
}
