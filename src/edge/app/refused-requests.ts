import { type Actor, type AppContext, type RouteId, recordAlone } from '../../platform/access/index.ts';
import { NOBODY } from '../../platform/journal/index.ts';

/** Answers that refuse before any act: not signed in, not this role's, not there for this scope. */
const COUNTED = new Set([401, 403, 404]);
/** Whoever opens the login page is asked for first, and a wrong password is a refused act with a line of its own. */
const NOT_COUNTED = new Set<RouteId>(['access.me', 'access.login']);
const MOST_ROUTES = 10;
/** Accounts counted at once; more are counted together, so that no flood fills the memory or the journal. */
const MOST_ACCOUNTS = 1_000;

interface Counted {
  readonly actor: Actor | null;
  readonly status: number;
  count: number;
  readonly routes: Set<RouteId>;
}

/**
 * Counts refused requests by account and answer, and writes one line each to the journal when `record` is called (every
 * half minute, and before the server stops). Requests of nobody are counted together.
 */
export class RefusedRequests {
  readonly #counts = new Map<string, Counted>();

  count(actor: Actor | null, status: number, route: RouteId): void {
    if (!COUNTED.has(status) || NOT_COUNTED.has(route)) return;
    const known = actor === null || actor.role === null ? null : actor;
    const account = this.#counts.size < MOST_ACCOUNTS ? known : null;
    const key = `${account?.accountId ?? ''} ${status}`;
    const counted = this.#counts.get(key) ?? { actor: account, status, count: 0, routes: new Set() };
    counted.count += 1;
    if (counted.routes.size < MOST_ROUTES) counted.routes.add(route);
    this.#counts.set(key, counted);
  }

  /** Writes what was counted; when that fails the counts stay for the next time. */
  async record(app: Pick<AppContext, 'db' | 'clock' | 'ciphers'>): Promise<void> {
    const counts = [...this.#counts.values()];
    if (counts.length === 0) return;
    this.#counts.clear();
    try {
      await recordAlone(
        app,
        ...counts.map(({ actor, status, count, routes }) => ({
          event: 'requests-refused',
          outcome: 'refused' as const,
          objectType: 'account',
          objectId: actor?.accountId ?? NOBODY,
          accountId: actor?.accountId ?? NOBODY,
          personKey: actor?.personKey ?? null,
          role: actor?.role ?? null,
          divisionPath: actor?.divisionPath ?? null,
          organisationId: actor?.organisationId ?? null,
          onBehalfOf: actor?.actingFor?.accountId,
          detail: { status, count, routes: [...routes].sort() },
        })),
      );
    } catch (error) {
      for (const { actor, status, count, routes } of counts) {
        const [first] = routes;
        if (first === undefined) continue;
        this.count(actor, status, first);
        const counted = this.#counts.get(`${actor?.accountId ?? ''} ${status}`);
        if (counted) counted.count += count - 1;
      }
      throw error;
    }
  }
}
