import { actsIn, type Machine, nextOf, statusesFor } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { mayCall, PERMISSIONS, type Permission, type RouteId } from './permissions.ts';

/** A step of a review that somebody else takes after the maker's own. */
type ReviewStep = Exclude<Permission['fourEyes'], 'prepare' | 'confirm' | null>;

const isRoute = (act: string): act is RouteId => Object.hasOwn(PERMISSIONS, act);

/** What `allowed` of a reply holds: of the acts that the machine allows in this status, those this role may call. */
export function allowedIn<S extends string, A extends string>(
  machine: Machine<S, A>,
  status: NoInfer<S>,
  actor: Pick<Actor, 'role'>,
): Extract<A, RouteId>[] {
  return actsIn(machine, status).filter(
    (act): act is Extract<A, RouteId> => isRoute(act) && mayCall(act, actor.role),
  );
}

/** The act of the machine by which this step of a review is taken. Throws when there is none. */
export function reviewAct<S extends string, A extends string>(
  machine: Machine<S, A>,
  step: ReviewStep,
): Extract<A, RouteId> {
  const found = machine.acts.find((act) => reviewStepOf(act) === step);
  if (found === undefined) throw new Error(`${machine.entity} has no act for the step ${step}`);
  return found as Extract<A, RouteId>;
}

/** The step that is due once this review has passed; null when it was the last. */
export function stepAfter<S extends string, A extends string>(
  machine: Machine<S, A>,
  review: NoInfer<A>,
): ReviewStep | null {
  const [status] = statusesFor(machine, review);
  if (status === undefined) return null;
  const passed = nextOf(machine, status, review, 'passed');
  return (
    actsIn(machine, passed)
      .map(reviewStepOf)
      .find((step) => step !== null) ?? null
  );
}

/** The journal's event of the act that this route performs. Throws for a route that only reads. */
export function eventOf(route: RouteId): string {
  const { event }: Permission = PERMISSIONS[route];
  if (event === null) throw new Error(`${route} performs no act`);
  return event;
}

function reviewStepOf(act: string): ReviewStep | null {
  if (!isRoute(act)) return null;
  const step: Permission['fourEyes'] = PERMISSIONS[act].fourEyes;
  return step === 'prepare' || step === 'confirm' ? null : step;
}
