import { z } from 'zod';
import { NOT_FOUND, type RouteTable, route, zUuid } from '../../platform/access/index.ts';
import { done, refused, yearOf } from '../../platform/kernel/index.ts';
import { assessmentsReply, countiesReply, openWorkReply, teachingReply } from './contract-first.ts';
import { openWorkOf } from './service-open-work.ts';
import { classesToAssess, countiesOf, nextLessons, taughtClasses } from './store-first.ts';

/** What the first page shows to a viewer, a teacher and an assessment body. */
export const firstPageRoutes: RouteTable = {
  'reporting.counties': route({
    reply: countiesReply,
    handle: ({ app, read }) =>
      read(async (tx) => {
        const today = app.clock.today();
        const year = yearOf(today);
        const all = await countiesOf(tx, year, today);
        const rows = all.filter((row) => row.classes + row.claims + row.overdue > 0);
        return done({ year, rows, withoutAny: all.length - rows.length });
      }),
  }),
  'reporting.teaching': route({
    reply: teachingReply,
    handle: ({ app, actor, read }) =>
      read(async (tx) => {
        const today = app.clock.today();
        return done({
          lessons: await nextLessons(tx, today, actor.displayName),
          classes: await taughtClasses(tx, today, actor.displayName),
        });
      }),
  }),
  'accounts.openWork': route({
    params: z.strictObject({ accountId: zUuid }),
    reply: openWorkReply,
    handle: ({ actor, params, read }) =>
      read(async (tx) => {
        const found = await openWorkOf(tx, params.accountId, actor.divisionPath);
        return found === undefined ? refused(NOT_FOUND) : done(found);
      }),
  }),
  'reporting.assessments': route({
    reply: assessmentsReply,
    handle: ({ app, read }) =>
      read(async (tx) => done({ rows: await classesToAssess(tx, app.clock.today()) })),
  }),
};
