import { type Call, networkOf, type RouteTable, route } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { done, localDate, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  amendBody,
  audienceReply,
  campaignParams,
  campaignReply,
  choicesReply,
  decideBody,
  declineBody,
  declineReply,
  draftBody,
  exportQuery,
  linkParams,
  linkReply,
  listQuery,
  listReply,
  peopleQuery,
  peopleReply,
  personParams,
  proposeBody,
  reasonBody,
  showReply,
  tellBody,
  tellReply,
  toTellQuery,
  toTellReply,
} from './contract.ts';
import { campaignsTable, villagesTable } from './exports.ts';
import type { OutreachDeps } from './ports.ts';
import { MOST_OPENS, REFUSALS } from './rules.ts';
import {
  amendDraft,
  decideCampaign,
  draftCampaign,
  proposeCampaign,
  stopCampaign,
  withdrawCampaign,
} from './service.ts';
import { declinePerson, tellPerson } from './service-people.ts';
import { countOpen, type Drafted } from './store.ts';
import {
  allCampaigns,
  audienceView,
  campaignsPage,
  campaignView,
  choicesView,
  linkView,
  type Reader,
} from './views.ts';
import { peoplePage, toTellPage } from './views-people.ts';

const MOST_ROWS = 5_000;
const HOUR_MS = 3_600_000;
const campaign = (id: string) => ({ type: 'campaign', id });
const readerOf = (
  { app, actor }: Pick<Call<unknown, unknown, unknown>, 'app' | 'actor'>,
  tx: Reader['tx'],
): Reader => ({
  tx,
  actor,
  ciphers: app.ciphers,
  today: app.clock.today(),
});

type Body = ReturnType<typeof draftBody.parse>;
const draftOf = ({ kind, title, template, target, note, audience, untilOn }: Body): Drafted => ({
  ...{ kind, title, template, target, audience },
  note: note ?? null,
  untilOn: localDate(untilOn),
});

/** Campaigns at the desk, those whom somebody tells by mouth, and the page that a link opens. */
export function outreachRoutes(deps: OutreachDeps): RouteTable {
  return {
    ...readingRoutes(deps),
    ...draftingRoutes(deps),
    ...sendingRoutes,
    ...peopleRoutes,
    ...linkRoutes,
  };
}

function readingRoutes(deps: OutreachDeps): RouteTable {
  const { files, policies } = deps;
  return {
    'outreach.list': route({
      query: listQuery,
      reply: listReply,
      handle: (call) => call.read(async (tx) => done(await campaignsPage(readerOf(call, tx), call.query))),
    }),
    'outreach.choices': route({
      reply: choicesReply,
      handle: (call) => call.read((tx) => choicesView(readerOf(call, tx), deps)),
    }),
    'outreach.show': route({
      params: campaignParams,
      reply: showReply,
      handle: (call) =>
        call.read((tx) => campaignView(readerOf(call, tx), deps, call.params.campaignId as Uuid)),
    }),
    'outreach.audience': route({
      params: campaignParams,
      reply: audienceReply,
      handle: (call) => call.read((tx) => audienceView(readerOf(call, tx), call.params.campaignId as Uuid)),
    }),
    'outreach.export': route({
      query: exportQuery,
      reply: 'file',
      async handle(call) {
        const today = call.app.clock.today();
        const { campaignId } = call.query;
        if (campaignId !== undefined) {
          const one = await call.read((tx) => campaignView(readerOf(call, tx), deps, campaignId as Uuid));
          return one.ok ? done(await files.write(villagesTable(one.value, today))) : one;
        }
        const rows = await call.read((tx) => allCampaigns(tx, MOST_ROWS));
        if (rows === undefined) return refused(REFUSALS.tooManyRows);
        return done(await files.write(campaignsTable(rows, policies.vocabulary, today)));
      },
    }),
  };
}

