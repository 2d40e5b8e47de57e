import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { divisionPathOf, done, localDate, type PersonId } from '../../platform/kernel/index.ts';
import { type NeedToRecord, recordNeed } from '../../registry/needs/index.ts';
import { takeBackConsent } from '../../registry/privacy/service-consents.ts';
import { addActor, type ClassFixture, codes, value } from '../../testing/classes-fixture.ts';
import {
  as,
  at,
  CARER,
  campaign,
  closeOutreach,
  countOf,
  deps,
  enrol,
  fifty,
  forget,
  handler,
  OTHER_VILLAGE,
  openFor,
  openOutreach,
  owned,
  run,
  see,
  send,
  signed,
  statuses,
  step,
  VILLAGE,
  wishing,
  withAccounts,
} from '../../testing/outreach-fixture.ts';
import { chooseNews } from '../deliveries/service-news.ts';
import { newsDeclined } from '../deliveries/store-news.ts';
import type { Telling } from './contract.ts';
import { MOST_A_MONTH } from './rules.ts';
import { declinePerson, tellPerson } from './service-people.ts';
import { beginCampaign, followCampaign, handOver } from './service-run.ts';
import { listPeople } from './store-people.ts';
import { audienceView, campaignView } from './views.ts';
import { toTellPage } from './views-people.ts';

let helper: Actor;
let otherHelper: Actor;
let fixture: ClassFixture;
beforeAll(async () => {
  ({ fixture, helper, otherHelper } = await openOutreach());
});
afterAll(closeOutreach);

