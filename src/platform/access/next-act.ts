import type { Refusal } from '../kernel/index.ts';
import type { RouteId } from './permissions.ts';

/** A refusal whose sentence names a next act, with the route of that act. */
export function leadsTo(route: RouteId, refusal: Refusal): Refusal {
  return { ...refusal, route };
}
