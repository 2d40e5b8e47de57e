import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimSettingsBook, loadClaimSettings } from '../claims/index.ts';
import {
  closePublicationBody,
  closePublicationReply,
  objectBody,
  objectionIdParams,
  objectionsQuery,
  objectionsReply,
  objectReply,
  openPublicationBody,
  openPublicationReply,
  publicationIdParams,
  publicationReply,
  publicationsQuery,
  publicationsReply,
  publicPublicationReply,
  publicPublicationsQuery,
  publicPublicationsReply,
  settleBody,
  settleReply,
} from './contract.ts';
import { publicationTable } from './exports.ts';
import { closePublication, openPublication } from './service.ts';
import { raiseObjection, settleObjection } from './service-objection.ts';
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
  return { ...staffRoutes({ policies, files }, settings), ...publicRoutes(settings), ...objectionRoutes() };
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
      handle: ({ params, body, act }) =>
        act({ type: 'publication', id: params.publicationId }, (act) =>
          raiseObjection(act, settings, params.publicationId as Uuid, body),
        ),
    }),
  };
}

function objectionRoutes(): RouteTable {
  return {
    'objections.list': route({
      query: objectionsQuery,
      reply: objectionsReply,
      async handle({ query, app, actor, read }) {
        const filter = {
          status: query.status ?? null,
          publicationId: (query.publicationId ?? null) as Uuid | null,
          after: query.after ?? null,
          limit: query.limit,
        };
        const today = app.clock.today();
        return done(await read((tx) => objectionListView({ tx, actor, today }, filter)));
      },
    }),
    'objections.settle': route({
      params: objectionIdParams,
      body: settleBody,
      reply: settleReply,
      handle: ({ params, body, act }) =>
        act({ type: 'objection', id: params.objectionId }, (act) =>
          settleObjection(act, params.objectionId as Uuid, body),
        ),
    }),
  };
}
