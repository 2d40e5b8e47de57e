import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Finding, HistoryItem } from '../../law/policy/index.ts';
import { addDays, type LocalDate, refusal, yearOf } from '../../platform/kernel/index.ts';
import type { ClassBenefit, ClassSubject, Decision, Trainee } from '../determination/index.ts';
import { requestsFor } from '../determination/index.ts';
import type { GuideState, GuideWait, WouldBe } from './contract.ts';

const notice = z.strictObject({
  edition: z.string().max(20),
  hotline: z.string().regex(/^\d{3,12}$/),
  lines: z.array(z.string().min(4).max(120)).min(3),
});
export type TraineeNotice = z.infer<typeof notice>;
const noticeFile = z.record(z.union([z.literal('default'), z.string().regex(/^\d{2,6}$/)]), notice);

/** Reads data/trainee-notice.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readTraineeNotices(
  text = readFileSync(new URL('../../../data/trainee-notice.yaml', import.meta.url), 'utf8'),
): Readonly<Record<string, TraineeNotice>> {
  const read = noticeFile.parse(parse(text));
  if (!read.default) throw new Error('data/trainee-notice.yaml lacks default');
  return read;
}
const NOTICES = readTraineeNotices();

/** What a person reads before she enrols in a division (LC-12): the longest beginning of its code, else the default. */
export function traineeNotice(divisionCode: string, notices = NOTICES): TraineeNotice {
  const [own] = Object.keys(notices)
    .filter((begin) => divisionCode.startsWith(begin))
    .sort((a, b) => b.length - a.length);
  return notices[own ?? 'default'] as TraineeNotice;
}

/** Why an opening ended with its class. */
export const CLASS_NOT_HELD = '这个班期不办了';

export const REFUSALS = {
  noticeChanged: refusal(
    'notice-changed',
    '学员须知刚刚改过，请回到上一页再读一遍，读完再报名；您选好的都还在。',
    '/noticeEdition',
  ),
} as const;

/** How often the law gives the same: once ever, once a year, or for every class. */
export type Once = 'ever' | 'year' | null;

/** What may be had once, as a key: the benefit of this class, or of the trade and level, ever or in the year it begins. */
export function ruleKeyOf(
  benefit: ClassBenefit,
  of: Pick<ClassSubject, 'classId' | 'occupationCode' | 'level' | 'startOn'>,
  once: Once,
): string {
  if (once === null) return `${benefit}:class:${of.classId}`;
  const what = [benefit, of.occupationCode ?? 'none', of.level ?? 0];
  return [...what, ...(once === 'year' ? [yearOf(of.startOn)] : [])].join(':');
}

/** What the same class would have been on other days, as history: to ask the law how often it gives it. */
export function sameBefore(
  benefit: ClassBenefit,
  of: Pick<ClassSubject, 'occupationCode' | 'level' | 'startOn' | 'endOn'>,
  daysBefore: number,
): HistoryItem {
  const endOn = addDays(of.endOn, -daysBefore);
  return {
    benefit,
    occupation: of.occupationCode ?? undefined,
    level: of.level ?? undefined,
    paidOn: endOn,
    startOn: addDays(of.startOn, -daysBefore),
    issuedOn: endOn,
    months: undefined,
  };
}

/**
 * How often the law gives the same, asked of the decider itself: with the same class of this year, and of the year before
 * last, as history. Never with the class itself: a law that gives once a class refuses only that.
 */
export function onceOf(
  decideWith: (earlier: readonly HistoryItem[]) => Decision,
  same: (daysBefore: number) => HistoryItem,
  endOn: LocalDate,
): Once {
  const faults = (decision: Decision) =>
    new Set(decision.findings.filter(({ verdict }) => verdict === 'not-met').map(({ check }) => check));
  const plain = faults(decideWith([]));
  const isRefusedAfter = (daysBefore: number) =>
    [...faults(decideWith([same(daysBefore)]))].some((check) => !plain.has(check));
  if (isRefusedAfter(DAYS_OF_TWO_YEARS)) return 'ever';
  const isOfTheYear = yearOf(addDays(endOn, -1)) === yearOf(endOn);
  return isRefusedAfter(isOfTheYear ? 1 : -1) ? 'year' : null;
}
const DAYS_OF_TWO_YEARS = 731;

/**
 * The class as it would be: filed today and approved before its first day, which both are asked of it (LC-11a) and lie with
 * the institution and the bureau, not with her.
 */
export function subjectAsWouldBe(subject: ClassSubject, today: LocalDate): ClassSubject {
  const filedOn = subject.filedOn ?? today;
  return { ...subject, filedOn, approvedOn: subject.approvedOn ?? addDays(subject.startOn, -1) };
}

