import { useSyncExternalStore } from 'react';
import { act, Fault, keyOf, newKey, read, rememberCsrfToken } from '../../client/index.ts';
import { queries } from '../../client/queries.ts';
import type { Me } from '../../client/session.ts';
import { type Contact, contactNow, serverNow, setAhead, sinceContact, withDrift } from '../contact.ts';
import { offlinePage } from '../offline.ts';
import { canKeep } from '../secret-store.ts';
import {
  type Answer,
  answered,
  asSent,
  canChange,
  type Entry,
  isWaiting,
  type List,
  nextBatch,
  putRight,
} from './rules.ts';
import {
  changeEntries,
  type Device,
  forget,
  forgetEntries,
  keep,
  keepEntry,
  kept,
  keptEntries,
  keptOf,
  wipe,
} from './store.ts';
import { words } from './words.ts';

export interface Shown {
  readonly state: 'opening' | 'ready' | 'cannot-keep' | 'wiped';
  readonly device: Device | null;
  readonly list: List | null;
  readonly entries: readonly Entry[];
  readonly isSending: boolean;
  /** Whether the page is on this phone; null while that is found out. */
  readonly isOffline: boolean | null;
  /** What to tell of what the phone keeps. */
  readonly said: string | null;
  /** Why the last sending did not get through. */
  readonly notSent: string | null;
  /** After emptying: how many entries went with it. */
  readonly lost: number | null;
}

const { becomeOffline, endOffline } = offlinePage('visits');

const EMPTY: Shown = {
  state: 'opening',
  ...{
    device: null,
    list: null,
    entries: [],
    isSending: false,
    isOffline: null,
    said: null,
    notSent: null,
    lost: null,
  },
};

let shown: Shown = EMPTY;
const watchers = new Set<() => void>();
function show(change: Partial<Shown>): void {
  shown = { ...shown, ...change };
  for (const watcher of watchers) watcher();
}
const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

/** What this phone keeps and does now; all pages of visits share it. */
export const usePhone = (): Shown => useSyncExternalStore(subscribe, () => shown);

/** Names of things and the law, which the pages read beside the list. */
const TERMS = ['/api/vocabulary', '/api/clauses'] as const;

/** The clock and the counter at the last look. */
let looked = { wall: Date.now(), counter: performance.now() };
async function lookAtClock(): Promise<void> {
  const now = { wall: Date.now(), counter: performance.now() };
  const drift = now.wall - looked.wall - (now.counter - looked.counter);
  looked = now;
  const { device } = shown;
  if (!device) return;
  const contact = withDrift(device.contact, drift);
  if (contact === device.contact) return;
  show({ device: { ...device, contact } });
  await keep('device', { ...device, contact });
}

let begun: Promise<void> | null = null;
/** Opens what the phone keeps; once a visit of the page. */
export function beginPhone(): Promise<void> {
  begun ??= begin().catch(() => show({ state: 'cannot-keep' }));
  return begun;
}
async function begin(): Promise<void> {
  if (!canKeep()) return show({ state: 'cannot-keep' });
  void becomeOffline().then((isOffline) => show({ isOffline }));
  const [device, list, terms, { entries, lost }] = await Promise.all([
    kept('device'),
    kept('list'),
    kept('terms'),
    keptEntries(),
  ]);
  // For when there is no network; the server's come when there is one.
  for (const path of TERMS)
    if (terms?.[path] !== undefined && queries.getQueryData(keyOf(path)) === undefined)
      queries.setQueryData(keyOf(path), terms[path]);
  show({ state: 'ready', device: device ?? null, list: list ?? null, entries });
  if (lost > 0) show({ said: words.unreadable(lost) });
  await endOldList();
  setInterval(() => void lookAtClock().then(endOldList), 30_000);
}

/** A list ends after its day: whoever was on it is no longer on this phone. What waits to be sent stays. */
async function endOldList(): Promise<void> {
  const { list, device } = shown;
  if (!list || !device || serverNow(device.contact, Date.now()) < Date.parse(list.untilAt)) return;
  await forget('list');
  await forgetAnswered();
  show({ list: null, said: words.listEnded });
}

async function forgetAnswered(): Promise<void> {
  const done = shown.entries.filter(({ answer }) => answer?.outcome === 'taken');
  await forgetEntries(done.map(({ entryId }) => entryId));
  show({ entries: shown.entries.filter((entry) => !done.includes(entry)) });
}

async function contacted(at: string, entries: readonly Entry[] = []): Promise<void> {
  const { device } = shown;
  if (!device) return;
  const next = { ...device, contact: contactNow(at, Date.now()) };
  await keep('device', next);
  if (entries.length > 0) await changeEntries(entries);
  show({ device: next });
}

/** The helper registers this phone. Throws `Fault`. */
export async function registerPhone(name: string, me: Me): Promise<void> {
  const { deviceId, at } = await act('POST', '/api/helper/devices', { body: { name }, key: newKey() });
  const contact: Contact = contactNow(at, Date.now());
  const device = { deviceId, name, accountId: me.accountId, helperName: me.displayName, contact };
  await keep('device', device);
  begun ??= Promise.resolve();
  show({ state: 'ready', device, lost: null, said: null });
}

