import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act, Actor } from '../../platform/access/index.ts';
import { readTx, type Tx, withTx } from '../../platform/db/index.ts';
import { done, type PersonId } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { searchBody } from './contract.ts';
import { personJobs } from './jobs.ts';
import { registerPersons } from './service.ts';
import { searchForPersons } from './service-search.ts';
import { pageStatement } from './store-search.ts';

const PATH = 'd37.d15.d26';
const NEIGHBOUR_PATH = 'd37.d15.d25';

let app: TestApp;
let staff: Staff;
let neighbour: Actor;
let city: Actor;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source) values
      ('371500', '聊城市', 'prefecture', 'd37.d15', 'test'), ('371526', '高唐县', 'county', 'd37.d15.d26', 'test'),
      ('371525', '冠县', 'county', 'd37.d15.d25', 'test')`.execute(tx),
  );
  staff = await addStaff(app, '371526');
  neighbour = await addActor(app, { role: 'county-handler', divisionCode: '371525' });
  city = await addActor(app, { role: 'auditor', divisionCode: '371500' });
});
afterAll(() => app.db.close());

let next = 30_000;
const register = async (names: readonly string[], path = PATH): Promise<PersonId[]> =>
  value(
    await actAs(app, path === PATH ? staff.handler : neighbour, async (act) =>
      done(
        await registerPersons(
          act,
          names.map((name) => ({ name, idNumber: testResidentId(next++), confirmed: true })),
          { divisionPath: path, organisationId: null },
        ),
      ),
    ),
  );
const search = (body: Parameters<typeof searchForPersons>[1], by: Actor = staff.handler) =>
  actAs(app, by, (act) => searchForPersons(act, body));
const namesFound = async (words: string, by?: Actor) =>
  value(await search({ words }, by)).rows.map(({ name }) => name);
async function allPages(body: Parameters<typeof searchForPersons>[1], by?: Actor): Promise<number[][]> {
  const pages: number[][] = [];
  for (let after: string | undefined; ; ) {
    const page = value(await search({ ...body, ...(after === undefined ? {} : { after }) }, by));
    pages.push(page.rows.map(({ personId }) => personId));
    if (page.next === null) return pages;
    after = page.next;
  }
}
const asSystem = (query: ReturnType<typeof sql>) =>
  withTx(app.db, { kind: 'system' }, (tx) => query.execute(tx));

describe('the search of persons', () => {
  it('finds by name, pinyin, initials and number, however they are typed', async () => {
    await register(['柳青禾', '柳青云', '柳大勇']);
    const number = testResidentId(next - 3);
    expect(await namesFound('柳青')).toEqual(['柳青云', '柳青禾']);
    expect(await namesFound('liuqing')).toEqual(['柳青禾', '柳青云']);
    expect(await namesFound('Liú Qīng-hé')).toEqual(['柳青禾']);
    expect(await namesFound('LQH')).toEqual(['柳青禾']);
    expect(await namesFound('lq')).toEqual(['柳青禾', '柳青云']);
    expect(await namesFound(number)).toEqual(['柳青禾']);
    expect(await namesFound('柳')).toEqual(['柳大勇', '柳青云', '柳青禾']);
    expect(await namesFound('柳青山')).toEqual([]);
    expect(value(await search({ idNumber: number })).rows).toMatchObject([{ name: '柳青禾' }]);
  });

  it('reads surnames as surnames are read, and finds whoever types another reading', async () => {
    await register(['单三丰', '仇三丰', '区三丰', '查三丰', '朴三丰']);
    for (const [words, name] of [
      ['shansf', null],
      ['shansanfeng', '单三丰'],
      ['dansanfeng', '单三丰'],
      ['qiusan', '仇三丰'],
      ['chousan', '仇三丰'],
      ['ousan', '区三丰'],
      ['qusan', '区三丰'],
      ['zhasan', '查三丰'],
      ['chasan', '查三丰'],
      ['piaosan', '朴三丰'],
      ['pusan', '朴三丰'],
      ['osf', '区三丰'],
    ] as const)
      expect([words, await namesFound(words)]).toEqual([words, name === null ? [] : [name]]);
    // Both readings of one person begin alike: once, not twice.
    expect(await namesFound('psf')).toEqual(['朴三丰']);
    expect((await namesFound('qsf')).sort()).toEqual(['仇三丰', '区三丰']);
  });

  it('shows pinyin first and then initials, nobody twice and nobody lost between pages', async () => {
    // an is the beginning of a syllable and two initials.
    const sounds = await register(Array.from({ length: 60 }, (_, n) => `安某${'甲乙丙丁戊己'[n % 6]}`));
    const initials = await register(Array.from({ length: 60 }, (_, n) => `艾宁${'甲乙丙丁戊己'[n % 6]}`));
    const pages = await allPages({ words: 'an' });
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    const shown = pages.flat();
    expect(new Set(shown).size).toBe(120);
    expect(new Set(shown.slice(0, 60))).toEqual(new Set(sounds));
    expect(new Set(shown.slice(60))).toEqual(new Set(initials));
    expect((await allPages({ words: '安某' })).map(({ length }) => length)).toEqual([50, 10]);
  });

  it('never finds people of another county, by no way; whoever has both finds both', async () => {
    await register(['骆远方'], NEIGHBOUR_PATH);
    await register(['骆近处']);
    for (const words of ['骆远', 'luoyuan', 'lyf', testResidentId(next - 2)]) {
      expect(await namesFound(words)).toEqual([]);
      expect(await namesFound(words, neighbour)).toEqual(['骆远方']);
      expect(await namesFound(words, city)).toEqual(['骆远方']);
    }
    expect(await namesFound('luo', city)).toEqual(['骆近处', '骆远方']);
    expect(value(await search({ divisionCode: '371525' })).rows).toEqual([]);
    expect(value(await search({ words: 'luo', divisionCode: '371525' }, city)).rows).toMatchObject([
      { name: '骆远方' },
    ]);
    // The row policy alone keeps them apart: without a scope nothing is seen, whatever is asked.
    const keys = (path: string) =>
      readTx(app.db, { kind: 'division', path }, (tx) =>
        sql<{ place: string }>`select distinct place from person_search`.execute(tx).then(({ rows }) => rows),
      );
    expect(await keys(PATH)).toEqual([{ place: PATH }]);
    expect(await keys('d11')).toEqual([]);
  });

  it('finds somebody known in two counties once', async () => {
    const [one] = await register(['钮双城']);
    await actAs(app, neighbour, async (act) =>
      done(
        await registerPersons(
          act,
          [{ name: '钮双城', idNumber: testResidentId(next - 1), confirmed: true }],
          {
            divisionPath: NEIGHBOUR_PATH,
            organisationId: null,
          },
        ),
      ),
    );
    for (const by of [staff.handler, neighbour, city])
      expect(value(await search({ words: 'niushuang' }, by)).rows.map(({ personId }) => personId)).toEqual([
        one,
      ]);
  });

  it('lists everybody of a place in the order of pinyin, page after page', async () => {
    const { rows: tied } = await readTx(app.db, { kind: 'system' }, (tx) =>
      sql<{
        personId: number;
      }>`select distinct person_id from person_tie where division_path = ${PATH}::ltree`.execute(tx),
    );
    const shown = (await allPages({ divisionCode: '371526' })).flat();
    expect(shown).toHaveLength(tied.length);
    expect(new Set(shown)).toEqual(new Set(tied.map(({ personId }) => personId)));
  });

  it('follows a corrected name, a tie that ends and names that were never read', async () => {
    const [id] = (await register(['闻旧名'])) as [PersonId];
    await asSystem(
      sql`update person set name = '闻新名', name_sound = 'wen xin ming' where person_id = ${id}`,
    );
    expect(await namesFound('wenjiu')).toEqual([]);
    expect(await namesFound('闻旧')).toEqual([]);
    expect(await namesFound('wxm')).toEqual(['闻新名']);
    await asSystem(sql`update person set name_sound = null, other_sounds = null where person_id = ${id}`);
    expect(await namesFound('wenxin')).toEqual([]);
    expect(await namesFound('闻新')).toEqual(['闻新名']);
    const [job] = personJobs();
    const run = (work: (act: Act) => Promise<unknown>) =>
      actAs(app, { ...staff.handler, scope: { kind: 'system' } }, async (act) => done(await work(act)));
    await job?.work({
      app,
      days: [],
      step: async (work) => value(await run(work)) as Awaited<ReturnType<typeof work>>,
      finish: async (work) => value(await run(work)) as string,
    });
    expect(await namesFound('wenxin')).toEqual(['闻新名']);
    await asSystem(sql`delete from person_tie where person_id = ${id}`);
    expect(await namesFound('闻新')).toEqual([]);
  });

  it('refuses what is no search with a sentence, and records what was searched without the words', async () => {
    for (const words of ['%', '%%', '__', 'l', "柳' or 1=1 --", '柳\\'])
      expect(codes(await search({ words }))).toEqual(['search-words-unclear']);
    expect(codes(await search({ idNumber: '371526199001010000' }))).toEqual(['id-number-faulty']);
    expect(codes(await search({ words: '柳青', after: 'nowhere' }))).toEqual(['search-page-unknown']);
    expect(searchBody.safeParse({ words: '柳'.repeat(61) }).success).toBe(false);
    expect(searchBody.safeParse({ words: '柳'.repeat(60) }).success).toBe(true);
    expect(searchBody.safeParse({}).success).toBe(false);
    expect(await namesFound('柳'.repeat(60))).toEqual([]);
    await namesFound('柳青禾');
    const { rows } = await readTx(app.db, { kind: 'division', path: PATH }, (tx) =>
      sql<{ detail: unknown }>`select detail from journal_entry where event = 'person-searched'`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(JSON.stringify(rows)).not.toMatch(/柳|liu/);
  });

  it('goes by indexes under the row policies, with a plan that is kept; like would read everybody', async () => {
    const planOf = (make: (tx: Tx) => { sql: string; parameters: readonly unknown[] }) =>
      readTx(
        app.db,
        { kind: 'division', path: PATH },
        async (tx) => {
          const { sql: text, parameters } = make(tx);
          const values = parameters.map((one) => sql.lit(one as string));
          await sql`set local enable_seqscan = off`.execute(tx);
          await sql`prepare a_page as ${sql.raw(text)}`.execute(tx);
          const { rows } = await sql<
            Record<string, string>
          >`explain execute a_page (${sql.join(values)})`.execute(tx);
          await sql`deallocate a_page`.execute(tx);
          return rows.flatMap(Object.values).join('\n');
        },
        { keepsPlans: true },
      );
    await manyPeople();
    for (const [stages, prefix, index] of [
      [['name'], '柳青', 'person_search_name'],
      [['sound', 'initials'], 'liu', 'person_search_sound'],
      [['initials'], 'lq', 'person_search_initials'],
      [['place'], '', 'person_search_sound'],
    ] as const) {
      const plan = await planOf((tx) =>
        pageStatement({ path: PATH, stages, prefix, after: undefined }).compile(tx),
      );
      expect(plan).not.toContain('Seq Scan on');
      expect(plan).toMatch(new RegExp(`(using|Bitmap Index Scan on) ${index} `));
      expect(plan).toContain('using person_pkey');
    }
    // The control: like is not leakproof, so no index gets the name before the policy has seen the row.
    const conditions = async (condition: string) =>
      (
        await planOf(() => ({
          sql: `select person_id from person_search where place = $1 and reading = 0 and ${condition} limit 50`,
          parameters: [PATH],
        }))
      )
        .split('\n')
        .filter((line) => line.includes('Index Cond'))
        .join(' ');
    expect(await conditions(`name >= '柳青' and name < '柳青\u{10ffff}'`)).toMatch(/name >= .*name < /);
    expect(await conditions(`name like '柳青%'`)).not.toContain('name');
  });
});

/** Enough for a plan to matter, of other counties. */
async function manyPeople(): Promise<void> {
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into person_search (person_id, place, reading, name, sound, initials)
      select 1e15::bigint + n, 'd37.d15.d' || (10 + n % 10), 0, '某' || n, 'mou' || n, 'm' || n
      from generate_series(1, 20000) n`.execute(tx),
  );
  const owner = await app.db.owner();
  await owner.query('analyze person_search');
  await owner.query('analyze person');
  await owner.query('analyze person_tie');
  await owner.end();
}
