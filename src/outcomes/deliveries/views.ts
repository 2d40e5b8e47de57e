import type { z } from 'zod';
import { type Actor, allowedIn, selectAccountOfPerson } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { MessageStatus, messagesReply, ownMessagesReply, SlipStatus, slipsReply } from './contract.ts';
import { MESSAGE, SLIP } from './machine.ts';
import { divisionsOf, listMessages, listSlips, messagesOf, type PageOf, switchedOff } from './store.ts';
import { newsDeclined } from './store-news.ts';

const instant = (at: Date | null) => at?.toISOString() ?? null;

/** Persons within scope as they are shown; of one outside there is nothing to show. */
async function namesOf(tx: Tx, ids: readonly PersonId[]) {
  const views = await personViews(tx, ids);
  return (personId: PersonId) => ({
    personId: String(personId),
    name: views.get(personId)?.name ?? '',
    idNumberMasked: views.get(personId)?.idNumberMasked ?? '',
  });
}

/** Messages to phones: what waits or failed first. */
export async function phoneMessagesView(
  tx: Tx,
  actor: Actor,
  page: PageOf<MessageStatus>,
): Promise<z.input<typeof messagesReply>> {
  const found = await listMessages(tx, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const named = await namesOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  return {
    rows: rows.map(({ sourceKey: _key, divisionPath: _path, personId, ...row }) => ({
      ...row,
      person: named(personId),
      notBefore: row.notBefore.toISOString(),
      toldAt: row.toldAt.toISOString(),
      sentAt: instant(row.sentAt),
      allowed: allowedIn(MESSAGE, row.status, actor),
    })),
    next: found.length > page.limit ? (rows.at(-1)?.messageId ?? null) : null,
    total: null,
  };
}

/** Printed notices: what waits first, or these alone. */
export async function slipsView(
  tx: Tx,
  actor: Actor,
  page: PageOf<SlipStatus> & { readonly ids: readonly string[] | null },
): Promise<z.input<typeof slipsReply>> {
  const found = await listSlips(tx, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const divisions = await divisionsOf(tx, [...new Set(rows.map(({ divisionPath }) => divisionPath))]);
  const named = await namesOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  return {
    rows: rows.map(({ sourceKey: _key, divisionPath, personId, ...row }) => ({
      ...row,
      person: named(personId),
      office: divisions.get(divisionPath)?.name ?? '',
      toldAt: row.toldAt.toISOString(),
      printedAt: instant(row.printedAt),
      allowed: allowedIn(SLIP, row.status, actor),
    })),
    next: found.length > page.limit ? (rows.at(-1)?.slipId ?? null) : null,
    total: null,
  };
}

/** What a person was told, whether messages are on, and to which phone they go. */
export async function ownMessages(tx: Tx, personId: PersonId): Promise<z.input<typeof ownMessagesReply>> {
  const off = await switchedOff(tx, [personId]);
  const noNews = await newsDeclined(tx, [personId]);
  const person = (await personViews(tx, [personId])).get(personId);
  const account = await selectAccountOfPerson(tx, personId);
  const rows = await messagesOf(tx, personId);
  return {
    isOff: off.has(personId),
    isNewsOff: noNews.has(personId),
    phoneMasked: account?.phoneMasked ?? person?.phoneMasked ?? null,
    rows: rows.map((row) => ({ ...row, toldAt: row.toldAt.toISOString() })),
  };
}
