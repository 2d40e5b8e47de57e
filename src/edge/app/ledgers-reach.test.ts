import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_PASSWORD } from '../../platform/access/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { cellsOf, type Lists, ledgerReader } from '../../testing/ledgers-fixture.ts';

const COUNTY = '371526';
const VILLAGE = '371526101369';
const TOWNSHIP = '371526101000';
const LEVELS = ['bureau', 'institution', 'township', 'village', 'household'] as const;

type Reader = ReturnType<typeof ledgerReader>;

let fixture: AppFixture;
let get: Reader['get'];
let peopleOf: Reader['peopleOf'];
let workbook: Reader['workbook'];
let handler: SignedIn;
let township: SignedIn;
let helper: SignedIn;
/** A helper whose account reaches over the county: her villages are those of her phone. */
let countyHelper: SignedIn;

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  ({ get, peopleOf, workbook } = ledgerReader(fixture));
  const open = async (login: string, role: Parameters<AppFixture['account']>[1], divisionCode: string) => {
    await fixture.account(login, role, { divisionCode });
    return fixture.signIn(login);
  };
  handler = await open('reach-handler', 'county-handler', COUNTY);
  township = await open('reach-township', 'township-staff', TOWNSHIP);
  helper = await open('reach-helper', 'village-helper', VILLAGE);
  countyHelper = await open('reach-county-helper', 'village-helper', COUNTY);
}, 120_000);
afterAll(() => fixture?.close());

interface Unasked {
  rows: { personId: number; wasNotReached: boolean }[];
  villages: { left: number; notReached: number }[];
  total: number;
}

describe('a village helper whose account reaches over the county', () => {
  const villagesOf = async () => {
    const { rows } = await get<{ rows: { villageCode: string; villageName: string }[] }>(
      countyHelper,
      '/api/helper/villages',
    );
    return rows;
  };

  it('reads the people of her villages and nobody else, on pages and in workbooks; the county reads more (control)', async () => {
    const villages = await villagesOf();
    expect(villages.length).toBeGreaterThan(1);
    const names = new Set(villages.map(({ villageName }) => villageName));
    const rowsOf = (session: SignedIn) =>
      get<{ rows: { personId: number; villageName: string | null }[]; total: number }>(
        session,
        '/api/ledger-people?limit=500',
      );
    const outside = (rows: readonly { villageName: string | null }[]) =>
      rows.filter(({ villageName }) => villageName === null || !names.has(villageName)).length;
    const own = await rowsOf(countyHelper);
    expect(outside(own.rows)).toBe(0);
    expect(outside((await rowsOf(handler)).rows)).toBeGreaterThan(0);
    const parts = await Promise.all(
      villages.map(async ({ villageCode }) =>
        (await peopleOf(handler, `place=${villageCode}`)).rows.map(({ personId }) => personId),
      ),
    );
    expect(own.rows.map(({ personId }) => personId).sort()).toEqual(parts.flat().sort());
    for (const name of LEVELS) {
      const page = await get<{ total: { known: number } }>(
        countyHelper,
        `/api/ledgers?level=${name}&limit=5`,
      );
      expect([name, page.total.known]).toEqual([name, own.total]);
    }
    const lists = await get<Lists>(countyHelper, '/api/five-lists');
    expect(lists.known).toBe(own.total);
    const sheets = await workbook(countyHelper, 'five-lists');
    const register = cellsOf(sheets[2], 2);
    expect(register).toHaveLength(lists.rows[0]?.people ?? 0);
    expect(outside(register.map(([, , , , village]) => ({ villageName: village ?? null })))).toBe(0);
    const inAll = (await workbook(handler, 'five-lists')).slice(2).flatMap((sheet) => cellsOf(sheet, 2));
    expect(inAll.length).toBeGreaterThanOrEqual(register.length);
    const { total } = await get<{ total: { wishes: number } }>(countyHelper, '/api/three-ledgers');
    expect(cellsOf((await workbook(countyHelper, 'training'))[0]).length).toBeLessThanOrEqual(total.wishes);
  });

  it('is refused a place in which no village is hers', async () => {
    const townships = await get<{ rows: { divisionCode: string }[] }>(
      handler,
      `/api/divisions?parent=${COUNTY}`,
    );
    const known = (await villagesOf()).map(({ villageCode }) => villageCode.slice(0, 9));
    const other = townships.rows.find(({ divisionCode }) => !known.includes(divisionCode.slice(0, 9)));
    const place = `place=${other?.divisionCode}`;
    expect((await fixture.send(handler, 'GET', `/api/ledger-people?limit=5&${place}`)).status).toBe(200);
    const reply = await fixture.send(countyHelper, 'GET', `/api/ledger-people?limit=5&${place}`);
    expect(reply.text).toContain('place-unknown');
  });
});

