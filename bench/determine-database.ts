import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { COUNTY, openCounty } from './county.ts';
import { fillYear, YEAR } from './database-fixture.ts';
import { callProgram } from './measure.ts';
import { heading, type Row, seconds, tableOf } from './table.ts';

// npm run bench:determine -- --from-database [lines...]: `jilu determine --from-database` over a county filled with so
// many lines, beside COPY of the same bytes out of bare tables and into one. Everything encrypted, stored and in the journal.

const SEED = 20_210_101;
const TARGET_RATIO = 3;
const TARGET_MB = 1_024;
const ON = '2021-12-15';

/** What a run reads of each person, and what it writes: the columns that travel. */
const READ: Readonly<Record<string, string>> = {
  enrolment: 'person_id, class_id, roster_no, enrolled_on, living_allowance_requested, bank_account_id',
  assessment_result: 'person_id, class_id, result',
  attendance_roll: 'person_id, class_id, present_slots, slot_count, whole_days',
  certificate: 'person_id, class_id, kind, number, occupation_code, level, issued_on',
  work_for_training_entry: 'person_id, list_id, list_no, months',
  person: 'person_id, id_number_cipher',
  person_fact: 'person_id, fact_id, kind, known_on, source_department, payload_cipher',
};
const WRITTEN = 'determination';

export async function benchFromDatabase(sizes: readonly number[]): Promise<boolean> {
  const rows: Row[] = [];
  for (const lines of sizes) {
    const row = await benchSize(lines);
    rows.push(row);
    console.error(`${lines} lines done`);
  }
  for (const line of [...heading('facts in PostgreSQL to decisions in PostgreSQL'), '', ...tableOf(rows), ''])
    console.log(line);
  for (const { what, notes = [] } of rows) for (const note of notes) console.log(`- ${what}: ${note}`);
  return rows.every(({ ratio, peakRssMb = 0 }) => ratio <= TARGET_RATIO && peakRssMb <= TARGET_MB);
}

async function benchSize(lines: number): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'jilu-bench-'));
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'county');
  const county = await openCounty(dataDir);
  try {
    const filling = performance.now();
    const { persons } = await fillYear(county, lines, SEED);
    const filled = performance.now() - filling;
    const call = ['bin/jilu.mjs', 'determine', '--from-database', '--region', COUNTY, '--year', String(YEAR)];
    const run = () => callProgram([...call, '--on', ON, '--data', dataDir]);
    const first = await run();
    if (first.status !== 0) throw new Error(`the run failed: ${first.stderr.slice(-800)}`);
    const owner = await county.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    const [took] = await runTimes(owner);
    const again = await run();
    const [tookAgain] = await runTimes(owner);
    if (again.status !== 0 || !tookAgain || !took) throw new Error('the second run failed');
    if (tookAgain.written !== 0) throw new Error(`a second run wrote ${tookAgain.written} rows`);
    const floor = await bareCopies(owner, join(folder, 'determinations'));
    await owner.end();
    const perSecond = Math.round((took.lines * 1000) / took.milliseconds);
    return {
      name: 'from database',
      what: `${took.lines} lines of ${persons} persons`,
      ours: seconds(took.milliseconds),
      floor: seconds(floor.milliseconds),
      ratio: took.milliseconds / floor.milliseconds,
      cpuMs: first.used.cpuMs,
      peakRssMb: first.used.peakRssMb,
      target: `${TARGET_RATIO}x, ${TARGET_MB} MB`,
      seed: SEED,
      notes: [
        `${perSecond} lines a second; ${took.written} rows written; with the start of the program ${seconds(first.milliseconds)}; a second run over unchanged facts ${seconds(tookAgain.milliseconds)}, no row written`,
        `floor: ${mb(floor.bytesOut)} by COPY out in ${seconds(floor.out)}, ${mb(floor.bytesIn)} by COPY into a bare table in ${seconds(floor.into)}; the county was filled in ${seconds(filled)}`,
        ...first.stdout.trim().split('\n'),
      ],
    };
  } finally {
    await county.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Runs by the record, the newest first: from their beginning to their last commit. */
async function runTimes(owner: pg.Client) {
  const { rows } = await owner.query<{ milliseconds: string; lines: number; written: number }>(
    `select extract(epoch from finished_at - started_at) * 1000 as milliseconds, line_count as lines,
      written_count as written from mass_run order by run_id desc`,
  );
  return rows.map((row) => ({ ...row, milliseconds: Number(row.milliseconds) }));
}

/** The same bytes out of bare twins of what is read, and into a bare twin of what is written: no index, no policy. */
async function bareCopies(owner: pg.Client, file: string) {
  await owner.query('set statement_timeout = 0');
  for (const [table, columns] of Object.entries(READ))
    await owner.query(`create table bench_${table} as select ${columns} from ${table}`);
  await owner.query(`create table bench_written as select * from ${WRITTEN} where superseded_by is null`);
  await pipeline(owner.query(copyTo('copy bench_written to stdout')), createWriteStream(file));
  await owner.query('truncate bench_written');
  let bytesOut = 0;
  const counting = () =>
    new Writable({
      write(chunk: Buffer, _encoding, next) {
        bytesOut += chunk.length;
        next();
      },
    });
  const before = performance.now();
  for (const table of Object.keys(READ))
    await pipeline(owner.query(copyTo(`copy bench_${table} to stdout`)), counting());
  const between = performance.now();
  await pipeline(createReadStream(file), owner.query(copyFrom('copy bench_written from stdin')));
  const after = performance.now();
  return {
    milliseconds: after - before,
    out: between - before,
    into: after - between,
    bytesOut,
    bytesIn: (await stat(file)).size,
  };
}