/** Her part as it would be: every day in class, passed, the certificate that the class leads to. */
export function traineeAsWouldBe(
  subject: Pick<ClassSubject, 'occupationCode' | 'level' | 'endOn'>,
  of: { readonly today: LocalDate; readonly days: number; readonly kind: string | null },
): Trainee {
  return {
    personId: 0 as Trainee['personId'],
    rosterNo: 1,
    enrolledOn: of.today,
    livingAllowanceRequested: true,
    bankAccountId: null,
    result: 'passed',
    roll: { presentSlots: of.days * 2, slotCount: of.days * 2, wholeDays: of.days },
    certificate:
      of.kind === null
        ? null
        : {
            kind: of.kind,
            number: 'as-would-be',
            occupationCode: subject.occupationCode,
            level: subject.level,
            levelUnread: null,
            issuedOn: subject.endOn,
          },
  };
}

/** Of the kinds that a notice names, the one that a class of this level leads to. */
export function likeliestKind(kinds: ReadonlySet<string>, level: number | null): string | null {
  const order =
    level === null
      ? ['special-ability', 'training-completion', 'entrepreneurship-completion']
      : ['skill-level', 'vocational-qualification', 'special-ability', 'training-completion'];
  return order.find((kind) => kinds.has(kind)) ?? [...kinds][0] ?? (level === null ? null : 'skill-level');
}

const FIRST: Readonly<Record<Finding['verdict'], number>> = { 'not-met': 0, unknown: 1, met: 2 };

/** A decision on facts that are not there yet, as it is said: would be. */
export function wouldBeOf(benefit: ClassBenefit, decision: Decision): WouldBe {
  const { outcome, amountFen, payee, findings } = decision;
  return {
    benefit,
    outcome,
    amountFen: outcome === 'entitled' ? amountFen : outcome === 'not-entitled' ? 0 : null,
    payee,
    reasons: [...findings]
      .sort((a, b) => FIRST[a.verdict] - FIRST[b.verdict])
      .map(({ clause, verdict, because }) => ({ clause, verdict, because })),
    next: outcome === 'incomplete' ? [...requestsFor(decision)] : [],
  };
}

/** What departments and the registry say of a person herself, by pointers into a claim line. */
const HERS = ['/person', '/employment', '/domesticService', '/history'] as const;
/** Known of everybody: today, where the notice holds, that she claims herself, and the class that is supposed. */
const GIVEN = ['/claim/', '/training/kind', '/training/startOn'] as const;
/** What becomes known on her way, in its order: the last that a condition rests on is what it waits for. */
const WAITS: readonly (readonly [begin: string, GuideWait])[] = [
  ['/training/enrolledOn', 'enrolment'],
  ['/attendance', 'class'],
  ['/employer', 'firm'],
  ['/employment', 'firm'],
  ['/certificate', 'certificate'],
  ['/history', 'claim'],
];

/** A class as it is supposed where none is known yet: the kind that everybody may take, beginning today. */
export const supposedClass = (today: LocalDate) => ({ kind: 'employment-skills', startOn: today }) as const;

type RestsOn = readonly { readonly pointer: string }[];
const isGiven = (pointer: string) => GIVEN.some((begin) => pointer.startsWith(begin));

/** What a condition waits for that is not decided yet; null where nothing on her way tells. */
export function guideWaitOf(facts: RestsOn): GuideWait | null {
  const open = facts.filter(({ pointer }) => !isGiven(pointer));
  return WAITS.findLast(([begin]) => open.some(({ pointer }) => pointer.startsWith(begin)))?.[1] ?? null;
}

/** Does a condition concern her, or an institution and the bureau alone? */
export const isOfHers = (facts: RestsOn): boolean =>
  guideWaitOf(facts) !== null ||
  facts.some(({ pointer }) => !isGiven(pointer) && HERS.some((begin) => pointer.startsWith(begin)));

/**
 * How a condition of a guide stands for her: proved or spoken against by facts that somebody has answered for, to be
 * asked of somebody, or a matter of what is not there yet. What rests on anything but her own facts is never struck out.
 */
export function guideStateOf(of: {
  readonly verdict: Finding['verdict'];
  readonly facts: readonly { readonly pointer: string; readonly knownOn: string | null }[];
}): GuideState {
  const own = of.facts.filter(({ pointer }) => !isGiven(pointer));
  const isHers =
    own.length > 0 && own.every(({ pointer }) => HERS.some((begin) => pointer.startsWith(begin)));
  if (!isHers) return 'later';
  if (of.verdict === 'unknown') return 'asked';
  if (own.some(({ knownOn }) => knownOn === null)) return 'asked';
  return of.verdict === 'met' ? 'proved' : 'against';
}
