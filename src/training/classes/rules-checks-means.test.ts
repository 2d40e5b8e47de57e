import { describe, expect, it } from 'vitest';
import { FILING_SETTINGS } from '../../law/policy/index.ts';
import { type LocalDate, localDate } from '../../platform/kernel/index.ts';
import { type Change, changed, GOOD, verdict } from '../../testing/filing-facts-fixture.ts';
import type { Verdict } from './contract.ts';
import { classChecks, reviewRefusals, submissionRefusals } from './rules-checks.ts';
import type { ClassFacts } from './rules-facts.ts';
import { leastSafetyHours, operationOf, readSafetyHours } from './rules-safety.ts';
import { teachingDays } from './rules-teaching-days.ts';

const day = localDate;
const teacher = GOOD.teachers[0] as ClassFacts['teachers'][number];
const session = GOOD.sessions[0] as ClassFacts['sessions'][number];
const firm: Change = { filing: { organiser: 'employer' } };
const liaoning = (filing: NonNullable<Change['filing']>): Change => ({ policyId: 'liaoning-2024', filing });
const because = (check: string, facts: ClassFacts) =>
  classChecks(facts).find((finding) => finding.check === check)?.because;
const stopped = (change: Change) => submissionRefusals(classChecks(changed(change)));

describe('what a filing must hold', () => {
  const table: [string, string, Change, Verdict | undefined][] = [
    ['nobody on the roster', 'roster-named', { roster: [] }, 'not-met'],
    ['somebody on the roster', 'roster-named', {}, 'met'],
    ['no place', 'place-stated', { filing: { place: null } }, 'unknown'],
    ['no equipment', 'equipment-stated', { filing: { equipment: null } }, 'unknown'],
    ['equipment', 'equipment-stated', {}, 'met'],
    ['a textbook in a lesson', 'textbook-stated', {}, 'met'],
    [
      'neither textbook nor package',
      'textbook-stated',
      { sessions: [{ ...session, textbook: null }] },
      'unknown',
    ],
    [
      'a package without textbooks',
      'textbook-stated',
      { filing: { trainingPackage: '保育师职业基本培训包' }, sessions: [{ ...session, textbook: null }] },
      'met',
    ],
    ['no plan of the exam', 'exam-plan-stated', { filing: { assessmentPlan: null } }, 'unknown'],
    [
      'a teacher without a qualification',
      'teachers-qualified',
      { teachers: [{ ...teacher, qualification: null }] },
      'unknown',
    ],
    ['no teacher', 'teachers-qualified', { teachers: [] }, 'unknown'],
    // The employer's way
    ['an institution is not asked who pays', 'cost-borne', { filing: { costBorneBy: null } }, undefined],
    [
      'a firm that does not say who pays',
      'cost-borne',
      { filing: { organiser: 'employer', costBorneBy: null } },
      'unknown',
    ],
    ['a firm that says it', 'cost-borne', firm, 'met'],
    ['an institution is not asked whom it hired', 'hires-known', {}, undefined],
    ['everybody hired', 'hires-known', firm, 'met'],
    ['insurance not known', 'hires-known', { ...firm, hires: { open: [2] } }, 'unknown'],
    ['insured elsewhere', 'hires-known', { ...firm, hires: { open: [1], elsewhere: [2] } }, 'not-met'],
    // LN-2-8
    ['nowhere else', 'village-delivery-filed', { filing: { deliveredTo: '371526101201' } }, undefined],
    ['not to a village', 'village-delivery-filed', liaoning({ deliveredTo: null }), undefined],
    [
      'the occupation is not stated',
      'village-delivery-filed',
      liaoning({ deliveredTo: '210102101201', occupationCode: null }),
      'unknown',
    ],
    [
      'filed with the city',
      'village-delivery-filed',
      { ...liaoning({ deliveredTo: '210102101201' }), villageFiling: 'held' },
      'met',
    ],
    [
      'still with the city',
      'village-delivery-filed',
      { ...liaoning({ deliveredTo: '210102101201' }), villageFiling: 'waiting' },
      'not-met',
    ],
    [
      'never filed',
      'village-delivery-filed',
      { ...liaoning({ deliveredTo: '210102101201' }), villageFiling: 'none' },
      'not-met',
    ],
  ];
  it.each(table)('%s: %s', (_, check, change, expected) => {
    expect(verdict(check, changed(change))).toBe(expected);
  });

  it('stops a submission while it is unknown, each with the field to fill in', () => {
    const refusals = stopped({
      filing: { approvedOn: null, equipment: null, assessmentPlan: null },
      teachers: [{ ...teacher, hasNumber: false, qualification: null }],
    });
    expect(refusals.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['check-unknown', '/teachers/0/idNumber'],
      ['check-unknown', '/teachers/0/qualification'],
      ['check-unknown', '/equipment'],
      ['check-unknown', '/assessmentPlan'],
    ]);
    // Not approved yet is unknown too, and no reason not to file.
    expect(stopped({ filing: { approvedOn: null } })).toEqual([]);
  });

  it('says an empty roster once, though four checks wait for it', () => {
    const empty = { roster: [] };
    expect(classChecks(changed(empty)).filter(({ verdict }) => verdict === 'unknown')).toHaveLength(3);
    expect(stopped(empty).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['check-not-met', '/roster'],
    ]);
  });

  it('asks a form on paper for what it asks itself, and what the county held on paper for nothing', () => {
    const gaps = { equipment: null, assessmentPlan: null } as const;
    const numberless = [{ ...teacher, hasNumber: false, qualification: null }];
    const pointers = (paper: ClassFacts['filing']['paper']) =>
      stopped({ filing: { ...gaps, paper }, teachers: numberless }).map(({ pointer }) => pointer);
    expect(pointers('none')).toHaveLength(4);
    expect(pointers('form')).toEqual(['/teachers/0/idNumber']);
    expect(pointers('held')).toEqual([]);
  });

  it('asks whom a firm hired only where the notice pays for nobody else', () => {
    const upgrade: Change = {
      policyId: 'liaoning-2024',
      filing: { organiser: 'employer', trainingKind: 'skill-upgrade' },
      hires: { open: [2], elsewhere: [] },
    };
    expect(stopped(upgrade).map(({ clause }) => clause)).toEqual(['LN-3-10b']);
    expect(stopped({ ...upgrade, filing: { organiser: 'employer' } })).toEqual([]);
    expect(stopped({ ...upgrade, policyId: 'liaocheng-2021' })).toEqual([]);
  });

  it('is looked at again by whoever agrees: a roster that is empty by now, a teacher without a number', () => {
    const at = (change: Change) => reviewRefusals(classChecks(changed(change)));
    expect(at({})).toEqual([]);
    expect(at({ roster: [] }).map(({ pointer }) => pointer)).toEqual(['/decision']);
    expect(at({ teachers: [{ ...teacher, hasNumber: false }] }).map(({ code }) => code)).toEqual([
      'check-unknown',
    ]);
    // What was asked of the form was asked when it was submitted.
    expect(at({ filing: { equipment: null } })).toEqual([]);
  });
});

