import { useEffect } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { count } from '../../../ui/format.ts';
import { words } from './words.ts';
import './notifications.css';

/** The way to the inbox with how much of it is unread; asked again with each page, so that an idle one stays idle. */
export function Unread() {
  const { pathname } = useLocation();
  const { data, refetch } = useRead('/api/inbox/unread');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page asks again
  useEffect(() => void refetch(), [pathname, refetch]);
  const unread = data?.unread ?? 0;
  return (
    <NavLink to="/desk/inbox" className="unread">
      {words.title}
      {unread > 0 ? (
        <>
          {' '}
          <b>{(data?.isMore ? words.many : words.unread)(count(unread))}</b>
        </>
      ) : null}
    </NavLink>
  );
}
