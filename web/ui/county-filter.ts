import { useRead } from '../client/index.ts';
import { mayCall, useMe } from '../client/session.ts';
import type { Filter } from './filters.tsx';
import { words } from './words.ts';

/** The filter by county of those who see several, as one more filter of a list; nothing for everybody else. */
export function useCountyFilter(): readonly Filter[] {
  const { me } = useMe();
  const maySee = mayCall(me, 'reporting.counties');
  const { data } = useRead('/api/counties', {}, { enabled: maySee, fresh: 600_000 });
  if (!maySee) return [];
  const choices = (data?.rows ?? []).map(({ divisionCode, name }) => ({ value: divisionCode, label: name }));
  return [{ name: 'divisionCode', label: words.list.county, kind: 'choice', choices }];
}