describe('people are told', () => {
  it('in the day, once each however many runs there are, and nobody twice', async () => {
    await forget();
    at('2021-06-15', '21:30');
    await wishing(['史惊蛰', '秦白露', '尤小满']);
    const campaignId = await signed();
    const { chosen } = await see(handler(), async (of) => value(await audienceView(of, campaignId)));
    await step((act) => beginCampaign(act, campaignId));
    const races = await fifty(() => step((act) => handOver(act, campaignId, true)));
    expect(races.reduce((sum, count) => sum + count, 0)).toBe(chosen);
    expect(await countOf(`phone_message where kind = 'campaign-news'`)).toBe(chosen);
    expect(await send(), 'quiet hours').toBe(0);
    expect(await statuses(campaignId)).toEqual({ queued: chosen });
    at('2021-06-16', '07:59');
    expect(await send()).toBe(0);
    at('2021-06-16', '08:00');
    const sent = await fifty(send);
    expect(
      sent.reduce((sum, count) => sum + count, 0),
      'negative control: in the morning they go out',
    ).toBe(chosen);
    await step((act) => followCampaign(act, campaignId));
    expect(await statuses(campaignId)).toEqual({ sent: chosen });
    expect((await campaign(campaignId)).status, 'everybody was told').toBe('ended');
  });

  it('negative control: chosen again they are told again, each once', async () => {
    await forget();
    at('2021-06-16', '09:00');
    const campaignId = await signed();
    await step((act) => beginCampaign(act, campaignId));
    const before = await statuses(campaignId);
    const again = await fifty(() => step((act) => beginCampaign(act, campaignId)));
    expect(again.every((count) => count === 0)).toBe(true);
    expect(await statuses(campaignId)).toEqual(before);
    const races = await fifty(() => step((act) => handOver(act, campaignId, true)));
    expect(races.reduce((sum, count) => sum + count, 0)).toBe(before.chosen);
  });

  it('not when they want no news, have had enough this month or are told by mouth for want of a phone', async () => {
    await forget();
    at('2021-07-01', '09:00');
    const [silent, later, mouth] = [
      ...(await wishing(['冯大暑', '陈立秋'])),
      ...(await wishing(['褚处暑'], { phone: false })),
    ] as [PersonId, PersonId, PersonId];
    const hers = {
      ...(await addActor(fixture.app, { role: 'worker', personId: silent })),
      scope: { kind: 'person' as const, personId: silent },
    };
    value(await as(hers, (act) => chooseNews(act, silent, true)));
    const campaignId = await signed();
    const preview = await see(handler(), async (of) => value(await audienceView(of, campaignId)));
    expect(preview).toMatchObject({ declined: 1, tooMany: 0, withoutPhone: 1 });
    expect(preview.sample.every(({ nameMasked }) => nameMasked.endsWith('*'))).toBe(true);
    at('2021-07-01', '21:30');
    await run();
    expect(await statuses(campaignId)).toMatchObject({ 'left-out declined': 1, 'to-tell no-phone': 1 });
    // She says so while her message waits for the morning.
    value(await as(helper, (act) => declinePerson(act, { campaignId, personId: later, how: 'said' })));
    at('2021-07-02', '08:00');
    await run();
    expect(await statuses(campaignId)).toMatchObject({ 'left-out declined': 2, 'to-tell no-phone': 1 });
    // A consent that she refused keeps news away as well.
    value(await as(hers, (act) => chooseNews(act, silent, false)));
    const consent = { personId: silent, purpose: 'class-messages', slip: null } as const;
    value(await as(hers, (act) => takeBackConsent(act, consent)));
    const refusing = () => as(handler(), async (act) => done([...(await newsDeclined(act.tx, [silent]))]));
    expect(value(await refusing())).toEqual([silent]);
    // She wants news again, and has agreed to it by that.
    value(await as(hers, (act) => chooseNews(act, silent, false)));
    expect(value(await refusing())).toEqual([]);
    for (let more = 1; more < MOST_A_MONTH; more += 1) {
      const next = await signed();
      await run();
      expect(await statuses(next)).not.toHaveProperty('left-out too-many');
    }
    const last = await signed();
    const full = await see(handler(), async (of) => value(await audienceView(of, last)));
    await run();
    const now = await statuses(last);
    expect(now['left-out too-many']).toBe(full.tooMany);
    expect(full.tooMany).toBeGreaterThan(0);
    expect(now.sent, 'she has had one less').toBe(1);
    at('2021-08-02', '09:00');
    const august = await signed();
    await run();
    expect(await statuses(august), 'negative control: another month').not.toHaveProperty('left-out too-many');
    expect(
      (
        await owned<{ count: number }>(
          `select count(*)::int as count from phone_message where person_id = ${mouth}`,
        )
      )[0]?.count,
    ).toBe(0);
  });

  it('by the helper of her village alone, who may correct it, until the campaign is over', async () => {
    await forget();
    at('2021-08-03', '09:00');
    const campaignId = await signed();
    await run();
    const tell = (by: Actor, version: number, outcome: Telling, personId: PersonId) =>
      as(by, (act) => tellPerson(act, { campaignId, personId, version, outcome }));
    const page = await see(helper, (of) => toTellPage(of, { limit: 20 }));
    expect(page.rows).toHaveLength(1);
    const [row] = page.rows;
    const personId = Number(row?.personId) as PersonId;
    expect(row).toMatchObject({
      name: '褚处暑',
      villageName: '前屯村',
      reason: 'no-phone',
      kindName: '春风行动',
      allowed: ['outreach.tell', 'outreach.decline'],
    });
    expect(row?.spoken, 'what to say').toContain('我帮您记上');
    expect(row?.spoken).not.toContain('http');
    expect((await see(otherHelper, (of) => toTellPage(of, { limit: 20 }))).rows).toEqual([]);
    expect(codes(await tell(otherHelper, 1, 'told', personId))).toEqual(['not-found']);
    const races = await fifty(() => tell(helper, row?.version ?? 0, 'not-found', personId));
    expect(races.filter(({ ok }) => ok)).toHaveLength(1);
    const version = (row?.version ?? 0) + 1;
    value(await tell(helper, version, 'told', personId));
    expect(codes(await tell(helper, version, 'told', personId)), 'seen before it changed').toEqual([
      'version-conflict',
    ]);
    // A wrong tap: she stands there for the rest of the day, and nobody has told her again.
    const shown = async () => (await see(helper, (of) => toTellPage(of, { limit: 20 }))).rows[0]?.status;
    expect(await shown()).toBe('told');
    value(await tell(helper, version + 1, 'not-yet', personId));
    expect(await shown()).toBe('to-tell');
    value(await tell(helper, version + 2, 'told', personId));
    await step((act) => followCampaign(act, campaignId));
    expect((await campaign(campaignId)).status).toBe('ended');
    expect(codes(await tell(helper, version + 3, 'not-found', personId))).toEqual(['campaign-over']);
  });

  it('by mouth too when no message gets through', async () => {
    await forget();
    at('2021-09-01', '09:00');
    const campaignId = await signed({
      untilOn: localDate('2021-09-05'),
      audience: { places: [VILLAGE], needKind: 'training' },
    });
    await run(true);
    for (const time of ['09:10', '10:00', '13:00', '20:59']) {
      at('2021-09-01', time);
      await run(true);
    }
    at('2021-09-02', '09:00');
    await run(true);
    const given = await statuses(campaignId);
    expect(given['to-tell given-up']).toBeGreaterThan(0);
    expect(await countOf(`delivery_slip where kind = 'campaign-news'`), 'no paper for news').toBe(0);
    at('2021-09-06', '09:00');
    await run();
    expect((await campaign(campaignId)).status, 'its last day has passed').toBe('ended');
    expect((await statuses(campaignId))['left-out given-up']).toBe(given['to-tell given-up']);
  });
});

