import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimSettingsBook, loadClaimSettings } from '../claims/index.ts';
import {
  acceptBody,
  closePublicationBody,
  closePublicationReply,
  decideTakeDownBody,
  findObjectionBody,
  findObjectionReply,
  objectBody,
  objectionActReply,
  objectionIdParams,
  objectionsQuery,
  objectionsReply,
  objectReply,
  openPublicationBody,
  openPublicationReply,
  proposeBody,
  publicationIdParams,
  publicationReply,
  publicationsQuery,
  publicationsReply,
  publicPublicationReply,
  publicPublicationsQuery,
  publicPublicationsReply,
  recordObjectionBody,
  recordObjectionReply,
  settleBody,
  takeDownBody,
  takeDownReply,
} from './contract.ts';
import { publicationTable } from './exports.ts';
import { closePublication, openPublication } from './service.ts';
import { acceptObjection, proposeAnswer, settleObjection } from './service-objection.ts';
import { lookUpObjection, raiseObjection } from './service-raise.ts';
import { recordObjection } from './service-record.ts';
import { decideTakeDown, takeDown } from './service-take-down.ts';
import {
  objectionListView,
  publicationListView,
  publicationView,
  publicListView,
  publicView,
} from './views.ts';

export interface PublicationRouteDeps {
  readonly policies: Policies;
  readonly files: TableFiles;
}

/** Publications for the staff and for the public, and the objections to them. */
export function publicationRoutes({ policies, files }: PublicationRouteDeps): RouteTable {
  const settings = loadClaimSettings();
  return {
    ...staffRoutes({ policies, files }, settings),
    ...publicRoutes(settings),
    ...objectionRoutes(settings),
  };
}

function staffRoutes({ policies, files }: PublicationRouteDeps, settings: ClaimSettingsBook): RouteTable {
  return {
    'publications.list': route({
      query: publicationsQuery,
      reply: publicationsReply,
      async handle({ query, app, actor, read }) {
        const filter = { status: query.status ?? null, after: query.after ?? null, limit: query.limit };
        const today = app.clock.today();
        return done(await read((tx) => publicationListView({ tx, actor, today }, filter)));
      },
    }),
    'publications.show': route({
      params: publicationIdParams,
      reply: publicationReply,
      async handle({ params, app, actor, read }) {
        const today = app.clock.today();
        const view = await read((tx) => publicationView({ tx, actor, today }, params.publicationId as Uuid));
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'publications.open': route({
      body: openPublicationBody,
      reply: openPublicationReply,
      handle: ({ body, act }) =>
        act({ type: 'publication', id: 'new' }, (act) =>
          openPublication(act, settings, { ...body, claimIds: body.claimIds as Uuid[] }),
        ),
    }),
    'publications.close': route({
      params: publicationIdParams,
      body: closePublicationBody,
      reply: closePublicationReply,
      handle: ({ params, body, act }) =>
        act({ type: 'publication', id: params.publicationId }, (act) =>
          closePublication(act, params.publicationId as Uuid, body.version),
        ),
    }),
    'publications.takeDown': route({
      params: publicationIdParams,
      body: takeDownBody,
      reply: takeDownReply,
      handle: ({ params, body, act }) =>
        act({ type: 'publication', id: params.publicationId }, (act) =>
          takeDown(act, params.publicationId as Uuid, body),
        ),
    }),
    'publications.decideTakeDown': route({
      params: publicationIdParams,
      body: decideTakeDownBody,
      reply: takeDownReply,
      handle: ({ params, body, act }) =>
        act({ type: 'publication', id: params.publicationId }, (act) =>
          decideTakeDown(act, params.publicationId as Uuid, body),
        ),
    }),
    'publications.export': route({
      params: publicationIdParams,
      reply: 'file',
      async handle({ params, app, actor, read }) {
        const today = app.clock.today();
        const view = await read((tx) => publicationView({ tx, actor, today }, params.publicationId as Uuid));
        if (!view) return refused(NOT_FOUND);
        return done(await files.write(publicationTable(view, view.lines, policies.vocabulary)));
      },
    }),
  };
}

function publicRoutes(settings: ClaimSettingsBook): RouteTable {
  return {
    'public.publications': route({
      query: publicPublicationsQuery,
      reply: publicPublicationsReply,
      async handle({ query, app, read }) {
        const filter = { after: query.after ?? null, limit: query.limit };
        return done(await read((tx) => publicListView(tx, app.clock.today(), filter)));
      },
    }),
    'public.publication': route({
      params: publicationIdParams,
      reply: publicPublicationReply,
      async handle({ params, app, read }) {
        const view = await read((tx) => publicView(tx, app.clock.today(), params.publicationId as Uuid));
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'public.object': route({
      params: publicationIdParams,
      body: objectBody,
      reply: objectReply,
      async handle({ params, body, address, act }) {
        const raised = await act({ type: 'publication', id: params.publicationId }, (act) =>
          raiseObjection(act, settings, params.publicationId as Uuid, { ...body, address }),
        );
        if (!raised.ok) return raised;
        const { number, acceptedBy } = raised.value;
        return done({ number, acceptedBy });
      },
    }),
    'public.findObjection': route({
      body: findObjectionBody,
      reply: findObjectionReply,
      async handle({ body, act }) {
        const found = await act({ type: 'objection', id: body.number }, (act) => lookUpObjection(act, body));
        if (!found.ok) return found;
        const { objectionId: _, raisedAt, settledAt, ...answer } = found.value;
        return done({
          ...answer,
          raisedAt: raisedAt.toISOString(),
          settledAt: settledAt?.toISOString() ?? null,
        });
      },
    }),
  };
}

function objectionRoutes(settings: ClaimSettingsBook): RouteTable {
  return {
    'objections.list': route({
      query: objectionsQuery,
      reply: objectionsReply,
      async handle({ query, app, actor, read }) {
        const filter = {
          status: query.status ?? null,
          publicationId: (query.publicationId ?? null) as Uuid | null,
          number: query.number ?? null,
          after: query.after ?? null,
          limit: query.limit,
        };
        const today = app.clock.today();
        return done(await read((tx) => objectionListView({ tx, actor, today }, filter)));
      },
    }),
    'objections.record': route({
      params: publicationIdParams,
      body: recordObjectionBody,
      reply: recordObjectionReply,
      handle: ({ params, body, act }) =>
        act({ type: 'publication', id: params.publicationId }, (act) =>
          recordObjection(act, settings, params.publicationId as Uuid, body),
        ),
    }),
    'objections.accept': route({
      params: objectionIdParams,
      body: acceptBody,
      reply: objectionActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'objection', id: params.objectionId }, (act) =>
          acceptObjection(act, settings, params.objectionId as Uuid, body.version),
        ),
    }),
    'objections.propose': route({
      params: objectionIdParams,
      body: proposeBody,
      reply: objectionActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'objection', id: params.objectionId }, (act) =>
          proposeAnswer(act, params.objectionId as Uuid, body),
        ),
    }),
    'objections.settle': route({
      params: objectionIdParams,
      body: settleBody,
      reply: objectionActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'objection', id: params.objectionId }, (act) =>
          settleObjection(act, params.objectionId as Uuid, body),
        ),
    }),
  };
}
