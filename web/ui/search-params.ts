import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What the address shall name; null or an empty text removes it. */
export type SearchChange = Readonly<Record<string, string | null | undefined>>;

/**
 * What a page names in its address, so that it can be sent to a colleague and found again. A change leaves the rest of
 * the address as it is and, unless `push` is set, makes no new entry in the browser's history.
 */
export function useSearch(options: { push?: boolean } = {}) {
  const [search, setSearch] = useSearchParams();
  const replace = !options.push;
  const change = useCallback(
    (changes: SearchChange) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes))
            if (value) next.set(name, value);
            else next.delete(name);
          return next;
        },
        { replace },
      ),
    [setSearch, replace],
  );
  return [search, change] as const;
}
