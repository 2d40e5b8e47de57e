import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type Reply, type SignedIn } from '../../testing/app-fixture.ts';
import { OTHER_VILLAGE, openAsking, VILLAGE } from '../../testing/needs-fixture.ts';
import {
  begin,
  COUNTY,
  field,
  numberOf,
  proveByPhone,
  sessionOf,
} from '../../testing/own-accounts-fixture.ts';
import { needCounts, needRows, needsOf } from './index.ts';

const ELECTRICIAN = '6-31-01-03';
const CARER = '4-10-01-05';

let fixture: AppFixture;
let who: Awaited<ReturnType<typeof openAsking>>;

beforeAll(async () => {
  fixture = await openAppFixture();
  who = await openAsking(fixture);
});
afterAll(() => fixture?.close());

async function owner<T = Record<string, unknown>>(text: string): Promise<T[]> {
  const client = await fixture.db.owner();
  try {
    await client.query(`select set_config('app.scope_kind', 'system', false)`);
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}
const NAMES = ['鲁谷雨', '卞清明', '史惊蛰', '秦白露'];
const person = (n: number) => ({ idNumber: numberOf(n), name: NAMES[n % NAMES.length] ?? '鲁谷雨' });
const wish = { kind: 'training', occupationCode: ELECTRICIAN, destination: 'stay', channel: 'township' };
const record = (session: SignedIn, body: object) => fixture.send(session, 'POST', '/api/needs', body);
const mark = (session: SignedIn, body: object) => fixture.send(session, 'POST', '/api/contact-marks', body);
const list = async (session: SignedIn, query = '') =>
  ((await fixture.send(session, 'GET', `/api/needs${query}`)).body as { rows: Listed[]; total: number }).rows;
interface Listed {
  needId: string;
  personId: number;
  status: string;
  times: number;
  words: string | null;
  occupationCode: string | null;
  villageName: string | null;
  version: number;
  allowed: string[];
  clause: string | null;
}
const one = async (session: SignedIn, needId: string) =>
  (await fixture.send(session, 'GET', `/api/needs/${needId}`)).body as Listed;
const done = (reply: Reply) => {
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as { needId: string; isNew: boolean; personId: number; version: number; markId: string };
};
const waiting = (personId: number) =>
  owner<{ status: string; times: number }>(
    `select status, times from need where person_id = ${personId} order by recorded_at`,
  );
const standing = (personId: number) =>
  owner<{ kind: string; status: string }>(
    `select kind, status from contact_mark where person_id = ${personId} order by recorded_at`,
  );

describe('a wish', () => {
  it('is recorded by the helper of her village, and the township and the county see it', async () => {
    const { needId, isNew } = done(
      await record(who.helper, { ...person(1), ...wish, wishedFrom: '2024-11', placeWished: '镇上' }),
    );
    expect(isNew).toBe(true);
    for (const session of [who.helper, who.township, who.counter])
      expect(await one(session, needId)).toMatchObject({
        status: 'open',
        villageName: '前柳村',
        times: 1,
        wishedFrom: '2024-11-01',
        clause: 'LN-2-1a',
        allowed: ['needs.serve', 'needs.withdraw'],
      });
    expect((await fixture.send(who.otherTownship, 'GET', `/api/needs/${needId}`)).status).toBe(404);
  });

  it('is the same one when she is asked again, whichever village asks, and is counted', async () => {
    const first = done(await record(who.township, { ...person(2), ...wish, villageCode: VILLAGE }));
    const again = done(await record(who.counter, { ...person(2), ...wish, channel: 'phone' }));
    const elsewhere = done(await record(who.otherTownship, { ...person(2), ...wish }));
    expect([again, elsewhere].map(({ needId, isNew }) => [needId, isNew])).toEqual([
      [first.needId, false],
      [first.needId, false],
    ]);
    expect(await waiting(first.personId)).toEqual([{ status: 'open', times: 3 }]);
    // Her own words for the same thing are the same wish however they are spaced; another kind is another wish.
    const words = { ...wish, occupationCode: undefined, words: '想学 月嫂' };
    const said = done(await record(who.counter, { ...person(2), ...words }));
    expect(done(await record(who.counter, { ...person(2), ...words, words: '想学月嫂。' }))).toMatchObject({
      needId: said.needId,
      isNew: false,
    });
    expect(done(await record(who.counter, { ...person(2), ...wish, kind: 'job' })).isNew).toBe(true);
  });

  it('of fifty who record the same at once one is stored, and all are counted', async () => {
    const { personId } = done(await record(who.counter, { ...person(3), ...wish, kind: 'job' }));
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        record(at % 2 === 0 ? who.counter : who.township, { ...person(3), ...wish }),
      ),
    );
    const stored = tried.map(done);
    expect(new Set(stored.map(({ needId }) => needId)).size).toBe(1);
    expect(stored.filter(({ isNew }) => isNew)).toHaveLength(1);
    const rows = await owner<{ times: number }>(
      `select times from need where person_id = ${personId} and kind = 'training'`,
    );
    expect(rows).toEqual([{ times: 50 }]);
  });

  it('without the index of what waits, it would be stored twice (negative control)', async () => {
    const { needId, personId } = done(await record(who.counter, { ...person(4), ...wish }));
    const copy = `insert into need select gen_random_uuid(), person_id, division_path, village_code, kind,
      occupation_code, words, wish_key, mapped_by, mapped_on, wished_from, place_wished, destination, where_to, channel,
      asked_by, asked_on, first_asked_on, times, status, class_id, planned_on, served_on, served_by, certified, paper,
      end_reason, end_note, ended_on, recorded_at, version from need where need_id = '${needId}'`;
    await expect(owner(copy)).rejects.toThrow(/need_one_waiting/);
    const [{ definition }] = (await owner<{ definition: string }>(
      `select pg_get_indexdef('need_one_waiting'::regclass) as definition`,
    )) as [{ definition: string }];
    try {
      await owner('drop index need_one_waiting');
      await owner(copy);
      expect(await waiting(personId)).toHaveLength(2);
    } finally {
      await owner(`delete from need where person_id = ${personId} and need_id <> '${needId}'`);
      await owner(definition);
    }
  });

  it('is refused with what to do next', async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ ...person(5), ...wish, idNumber: '123456789012345678' }, 'id-number-faulty'],
      [{ ...person(1), ...wish, name: '不是她' }, 'name-differs'],
      [{ ...person(5), ...wish, phone: '12' }, 'phone-faulty'],
      [{ ...person(5), ...wish, occupationCode: '9-99-99-99' }, 'occupation-unknown'],
      [{ ...person(5), ...wish, whereTo: '北京' }, 'not-leaving'],
      [{ ...person(5), ...wish, askedOn: '2031-01-01' }, 'asked-in-future'],
      [{ ...person(5), ...wish, askedOn: '2001-01-01' }, 'asked-too-long-ago'],
      [{ ...person(5), ...wish, villageCode: `${COUNTY}999201` }, 'village-unknown'],
    ];
    for (const [body, code] of cases) expect(codes(await record(who.counter, body)), code).toEqual([code]);
    expect(codes(await record(who.township, { ...person(5), ...wish, villageCode: OTHER_VILLAGE }))).toEqual([
      'village-unknown',
    ]);
    for (const body of [{ ...wish, ...person(5), occupationCode: undefined }, { ...wish }])
      expect((await record(who.counter, body)).status).toBe(400);
    expect((await list(who.counter)).some(({ villageName }) => villageName === '后沙村')).toBe(false);
  });

  it('of somebody whom only another township knows is not taken by her number in the list', async () => {
    const { personId } = done(await record(who.township, { ...person(6), ...wish }));
    const asked = { personId, ...wish, kind: 'job' };
    expect((await record(who.otherTownship, asked)).status).toBe(404);
    expect(done(await record(who.township, asked)).isNew).toBe(true);
  });
});

