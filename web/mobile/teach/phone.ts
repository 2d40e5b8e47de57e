import { useSyncExternalStore } from 'react';
import { act, Fault, keyOf, newKey, read, rememberCsrfToken } from '../../client/index.ts';
import { queries } from '../../client/queries.ts';
import type { Me } from '../../client/session.ts';
import { contactNow, serverNow, sinceContact, withDrift } from '../contact.ts';
import { offlinePage } from '../offline.ts';
import { canKeep } from '../secret-store.ts';
import { saidOf } from '../sending.ts';
import {
  chainTextOf,
  type Day,
  type Entry,
  type HalfDaySent,
  isWaiting,
  keyOfDay,
  type List,
  type MarkSent,
  type Present,
  type Presents,
  presentsWith,
  type Session,
} from './rules.ts';
import { type Device, secret } from './store.ts';
import { words } from './words.ts';

export interface Shown {
  readonly state: 'opening' | 'ready' | 'cannot-keep' | 'wiped';
  readonly device: Device | null;
  readonly list: List | null;
  /** Who was there in each half day when the server was last asked. */
  readonly presents: Presents;
  readonly entries: readonly Entry[];
  readonly isSending: boolean;
  /** Whether the page is on this phone; null while that is found out. */
  readonly isOffline: boolean | null;
  readonly said: string | null;
  /** Why the last sending did not get through. */
  readonly notSent: string | null;
  /** After emptying: how many entries went with it. */
  readonly lost: number | null;
}

const EMPTY: Shown = {
  state: 'opening',
  ...{ device: null, list: null, presents: {}, entries: [], isSending: false, isOffline: null },
  ...{ said: null, notSent: null, lost: null },
};
const { becomeOffline, endOffline } = offlinePage('teach');

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
/** What this phone keeps and does now; all pages of teaching share it. */
export const usePhone = (): Shown => useSyncExternalStore(subscribe, () => shown);

/** Nobody takes down or sends meanwhile, from no page of this browser. */
const alone = async <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? await navigator.locks.request('jilu-teach', work) : work();

const TERMS = '/api/vocabulary';
let begun: Promise<void> | null = null;
/** Opens what the phone keeps; once a visit of the page. */
export function beginPhone(): Promise<void> {
  begun ??= begin().catch(() => show({ state: 'cannot-keep' }));
  return begun;
}
async function begin(): Promise<void> {
  if (!canKeep()) return show({ state: 'cannot-keep' });
  void becomeOffline().then((isOffline) => show({ isOffline }));
  const [device, list, presents = {}, terms, { entries, lost }] = await Promise.all([
    secret.kept('device'),
    secret.kept('list'),
    secret.kept('presents'),
    secret.kept('terms'),
    secret.keptEntries(),
  ]);
  if (terms?.[TERMS] !== undefined && queries.getQueryData(keyOf(TERMS)) === undefined)
    queries.setQueryData(keyOf(TERMS), terms[TERMS]);
  show({ state: 'ready', device: device ?? null, list: list ?? null, presents, entries });
  if (lost > 0) show({ said: words.unreadable(lost) });
  await endOldList();
  setInterval(() => void lookAtClock().then(endOldList), 30_000);
}

/** The clock and the counter at the last look. */
let looked = { wall: Date.now(), counter: performance.now() };
async function lookAtClock(): Promise<void> {
  const now = { wall: Date.now(), counter: performance.now() };
  const drift = now.wall - looked.wall - (now.counter - looked.counter);
  looked = now;
  const { device } = shown;
  if (!device) return;
  const contact = withDrift(device.contact, drift);
  if (contact !== device.contact) await keepDevice({ ...device, contact });
}

async function keepDevice(device: Device): Promise<void> {
  await secret.keep('device', device);
  show({ device });
}

/** What the server would say that it is. */
export const nowOf = (device: Device | null): number =>
  device ? serverNow(device.contact, Date.now()) : Date.now();

/** A list ends after its days: whoever was on it is no longer on this phone. What waits to be sent stays. */
async function endOldList(): Promise<void> {
  const { list, device } = shown;
  if (!list || nowOf(device) < Date.parse(list.untilAt)) return;
  await secret.forget('list');
  await secret.forget('presents');
  show({ list: null, presents: {}, said: words.listEnded });
}

const contacted = async (at: string) => {
  if (shown.device) await keepDevice({ ...shown.device, contact: contactNow(at, Date.now()) });
};

