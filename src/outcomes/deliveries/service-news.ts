import type { Act } from '../../platform/access/index.ts';
import {
  beginning,
  done,
  nextOf,
  type PersonId,
  type Result,
  statusesFor,
} from '../../platform/kernel/index.ts';
import { phonesToReach } from '../../registry/own-accounts/index.ts';
import { deathsOf } from '../../registry/persons/index.ts';
import { settleConsent } from '../../registry/privacy/index.ts';
import { NEWS } from './contract.ts';
import { MESSAGE } from './machine.ts';
import { isMobile, outsideQuietHours } from './rules.ts';
import { insertMessage } from './store.ts';
import { cancelOf, countNews, declineNewsOf, newsDeclined, saveNewsChoice } from './store-news.ts';

/** How somebody is told news: by a message that waits for its hour, by mouth, or not at all. */
export type NewsWay = 'queued' | 'no-phone' | 'declined' | 'too-many' | 'dead';

export interface News {
  /** Of the campaign: a person hears of it once. */
  readonly sourceKey: string;
  /** Holds no name, no number of a person and no amount. */
  readonly content: string;
  readonly people: readonly { readonly personId: PersonId; readonly divisionPath: string }[];
  /** At most so many messages a person since this instant. */
  readonly limit: { readonly since: Date; readonly most: number };
}

/**
 * Hands news to the sender of messages, which heeds the quiet hours and what people want: who wants none, has had enough
 * since `limit.since` or is dead is left out; without a phone, or where nothing sends messages, she is told by mouth. Done
 * again it sends nothing twice. Gives the way of each.
 */
export async function sendNews(
  act: Act,
  news: News,
  canSend: boolean,
): Promise<ReadonlyMap<PersonId, NewsWay>> {
  const { tx, ciphers, clock, ids } = act;
  const personIds = news.people.map(({ personId }) => personId);
  const declined = await newsDeclined(tx, personIds);
  const dead = await deathsOf(tx, ciphers, personIds);
  const sent = await countNews(tx, personIds, news.limit.since);
  const phones = await phonesToReach(tx, ciphers, personIds);
  const toldAt = clock.now();
  const ways = new Map<PersonId, NewsWay>();
  for (const { personId, divisionPath } of news.people) {
    const way = wayOf({
      isDead: dead.has(personId),
      isDeclined: declined.has(personId),
      isFull: (sent.get(personId) ?? 0) >= news.limit.most,
      hasPhone: canSend && isMobile(phones.get(personId)),
    });
    ways.set(personId, way);
    if (way === 'queued')
      await insertMessage(tx, {
        ...{ messageId: ids.uuid(), sourceKey: news.sourceKey, personId, divisionPath },
        ...{ kind: NEWS, content: news.content, status: beginning(MESSAGE, 'tell') },
        ...{ notBefore: outsideQuietHours(toldAt), toldAt, sentAt: null },
      });
  }
  return ways;
}

function wayOf(of: {
  readonly isDead: boolean;
  readonly isDeclined: boolean;
  readonly isFull: boolean;
  readonly hasPhone: boolean;
}): NewsWay {
  if (of.isDead) return 'dead';
  if (of.isDeclined) return 'declined';
  if (of.isFull) return 'too-many';
  return of.hasPhone ? 'queued' : 'no-phone';
}

/** What of one campaign has not gone out yet is not sent any more, with the reason. Gives how many. */
export function cancelNews(act: Act, sourceKey: string, reason: string): Promise<number> {
  const from = statusesFor(MESSAGE, 'drop');
  return cancelOf(act.tx, sourceKey, {
    from,
    status: nextOf(MESSAGE, 'waiting', 'drop'),
    reason,
  });
}

/**
 * A person wants no news of campaigns, or wants it again, which is her consent to messages about classes as well: one answer,
 * wherever she gives it. What is about her own money goes on.
 */
export async function chooseNews(
  act: Act,
  personId: PersonId,
  isOff: boolean,
): Promise<Result<{ isOff: boolean }>> {
  const settled = await settleConsent(act, { personId, purpose: 'class-messages' }, !isOff);
  if (!settled.ok) return settled;
  await saveNewsChoice(act.tx, { personId, isOff }, act.clock.now());
  await act.record({
    event: 'messages-chosen',
    objectType: 'person',
    objectId: String(personId),
    detail: { isNewsOff: isOff },
  });
  return done({ isOff });
}

/** Somebody told the desk that she wants no news any more: it is switched off, and she alone switches it on again. */
export async function declineNews(act: Act, personId: PersonId): Promise<boolean> {
  return declineNewsOf(act.tx, personId, act.clock.now());
}
