import type { Act } from '../../platform/access/index.ts';
import { nextOf } from '../../platform/kernel/index.ts';
import { phonesToReach } from '../../registry/own-accounts/index.ts';
import { NEWS } from './contract.ts';
import { MESSAGE } from './machine.ts';
import { isMobile, messageRules, outsideQuietHours, retryAt } from './rules.ts';
import { addSlip, recordSlips } from './service-tell.ts';
import { type MessageRow, saveMessage, switchedOff, takeDue } from './store.ts';
import { newsDeclined } from './store-news.ts';

const MOST_AT_ONCE = 20;
/** What a sender that was killed held is sent again after this; only then may a message go out twice. */
const HELD_MINUTES = 10;

/** A message on its way out. The number is in memory alone. */
export interface Leaving {
  readonly message: MessageRow;
  readonly phone: string;
}

/**
 * Takes messages that are due: none in the quiet hours. What nobody wants any more is cancelled; what has lost its phone
 * goes on paper. Gives those to send, and how many were taken.
 */
export async function takeMessages(act: Act): Promise<{ leaving: Leaving[]; taken: number }> {
  const now = act.clock.now();
  if (outsideQuietHours(now) > now) return { leaving: [], taken: 0 };
  const until = new Date(now.getTime() + HELD_MINUTES * 60_000);
  const due = await takeDue(act.tx, now, { until, most: MOST_AT_ONCE });
  const ids = due.map(({ personId }) => personId);
  const off = await switchedOff(act.tx, ids);
  const noNews = await newsDeclined(act.tx, ids);
  const phones = await phonesToReach(act.tx, act.ciphers, ids);
  const leaving: Leaving[] = [];
  const papers: string[] = [];
  for (const message of due) {
    const phone = phones.get(message.personId);
    const isUnwanted = off.has(message.personId) || (message.kind === NEWS && noNews.has(message.personId));
    if (isUnwanted) await end(act, message, 'cancelled', 'switched-off');
    else if (isMobile(phone)) leaving.push({ message, phone });
    else papers.push(...[await giveUp(act, message)].filter((path) => path !== null));
  }
  await recordSlips(act, papers);
  return { leaving, taken: due.length };
}

/**
 * What became of a message that was handed to the sender: sent, tried again later, or given up. Gives the division where
 * a notice is to be printed instead; null where none is.
 */
export async function settleMessage(act: Act, message: MessageRow, isSent: boolean): Promise<string | null> {
  if (isSent) {
    await end(act, message, 'sent', null);
    return null;
  }
  const again = retryAt(message.attempts, act.clock.now());
  if (again === null) return giveUp(act, message);
  await saveMessage(act.tx, message, {
    ...message,
    status: nextOf(MESSAGE, message.status, 'send', 'failed'),
    notBefore: again,
  });
  return null;
}

async function end(
  act: Act,
  message: MessageRow,
  to: 'sent' | 'cancelled',
  reason: string | null,
): Promise<void> {
  await saveMessage(act.tx, message, {
    ...message,
    status: nextOf(MESSAGE, message.status, 'send', to),
    sentAt: to === 'sent' ? act.clock.now() : null,
    reason,
  });
}

/** Nobody was reached by phone: a notice is printed, unless there is one already. */
async function giveUp(act: Act, message: MessageRow): Promise<string | null> {
  const status = nextOf(MESSAGE, message.status, 'send', 'given-up');
  if (!(await saveMessage(act.tx, message, { ...message, status }))) return null;
  if (message.kind === NEWS || messageRules().kinds[message.kind].paper !== 'unreached') return null;
  await addSlip(act, message, 'given-up');
  return message.divisionPath;
}
