import { type Act, type Actor, type AppContext, performAct, read } from '../../platform/access/index.ts';
import { canonicalJson } from '../../platform/journal/index.ts';
import { done, type Refusal, type Result, refused, timeOf, type Uuid } from '../../platform/kernel/index.ts';
import type { EntryAnswer, EntrySent } from './contract.ts';
import type { VisitDeps } from './ports.ts';
import { inHelpersWords, keptOf, REFUSALS } from './rules.ts';
import { faultOfDevice } from './service.ts';
import { takeDown } from './service-take-down.ts';
import { findDevice, noteContact } from './store.ts';
import { type EntryRow, findEntries, findEntry, insertEntry, lockEntry, type Told } from './store-entries.ts';

/** Whoever sends, and by which request. */
export interface Sending {
  readonly app: AppContext;
  readonly actor: Actor;
  readonly requestId: Uuid;
}
interface Sent {
  readonly deviceId: Uuid;
  readonly waiting: number;
  readonly entries: readonly EntrySent[];
}

/**
 * Takes what a phone brings, one entry after another, each in its own transaction and with its own answer: what stands
 * before a cut stays, and the same entry sent again gets the same answer. Refuses the whole of a phone that is unknown,
 * revoked or of another helper.
 */
export async function receiveEntries(
  by: Sending,
  deps: VisitDeps,
  sent: Sent,
): Promise<Result<{ at: string; answers: EntryAnswer[] }>> {
  const { app, actor } = by;
  const { deviceId, entries } = sent;
  const { device, before } = await read(app, actor.scope, async (tx) => ({
    device: await findDevice(tx, deviceId),
    before: await findEntries(
      tx,
      entries.map(({ entryId }) => entryId),
    ),
  }));
  const fault = faultOfDevice(by, device);
  if (fault) return refused(fault);
  const told = new Map<string, EntryAnswer>();
  await eachWhomInOrder(entries, async (entry) => {
    const known = before.get(entry.entryId);
    const answer = known ? answerOf(by, sent, entry, known) : await receiveOne(by, deps, sent, entry);
    told.set(entry.entryId, answer);
  });
  const answers = entries.flatMap(({ entryId }) => told.get(entryId) ?? []);
  const at = app.clock.now();
  await noteSent(by, deviceId, { at, waiting: sent.waiting, count: answers.length });
  return done({ at: at.toISOString(), answers });
}

const AT_ONCE = 4;

