import { describe, expect, it } from 'vitest';
import { contactNow, serverNow, setAhead, sinceContact, withDrift } from '../contact.ts';
import {
  answered,
  askedOf,
  asSent,
  canChange,
  type Entry,
  nextBatch,
  putRight,
  stateOf,
  strangersOf,
  waitsOf,
} from './rules.ts';
import { words } from './words.ts';

const AT = '2024-09-06T00:00:00.000Z';
const HOUR = 3_600_000;
const contact = contactNow(AT, 1_000_000);
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ entryId: 'e', kind: 'no-wish', content: {}, about: 'A', key: 'person 1', contactAt: AT },
  ...{ sinceMs: 5 * HOUR, aheadMs: 0, deviceAt: AT, answer: null },
  ...more,
});
const answer = (outcome: 'taken' | 'refused') => ({
  ...{
    entryId: 'e',
    outcome,
    happenedAt: AT,
    clockOffSeconds: 0,
    refusals: [],
    seat: null,
    fromOther: false,
  },
});

describe('the time of an entry', () => {
  it('is counted from the last contact, however wrong the clock is', () => {
    expect(sinceContact(contact, 1_000_000 + HOUR)).toBe(HOUR);
    expect(new Date(serverNow(contact, 1_000_000 + HOUR)).toISOString()).toBe('2024-09-06T01:00:00.000Z');
  });
  it('a clock that is set back two hours changes nothing', () => {
    const drifted = withDrift(contact, -2 * HOUR);
    expect(sinceContact(drifted, 1_000_000 + 3 * HOUR - 2 * HOUR)).toBe(3 * HOUR);
    expect(withDrift(contact, -500)).toBe(contact);
  });
  it('a phone that slept is right; a clock that was set ahead is put right at the next contact', () => {
    const later = withDrift(contact, 2 * HOUR);
    // Five hours by the clock: it slept, or it was set ahead two hours and three have passed.
    const nowMs = 1_000_000 + 5 * HOUR;
    expect(setAhead(later, nowMs, '2024-09-06T05:00:00.000Z')).toBe(0);
    const ahead = setAhead(later, nowMs, '2024-09-06T03:00:00.000Z');
    expect(ahead).toBe(2 * HOUR);
    expect(putRight(entry({ aheadMs: 2 * HOUR }), ahead).sinceMs).toBe(3 * HOUR);
    // Made before the clock was set.
    expect(putRight(entry(), ahead).sinceMs).toBe(5 * HOUR);
  });
});

describe('sending', () => {
  it('in the order in which they were taken down, so many and so much at once', () => {
    const many = Array.from({ length: 250 }, (_, at) => entry({ entryId: String(at) }));
    expect(nextBatch(many).map(({ entryId }) => entryId)).toEqual(
      Array.from({ length: 100 }, (_, at) => String(at)),
    );
    const signed = [1, 2, 3].map((at) =>
      entry({ entryId: String(at), content: { signature: 'A'.repeat(90_000) } }),
    );
    expect(nextBatch(signed)).toHaveLength(2);
    expect(nextBatch([entry({ content: { signature: 'A'.repeat(300_000) } })])).toHaveLength(1);
    expect(nextBatch(many, 1)).toHaveLength(1);
  });
  it('tells nothing of whom it is about but what the entry holds', () => {
    expect(Object.keys(asSent(entry())).sort()).toEqual(
      ['content', 'contactAt', 'deviceAt', 'entryId', 'kind', 'sinceContactMs'].sort(),
    );
  });
  it('what was taken keeps no signature; what was refused keeps all', () => {
    const signed = entry({ content: { signature: 'AA', openingId: 'o' } });
    expect(answered(signed, answer('taken')).content).toEqual({ openingId: 'o' });
    expect(answered(signed, answer('refused')).content).toEqual(signed.content);
  });
});

it('where somebody stands: what was taken down today comes before the list, and what was refused does not count', () => {
  const person = {
    ...{ personId: 1, name: 'A', idNumberMasked: '', phoneMasked: null, relation: null, duty: [] },
  };
  const known = { ...person, asked: 'not-reached' as const, askedOn: AT };
  expect(stateOf(known, [])).toBe('not-reached');
  expect(stateOf(known, [entry()])).toBe('no-wish');
  expect(stateOf(known, [entry({ answer: answer('refused') })])).toBe('not-reached');
  expect(stateOf(known, [entry({ kind: 'enrolment' }), entry()])).toBe('enrolled');
  expect(stateOf(known, [entry({ key: 'person 2' })])).toBe('not-reached');
});

it('whom nobody found was not asked', () => {
  const person = {
    ...{ name: 'A', idNumberMasked: '', phoneMasked: null, relation: null, duty: [], askedOn: null },
  };
  const people = [
    { ...person, personId: 1, asked: null },
    { ...person, personId: 2, asked: 'wish' as const },
    { ...person, personId: 3, asked: 'not-reached' as const },
  ];
  expect(askedOf(people, [])).toEqual({ asked: 1, notReached: 1, all: 3 });
  expect(askedOf(people, [entry()])).toEqual({ asked: 2, notReached: 1, all: 3 });
  expect(askedOf(people, [entry({ kind: 'not-reached' })])).toEqual({ asked: 1, notReached: 2, all: 3 });
  expect(askedOf(people, [entry(), entry({ key: 'person 3' })])).toEqual({ asked: 3, notReached: 0, all: 3 });
  expect(words.asked({ asked: 2, notReached: 1, all: 3 })).toMatch(/2.*1.*3/);
  expect(words.asked({ asked: 2, notReached: 0, all: 3 })).not.toContain('1');
  expect(words.asked({ asked: 3, notReached: 0, all: 3 })).not.toMatch(/\d/);
});

it('what waits may be corrected until it was in a request, whatever came back', () => {
  expect(canChange(entry())).toBe(true);
  expect(canChange(entry({ wasSent: true }))).toBe(false);
  expect(canChange(entry({ answer: answer('taken') }))).toBe(false);
  expect(Object.keys(asSent(entry({ wasSent: true })))).not.toContain('wasSent');
  expect(waitsOf(1, [entry()])).toBe(true);
  expect(waitsOf(1, [entry({ answer: answer('taken') })])).toBe(false);
  expect(waitsOf(2, [entry()])).toBe(false);
});

it('whoever is on no list stands once, with the last that was taken down of her', () => {
  const of = (entryId: string, idNumber: string) => entry({ entryId, key: null, content: { idNumber } });
  const ids = strangersOf([of('a', '1'), of('b', '2'), of('c', '1'), entry()]).map(({ entryId }) => entryId);
  expect(ids).toEqual(['c', 'b']);
});
