import type { z } from 'zod';
import { NOT_FOUND, type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { done, refused } from '../../platform/kernel/index.ts';
import type { CatalogueBook } from './catalogue-book.ts';
import {
  type Catalogue,
  catalogueFileQuery,
  catalogueQuery,
  checkCertificateBody,
  checkCertificateReply,
  guideParams,
  guideReply,
  guidesReply,
  historyReply,
  institutionParams,
  institutionReply,
  institutionsReply,
  occupationParams,
  occupationReply,
  platformParams,
  platformReply,
  platformsReply,
  projectParams,
  projectReply,
  projectsReply,
  scarceReply,
  searchQuery,
  searchReply,
  standardsReply,
} from './contract.ts';
import { menuReply } from './contract-menu.ts';
import { type Entry, matching, pageOf } from './entries.ts';
import { catalogueTable } from './exports.ts';
import type { LiveBook } from './live-book.ts';
import { changeRoutes } from './routes-changes.ts';
import { checkCertificate, paceLookUp } from './service-certificates.ts';
import { guideView, institutionView, occupationView, platformView, projectView } from './views-detail.ts';
import { searchView } from './views-search.ts';

/** The routes of the open catalogues. Whoever composes the routes keeps the live book. */
export function catalogueRoutes(live: LiveBook, files: Pick<TableFiles, 'csv'>): RouteTable {
  return {
    ...listRoutes(live),
    ...fileRoutes(live, files),
    ...detailRoutes(live),
    ...searchRoutes(live),
    ...certificateRoutes(live),
    ...changeRoutes(live),
  };
}

/** The address that a kept reply answers. */
const addressOf = (name: string, of: unknown) => `${name} ${JSON.stringify(of)}`;

/** A list of one catalogue by page, the same for everybody. */
function listOf<Row>(
  live: LiveBook,
  name: string,
  reply: z.ZodType,
  rows: (book: CatalogueBook) => readonly Entry<Row>[],
) {
  return route({
    query: catalogueQuery,
    reply,
    async handle({ query, app }) {
      const kept = await live.reply(app, addressOf(name, query), (book) =>
        pageOf(matching(rows(book), query), query),
      );
      return done(kept);
    },
  });
}

function listRoutes(live: LiveBook): RouteTable {
  return {
    'public.menu': listOf(live, 'menu', menuReply, (book) => book.menu),
    'public.projects': listOf(live, 'projects', projectsReply, (book) => book.projects),
    'public.institutions': listOf(live, 'institutions', institutionsReply, (book) => book.institutions),
    'public.scarceOccupations': listOf(live, 'scarce', scarceReply, (book) => book.scarce),
    'public.standards': listOf(live, 'standards', standardsReply, (book) => book.standards),
    'public.platforms': listOf(live, 'platforms', platformsReply, (book) => book.platforms),
    'public.guides': listOf(live, 'guides', guidesReply, (book) => book.guides),
    'public.changes': listOf(live, 'changes', historyReply, (book) => book.changes),
  };
}

function fileOf(live: LiveBook, files: Pick<TableFiles, 'csv'>, catalogue: Catalogue) {
  return route({
    query: catalogueFileQuery,
    reply: 'file',
    handle: async ({ query, app }) => done(files.csv(catalogueTable(await live.book(app), catalogue, query))),
  });
}

function fileRoutes(live: LiveBook, files: Pick<TableFiles, 'csv'>): RouteTable {
  return {
    'public.openingFile': fileOf(live, files, 'openings'),
    'public.projectFile': fileOf(live, files, 'projects'),
    'public.institutionFile': fileOf(live, files, 'institutions'),
    'public.scarceOccupationFile': fileOf(live, files, 'scarce-occupations'),
    'public.standardFile': fileOf(live, files, 'standards'),
    'public.platformFile': fileOf(live, files, 'platforms'),
    'public.guideFile': fileOf(live, files, 'guides'),
  };
}

/** One entry with everything that belongs to it; what is not there is not found. */
function detailOf<P extends z.ZodType>(
  live: LiveBook,
  name: string,
  { params, reply }: { readonly params: P; readonly reply: z.ZodType },
  view: (book: CatalogueBook, params: z.infer<P>) => unknown,
) {
  return route({
    params,
    reply,
    async handle(call) {
      const kept = await live.reply(call.app, addressOf(name, call.params), (book) =>
        view(book, call.params),
      );
      return kept ? done(kept) : refused(NOT_FOUND);
    },
  });
}

function detailRoutes(live: LiveBook): RouteTable {
  return {
    'public.project': detailOf(
      live,
      'project',
      { params: projectParams, reply: projectReply },
      (book, { projectId }) => projectView(book, projectId),
    ),
    'public.institution': detailOf(
      live,
      'institution',
      { params: institutionParams, reply: institutionReply },
      (book, { organisationId }) => institutionView(book, organisationId),
    ),
    'public.occupation': detailOf(
      live,
      'occupation',
      { params: occupationParams, reply: occupationReply },
      (book, { occupationCode }) => occupationView(book, occupationCode),
    ),
    'public.platform': detailOf(
      live,
      'platform',
      { params: platformParams, reply: platformReply },
      (book, { platformId }) => platformView(book, platformId),
    ),
    'public.guide': detailOf(
      live,
      'guide',
      { params: guideParams, reply: guideReply },
      (book, { policyId, benefit }) => guideView(book, policyId, benefit),
    ),
  };
}

function searchRoutes(live: LiveBook): RouteTable {
  return {
    'public.search': route({
      query: searchQuery,
      reply: searchReply,
      handle: async ({ query, app }) =>
        done(await live.reply(app, addressOf('search', query), (book) => searchView(book, query))),
    }),
  };
}

function certificateRoutes(live: LiveBook): RouteTable {
  return {
    'public.checkCertificate': route({
      body: checkCertificateBody,
      reply: checkCertificateReply,
      async handle({ body, app, address, act }) {
        const paced = await paceLookUp(app, address);
        if (!paced.ok) return paced;
        const found = await act({ type: 'certificate', id: 'number' }, (act) => checkCertificate(act, body));
        if (!found.ok) return found;
        const { occupations } = (await live.book(app)).sources;
        const nameOf = (code: string | null) =>
          occupations.find(({ occupationCode }) => occupationCode === code)?.name ?? null;
        return done({
          rows: found.value.map(({ occupationCode, occupationText, isWithdrawn, ...shown }) => ({
            ...shown,
            occupationName: nameOf(occupationCode) ?? occupationText,
            state: isWithdrawn ? ('withdrawn' as const) : ('valid' as const),
          })),
        });
      },
    }),
  };
}
