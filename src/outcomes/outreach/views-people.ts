import type { z } from 'zod';
import { allowedIn, allowedOf } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { newsDeclined } from '../deliveries/index.ts';
import type { peopleQuery, peopleReply, toTellQuery, toTellReply } from './contract.ts';
import { CAMPAIGN_PERSON } from './machine.ts';
import { campaignOf } from './rules.ts';
import { findCampaign } from './store.ts';
import { listPeople, listToTell, type PersonRow } from './store-people.ts';
import type { Reader } from './views.ts';

type Shown = z.input<typeof peopleReply>['rows'][number];

async function shownOf(
  { tx, actor }: Reader,
  rows: readonly PersonRow[],
  isRunning: boolean,
): Promise<Shown[]> {
  const ids = rows.map(({ personId }) => personId);
  const people = await personViews(tx, ids);
  const declined = await newsDeclined(tx, ids);
  return rows.map((row) => {
    const { campaignId, personId, villageCode, villageName, status, reason, toldBy, version } = row;
    const person = people.get(personId);
    const tell = isRunning ? allowedIn(CAMPAIGN_PERSON, status, actor) : [];
    const decline = declined.has(personId) ? [] : allowedOf(actor, ['outreach.decline']);
    return {
      ...{ campaignId, personId, villageCode, villageName, status, reason, toldBy, version },
      name: person?.name ?? '',
      idNumberMasked: person?.idNumberMasked ?? '',
      phoneMasked: person?.phoneMasked ?? null,
      reachedAt: row.reachedAt?.toISOString() ?? null,
      allowed: [...tell, ...decline],
    };
  });
}

/** Those chosen for one campaign, within reach. */
export async function peoplePage(
  reader: Reader,
  campaignId: Uuid,
  query: z.infer<typeof peopleQuery>,
): Promise<z.input<typeof peopleReply>> {
  const { limit } = query;
  const { rows, total } = await listPeople(reader.tx, campaignId, {
    ...{ status: query.status ?? null, village: query.village ?? null, after: query.after ?? null, limit },
  });
  const shown = rows.slice(0, limit);
  const campaign = await findCampaign(reader.tx, campaignId);
  return {
    rows: await shownOf(reader, shown, campaign?.status === 'sending'),
    next: rows.length > limit ? String(shown.at(-1)?.personId ?? '') : null,
    total,
  };
}

const afterOf = (text: string | undefined) => {
  const [campaignId = '', personId = ''] = text?.split(' ') ?? [];
  return /^[0-9a-f-]{36}$/.test(campaignId) && /^\d{1,16}$/.test(personId)
    ? { campaignId, personId: Number(personId) }
    : null;
};

/** Whom somebody has to tell by mouth within reach, village by village, with the words to read out. */
export async function toTellPage(
  reader: Reader,
  query: z.infer<typeof toTellQuery>,
): Promise<z.input<typeof toTellReply>> {
  const page = { after: afterOf(query.after), limit: query.limit, today: reader.today };
  const { rows, total } = await listToTell(reader.tx, page);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const told: z.input<typeof toTellReply>['rows'] = [];
  for (const campaignId of new Set(shown.map((row) => row.campaignId))) {
    const campaign = await findCampaign(reader.tx, campaignId);
    if (!campaign) continue;
    const { title, untilOn, spoken } = campaign;
    const more = { title, untilOn, spoken: spoken ?? '', kindName: campaignOf(campaign.kind).name };
    const ofCampaign = shown.filter((row) => row.campaignId === campaignId);
    for (const row of await shownOf(reader, ofCampaign, true)) told.push({ ...row, ...more });
  }
  const order = new Map(shown.map(({ campaignId, personId }, place) => [`${campaignId} ${personId}`, place]));
  const placeOf = (row: Shown) => order.get(`${row.campaignId} ${row.personId}`) ?? 0;
  return {
    rows: told.sort((a, b) => placeOf(a) - placeOf(b)),
    next: rows.length > query.limit && last ? `${last.campaignId} ${last.personId}` : null,
    total,
  };
}

/** How many wait within reach to be told by mouth. */
export async function countToTell(tx: Reader['tx']): Promise<number> {
  return (await listToTell(tx, { after: null, limit: 1, today: null })).total;
}
