import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { addDays, type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { Conditions, OpeningStatus, QueueOrder, SelectionReason } from './contract.ts';
import { QUEUE_ORDERS, SELECTION_REASONS } from './contract.ts';

const order = z.strictObject({
  clause: z.string().nullable(),
  source: z.string(),
  groups: z.array(z.string()),
  divisions: z.array(z.string().regex(/^\d{2,6}$/)),
});
const ordersFile = z.strictObject({ orders: z.record(z.enum(QUEUE_ORDERS), order) });
const reasonsFile = z.strictObject({ reasons: z.array(z.enum(SELECTION_REASONS)) });

const wordsFile = z.strictObject({
  kinds: z.array(
    z.strictObject({
      words: z.array(z.string().min(2)).min(1),
      clause: z.string(),
      says: z.string().includes('{word}'),
    }),
  ),
});

const dataFile = (name: string) => readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8');

/** Reads data/queue-orders.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readQueueOrders(text = dataFile('queue-orders.yaml')) {
  return ordersFile.parse(parse(text)).orders;
}
/** Reads data/selection-reasons.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readSelectionReasons(text = dataFile('selection-reasons.yaml')) {
  return reasonsFile.parse(parse(text)).reasons;
}
/** Reads data/advertising-words.yaml. Throws when the file is not of its form: a fault of the installation. */
function readAdvertisingWords(text = dataFile('advertising-words.yaml')) {
  return wordsFile.parse(parse(text)).kinds;
}
const ORDERS = readQueueOrders();
const FORBIDDEN = readAdvertisingWords();

/** Promises in the note of a class, each with the sentence of its kind (LC-12); signs and blanks between do not hide a word. */
export function noteFaults(note: string | null, pointer: string): Refusal[] {
  const bare = (note ?? '').replace(/[\s\p{P}\p{S}]/gu, '');
  return FORBIDDEN.flatMap(({ words, clause, says }) => {
    const word = words.find((one) => bare.includes(one));
    return word === undefined
      ? []
      : [refusal('note-promises', says.replace('{word}', word), pointer, clause)];
  });
}

const isForAnybody = ({ minAge, maxAge, groups, note }: Conditions) =>
  minAge === null && maxAge === null && groups.length === 0 && note === null;

/** The reasons that can hold of a class with these conditions: nobody fails conditions that there are not. */
export const reasonsFor = (conditions: Conditions): SelectionReason[] =>
  SELECTION_REASONS.filter((reason) => reason !== 'conditions-not-met' || !isForAnybody(conditions));

/** Why a place is not given up with this reason: a condition that the class does not have, or another reason that nobody says. */
export function selectionFault(
  { conditions }: { readonly conditions: Conditions },
  by: { readonly reason: SelectionReason; readonly explanation?: string | undefined },
): Refusal | undefined {
  if (!reasonsFor(conditions).includes(by.reason)) return REFUSALS.noConditions;
  return by.reason === 'other' && by.explanation === undefined ? REFUSALS.unexplained : undefined;
}

/** By whose right this order puts some before others; null where no notice says so. */
export const queueClause = (of: QueueOrder): string | null => ORDERS[of].clause;

/** What is known of a person when she enrols. */
export interface Enrolling {
  readonly birthOn: LocalDate | null;
  /** Groups by the word of departments; undefined while one has not answered. */
  readonly groups: readonly string[] | undefined;
  /** The six digits with which her number begins: where it was given out. */
  readonly homeCode: string | null;
}

/** Her rank in a queue: 0 before 1, ties by number. Who is in a group that nobody has answered for is not in it. */
export function rankOf(of: QueueOrder, person: Enrolling): number {
  const { groups, divisions } = ORDERS[of];
  const isInFocus =
    groups.some((group) => person.groups?.includes(group)) ||
    divisions.some((begin) => person.homeCode?.startsWith(begin));
  return isInFocus ? 0 : 1;
}

/** Full years of age on a day. */
export function ageOn(birthOn: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return birthOn.slice(5) > day.slice(5) ? years - 1 : years;
}

/**
 * What of the conditions she does not meet, each a sentence that says what she can do. A fact that nobody has answered is
 * no refusal: the institution sees it, and says so with a reason.
 */
export function conditionFaults(
  of: Conditions,
  person: Enrolling,
  { on, termOf }: { readonly on: LocalDate; readonly termOf: (group: string) => string },
): Refusal[] {
  const faults: Refusal[] = [];
  const age = person.birthOn === null ? null : ageOn(person.birthOn, on);
  if (age !== null && of.minAge !== null && age < of.minAge)
    faults.push(
      leadsTo(
        'public.openings',
        refusal(
          'too-young',
          `这个班收满 ${of.minAge} 岁的人，开班那天您 ${age} 岁；请在“我要学”里看别的班。`,
        ),
      ),
    );
  if (age !== null && of.maxAge !== null && age > of.maxAge)
    faults.push(
      leadsTo(
        'public.openings',
        refusal(
          'too-old',
          `这个班收 ${of.maxAge} 岁以下的人，开班那天您 ${age} 岁；请在“我要学”里看别的班。`,
        ),
      ),
    );
  const { groups } = person;
  if (of.groups.length > 0 && groups !== undefined && !of.groups.some((group) => groups.includes(group)))
    faults.push(
      leadsTo(
        'public.openings',
        refusal(
          'other-group',
          `这个班专收${of.groups.map(termOf).join('、')}，各部门现在都没有认定您是；是的，请先到村里或县人社窗口认定，再来报名；也可以在“我要学”里看别的班。`,
        ),
      ),
    );
  return faults;
}

const dayWords = (day: LocalDate) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** Another class of hers on these days: says which, until when, and from when she may choose. */
export function overlapRefusal(clash: { readonly className: string; readonly endOn: LocalDate }): Refusal {
  return leadsTo(
    'public.openings',
    refusal(
      'overlapping-class',
      `和您的“${clash.className}”时间重叠，那个班到${dayWords(clash.endOn)}结束；可以选${dayWords(addDays(clash.endOn, 1))}以后开的班，或者先退掉那个班。`,
      '',
      'R11',
    ),
  );
}

/** Why nobody can enrol on a day; null while one can. A class that is full still takes people into its queue. */
export function closedBecause(
  of: { readonly status: OpeningStatus; readonly openFrom: LocalDate; readonly openUntil: LocalDate },
  today: LocalDate,
): string | null {
  if (of.status === 'cancelled') return '这个班不办了，请看别的班。';
  if (of.status === 'filed') return '这个班的名单已经定了，不再报名，请看别的班。';
  if (of.status === 'stopped') return '县人社局让这个班先停止招生，请看别的班。';
  if (of.status === 'closed') return '这个班先停止报名了，请看别的班，或者过几天再来看。';
  if (today < of.openFrom) return `${dayWords(of.openFrom)}开始报名，请到时再来。`;
  if (today > of.openUntil) return `报名到${dayWords(of.openUntil)}已经结束，请看别的班。`;
  return null;
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  wrongStatus: refusal('wrong-status', '这个班的招生现在不在这一步，请刷新页面，按现在的状态办理。'),
  classNotOpen: leadsTo(
    'classes.draft',
    refusal(
      'class-not-open',
      '这个班期已撤销、不予备案或已经开班，不能招生；请机构另外起草一个班期，先报名、后培训。',
      '',
      'LC-11a',
    ),
  ),
  notPlanned: leadsTo(
    'classes.amend',
    refusal(
      'not-planned',
      '这个班期还没有写明职业工种和课时，报名的人看不出学什么、能领什么；请机构先在班期里填好，再开放招生。',
      '',
      'LC-11a',
    ),
  ),
  alreadyOpen: leadsTo(
    'openings.ofClass',
    refusal('already-open', '这个班已经在招生，请在班期的“招生报名”页查看和修改。'),
  ),
  daysFaulty: refusal(
    'days-faulty',
    '报名的最后一天不能早于第一天，也不能晚于开班前一天（先报名、后培训）；请改日期。',
    '/openUntil',
    'LC-11a',
  ),
  seatsTaken: (taken: number) =>
    refusal('seats-taken', `已经有 ${taken} 人占了名额，名额不能比这少；请改成 ${taken} 或更多。`, '/seats'),
  overPlan: (planned: number) =>
    leadsTo(
      'classes.amend',
      refusal(
        'over-plan',
        `班期计划培训 ${planned} 人，名额不能更多；请改成 ${planned} 或更少，或者请机构先在班期里改计划人数。`,
        '/seats',
        'R13',
      ),
    ),
  noConditions: refusal(
    'no-conditions',
    '这个班开放招生时没有写报名条件，不能用这条理由；请选别的原因，或者选“其他原因”写明。',
    '/reason',
  ),
  unexplained: refusal(
    'explanation-needed',
    '选了“其他原因”，请写明是什么原因，本人看得到。',
    '/explanation',
  ),
  phoneUnknown: refusal('nothing-to-show', '这个人没有登记手机号；请到村里或等本人来时问。'),
  alreadyIn: leadsTo(
    'worker.seats',
    refusal('already-enrolled', '您已经报了这个班，不用再报；在“我报的班”里看报名号。'),
  ),
  seatGone: refusal('wrong-status', '这个报名已经退了或者有了结果，请刷新页面，看现在的情况。'),
  begun: refusal('class-begun', '这个班已经开班，不能在手机上退；请跟学校说，学校给您办退班。'),
  nobodyToTake: refusal(
    'nobody-to-take',
    '现在没有还没进花名册的报名人；请等有人报名，或在“花名册”页看已经在册的人。',
  ),
} as const;

export const notOpen = (because: string): Refusal =>
  leadsTo('public.openings', refusal('enrolment-closed', because));