/** What is about one person goes in the order in which it was taken down; several people go at once. */
async function eachWhomInOrder(
  entries: readonly EntrySent[],
  work: (entry: EntrySent) => Promise<void>,
): Promise<void> {
  const byWhom = new Map<string, EntrySent[]>();
  for (const entry of entries) {
    const { personId, idNumber, measureId } = entry.content;
    const whom = canonicalJson([personId ?? null, idNumber ?? null, measureId ?? null]);
    byWhom.set(whom, [...(byWhom.get(whom) ?? []), entry]);
  }
  const waiting = [...byWhom.values()];
  const next = async (): Promise<void> => {
    for (let group = waiting.shift(); group; group = waiting.shift())
      for (const entry of group) await work(entry);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

function noteSent(
  { app, actor, requestId }: Sending,
  deviceId: Uuid,
  contact: { readonly at: Date; readonly waiting: number; readonly count: number },
): Promise<Result<null>> {
  const meta = { event: 'visit-entries-sent', objectType: 'helper-device', objectId: deviceId, requestId };
  return performAct(app, actor, meta, async (act) => {
    await noteContact(act.tx, deviceId, contact);
    const { count, waiting } = contact;
    await act.record({ ...meta, detail: { count, waiting } });
    return done(null);
  });
}

const digestOf = (app: AppContext, { kind, content }: EntrySent) =>
  app.ciphers.digest(canonicalJson([kind, content]));

/** What was answered before. Another entry under the same number is none of it. */
function answerOf(by: Sending, sent: Sent, entry: EntrySent, row: EntryRow): EntryAnswer {
  const isSame = row.contentDigest.equals(digestOf(by.app, entry));
  const { code, message } = REFUSALS.differs;
  return {
    entryId: row.entryId,
    outcome: isSame ? row.outcome : 'refused',
    happenedAt: row.happenedAt.toISOString(),
    clockOffSeconds: row.clockOffSeconds,
    refusals: isSame ? [...row.answer.refusals] : [{ code, message }],
    seat: isSame ? row.answer.seat : null,
    fromOther: row.deviceId !== sent.deviceId,
  };
}

async function receiveOne(by: Sending, deps: VisitDeps, sent: Sent, entry: EntrySent): Promise<EntryAnswer> {
  const { app, actor, requestId } = by;
  const entryId = entry.entryId as Uuid;
  const meta = { event: 'visit-entry-taken', objectType: 'visit-entry', objectId: entryId, requestId };
  const prepared = await takeDown.prepare(deps, entry);
  const taken = await performAct(app, actor, meta, async (act) => {
    const known = await waitForTurn(act, entryId);
    if (known) return noted(act, known, entry);
    if (!prepared.ok) return prepared;
    const made = rowOf(act, deps, sent, entry);
    const result = await takeDown.save(act, deps, { entry, ...made, prepared: prepared.value });
    if (!result.ok) return result;
    const { personId, seat, needId } = result.value;
    const answer: Told = { refusals: [], seat };
    const row: EntryRow = { ...made, personId, needId, outcome: 'taken', codes: [], answer };
    await insertEntry(act.tx, row);
    await recordEntry(act, row, 'visit-entry-taken');
    return done(row);
  });
  if (taken.ok) {
    const { answer, personId } = taken.value;
    if (answer.seat && personId !== null) deps.tell(app, actor, personId);
    return answerOf(by, sent, entry, taken.value);
  }
  return answerOf(
    by,
    sent,
    entry,
    await refuseEntry({ ...by, deps }, sent, entry, inHelpersWords(taken.refusals)),
  );
}

async function waitForTurn(act: Act, entryId: Uuid): Promise<EntryRow | undefined> {
  await lockEntry(act.tx, entryId);
  return findEntry(act.tx, entryId);
}

/** Somebody was quicker: what was answered then is the answer. */
async function noted(act: Act, known: EntryRow, entry: EntrySent): Promise<Result<EntryRow>> {
  await act.record({
    event: 'visit-entry-repeated',
    objectType: 'visit-entry',
    objectId: entry.entryId,
    divisionPath: known.divisionPath,
  });
  return done(known);
}

/** The refusal stands as an answer too: sent again it is the same, and the county sees what was not taken and why. */
async function refuseEntry(
  { app, actor, requestId, deps }: Sending & { readonly deps: VisitDeps },
  sent: Sent,
  entry: EntrySent,
  refusals: readonly Refusal[],
): Promise<EntryRow> {
  const entryId = entry.entryId as Uuid;
  const meta = { event: 'visit-entry-refused', objectType: 'visit-entry', objectId: entryId, requestId };
  const stored = await performAct(app, actor, meta, async (act) => {
    const known = await waitForTurn(act, entryId);
    if (known) return noted(act, known, entry);
    const answer: Told = { refusals: refusals.map(({ code, message }) => ({ code, message })), seat: null };
    const codes = refusals.map(({ code }) => code);
    const row: EntryRow = {
      ...rowOf(act, deps, sent, entry),
      personId: null,
      needId: null,
      outcome: 'refused',
      codes,
      answer,
    };
    await insertEntry(act.tx, row);
    await recordEntry(act, row, 'visit-entry-refused');
    return done(row);
  });
  if (!stored.ok) throw new Error('a refusal was refused');
  return stored.value;
}

function rowOf(act: Act, { wallClock }: VisitDeps, sent: Sent, entry: EntrySent) {
  const receivedAt = act.clock.now();
  return {
    entryId: entry.entryId as Uuid,
    deviceId: sent.deviceId,
    helperId: act.actor.accountId,
    divisionPath: act.actor.divisionPath ?? '',
    kind: entry.kind,
    contentDigest: act.ciphers.digest(canonicalJson([entry.kind, entry.content])),
    receivedAt,
    ...keptOf(entry),
    ...timeOf(entry, { now: receivedAt, wallNow: wallClock.now() }),
  };
}

function recordEntry(act: Act, row: EntryRow, event: string): Promise<void> {
  const { kind, codes, clockOffSeconds, deviceId } = row;
  return act.record({
    event,
    objectType: 'visit-entry',
    objectId: row.entryId,
    divisionPath: row.divisionPath,
    detail: {
      kind,
      deviceId,
      ...(codes.length > 0 ? { codes } : {}),
      ...(clockOffSeconds === 0 ? {} : { clockOffSeconds }),
    },
  });
}
