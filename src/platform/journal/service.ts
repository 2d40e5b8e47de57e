import type { Tx } from '../db/index.ts';
import type { Ciphers, Clock } from '../kernel/index.ts';
import type { JournalEvent, JournalLine, JournalQuery, ReadingRow } from './contract.ts';
import { canonicalBytes, chainOf, isUnusualReading, linkOf, printHead } from './rules.ts';
import {
  type ChainHead,
  insertLinks,
  lockHeads,
  moveHead,
  type StoredLink,
  selectHead,
  selectLines,
  selectLinesOf,
  selectReading,
} from './store.ts';

/**
 * Adds events to the record within the act's own transaction. The heads of the chains stay locked until that
 * transaction ends, so call it last: performAct does.
 */
export async function appendJournal(
  tx: Tx,
  app: { readonly clock: Clock; readonly ciphers: Ciphers },
  ...events: readonly JournalEvent[]
): Promise<void> {
  const heads = await lockHeads(
    tx,
    events.map((event) => chainOf(event.divisionPath)),
  );
  const at = app.clock.now();
  const last = new Map<string, ChainHead>(heads);
  const stored = events.map((event): StoredLink => {
    const chain = chainOf(event.divisionPath);
    const before = last.get(chain);
    if (!before) throw new Error(`chain ${chain} has no head`);
    const link = linkOf(event, chain, before.seq + 1, at);
    const mac = app.ciphers.journalMac(canonicalBytes(link, before.mac));
    last.set(chain, { chain, seq: link.seq, mac });
    return { link, previousMac: before.mac, mac };
  });
  await insertLinks(tx, stored);
  for (const from of heads.values()) {
    const to = last.get(from.chain);
    if (to && to.seq > from.seq) await moveHead(tx, from, to);
  }
}

/** The record of one thing, oldest first, as far as the caller's scope reaches; at most 1,000 lines. */
export function eventsOf(tx: Tx, objectType: string, objectId: string): Promise<JournalLine[]> {
  return selectLinesOf(tx, objectType, objectId);
}

/**
 * The head of the chain of this division as it is printed on forms and payment files; null while nothing is recorded.
 * A record that was set back later does not contain it.
 */
export async function headToPrint(tx: Tx, divisionPath: string | null): Promise<string | null> {
  const head = await selectHead(tx, chainOf(divisionPath));
  return head ? printHead(head) : null;
}

/** The record, newest first, by keyset pages; of these accounts only, when they are given. */
export async function listEvents(
  tx: Tx,
  query: JournalQuery,
  accountIds?: readonly string[],
): Promise<{ rows: JournalLine[]; next: string | null }> {
  const limit = query.limit ?? 100;
  const rows = await selectLines(tx, { ...query, accountIds }, limit + 1);
  const page = rows.slice(0, limit);
  const end = page.at(-1);
  return { rows: page, next: rows.length > limit && end ? `${end.chain}:${end.seq}` : null };
}

/** Who looked at whom, and how much: each account of the last day, the unusual first. */
export async function readingOf(tx: Tx, now: Date): Promise<ReadingRow[]> {
  const rows = (await selectReading(tx, now)).map((row) => ({ ...row, isUnusual: isUnusualReading(row) }));
  return [...rows.filter((row) => row.isUnusual), ...rows.filter((row) => !row.isUnusual)];
}