/** Takes the list of a village along for a day, with the words that its pages show. Throws `Fault`. */
export async function takeAlong(villageCode: string): Promise<void> {
  const { device, entries } = shown;
  if (!device) return;
  const waiting = entries.filter(isWaiting).length;
  const body = { deviceId: device.deviceId, villageCode, waiting };
  try {
    const list = await act('POST', '/api/helper/list', { body, key: newKey() });
    await keep('list', list);
    await keep('terms', await readTerms());
    await forgetAnswered();
    await putRightAt(list.at);
    const taken = { ...(shown.device ?? device), villageCode };
    await keep('device', taken);
    show({ device: taken, list, said: null, isOffline: await becomeOffline() });
  } catch (fault) {
    if (isRevoked(fault)) await emptyPhone();
    else throw fault;
  }
}

async function readTerms(): Promise<Readonly<Record<string, unknown>>> {
  const readOne = async (path: (typeof TERMS)[number]) => [
    path,
    await queries.ensureQueryData({ queryKey: keyOf(path), queryFn: () => read(path) }),
  ];
  return Object.fromEntries(await Promise.all(TERMS.map(readOne))) as Readonly<Record<string, unknown>>;
}

const isRevoked = (fault: unknown) =>
  fault instanceof Fault && fault.refusals.some(({ code }) => code === 'device-revoked');

/** The server said what it is: entries of a clock that was set ahead since the last contact are put right. */
async function putRightAt(at: string): Promise<void> {
  await lookAtClock();
  const { device, entries } = shown;
  if (!device) return;
  const ahead = setAhead(device.contact, Date.now(), at);
  const changed = entries.filter(isWaiting).flatMap((entry) => {
    const right = putRight(entry, entry.contactAt === device.contact.at ? ahead : 0);
    return right === entry ? [] : [right];
  });
  if (changed.length > 0)
    show({
      entries: shown.entries.map(
        (entry) => changed.find(({ entryId }) => entryId === entry.entryId) ?? entry,
      ),
    });
  await contacted(at, changed);
}

/** Takes an entry down: it is kept before anybody is told so. */
export async function takeDown(of: Pick<Entry, 'kind' | 'content' | 'about' | 'key'>): Promise<void> {
  await lookAtClock();
  const { device, list } = shown;
  if (!device) return;
  const village = of.kind === 'measure' || !list ? {} : { villageCode: list.villageCode };
  const now = Date.now();
  const entry: Entry = {
    ...of,
    content: { ...of.content, ...village },
    entryId: newKey(),
    contactAt: device.contact.at,
    sinceMs: sinceContact(device.contact, now),
    aheadMs: device.contact.aheadMs,
    deviceAt: new Date(now).toISOString(),
    answer: null,
  };
  await keepEntry(entry, now);
  show({ entries: [...shown.entries, entry], said: null, notSent: null });
  if (navigator.onLine) void sendAll();
}

/** Nobody sends meanwhile, from no page of this browser. */
const LOCK = 'jilu-visits-sending';
const alone = async <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? await navigator.locks.request(LOCK, work) : work();

/** Takes a waiting entry down again in its place; its time stays. False: it was sent meanwhile, and stays as it was. */
export function correctEntry(entryId: string, content: Entry['content']): Promise<boolean> {
  return changeWaiting(entryId, async (before) => {
    const { villageCode } = before.content;
    const village = villageCode === undefined ? {} : { villageCode };
    const changed = { ...before, content: { ...content, ...village } };
    await changeEntries([changed]);
    show({ entries: shown.entries.map((entry) => (entry.entryId === entryId ? changed : entry)) });
    if (navigator.onLine) void sendAll();
  });
}

/** Deletes a waiting entry. False: it was sent meanwhile, and stays. */
export const deleteEntry = (entryId: string): Promise<boolean> =>
  changeWaiting(entryId, () => putAway(entryId));

const changeWaiting = (entryId: string, work: (before: Entry) => Promise<void>): Promise<boolean> =>
  alone(async () => {
    const [before] = await keptOf([entryId]);
    if (!before || !canChange(before)) return false;
    await work(before);
    return true;
  });

/** What was refused is done with: taken down again, or not wanted any more. */
export async function putAway(entryId: string): Promise<void> {
  await forgetEntries([entryId]);
  show({ entries: shown.entries.filter((entry) => entry.entryId !== entryId) });
}

/** Sends what waits. Two pages of one browser go one after the other; nothing is done twice whatever happens. */
export async function sendAll(): Promise<void> {
  await beginPhone();
  if (shown.isSending || !shown.device) return;
  show({ isSending: true, notSent: null });
  try {
    await alone(sendWaiting);
  } catch (fault) {
    if (isRevoked(fault)) await emptyPhone();
    else show({ notSent: saidOf(fault) });
  } finally {
    show({ isSending: false });
  }
}

