import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type Reply, type SignedIn } from '../../testing/app-fixture.ts';
import { COUNTY, numberOf } from '../../testing/own-accounts-fixture.ts';
import type { EntryAnswer, EntryKind, TakeReply } from './contract.ts';

// The demonstration county: two villages with households, a township, and a helper of each village.
const VILLAGE = '371526101369';
const OTHER_VILLAGE = '371526102209';
const TOWNSHIP = '371526101000';
/** A picture of one point. */
const SIGNATURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let fixture: AppFixture;
let helper: SignedIn;
let other: SignedIn;
let township: SignedIn;
let counter: SignedIn;

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  const open = async (
    login: string,
    role: 'village-helper' | 'township-staff' | 'county-handler',
    at: string,
  ) => {
    await fixture.account(login, role, { divisionCode: at });
    return fixture.signIn(login);
  };
  helper = await open('visits-helper', 'village-helper', VILLAGE);
  other = await open('visits-other', 'village-helper', OTHER_VILLAGE);
  township = await open('visits-township', 'township-staff', TOWNSHIP);
  counter = await open('visits-counter', 'county-handler', COUNTY);
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
function ok<T>(reply: Reply): T {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body as T;
}
const post = (by: SignedIn, url: string, body: object) => fixture.send(by, 'POST', url, body);
const get = async <T>(by: SignedIn, url: string) => ok<T>(await fixture.send(by, 'GET', url));
const phone = async (by = helper) =>
  ok<{ deviceId: string }>(await post(by, '/api/helper/devices', { name: '红米' })).deviceId;
const take = async (by: SignedIn, deviceId: string, villageCode = VILLAGE) =>
  post(by, '/api/helper/list', { deviceId, villageCode, waiting: 0 });

const now = () => fixture.app.clock.now().getTime();
const HOUR = 3_600_000;
/** An entry that was taken down an hour ago, three hours after the last contact. */
function entry(kind: EntryKind, content: object, more: object = {}) {
  return {
    ...{ entryId: fixture.key(), kind, content, sinceContactMs: 3 * HOUR },
    contactAt: new Date(now() - 4 * HOUR).toISOString(),
    deviceAt: new Date(fixture.wallClock.now().getTime() - HOUR).toISOString(),
    ...more,
  };
}
type Entry = ReturnType<typeof entry>;
const sendAll = (by: SignedIn, deviceId: string, entries: readonly object[]) =>
  post(by, '/api/helper/entries', { deviceId, entries, waiting: 0 });
async function send(by: SignedIn, deviceId: string, ...entries: readonly Entry[]): Promise<EntryAnswer[]> {
  return ok<{ answers: EntryAnswer[] }>(await sendAll(by, deviceId, entries)).answers;
}
const one = async (by: SignedIn, deviceId: string, of: Entry) =>
  (await send(by, deviceId, of))[0] as EntryAnswer;
const refusedFor = (answer: EntryAnswer) => answer.refusals.map(({ code }) => code);
const stranger = (n: number) => ({ idNumber: numberOf(n), name: ['鲁谷雨', '卞清明'][n % 2] ?? '鲁谷雨' });
const WISH = { need: 'training', words: '想学开叉车', destination: 'stay' } as const;
const needsOf = (idOrPerson: number) =>
  owner<{ times: number; askedOn: string; channel: string; status: string }>(
    `select times, asked_on::text as "askedOn", channel, status from need where person_id = ${idOrPerson}`,
  );
const rowOf = async (entryId: string) =>
  (
    await owner<{ outcome: string; person_id: string | null; clock_off_seconds: number }>(
      `select * from visit_entry where entry_id = '${entryId}'`,
    )
  )[0];

