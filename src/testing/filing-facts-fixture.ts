// For tests only: what the checks of a filing look at, of a class that meets them all.
import { localDate } from '../platform/kernel/index.ts';
import type { Verdict } from '../training/classes/contract.ts';
import { classChecks } from '../training/classes/rules-checks.ts';
import { clausesOf } from '../training/classes/rules-clauses.ts';
import type { ClassFacts } from '../training/classes/rules-facts.ts';
import { teachingDays } from '../training/classes/rules-teaching-days.ts';

const day = localDate;
/** A class of the school that meets every check. */
export const GOOD: ClassFacts = {
  standard: {
    title: '保育师培训包',
    code: 'PXB-01',
    edition: '2021',
    occupationCode: '4-10-01-03',
    level: 5,
    totalHours: 8,
    theoryHours: null,
    practiceHours: null,
    safetyHours: null,
    from: day('2021-01-01'),
    through: null,
  },
  policyId: 'liaocheng-2021',
  policyClauses: clausesOf('liaocheng-2021'),
  today: day('2021-06-15'),
  filing: {
    trainingKind: 'employment-skills',
    occupationCode: '4-10-01-03',
    occupationText: '保育员',
    occupationName: '保育师',
    level: 5,
    plannedCount: 50,
    totalHours: 8,
    theoryHours: 4,
    practiceHours: 4,
    safetyHours: 1,
    startOn: day('2021-06-28'),
    endOn: day('2021-06-29'),
    organiser: 'institution',
    videoKept: true,
    isSecret: false,
    isHazardous: false,
    approvedOn: day('2021-06-18'),
    place: '高唐县青禾职业培训学校二楼',
    costBorneBy: 'institution',
    assessmentPlan: '理论机考＋实操',
    equipment: '护理台 5 张',
    trainingPackage: null,
    deliveredTo: null,
    paper: 'none',
  },
  organisation: {
    isInstitution: true,
    agreementFrom: day('2021-01-08'),
    agreementThrough: day('2021-12-31'),
    suspendedOn: null,
    occupationScope: ['4-10-01-03'],
    scopeText: '保育员、育婴员',
    highestLevel: 3,
    selfAssessmentListed: null,
  },
  teachers: [{ teacherNo: 1, name: '高长青', hasNumber: true, qualification: '幼儿教师资格' }],
  sessions: [
    {
      sessionNo: 1,
      taughtOn: day('2021-06-28'),
      content: '婴幼儿照料',
      hours: 4,
      room: '一号',
      teacherName: '高长青',
      textbook: '《保育员（初级）》',
    },
    {
      sessionNo: 2,
      taughtOn: day('2021-06-29'),
      content: '婴幼儿照料',
      hours: 4,
      room: '一号',
      teacherName: '高长青',
      textbook: '《保育员（初级）》',
    },
  ],
  sessionClashes: [],
  roster: [
    { rosterNo: 1, enrolledOn: day('2021-06-20') },
    { rosterNo: 2, enrolledOn: day('2021-06-28') },
  ],
  traineeClashes: [],
  hires: { open: [], elsewhere: [] },
  days: teachingDays([], new Map()),
  villageFiling: null,
  standardCount: 1,
};

/** What differs from the good filing. */
export type Change = {
  readonly [K in keyof ClassFacts]?: ClassFacts[K] extends readonly unknown[] | string | number | null
    ? ClassFacts[K]
    : K extends 'standard'
      ? ClassFacts[K]
      : Partial<ClassFacts[K]>;
};

export function changed(change: Change): ClassFacts {
  return {
    ...GOOD,
    ...change,
    policyClauses: clausesOf(change.policyId ?? GOOD.policyId),
    filing: { ...GOOD.filing, ...change.filing },
    organisation: { ...GOOD.organisation, ...change.organisation },
    hires: { ...GOOD.hires, ...change.hires },
    days: { ...GOOD.days, ...change.days },
    villageFiling: change.villageFiling ?? null,
  };
}

export function verdict(check: string, facts: ClassFacts): Verdict | undefined {
  return classChecks(facts).find((finding) => finding.check === check)?.verdict;
}
