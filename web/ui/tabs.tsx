import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useSearch } from './search-params.ts';

export interface Tab {
  readonly key: string;
  readonly label: ReactNode;
  readonly content: () => ReactNode;
}

/** Parts of one page, named in the address under `tab`; arrow keys move between them. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  const [search, change] = useSearch();
  const list = useRef<HTMLDivElement>(null);
  const open = props.tabs.find((tab) => tab.key === search.get('tab')) ?? props.tabs[0];
  if (open === undefined) return null;
  const show = (key: string) => change({ tab: key });
  function pressed(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = props.tabs.findIndex((tab) => tab.key === open?.key);
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    show(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={pressed}>
        {props.tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`tab-${tab.key}`}
            data-tab={tab.key}
            aria-selected={tab.key === open.key}
            aria-controls="tab-panel"
            tabIndex={tab.key === open.key ? 0 : -1}
            onClick={() => show(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${open.key}`}>
        {open.content()}
      </div>
    </>
  );
}
