import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { Notice, useVocabulary } from '../../../ui/index.ts';
import type { Change } from './draft.ts';
import { type TabProps, useFaults } from './use-draft.ts';
import { words } from './words.ts';

const TAB_OF: Readonly<Record<Change['kind'], 'standards' | 'scarce' | 'settings'>> = {
  'standard-set': 'standards',
  'standard-end': 'standards',
  'scarce-add': 'scarce',
  'scarce-end': 'scarce',
  'setting-set': 'settings',
};

/** Everything that speaks against the draft, each with the way to its place. */
export function Faults(tab: TabProps) {
  const faults = useFaults(tab);
  const [, setSearch] = useSearchParams();
  const { term } = useVocabulary();
  const { of, table, names } = tab;
  const isOpen = of.stage === 'draft' || of.stage === 'tried' || of.stage === 'returned';
  // An empty draft is no draft with a fault: the head says what to do first.
  if (!isOpen || of.changes.length === 0 || faults.size === 0) return null;
  const name = (change: Change | undefined) => {
    if (change === undefined) return words.faults.whole;
    switch (change.kind) {
      case 'setting-set': {
        const setting = of.settings.find((setting) => setting.key === change.key);
        return `${setting?.question ?? ''} ${term('settingParts', setting?.part ?? '')}`.trim();
      }
      default: {
        const code = change.occupationCode;
        return code === null ? words.standards.everyOccupation : (names.nameOf(code) ?? code);
      }
    }
  };
  const total = [...faults.values()].reduce((sum, messages) => sum + messages.length, 0);
  return (
    <Notice title={words.faults.title(total)} tone="alarm">
      <ul>
        {[...faults].flatMap(([matter, messages]) => {
          const change = table.draft.changes.get(matter);
          return messages.map((message) => (
            <li key={`${matter} ${message}`}>
              <b>{name(change)}</b> {message}{' '}
              {change ? (
                <Button
                  size="small"
                  type="link"
                  onClick={() => setSearch({ tab: TAB_OF[change.kind], changed: '1' }, { replace: true })}
                >
                  {words.faults.show}
                </Button>
              ) : null}
            </li>
          ));
        })}
      </ul>
    </Notice>
  );
}
