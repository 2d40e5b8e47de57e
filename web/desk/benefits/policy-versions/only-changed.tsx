import { Checkbox } from 'antd';
import { useSearch } from '../../../ui/index.ts';
import { words } from './words.ts';

/** True when the tables show only what this version changes; the address remembers it. */
export function useOnlyChanged(): boolean {
  const [search] = useSearch();
  return search.get('changed') === '1';
}

export function OnlyChanged() {
  const [, change] = useSearch();
  return (
    <Checkbox
      checked={useOnlyChanged()}
      onChange={(event) => change({ changed: event.target.checked ? '1' : null })}
    >
      {words.standards.onlyChanged}
    </Checkbox>
  );
}
