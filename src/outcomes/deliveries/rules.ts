import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type LocalDate, localDateAt } from '../../platform/kernel/index.ts';
import { MATTER_KINDS, type MatterKind } from './contract.ts';

const zTimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const kindRule = z.strictObject({
  paper: z.enum(['always', 'unreached']),
  /** Has the person something to do? */
  mustAct: z.boolean(),
  /** Has the act itself sent a message already, to whatever phone it is about? Then it is only kept. */
  atOnce: z.boolean().default(false),
  text: z.string().min(10).max(120),
});
const rulesFile = z.strictObject({
  quietHours: z.strictObject({ from: zTimeOfDay, to: zTimeOfDay }),
  retryMinutes: z.array(z.int().positive()).min(1),
  kinds: z.record(z.enum(MATTER_KINDS), kindRule),
});
type MessageRules = z.infer<typeof rulesFile>;

/** Reads data/person-messages.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readMessageRules(
  text = readFileSync(new URL('../../../data/person-messages.yaml', import.meta.url), 'utf8'),
): MessageRules {
  return rulesFile.parse(parse(text));
}

let loaded: MessageRules | undefined;

/** What persons are told and when, as the file of the installation says. */
export function messageRules(): MessageRules {
  loaded ??= readMessageRules();
  return loaded;
}

/** The text of a kind with its number and day. */
export function textOf(
  kind: MatterKind,
  of: { readonly number: string; readonly day: LocalDate | null },
): string {
  const day = of.day === null ? '' : `${Number(of.day.slice(5, 7))}月${Number(of.day.slice(8))}日`;
  return messageRules().kinds[kind].text.replace('{number}', of.number).replace('{day}', day);
}

const instantOf = (day: LocalDate, time: string) => new Date(`${day}T${time}:00+08:00`);
const DAY_MS = 86_400_000;

/** The first instant from `at` on that is not in the quiet hours, which go over midnight. */
export function outsideQuietHours(at: Date, { from, to } = messageRules().quietHours): Date {
  const today = localDateAt(at);
  const morning = instantOf(today, to);
  if (at < morning) return morning;
  if (at < instantOf(today, from)) return at;
  return instantOf(localDateAt(new Date(at.getTime() + DAY_MS)), to);
}

/** When a message that failed for the `attempts`th time is tried again; null when it is given up. */
export function retryAt(attempts: number, now: Date): Date | null {
  const minutes = messageRules().retryMinutes[attempts - 1];
  return minutes === undefined ? null : outsideQuietHours(new Date(now.getTime() + minutes * 60_000));
}

/** How a person can be reached; whoever is on record as dead is not. */
export type Reach = 'phone' | 'nothing' | 'switched-off' | 'dead';

/**
 * Whether paper is needed besides, or instead; `canSend` is false where nothing sends messages. Of a dead person's money
 * her family gets what must be served on paper, and nothing else.
 */
export function paperFor(kind: MatterKind, reach: Reach, canSend: boolean): 'required' | 'no-phone' | null {
  const { paper, mustAct } = messageRules().kinds[kind];
  if (paper === 'always') return 'required';
  return reach === 'nothing' && (canSend || mustAct) ? 'no-phone' : null;
}

/** A number that messages can be sent to. */
export function isMobile(phone: string | null | undefined): phone is string {
  return phone != null && /^1[3-9]\d{9}$/.test(phone);
}
