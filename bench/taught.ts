import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { COUNTY_PATH, fileClasses, type OpenCounty } from './county.ts';
import { seeded } from './determine-lines.ts';

// Classes as they are taught, written by COPY: a roster, a timetable, half days that were signed live, and their marks.

export interface Taught {
  /** A class and a person that stand; the others are made after them. */
  readonly classId: string;
  readonly personId: number;
  readonly organisationId: string;
  readonly divisionPath: string;
  readonly classes: number;
  readonly people: number;
  readonly days: readonly string[];
  readonly seed: number;
  /** False: nobody has signed yet, and no half day was opened. */
  readonly isSigned: boolean;
}

/** How many signs of each rule lie in the marks and timetables, as they were planted. */
export type Planted = Readonly<Record<string, number>>;

const FIRST_PERSON = 7_000_000_000;
/** In one class of so many something is planted, a rule a class. */
const PLANTED_EVERY = 50;
/** Nobody may be on two rosters at once; whoever is planted in a second class stands there for other days. */
const ELSEWHERE = '[2020-01-01,2020-01-02]';
const MINUTE = 60;
const HALVES = [
  { half: 'morning', from: 8 * 60, until: 11.5 * 60 },
  { half: 'afternoon', from: 14 * 60, until: 17.5 * 60 },
] as const;
/** Which class of each fifty has what. */
const PLANT = { device: 0, minute: 1, hours: 2, witness: 3, places: 4, teacher: 6 } as const;

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
export const classIdOf = (no: number) => `00000000-0000-7000-8000-${hex(no, 12)}`;
export const personIdOf = (of: Pick<Taught, 'people'>, no: number, seat: number) =>
  FIRST_PERSON + no * of.people + seat;