function saidOf(fault: unknown): string {
  if (!(fault instanceof Fault) || fault.status === 0) return words.cut;
  if (fault.status === 401) return words.signInAgain;
  return fault.refusals[0]?.message ?? words.notSent;
}

const BROKEN = 500;
/** Not of a form that the server reads: sent again it is the same. */
const NEVER_TAKEN: readonly number[] = [400, 413];

/** The server refused the whole request for what this entry holds: that is its answer. */
const refusedHere = (entry: Entry, { refusals }: Fault): Answer => ({
  ...{ entryId: entry.entryId, outcome: 'refused', happenedAt: entry.contactAt, clockOffSeconds: 0 },
  ...{ refusals: refusals.map(({ code, message }) => ({ code, message })), seat: null, fromOther: false },
});

async function sendWaiting(): Promise<void> {
  const skipped = new Set<string>();
  let most: number | undefined;
  const waiting = () => shown.entries.filter((entry) => isWaiting(entry) && !skipped.has(entry.entryId));
  // On a slow network a small question first costs less than a refused load.
  if (queries.getQueryData(keyOf('/api/me')) === undefined) await learnToken();
  if (waiting().some(({ aheadMs }) => aheadMs > 0)) await post([]);
  do {
    const batch = nextBatch(waiting(), most);
    try {
      await post(batch);
    } catch (fault) {
      // One of them cannot be taken: the others do not wait for it.
      const isOfEntry =
        fault instanceof Fault && (fault.status >= BROKEN || NEVER_TAKEN.includes(fault.status));
      const [first] = batch;
      if (!isOfEntry || !first) throw fault;
      most = Math.ceil(batch.length / 2);
      if (batch.length > 1) continue;
      if (NEVER_TAKEN.includes(fault.status)) await answer(batch, [refusedHere(first, fault)]);
      skipped.add(first.entryId);
      show({ notSent: saidOf(fault) });
      most = undefined;
    }
  } while (waiting().length > 0);
}

/** One request: its answers are kept before the next goes. */
async function post(chosen: readonly Entry[]): Promise<void> {
  const batch = await asKept(chosen);
  const { device, entries } = shown;
  if (!device || (batch.length === 0 && chosen.length > 0)) return;
  const left = entries.filter(isWaiting).length - batch.length;
  const body = { deviceId: device.deviceId, entries: batch.map(asSent), waiting: left };
  const { at, answers } = await signed(() => act('POST', '/api/helper/entries', { body, key: newKey() }));
  await answer(batch, answers);
  await putRightAt(at);
}

/**
 * Entries as they are kept now, for another page of this browser may have changed or deleted one; and each is marked before
 * it goes, for from then on nobody knows whether it arrived. Without a network nothing can.
 */
async function asKept(chosen: readonly Entry[]): Promise<readonly Entry[]> {
  if (chosen.length === 0) return chosen;
  const ids = new Set(chosen.map(({ entryId }) => entryId));
  const kept = await keptOf([...ids]);
  const batch = navigator.onLine ? kept.map((entry) => ({ ...entry, wasSent: true })) : kept;
  if (navigator.onLine) await changeEntries(batch);
  const now = new Map(batch.map((entry) => [entry.entryId, entry]));
  show({
    entries: shown.entries.flatMap((entry) =>
      ids.has(entry.entryId) ? (now.get(entry.entryId) ?? []) : [entry],
    ),
  });
  return batch;
}

/** Answers are kept before anything else happens. */
async function answer(batch: readonly Entry[], answers: readonly Answer[]): Promise<void> {
  const by = new Map<string, Answer>(answers.map((one) => [one.entryId, one]));
  const changed = batch.flatMap((entry) => {
    const told = by.get(entry.entryId);
    return told ? [answered(entry, told)] : [];
  });
  await changeEntries(changed);
  const now = new Map(changed.map((entry) => [entry.entryId, entry]));
  show({ entries: shown.entries.map((entry) => now.get(entry.entryId) ?? entry) });
}

/** The page may have been opened without a network: then nobody has told it yet by which token it may send. */
async function signed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const isUnknown = fault instanceof Fault && fault.refusals.some(({ code }) => code === 'csrf');
    if (!isUnknown) throw fault;
    await learnToken();
    return work();
  }
}

async function learnToken(): Promise<void> {
  const me = await read('/api/me');
  rememberCsrfToken(me.csrfToken);
  queries.setQueryData(keyOf('/api/me'), me);
}

/**
 * Empties the phone, key first, and tells the county how many entries went with it. Without a network it is emptied all the
 * same.
 */
export async function emptyPhone(): Promise<void> {
  const { device, entries } = shown;
  const unsent = entries.filter(isWaiting).length;
  await wipe();
  show({ ...EMPTY, state: 'wiped', lost: unsent });
  await endOffline();
  if (!device) return;
  const params = { deviceId: device.deviceId };
  await signed(() =>
    act('POST', '/api/helper/devices/{deviceId}/wiping', { params, body: { unsent }, key: newKey() }),
  ).catch(() => undefined);
}