describe('rows of another place', () => {
  it('are not in the list, its figures or its file', async () => {
    const before = (await list(who.otherTownship)).length;
    done(await record(who.helper, { ...person(7), ...wish, occupationCode: CARER }));
    expect(await list(who.otherTownship)).toHaveLength(before);
    expect(
      (await list(who.township, `?occupationCode=${CARER}`)).map(({ villageName }) => villageName),
    ).toEqual(['前柳村']);
    const figures = async (session: SignedIn) =>
      ((await fixture.send(session, 'GET', '/api/need-figures')).body as { total: { wishes: number } }).total
        .wishes;
    expect(await figures(who.otherTownship)).toBe(before);
    expect(await figures(who.counter)).toBeGreaterThan(await figures(who.township));
    const file = await fixture.send(who.helper, 'GET', '/api/needs.xlsx');
    expect(file.status).toBe(200);
  });

  it('would be there without the row policy (negative control)', async () => {
    await owner('alter table need disable row level security');
    try {
      expect((await list(who.otherTownship)).map(({ villageName }) => villageName)).toContain('前柳村');
    } finally {
      await owner('alter table need enable row level security');
    }
  });
});

describe('her own words', () => {
  it('are kept, read as occupations for somebody to confirm, and mapped once', async () => {
    const { needId } = done(
      await record(who.counter, { ...person(8), ...wish, occupationCode: undefined, words: '想学个电工' }),
    );
    expect((await list(who.counter, '?unmapped=yes')).map((row) => row.needId)).toContain(needId);
    const { rows } = (
      await fixture.send(who.counter, 'GET', `/api/need-readings?words=${encodeURIComponent('想学个电工')}`)
    ).body as { rows: { occupationCode: string; name: string }[] };
    expect(rows.map(({ name }) => name)).toContain('电工');
    const { version } = await one(who.counter, needId);
    const map = (body: object) => fixture.send(who.counter, 'POST', `/api/needs/${needId}/occupation`, body);
    expect(codes(await map({ version, occupationCode: '9-99-99-99' }))).toEqual(['occupation-unknown']);
    expect(codes(await map({ version: 99, occupationCode: ELECTRICIAN }))).toEqual(['version-conflict']);
    expect(done(await map({ version, occupationCode: ELECTRICIAN })).version).toBe(version + 1);
    expect(await one(who.counter, needId)).toMatchObject({
      words: '想学个电工',
      occupationCode: ELECTRICIAN,
      mappedBy: 'counter',
    });
    // A second one that means the same is the same wish: it is taken out, not doubled.
    const other = done(
      await record(who.counter, { ...person(8), ...wish, occupationCode: undefined, words: '修电路' }),
    );
    expect(
      codes(
        await fixture.send(who.counter, 'POST', `/api/needs/${other.needId}/occupation`, {
          version: 1,
          occupationCode: ELECTRICIAN,
        }),
      ),
    ).toEqual(['same-need-waits']);
  });
});

