import { act, BY, DECIDES, OF_BUREAU, type Permission, proposing, view } from './permission-rows.ts';

const LIST = '/api/retention/:listId';

/** Records over their term. */
export const PERMISSIONS_OF_RETENTION = {
  'retention.lists': view('/api/retention', OF_BUREAU),
  'retention.show': view(LIST, OF_BUREAU),
  'retention.propose': act(`${LIST}/proposal`, {
    ...BY.handler,
    ...proposing('version', 'reason'),
    event: 'retention-proposed',
  }),
  'retention.withdraw': act(`${LIST}/withdraw`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'retention-withdrawn',
  }),
  'retention.decide': act(`${LIST}/decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'retention-decided',
  }),
} as const satisfies Record<string, Permission>;