describe('whoever is to be asked', () => {
  const toAsk = (session: SignedIn) => get<Unasked>(session, '/api/unasked?limit=500');
  const ids = (rows: readonly { personId: number }[]) => rows.map(({ personId }) => personId).sort();

  it('is on the page of those to be asked and on the list, to the person, whoever reads', async () => {
    for (const session of [handler, township, helper, countyHelper]) {
      const page = await toAsk(session);
      const list = await peopleOf(session, 'list=to-ask');
      expect(ids(page.rows)).toEqual(ids(list.rows));
      expect(page.villages.reduce((sum, { left }) => sum + left, 0)).toBe(list.total);
      expect(page.rows.filter(({ wasNotReached }) => wasNotReached).length).toBe(
        page.villages.reduce((sum, { notReached }) => sum + notReached, 0),
      );
    }
    expect((await toAsk(handler)).rows.some(({ wasNotReached }) => wasNotReached)).toBe(true);
  });

  it('is not once she has a place in a class or its queue, until she gives it up', async () => {
    const [one] = (await toAsk(handler)).rows;
    const seats = `from seat where seat_id = (select seat_id from seat where status in ('held', 'queued', 'enrolled') order by seat_id limit 1)`;
    const client = await fixture.db.owner();
    await client.query(`set app.scope_kind = 'system'`);
    const { rows } = await client.query(`select seat_id, person_id, status ${seats}`);
    const [seat] = rows as { seat_id: string; person_id: string; status: string }[];
    const give = (personId: string | number) =>
      client.query(`update seat set person_id = $1, taken_at = $3 where seat_id = $2`, [
        personId,
        seat?.seat_id,
        fixture.app.clock.now(),
      ]);
    try {
      await client.query('alter table seat disable trigger user');
      await give(one?.personId ?? 0);
      for (const of of [await toAsk(handler), await peopleOf(handler, 'list=to-ask')])
        expect(ids(of.rows)).not.toContain(one?.personId);
      await client.query(`update seat set status = 'left', ended_at = taken_at where seat_id = $1`, [
        seat?.seat_id,
      ]);
      for (const of of [await toAsk(handler), await peopleOf(handler, 'list=to-ask')])
        expect(ids(of.rows), 'negative control').toContain(one?.personId);
    } finally {
      await client.query('update seat set status = $1, ended_at = null where seat_id = $2', [
        seat?.status,
        seat?.seat_id,
      ]);
      await give(seat?.person_id ?? 0);
      await client.query('alter table seat enable trigger user');
      await client.end();
    }
  });
});

describe('a wish that somebody says on her phone', () => {
  it('is of the village of her household; without a card no village is known (control)', async () => {
    const client = await fixture.db.owner();
    await client.query(`set app.scope_kind = 'system'`);
    const worker = await fixture.signIn('worker', DEMONSTRATION_PASSWORD);
    const { personId } = worker.actor;
    const say = async (words: string) => {
      const wish = { kind: 'training', words, destination: 'stay' };
      const reply = await fixture.send(worker, 'POST', '/api/me/needs', wish);
      expect([reply.status, reply.text]).toEqual([200, expect.stringContaining('needId')]);
      const { needId } = reply.body as { needId: string };
      const found = await client.query('select village_code from need where need_id = $1', [needId]);
      return found.rows[0].village_code;
    };
    const { rows: homes } = await client.query(
      `select m.member_id, h.village_code from household_member m join household h using (household_id)
       where m.person_id = $1 and m.until_on is null`,
      [personId],
    );
    expect(homes[0].village_code).toMatch(/^\d{12}$/);
    expect(await say('想学养蜂')).toBe(homes[0].village_code);
    const of = 'household_member set person_id';
    try {
      await client.query('alter table household_member disable trigger user');
      await client.query(
        `update ${of} = (select max(person_id) from person where person_id not in (select person_id from household_member))
         where member_id = $1`,
        [homes[0].member_id],
      );
      expect(await say('想学养兔')).toBe(null);
      await client.query(`update ${of} = $1 where member_id = $2`, [personId, homes[0].member_id]);
    } finally {
      await client.query('alter table household_member enable trigger user');
      await client.end();
    }
  });
});
