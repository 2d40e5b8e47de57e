import { z } from 'zod';
import { NOT_FOUND, type RouteTable, route, zPage } from '../../platform/access/index.ts';
import { done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  organisationChangesOf,
  organisationChangeView,
  organisationDetail,
  organisationDetailOf,
  organisationListQuery,
  organisationParams,
  organisationRow,
  organisationsOf,
} from '../../registry/organisations/index.ts';
import { personView, searchBody, searchForPersons } from '../../registry/persons/index.ts';
import { outcomesOf } from '../../training/assessment/index.ts';
import {
  classDetail,
  classDetailOf,
  classList,
  classListQuery,
  classParams,
  classRow,
  rosterPage,
  rosterReply,
} from '../../training/classes/index.ts';
import {
  classFigures,
  organisationFigures,
  personFigures,
  withClassCounts,
  withPersonFigures,
  withProgress,
} from './figures.ts';

function orNotFound<T>(value: T | undefined): Result<T> {
  return value === undefined ? refused(NOT_FOUND) : done(value);
}

/** Lists and pages of earlier modules that show what later ones know. */
export function figuresRoutes(): RouteTable {
  return { ...personRoutes(), ...organisationRoutes(), ...classRoutes() };
}

function personRoutes(): RouteTable {
  return {
    'persons.search': route({
      body: searchBody,
      reply: z.strictObject({ rows: z.array(personView.extend(personFigures)), next: z.string().nullable() }),
      handle: (call) =>
        call.act({ type: 'person', id: 'search' }, async (act) => {
          const found = await searchForPersons(act, call.body);
          if (!found.ok) return found;
          const { rows, next } = found.value;
          return done({ rows: await withPersonFigures(act.tx, rows), next });
        }),
    }),
  };
}

function organisationRoutes(): RouteTable {
  return {
    'organisations.list': route({
      query: organisationListQuery,
      reply: zPage(organisationRow.extend(organisationFigures)),
      handle: (call) =>
        call.read(async (tx) => {
          const page = await organisationsOf(tx, call.query, call.app.clock.today());
          return done({ ...page, rows: await withClassCounts(tx, page.rows) });
        }),
    }),
    'organisations.show': route({
      params: organisationParams,
      reply: organisationDetail
        .extend(organisationFigures)
        .extend({ changes: z.array(organisationChangeView) }),
      handle: (call) =>
        call.read(async (tx) => {
          const id = call.params.organisationId as Uuid;
          const detail = await organisationDetailOf(tx, call.actor, id, call.app.clock.today());
          const [shown] = detail ? await withClassCounts(tx, [detail]) : [];
          if (!shown) return refused(NOT_FOUND);
          const { ciphers, clock } = call.app;
          const changes = await organisationChangesOf({ tx, ciphers }, call.actor, id, clock.today());
          return done({ ...shown, changes });
        }),
    }),
  };
}

function classRoutes(): RouteTable {
  return {
    'classes.list': route({
      query: classListQuery,
      reply: zPage(classRow.extend(classFigures)),
      handle: (call) =>
        call.read(async (tx) => {
          const page = await classList(tx, call.query, call.app.clock.today());
          return done({ ...page, rows: await withProgress(tx, page.rows) });
        }),
    }),
    'classes.show': route({
      params: classParams,
      reply: classDetail.extend(classFigures),
      handle: (call) =>
        call.read(async (tx) => {
          const id = call.params.classId as Uuid;
          const detail = await classDetailOf(tx, call.actor, id, call.app.clock.today());
          const [shown] = detail ? await withProgress(tx, [detail]) : [];
          return orNotFound(shown);
        }),
    }),
    'classes.roster': route({
      params: classParams,
      reply: rosterReply,
      handle: (call) =>
        call.read(async (tx) => {
          const id = call.params.classId as Uuid;
          const at = { ciphers: call.app.ciphers, today: call.app.clock.today() };
          return orNotFound(await rosterPage(tx, at, id, await outcomesOf(tx, id)));
        }),
    }),
  };
}
