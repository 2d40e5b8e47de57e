import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import {
  begin,
  COUNTY,
  numberOf,
  proveByPhone,
  recordPerson,
  sessionOf,
} from '../../testing/own-accounts-fixture.ts';

const PHONE = '13900009101';
const CHOICE = '/api/me/messages/choice';
const idNumber = numberOf(71);

let fixture: AppFixture;
let helper: SignedIn;
let colleague: SignedIn;
let herself: SignedIn;
let stranger: SignedIn;

const get = async <T = Record<string, unknown>>(session: SignedIn, url: string) =>
  (await fixture.send(session, 'GET', url)).body as T;
const post = (session: SignedIn | null, url: string, body: object) =>
  fixture.send(session, 'POST', url, body);

beforeAll(async () => {
  fixture = await openAppFixture();
  for (const login of ['counter', 'counter2', 'villager'])
    await fixture.account(login, login === 'villager' ? 'village-helper' : 'county-handler', {
      divisionCode: COUNTY,
    });
  await fixture.account('reviewer', 'county-first-reviewer', { divisionCode: COUNTY });
  await fixture.account('elsewhere', 'county-handler', { divisionCode: '371525' });
  helper = await fixture.signIn('counter');
  colleague = await fixture.signIn('counter2');
  stranger = await fixture.signIn('elsewhere');
  await recordPerson(fixture, helper.actor, { idNumber, name: '褚立冬', phone: PHONE });
  await post(helper, '/api/help-sessions', { idNumber, name: '褚立冬', cardSeen: true });
  await post(helper, '/api/me/help/agreement', { path: CHOICE, by: 'present', reason: '手机没电' });
  expect((await post(helper, CHOICE, { isOff: true })).status).toBe(200);
  await post(helper, '/api/me/help/end', {});
  const handle = await begin(fixture, idNumber, '褚立冬');
  await proveByPhone(fixture, handle, PHONE);
  herself = sessionOf(
    await post(null, '/api/public/registration/account', { handle, password: null }),
    helper.actor,
  );
});
afterAll(() => fixture?.close());

interface Fact {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly fact: string;
  readonly stated: string;
  readonly statedBy: string;
}
const helpedFact = async () =>
  (await get<{ facts: Fact[] }>(herself, '/api/me/disputable')).facts.find(
    ({ fact }) => fact === 'agreed-act',
  );
const answer = (session: SignedIn, disputeId: string, version: number) =>
  post(session, `/api/disputes/${disputeId}/answer`, {
    version,
    answer: 'upheld',
    reply: '已问过经办人和本人',
  });

describe('an act that a helper did for her', () => {
  it('is disputed by her: a number and a day for her, who and when and how for the county', async () => {
    const fact = await helpedFact();
    expect(fact).toMatchObject({ subjectType: 'helped-act', statedBy: '县级经办counter' });
    expect(fact?.stated).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d 替本人办了“.+”，登记的是本人在场并同意（手机没电）$/,
    );
    const said = { subjectType: 'helped-act', subjectId: fact?.subjectId, fact: 'agreed-act' };
    const wrong = { ...said, kind: 'not-me', content: '这件事我没有同意' };
    expect(codes(await post(herself, '/api/me/disputes', wrong))).toEqual(['wrong-kind']);
    const raised = await post(herself, '/api/me/disputes', { ...wrong, kind: 'never-agreed' });
    expect(raised.body).toMatchObject({ number: expect.stringMatching(/^B371526-/), heldLines: 0 });
    const { rows } = await get<{ rows: Record<string, unknown>[] }>(herself, '/api/me/disputes');
    expect(rows).toMatchObject([
      { subjectId: fact?.subjectId, answerByOn: expect.stringMatching(/^\d{4}-/) },
    ]);
    const disputeId = String(rows[0]?.disputeId);
    const seen = await get(colleague, `/api/disputes/${disputeId}`);
    expect(seen).toMatchObject({
      stated: fact?.stated,
      statedBy: '县级经办counter',
      kind: 'never-agreed',
      allowed: ['disputes.propose'],
    });
    expect((await fixture.send(stranger, 'GET', `/api/disputes/${disputeId}`)).status).toBe(404);
  });

  it('is answered by anybody of the county but whoever did it', async () => {
    const { rows } = await get<{ rows: { disputeId: string; version: number }[] }>(
      herself,
      '/api/me/disputes',
    );
    const { disputeId = '', version = 0 } = rows[0] ?? {};
    expect(await get(helper, `/api/disputes/${disputeId}`)).toMatchObject({ allowed: [] });
    expect(codes(await answer(helper, disputeId, version))).toEqual(['own-help']);
    await fixture.account('twin', 'county-first-reviewer', { divisionCode: COUNTY });
    const owner = await fixture.db.owner();
    await owner.query(`update account set person_key = 'person-counter' where login = 'twin'`);
    await owner.end();
    expect((await answer(colleague, disputeId, version)).status, 'control').toBe(200);
    const decision = { version: version + 1, decision: 'passed' };
    const own = await fixture.signIn('twin');
    expect(
      codes(await post(own, `/api/disputes/${disputeId}/decision`, decision)),
      'another account',
    ).toEqual(['own-help']);
    const other = await fixture.signIn('reviewer');
    expect((await post(other, `/api/disputes/${disputeId}/decision`, decision)).status, 'control').toBe(200);
    expect((await get<{ rows: object[] }>(herself, '/api/me/disputes')).rows).toMatchObject([
      { status: 'upheld', reply: '已问过经办人和本人' },
    ]);
  });
});
