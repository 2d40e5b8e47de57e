import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { mayCall, useMe } from '../../client/session.ts';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import type { NavigationGroup } from '../module.ts';
import { deskModules } from '../modules.ts';
import { DemonstrationBar } from './demonstration.tsx';
import { useSignOut } from './sign-out.ts';
import { words } from './words.ts';

const GROUPS: readonly NavigationGroup[] = ['work', 'records', 'money', 'law', 'system'];

/** The frame of the desk: masthead, navigation by role, the page. */
export function Shell() {
  const { me } = useMe();
  const [open, setOpen] = useState(false);
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  const signOut = useSignOut();
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu and takes the focus
  useEffect(() => {
    setOpen(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [location.pathname]);
  const links = deskModules
    .flatMap((module) => module.navigation ?? [])
    .filter((link) => mayCall(me, link.needs));
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {common.skipToContent}
      </a>
      <header className="masthead">
        <Button
          className="menu-button"
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
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
          <Button type="link" size="small" onClick={signOut}>
            {words.signOut}
          </Button>
        </div>
      </header>
      {me?.demonstration ? <DemonstrationBar /> : <span hidden />}
      <nav id="navigation" aria-label={words.navigation} className={open ? 'open' : undefined}>
        {GROUPS.map((group) => {
          const inGroup = links.filter((link) => link.group === group);
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
      <main id="content" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
