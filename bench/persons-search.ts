import pg from 'pg';
import { withPersonFigures } from '../src/edge/app/figures.ts';
import { type Actor, performAct } from '../src/platform/access/index.ts';
import { done, type ResidentId } from '../src/platform/kernel/index.ts';
import { registerPersons, searchForPersons } from '../src/registry/persons/index.ts';
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
/** Turns before the clock runs: connections plan their statements. */
const WARM = 40;
const TARGET = '100 ms, 5x';
const SHOWN = `b.person_id, b.name, b.id_number_masked, b.document_kind, b.sex, b.birth_on, b.phone_masked,
  b.id_number_confirmed`;

/** What somebody types, and the bare SELECT that gives the same people. */
interface Way {
  readonly body: object;
  readonly bare: { readonly text: string; readonly values: unknown[] };
}

const KINDS = ['number', 'name', 'name-2', 'name-1', 'pinyin', 'initials', 'list'] as const;
type Kind = (typeof KINDS)[number];
const PROVINCE_PATH = 'd37';

/**
 * The first page of the search of persons among `count`, under row policies: as a whole request, and as the act alone in a
 * county and in the province, each beside a bare indexed SELECT of the same people by one connection, turn by turn.
 */
export async function benchPersonsSearch(dataDir: string, count: number, runs: number): Promise<Row[]> {
  const county = await openCounty(dataDir);
  const filling = performance.now();
  await fill(county, count);
  const filled = performance.now() - filling;
  await bareTables(county);
  await county.close();
  return measurePersonsSearch(dataDir, count, runs, `${count} persons were registered in ${seconds(filled)}`);
}

/** The same of a county that is filled already, with its twins. */
async function measurePersonsSearch(
  dataDir: string,
  count: number,
  runs: number,
  note: string,
): Promise<Row[]> {
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000', JILU_RATE_GUESS: '100000000' });
  const county = await openCounty(dataDir);
  const client = new pg.Client({ connectionString: county.app.db.appUrl });
  try {
    await client.connect();
    const samples = await samplesOf(county);
    const bare = async ({ text, values }: Way['bare']) => (await client.query(text, values)).rows.length;
    const page = await requests(server.address);
    const ways = {
      request: { path: COUNTY_PATH, once: page },
      'act, county': { path: COUNTY_PATH, once: acts(county, COUNTY_PATH) },
      'act, province': { path: PROVINCE_PATH, once: acts(county, PROVINCE_PATH) },
    };
    const rows: Row[] = [];
    for (const kind of KINDS) {
      const all = Object.entries(ways).map(([name, { path, once }]) => ({
        name: `persons.search ${kind}, ${name}`,
        times: [[], []] as [number[], number[]],
        once,
        asked: samples.map((sample) => wayOf(kind, sample, path)),
      }));
      for (let run = -WARM; run < runs; run++)
        for (const { name, asked, once, times } of all) {
          const way = asked[(run + WARM) % asked.length] as Way;
          const started = performance.now();
          const ours = await once(way.body);
          const between = performance.now();
          const floor = await bare(way.bare);
          const ended = performance.now();
          if (ours < floor || floor === 0)
            throw new Error(`${name}: the search shows ${ours}, the bare SELECT ${floor}`);
          if (run < 0) continue;
          times[0].push(between - started);
          times[1].push(ended - between);
        }
      rows.push(...all.map(({ name, times }) => rowOf(name, count, times, `${runs} turns; ${note}`)));
    }
    return rows;
  } finally {
    await client.end();
    await county.close();
    await server.stop();
  }
}

