import type { PersonId, Refusal, Uuid } from '../kernel/index.ts';
import { refusal } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import type { RouteId } from './permissions.ts';

/** A helper serves one person for so long at most; then the session is the helper's own again. */
export const HELP_MINUTES = 30;

/** What a session says of whom it serves; null throughout while it serves its owner. */
export interface HelpRow {
  readonly helpSessionId: Uuid | null;
  readonly helpedPersonId: PersonId | null;
  readonly helpedName: string | null;
  readonly helpedUntil: Date | null;
}

/** The actor of a session: its owner, or the helper who reaches what the person reaches who is served. */
export function whomItServes(owner: Actor, row: HelpRow): Actor {
  const { helpSessionId, helpedPersonId: personId, helpedName: name, helpedUntil: untilAt } = row;
  if (helpSessionId === null || personId === null || name === null || untilAt === null) return owner;
  const helping = { helpSessionId, personId, name, untilAt, helperRole: owner.role ?? 'village-helper' };
  const placed = { divisionCode: null, divisionPath: null, organisationId: null };
  return { ...owner, ...placed, role: 'worker', personId, scope: { kind: 'person', personId }, helping };
}

const OWN_AFFAIRS: Refusal = refusal(
  'helping-somebody',
  '您正在替别人办理，这一件只能由本人登录后自己办；您自己的事，请先点“办完了”，再来办。',
);
/** Of what belongs to an account, answered while its session serves somebody. */
const WHILE_HELPING: readonly RouteId[] = ['access.me', 'access.logout'];

/** Why this route waits until the help has ended: accounts are their owners' affair. Undefined when it does not. */
export function refusalWhileHelping(id: RouteId, actor: Pick<Actor, 'helping'>): Refusal | undefined {
  const isOwn = (id.startsWith('access.') || id.startsWith('ownAccount.')) && !WHILE_HELPING.includes(id);
  return actor.helping && isOwn ? OWN_AFFAIRS : undefined;
}
