import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { listEvents } from '../../platform/journal/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { cellsOf, type Lists, ledgerReader, type People } from '../../testing/ledgers-fixture.ts';

const COUNTY = '371526';
const VILLAGE = '371526101369';
const TOWNSHIP = '371526101000';
const LEVELS = ['bureau', 'institution', 'township', 'village', 'household'] as const;

interface Figures {
  known: number;
  register: number;
  lists: number[];
  onNone: number;
}
interface LevelPage {
  rows: (Figures & { key: string | null; name: string | null })[];
  total: Figures;
  next: string | null;
  count: number;
}
type Reader = ReturnType<typeof ledgerReader>;

let fixture: AppFixture;
let get: Reader['get'];
let peopleOf: Reader['peopleOf'];
let workbook: Reader['workbook'];
let handler: SignedIn;
let township: SignedIn;
let helper: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  ({ get, peopleOf, workbook } = ledgerReader(fixture));
  const open = async (login: string, role: Parameters<AppFixture['account']>[1], divisionCode: string) => {
    await fixture.account(login, role, { divisionCode });
    return fixture.signIn(login);
  };
  handler = await open('ledger-handler', 'county-handler', COUNTY);
  township = await open('ledger-township', 'township-staff', TOWNSHIP);
  helper = await open('ledger-helper', 'village-helper', VILLAGE);
  stranger = await open('ledger-stranger', 'county-handler', '371522');
}, 120_000);
afterAll(() => fixture?.close());

async function owner(text: string): Promise<void> {
  const client = await fixture.db.owner();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
const numbers = ({ known, register, lists, onNone }: Figures) => [known, register, ...lists, onNone];
const sumOf = (rows: readonly Figures[]) =>
  rows
    .map(numbers)
    .reduce((sum, row) => sum.map((value, at) => value + (row[at] ?? 0)), [0, 0, 0, 0, 0, 0, 0, 0]);

/** All rows of a level, page by page. */
async function level(session: SignedIn, name: string, place = '', limit = 3): Promise<LevelPage> {
  const rows: LevelPage['rows'] = [];
  let after = '';
  for (;;) {
    const page = await get<LevelPage>(
      session,
      `/api/ledgers?level=${name}&limit=${limit}${place && `&place=${place}`}${after && `&after=${encodeURIComponent(after)}`}`,
    );
    rows.push(...page.rows);
    if (page.next === null) return { ...page, rows };
    after = page.next;
  }
}
const numbersOf = (cells: readonly string[] | undefined, from: number) =>
  (cells ?? []).slice(from).map(Number);

describe('ledgers at five levels', () => {
  it('add up to the same people at the bureau, by institution, township, village and household', async () => {
    const { total } = await level(handler, 'bureau');
    expect(total.known).toBeGreaterThan(50);
    expect(total.register).toBeGreaterThan(5);
    for (const name of LEVELS) {
      const page = await level(handler, name);
      expect([name, sumOf(page.rows)]).toEqual([name, numbers(total)]);
      expect(page.rows).toHaveLength(page.count);
    }
  });

  it('of a township and a village are those that its own staff see, and part of the county', async () => {
    const byTownship = await level(handler, 'township');
    const row = byTownship.rows.find(({ key }) => key === TOWNSHIP);
    expect(row?.known).toBeGreaterThan(0);
    const seen = await level(township, 'village');
    expect(numbers(seen.total)).toEqual(numbers(row as Figures));
    const village = (await level(handler, 'village')).rows.find(({ key }) => key === VILLAGE);
    expect(numbers((await level(helper, 'household')).total)).toEqual(numbers(village as Figures));
    expect(numbers((await level(handler, 'bureau', VILLAGE)).total)).toEqual(numbers(village as Figures));
  });

  it('are not of a place out of reach, and the refusal says where to look', async () => {
    for (const session of [stranger, helper]) {
      const reply = await fixture.send(session, 'GET', `/api/ledgers?level=bureau&place=${COUNTY}`);
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.text).toContain('place-unknown');
    }
    expect((await level(stranger, 'bureau')).total.known).toBe(0);
    expect((await fixture.send(null, 'GET', '/api/ledgers?level=bureau')).status).toBe(401);
  });

  it('have in the database whom the lists of the department name; not if a view lost somebody (negative control)', async () => {
    const listed = async () => {
      const page = await get<{ rows: { person: { personId: number } }[] }>(
        handler,
        '/api/duty-persons?standing=now&limit=500',
      );
      return new Set(page.rows.map(({ person }) => person.personId)).size;
    };
    const register = async () => (await level(handler, 'village')).total.register;
    expect(await register()).toBe(await listed());
    const client = await fixture.db.owner();
    const { rows } = await client.query(`select pg_get_viewdef('duty_person'::regclass) as text`);
    await client.end();
    const text = String(rows[0].text).replace(/;\s*$/, '');
    const broken = `select * from (${text}) x where x.person_id <> (select min(e.person_id) from duty_entry e)`;
    try {
      await owner(`create or replace view duty_person with (security_invoker = true) as ${broken}`);
      expect(await register()).not.toBe(await listed());
    } finally {
      await owner(`create or replace view duty_person with (security_invoker = true) as ${text}`);
    }
    expect(await register()).toBe(await listed());
  });
});

