import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { Notice } from '../../ui/states.tsx';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import type { NavigationGroup, NavigationLink } from '../module.ts';
import { deskModules } from '../modules.ts';
import { Unread } from '../outcomes/notifications/unread.tsx';
import { words as access } from '../platform/access/words.ts';
import { words as calendar } from '../platform/approvals/words.ts';
import { Acting } from './acting.tsx';
import { DemonstrationBar } from './demonstration.tsx';
import { useSignOut } from './sign-out.ts';
import { words } from './words.ts';

const GROUPS: readonly NavigationGroup[] = ['work', 'needs', 'records', 'money', 'law', 'system'];

/** Whose system this is, and who is signed in. */
function Masthead(props: { open: boolean; onMenu: () => void }) {
  const { me } = useMe();
  const signOut = useSignOut();
  return (
    <header className="masthead">
      <Button
        className="menu-button"
        aria-expanded={props.open}
        aria-controls="navigation"
        onClick={props.onMenu}
      >
        {words.menu}
      </Button>
      <NavLink to="/desk" end className="mark">
        <img src="/seal.svg" alt="" />
        <b>{common.product}</b>
      </NavLink>
      <span className="where">
        {me?.divisionName} {common.productLine}
      </span>
      <div className="who">
        <span>
          <span className="unseen">{words.account} </span>
          {me?.displayName}
          {me ? (
            <span className="quiet">
              {' '}
              <Label in="roles" id={me.role} />
            </span>
          ) : null}
        </span>
        {me ? <Acting me={me} /> : null}
        {mayCall(me, 'notifications.unread') ? <Unread /> : null}
        <NavLink to="/desk/my-account">{access.mine.title}</NavLink>
        <Button type="link" size="small" onClick={signOut}>
          {words.signOut}
        </Button>
      </div>
    </header>
  );
}

/** The pages that this person may open, group by group. */
function Navigation(props: { open: boolean; links: readonly NavigationLink[] }) {
  return (
    <nav id="navigation" aria-label={words.navigation} className={props.open ? 'open' : undefined}>
      {GROUPS.map((group) => {
        const inGroup = props.links.filter((link) => link.group === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group}>
            <h2>{words.groups[group]}</h2>
            <ul>
              {inGroup.map((link) => (
                <li key={link.to}>
                  <NavLink to={link.to} end={link.to === '/desk'}>
                    {link.label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

/** From October on, while the notice of the next year is not loaded: what that means, and where it is loaded. */
function NoticeDue() {
  const { me } = useMe();
  const { data } = useRead('/api/calendar', {}, { fresh: Number.POSITIVE_INFINITY });
  if (!data?.isNoticeDue || data.provisionalFrom === null) return null;
  return (
    <Notice tone="act">
      {calendar.due.lead(data.provisionalFrom)}{' '}
      {mayCall(me, 'calendar.propose') ? <NavLink to="/desk/calendar">{calendar.due.go}</NavLink> : null}
    </Notice>
  );
}

/** The frame of the staff pages: masthead, navigation by role, the page. */
export function Shell() {
  const { me } = useMe();
  const [open, setOpen] = useState(false);
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu and takes the focus
  useEffect(() => {
    setOpen(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [location.pathname]);
  // A session that serves somebody who is present shows her pages alone, until it is ended there.
  const isHelping = me?.helping != null;
  useEffect(() => {
    if (isHelping) window.location.replace('/m');
  }, [isHelping]);
  const links = deskModules
    .flatMap((module) => module.navigation ?? [])
    .filter((link) => mayCall(me, link.needs));
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {common.skipToContent}
      </a>
      <Masthead open={open} onMenu={() => setOpen(!open)} />
      {me?.demonstration ? <DemonstrationBar /> : <span hidden />}
      <Navigation open={open} links={links} />
      <main id="content" ref={main} tabIndex={-1}>
        <NoticeDue />
        <Outlet context={links} />
      </main>
    </div>
  );
}
