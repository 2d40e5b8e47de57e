import { type RouteHandler, type RouteTable, route } from '../access/index.ts';
import { done, systemClock } from '../kernel/index.ts';
import { loadPolicies } from '../policy/index.ts';
import {
  explainParams,
  explainReply,
  overviewQuery,
  overviewReply,
  workerReply,
  workListReply,
} from '../reporting/index.ts';
import { openApiOf } from './openapi.ts';
import { allRoutes } from './routes.ts';

const unanswered = async () => done(null);

/** Contracts whose room has no handlers yet: pages are written against them, the gate does not open without them. */
const PROMISED: RouteTable = {
  'desk.workList': route({ reply: workListReply, handle: unanswered }),
  'reporting.overview': route({ query: overviewQuery, reply: overviewReply, handle: unanswered }),
  'persons.explain': route({ params: explainParams, reply: explainReply, handle: unanswered }),
  'worker.subsidies': route({ reply: workerReply, handle: unanswered }),
};

/** The programming interface as OpenAPI, without a database. */
export function apiDocument(): Record<string, unknown> {
  const rooms = {
    policies: loadPolicies(),
    wallClock: systemClock(),
    demonstration: null,
    anchorFile: null,
  };
  const tables: Record<string, RouteHandler> = { ...PROMISED, ...allRoutes(rooms) };
  return openApiOf(tables);
}