describe('the five lists', () => {
  it('have as many people as their pages name, each once', async () => {
    const lists = await get<Lists>(handler, '/api/five-lists');
    expect(lists.rows).toHaveLength(6);
    expect(lists.rows.every(({ isJudgement, clause }) => isJudgement && clause === 'GS-3-1')).toBe(true);
    for (const { listId, people } of lists.rows) {
      const page = await peopleOf(handler, `list=${listId}`);
      expect([listId, page.rows.length, page.total]).toEqual([listId, people, people]);
      expect(new Set(page.rows.map(({ personId }) => personId)).size).toBe(people);
    }
    expect((await peopleOf(handler, 'list=none')).total).toBe(lists.onNone);
    expect((await peopleOf(handler, '')).total).toBe(lists.known);
    const named = new Map(lists.rows.map(({ listId, people }) => [listId, people]));
    for (const listId of ['wish', 'to-ask']) expect(named.get(listId)).toBeGreaterThan(0);
  });

  it('show no whole number', async () => {
    const { rows } = await peopleOf(handler, '');
    expect(rows.every(({ idNumberMasked }) => idNumberMasked.includes('*'))).toBe(true);
    expect(rows.every(({ name }) => name.length > 0)).toBe(true);
  });

  it('are in the workbook what they are on the pages, to the person', async () => {
    const lists = await get<Lists>(handler, '/api/five-lists');
    const sheets = await workbook(handler, 'five-lists');
    expect(sheets.map(({ name }) => name)).toEqual([
      '数字',
      '怎么列的',
      ...lists.rows.map(({ name }) => name),
    ]);
    expect(
      sheets.every(({ state, hiddenColumns }) => state === 'visible' && hiddenColumns.length === 0),
    ).toBe(true);
    for (const [at, { listId, people }] of lists.rows.entries()) {
      const cells = cellsOf(sheets[at + 2], 2);
      expect([listId, cells.length]).toEqual([listId, people]);
      const page = await peopleOf(handler, `list=${listId}`);
      expect(cells.map(([, name, number]) => [name, number])).toEqual(
        page.rows.map(({ name, idNumberMasked }) => [name, idNumberMasked]),
      );
    }
    const figures = cellsOf(sheets[0]);
    const total = (await level(handler, 'bureau')).total;
    expect(numbersOf(figures.at(-1), 1)).toEqual(numbers(total));
    const townships = (await level(handler, 'township')).rows;
    expect(figures.slice(0, -1).map((row) => numbersOf(row, 1))).toEqual(townships.map(numbers));
    expect(
      sheets
        .flatMap((sheet) => cellsOf(sheet, 2))
        .flat()
        .filter((text) => /\d{17}[\dX]/.test(text)),
    ).toEqual([]);
  });
});

describe('a number that leads to a list', () => {
  const fieldOf = (name: (typeof LEVELS)[number], key: string | null) => {
    if (key === null) return name === 'bureau' ? '' : `without=${name === 'institution' ? 'class' : name}`;
    const field = { institution: 'organisationId', household: 'householdId' }[name as string] ?? 'place';
    return `${field}=${key}`;
  };
  const total = async (session: SignedIn, path: string) =>
    (await get<{ total: number }>(session, path)).total;

  it('is how many stand behind it, at every level and on every list', async () => {
    const { rows: lists } = await get<Lists>(handler, '/api/five-lists');
    const [register, ...others] = lists.map(({ listId }) => listId);
    for (const name of LEVELS)
      for (const row of (await level(handler, name)).rows) {
        const figures: [list: string, people: number][] = [
          ['', row.known],
          [`list=${register}`, row.register],
          ...others.map((listId, at): [string, number] => [`list=${listId}`, row.lists[at] ?? 0]),
          ['list=none', row.onNone],
        ];
        for (const [list, people] of figures.filter(([, people]) => people > 0)) {
          const behind = await total(
            handler,
            `/api/ledger-people?${[fieldOf(name, row.key), list, 'limit=1'].filter(Boolean).join('&')}`,
          );
          expect([name, row.name, list, behind]).toEqual([name, row.name, list, people]);
        }
      }
  });

  it('of the three ledgers is how many wishes the ledger of needs has behind it, those taken back left out', async () => {
    const flow = await get<{
      byKind: { kind: string; wishes: number }[];
      byVillage: { code: string | null; wishes: number }[];
      byOccupation: { code: string | null; wishes: number }[];
    }>(handler, '/api/three-ledgers');
    const behind = (query: string) => total(handler, `/api/needs?counted=yes&limit=1&${query}`);
    for (const { kind, wishes } of flow.byKind) expect(await behind(`kind=${kind}`)).toBe(wishes);
    for (const { code, wishes } of flow.byVillage)
      if (code !== null) expect(await behind(`place=${code}`)).toBe(wishes);
    for (const { code, wishes } of flow.byOccupation)
      if (code !== null) expect(await behind(`occupationCode=${code}`)).toBe(wishes);
  });
});

