import type { ActBody, ActReply, Reply } from '../../client/index.ts';

export type List = ActReply<'/api/teaching/list'>;
export type TaughtClass = List['classes'][number];
export type Person = TaughtClass['people'][number];
export type Session = TaughtClass['sessions'][number];
export type Present = Reply<'/api/teaching/sessions/{sessionId}'>;
export type MarkSent = ActBody<'/api/teaching/marks'>['marks'][number];
export type HalfDaySent = ActBody<'/api/teaching/marks'>['halfDays'][number];
/** By `keyOfDay`. */
export type Presents = Readonly<Record<string, Present>>;
type Half = Session['half'];
export type Moment = MarkSent['moment'];
type Said = { readonly code: string; readonly message: string };

/** A half day of a class. */
export interface Day {
  readonly classId: string;
  readonly taughtOn: string;
  readonly half: Half;
}
export const keyOfDay = (of: Day): string => `${of.classId} ${of.taughtOn} ${of.half}`;
export const pathOfDay = (of: Day): string => `/m/teach/${of.classId}/${of.taughtOn}/${of.half}`;

/** What was taken down on this phone, in its order, until it is answered; marks are signed and never change. */
export interface Entry {
  readonly id: string;
  readonly mark: MarkSent | null;
  readonly halfDay: HalfDaySent | null;
  /** Whom or what it is about, as the teacher reads it. */
  readonly about: string;
  readonly answer: {
    readonly outcome: 'counted' | 'kept' | 'refused';
    readonly refusals: readonly Said[];
  } | null;
}
/** Where the chain of this phone has come to. */
export interface Chain {
  readonly no: number;
  readonly digest: string | null;
}

export const isWaiting = ({ answer }: Entry): boolean => answer === null;
/** What the server did not count: the teacher reads why. */
export const isFaulty = ({ answer }: Entry): boolean => answer !== null && answer.refusals.length > 0;

/** A code is another one every twenty seconds. */
const CODE_SECONDS = 20;
export const stepAt = (ms: number): number => Math.floor(ms / (CODE_SECONDS * 1000));
/** Seconds for which the code is still shown. */
export const secondsLeft = (ms: number): number => CODE_SECONDS - Math.floor((ms / 1000) % CODE_SECONDS);

const HALF_BYTE = 0x0f;
/** The six digits of a moment at an instant, as the server makes them: HMAC-SHA-256 and the truncation of RFC 4226. */
export async function codeAt(secret: string, moment: Moment, ms: number): Promise<string> {
  const bytes = Uint8Array.from(atob(secret), (character) => character.charCodeAt(0));
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, how, false, ['sign']);
  const text = new TextEncoder().encode(`${moment} ${stepAt(ms)}`);
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, text));
  const at = mac.getUint8(mac.byteLength - 1) & HALF_BYTE;
  return String((mac.getUint32(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** What is digested of a mark; the server makes the same line. */
export function chainTextOf(
  mark: Omit<MarkSent, 'chain'> & { readonly chain: Pick<MarkSent['chain'], 'no' | 'previous'> },
): string {
  return JSON.stringify([
    mark.chain.previous,
    mark.chain.no,
    mark.markId,
    mark.classId,
    mark.taughtOn,
    mark.half,
    mark.moment,
    mark.way,
    mark.personId,
    mark.idNumber ?? null,
    mark.reason ?? null,
    mark.contactAt,
    mark.sinceContactMs,
    mark.deviceAt,
  ]);
}

/** Whom a number that was typed or read can be of: the roster has numbers with stars. */
export function peopleOfNumber(people: readonly Person[], typed: string): readonly Person[] {
  const number = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return people.filter(
    ({ idNumberMasked: masked }) =>
      masked.length === number.length &&
      [...masked].every((character, at) => character === '*' || character === number[at]),
  );
}

/** Is everybody asked to sign a second time now? */
export function isCheckNow(session: Pick<Session, 'checkAt'>, ms: number, checkMinutes: number): boolean {
  if (session.checkAt === null) return false;
  const since = ms - Date.parse(session.checkAt);
  return since >= 0 && since < checkMinutes * 60_000;
}

/** What this phone itself knows of a person in a half day: what the server told, and what waits here. */
export function momentsOf(
  personId: number,
  day: Day,
  of: { readonly present: Present | null; readonly entries: readonly Entry[] },
): ReadonlySet<Moment> {
  const told = of.present?.people.find((person) => person.personId === personId)?.marks ?? [];
  const here = of.entries.filter(
    ({ mark, answer }) =>
      mark !== null &&
      mark.personId === personId &&
      keyOfDay(mark as Day) === keyOfDay(day) &&
      (answer === null || answer.outcome === 'counted'),
  );
  return new Set([
    ...told.filter(({ notCounted }) => notCounted === null).map(({ moment }) => moment),
    ...here.flatMap(({ mark }) => (mark ? [mark.moment] : [])),
  ]);
}

/** What is kept of who was there, with one more half day: only of half days that are still on the list. */
export function presentsWith(known: Presents, present: Present, list: List): Presents {
  const kept = new Set(list.classes.flatMap(({ sessions }) => sessions.map((one) => keyOfDay(one))));
  const next = { ...known, [keyOfDay(present.session)]: present };
  return Object.fromEntries(Object.entries(next).filter(([key]) => kept.has(key)));
}

/** Where a person stands in a half day, as the list says it. */
export function standingOf(moments: ReadonlySet<Moment>): 'out' | 'in' | 'leave' | 'missing' {
  if (moments.has('out') && moments.has('in')) return 'out';
  if (moments.has('in') || moments.has('out')) return 'in';
  return moments.has('leave') ? 'leave' : 'missing';
}

/** For whom the teacher has vouched in a half day: as the server said it, and as it waits here. */
function vouchedIn(
  day: Day,
  of: { readonly present: Present | null; readonly entries: readonly Entry[] },
): { readonly told: ReadonlySet<number>; readonly here: ReadonlySet<number> } {
  const told = (of.present?.people ?? []).flatMap(({ personId, marks }) =>
    marks.some(
      ({ way, moment, notCounted }) => way === 'witness' && moment !== 'leave' && notCounted === null,
    )
      ? [personId]
      : [],
  );
  const here = of.entries.flatMap(({ mark, answer }) =>
    mark?.way === 'witness' &&
    mark.moment !== 'leave' &&
    keyOfDay(mark as Day) === keyOfDay(day) &&
    (answer === null || answer.outcome === 'counted')
      ? [mark.personId]
      : [],
  );
  return { told: new Set(told), here: new Set(here) };
}

/** How many more people a teacher may vouch for: as the server said it, less who waits here; without a network, of the roster. */
export function witnessLeft(
  day: Day,
  of: {
    readonly present: Present | null;
    readonly entries: readonly Entry[];
    readonly people: number;
    readonly percent: number;
  },
): number {
  const { told, here } = vouchedIn(day, of);
  const added = [...here].filter((personId) => !told.has(personId)).length;
  const most =
    of.present?.witnessLeft ??
    (of.percent === 0 ? 0 : Math.max(1, Math.floor((of.people * of.percent) / 100)));
  return Math.max(0, most - added);
}

/** Whoever was vouched for when she came is vouched for when she goes: the share counts people, not marks. */
export function isVouchedFor(
  personId: number,
  day: Day,
  of: { readonly present: Present | null; readonly entries: readonly Entry[] },
): boolean {
  const { told, here } = vouchedIn(day, of);
  return told.has(personId) || here.has(personId);
}
