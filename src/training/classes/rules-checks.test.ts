import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { type Change, changed, GOOD, verdict } from '../../testing/filing-facts-fixture.ts';
import type { Verdict } from './contract.ts';
import { classChecks, submissionRefusals } from './rules-checks.ts';
import type { ClassFacts } from './rules-facts.ts';

const day = localDate;
const employer: Change = {
  organisation: {
    isInstitution: false,
    agreementFrom: null,
    agreementThrough: null,
    scopeText: null,
    occupationScope: [],
  },
  filing: { organiser: 'employer' },
};
const session = GOOD.sessions[0] as ClassFacts['sessions'][number];
const teacher = GOOD.teachers[0] as ClassFacts['teachers'][number];
const clash = { sessionNo: 1, className: '别班', at: '2021-06-28 08:00' };

describe('the checks of a filing', () => {
  it('are all met by a good filing, and all report', () => {
    const findings = classChecks(GOOD);
    expect(findings.filter((finding) => finding.verdict !== 'met')).toEqual([]);
    expect(findings).toHaveLength(26);
    expect(submissionRefusals(findings)).toEqual([]);
  });

  const table: [string, string, Change, Verdict][] = [
    // LC-11a: file first, then open
    [
      'approved on the first day',
      'class-approved-first',
      { filing: { approvedOn: day('2021-06-28') } },
      'met',
    ],
    ['approved a day late', 'class-approved-first', { filing: { approvedOn: day('2021-06-29') } }, 'not-met'],
    ['not approved yet', 'class-approved-first', { filing: { approvedOn: null } }, 'unknown'],
    [
      'not approved, opens today',
      'class-approved-first',
      { filing: { approvedOn: null }, today: day('2021-06-28') },
      'unknown',
    ],
    [
      'not approved and the first day has passed',
      'class-approved-first',
      { filing: { approvedOn: null }, today: day('2021-06-29') },
      'not-met',
    ],
    // LC-11a: enrol first, then train
    ['no roster', 'enrolled-first', { roster: [] }, 'unknown'],
    ['a date missing', 'enrolled-first', { roster: [{ rosterNo: 3, enrolledOn: null }] }, 'unknown'],
    [
      'one late, one missing: late wins',
      'enrolled-first',
      {
        roster: [
          { rosterNo: 3, enrolledOn: null },
          { rosterNo: 4, enrolledOn: day('2021-06-29') },
        ],
      },
      'not-met',
    ],
    // LC-12: scope, agreement, suspension
    ['by code only', 'institution-in-scope', { organisation: { scopeText: null } }, 'met'],
    ['by name only', 'institution-in-scope', { organisation: { occupationScope: [] } }, 'met'],
    [
      'another trade',
      'institution-in-scope',
      { filing: { occupationCode: '6-31-01-03', occupationText: '电工', occupationName: '电工' } },
      'not-met',
    ],
    [
      'nothing registered',
      'institution-in-scope',
      { organisation: { occupationScope: [], scopeText: null } },
      'unknown',
    ],
    [
      'no occupation stated',
      'institution-in-scope',
      { filing: { occupationCode: null, occupationText: null } },
      'unknown',
    ],
    ['a level too high', 'institution-in-scope', { filing: { level: 2 } }, 'not-met'],
    ['the highest level allowed', 'institution-in-scope', { filing: { level: 3 } }, 'met'],
    [
      'a founding course by its kind',
      'institution-in-scope',
      {
        filing: {
          trainingKind: 'entrepreneurship',
          occupationCode: '8-00-00-00',
          occupationText: 'SYB创办你的企业',
          occupationName: null,
          level: null,
        },
        organisation: { occupationScope: [], scopeText: '创业培训（GYB、SYB、IYB）', highestLevel: null },
      },
      'met',
    ],
    [
      'a firm on the self-assessment list',
      'institution-in-scope',
      { ...employer, organisation: { ...employer.organisation, selfAssessmentListed: true } },
      'met',
    ],
    ['a firm not on it', 'institution-in-scope', employer, 'unknown'],
    ['a firm needs no agreement', 'agreement-in-force', employer, 'met'],
    ['no agreement registered', 'agreement-in-force', { organisation: { agreementFrom: null } }, 'unknown'],
    [
      'agreement ends on the last day',
      'agreement-in-force',
      { organisation: { agreementThrough: day('2021-06-29') } },
      'met',
    ],
    [
      'agreement ends a day before',
      'agreement-in-force',
      { organisation: { agreementThrough: day('2021-06-28') } },
      'not-met',
    ],
    [
      'suspended',
      'institution-not-suspended',
      { organisation: { suspendedOn: day('2021-06-28') } },
      'not-met',
    ],
    ['no amount in the catalogue', 'standard-set', { standardCount: 0 }, 'unknown'],
    // Hours
    ['hours do not add up', 'hours-add-up', { filing: { practiceHours: 5 } }, 'not-met'],
    ['hours not stated', 'hours-add-up', { filing: { theoryHours: null } }, 'unknown'],
    ['timetable too short', 'timetable-hours', { sessions: [session] }, 'not-met'],
    ['timetable too long', 'timetable-hours', { filing: { totalHours: 6 } }, 'not-met'],
    ['no timetable', 'timetable-hours', { sessions: [] }, 'unknown'],
    [
      'hazardous without safety hours',
      'safety-hours',
      { filing: { isHazardous: true, safetyHours: 0 } },
      'not-met',
    ],
    [
      'hazardous, safety hours not stated',
      'safety-hours',
      { filing: { isHazardous: true, safetyHours: null } },
      'unknown',
    ],
    [
      'nobody says whether hazardous',
      'safety-hours',
      { filing: { isHazardous: null, safetyHours: 0 } },
      'unknown',
    ],
    ['harmless without safety hours', 'safety-hours', { filing: { safetyHours: 0 } }, 'met'],
    [
      'a session before the first day',
      'sessions-within-days',
      { sessions: [{ ...session, taughtOn: day('2021-06-27') }] },
      'not-met',
    ],
    [
      'a session after the last day',
      'sessions-within-days',
      { sessions: [{ ...session, taughtOn: day('2021-06-30') }] },
      'not-met',
    ],
    // R11-R13
    ['a teacher without a name', 'rows-finished', { teachers: [{ ...teacher, name: null }] }, 'not-met'],
    ['a lesson without content', 'rows-finished', { sessions: [{ ...session, content: null }] }, 'not-met'],
    ['no teacher and no lesson', 'rows-finished', { teachers: [], sessions: [] }, 'met'],
    [
      'an unlisted teacher',
      'teacher-listed',
      { teachers: [{ teacherNo: 1, name: '别人', hasNumber: true, qualification: '幼儿教师资格' }] },
      'not-met',
    ],
    [
      'a session without a teacher',
      'teacher-listed',
      { sessions: [{ ...session, teacherName: null }] },
      'unknown',
    ],
    [
      'a teacher in two places',
      'teacher-overlap',
      { sessionClashes: [{ ...clash, kind: 'teacher' }] },
      'not-met',
    ],
    [
      'a teacher without a number',
      'teacher-overlap',
      { teachers: [{ teacherNo: 1, name: '高长青', hasNumber: false, qualification: null }] },
      'unknown',
    ],
    ['a room taken twice', 'room-overlap', { sessionClashes: [{ ...clash, kind: 'room' }] }, 'not-met'],
    [
      'a room clash is no teacher clash',
      'teacher-overlap',
      { sessionClashes: [{ ...clash, kind: 'room' }] },
      'met',
    ],
    ['no room stated', 'room-overlap', { sessions: [{ ...session, room: null }] }, 'unknown'],
    [
      'a trainee in two classes',
      'trainee-overlap',
      {
        traineeClashes: [
          { rosterNo: 1, className: '别班', startOn: day('2021-06-21'), endOn: day('2021-06-30') },
        ],
      },
      'not-met',
    ],
    ['nobody on the roster', 'trainee-overlap', { roster: [] }, 'unknown'],
    ['as many as planned', 'capacity', { filing: { plannedCount: 2 } }, 'met'],
    ['one too many', 'capacity', { filing: { plannedCount: 1 } }, 'not-met'],
    ['no plan stated', 'capacity', { filing: { plannedCount: null } }, 'unknown'],
    // LC-2
    [
      'a firm without video',
      'process-video',
      { ...employer, filing: { organiser: 'employer', videoKept: false } },
      'not-met',
    ],
    [
      'a firm in secret',
      'process-video',
      { ...employer, filing: { organiser: 'employer', videoKept: false, isSecret: true } },
      'met',
    ],
    [
      'a firm that does not say',
      'process-video',
      { ...employer, filing: { organiser: 'employer', videoKept: null } },
      'unknown',
    ],
    ['an institution without video', 'process-video', { filing: { videoKept: false } }, 'met'],
  ];
  it.each(table)('%s: %s', (_, check, change, expected) => {
    expect(verdict(check, changed(change))).toBe(expected);
  });

  it('cite the clause of the notice at hand', () => {
    const clauseOf = (policyId: string, check: string) =>
      classChecks(changed({ policyId })).find((finding) => finding.check === check)?.clause;
    expect(clauseOf('liaocheng-2021', 'class-approved-first')).toBe('LC-11a');
    expect(clauseOf('gansu-2018', 'safety-hours')).toBe('GS-3-2a');
    expect(clauseOf('liaoning-2024', 'institution-not-suspended')).toBe('LN-3-12');
    expect(clauseOf('a notice nobody loaded', 'class-approved-first')).toBeNull();
  });

  it('stop a submission with every blocking reason at once, and only those', () => {
    const refusals = submissionRefusals(
      classChecks(
        changed({
          filing: { approvedOn: null, plannedCount: 1, practiceHours: 5 },
          organisation: { suspendedOn: day('2021-06-01') },
          standardCount: 0,
        }),
      ),
    );
    expect(refusals.map(({ code, clause, pointer }) => [code, clause, pointer])).toEqual([
      ['check-not-met', 'LC-12', '/startOn'],
      ['check-not-met', 'R14', '/totalHours'],
      ['check-not-met', 'R13', '/plannedCount'],
    ]);
  });
});
