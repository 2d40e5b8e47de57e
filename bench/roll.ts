import { done, type Uuid } from '../src/platform/kernel/index.ts';
import { rebuildRolls } from '../src/training/attendance/service-roll.ts';
import { type OpenCounty, openCounty } from './county.ts';
import { type Row, seconds } from './table.ts';
import { classIdOf, fillTaughtCounty, type Taught, workdays } from './taught.ts';

const SEED = 20_211_201;
const FIRST_DAY = '2021-08-30';
const DAYS = 20;
const WARM = 10;
const TARGET_MS = 20;

/**
 * The roll of a class of `people` over 20 days, four marks a day, made again by the act from what was signed: the whole of it
 * where nobody has one yet, and what a send touches of it, one half day. The floor is the same marks by a bare SELECT and the
 * same rolls by a bare INSERT, turn by turn.
 */
export async function benchRoll(dataDir: string, people: number, runs: number): Promise<Row[]> {
  const county = await openCounty(dataDir);
  try {
    const of = { classes: 1, people, days: workdays(FIRST_DAY, DAYS), seed: SEED, isSigned: true };
    const { taught, marks } = await fillTaughtCounty(county, of);
    const whole: number[] = [];
    const touched: number[] = [];
    const floor: number[] = [];
    for (let run = -WARM; run < runs; run++) {
      const once = await turn(county, taught);
      floor.push(await bare(county));
      whole.push(once.whole);
      touched.push(once.touched);
    }
    const middle = (times: number[]) => times.slice(WARM).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
    const slow = (times: number[]) => times.slice(WARM).sort((a, b) => a - b)[Math.floor(runs * 0.95)] ?? 0;
    const row = (name: string, times: number[]): Row => ({
      name,
      what: `a class of ${people} over ${DAYS} days, ${marks} marks`,
      ours: seconds(middle(times)),
      floor: seconds(middle(floor)),
      ratio: middle(times) / middle(floor),
      target: `${TARGET_MS} ms`,
      seed: SEED,
      notes: [`the median of ${runs} turns, 95 in 100 within ${seconds(slow(times))}; without the commit`],
    });
    return [row('roll', whole), row('roll touched', touched)];
  } finally {
    await county.close();
  }
}

/** Made again where nobody has one, then again where one half day has changed; throws where it changed other people than that. */
async function turn(county: OpenCounty, of: Taught): Promise<{ whole: number; touched: number }> {
  const classId = classIdOf(0) as Uuid;
  const owner = await county.app.db.owner();
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  await owner.query(`delete from attendance_roll where class_id = $1`, [classId]);
  await owner.query(`delete from attendance_calendar where class_id = $1`, [classId]);
  const whole = await rebuilt(county, classId, of.people);
  await owner.query(
    `update attendance_roll set present_mask = set_bit(present_mask, 0, 0), version = version + 1 where class_id = $1`,
    [classId],
  );
  await owner.end();
  const day = [{ taughtOn: of.days[0], half: 'morning' }] as unknown as Parameters<typeof rebuildRolls>[2];
  return { whole, touched: await rebuilt(county, classId, of.people, day) };
}

async function rebuilt(
  county: OpenCounty,
  classId: Uuid,
  people: number,
  touched?: Parameters<typeof rebuildRolls>[2],
): Promise<number> {
  return county.act(async (act) => {
    const begun = performance.now();
    const changed = await rebuildRolls(act, classId, touched);
    const ms = performance.now() - begun;
    if (changed !== people) throw new Error(`${changed} of ${people} rolls were made`);
    return done(ms);
  });
}

async function bare(county: OpenCounty): Promise<number> {
  const owner = await county.app.db.owner();
  try {
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    await owner.query(
      'create temporary table bare as select person_id, class_id, present_mask from attendance_roll where false',
    );
    const rolls = `select person_id, class_id, present_mask from attendance_roll where class_id = $1`;
    const known = (await owner.query(rolls, [classIdOf(0)])).rows;
    const begun = performance.now();
    await owner.query(
      `select person_id, string_agg(taught_on || half || moment, ',') from attendance_mark where class_id = $1 group by 1`,
      [classIdOf(0)],
    );
    await owner.query('insert into bare select * from unnest($1::bigint[], $2::uuid[], $3::varbit[])', [
      known.map((row) => row.person_id),
      known.map((row) => row.class_id),
      known.map((row) => row.present_mask),
    ]);
    return performance.now() - begun;
  } finally {
    await owner.end();
  }
}