/** The teacher registers this phone, with a key that signs what it takes down. Throws `Fault`. */
export async function registerPhone(name: string, me: Me): Promise<void> {
  const { publicKey } = await secret.signingPair();
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  const body = { name, publicKey: btoa(String.fromCharCode(...spki)) };
  const { deviceId, at } = await act('POST', '/api/teaching/devices', { body, key: newKey() });
  const of = { deviceId, name, accountId: me.accountId, teacherName: me.displayName };
  begun ??= Promise.resolve();
  await keepDevice({ ...of, contact: contactNow(at, Date.now()) });
  show({ state: 'ready', lost: null, said: null });
  await takeAlong();
}

const isRevoked = (fault: unknown) =>
  fault instanceof Fault && fault.refusals.some(({ code }) => code === 'device-revoked');

/** Takes the classes of the week along. Throws `Fault`. */
export async function takeAlong(): Promise<void> {
  const { device, entries } = shown;
  if (!device) return;
  const body = { deviceId: device.deviceId, waiting: entries.filter(isWaiting).length };
  try {
    const list = await act('POST', '/api/teaching/list', { body, key: newKey() });
    await secret.keep('list', list);
    const terms = await queries.ensureQueryData({ queryKey: keyOf(TERMS), queryFn: () => read(TERMS) });
    await secret.keep('terms', { [TERMS]: terms });
    const done = entries.filter((entry) => !isWaiting(entry) && entry.answer?.refusals.length === 0);
    await secret.forgetEntries(done.map(({ id }) => id));
    await contacted(list.at);
    show({
      list,
      entries: shown.entries.filter((entry) => !done.includes(entry)),
      said: null,
      isOffline: await becomeOffline(),
    });
  } catch (fault) {
    if (isRevoked(fault)) await emptyPhone();
    else throw fault;
  }
}

function timeNow(device: Device) {
  const now = Date.now();
  return {
    contactAt: device.contact.at,
    sinceContactMs: Math.round(sinceContact(device.contact, now)),
    deviceAt: new Date(now).toISOString(),
  };
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text: string) => new TextEncoder().encode(text);

type Marking = Pick<MarkSent, 'classId' | 'taughtOn' | 'half' | 'personId' | 'moment' | 'way'> &
  Partial<Pick<MarkSent, 'idNumber' | 'reason'>>;

/** Takes a mark down: numbered, chained to the one before and signed; it is kept before anybody is told so. */
export async function takeMark(of: Marking, about: string): Promise<void> {
  await lookAtClock();
  const { device } = shown;
  if (!device) return;
  await alone(async () => {
    const chain = (await secret.kept('chain')) ?? { no: 0, digest: null };
    const bare = {
      ...of,
      markId: newKey(),
      ...timeNow(device),
      chain: { no: chain.no + 1, previous: chain.digest },
    };
    const digest = hex(await crypto.subtle.digest('SHA-256', bytesOf(chainTextOf(bare))));
    const { privateKey } = await secret.signingPair();
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signed = new Uint8Array(await crypto.subtle.sign(how, privateKey, bytesOf(digest)));
    const signature = btoa(String.fromCharCode(...signed));
    const mark: MarkSent = { ...bare, chain: { ...bare.chain, digest, signature } };
    await secret.keep('chain', { no: bare.chain.no, digest });
    await add({ id: bare.markId, mark, halfDay: null, about, answer: null });
  });
  if (navigator.onLine) void sendAll();
}

async function add(entry: Entry): Promise<void> {
  await secret.keepEntry(entry, Date.now());
  show({ entries: [...shown.entries, entry], said: null, notSent: null });
}

/** Takes down that a half day begins or ends; sent with the marks. */
async function takeHalfDay(what: HalfDaySent['act'], day: Day, about: string): Promise<void> {
  const { device } = shown;
  if (!device) return;
  const halfDay: HalfDaySent = { act: what, ...day, ...timeNow(device) };
  await add({ id: newKey(), mark: null, halfDay, about, answer: null });
  if (navigator.onLine) void sendAll();
}

/** Begins a half day: at the server where there is a network, on this phone where there is none. Throws `Fault`. */
export async function openHalfDay(day: Day, about: string): Promise<void> {
  const { device } = shown;
  if (!device) return;
  try {
    if (!navigator.onLine) throw new Fault(0, []);
    const { classId, taughtOn, half } = day;
    const body = { deviceId: device.deviceId, classId, taughtOn, half };
    const { at, session } = await signed(() =>
      act('POST', '/api/teaching/sessions', { body, key: newKey() }),
    );
    await contacted(at);
    await keepSession(session);
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.status !== 0) throw fault;
    await takeHalfDay('open', day, about);
  }
}

export const closeHalfDay = (day: Day, about: string): Promise<void> => takeHalfDay('close', day, about);

