import { z } from 'zod';

// The small shapes that the rooms of money share. Replies are strict: what is not named here never leaves the house.

export const uuidShape = z.uuid();
export const dateShape = z.iso.date();
export const instantShape = z.iso.datetime();
export const monthShape = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const fenShape = z.int().min(0);
export const countShape = z.int().min(0);
export const versionShape = z.int().min(1);
export const personIdShape = z.int().positive();
export const sentenceShape = z.string().trim().min(1).max(500);

/** A person as screens may show one: the number only ever masked. */
export const personShape = z.strictObject({
  personId: personIdShape,
  name: z.string(),
  idNumberMasked: z.string(),
});

/** Keyset paging of every list. The gate hands the text of the address over; numbers are read here. */
export const pageQuery = {
  after: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .optional(),
};

/** One page of a list: `next` is the `after` of the following page, null on the last. */
export function pageShape<T extends z.ZodType>(row: T) {
  return z.strictObject({ rows: z.array(row), next: z.string().nullable(), total: countShape.nullable() });
}

/** A time limit: the day, what is left of it in working days (negative when overdue), and who set it. */
export const dueShape = z.strictObject({
  dueOn: dateShape,
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
  knownOn: dateShape.nullable(),
});

export const findingShape = z.strictObject({
  clause: z.string(),
  check: z.string(),
  verdict: z.enum(['met', 'not-met', 'unknown']),
  because: z.string(),
  facts: z.array(factShape),
});

/** Findings in the order a reviewer wants them: what is missing first. */
export const findingGroupsShape = z.strictObject({
  unknown: z.array(findingShape),
  notMet: z.array(findingShape),
  met: z.array(findingShape),
});

/** The row of the amounts table that set the amount, or the notice itself. */
export const standardShape = z.strictObject({
  text: z.string(),
  amountFen: fenShape,
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

/** A kept determination: what the law said of one line, when, by which pack. */
export const determinationShape = z.strictObject({
  determinationId: uuidShape,
  policyId: z.string(),
  pack: z.string(),
  claimedOn: dateShape,
  decidedAt: instantShape,
  outcome: outcomeShape,
  amountFen: fenShape,
  quantity: quantityShape.nullable(),
  standard: standardShape.nullable(),
  findings: findingGroupsShape,
  /** Plain Chinese, one sentence an entry. */
  explanation: z.array(z.string()),
});

export const determinationHistoryShape = z.strictObject({
  determinationId: uuidShape,
  decidedAt: instantShape,
  outcome: outcomeShape,
  amountFen: fenShape,
  pack: z.string(),
  isCurrent: z.boolean(),
});

/** One round of a review as it stands in the record. */
export const stepShape = z.strictObject({
  round: z.int(),
  step: z.string(),
  decision: z.string(),
  decidedBy: z.string(),
  decidedAt: instantShape,
  reasonCode: z.string().nullable(),
  opinion: z.string().nullable(),
});

/** What every review sends. */
export const reviewBody = z.strictObject({
  version: versionShape,
  decision: z.enum(['passed', 'returned', 'rejected']),
  reasonCode: z.string().max(60).optional(),
  opinion: z.string().trim().max(500).optional(),
});
