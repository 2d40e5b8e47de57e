import type { HistoryItem } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import type { ComposedLine } from '../determination/index.ts';

/** What later modules know of what a person was already granted. */
export interface GrantsKnown {
  /** What claims grant the people of these lines, wherever they were made. */
  grantsOf(
    act: Pick<Act, 'tx' | 'ciphers'>,
    lines: readonly ComposedLine[],
  ): Promise<ReadonlyMap<PersonId, readonly HistoryItem[]>>;
}