describe('a list that is taken along', () => {
  it('holds the households of one village with their people, plans and open classes, for a day', async () => {
    const deviceId = await phone();
    const list = ok<TakeReply>(await take(helper, deviceId));
    expect(list.villageCode).toBe(VILLAGE);
    expect(list.households.length).toBeGreaterThan(0);
    expect(list.households.flatMap(({ people }) => people).length).toBeGreaterThan(list.households.length);
    expect(Date.parse(list.untilAt) - Date.parse(list.at)).toBe(24 * HOUR);
    expect(list.openings.length).toBeGreaterThan(0);
    expect(list.notice.lines.length).toBeGreaterThan(0);
    // No number and no phone in full.
    expect(JSON.stringify(list)).not.toMatch(/\d{17}[\dX]|"1\d{10}"/);
    const [row] = (
      await get<{ rows: { deviceId: string; listedVillage: string }[] }>(township, '/api/helper-devices')
    ).rows.filter((device) => device.deviceId === deviceId);
    expect(row?.listedVillage).toContain('村');
    const looks = await owner(
      `select 1 from journal_entry where event = 'helper-list-taken' and object_id = '${deviceId}'`,
    );
    expect(looks).toHaveLength(1);
  });
  it('is refused of another village, to an unknown phone, and to the phone of a colleague', async () => {
    const deviceId = await phone();
    expect(codes(await take(helper, deviceId, OTHER_VILLAGE))).toEqual(['village-unknown']);
    expect(codes(await take(helper, fixture.key()))).toEqual(['device-unknown']);
    await fixture.account('visits-colleague', 'village-helper', { divisionCode: VILLAGE });
    const colleague = await fixture.signIn('visits-colleague');
    expect(codes(await take(colleague, deviceId))).toEqual(['device-of-other']);
    expect((await fixture.send(counter, 'GET', '/api/helper/villages')).status).toBe(403);
    const { rows } = await get<{ rows: { villageCode: string }[] }>(helper, '/api/helper/villages');
    expect(rows.map(({ villageCode }) => villageCode)).toEqual([VILLAGE]);
  });
});

