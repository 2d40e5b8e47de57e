import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, Navigate, Outlet, useLocation, useNavigate, useRouteError } from 'react-router';
import { pageDue, useMe, useSessionEnded } from '../../client/session.ts';
import { useTitle } from '../../ui/page.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { SessionEnded } from './session-ended.tsx';

/**
 * Lets in whoever is signed in; the others go to the login and come back to the same page. A session that ends under an
 * open page leaves the page as it is, with what was typed, and asks to sign in above it.
 */
export function Signed(props: { children?: ReactNode; bare?: boolean }) {
  const { me, fault } = useMe();
  const ended = useSessionEnded();
  const location = useLocation();
  if (me === null) {
    const next = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/login?next=${next}`} replace />;
  }
  const due = me ? pageDue(me) : null;
  if (due) return <Navigate to={`${due}?next=${encodeURIComponent(location.pathname)}`} replace />;
  if (me === undefined) return fault ? <ErrorState fault={fault} /> : <Loading />;
  return (
    <>
      {props.bare ? <Outlet /> : props.children}
      {ended ? <SessionEnded name={me.displayName} /> : null}
    </>
  );
}

/** No such page, or a page that broke. */
export function Lost(props: { notFound?: boolean }) {
  const broken = useRouteError();
  const go = useNavigate();
  useTitle(words.fault.notFoundTitle);
  const missing = props.notFound || broken === undefined;
  return (
    <div className="empty" role="alert">
      <h1>{missing ? words.fault.notFoundTitle : words.fault.title}</h1>
      <p>{missing ? words.fault.notFound : words.fault.page}</p>
      <div className="row" style={{ justifyContent: 'center' }}>
        {missing ? null : <Button onClick={() => go(0)}>{words.act.refresh}</Button>}
        <Link to="/desk">{words.fault.toHome}</Link>
      </div>
    </div>
  );
}
