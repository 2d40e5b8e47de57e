import { useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

/** The group of persons whom no department assigns to one. */
const NO_GROUP = 'none';

export function useGroupName(): (group: string) => string {
  const { term } = useVocabulary();
  return (group) => (group === NO_GROUP ? words.dryRun.groupNone : term('groups', group));
}