/** Somebody of the first village says what she wishes. */
const wishes = async (
  by: Actor,
  personId: PersonId,
  wish: Pick<NeedToRecord, 'kind' | 'channel' | 'words' | 'occupationCode'>,
) => {
  const place = { divisionPath: divisionPathOf(VILLAGE), villageCode: VILLAGE };
  value(await as(by, (act) => recordNeed(act, { personId, destination: 'stay', place, ...wish })));
};

describe('what came of it', () => {
  it('is counted by village: told, a wish said after, a seat taken after, each within its days', async () => {
    await forget();
    at('2021-06-22', '09:00');
    await owned(`update need set status = 'lapsed', ended_on = '2021-06-01' where status = 'open'`);
    const { openingId } = await openFor(5, { name: '护理员一班' });
    const [one] = await withAccounts([900]);
    const personId = one?.personId as PersonId;
    const [two, three] = (await wishing(['沈小雪', '韩大雪'])) as [PersonId, PersonId];
    await wishing(['杨冬至'], { village: OTHER_VILLAGE });
    await wishes(handler(), personId, { kind: 'training', occupationCode: CARER, channel: 'township' });
    const campaignId = await signed({ untilOn: localDate('2021-06-27') });
    await run();
    await owned(
      `update need set asked_on = '2021-06-01', first_asked_on = '2021-06-01' where status = 'open'`,
    );
    const figures = async () => value(await see(handler(), (of) => campaignView(of, deps, campaignId)));
    const before = await figures();
    expect(before.figures).toMatchObject({ chosen: 4, sent: 3, toTell: 1, answered: 0, enrolled: 0 });
    expect(before.byVillage.map(({ villageName, chosen }) => [villageName, chosen])).toEqual([
      ['前屯村', 3],
      ['后屯村', 1],
    ]);
    at('2021-06-23', '09:00');
    for (const wisher of [two, three])
      await wishes(helper, wisher, { kind: 'job', words: '想干家政', channel: 'household-visit' });
    value(await enrol(one as Actor, openingId));
    const after = await figures();
    at('2021-06-23', '09:30');
    expect(after.figures).toMatchObject({ answered: 2, enrolled: 0 });
    const [row] = (await see(helper, (of) => toTellPage(of, { limit: 5 }))).rows;
    expect(row?.personId, 'enrolled before anybody told her: it does not count').toBe(personId);
    value(
      await as(helper, (act) =>
        tellPerson(act, { campaignId, personId, version: row?.version ?? 0, outcome: 'told' }),
      ),
    );
    expect((await figures()).figures.enrolled).toBe(0);
    await owned(`update seat set taken_at = taken_at + interval '1 day' where person_id = ${personId}`);
    expect((await figures()).figures, 'taken after').toMatchObject({ told: 1, enrolled: 1 });
    await owned(`update seat set taken_at = taken_at + interval '61 days' where person_id = ${personId}`);
    expect((await figures()).figures.enrolled, 'negative control: too late').toBe(0);
    const sum = (key: 'chosen' | 'sent' | 'answered') =>
      after.byVillage.reduce((total, village) => total + village[key], 0);
    expect([sum('chosen'), sum('sent'), sum('answered')]).toEqual([
      after.figures.chosen,
      after.figures.sent,
      after.figures.answered,
    ]);
    const { rows } = await step((act) =>
      listPeople(act.tx, campaignId, { status: 'sent', village: VILLAGE, after: null, limit: 9 }),
    );
    expect(rows).toHaveLength(2);
  });
});
