import type { Act } from '../../platform/access/index.ts';
import { beginning, nextOf, type Uuid } from '../../platform/kernel/index.ts';
import { findOpening } from '../../training/openings/index.ts';
import { type NewsWay, sendNews } from '../deliveries/index.ts';
import type { PersonReason, PersonStatus } from './contract.ts';
import { CAMPAIGN, CAMPAIGN_PERSON } from './machine.ts';
import { MOST_A_MONTH, monthBegins } from './rules.ts';
import { endCampaign, move, SUBJECT, sourceKeyOf } from './service.ts';
import { audienceOf, takesPeople } from './service-text.ts';
import { type CampaignRow, lockCampaign, lockSending } from './store.ts';
import { choosePeople } from './store-audience.ts';
import { leftOf, movePeople, settlePeople, takeChosen, toTellByPlace } from './store-people.ts';

const AT_ONCE = 500;

/** Why it cannot go on: its class takes nobody any more. */
async function halted(act: Act, { target }: CampaignRow): Promise<string | null> {
  if (target.type !== 'opening') return null;
  const opening = await findOpening(act.tx, target.openingId as Uuid);
  return opening && takesPeople(opening, act.clock.today()) ? null : '这个班不再招生，活动自动停止。';
}

/**
 * Chooses everybody whom a signed campaign is for, and begins it; one whose class takes nobody any more is halted. Done again
 * it changes nothing. Gives how many were chosen.
 */
export async function beginCampaign(act: Act, campaignId: Uuid): Promise<number> {
  const campaign = await lockCampaign(act.tx, campaignId);
  if (campaign?.status !== 'approved') return 0;
  const because = await halted(act, campaign);
  if (because !== null) {
    await endCampaign(act, campaign, { by: 'halt', reason: because });
    return 0;
  }
  const audience = await audienceOf({ ...act, today: act.clock.today() }, campaign);
  if (!audience.ok) {
    const reason = audience.refusals.map(({ message }) => message).join('');
    await endCampaign(act, campaign, { by: 'halt', reason });
    return 0;
  }
  const status = beginning(CAMPAIGN_PERSON, 'choose');
  const chosen = await choosePeople(act.tx, campaignId, audience.value, status);
  await move(
    act,
    campaign,
    { status: nextOf(CAMPAIGN, campaign.status, 'begin'), begun: { at: act.clock.now(), chosen } },
    { event: 'campaign-begun' },
  );
  return chosen;
}

/** How somebody is told, by what was found out of her. */
const OUTCOMES: Readonly<
  Record<NewsWay, { to: 'queued' | 'to-tell' | 'left-out'; reason: PersonReason | null }>
> = {
  queued: { to: 'queued', reason: null },
  'no-phone': { to: 'to-tell', reason: 'no-phone' },
  declined: { to: 'left-out', reason: 'declined' },
  'too-many': { to: 'left-out', reason: 'too-many' },
  dead: { to: 'left-out', reason: 'dead' },
};

/**
 * Hands a page of those chosen to the sender of messages, or to whoever tells by mouth. One run at a time: nobody gets two
 * messages of a campaign or more than her share of a month, however many runs there are. Gives how many were handled.
 */
export async function handOver(act: Act, campaignId: Uuid, canSend: boolean): Promise<number> {
  await lockSending(act.tx);
  const campaign = await lockCampaign(act.tx, campaignId);
  if (campaign?.status !== 'sending' || campaign.content === null) return 0;
  if (campaign.untilOn < act.clock.today() || (await halted(act, campaign)) !== null) return 0;
  const page = await takeChosen(act.tx, campaignId, AT_ONCE);
  if (page.length === 0) return 0;
  const limit = { since: monthBegins(act.clock.today()), most: MOST_A_MONTH };
  const news = { sourceKey: sourceKeyOf(campaignId), content: campaign.content, people: page, limit };
  const ways = await sendNews(act, news, canSend);
  for (const [way, { to, reason }] of Object.entries(OUTCOMES)) {
    const ids = page.filter(({ personId }) => ways.get(personId) === way).map(({ personId }) => personId);
    await movePeople(act.tx, campaignId, ids, {
      status: nextOf(CAMPAIGN_PERSON, 'chosen', 'hand', to),
      reason,
    });
  }
  return page.length;
}

/**
 * Follows what became of the messages; tells villages whom they have to tell; ends the campaign when everybody was told or its
 * last day has passed, and halts it when its class takes nobody any more. Gives how many moved.
 */
export async function followCampaign(act: Act, campaignId: Uuid): Promise<number> {
  const campaign = await lockCampaign(act.tx, campaignId);
  if (campaign?.status !== 'sending') return 0;
  const settled = (choice: 'sent' | 'given-up' | 'cancelled'): PersonStatus =>
    nextOf(CAMPAIGN_PERSON, 'queued', 'settle', choice);
  const moved = await settlePeople(act.tx, campaignId, {
    sourceKey: sourceKeyOf(campaignId),
    sent: settled('sent'),
    givenUp: settled('given-up'),
    cancelled: settled('cancelled'),
  });
  const left = await leftOf(act.tx, campaignId);
  const because = left.chosen + left.queued + left.toTell > 0 ? await halted(act, campaign) : null;
  if (because !== null) {
    await endCampaign(act, campaign, { by: 'halt', reason: because });
    return moved + 1;
  }
  const isOver = left.chosen + left.queued + left.toTell === 0 || campaign.untilOn < act.clock.today();
  if (isOver) await endCampaign(act, campaign, { by: 'finish', reason: null });
  return moved + (isOver ? 1 : 0);
}

/** How many wait in each place to be told by mouth, for whoever works there; once a campaign, when all were handed over. */
export async function recordToTell(act: Act, campaignId: Uuid): Promise<number> {
  const campaign = await lockCampaign(act.tx, campaignId);
  if (campaign?.status !== 'sending') return 0;
  const places = await toTellByPlace(act.tx, campaignId);
  const count = places.reduce((sum, place) => sum + place.count, 0);
  if (count === 0) return 0;
  await act.record({
    event: 'campaign-to-tell',
    objectType: SUBJECT,
    objectId: campaignId,
    divisionPath: campaign.divisionPath,
    detail: { title: campaign.title, kind: campaign.kind, count },
  });
  return count;
}