async function keepSession(session: Session): Promise<void> {
  const { list } = shown;
  if (!list) return;
  const classes = list.classes.map((one) =>
    one.classId === session.classId
      ? {
          ...one,
          sessions: [...one.sessions.filter((other) => keyOfDay(other) !== keyOfDay(session)), session],
        }
      : one,
  );
  const next = { ...list, classes };
  await secret.keep('list', next);
  show({ list: next });
}

/** Keeps who was there in a half day, as the server has just said it: without a network the list shows that. */
export async function keepPresent(present: Present): Promise<void> {
  const { list } = shown;
  if (!list) return;
  const presents = presentsWith(shown.presents, present, list);
  show({ presents });
  await secret.keep('presents', presents);
}

/** Sends what waits. Nothing is counted twice whatever happens. */
export async function sendAll(): Promise<void> {
  await beginPhone();
  if (shown.isSending || !shown.device) return;
  show({ isSending: true, notSent: null });
  try {
    await alone(sendWaiting);
  } catch (fault) {
    if (isRevoked(fault)) await emptyPhone();
    else if (fault instanceof Fault && fault.status === 401) show({ notSent: words.signInAgain });
    else show({ notSent: saidOf(fault) });
  } finally {
    show({ isSending: false });
  }
}

const MOST_MARKS = 100;

async function sendWaiting(): Promise<void> {
  const { device } = shown;
  if (!device) return;
  if (queries.getQueryData(keyOf('/api/me')) === undefined) await learnToken();
  for (;;) {
    const waiting = shown.entries.filter(isWaiting);
    const marks = waiting.flatMap(({ mark }) => (mark ? [mark] : [])).slice(0, MOST_MARKS);
    const isRest = waiting.filter(({ mark }) => mark !== null).length === marks.length;
    // What begins goes first; what ends goes with the last of the marks.
    const days = waiting.filter(({ halfDay }) => halfDay && (halfDay.act === 'open' || isRest));
    if (marks.length + days.length === 0) return;
    const body = {
      deviceId: device.deviceId,
      marks,
      halfDays: days.flatMap(({ halfDay }) => (halfDay ? [halfDay] : [])),
      waiting: waiting.length - marks.length - days.length,
    };
    const reply = await signed(() => act('POST', '/api/teaching/marks', { body, key: newKey() }));
    const answers = new Map<string, Entry['answer']>(
      reply.marks.map(({ markId, outcome, refusals }) => [markId, { outcome, refusals }]),
    );
    // Half days come back in their order: those that begin, then those that end.
    const inOrder = (['open', 'close'] as const).flatMap((what) =>
      days.filter(({ halfDay }) => halfDay?.act === what),
    );
    inOrder.forEach(({ id }, at) => {
      const refusals = reply.halfDays[at]?.refusals ?? [];
      answers.set(id, { outcome: refusals.length > 0 ? 'refused' : 'counted', refusals });
    });
    await answerAll(answers);
    await contacted(reply.at);
    for (const { session } of reply.halfDays) if (session) await keepSession(session);
    await queries.invalidateQueries({ queryKey: keyOf('/api/teaching/sessions/{sessionId}').slice(0, 1) });
  }
}

async function answerAll(answers: ReadonlyMap<string, Entry['answer']>): Promise<void> {
  const entries = shown.entries.map((entry) => {
    const answer = answers.get(entry.id);
    return answer ? { ...entry, answer } : entry;
  });
  await secret.changeEntries(entries.filter(({ id }) => answers.has(id)));
  show({ entries });
}

/** What the server did not count was read: it stays there as it was said, not on this phone. */
export async function putAway(id: string): Promise<void> {
  await secret.forgetEntries([id]);
  show({ entries: shown.entries.filter((entry) => entry.id !== id) });
}

/** The page may have been opened without a network: then nobody has told it yet by which token it may send. */
async function signed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof Fault) || !fault.refusals.some(({ code }) => code === 'csrf')) throw fault;
    await learnToken();
    return work();
  }
}
async function learnToken(): Promise<void> {
  const me = await read('/api/me');
  rememberCsrfToken(me.csrfToken);
  queries.setQueryData(keyOf('/api/me'), me);
}

/** Empties the phone, key first, and tells how much went with it. Without a network it is emptied all the same. */
export async function emptyPhone(): Promise<void> {
  const { device, entries } = shown;
  const unsent = entries.filter(isWaiting).length;
  await secret.wipe();
  show({ ...EMPTY, state: 'wiped', lost: unsent });
  await endOffline();
  if (!device) return;
  const params = { deviceId: device.deviceId };
  await signed(() =>
    act('POST', '/api/teaching/devices/{deviceId}/wiping', { params, body: { unsent }, key: newKey() }),
  ).catch(() => undefined);
}