function draftingRoutes(deps: OutreachDeps): RouteTable {
  return {
    'outreach.draft': route({
      body: draftBody,
      reply: campaignReply,
      handle: ({ body, act }) => act(campaign('new'), (act) => draftCampaign(act, deps, draftOf(body))),
    }),
    'outreach.amend': route({
      params: campaignParams,
      body: amendBody,
      reply: campaignReply,
      handle: ({ params, body, act }) =>
        act(campaign(params.campaignId), (act) =>
          amendDraft(act, deps, {
            campaignId: params.campaignId as Uuid,
            version: body.version,
            draft: draftOf(body),
          }),
        ),
    }),
    'outreach.propose': route({
      params: campaignParams,
      body: proposeBody,
      reply: campaignReply,
      handle: ({ params, body, act }) =>
        act(campaign(params.campaignId), (act) =>
          proposeCampaign(act, deps, { ...body, campaignId: params.campaignId as Uuid }),
        ),
    }),
    'outreach.decide': route({
      params: campaignParams,
      body: decideBody,
      reply: campaignReply,
      handle: ({ params, body, act }) =>
        act(campaign(params.campaignId), (act) =>
          decideCampaign(act, deps, { ...body, campaignId: params.campaignId as Uuid }),
        ),
    }),
  };
}

const sendingRoutes: RouteTable = {
  'outreach.withdraw': route({
    params: campaignParams,
    body: reasonBody,
    reply: campaignReply,
    handle: ({ params, body, act }) =>
      act(campaign(params.campaignId), (act) =>
        withdrawCampaign(act, { ...body, campaignId: params.campaignId as Uuid }),
      ),
  }),
  'outreach.stop': route({
    params: campaignParams,
    body: reasonBody,
    reply: campaignReply,
    handle: ({ params, body, act }) =>
      act(campaign(params.campaignId), (act) =>
        stopCampaign(act, { ...body, campaignId: params.campaignId as Uuid }),
      ),
  }),
};

const whom = (params: { campaignId: string; personId: number }) => ({
  campaignId: params.campaignId as Uuid,
  personId: params.personId as PersonId,
});

const peopleRoutes: RouteTable = {
  'outreach.people': route({
    params: campaignParams,
    query: peopleQuery,
    reply: peopleReply,
    handle: (call) =>
      call.read(async (tx) =>
        done(await peoplePage(readerOf(call, tx), call.params.campaignId as Uuid, call.query)),
      ),
  }),
  'outreach.toTell': route({
    query: toTellQuery,
    reply: toTellReply,
    handle: (call) => call.read(async (tx) => done(await toTellPage(readerOf(call, tx), call.query))),
  }),
  'outreach.tell': route({
    params: personParams,
    body: tellBody,
    reply: tellReply,
    handle: ({ params, body, act }) =>
      act(campaign(params.campaignId), (act) => tellPerson(act, { ...whom(params), ...body })),
  }),
  'outreach.decline': route({
    params: personParams,
    body: declineBody,
    reply: declineReply,
    handle: ({ params, body, act }) =>
      act(campaign(params.campaignId), (act) => declinePerson(act, { ...whom(params), how: body.how })),
  }),
};

const linkRoutes: RouteTable = {
  'public.campaign': route({
    params: linkParams,
    reply: linkReply,
    async handle({ params, app, address, read }) {
      const found = await read((tx) => linkView(tx, params.code));
      if (!found.ok) return found;
      const { campaignId, ...shown } = found.value;
      const hour = new Date(Math.floor(app.clock.now().getTime() / HOUR_MS) * HOUR_MS);
      const key = app.ciphers.blindIndex(
        'sign-in',
        JSON.stringify(['campaign', campaignId, networkOf(address)]),
      );
      await withTx(app.db, { kind: 'public' }, (tx) =>
        countOpen(tx, { campaignId, key, hour, most: MOST_OPENS }),
      );
      return done(shown);
    },
  }),
};