const keyOf = (kind: number, no: number) => `0000000${kind}-0000-7000-9000-${hex(no, 12)}`;
const isPlanted = (no: number, what: keyof typeof PLANT) => no % PLANTED_EVERY === PLANT[what];
const clock = (day: string, seconds: number) => {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${day} ${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}+08`;
};

/** So many days from a Monday on, weekends left out. */
export function workdays(monday: string, count: number): string[] {
  const day = (n: number) => new Date(Date.parse(`${monday}T00:00:00Z`) + n * 86_400_000);
  return Array.from({ length: Math.ceil(count / 5) * 7 }, (_, n) => day(n))
    .filter((at) => at.getUTCDay() % 6 !== 0)
    .slice(0, count)
    .map((at) => at.toISOString().slice(0, 10));
}

/** Fills a county with such classes of one school, after a class that is filed as any other. */
export async function fillTaughtCounty(
  county: OpenCounty,
  of: Pick<Taught, 'classes' | 'people' | 'days' | 'seed' | 'isSigned'>,
): Promise<{ taught: Taught; marks: number; planted: Planted }> {
  const { organisationId, classes } = await fileClasses(county, 0, 1);
  const owner = await county.app.db.owner();
  try {
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    const { rows } = await owner.query('select min(person_id) as person_id from person');
    const taught = {
      ...of,
      classId: classes[0]?.classId ?? '',
      personId: Number(rows[0]?.person_id),
      ...{ organisationId, divisionPath: COUNTY_PATH },
    };
    const filled = await fillTaught(owner, taught);
    await owner.query('vacuum analyze');
    return { taught, ...filled };
  } finally {
    await owner.end();
  }
}

async function fillTaught(owner: pg.Client, of: Taught): Promise<{ marks: number; planted: Planted }> {
  await owner.query('begin');
  await fillRosters(owner, of);
  await fillTimetables(owner, of);
  const columns = `person_id, class_id, mark_id, division_path, organisation_id, taught_on, half, moment, way, marked_at,
    received_at, device_id, recorded_by, reason`;
  const marks = { count: 0 };
  if (of.isSigned) await copyInto(owner, 'attendance_mark', columns, markLines(of, marks));
  await owner.query('commit');
  return { marks: marks.count, planted: plantedIn(of) };
}

async function fillRosters(owner: pg.Client, of: Taught): Promise<void> {
  const people = of.classes * of.people;
  await owner.query(
    `insert into person select (jsonb_populate_record(p, jsonb_build_object('person_id', $2::bigint + n,
        'number_key', null, 'phone_key', null))).*
      from person p cross join generate_series(0, $3::int - 1) n where p.person_id = $1`,
    [of.personId, FIRST_PERSON, people],
  );
  await owner.query(
    `insert into person_tie (person_id, division_path, organisation_id)
      select person_id, $3::ltree, $4::uuid from person where person_id >= $1 and person_id < $1::bigint + $2::int
      on conflict do nothing`,
    [FIRST_PERSON, people, of.divisionPath, of.organisationId],
  );
  await owner.query(
    `insert into training_class select (jsonb_populate_record(c, jsonb_build_object('class_id',
        '00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 'number', 'taught-' || n, 'start_on', $2::date,
        'end_on', $3::date, 'filed_on', $2::date, 'approved_on', $2::date, 'status', 'approved'))).*
      from training_class c cross join generate_series(0, $4::int - 1) n where c.class_id = $1`,
    [of.classId, of.days[0], of.days.at(-1), of.classes],
  );
  const seats = function* () {
    const during = `[${of.days[0]},${of.days.at(-1)}]`;
    for (let no = 0; no < of.classes; no++) {
      const guest = no > 0 && isPlanted(no - 1, 'places') ? [personIdOf(of, no - 1, 0)] : [];
      const own = Array.from({ length: of.people }, (_, seat) => personIdOf(of, no, seat));
      for (const [seat, person] of [...own, ...guest].entries())
        yield `${person}\t${classIdOf(no)}\t${of.divisionPath}\t${of.organisationId}\t${seat + 1}\t${seat < of.people ? during : ELSEWHERE}\tenrolled\tbench\t${of.days[0]}\n`;
    }
  };
  await copyInto(
    owner,
    'enrolment',
    'person_id, class_id, division_path, organisation_id, roster_no, during, status, source, recorded_at',
    seats(),
  );
}

async function fillTimetables(owner: pg.Client, of: Taught): Promise<void> {
  const teacherOf = (no: number) => (no > 0 && isPlanted(no - 1, 'teacher') ? no - 1 : no);
  const lessons = function* () {
    for (let no = 0; no < of.classes; no++)
      for (const [day, taughtOn] of of.days.entries())
        for (const [half, { from, until }] of HALVES.entries()) {
          const teacher = day === 2 && half === 0 ? teacherOf(no) : no;
          const at = (minutes: number) => clock(taughtOn, minutes * MINUTE).slice(0, 19);
          yield `${classIdOf(no)}\t${day * 2 + half + 1}\t${taughtOn}\t1\t[${at(from)},${at(until)})\t\\\\x${hex(teacher, 64)}\tt\t1\t1\n`;
        }
  };
  await copyInto(
    owner,
    'class_session',
    'class_id, session_no, taught_on, hours, during, teacher_blind_index, conflict_waived, content, teacher_name',
    lessons(),
  );
  if (!of.isSigned) return;
  const halfDays = function* () {
    for (let no = 0; no < of.classes; no++)
      for (const [day, taughtOn] of of.days.entries())
        for (const [half, hours] of HALVES.entries()) {
          const id = keyOf(2, no * 1_000 + day * 2 + half);
          const [from, until] = [hours.from, hours.until].map((at) => clock(taughtOn, at * MINUTE));
          yield `${id}\t${classIdOf(no)}\t${of.divisionPath}\t${of.organisationId}\t${taughtOn}\t${hours.half}\t${from}\t${until}\t${from}\t${id}\t${from}\t\\\\x00\tclosed\t${until}\n`;
        }
  };
  await copyInto(
    owner,
    'sign_in_session',
    `session_id, class_id, division_path, organisation_id, taught_on, half, begins_at, ends_at, opened_at, opened_by,
      received_at, secret_encrypted, status, closed_at`,
    halfDays(),
  );
}

/** In and out of everybody, each half day, spread over minutes; and what is planted. */
function* markLines(of: Taught, count: { count: number }): Generator<string> {
  const next = seeded(of.seed);
  let id = 0;
  const line = (mark: Mark) => {
    count.count += 1;
    const { no, person, taughtOn, half, moment, way, at, device } = mark;
    const time = clock(taughtOn, at);
    const reason = way === 'witness' ? 'bench' : '\\N';
    return `${person}\t${classIdOf(no)}\t${keyOf(3, id++)}\t${of.divisionPath}\t${of.organisationId}\t${taughtOn}\t${half}\t${moment}\t${way}\t${time}\t${time}\t${device}\t${keyOf(4, no)}\t${reason}\n`;
  };
  for (let no = 0; no < of.classes; no++)
    for (const [day, taughtOn] of of.days.entries())
      for (const { half, from, until } of HALVES) {
        const isFirst = day === 0 && half === 'morning';
        for (let seat = 0; seat < of.people; seat++) {
          const person = personIdOf(of, no, seat);
          const isOneDevice = isFirst && isPlanted(no, 'device') && seat < 4;
          const way = isPlanted(no, 'witness') && seat * 2 < of.people ? 'witness' : 'code';
          const device = keyOf(5, isOneDevice ? no * of.people : person - FIRST_PERSON);
          const of1 = { no, person, taughtOn, half, way, device };
          const isQuick = isFirst && isPlanted(no, 'minute');
          const isGuest = isFirst && isPlanted(no, 'places') && seat === 0;
          const early = Math.floor(next() * (isQuick ? 50 : (isGuest ? 15 : 25) * MINUTE));
          const isOutside = isFirst && isPlanted(no, 'hours') && seat === 0;
          yield line({ ...of1, moment: 'in', at: isOutside ? 5 * 3600 : from * MINUTE - early });
          yield line({ ...of1, moment: 'out', at: until * MINUTE + Math.floor(next() * 20 * MINUTE) });
        }
        if (isFirst && no > 0 && isPlanted(no - 1, 'places')) {
          const person = personIdOf(of, no - 1, 0);
          const device = keyOf(5, person - FIRST_PERSON);
          yield line({
            ...{ no, person, taughtOn, half, way: 'code', device, moment: 'in' },
            at: from * MINUTE,
          });
        }
      }
}

interface Mark {
  readonly no: number;
  readonly person: number;
  readonly taughtOn: string;
  readonly half: string;
  readonly moment: 'in' | 'out';
  readonly way: string;
  readonly device: string;
  /** Seconds of the day. */
  readonly at: number;
}

function plantedIn({ classes }: Taught): Planted {
  const numbers = Array.from({ length: classes }, (_, no) => no);
  const those = (what: keyof typeof PLANT, hasNext = false) =>
    numbers.filter((no) => isPlanted(no, what) && (!hasNext || no + 1 < classes)).length;
  return {
    'one-device': those('device'),
    'within-a-minute': those('minute'),
    'outside-hours': those('hours'),
    'many-witnessed': those('witness'),
    'two-places': 2 * those('places', true),
    'teacher-twice': 2 * those('teacher', true),
  };
}

/** COPY by way of a temporary table: PostgreSQL refuses it into one under row policies. */
async function copyInto(
  owner: pg.Client,
  table: string,
  columns: string,
  lines: Iterable<string>,
): Promise<void> {
  await owner.query(`create temporary table lines_in as select ${columns} from ${table} where false`);
  await pipeline(
    Readable.from(pieces(lines)),
    owner.query(copyFrom(`copy lines_in (${columns}) from stdin`)),
  );
  await owner.query(`insert into ${table} (${columns}) select ${columns} from lines_in`);
  await owner.query('drop table lines_in');
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
