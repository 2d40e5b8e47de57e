import { done } from '../src/platform/kernel/index.ts';
import { findInAll } from '../src/training/evidence/service-find.ts';
import { bareCopies } from './claims.ts';
import { type OpenCounty, openCounty } from './county.ts';
import { watchProcess } from './measure.ts';
import { type Row, seconds } from './table.ts';
import { fillTaughtCounty, type Planted, workdays } from './taught.ts';

const SEED = 20_211_202;
const PEOPLE = 30;
const DAYS = 10;
const FIRST_DAY = '2021-09-06';
const TABLES = { read: ['attendance_mark', 'class_session'], written: ['evidence_sign'] } as const;

/**
 * Looks `classes` classes of 30 people over ten days through at once, as every night: marks out, signs found and stored, and
 * once more, when nothing is new. What was planted must be found, all of it and nothing else. The floor is COPY of the same
 * rows of marks and timetables out of, and of the signs into, bare tables.
 */
export async function benchEvidence(dataDir: string, classes: number, runs: number): Promise<Row[]> {
  const county = await openCounty(dataDir);
  try {
    const filling = performance.now();
    const of = { classes, people: PEOPLE, days: workdays(FIRST_DAY, DAYS), seed: SEED, isSigned: true };
    const { marks, planted } = await fillTaughtCounty(county, of);
    const filled = performance.now() - filling;
    const first = await looked(county);
    const again = await looked(county);
    await check(county, planted, again.fresh);
    const owner = await county.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    const floor = await bareCopies(owner, runs, TABLES);
    await owner.end();
    const signs = Object.values(planted).reduce((sum, count) => sum + count, 0);
    const row = (name: string, once: typeof first): Row => ({
      name,
      what: `${classes} classes, ${classes * PEOPLE} people, ${marks} marks`,
      ours: seconds(once.milliseconds),
      floor: seconds(floor.milliseconds),
      ratio: once.milliseconds / floor.milliseconds,
      cpuMs: once.cpuMs,
      peakRssMb: once.peakRssMb,
      target: '4x its COPY',
      seed: SEED,
      notes: [
        `all ${signs} planted signs of six rules found and no other; the floor is ${(floor.bytesOut / 1e6).toFixed(0)} MB out; the classes were filled in ${seconds(filled)}`,
      ],
    });
    return [row('evidence', first), row('evidence again', again)];
  } finally {
    await county.close();
  }
}

async function looked(county: OpenCounty) {
  const watch = watchProcess(process.pid);
  const begun = performance.now();
  const { fresh } = await county.act(async (act) => done(await findInAll(act)));
  const milliseconds = performance.now() - begun;
  return { milliseconds, fresh, ...watch.stop() };
}

/** Throws unless what was planted in the classes of the bench was found, and nothing else. */
async function check(county: OpenCounty, planted: Planted, freshAgain: number): Promise<void> {
  const owner = await county.app.db.owner();
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  const { rows } = await owner.query(
    `select s.rule, count(*)::int as count from evidence_sign s join training_class c on c.class_id = s.class_id
      where c.number like 'taught-%' group by 1`,
  );
  await owner.end();
  const found = Object.fromEntries(rows.map(({ rule, count }) => [rule, count]));
  const wanted = Object.entries(planted).filter(([, count]) => count > 0);
  if (
    freshAgain !== 0 ||
    rows.length !== wanted.length ||
    wanted.some(([rule, count]) => found[rule] !== count)
  )
    throw new Error(
      `planted ${JSON.stringify(planted)}, found ${JSON.stringify(found)}, again ${freshAgain} new`,
    );
}
