import { z } from 'zod';
import { zDate, zFen, zInstant, zPersonId, zUuid } from '../../platform/access/index.ts';

// The small shapes that the modules of money share. Replies are strict: what is not named here is never sent.

export const countShape = z.int().min(0);

/** A person as screens may show one: the number only ever masked. */
export const personShape = z.strictObject({
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
});

/** A time limit: the day, what is left of it in working days (negative when overdue), and who set it. */
export const dueShape = z.strictObject({
  dueOn: zDate,
  workingDaysLeft: z.int(),
  clause: z.string().nullable(),
});

/** A fact that a finding rests on, as a person reads it. */
export const factShape = z.strictObject({
  pointer: z.string(),
  label: z.string(),
  value: z.string(),
  /** Id of the list `departments`, or `institution` / `employer` for what those filed; null when nobody has answered. */
  sourceDepartment: z.string().nullable(),
  knownOn: zDate.nullable(),
});

export const findingShape = z.strictObject({
  clause: z.string(),
  check: z.string(),
  verdict: z.enum(['met', 'not-met', 'unknown']),
  because: z.string(),
  facts: z.array(factShape),
  /** Whom to ask for what is missing, as ids of lists of the vocabulary; empty where nothing is, or nobody can answer. */
  answerers: z.array(z.strictObject({ list: z.enum(['departments', 'payees']), id: z.string() })),
  /** The layer over the notice that spoke (a city's terms, a fund's rule), by its short name; null for the notice itself. */
  layer: z.string().nullable(),
});

/** Findings in the order a reviewer wants them: what is missing first. */
const findingGroupsShape = z.strictObject({
  unknown: z.array(findingShape),
  notMet: z.array(findingShape),
  met: z.array(findingShape),
});

/** The row of the amounts table that set the amount, or the notice itself. */
export const standardShape = z.strictObject({
  text: z.string(),
  amountFen: zFen,
  unit: z.enum(['person', 'day', 'hour', 'month']),
  upliftPercent: z.number().nullable(),
  source: z.string(),
  clause: z.string().nullable(),
});

export const quantityShape = z.strictObject({
  unit: z.enum(['person', 'day', 'hour', 'month']),
  count: z.number(),
});

export const outcomeShape = z.enum(['entitled', 'not-entitled', 'incomplete']);

/** A stored determination: what the law said of one line, when, by which pack. */
export const determinationShape = z.strictObject({
  determinationId: zUuid,
  policyId: z.string(),
  pack: z.string(),
  claimedOn: zDate,
  decidedAt: zInstant,
  outcome: outcomeShape,
  amountFen: zFen,
  quantity: quantityShape.nullable(),
  standard: standardShape.nullable(),
  findings: findingGroupsShape,
  /** Plain Chinese, one sentence an entry. */
  explanation: z.array(z.string()),
});

export const determinationHistoryShape = z.strictObject({
  determinationId: zUuid,
  decidedAt: zInstant,
  outcome: outcomeShape,
  amountFen: zFen,
  pack: z.string(),
  isCurrent: z.boolean(),
});
