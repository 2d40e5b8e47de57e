import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { fillClasses, TRAINEES } from './claims-fixture.ts';
import { openCounty } from './county.ts';
import { copyAway, copyLines } from './floor.ts';
import { callProgram } from './measure.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_210_820;
const CLAIMED_ON = '2021-08-20';
/** What a run reads of each person, and what it writes. */
const READ = ['enrolment', 'assessment_result', 'attendance_roll', 'certificate', 'person', 'person_fact'];
const WRITTEN = ['determination', 'claim', 'claim_line'];

/**
 * `jilu claims compute` over classes of which everything is known, one act a class, beside COPY of the rows it reads
 * out of, and of the rows it writes into, bare tables. The claims stay in the county for the list pages.
 */
export async function benchClaims(
  workFolder: string,
  dataDir: string,
  count: number,
  floorRuns: number,
): Promise<Row> {
  const county = await openCounty(dataDir);
  try {
    await fillClasses(county, count, SEED);
    const out = join(workFolder, 'claims.jsonl');
    const call = await callProgram([
      ...['bin/jilu.mjs', 'claims', 'compute', '--data', dataDir, '--on', CLAIMED_ON, '--out', out],
    ]);
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    const entitled = lines.filter((line) => line.includes('"outcome":"entitled"')).length;
    if (entitled < count * TRAINEES)
      throw new Error(`only ${entitled} lines came out entitled: ${call.stderr.slice(-500)}`);
    const owner = await county.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    const floor = await bareCopies(owner, floorRuns, { read: READ, written: WRITTEN });
    await owner.end();
    return {
      name: 'claims',
      what: `${count} classes of ${TRAINEES}, ${lines.length} lines`,
      ours: seconds(call.milliseconds),
      floor: seconds(floor.milliseconds),
      ratio: call.milliseconds / floor.milliseconds,
      ...call.used,
      seed: SEED,
      notes: [
        `floor: ${(floor.bytesOut / 1e6).toFixed(1)} MB by COPY out of ${READ.join(', ')}, ${(floor.bytesIn / 1e6).toFixed(1)} MB by COPY into bare twins of ${WRITTEN.join(', ')}`,
        'ours: one act and one commit a class, every fact decrypted, every decision encrypted, every act in the journal; the demonstration county in the same application is computed with it',
      ],
    };
  } finally {
    await county.close();
  }
}

/** The same rows out of and into bare tables, the best of some runs. */
export async function bareCopies(
  owner: pg.Client,
  runs: number,
  { read, written: into }: { readonly read: readonly string[]; readonly written: readonly string[] },
): Promise<{ milliseconds: number; bytesOut: number; bytesIn: number }> {
  let milliseconds = Number.POSITIVE_INFINITY;
  let bytesOut = 0;
  let bytesIn = 0;
  for (const table of [...read, ...into])
    await owner.query(`create table bench_${table} as select * from ${table}`);
  const written: { table: string; lines: Buffer[] }[] = [];
  for (const table of into) {
    const { lines, bytes } = await copyAway(owner, `select * from bench_${table}`);
    written.push({ table, lines });
    bytesIn += bytes;
  }
  for (let run = 0; run < runs; run++) {
    let used = 0;
    bytesOut = 0;
    for (const table of read) {
      const away = await copyAway(owner, `select * from bench_${table}`);
      used += away.milliseconds;
      bytesOut += away.bytes;
    }
    for (const { table, lines } of written) {
      await owner.query(`truncate bench_${table}`);
      used += await copyLines(owner, `bench_${table}`, lines);
    }
    milliseconds = Math.min(milliseconds, used);
  }
  for (const table of [...read, ...into]) await owner.query(`drop table bench_${table}`);
  return { milliseconds, bytesOut, bytesIn };
}
