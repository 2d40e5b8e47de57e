import { checkResidentId, divisionCodeOf, maskResidentId, type Uuid } from '../kernel/index.ts';
import type { JournalEvent, ReadingRow } from './contract.ts';

/** One link of a chain as it is stored; `at` in UTC with microseconds, so that no change of it stays unseen. */
export interface JournalLink {
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly outcome: string;
  readonly accountId: string | null;
  readonly personKey: string | null;
  readonly role: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: string | null;
  readonly objectType: string;
  readonly objectId: string;
  readonly reason: string | null;
  readonly detail: unknown;
  readonly requestId: string | null;
}

/** The account of nobody: what the public does without signing in is recorded without an account. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as Uuid;

/** What the first link of every chain points back to. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

const FORM = 'jilu-journal-1';

/** The chain an event belongs to: the code of its county (or prefecture, or province); 'system' without a division. */
export function chainOf(divisionPath: string | null): string {
  const path = /^d\d{2}(\.d\d{2}){0,2}/.exec(divisionPath ?? '')?.[0];
  return path === undefined ? 'system' : divisionCodeOf(path);
}

/** JSON with the keys of every object in code-unit order: the same value gives the same text everywhere. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** The bytes that a link's MAC is taken over: every field in this order, and the MAC before it. See README.md. */
export function canonicalBytes(link: JournalLink, previousMac: Uint8Array): Buffer {
  return Buffer.from(
    canonicalJson([
      FORM,
      link.chain,
      link.seq,
      link.at,
      link.event,
      link.outcome,
      link.accountId,
      link.personKey,
      link.role,
      link.divisionPath,
      link.organisationId,
      link.objectType,
      link.objectId,
      link.reason,
      link.detail,
      link.requestId,
      Buffer.from(previousMac).toString('hex'),
    ]),
    'utf8',
  );
}

/**
 * The event as the link that will follow `seq` in its chain. Citizen numbers in free words are masked. Whoever it was
 * done for stands in the detail, which the MAC covers; so a line from before has the same form.
 */
export function linkOf(event: JournalEvent, chain: string, seq: number, at: Date): JournalLink {
  return {
    chain,
    seq,
    at: at.toISOString().replace('Z', '000Z'),
    event: event.event,
    outcome: event.outcome,
    accountId: event.accountId === NOBODY ? null : event.accountId,
    personKey: event.accountId === NOBODY ? null : event.personKey,
    role: event.role,
    divisionPath: event.divisionPath,
    organisationId: event.organisationId,
    objectType: event.objectType,
    objectId: withoutNumbers(event.objectId),
    reason: event.reason === undefined ? null : withoutNumbers(event.reason),
    detail: JSON.parse(withoutNumbers(JSON.stringify(detailOf(event)))),
    requestId: event.requestId ?? null,
  };
}

function detailOf({ detail = {}, onBehalfOf }: JournalEvent): Readonly<Record<string, unknown>> {
  return onBehalfOf === undefined ? detail : { ...detail, onBehalfOf };
}

/** Masks every valid citizen number of 18 characters that is a word of its own in the text. */
export function withoutNumbers(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g, (token) =>
    checkResidentId(token.toUpperCase()).ok ? maskResidentId(token) : token,
  );
}

/** The head of a chain as it is printed on forms and payment files: a later record must still contain it. */
export interface PrintedHead {
  readonly chain: string;
  readonly seq: number;
  /** The first twelve digits of the MAC. */
  readonly macStart: string;
}

const PRINTED_DIGITS = 12;

/** `371526-1234-0a1b2c3d4e5f`: chain, number of the last link, first digits of its MAC. */
export function printHead(head: { chain: string; seq: number; mac: Uint8Array }): string {
  return `${head.chain}-${head.seq}-${Buffer.from(head.mac).toString('hex').slice(0, PRINTED_DIGITS)}`;
}

/** What `printHead` wrote, typed by somebody; undefined when it is not one. */
export function parsePrintedHead(text: string): PrintedHead | undefined {
  const [, chain = '', seq = '', macStart = ''] =
    /^(system|\d{6})-([1-9]\d{0,14})-([0-9a-f]{12})$/.exec(text.normalize('NFKC').trim().toLowerCase()) ?? [];
  return chain === '' ? undefined : { chain, seq: Number(seq), macStart };
}

/** More looks than this in one hour are not the work of a desk. */
const MOST_AN_HOUR = 60;
/** A day below this is never unusual; above it, when it is many times the usual. */
const QUIET_DAY = 30;
const TIMES_THE_USUAL = 5;
const MOST_REFUSED = 50;

/** Whether an auditor should ask why somebody looked at so many, or was refused so often. */
export function isUnusualReading(
  reading: Pick<ReadingRow, 'lookedAt' | 'busiestHour' | 'usualDay' | 'refused'>,
): boolean {
  const { lookedAt, busiestHour, usualDay, refused } = reading;
  return (
    busiestHour > MOST_AN_HOUR ||
    (lookedAt > QUIET_DAY && lookedAt > usualDay * TIMES_THE_USUAL) ||
    refused > MOST_REFUSED
  );
}
