import { type RouteTable, route } from '../access/index.ts';
import { done, type LocalDate, type Uuid, yearOf } from '../kernel/index.ts';
import {
  calendarActReply,
  calendarQuery,
  calendarReply,
  decideCalendarBody,
  proposalParams,
  proposalsReply,
  proposeCalendarBody,
} from './contract-calendar.ts';
import {
  calendarOf,
  calendarProposals,
  type DaysFollower,
  decideCalendar,
  proposeCalendar,
} from './service-calendar.ts';

/** The working days, for everybody; and how next year's are loaded by two administrators. */
export function calendarRoutes(deps: { readonly follow: DaysFollower }): RouteTable {
  return {
    'calendar.show': route({
      query: calendarQuery,
      reply: calendarReply,
      handle: (call) =>
        call.read(async (tx) => {
          const today = call.app.clock.today();
          const { year } = call.query;
          return done(await calendarOf(tx, today, year === undefined ? yearOf(today) : Number(year)));
        }),
    }),
    'calendar.proposals': route({
      reply: proposalsReply,
      handle: (call) => call.read(async (tx) => done(await calendarProposals(tx, call.actor))),
    }),
    'calendar.propose': route({
      body: proposeCalendarBody,
      reply: calendarActReply,
      handle: (call) =>
        call.act({ type: 'calendar', id: String(call.body.year) }, (act) =>
          proposeCalendar(act, {
            year: call.body.year,
            documentNumber: call.body.documentNumber,
            holidays: call.body.holidays.map(({ name, from, through }) => ({
              name,
              from: from as LocalDate,
              through: through as LocalDate,
            })),
            workDays: call.body.workDays as LocalDate[],
          }),
        ),
    }),
    'calendar.decide': route({
      params: proposalParams,
      body: decideCalendarBody,
      reply: calendarActReply,
      handle: (call) =>
        call.act({ type: 'calendar', id: call.params.proposalId }, (act) =>
          decideCalendar(act, call.params.proposalId as Uuid, call.body, deps.follow),
        ),
    }),
  };
}
