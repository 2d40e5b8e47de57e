import { useEffect, useRef } from 'react';

/** Is the person typing, choosing in a list, or answering a dialog? Then letters are hers. */
function isBusy(target: EventTarget | null): boolean {
  if (
    document.querySelector(
      '.ant-modal-wrap:not([style*="display: none"]), .ant-popconfirm:not(.ant-popover-hidden)',
    )
  )
    return true;
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !== null
  );
}

/** Single keys of a page by their lower-case names (`j`, `arrowdown`, `escape`), for who reviews two hundred lines an afternoon; never while typing, never with Ctrl or Alt. */
export function useKeys(active: boolean, keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      // Arrows scroll the page unless the table has the focus.
      if (event.key.startsWith('Arrow') && !(event.target as HTMLElement).closest?.('.review')) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [active]);
}
