import { describe, expect, it } from 'vitest';
import {
  codeAt,
  type Entry,
  isVouchedFor,
  keyOfDay,
  type List,
  momentsOf,
  type Person,
  type Present,
  peopleOfNumber,
  presentsWith,
  secondsLeft,
  standingOf,
  witnessLeft,
} from './rules.ts';

const SECRET = btoa(String.fromCharCode(...Array.from({ length: 20 }, (_, n) => n)));
const DAY = { classId: 'c', taughtOn: '2021-06-28', half: 'morning' as const };
const person = (personId: number, idNumberMasked: string): Person => ({
  personId,
  rosterNo: personId,
  name: 'A',
  idNumberMasked,
});
const entry = (
  personId: number,
  moment: 'in' | 'out' | 'leave',
  way: 'witness' | 'id-card' = 'id-card',
): Entry =>
  ({
    id: `${personId} ${moment}`,
    mark: { ...DAY, personId, moment, way },
    halfDay: null,
    about: 'A',
    answer: null,
  }) as Entry;

describe('what a teacher’s phone makes by itself', () => {
  it('is the code that the server makes (src/training/attendance/rules-live.test.ts)', async () => {
    const ms = Date.parse('2021-06-28T00:00:05Z');
    expect(await codeAt(SECRET, 'in', ms)).toBe('947692');
    expect(secondsLeft(ms)).toBe(15);
  });
  it('finds on the roster whose number was typed, whatever blanks and letters', () => {
    const people = [person(1, '371526********002X'), person(2, '371526********0035')];
    expect(peopleOfNumber(people, ' 371526 19910314 002x').map(({ personId }) => personId)).toEqual([1]);
    expect(peopleOfNumber(people, '371526199103140099')).toEqual([]);
    expect(peopleOfNumber(people, '0035')).toEqual([]);
  });
  it('knows who is there by what waits here, and for how many more a teacher may vouch', () => {
    const entries = [
      entry(1, 'in'),
      entry(1, 'out'),
      entry(2, 'in', 'witness'),
      entry(3, 'leave', 'witness'),
    ];
    const of = { present: null, entries };
    expect([1, 2, 3, 4].map((id) => standingOf(momentsOf(id, DAY, of)))).toEqual([
      'out',
      'in',
      'leave',
      'missing',
    ]);
    expect(witnessLeft(DAY, { ...of, people: 30, percent: 10 })).toBe(2);
    expect(witnessLeft(DAY, { ...of, people: 3, percent: 10 })).toBe(0);
  });
  it('lets whoever was vouched for on coming be vouched for on going, and nobody more', () => {
    const entries = [entry(2, 'in', 'witness'), entry(3, 'leave', 'witness')];
    const of = { present: null, entries };
    expect([1, 2, 3].map((id) => isVouchedFor(id, DAY, of))).toEqual([false, true, false]);
    const witnessed = { way: 'witness', moment: 'in', notCounted: null };
    const people = [
      { personId: 1, marks: [witnessed] },
      { personId: 2, marks: [{ ...witnessed, notCounted: { code: 'witness-share', message: 'A' } }] },
    ];
    // The server has counted one of a share of one; the mark out of the same person takes nothing of it.
    const told = { witnessLeft: 0, people } as unknown as Present;
    const going = { present: told, entries: [entry(1, 'out', 'witness')] };
    expect([1, 2].map((id) => isVouchedFor(id, DAY, going))).toEqual([true, false]);
    const some = { ...going, present: { ...told, witnessLeft: 1 } };
    expect(witnessLeft(DAY, { ...some, people: 20, percent: 10 })).toBe(1);
  });
  it('keeps what the server last said of each half day on its list, and vouches for nobody twice', () => {
    const present = {
      session: DAY,
      witnessLeft: 1,
      people: [
        { personId: 1, marks: [{ moment: 'in', way: 'code', notCounted: null }] },
        { personId: 2, marks: [{ moment: 'in', way: 'witness', notCounted: null }] },
      ],
    } as unknown as Present;
    const list = { classes: [{ sessions: [DAY] }] } as unknown as List;
    const old = { 'c 2021-06-25 morning': present };
    expect(presentsWith(old, present, list)).toEqual({ [keyOfDay(DAY)]: present });
    expect(standingOf(momentsOf(1, DAY, { present, entries: [] }))).toBe('in');
    const counted = { ...entry(2, 'in', 'witness'), answer: { outcome: 'counted', refusals: [] } } as Entry;
    const other = { ...counted, mark: { ...counted.mark, personId: 3 } } as Entry;
    const left = (entries: readonly Entry[]) =>
      witnessLeft(DAY, { present, entries, people: 30, percent: 10 });
    expect([left([counted]), left([other])]).toEqual([1, 0]);
  });
});
