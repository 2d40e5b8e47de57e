import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { ROOT } from './measure.ts';
import { serve } from './server.ts';
import { type Row, seconds } from './table.ts';

const CLIENTS = 10;
const PAGES = [
  { name: 'catalogues list', path: '/api/public/guides?limit=50' },
  { name: 'catalogues search', path: '/api/public/search?q=gong&limit=50' },
] as const;

/** Pages of the open catalogues under ten clients, beside a bare Fastify route that answers with the same bytes. */
export async function benchCatalogues(
  workFolder: string,
  dataDir: string,
  durationSeconds: number,
): Promise<Row[]> {
  // The bench is one address: the request pipeline's own limit would measure itself.
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000' });
  try {
    const rows: Row[] = [];
    for (const { name, path } of PAGES) {
      const url = `${server.address}${path}`;
      const headers = { 'accept-encoding': 'identity' };
      const page = await fetch(url, { headers });
      const bytes = Buffer.from(await page.arrayBuffer());
      if (page.status !== 200 || bytes.length < 1_000)
        throw new Error(`${name} shows nothing: ${page.status}`);
      const file = join(workFolder, 'page.json');
      await writeFile(file, bytes);
      const bare = await bareServer(file, page.headers.get('content-type') ?? '');
      const load = { headers, connections: CLIENTS };
      try {
        await autocannon({ ...load, url, duration: 1 });
        const watch = server.watch();
        const ours = await autocannon({ ...load, url, duration: durationSeconds });
        const used = watch.stop();
        await autocannon({ ...load, url: bare.address, duration: 1 });
        const floor = await autocannon({ ...load, url: bare.address, duration: durationSeconds });
        if (ours.non2xx > 0 || ours.errors > 0) throw new Error(`${name}: not every page came`);
        const each = (total: number) => (durationSeconds * 1_000 * CLIENTS) / total;
        rows.push({
          name,
          what: `${bytes.length} bytes a page, ${CLIENTS} clients`,
          ours: `${seconds(each(ours.requests.total))} a page`,
          floor: `${seconds(each(floor.requests.total))} a page`,
          ratio: each(ours.requests.total) / each(floor.requests.total),
          cpuMs: used.cpuMs === undefined ? undefined : used.cpuMs / ours.requests.total,
          peakRssMb: used.peakRssMb,
          notes: [
            `${Math.round(ours.requests.average)} pages a second beside ${Math.round(floor.requests.average)} of the bare route; 99 % within ${ours.latency.p99} ms`,
          ],
        });
      } finally {
        await bare.stop();
      }
    }
    return rows;
  } finally {
    await server.stop();
  }
}

/** The floor, in a process of its own as ours is. */
async function bareServer(file: string, type: string): Promise<{ address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(ROOT, 'bench/bare-page.mjs'), file, type], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the bare route did not start')));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  return {
    address,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
