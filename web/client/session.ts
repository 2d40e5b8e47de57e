import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import {
  beginSession,
  type Fault,
  keyOf,
  type Reply,
  type RouteId,
  read,
  rememberCsrfToken,
  sessionEnd,
  useRead,
} from './index.ts';

export type Me = Reply<'/api/me'>;

/** Whoever is signed in; `undefined` while asking, `null` when nobody is. */
export function useMe(): { me: Me | null | undefined; fault: Fault | null } {
  const answer = useRead('/api/me', {}, { fresh: 60_000 });
  if (answer.data) {
    rememberCsrfToken(answer.data.csrfToken);
    return { me: answer.data, fault: null };
  }
  if (answer.error) return { me: answer.error.status === 401 ? null : undefined, fault: answer.error };
  return { me: undefined, fault: null };
}

/** The page that comes before any other; null when nothing is due. */
export function pageDue(me: Me): string | null {
  if (me.secondFactorDue) return '/login/code';
  if (me.mustChangePassword) return '/login/password';
  return me.mustSetSecondFactor ? '/login/second-factor' : null;
}

/** May this account call this route at all? The server decides; this only hides what would be refused. */
export function mayCall(me: Me | null | undefined, route: RouteId): boolean {
  return me?.allowed.includes(route) ?? false;
}

/** True from the server's 401 to somebody who was signed in until they sign in again. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isEnded);
}

/** Forgets what was read as somebody else and asks again who is signed in. */
export function useNewSession(): () => Promise<Me> {
  const queries = useQueryClient();
  return async () => {
    queries.clear();
    beginSession();
    const me = await read('/api/me');
    rememberCsrfToken(me.csrfToken);
    queries.setQueryData(keyOf('/api/me'), me);
    return me;
  };
}

/**
 * Goes on after the session had ended under an open page. The same account: what is on the page stays and is read
 * again; true. Another account: nothing that was read as somebody else stays; false.
 */
export function useContinuedSession(): () => Promise<boolean> {
  const queries = useQueryClient();
  return async () => {
    const before = queries.getQueryData<Me>(keyOf('/api/me'));
    beginSession();
    const me = await read('/api/me');
    rememberCsrfToken(me.csrfToken);
    const isSame = before?.accountId === me.accountId;
    if (!isSame) queries.clear();
    queries.setQueryData(keyOf('/api/me'), me);
    if (isSame) await queries.invalidateQueries();
    return isSame;
  };
}
