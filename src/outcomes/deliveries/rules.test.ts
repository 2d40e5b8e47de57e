import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { KINDS, MATTER_KINDS, MESSAGE_STATUSES, SLIP_STATUSES } from './contract.ts';
import { isMobile, outsideQuietHours, paperFor, readMessageRules, retryAt, textOf } from './rules.ts';
import { EVENTS } from './store-matters.ts';

const at = (time: string) => new Date(`2021-10-20T${time}:00+08:00`);

/** What happens to her account has no number to look up. */
const OF_OWN_ACCOUNT: readonly string[] = [
  'account-opened',
  'account-changed',
  'account-stopped',
  'account-verified',
  'account-unconfirmed',
  'helped-act',
];

describe('what persons are told', () => {
  it('has a text and a Chinese term for each kind, by events that exist', () => {
    const vocabulary = parse(
      readFileSync(new URL('../../../policy/vocabulary.yaml', import.meta.url), 'utf8'),
    ) as Record<string, Record<string, unknown>>;
    const terms = (name: string) => Object.keys(vocabulary[name] ?? {});
    expect(terms('personMessageKinds')).toEqual([...KINDS]);
    expect(terms('phoneMessageStatuses')).toEqual([...MESSAGE_STATUSES]);
    expect(terms('slipStatuses')).toEqual([...SLIP_STATUSES]);
    expect(Object.keys(readMessageRules().kinds)).toEqual([...MATTER_KINDS]);
    expect(EVENTS.filter((event) => !terms('events').includes(event))).toEqual([]);
  });

  it('says the number, the day, and nothing else that could be of a person', () => {
    const day = '2021-10-21' as LocalDate;
    for (const kind of MATTER_KINDS) {
      const text = textOf(kind, { number: 'C-0001', day });
      expect(text.includes('C-0001'), kind).toBe(!OF_OWN_ACCOUNT.includes(kind));
      // The public hotline is nobody's number.
      expect(text.replace('C-0001', '').replace('10月21日', '').replace('12333', ''), kind).not.toMatch(
        /[{}]|\d{3,}|元/,
      );
    }
    expect(textOf('published', { number: 'C-0001', day })).toContain('10月21日');
    expect(() => readMessageRules('kinds: {}'), 'a file without quiet hours').toThrow();
  });
});

describe('quiet hours', () => {
  it('let a message wait from nine in the evening until eight in the morning', () => {
    expect(outsideQuietHours(at('20:59'))).toEqual(at('20:59'));
    expect(outsideQuietHours(at('21:00'))).toEqual(new Date('2021-10-21T08:00:00+08:00'));
    expect(outsideQuietHours(at('23:59'))).toEqual(new Date('2021-10-21T08:00:00+08:00'));
    expect(outsideQuietHours(at('07:59'))).toEqual(at('08:00'));
    expect(outsideQuietHours(at('08:00'))).toEqual(at('08:00'));
  });

  it('hold for what is tried again, with growing waits and an end', () => {
    const waits = [1, 2, 3, 4].map((attempts) => retryAt(attempts, at('09:00'))?.getTime() ?? 0);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(retryAt(1, at('20:58'))).toEqual(new Date('2021-10-21T08:00:00+08:00'));
    expect(retryAt(5, at('09:00'))).toBeNull();
  });
});

describe('paper', () => {
  it('is for decisions against somebody always, else for whoever is not reached', () => {
    expect(paperFor('line-refused', 'phone', true)).toBe('required');
    expect(paperFor('recovery-noticed', 'switched-off', true)).toBe('required');
    expect(paperFor('paid', 'phone', true)).toBeNull();
    expect(paperFor('paid', 'nothing', true)).toBe('no-phone');
    expect(paperFor('paid', 'switched-off', true), 'by her own wish').toBeNull();
    expect(paperFor('paid', 'nothing', false), 'where nothing sends messages').toBeNull();
    expect(paperFor('bank-returned', 'nothing', false)).toBe('no-phone');
    expect(paperFor('bank-returned', 'dead', true), 'nobody who could act on it').toBeNull();
    expect(paperFor('line-refused', 'dead', true), 'served on the family').toBe('required');
  });

  it('is also for whoever has a number that no message reaches', () => {
    expect(['13800000000', '0635-3960000', '', null, undefined].map(isMobile)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
