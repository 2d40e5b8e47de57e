import { systemClock } from '../kernel/index.ts';
import { loadPolicies } from '../policy/index.ts';
import { openApiOf } from './openapi.ts';
import { allRoutes } from './routes.ts';

/** The programming interface as OpenAPI, without a database. */
export function apiDocument(): Record<string, unknown> {
  return openApiOf(
    allRoutes({ policies: loadPolicies(), wallClock: systemClock(), demonstration: null, anchorFile: null }),
  );
}