describe('the workbook of five levels', () => {
  it('says in every sheet what the page of that level says, and the same sum', async () => {
    const sheets = await workbook(handler, 'levels');
    expect(sheets).toHaveLength(LEVELS.length);
    for (const [at, name] of LEVELS.entries()) {
      const from = name === 'village' || name === 'household' ? 2 : 1;
      const page = await level(handler, name);
      const cells = cellsOf(sheets[at]);
      expect([name, cells.slice(0, -1).map((row) => numbersOf(row, from))]).toEqual([
        name,
        page.rows.map(numbers),
      ]);
      expect(numbersOf(cells.at(-1), from)).toEqual(numbers(page.total));
    }
  });
});

describe('the three ledgers', () => {
  it('have as many wishes as the ledger of needs, stage by stage, and the workbook names them', async () => {
    const flow = await get<{
      byKind: { kind: string; wishes: number; served: number }[];
      byVillage: { wishes: number }[];
      byOccupation: { wishes: number }[];
      total: { wishes: number };
    }>(handler, '/api/three-ledgers');
    expect(flow.total.wishes).toBe(flow.byKind.reduce((sum, { wishes }) => sum + wishes, 0));
    for (const kind of ['training', 'assessment', 'job']) {
      const of = await get<typeof flow>(handler, `/api/three-ledgers?kind=${kind}`);
      const needs = await get<{ total: { wishes: number; served: number } }>(
        handler,
        `/api/need-figures?kind=${kind}`,
      );
      expect([kind, of.total.wishes]).toEqual([kind, needs.total.wishes]);
      for (const rows of [of.byVillage, of.byOccupation])
        expect(rows.reduce((sum, { wishes }) => sum + wishes, 0)).toBe(of.total.wishes);
      const [ledger, byVillage] = await workbook(handler, kind);
      expect(cellsOf(ledger)).toHaveLength(of.total.wishes);
      expect(numbersOf(cellsOf(byVillage).at(-1), 1)[0]).toBe(of.total.wishes);
    }
  });
});

describe('a workbook that is taken away', () => {
  it('leaves who, of which place and how many people in the journal; looking at pages leaves nothing', async () => {
    const lines = () =>
      readTx(
        fixture.db,
        { kind: 'system' },
        async (tx) => (await listEvents(tx, { event: 'ledger-exported' })).rows,
      );
    const before = (await lines()).length;
    await level(handler, 'bureau');
    expect(await lines()).toHaveLength(before);
    await workbook(helper, 'five-lists');
    const [line] = await lines();
    const lists = await get<Lists>(helper, '/api/five-lists');
    expect(line).toMatchObject({
      outcome: 'viewed',
      objectType: 'ledger',
      objectId: 'five-lists',
      accountId: helper.actor.accountId,
      detail: { place: VILLAGE, people: lists.rows[0]?.people, unshown: 0 },
    });
  });

  it('is refused of a place out of reach', async () => {
    await expect(workbook(stranger, 'levels', COUNTY)).rejects.toThrow('place-unknown');
  });
});

describe('somebody whose record only named officers open', () => {
  it('is counted, and named neither on the page nor in the workbook', async () => {
    const whole = await get<People>(handler, '/api/ledger-people?list=register&limit=200');
    const one = whole.rows.at(-1) as People['rows'][number];
    expect(whole.unshown).toBe(0);
    await owner(
      `set app.scope_kind = 'system'; update person set is_shielded = true where person_id = ${one.personId}`,
    );
    const left = await get<People>(handler, '/api/ledger-people?list=register&limit=200');
    expect([left.total, left.unshown]).toEqual([whole.total, 1]);
    expect(left.rows.map(({ personId }) => personId)).toEqual(
      whole.rows.map(({ personId }) => personId).filter((id) => id !== one.personId),
    );
    const named = (await workbook(handler, 'five-lists')).flatMap((sheet) => cellsOf(sheet).flat());
    expect(named.filter((cell) => cell === one.idNumberMasked)).toEqual([]);
    expect(named.filter((cell) => cell === whole.rows[0]?.idNumberMasked).length).toBeGreaterThan(0);
  });
});