describe('hours of safety', () => {
  it('are compared with what the trade asks', () => {
    const of = (safetyHours: number | null, more: Change['filing'] = {}) =>
      changed({ filing: { isHazardous: true, safetyHours, ...more } });
    expect(verdict('safety-hours', of(0.5))).toBe('not-met');
    expect(because('safety-hours', of(0.5))).toBe('高危行业或特种作业，要求安全课时 ≥ 4，填了 0.5，请补足。');
    expect(verdict('safety-hours', of(4))).toBe('met');
    expect(verdict('safety-hours', of(3.5))).toBe('not-met');
    expect(verdict('safety-hours', of(null))).toBe('unknown');
  });

  it('are asked of a trade on the list, whatever the institution says', () => {
    const welder = { occupationCode: '6-18-02-04', occupationText: '焊工', isHazardous: false };
    const facts = changed({ filing: { ...welder, safetyHours: 1 } });
    expect(verdict('safety-hours', facts)).toBe('not-met');
    expect(because('safety-hours', facts)).toContain(
      '熔化焊接与热切割作业是特种作业，要求安全课时 ≥ 4，填了 1',
    );
    expect(because('safety-hours', facts)).toContain('108 学时');
  });

  it('come from dated rows, each with its source', () => {
    const known = readSafetyHours();
    expect(leastSafetyHours(day('2018-12-31'))).toBeUndefined();
    expect(leastSafetyHours(day('2019-01-01'))).toBe(4);
    const later = {
      ...known,
      least: [...known.least, { ...known.least[0], hours: 8, from: '2027-01-01' } as never],
    };
    expect(leastSafetyHours(day('2026-12-31'), later)).toBe(4);
    expect(leastSafetyHours(day('2027-01-01'), later)).toBe(8);
    expect(operationOf('6-31-01-03', day('2021-06-28'))).toEqual({
      operation: '低压电工作业',
      trainingHours: 148,
    });
    expect(operationOf('6-31-01-03', day('2010-12-31'))).toBeUndefined();
    expect(operationOf(null, day('2021-06-28'))).toBeUndefined();
    expect(known.operations.flatMap(({ occupations }) => occupations)).toHaveLength(
      new Set(known.operations.flatMap(({ occupations }) => occupations)).size,
    );
    expect(() => readSafetyHours('least: []\noperations: []')).toThrow();
  });
});

describe('days on which a class is taught', () => {
  const holidays = new Map<LocalDate, string>([[day('2021-06-29'), '端午节']]);
  const set = (key: string, value: number | boolean) => [
    { key, value, from: day('2021-06-29'), through: null, source: '高人社发〔2021〕1号' },
  ];

  it('hold eight hours at most, unless the bureau has set otherwise from a day on', () => {
    const long = [{ ...session, hours: 9 }];
    expect(verdict('day-hours', changed({ sessions: long }))).toBe('not-met');
    expect(verdict('day-hours', changed({ sessions: [{ ...session, hours: 8 }] }))).toBe('met');
    expect(verdict('day-hours', changed({ sessions: [] }))).toBe('unknown');
    const days = teachingDays(set(FILING_SETTINGS.hoursADay.key, 10), holidays);
    expect(verdict('day-hours', changed({ sessions: long, days }))).toBe('not-met');
    expect(
      verdict(
        'day-hours',
        changed({ sessions: [{ ...session, hours: 9, taughtOn: day('2021-06-29') }], days }),
      ),
    ).toBe('met');
  });

  it('are no holidays, unless the bureau lets classes be taught then', () => {
    const days = teachingDays([], holidays);
    expect(verdict('closed-days', changed({ days }))).toBe('not-met');
    expect(because('closed-days', changed({ days }))).toContain('2021-06-29 端午节');
    expect(verdict('closed-days', changed({}))).toBe('met');
    expect(verdict('closed-days', changed({ sessions: [], days }))).toBe('unknown');
    const open = teachingDays(set(FILING_SETTINGS.closedOnHolidays.key, false), holidays);
    expect(verdict('closed-days', changed({ days: open }))).toBe('met');
  });

  it('are for a person to look at, and stop nothing', () => {
    expect(stopped({ days: teachingDays([], holidays) })).toEqual([]);
  });
});
