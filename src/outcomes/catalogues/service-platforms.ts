import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import { daysOf, stateOn } from './rules.ts';
import { findDivisions } from './store.ts';
import { signedChanges } from './store-changes.ts';

/** An online platform of a catalogue within reach, or one that stood there (LC-9). */
export interface ListedPlatform {
  readonly platformId: Uuid;
  readonly name: string;
  readonly link: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly divisionName: string;
  readonly isStopped: boolean;
}

/** Platforms that stand in the catalogues on a day, and those that were taken off; one that has not begun is neither. */
export async function listedPlatforms(tx: Tx, today: LocalDate): Promise<ListedPlatform[]> {
  const changes = await signedChanges(tx);
  const names = new Map((await findDivisions(tx)).map(({ divisionCode, name }) => [divisionCode, name]));
  return changes.flatMap(({ kind, link, entryId, name, divisionCode, divisionPath }) => {
    if (kind !== 'platform-add' || link === null) return [];
    const state = stateOn(daysOf(changes, entryId), today);
    if (state === 'coming') return [];
    const divisionName = names.get(divisionCode) ?? '';
    const place = { divisionCode, divisionPath, divisionName };
    return [{ platformId: entryId, name, link, ...place, isStopped: state === 'stopped' }];
  });
}