describe('a result or an end', () => {
  it('is recorded by hand with the paper, and the wish is over', async () => {
    const { needId } = done(await record(who.township, { ...person(9), ...wish, kind: 'job' }));
    const serve = (body: object) =>
      fixture.send(who.township, 'POST', `/api/needs/${needId}/result`, {
        ...{ version: 1, certified: false, paper: '劳动合同 12 号' },
        ...body,
      });
    expect(codes(await serve({ servedOn: '2031-01-01' }))).toEqual(['served-in-future']);
    expect(codes(await serve({ servedOn: '2001-01-01' }))).toEqual(['served-in-future']);
    const { today } = (await fixture.send(who.counter, 'GET', '/api/need-figures')).body as { today: string };
    done(await serve({ servedOn: today }));
    expect(await one(who.township, needId)).toMatchObject({
      status: 'served',
      servedBy: 'hand',
      allowed: [],
    });
    expect(codes(await serve({ servedOn: today, version: 2 }))).toEqual(['need-state']);
    expect(done(await record(who.township, { ...person(9), ...wish, kind: 'job' })).isNew).toBe(true);
  });

  it('is a reason for which it is taken out; figures no longer count it', async () => {
    const { needId, personId } = done(await record(who.township, { ...person(10), ...wish }));
    const ended = { version: 1, endReason: 'recorded-by-mistake' };
    done(await fixture.send(who.township, 'POST', `/api/needs/${needId}/withdraw`, ended));
    expect(
      codes(
        await fixture.send(who.township, 'POST', `/api/needs/${needId}/withdraw`, { ...ended, version: 2 }),
      ),
    ).toEqual(['need-state']);
    const [rows, counts] = await readTx(fixture.app.db, { kind: 'system' }, async (tx) => [
      await needsOf(tx, personId as never),
      await needCounts(tx, 'd37.d15.d26'),
    ]);
    expect(rows).toMatchObject([{ status: 'withdrawn', endReason: 'recorded-by-mistake' }]);
    expect(counts.find(({ kind, status }) => kind === 'training' && status === 'withdrawn')?.count).toBe(1);
    const ledger = await readTx(fixture.app.db, { kind: 'system' }, (tx) =>
      needRows(tx, { kind: 'training', divisionPath: 'd37.d15.d26' }),
    );
    expect(ledger.some((row) => row.needId === needId)).toBe(false);
    expect(ledger.length).toBeGreaterThan(0);
  });
});

