import { useRead } from '../../../client/index.ts';
import { Page, Read, SimpleTable } from '../../../ui/index.ts';
import { words } from './phone-words.ts';

const { messages } = words;
const EVERY_MS = 3_000;

/** What a demonstration would have sent to phones, for the system administrator. */
export function Component() {
  const answer = useRead('/api/messages', {}, { refetchEvery: EVERY_MS });
  return (
    <Page title={messages.title}>
      <Read of={answer}>
        {({ sender, rows }) =>
          sender === 'stand-in' ? (
            <>
              <p>{messages.lead}</p>
              <SimpleTable
                scroll={messages.title}
                rows={rows}
                rowKey={(row) => row.messageId}
                columns={[
                  { title: messages.at, kind: 'instant', rowHead: true, show: (row) => row.sentAt },
                  { title: messages.to, show: (row) => row.to },
                  { title: messages.content, show: (row) => row.content },
                ]}
              />
            </>
          ) : (
            <p>{sender === null ? messages.off : messages.gateway}</p>
          )
        }
      </Read>
    </Page>
  );
}
