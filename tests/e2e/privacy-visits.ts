import { words as retention } from '../../web/desk/outcomes/retention/words.ts';
import { words } from '../../web/desk/registry/privacy/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import type { Visit } from './visit.ts';

/** What a person agreed to, and whose record named officers alone open. */
export const PRIVACY_VISITS: readonly Visit[] = [
  {
    route: '/desk/protections',
    who: 'handler',
    act: (page) =>
      page
        .getByRole('navigation', { name: shell.navigation })
        .getByRole('link', { name: words.title, exact: true }),
    shot: 'protections',
  },
  {
    route: '/desk/retention',
    who: 'handler',
    act: (page) =>
      page
        .getByRole('navigation', { name: shell.navigation })
        .getByRole('link', { name: retention.title, exact: true }),
    shot: 'retention',
  },
  {
    route: '/desk/retention/:listId',
    who: 'handler',
    with: { listId: 'retentionId' },
    act: (page) => page.getByRole('button', { name: retention.propose.label, exact: true }),
    shot: 'retention-list',
  },
  {
    route: '/desk/persons/:personId/consents',
    who: 'handler',
    with: { personId: 'personId' },
    act: (page) => page.getByRole('button', { name: words.consents.agree, exact: true }).first(),
    shot: 'consents',
  },
];