describe('entries', () => {
  it('do what they say, on the day on which it was said', async () => {
    const deviceId = await phone();
    const list = ok<TakeReply>(await take(helper, deviceId));
    const unplanned = list.households.flatMap(({ people }) => people).filter(({ asked }) => asked !== 'wish');
    const [none, away] = unplanned;
    const measure = list.households.flatMap(({ measures }) => measures)[0];
    if (!none || !away || !measure) throw new Error('the demonstration has changed');
    const answers = await send(
      helper,
      deviceId,
      entry('wish', { ...stranger(1), ...WISH }),
      entry('no-wish', { personId: none.personId }),
      entry('not-reached', { personId: away.personId, reason: 'not-at-home', tries: 2 }),
      entry('measure', { measureId: measure.measureId, version: measure.version, words: '领回来了' }),
    );
    expect(answers.flatMap(refusedFor)).toEqual([]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['taken', 'taken', 'taken', 'taken']);
    const again = ok<TakeReply>(await take(helper, deviceId));
    const people = again.households.flatMap((household) => household.people);
    expect(people.find(({ personId }) => personId === none.personId)?.asked).toBe('no-wish');
    expect(people.find(({ personId }) => personId === away.personId)?.asked).toBe('not-reached');
    expect(again.households.flatMap(({ measures }) => measures)).not.toContainEqual(measure);
    const wish = await rowOf(answers[0]?.entryId ?? '');
    expect(await needsOf(Number(wish?.person_id))).toMatchObject([{ times: 1, channel: 'household-visit' }]);
  });

  it('sent again are the same: nothing is done twice, and the answer is the same', async () => {
    const deviceId = await phone();
    const wish = entry('wish', { ...stranger(3), ...WISH });
    const first = await one(helper, deviceId, wish);
    expect(await one(helper, deviceId, wish)).toEqual(first);
    const row = await rowOf(wish.entryId);
    expect(await needsOf(Number(row?.person_id))).toMatchObject([{ times: 1 }]);
    // From a second phone of hers: the same entry, and she is told.
    expect(await one(helper, await phone(), wish)).toEqual({ ...first, fromOther: true });
    // Another entry under the same number is not lost unnoticed.
    const changed = { ...wish, content: { ...wish.content, words: '想学电焊' } };
    expect(refusedFor(await one(helper, deviceId, changed))).toEqual(['entry-differs']);
  });

  it('about a measure that the desk has ended are refused with what stands there, and the desk reads her words', async () => {
    const deviceId = await phone();
    const list = ok<TakeReply>(await take(helper, deviceId));
    const household = list.households.find(({ measures }) => measures.length > 0);
    const measure = household?.measures[0];
    if (!household || !measure) throw new Error('the demonstration has changed');
    const { measureId, version } = measure;
    ok(
      await post(township, `/api/household-measures/${measureId}/end`, {
        ...{ version, outcome: 'dropped', words: '家里改养鹅了' },
      }),
    );
    const late = entry('measure', { measureId, version, words: '鸡苗领了二十只' });
    const answer = await one(helper, deviceId, late);
    expect(refusedFor(answer)).toEqual(['measure-ended']);
    expect(answer.refusals[0]?.message).toContain('家里改养鹅了');
    const { rows } = await get<{ rows: { entryId: string; measure: object; said: object }[] }>(
      counter,
      '/api/visit-entries?kind=measure',
    );
    expect(rows.find(({ entryId }) => entryId === late.entryId)).toMatchObject({
      measure: { householdId: household.householdId, number: household.number, measure: measure.measure },
      said: { words: '鸡苗领了二十只' },
    });
  });

  it('are read at the desk with what was said and what they made', async () => {
    const deviceId = await phone();
    const wish = entry('wish', { ...stranger(21), ...WISH });
    const away = entry('not-reached', { ...stranger(22), reason: 'works-elsewhere', tries: 3 });
    expect((await send(helper, deviceId, wish, away)).flatMap(refusedFor)).toEqual([]);
    type Told = { entryId: string; need: { needId: string; words: string } | null; said: object };
    const { rows } = await get<{ rows: Told[] }>(counter, '/api/visit-entries?limit=200');
    const told = rows.find(({ entryId }) => entryId === wish.entryId);
    expect(told?.need).toMatchObject({ kind: 'training', words: WISH.words });
    expect((await fixture.send(counter, 'GET', `/api/needs/${told?.need?.needId}`)).status).toBe(200);
    expect(rows.find(({ entryId }) => entryId === away.entryId)?.said).toEqual({
      ...{ words: null, reason: 'works-elsewhere', tries: 3 },
    });
  });

  it('stand one by one: what is refused or not of its form holds up nothing, and stays refused', async () => {
    const deviceId = await phone();
    const wrong = entry('wish', { ...stranger(4), need: 'training', destination: 'stay' });
    const nobody = entry('no-wish', { personId: 1_234_567 });
    const right = entry('no-wish', stranger(5));
    const answers = await send(helper, deviceId, wrong, nobody, right);
    expect(answers.map(refusedFor)).toEqual([['entry-malformed'], ['person-not-yours'], []]);
    expect(answers.every(({ refusals }) => refusals.every(({ message }) => message.includes('：')))).toBe(
      true,
    );
    expect(await one(helper, deviceId, wrong)).toEqual(answers[0]);
    const { rows } = await get<{ rows: { entryId: string; refusals: { code: string }[] }[] }>(
      counter,
      '/api/visit-entries?outcome=refused',
    );
    expect(rows.map(({ entryId }) => entryId)).toEqual(
      expect.arrayContaining([wrong.entryId, nobody.entryId]),
    );
    // A refusal is told and kept; of what was refused nothing is.
    expect(JSON.stringify(await rowOf(wrong.entryId))).not.toContain(stranger(4).name);
  });

  it('about somebody of another village are refused with where to go', async () => {
    const list = ok<TakeReply>(await take(other, await phone(other), OTHER_VILLAGE));
    const people = list.households.flatMap((household) => household.people);
    const neighbour = people.find(({ name }) => name === '谷满仓');
    const deviceId = await phone();
    const byId = entry('no-wish', { personId: neighbour?.personId });
    const byCard = entry('no-wish', { idNumber: '371526196602280015', name: '谷满仓' });
    const answers = await send(helper, deviceId, byId, byCard);
    expect(refusedFor(answers[0] as EntryAnswer)).toEqual(['person-not-yours']);
    expect(refusedFor(answers[1] as EntryAnswer)).toEqual(['person-elsewhere']);
    expect(answers[1]?.refusals[0]?.message).toContain('那边的村协理员');
  });

  it('of a clock two hours wrong stand at the right time, and it is said', async () => {
    const deviceId = await phone();
    const wrong = new Date(fixture.wallClock.now().getTime() - HOUR + 2 * HOUR).toISOString();
    const answer = await one(helper, deviceId, entry('no-wish', stranger(7), { deviceAt: wrong }));
    expect(answer).toMatchObject({ outcome: 'taken', clockOffSeconds: 7200 });
    expect(answer.happenedAt).toBe(new Date(now() - HOUR).toISOString());
    // A phone that claims a later time than now is not believed.
    const ahead = entry('no-wish', stranger(8), { sinceContactMs: 9 * HOUR });
    expect((await one(helper, deviceId, ahead)).happenedAt).toBe(new Date(now()).toISOString());
  });

  it('fifty times at once are one; under fifty numbers they would be fifty (negative control)', async () => {
    const deviceId = await phone();
    const wish = entry('wish', { ...stranger(9), ...WISH });
    const crowd = await Promise.all(Array.from({ length: 50 }, () => sendAll(helper, deviceId, [wish])));
    expect(crowd.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(
      new Set(crowd.map(({ body }) => JSON.stringify((body as { answers: unknown }).answers))).size,
    ).toBe(1);
    const row = await rowOf(wish.entryId);
    expect(await needsOf(Number(row?.person_id))).toMatchObject([{ times: 1 }]);
    const numbered = Array.from({ length: 50 }, () => ({ ...wish, entryId: fixture.key() }));
    await Promise.all(numbered.map((of) => sendAll(helper, deviceId, [of])));
    expect(await needsOf(Number(row?.person_id))).toMatchObject([{ times: 51 }]);
  }, 120_000);
});

describe('an enrolment', () => {
  const enrolment = (who: object, openingId: string, more: object = {}) =>
    entry('enrolment', {
      ...{ ...who, openingId, noticeEdition: edition, base: 'none', wish: 'find-work', destination: 'here' },
      ...{ cardSeen: true, signature: SIGNATURE },
      ...more,
    });
  let edition = '';
  let openings: TakeReply['openings'] = [];
  let deviceId = '';
  beforeAll(async () => {
    deviceId = await phone();
    const list = ok<TakeReply>(await take(helper, deviceId));
    edition = list.notice.edition;
    openings = list.openings;
  });

  it('with her signature gives her a number, keeps the signature, and she sees who helped her', async () => {
    const openingId = openings[0]?.openingId ?? '';
    const sent = enrolment(stranger(11), openingId);
    const answer = await one(helper, deviceId, sent);
    expect(answer.refusals).toEqual([]);
    expect(answer.seat?.number).toBeGreaterThan(0);
    const row = await rowOf(sent.entryId);
    const helped =
      await owner(`select route, agreed_by, reason from helped_act a join help_session using (help_session_id)
      where a.person_id = ${row?.person_id} and done_at is not null`);
    expect(helped).toMatchObject([{ route: 'worker.enrol', agreed_by: 'present' }]);
    const { rows } = await get<{ rows: { entryId: string; signatures: { fileId: string }[] }[] }>(
      counter,
      '/api/visit-entries?kind=enrolment',
    );
    const fileId = rows.find(({ entryId }) => entryId === sent.entryId)?.signatures[0]?.fileId;
    expect((await fixture.send(counter, 'GET', `/api/files/${fileId}`)).status).toBe(200);
    expect((await fixture.send(other, 'GET', `/api/files/${fileId}`)).status).toBe(403);
    // Sent again she has one seat, and one agreement stands.
    expect(await one(helper, deviceId, sent)).toEqual(answer);
    expect(await owner(`select 1 from seat where person_id = ${row?.person_id}`)).toHaveLength(1);
  });

  it('without her agreement, without a look at her card or with a broken picture is refused', async () => {
    const openingId = openings[0]?.openingId ?? '';
    const of = (more: object) => enrolment(stranger(12), openingId, more);
    const answers = await send(
      helper,
      deviceId,
      of({ signature: undefined }),
      of({ cardSeen: false }),
      of({ signature: 'AAAA' }),
      of({ noticeEdition: '1999-01' }),
    );
    expect(answers.map(refusedFor)).toEqual([
      ['signature-needed'],
      ['card-not-seen'],
      ['signature-broken'],
      ['notice-changed'],
    ]);
    const [left] = await owner<{ n: number }>(
      `select count(*)::int as n from stored_file where subject_type = 'visit-entry' and subject_id = any
        (array[${answers.map(({ entryId }) => `'${entryId}'`).join(',')}])`,
    );
    expect(left?.n).toBe(0);
  });

  it('in a class that is full meanwhile gives a place in the queue, twice in the same is refused', async () => {
    const openingId = openings[0]?.openingId ?? '';
    await owner(`update class_opening set seats = (select count(*) from seat s where s.opening_id = class_opening.opening_id
      and s.status in ('held', 'enrolled')) where opening_id = '${openingId}'`);
    const queued = await one(helper, deviceId, enrolment(stranger(13), openingId));
    expect(queued.seat?.isQueued).toBe(true);
    const again = await one(helper, deviceId, enrolment(stranger(13), openingId));
    expect(refusedFor(again)).toEqual(['already-enrolled']);
  });
});

describe('a phone that is lost', () => {
  it('is revoked by the county, brings nothing more, and says when it is empty', async () => {
    const deviceId = await phone();
    await sendAll(helper, deviceId, [entry('no-wish', stranger(14))]);
    await post(helper, '/api/helper/entries', { deviceId, entries: [], waiting: 3 });
    const { rows } = await get<{
      rows: { deviceId: string; version: number; waiting: number; allowed: string[] }[];
    }>(township, '/api/helper-devices');
    const row = rows.find((device) => device.deviceId === deviceId);
    expect(row).toMatchObject({ waiting: 3, allowed: ['visits.revoke'] });
    const revocation = { version: row?.version, reason: '赶集时丢了' };
    const url = `/api/helper-devices/${deviceId}/revocation`;
    expect((await post(helper, url, revocation)).status).toBe(403);
    expect(codes(await post(township, url, { ...revocation, version: 9 }))).toEqual(['version-conflict']);
    ok(await post(township, url, revocation));
    expect(codes(await post(township, url, revocation))).toEqual(['device-ended']);
    const late = entry('no-wish', stranger(15));
    expect(codes(await sendAll(helper, deviceId, [late]))).toEqual(['device-revoked']);
    expect(codes(await take(helper, deviceId))).toEqual(['device-revoked']);
    expect(await rowOf(late.entryId)).toBeUndefined();
    const wiping = `/api/helper/devices/${deviceId}/wiping`;
    expect(codes(await post(other, wiping, { unsent: 3 }))).toEqual(['not-found']);
    ok(await post(helper, wiping, { unsent: 3 }));
    expect(codes(await post(helper, wiping, { unsent: 3 }))).toEqual(['device-ended']);
    const after = await get<{ rows: object[] }>(township, '/api/helper-devices');
    expect(after.rows).toContainEqual(
      expect.objectContaining({ deviceId, status: 'wiped', wipedUnsent: 3, revokeReason: '赶集时丢了' }),
    );
  });
  it('a helper sees her own phones and entries alone', async () => {
    const deviceId = await phone(other);
    for (const by of [helper, township]) {
      const { rows } = await get<{ rows: { deviceId: string }[] }>(by, '/api/helper-devices');
      expect(rows.map((row) => row.deviceId)).not.toContain(deviceId);
    }
  });
});
