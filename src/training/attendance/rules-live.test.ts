import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDate, type PersonId } from '../../platform/kernel/index.ts';
import type { Moment } from './contract-live.ts';
import {
  codeAt,
  countingOf,
  drawCheck,
  isCheckNow,
  latenessOf,
  mostWitnessed,
  plannedHalfDays,
  readCode,
  readCounting,
  usualHours,
} from './rules-counting.ts';
import { faultOfDay, REFUSALS } from './rules-marks.ts';
import { differencesOf, markOfHalfDay, rollsFrom } from './rules-roll.ts';

const SECRET = Uint8Array.from({ length: 20 }, (_, n) => n);
const NOW = new Date('2021-06-28T00:00:05Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const counts = countingOf('371526');
const FILE = readFileSync(new URL('../../../data/attendance-counting.yaml', import.meta.url), 'utf8');

describe('the code on the screen', () => {
  it('is what the page makes too (web/mobile/teach/rules.test.ts)', () => {
    expect(codeAt(SECRET, 'in', NOW)).toBe('947692');
  });
  it('is read while it is shown and twenty seconds after, is old for twenty minutes, and then wrong', () => {
    const code = codeAt(SECRET, 'out', NOW);
    const read = [0, 14, 30, 34, 35, 600, 1_190, 1_300].map((after) => readCode(SECRET, code, later(after)));
    expect(read).toEqual(['out', 'out', 'out', 'out', 'old', 'old', 'old', undefined]);
    expect(readCode(SECRET, code, later(-20))).toBeUndefined();
    expect(readCode(new Uint8Array(20), code, NOW)).toBeUndefined();
  });
});

describe('half days', () => {
  const lesson = (from: string, until: string, content: string | null = null) => ({
    ...{ taughtOn: localDate('2021-06-28'), from, until, content },
  });
  it('go from their first lesson to their last; one over noon is two', () => {
    const days = plannedHalfDays(
      [
        lesson('08:00', '09:40', '和面'),
        lesson('10:00', '11:30', '发酵'),
        lesson('13:30', '16:00'),
        lesson('19:00', '21:00'),
      ],
      counts,
    );
    expect(
      days.map(({ half, beginsAt, endsAt, content }) => [
        half,
        beginsAt.toISOString(),
        endsAt.toISOString(),
        content,
      ]),
    ).toEqual([
      ['morning', '2021-06-28T00:00:00.000Z', '2021-06-28T03:30:00.000Z', '和面、发酵'],
      ['afternoon', '2021-06-28T05:30:00.000Z', '2021-06-28T08:00:00.000Z', null],
      ['evening', '2021-06-28T11:00:00.000Z', '2021-06-28T13:00:00.000Z', null],
    ]);
    expect(plannedHalfDays([lesson('09:00', '16:00')], counts).map(({ half }) => half)).toEqual([
      'morning',
      'afternoon',
    ]);
  });
  it('are late and early by seconds, and never both', () => {
    const hours = usualHours(localDate('2021-06-28'), 'morning', counts);
    const of = (moment: Moment, time: string) =>
      latenessOf({ moment, markedAt: new Date(`2021-06-28T${time}+08:00`) }, hours);
    expect(of('in', '08:46:00')).toEqual({ lateSeconds: 960, earlySeconds: 0 });
    expect(of('in', '08:00:00')).toEqual({ lateSeconds: 0, earlySeconds: 0 });
    expect(of('out', '11:00:00')).toEqual({ lateSeconds: 0, earlySeconds: 1_800 });
  });
  it('count nobody late because her teacher opened late', () => {
    const hours = usualHours(localDate('2021-06-28'), 'morning', counts);
    const of = (opened: string, signed: string) =>
      latenessOf(
        { moment: 'in', markedAt: new Date(`2021-06-28T${signed}+08:00`) },
        { ...hours, openedAt: new Date(`2021-06-28T${opened}+08:00`) },
      ).lateSeconds;
    expect(of('09:20:00', '09:21:00')).toBe(60);
    expect(of('08:10:00', '08:46:00')).toBe(960);
  });
  it('draw the second signing within their hours, where the county asks it', () => {
    const hours = usualHours(localDate('2021-06-28'), 'morning', counts);
    const asked = readCounting(FILE.replace('second-check: false', 'second-check: true'))('371526');
    const draw = (share: number, openedAt = hours.beginsAt) =>
      drawCheck(hours, { openedAt, share, counts: asked });
    expect([draw(0), draw(0.999)].map((at) => at?.toISOString())).toEqual([
      '2021-06-28T00:50:00.000Z',
      '2021-06-28T03:09:00.000Z',
    ]);
    expect(draw(0.5, hours.endsAt)).toBeNull();
    expect(drawCheck(hours, { openedAt: hours.beginsAt, share: 0.5, counts })).toBeNull();
    const at = draw(0) as Date;
    const minutes = (n: number) => new Date(at.getTime() + n * 60_000);
    expect([-1, 0, 9, 10].map((n) => isCheckNow(at, minutes(n), asked))).toEqual([false, true, true, false]);
  });
});

describe('how a county counts', () => {
  it('is read by the beginning of its code, and a fault of the file is thrown', () => {
    const own = FILE.replace(
      'divisions: {}',
      "divisions: {'3715': {source: x, late-minutes: 5}, '371526': {source: x, only-in: absent}}",
    );
    expect(readCounting(own)('371526')).toMatchObject({ lateMinutes: 5, onlyIn: 'absent', earlyMinutes: 15 });
    expect(readCounting(own)('370000')).toMatchObject({ lateMinutes: 15, onlyIn: 'unknown' });
    expect(() => readCounting(FILE.replace('late-minutes: 15', 'late-minutes: -1'))).toThrow();
  });
  it('lets a teacher vouch for a tenth, for one always, and for nobody where the county says so', () => {
    expect([3, 10, 29, 60].map((people) => mostWitnessed(people, counts))).toEqual([1, 1, 2, 6]);
    expect(mostWitnessed(60, { ...counts, witnessPercent: 0 })).toBe(0);
  });
});

describe('a half day of a person', () => {
  const say = (
    moments: readonly Moment[],
    checkAt: Date | null = null,
    onlyIn: 'absent' | 'unknown' = 'unknown',
  ) => markOfHalfDay(new Set(moments), { checkAt }, { onlyIn, missedCheck: 'absent' });
  it('is present by in and out, leave by leave alone, and with one of the two what the county says', () => {
    expect([
      say(['in', 'out']),
      say([]),
      say(['leave']),
      say(['in']),
      say(['out'], null, 'absent'),
      say(['in', 'leave']),
    ]).toEqual(['present', 'absent', 'leave', 'unknown', 'absent', 'leave']);
  });
  it('is what the county says for whoever missed the second signing', () => {
    expect([say(['in', 'out'], NOW), say(['in', 'out', 'check'], NOW)]).toEqual(['absent', 'present']);
  });
});

describe('rolls', () => {
  const her = 1 as PersonId;
  const day = { taughtOn: localDate('2021-06-28'), half: 'morning' as const };
  const key = '2021-06-28 morning';
  it('heed two people before live marks before sheets, and of two of one kind the later', () => {
    const live = new Map([[her, new Map([[key, 'absent' as const]])]]);
    const base = {
      calendar: ['2021-06-27 morning', key],
      rolls: new Map([[her, ['present', 'present'] as const]]),
    };
    const of = { ...base, live, halfDays: [{ ...day, checkAt: null }] };
    expect(rollsFrom({ ...of, adjusted: [] }).rolls.get(her)).toEqual(['present', 'absent']);
    const adjusted = (['present', 'leave'] as const).map((mark) => ({ personId: her, ...day, mark }));
    expect(rollsFrom({ ...of, adjusted }).rolls.get(her)).toEqual(['present', 'leave']);
  });
  it('list what a sheet says otherwise, until two people have said how it was', () => {
    const live = new Map([[her, new Map([[key, 'absent' as const]])]]);
    const words = (['absent', 'present'] as const).map((mark) => ({ personId: her, key, mark }));
    expect(differencesOf(words, live, []).map(({ mark, live: signed }) => [mark, signed])).toEqual([
      ['present', 'absent'],
    ]);
    expect(differencesOf(words, live, [{ personId: her, ...day, mark: 'present' }])).toEqual([]);
    expect(differencesOf([{ personId: her, key, mark: 'unknown' }], live, [])).toEqual([]);
  });
});

it('a day counts while the class is there and within its days', () => {
  const of = {
    status: 'approved',
    startOn: localDate('2021-06-28'),
    endOn: localDate('2021-07-09'),
    endedEarlyOn: null,
  };
  const fault = (day: string, more: object = {}, mayTeach = true) =>
    faultOfDay(localDate(day), { ...of, ...more }, mayTeach)?.code;
  expect(fault('2021-06-28')).toBeUndefined();
  expect(fault('2021-06-27')).toBe(REFUSALS.notItsDay.code);
  expect(fault('2021-07-05', { endedEarlyOn: localDate('2021-07-02') })).toBe(REFUSALS.notItsDay.code);
  expect(fault('2021-06-28', { status: 'cancelled' })).toBe(REFUSALS.classCancelled.code);
  expect(fault('2021-06-28', { status: 'draft' }, false)).toBe(REFUSALS.notTaught.code);
});
