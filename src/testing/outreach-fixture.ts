// For tests only: a county with two villages, people with and without phones, and campaigns led through their steps.
import { tableFiles } from '../edge/app/table-files.ts';
import { importPlaces } from '../law/reference/index.ts';
import { settleMessage, takeMessages } from '../outcomes/deliveries/service-send.ts';
import { decideCampaign, draftCampaign, proposeCampaign } from '../outcomes/outreach/service.ts';
import { beginCampaign, followCampaign, handOver } from '../outcomes/outreach/service-run.ts';
import { type Drafted, findCampaign, runningCampaigns } from '../outcomes/outreach/store.ts';
import type { Reader } from '../outcomes/outreach/views.ts';
import { type Act, type Actor, machineActor } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import { divisionPathOf, done, localDate, type Uuid } from '../platform/kernel/index.ts';
import { recordNeed } from '../registry/needs/index.ts';
import { registerPersons } from '../registry/persons/index.ts';
import {
  actAs,
  addActor,
  type ClassFixture,
  COUNTY,
  classFixture,
  testResidentId,
  value,
} from './classes-fixture.ts';
import { openingActs } from './openings-fixture.ts';
import { testPolicies } from './policies-fixture.ts';

const TOWN = '371526101000';
export const VILLAGE = '371526101201';
export const OTHER_VILLAGE = '371526101202';
export const CARER = '4-10-01-03';
export const deps = {
  policies: testPolicies(),
  files: tableFiles,
  siteUrl: () => 'https://peixun.example.gov.cn',
};

let fixture: ClassFixture;
export const {
  openFor,
  people: withAccounts,
  enrol,
} = openingActs(() => ({ ...fixture, handler: fixture.staff.handler }));

/** A county with two villages and a helper in each. Close it at the end. */
export async function openOutreach(): Promise<{ fixture: ClassFixture; helper: Actor; otherHelper: Actor }> {
  fixture = await classFixture();
  const { app, staff } = fixture;
  value(
    await actAs(app, staff.handler, async (act) =>
      done(
        await importPlaces(
          act,
          COUNTY,
          [
            { code: TOWN, name: '梁村镇', parentCode: COUNTY },
            { code: VILLAGE, name: '前屯村', parentCode: TOWN },
            { code: OTHER_VILLAGE, name: '后屯村', parentCode: TOWN },
          ],
          '测试目录',
        ),
      ),
    ),
  );
  return {
    fixture,
    helper: await addActor(app, { role: 'village-helper', divisionCode: VILLAGE }),
    otherHelper: await addActor(app, { role: 'village-helper', divisionCode: OTHER_VILLAGE }),
  };
}
export const closeOutreach = () => fixture.app.db.close();

export const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
export const handler = () => fixture.staff.handler;
export const reviewer = () => fixture.staff.firstReviewer;
const system = { kind: 'system' } as const;

/** One step by the system. */
export async function step<T>(work: (act: Act) => Promise<T>): Promise<T> {
  const { app } = fixture;
  const actor = { ...(await machineActor(app, 'scheduler', '定时任务')), scope: system };
  return withTx(
    app.db,
    system,
    (tx) => work({ ...app, tx, actor, requestId: app.ids.uuid() as Uuid, async record() {} }),
    { idempotent: true },
  );
}
export const at = (day: string, time: string) => fixture.app.clock.set(`${day}T${time}:00+08:00`);
export const fifty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));
export async function owned<T>(text: string): Promise<T[]> {
  const owner = await fixture.app.db.owner();
  try {
    await owner.query(`set app.scope_kind = 'system'`);
    return (await owner.query(text)).rows as T[];
  } finally {
    await owner.end();
  }
}
export const countOf = async (from: string) =>
  (await owned<{ count: number }>(`select count(*)::int as count from ${from}`))[0]?.count ?? 0;

