import pg from 'pg';
import { performAct } from '../src/platform/access/index.ts';
import { openDatabase, silentLog } from '../src/platform/db/index.ts';
import { done } from '../src/platform/kernel/index.ts';
import { registerPersons } from '../src/registry/persons/index.ts';
import { COUNTY_PATH, type OpenCounty, openCounty } from './county.ts';
import { seeded } from './determine-lines.ts';
import { type MadeUpPerson, makePeople } from './people.ts';
import { serve } from './server.ts';
import { signIn, uuid } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_211_130;
const AN_ACT = 10_000;
/** One in so many lives in the county that searches; the others in as many counties less one. */
const COUNTIES = 10;
const PAGE = 50;
const TARGET = '100 ms, 5x';
const SHOWN = `b.person_id, b.name, b.id_number_masked, b.document_kind, b.sex, b.birth_on, b.phone_masked,
  b.id_number_confirmed`;

/** What somebody types, and the bare SELECT that gives the same people. */
interface Way {
  readonly name: string;
  readonly body: object;
  readonly bare: { readonly text: string; readonly values: unknown[] };
}

/**
 * The first page of the search of persons among `count`, through the whole server and its row policies, beside a bare
 * indexed SELECT of the same people by one connection, turn by turn.
 */
export async function benchPersonsSearch(dataDir: string, count: number, runs: number): Promise<Row[]> {
  const county = await openCounty(dataDir);
  const filling = performance.now();
  const samples = await fill(county, count);
  const filled = performance.now() - filling;
  const owner = await county.app.db.owner();
  await bareTables(owner);
  await owner.end();
  const indexes = samples.map(({ idNumber }) => county.app.ciphers.blindIndex('id-number', idNumber));
  await county.close();
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000', JILU_RATE_GUESS: '100000000' });
  const db = await openDatabase({ dataDir, attach: true }, { log: silentLog });
  const client = new pg.Client({ connectionString: db.appUrl });
  try {
    await client.connect();
    const cookie = await signIn(server.address);
    const me = await fetch(`${server.address}/api/me`, { headers: { cookie } });
    const { csrfToken } = (await me.json()) as { csrfToken: string };
    const page = async ({ name, body }: Way): Promise<number> => {
      const reply = await fetch(`${server.address}/api/persons/search`, {
        method: 'POST',
        headers: {
          cookie,
          'x-csrf-token': csrfToken,
          'idempotency-key': uuid(),
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      if (reply.status !== 200)
        throw new Error(`no search by ${name}: ${reply.status} ${await reply.text()}`);
      return ((await reply.json()) as { rows: unknown[] }).rows.length;
    };
    const bare = async ({ bare: { text, values } }: Way) => (await client.query(text, values)).rows.length;
    const rows: Row[] = [];
    for (const kind of ['number', 'name', 'pinyin', 'initials', 'list'] as const) {
      const ways = samples.map((person, n) => wayOf(kind, person, indexes[n] as Buffer));
      for (const way of ways.slice(0, 20)) {
        const [ours, floor] = [await page(way), await bare(way)];
        if (ours < floor || floor === 0)
          throw new Error(`by ${kind} the search shows ${ours}, the bare SELECT ${floor}`);
      }
      const times: [number[], number[]] = [[], []];
      for (let run = 0; run < runs; run++)
        for (const [at, once] of [page, bare].entries()) {
          const way = ways[run % ways.length] as Way;
          const started = performance.now();
          await once(way);
          times[at as 0 | 1].push(performance.now() - started);
        }
      rows.push(
        rowOf(kind, count, times, `${runs} turns; ${count} persons were registered in ${seconds(filled)}`),
      );
    }
    return rows;
  } finally {
    await client.end();
    await db.close();
    await server.stop();
  }
}

function rowOf(kind: string, count: number, times: readonly [number[], number[]], note: string): Row {
  const [ours, floor] = times.map((all) => at99(all)) as [number, number];
  const [oursHalf, floorHalf] = times.map((all) => half(all)) as [number, number];
  return {
    name: `persons.search ${kind}`,
    what: `first page of ${PAGE} among ${count}, 99 %`,
    ours: seconds(ours),
    floor: seconds(floor),
    ratio: ours / floor,
    target: TARGET,
    seed: SEED,
    notes: [
      `half of them within ${seconds(oursHalf)}, the bare SELECT within ${seconds(floorHalf)}: ${(oursHalf / floorHalf).toFixed(1)} times; ${note}`,
      'ours is the whole request: session, row policies, journal, figures of classes and lines; the SELECT goes through none of it',
    ],
  };
}

const sorted = (all: readonly number[]) => [...all].sort((one, other) => one - other);
const half = (all: readonly number[]) => sorted(all)[Math.floor(all.length / 2)] ?? 0;
const at99 = (all: readonly number[]) => sorted(all)[Math.floor(all.length * 0.99)] ?? 0;

interface Sample extends MadeUpPerson {
  readonly sound: string;
}

/** Registers everybody as a roster does; gives back some of the county that searches. */
async function fill({ app, actor }: OpenCounty, count: number): Promise<Sample[]> {
  const draw = seeded(SEED);
  const samples: MadeUpPerson[] = [];
  const people = makePeople(count, SEED);
  const meta = { event: 'bench', objectType: 'bench', objectId: 'bench', requestId: app.ids.uuid() };
  for (let from = 0, n = 0; from < count; from += AN_ACT, n++) {
    const batch = Array.from(
      { length: Math.min(AN_ACT, count - from) },
      () => people.next().value as MadeUpPerson,
    );
    const own = n % COUNTIES === 0;
    if (own) samples.push(...batch.filter(() => draw() < 200 / batch.length).slice(0, 200));
    const divisionPath = own ? COUNTY_PATH : COUNTY_PATH.replace(/\d+$/, `0${n % COUNTIES}`);
    const settled = await performAct(app, { ...actor, scope: { kind: 'system' } }, meta, async (act) => {
      await registerPersons(
        act,
        batch.map(({ idNumber, name, phone }) => ({ idNumber, name, phone, confirmed: true })),
        { divisionPath, organisationId: null },
      );
      await act.record({ event: 'bench', objectType: 'bench', objectId: 'bench' });
      return done(null);
    });
    if (!settled.ok) throw new Error(JSON.stringify(settled.refusals));
  }
  const owner = await app.db.owner();
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  await owner.query('set statement_timeout = 0');
  await owner.query('vacuum analyze');
  const { rows } = await owner.query<{ name: string; name_sound: string }>(
    'select distinct name, name_sound from person where name = any ($1)',
    [samples.map(({ name }) => name)],
  );
  await owner.end();
  const sounds = new Map(rows.map((row) => [row.name, row.name_sound]));
  return samples.map((person) => ({ ...person, sound: sounds.get(person.name) ?? '' }));
}

/** Twins of what a page shows: no policy, one index a way to search. */
async function bareTables(owner: pg.Client): Promise<void> {
  await owner.query('set statement_timeout = 0');
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  await owner.query(`create table bench_person as select ${SHOWN}, k.place, k.name as name_key, k.sound, k.initials
    from person b join person_search k on k.person_id = b.person_id and k.reading = 0`);
  for (const column of ['name_key', 'sound', 'initials'])
    await owner.query(`create index on bench_person (place, ${column}, person_id)`);
  await owner.query('create unique index on bench_person (person_id, place)');
  await owner.query('create table bench_number as select blind_index, person_id from person_registry');
  await owner.query('create unique index on bench_number (blind_index)');
  await owner.query('grant select on bench_person, bench_number to jilu_app');
  await owner.query('vacuum analyze bench_person');
  await owner.query('vacuum analyze bench_number');
}

function wayOf(
  kind: 'number' | 'name' | 'pinyin' | 'initials' | 'list',
  person: Sample,
  blindIndex: Buffer,
): Way {
  const between = (column: string, prefix: string) => ({
    text: `select ${SHOWN} from bench_person b where b.place = $1 and b.${column} >= $2 and b.${column} < $3
      order by b.${column}, b.person_id limit ${PAGE}`,
    values: [COUNTY_PATH, prefix, `${prefix}\u{10ffff}`],
  });
  const syllables = person.sound.split(' ');
  const of = (words: string, column: string): Way => ({
    name: kind,
    body: { words },
    bare: between(column, words),
  });
  switch (kind) {
    case 'number':
      return {
        name: kind,
        body: { words: person.idNumber },
        bare: {
          text: `select ${SHOWN} from bench_number n join bench_person b using (person_id) where n.blind_index = $1`,
          values: [blindIndex],
        },
      };
    case 'name':
      return of([...person.name].slice(0, 2).join(''), 'name_key');
    case 'pinyin':
      return of(syllables.slice(0, 2).join(''), 'sound');
    case 'initials':
      return of(syllables.map(([first]) => first).join(''), 'initials');
    case 'list':
      return { name: kind, body: { divisionCode: '371526' }, bare: between('sound', '') };
  }
}
