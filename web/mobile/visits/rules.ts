import type { ActBody, ActReply } from '../../client/index.ts';
import { WRONG_MS } from '../contact.ts';

export type List = ActReply<'/api/helper/list'>;
type Sent = ActBody<'/api/helper/entries'>['entries'][number];
export type Answer = ActReply<'/api/helper/entries'>['answers'][number];
export type EntryKind = Sent['kind'];

/** An entry as it is kept on the phone until the list ends. */
export interface Entry {
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly content: Readonly<Record<string, unknown>>;
  /** Whom it is about, as the helper reads it. */
  readonly about: string;
  /** Of which person or plan of the list it says that something was done; null for somebody who is not on it. */
  readonly key: string | null;
  readonly contactAt: string;
  readonly sinceMs: number;
  readonly aheadMs: number;
  readonly deviceAt: string;
  readonly answer: Answer | null;
  /** It was in a request: the server may have it, whatever came back. */
  readonly wasSent?: boolean;
}

/** One request takes no more: a slow network carries it in some seconds, and a cut loses little. */
const MOST_ENTRIES = 100;
const MOST_CHARACTERS = 200_000;

/** An entry made after the clock was set ahead stands so much earlier. */
export function putRight(entry: Entry, aheadMs: number): Entry {
  const isAfter = aheadMs > 0 && entry.aheadMs >= aheadMs - WRONG_MS;
  return isAfter ? { ...entry, sinceMs: Math.max(0, entry.sinceMs - aheadMs), aheadMs: 0 } : entry;
}

export const isWaiting = ({ answer }: Entry): boolean => answer === null;
/** What nobody can have yet may be corrected and deleted; what was in a request may not. */
export const canChange = (entry: Entry): boolean => isWaiting(entry) && entry.wasSent !== true;
export const isRefused = ({ answer }: Entry): boolean => answer?.outcome === 'refused';

/** What is sent of an entry. */
export const asSent = (entry: Entry): Sent => ({
  entryId: entry.entryId,
  kind: entry.kind,
  content: { ...entry.content },
  contactAt: entry.contactAt,
  sinceContactMs: Math.round(entry.sinceMs),
  deviceAt: entry.deviceAt,
});

/** The next entries that go in one request, in the order in which they were taken down; at least one. */
export function nextBatch(waiting: readonly Entry[], most = MOST_ENTRIES): readonly Entry[] {
  const batch: Entry[] = [];
  let characters = 0;
  for (const entry of waiting) {
    characters += JSON.stringify(entry.content).length;
    if (batch.length >= most || (batch.length > 0 && characters > MOST_CHARACTERS)) break;
    batch.push(entry);
  }
  return batch;
}

/** The drawing of a signature is gone once it was taken. */
export function answered(entry: Entry, answer: Answer): Entry {
  const { signature: _, ...content } = entry.content;
  return { ...entry, answer, content: answer.outcome === 'taken' ? content : entry.content };
}

/** Everybody of a list: by household, and those of no household. */
export const peopleOf = (list: List) => [...list.households.flatMap(({ people }) => people), ...list.others];
export type Villager = List['others'][number];

/** Where a person stands: what was taken down today comes before what the list knew. */
export function stateOf(person: Villager, entries: readonly Entry[]): Villager['asked'] | 'enrolled' {
  const own = entries.filter((entry) => entry.key === personKey(person.personId) && !isRefused(entry));
  if (own.some(({ kind }) => kind === 'enrolment')) return 'enrolled';
  const last = own.at(-1)?.kind;
  return last === 'wish' || last === 'no-wish' || last === 'not-reached' ? last : person.asked;
}

/** Whoever was taken down without being on the list, the newest entry of each. */
export function strangersOf(entries: readonly Entry[]): readonly Entry[] {
  const own = entries.filter(({ key, content }) => key === null && typeof content.idNumber === 'string');
  return [...new Map(own.map((entry) => [entry.content.idNumber, entry])).values()];
}

/** Does something of this person wait to be sent? */
export const waitsOf = (personId: number, entries: readonly Entry[]): boolean =>
  entries.some((entry) => entry.key === personKey(personId) && isWaiting(entry));

/** How far a household was asked: who gave an answer, whom nobody found, and how many there are. */
export function askedOf(people: readonly Villager[], entries: readonly Entry[]) {
  const states = people.map((person) => stateOf(person, entries));
  const notReached = states.filter((state) => state === 'not-reached').length;
  const asked = states.filter((state) => state !== null && state !== 'not-reached').length;
  return { asked, notReached, all: people.length };
}

export const personKey = (personId: number) => `person ${personId}`;
export const measureKey = (measureId: string) => `measure ${measureId}`;