let nextNumber = 2_000;
/** People of a village who wish to learn; `phones` says who has one. */
export async function wishing(
  names: readonly string[],
  more: { phone?: boolean; village?: string; kind?: 'training' | 'job' } = {},
) {
  const { phone = true, village = VILLAGE, kind = 'training' } = more;
  const divisionPath = divisionPathOf(village);
  return value(
    await as(handler(), async (act) => {
      const ids = await registerPersons(
        act,
        names.map((name) => {
          nextNumber += 1;
          const mobile = `139${String(nextNumber).padStart(8, '0')}`;
          return {
            idNumber: testResidentId(nextNumber),
            name,
            confirmed: true,
            ...(phone ? { phone: mobile } : {}),
          };
        }),
        { divisionPath, organisationId: null },
      );
      for (const personId of ids)
        await recordNeed(act, {
          ...{ personId, kind, occupationCode: CARER, destination: 'stay', channel: 'township' },
          place: { divisionPath, villageCode: village },
        });
      return done(ids);
    }),
  );
}

export const draft = (more: Partial<Drafted> = {}): Drafted => ({
  ...{
    kind: 'spring-breeze',
    title: '保育师招生',
    template: 'wish-news',
    target: { type: 'openings' },
    note: null,
  },
  audience: { needKind: 'training' },
  untilOn: localDate('2021-08-31'),
  ...more,
});
export const drafted = async (more: Partial<Drafted> = {}) =>
  value(await as(handler(), (act) => draftCampaign(act, deps, draft(more))));
export const campaign = (campaignId: Uuid) =>
  step(async ({ tx }) => {
    const found = await findCampaign(tx, campaignId);
    if (!found) throw new Error('no campaign');
    return found;
  });
export const propose = async (campaignId: Uuid) => {
  const { version } = await campaign(campaignId);
  return as(handler(), (act) =>
    proposeCampaign(act, deps, { campaignId, version, opinion: '按活动方案送审' }),
  );
};
export const decide = async (
  campaignId: Uuid,
  more: { decision?: 'passed' | 'returned'; opinion?: string; by?: Actor } = {},
) => {
  const { version } = await campaign(campaignId);
  const { decision = 'passed', opinion, by = reviewer() } = more;
  return as(by, (act) => decideCampaign(act, deps, { campaignId, version, decision, opinion }));
};
/** A campaign that was signed by two. */
export async function signed(more: Partial<Drafted> = {}): Promise<Uuid> {
  const { campaignId } = await drafted(more);
  value(await propose(campaignId));
  value(await decide(campaignId));
  return campaignId;
}
/** One run of the job of campaigns, then one of the sender of messages. */
export async function run(isDown = false): Promise<void> {
  for (const { campaignId } of await step((act) => runningCampaigns(act.tx))) {
    await step((act) => beginCampaign(act, campaignId));
    while ((await step((act) => handOver(act, campaignId, true))) > 0);
  }
  await send(isDown);
  for (const { campaignId } of await step((act) => runningCampaigns(act.tx)))
    await step((act) => followCampaign(act, campaignId));
}
export async function send(isDown = false): Promise<number> {
  let sent = 0;
  for (;;) {
    const { leaving, taken } = await step(takeMessages);
    for (const { message } of leaving) await step((act) => settleMessage(act, message, !isDown));
    sent += leaving.length;
    if (taken === 0) return sent;
  }
}
export const statuses = async (campaignId: Uuid) => {
  const rows = await owned<{ status: string; reason: string | null; count: number }>(
    `select status, reason, count(*)::int as count from campaign_person where campaign_id = '${campaignId}'
     group by 1, 2 order by 1, 2`,
  );
  return Object.fromEntries(
    rows.map(({ status, reason, count }) => [reason === null ? status : `${status} ${reason}`, count]),
  );
};
const reader = (actor: Actor, tx: Act['tx']): Reader => ({
  ...{ tx, actor, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() },
});
export const see = <T>(actor: Actor, work: (reader: Reader) => Promise<T>) =>
  withTx(fixture.app.db, actor.scope, (tx) => work(reader(actor, tx)));
/** What was sent in a month counts with others: each story begins with an empty one. */
export const forget = () =>
  owned(`delete from phone_message; delete from campaign_person; update campaign set status = 'stopped', approved_on = '2021-06-01',
    content = coalesce(content, '测试用的话测试用的话'), spoken = coalesce(spoken, '测试用的话测试用的话'), reason = 'test', ended_at = now() where status in ('approved', 'sending')`);