/** Whole requests of the county's handler; each gives the number of people on the page. */
async function requests(address: string): Promise<(body: object) => Promise<number>> {
  const cookie = await signIn(address);
  const me = await fetch(`${address}/api/me`, { headers: { cookie } });
  const { csrfToken } = (await me.json()) as { csrfToken: string };
  const constant = { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
  return async (body) => {
    const reply = await fetch(`${address}/api/persons/search`, {
      method: 'POST',
      headers: { ...constant, 'idempotency-key': uuid() },
      body: JSON.stringify(body),
    });
    if (reply.status !== 200) throw new Error(`no search: ${reply.status} ${await reply.text()}`);
    return ((await reply.json()) as { rows: unknown[] }).rows.length;
  };
}

/** The act alone by somebody who reaches this division: row policies, figures of classes and lines, journal, commit. */
function acts({ app, actor }: OpenCounty, path: string): (body: object) => Promise<number> {
  const by: Actor = { ...actor, scope: { kind: 'division', path }, divisionPath: path };
  return async (body) => {
    const meta = { event: 'person-searched', objectType: 'person', objectId: 'search', isLook: true };
    const settled = await performAct(app, by, { ...meta, requestId: app.ids.uuid() }, async (act) => {
      const found = await searchForPersons(act, body as Parameters<typeof searchForPersons>[1]);
      return found.ok ? done(await withPersonFigures(act.tx, found.value.rows)) : found;
    });
    if (!settled.ok) throw new Error(JSON.stringify(settled.refusals));
    return settled.value.length;
  };
}

function rowOf(name: string, count: number, times: readonly [number[], number[]], note: string): Row {
  const [ours, floor] = times.map((all) => at99(all)) as [number, number];
  const [oursHalf, floorHalf] = times.map((all) => half(all)) as [number, number];
  return {
    name,
    what: `first page of ${PAGE} among ${count}, 99 %`,
    ours: seconds(ours),
    floor: seconds(floor),
    ratio: ours / floor,
    target: TARGET,
    seed: SEED,
    notes: [
      `half of them within ${seconds(oursHalf)}, the bare SELECT within ${seconds(floorHalf)}: ${(oursHalf / floorHalf).toFixed(1)} times; ${note}`,
    ],
  };
}

const sorted = (all: readonly number[]) => [...all].sort((one, other) => one - other);
const half = (all: readonly number[]) => sorted(all)[Math.floor(all.length / 2)] ?? 0;
const at99 = (all: readonly number[]) => sorted(all)[Math.floor(all.length * 0.99)] ?? 0;

/** Somebody of the county that searches, as the registry reads the name. */
interface Sample {
  readonly name: string;
  readonly sound: string;
  readonly idNumber: ResidentId;
  readonly blindIndex: Buffer;
}

/** Registers everybody as a roster does. */
async function fill({ app, actor }: OpenCounty, count: number): Promise<void> {
  const people = makePeople(count, SEED);
  const meta = { event: 'bench', objectType: 'bench', objectId: 'bench', requestId: app.ids.uuid() };
  for (let from = 0, n = 0; from < count; from += AN_ACT, n++) {
    const batch = Array.from(
      { length: Math.min(AN_ACT, count - from) },
      () => people.next().value as MadeUpPerson,
    );
    const divisionPath = n % COUNTIES === 0 ? COUNTY_PATH : COUNTY_PATH.replace(/\d+$/, `0${n % COUNTIES}`);
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
}

/** Two hundred of the first ten thousand, who are of the county. */
async function samplesOf({ app }: OpenCounty): Promise<Sample[]> {
  const draw = seeded(SEED);
  const people = [...makePeople(AN_ACT, SEED)].filter(() => draw() < 0.02);
  const owner = await app.db.owner();
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  const { rows } = await owner.query<{ name: string; name_sound: string }>(
    'select distinct name, name_sound from person where name = any ($1)',
    [people.map(({ name }) => name)],
  );
  await owner.end();
  const sounds = new Map(rows.map((row) => [row.name, row.name_sound]));
  return people.map(({ name, idNumber }) => ({
    ...{ name, idNumber, sound: sounds.get(name) ?? '' },
    blindIndex: app.ciphers.blindIndex('id-number', idNumber),
  }));
}

/** Twins of what a page shows: no policy, one index a way to search and to reach. */
async function bareTables({ app }: OpenCounty): Promise<void> {
  const owner = await app.db.owner();
  await owner.query('set statement_timeout = 0');
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  await owner.query(`create table bench_person as select ${SHOWN}, k.place, k.name as name_key, k.sound, k.initials
    from person b join person_search k on k.person_id = b.person_id and k.reading = 0`);
  for (const column of ['name_key', 'sound', 'initials']) {
    await owner.query(`create index on bench_person (place, ${column}, person_id)`);
    await owner.query(`create index on bench_person (${column}, person_id)`);
  }
  await owner.query('create unique index on bench_person (person_id, place)');
  await owner.query('create table bench_number as select blind_index, person_id from person_registry');
  await owner.query('create unique index on bench_number (blind_index)');
  await owner.query('grant select on bench_person, bench_number to jilu_app');
  await owner.query('vacuum analyze');
  await owner.end();
}

function wayOf(kind: Kind, person: Sample, path: string): Way {
  const of = (column: string, prefix: string, body: object): Way => ({
    body,
    bare: {
      text: `select ${SHOWN} from bench_person b where ${path === COUNTY_PATH ? 'b.place = $1 and' : '$1 <> b.place and'}
        b.${column} >= $2 and b.${column} < $3 order by b.${column}, b.person_id limit ${PAGE}`,
      values: [path, prefix, `${prefix}\u{10ffff}`],
    },
  });
  const words = (column: string, prefix: string) => of(column, prefix, { words: prefix });
  const syllables = person.sound.split(' ');
  switch (kind) {
    case 'number':
      return {
        body: { words: person.idNumber },
        bare: {
          text: `select ${SHOWN} from bench_number n join bench_person b using (person_id) where n.blind_index = $1`,
          values: [person.blindIndex],
        },
      };
    case 'name':
      return words('name_key', person.name);
    case 'name-2':
      return words('name_key', [...person.name].slice(0, 2).join(''));
    case 'name-1':
      return words('name_key', [...person.name].slice(0, 1).join(''));
    case 'pinyin':
      return words('sound', syllables.join(''));
    case 'initials':
      return words('initials', syllables.map(([first]) => first).join(''));
    case 'list':
      return of('sound', '', { divisionCode: path === COUNTY_PATH ? '371526' : '370000' });
  }
}
