import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { Fault } from '../client/index.ts';
import { words as common } from '../ui/words.ts';
import { HelpBar } from './account/helping.tsx';
import { NetworkState } from './network.tsx';
import { signInTo } from './signed.tsx';
import { textToRead, useSpeech } from './speech.ts';
import { words } from './words.ts';

/** One page of the phone: where it is, the way back, a voice, and one question. */
export function Frame(props: { title: string; back?: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const speech = useSpeech();
  const { pathname, state } = useLocation();
  const said: unknown = state?.said;
  useEffect(() => {
    document.title = common.titleOf(props.title);
  }, [props.title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top, with the focus on its main part
  useEffect(() => {
    window.scrollTo(0, 0);
    speech.stop();
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="phone">
      <HelpBar />
      <header>
        {props.back === undefined ? (
          <span className="mark">{common.product}</span>
        ) : (
          <Link className="back" to={props.back}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M10.500 2.500 5 8l5.500 5.500" fill="none" stroke="currentColor" strokeWidth="2.200" />
            </svg>
            {words.back}
          </Link>
        )}
        {speech.available ? (
          <button
            type="button"
            className="voice"
            aria-pressed={speech.speaking}
            onClick={() =>
              speech.speaking ? speech.stop() : speech.read(main.current ? textToRead(main.current) : '')
            }
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path
                d="M2 6h3l4-3.500v11L5 10H2zM11.500 5.500a4 4 0 0 1 0 5M13 3a7 7 0 0 1 0 10"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.500"
              />
            </svg>
            {speech.speaking ? words.stopReading : words.readAloud}
          </button>
        ) : null}
      </header>
      <NetworkState />
      <main ref={main} tabIndex={-1}>
        <h1>{props.title}</h1>
        {typeof said === 'string' ? (
          <p className="message" role="status">
            {said}
          </p>
        ) : null}
        {props.children}
      </main>
    </div>
  );
}

/** Waiting; that the network is slow or away is said above, on every page alike. */
export function Waiting() {
  return (
    <p className="waiting" role="status">
      {words.loading}
    </p>
  );
}

/** The page could not be read: says why, and what to do. */
export function Broken(props: { fault: unknown; retry: () => void }) {
  const { pathname, search } = useLocation();
  const status = props.fault instanceof Fault ? props.fault.status : 500;
  if (status === 401)
    return (
      <div className="message" role="alert">
        <p>{words.loggedOut}</p>
        <Link className="go" to={signInTo(pathname + search)}>
          {words.login}
        </Link>
      </div>
    );
  if (status === 403)
    return (
      <div className="message" role="alert">
        <p>{words.notWorker}</p>
        <a className="go" href="/">
          {words.toDesk}
        </a>
      </div>
    );
  return (
    <div className="message" role="alert">
      <p>{status === 0 ? words.offline : words.failed}</p>
      <button type="button" className="go" onClick={props.retry}>
        {words.retry}
      </button>
    </div>
  );
}
