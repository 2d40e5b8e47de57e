import pg from 'pg';
import { openDatabase, silentLog } from '../src/platform/db/index.ts';
import { serve } from './server.ts';
import { signIn } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const UNREAD = 1_000;
const ROLE = 'county-handler';
const BARE = `select notification_id, told_at, kind, content, link_type, link_id, due_on from notification
  where role = '${ROLE}' order by told_at desc, notification_id desc limit ${UNREAD}`;

/** The inbox of 1,000 unread messages as one page, beside a bare SELECT of the same rows by one connection, turn by turn. */
export async function benchInbox(dataDir: string, runs: number): Promise<Row> {
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000' });
  const db = await openDatabase({ dataDir, attach: true }, { log: silentLog });
  const client = new pg.Client({ connectionString: db.appUrl });
  try {
    await client.connect();
    await client.query(`select set_config('app.scope_kind', 'system', false)`);
    await fill(client);
    const cookie = await signIn(server.address);
    const page = async () => {
      const reply = await fetch(`${server.address}/api/inbox?unread=true&limit=${UNREAD}`, {
        headers: { cookie },
      });
      const { rows } = (await reply.json()) as { rows?: unknown[] };
      if (rows?.length !== UNREAD) throw new Error(`the inbox shows ${rows?.length} rows: ${reply.status}`);
    };
    const bare = async () => {
      const { rows } = await client.query(BARE);
      if (rows.length !== UNREAD) throw new Error(`the bare SELECT gives ${rows.length} rows`);
    };
    await page();
    await bare();
    const [ours, floor] = await medians(runs, [page, bare]);
    return {
      name: 'notifications.inbox',
      what: `${UNREAD} unread in one page, one client`,
      ours: seconds(ours),
      floor: seconds(floor),
      ratio: ours / floor,
      target: '3',
      notes: [
        `the median of ${runs} turns; the page goes through the whole server, the SELECT through none of it`,
      ],
    };
  } finally {
    await client.end();
    await db.close();
    await server.stop();
  }
}

/** Messages for the role that signs in. */
async function fill(client: pg.Client): Promise<void> {
  await client.query(`
    insert into notification (notification_id, source_key, kind, role, division_path, content, link_type, link_id, told_at)
    select gen_random_uuid(), 'bench:' || n, 'waiting', '${ROLE}', d.path, '申领受理（保育师' || n || '班）等您办理。',
      'claim', gen_random_uuid()::text, now() - make_interval(secs => n)
    from generate_series(1, ${UNREAD}) n, division d where d.division_code = '371526' on conflict do nothing`);
}

/** The median time of each of two works that take turns, in milliseconds. */
async function medians(
  runs: number,
  works: readonly [() => Promise<void>, () => Promise<void>],
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++)
    for (const at of [0, 1] as const) {
      const started = performance.now();
      await works[at]();
      times[at].push(performance.now() - started);
    }
  const median = (all: number[]) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
  return [median(times[0]), median(times[1])];
}
