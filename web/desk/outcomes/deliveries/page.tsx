import { Page, Tabs } from '../../../ui/index.ts';
import { Messages } from './messages.tsx';
import { Slips } from './slips.tsx';
import { words } from './words.ts';

/** What persons are told: printed notices with their receipts, and messages to phones. */
export function Component() {
  return (
    <Page title={words.title} lead={words.lead}>
      <Tabs
        label={words.title}
        tabs={[
          { key: 'slips', label: words.slips.tab, content: () => <Slips /> },
          { key: 'messages', label: words.messages.tab, content: () => <Messages /> },
        ]}
      />
    </Page>
  );
}
