import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from '../client/session.ts';

/** Her own pages: whoever is not signed in does that first, and comes back to the page. */
export function Signed() {
  const { me } = useMe();
  const { pathname, search } = useLocation();
  if (me !== null) return <Outlet />;
  return <Navigate to={signInTo(pathname + search)} replace />;
}

/** The address of the sign-in that leads on to this page. */
export function signInTo(page: string): string {
  return `/m/login?next=${encodeURIComponent(page)}`;
}

/** Where the sign-in leads on to: a page of the phone, and no other address. */
export function pageAfterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^\/m(\/[\w-]+)*(\?[\w=&-]*)?$/.test(next) && !next.startsWith('/m/login') ? next : '/m';
}
