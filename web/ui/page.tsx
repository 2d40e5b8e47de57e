import { type ReactNode, useEffect } from 'react';
import { words } from './words.ts';

/** Sets the browser's title while the page is open. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = words.titleOf(title);
  }, [title]);
}

/** A page: its one h1, a line under it, acts at the right. */
export function Page(props: { title: string; lead?: ReactNode; acts?: ReactNode; children: ReactNode }) {
  useTitle(props.title);
  return (
    <>
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{props.title}</h1>
          {props.lead ? <p className="lead">{props.lead}</p> : null}
        </div>
        {props.acts ? <div className="row">{props.acts}</div> : null}
      </header>
      {props.children}
    </>
  );
}

/** Something wider than the page: scrolls by itself and can be reached by keyboard. */
export function ScrollX(props: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      role="group"
      className={`scroll-x ${props.className ?? ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={props.label}
    >
      {props.children}
    </div>
  );
}

/** A part of a page under a heading with a rule. */
export function Section(props: { title: string; aside?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section className="section" aria-label={props.title} id={props.id}>
      <header>
        <h2>{props.title}</h2>
        {props.aside ? <div className="quiet small">{props.aside}</div> : null}
      </header>
      {props.children}
    </section>
  );
}
