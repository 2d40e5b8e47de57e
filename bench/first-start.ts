import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bareFirstStart } from './floor.ts';
import { bestOf, callProgram, ROOT } from './measure.ts';
import { serve } from './server.ts';
import { type Row, seconds } from './table.ts';

/** The pages are built by `npm ci`; a bench that built them would measure the builder. */
async function havePages(): Promise<void> {
  if (existsSync(join(ROOT, 'web/dist/index.html'))) return;
  const built = await callProgram(['web/prepare.mjs']);
  if (built.status !== 0) throw new Error(`the pages cannot be built: ${built.stderr.slice(-500)}`);
}

/** Makes the demonstration county in `dataDir`, which stays there for the other benches. */
export async function benchFirstStart(workFolder: string, dataDir: string, floorRuns: number): Promise<Row> {
  await havePages();
  let run = 0;
  const floor = await bestOf(floorRuns, async () => {
    run += 1;
    const folder = join(workFolder, `bare-${run}`);
    await mkdir(folder, { mode: 0o711 });
    return bareFirstStart(folder);
  });
  const server = await serve(dataDir);
  await server.stop();
  return {
    name: 'first-start',
    what: 'empty folder to first page; the county is built behind it',
    ours: seconds(server.firstPageMs),
    floor: seconds(floor),
    ratio: server.firstPageMs / floor,
    ...server.msToFirstPage,
    target: '5.5 s',
    notes: [
      'floor: initdb and a start of the same PostgreSQL; ours adds migrations, code tables, law and the page',
    ],
  };
}