describe('a mark', () => {
  it('that she wishes nothing or was not reached is replaced by the next answer', async () => {
    const reached = { kind: 'not-reached', reason: 'not-at-home', tries: 2, channel: 'household-visit' };
    const { personId } = done(await mark(who.helper, { ...person(11), ...reached }));
    done(await mark(who.township, { personId, kind: 'no-wish', channel: 'phone' }));
    expect(await standing(personId)).toEqual([
      { kind: 'not-reached', status: 'replaced' },
      { kind: 'no-wish', status: 'standing' },
    ]);
    done(await record(who.counter, { personId, ...wish }));
    expect((await standing(personId)).map(({ status }) => status)).toEqual(['replaced', 'replaced']);
    expect(codes(await mark(who.counter, { personId, ...reached }))).toEqual(['wish-waits']);
    expect((await mark(who.counter, { ...person(12), kind: 'not-reached', channel: 'phone' })).status).toBe(
      400,
    );
    expect(codes(await mark(who.counter, { ...person(12), ...reached, markedOn: '2031-01-01' }))).toEqual([
      'asked-in-future',
    ]);
  });

  it('of fifty at once one stands', async () => {
    const { personId } = done(await mark(who.counter, { ...person(13), kind: 'no-wish', channel: 'phone' }));
    const tried = await Promise.all(
      Array.from({ length: 50 }, () =>
        mark(who.township, { ...person(13), kind: 'no-wish', channel: 'phone' }),
      ),
    );
    expect(tried.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    for (const reply of tried.filter(({ status }) => status !== 200))
      expect(codes(reply)).toEqual(['marked-meanwhile']);
    expect((await standing(personId)).filter(({ status }) => status === 'standing')).toHaveLength(1);
  });

  it('in the view is the last answer of each', async () => {
    const { personId } = done(await mark(who.counter, { ...person(14), kind: 'no-wish', channel: 'phone' }));
    const state = () =>
      owner<{ state: string }>(`select state from contact_status where person_id = ${personId}`);
    expect(await state()).toEqual([{ state: 'no-wish' }]);
    done(await record(who.counter, { personId, ...wish }));
    expect(await state()).toEqual([{ state: 'wish' }]);
  });
});

describe('on her phone', () => {
  it('she says what she wishes, sees what others recorded, and takes it back', async () => {
    const idNumber = numberOf(20);
    const phone = '13900008020';
    done(await record(who.helper, { idNumber, name: '鲁谷雨', phone, ...wish }));
    const handle = await begin(fixture, idNumber, '鲁谷雨');
    await proveByPhone(fixture, handle, phone);
    const entered = await fixture.send(null, 'POST', '/api/public/registration/account', {
      handle,
      password: 'shuiku7he',
    });
    expect(entered.status, entered.text).toBe(200);
    const she = sessionOf(entered, who.counter.actor);
    const own = async () =>
      (await fixture.send(she, 'GET', '/api/me/needs')).body as {
        rows: {
          needId: string;
          wish: string;
          isOwn: boolean;
          version: number;
          status: string;
          allowed: string[];
        }[];
        needsCounty: boolean;
      };
    expect(await own()).toMatchObject({ needsCounty: false, rows: [{ isOwn: false, status: 'open' }] });
    const body = { kind: 'training', words: '想学做月嫂', destination: 'leave', whereTo: '北京' };
    const said = done(await fixture.send(she, 'POST', '/api/me/needs', body));
    expect(said.isNew).toBe(true);
    const again = done(
      await fixture.send(she, 'POST', '/api/me/needs', {
        ...body,
        words: undefined,
        occupationCode: ELECTRICIAN,
      }),
    );
    expect(again.isNew).toBe(false);
    const { rows } = await own();
    expect(rows).toHaveLength(2);
    const mine = rows.find(({ needId }) => needId === said.needId);
    expect(mine).toMatchObject({ wish: '想学做月嫂', isOwn: true, allowed: ['worker.withdrawNeed'] });
    const url = `/api/me/needs/${said.needId}/withdraw`;
    expect((await fixture.send(she, 'POST', url, { version: mine?.version })).status).toBe(200);
    expect(codes(await fixture.send(she, 'POST', url, { version: (mine?.version ?? 0) + 1 }))).toEqual([
      'need-state',
    ]);
    // Nobody else's wish is hers to see or take back.
    const { needId: foreign } = done(await record(who.counter, { ...person(21), ...wish }));
    const taken = await fixture.send(she, 'POST', `/api/me/needs/${foreign}/withdraw`, { version: 1 });
    expect(taken.status).toBe(404);
    expect(field(entered, 'csrfToken')).not.toBe('');
  });
});
