import type { NavigateFunction } from 'react-router';
import { Navigate, Outlet, useLocation } from 'react-router';
import { type Me, pageDue, useMe } from '../client/session.ts';

/** Her own pages: whoever is not signed in does that first, and comes back to the page. */
export function Signed() {
  const { me } = useMe();
  const { pathname, search } = useLocation();
  if (me === null) return <Navigate to={signInTo(pathname + search)} replace />;
  const due = me && phonePageDue(me);
  if (due === OWN_PASSWORD && pathname !== OWN_PASSWORD)
    return <Navigate to={`${due}?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Outlet />;
}

const OWN_PASSWORD = '/m/password';
/** The page that comes before any other; her one-time password she changes on the phone. */
export function phonePageDue(me: Me): string | null {
  const due = pageDue(me);
  return me.role === 'worker' && due === '/login/password' ? OWN_PASSWORD : due;
}

/** The address of the sign-in that leads on to this page. */
export function signInTo(page: string): string {
  return `/m/login?next=${encodeURIComponent(page)}`;
}

const ON_THE_PHONE = /^\/m(\/[\w-]+)*(\?[\w=&-]*)?$/;
/** A guide strikes out what data prove once she is signed in. */
const GUIDE = /^\/public\/guides(\/[\w-]+)*(\?[\w=&-]*)?$/;
const WAYS_IN = /^\/m\/(login|register|password)\b/;

/** Where the sign-in leads on to: a page of the phone or a guide, and no other address. */
export function pageAfterSignIn(search: string, otherwise = '/m'): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return (ON_THE_PHONE.test(next) && !WAYS_IN.test(next)) || GUIDE.test(next) ? next : otherwise;
}

/** Goes on to a page, with one sentence on its top; pages that are not the phone's are opened again. */
export function goOnTo(page: string, navigate: NavigateFunction, said?: string): void {
  if (!ON_THE_PHONE.test(page)) location.assign(page);
  else navigate(page, { replace: true, state: said === undefined ? null : { said } });
}
