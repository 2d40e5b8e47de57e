import { z } from 'zod';
import { WORDS } from '../../law/policy/index.ts';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zFen,
  zInstant,
  zLevel,
  zOccupationCode,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseView, reviewBody } from '../../platform/approvals/index.ts';
import { personShape } from '../determination/index.ts';

/** As stored: the rest of the life follows from the day. */
export const VERSION_STATUSES = [
  'draft',
  'submitted',
  'reviewed',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
  'repealed',
] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** As people see it: draft -> tried -> submitted -> scheduled -> in force -> superseded. */
const VERSION_STAGES = [
  'draft',
  'tried',
  'submitted',
  'reviewed',
  'returned',
  'scheduled',
  'in-force',
  'superseded',
  'rejected',
  'withdrawn',
  'repealed',
] as const;
export type VersionStage = (typeof VERSION_STAGES)[number];

/** An amount above ten million yuan is a slip of the pen. */
export const MOST_FEN = 1_000_000_000;
export const MOST_CHANGES = 2_000;

const zPolicyId = z.string().regex(/^[a-z0-9-]{1,60}$/);
const settingValue = z.union([
  z.string().max(60),
  z.int().min(0).max(10_000),
  z.boolean(),
  z.array(z.string().max(60)).max(60),
]);

/** The cells that name one amount; null fits anything. */
const cells = {
  benefit: z.enum(WORDS.benefits),
  trainingKind: z.enum(WORDS.trainingKinds).nullable(),
  occupationCode: zOccupationCode.nullable(),
  level: zLevel.nullable(),
  certificateKind: z.enum(WORDS.certificateKinds).nullable(),
};
const amount = {
  unit: z.enum(WORDS.units),
  amountFen: zFen.max(MOST_FEN),
  shortageUpliftPercent: z.int().min(1).max(500).nullable(),
};

/** One change of a draft. All changes of a version hold from its one effective day on. */
const changeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('standard-set'), ...cells, ...amount }),
  z.strictObject({ kind: z.literal('standard-end'), ...cells }),
  z.strictObject({ kind: z.literal('scarce-add'), occupationCode: zOccupationCode }),
  z.strictObject({ kind: z.literal('scarce-end'), occupationCode: zOccupationCode }),
  z.strictObject({ kind: z.literal('setting-set'), key: z.string().min(3).max(300), value: settingValue }),
]);
export type Change = z.infer<typeof changeShape>;

const head = {
  title: zText(80, 4),
  /** Number of the document by which the bureau decides this: 高人社发〔2021〕9号. */
  document: zText(80, 4),
  effectiveOn: zDate,
};
export const createBody = z.strictObject({ policyId: zPolicyId, ...head });
export const saveBody = z.strictObject({
  version: zVersion,
  ...head,
  changes: z.array(changeShape).max(MOST_CHANGES),
});
export const versionParams = z.strictObject({ versionId: zUuid });
export const versionBody = z.strictObject({ version: zVersion });
/** policyVersions.proposeRepeal, policyVersions.withdrawRepeal */
export const repealBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });
/** policyVersions.decideRepeal */
export const repealDecisionBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
export const createdReply = z.strictObject({ versionId: zUuid, version: zVersion });
export const savedReply = createdReply;

export const versionsQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  policyId: zPolicyId.optional(),
});
export const versionRow = z.strictObject({
  versionId: zUuid,
  number: z.string(),
  policyId: z.string(),
  divisionCode: zDivisionCode,
  divisionName: z.string(),
  title: z.string(),
  document: z.string(),
  effectiveOn: zDate,
  stage: z.enum(VERSION_STAGES),
  changeCount: z.int(),
  createdBy: z.string(),
  createdAt: zInstant,
  approvedAt: zInstant.nullable(),
  version: zVersion,
});
export const versionsReply = zPage(versionRow);

/** A row of the amounts grid: what holds on the effective day, and what the draft makes of it. */
export const standardGridRow = z.strictObject({
  /** Names the cells; the same in every reply. */
  key: z.string(),
  ...cells,
  occupationName: z.string().nullable(),
  /** What holds without this version; null for a row that this version adds. */
  before: z
    .strictObject({
      ...amount,
      amountFen: zFen,
      from: zDate,
      through: zDate.nullable(),
      source: z.string(),
      /** False when the row is the prefecture's or the province's. */
      isOwn: z.boolean(),
    })
    .nullable(),
  /** What holds with it; null when the version ends the row. */
  after: z.strictObject({ ...amount, amountFen: zFen }).nullable(),
  isChanged: z.boolean(),
});

export const scarceGridRow = z.strictObject({
  occupationCode: zOccupationCode,
  occupationName: z.string().nullable(),
  before: z.boolean(),
  after: z.boolean(),
  from: zDate.nullable(),
  source: z.string().nullable(),
});

export const settingGridRow = z.strictObject({
  key: z.string(),
  kind: z.enum(['words', 'texts', 'whole', 'percent', 'date', 'month', 'switch']),
  /** The list of the vocabulary that its words come from. */
  list: z.string().nullable(),
  /** Which part of the mechanism: groups, kinds, times, percent, days, from, through, at-most, value, values, layer ... */
  part: z.string(),
  benefit: z.string().nullable(),
  check: z.string(),
  question: z.string(),
  clause: z.string().nullable(),
  /** Words of the table row that contains it: training kinds. */
  under: z.array(z.string()),
  /** As the notice's pack has it. */
  packValue: settingValue,
  before: settingValue,
  after: settingValue,
  /** Who set what holds now; null for the pack's own value. */
  source: z.string().nullable(),
  isChanged: z.boolean(),
});

const outcomeCounts = z.strictObject({ entitledLines: z.int(), amountFen: zFen });
const difference = {
  lines: z.int(),
  persons: z.int(),
  before: outcomeCounts,
  after: outcomeCounts,
  gaining: z.strictObject({ lines: z.int(), amountFen: zFen }),
  losing: z.strictObject({ lines: z.int(), amountFen: zFen }),
};
const dryRunSummary = z.strictObject({
  ...difference,
  /** Lines to which what holds without the draft already gives something else than was decided then. */
  changedBefore: z.int(),
  by: z.array(
    z.strictObject({
      divisionCode: zDivisionCode,
      divisionName: z.string(),
      benefit: z.string(),
      /** The person's group on the day that counts; 'none' where no department confirms one. */
      group: z.string(),
      ...difference,
    }),
  ),
});
export type DryRunSummary = z.infer<typeof dryRunSummary>;

const dryRunShape = z.strictObject({
  runId: zUuid,
  periodFrom: zDate,
  periodThrough: zDate,
  ranAt: zInstant,
  ranBy: z.string(),
  /** False when the draft was changed since. */
  isCurrent: z.boolean(),
  summary: dryRunSummary,
});

export const versionReply = z.strictObject({
  ...versionRow.shape,
  divisionPath: z.string(),
  policyTitle: z.string(),
  standards: z.array(standardGridRow),
  scarce: z.array(scarceGridRow),
  settings: z.array(settingGridRow),
  changes: z.array(changeShape),
  /** What speaks against the current draft; empty when it can be submitted. */
  faults: z.array(z.strictObject({ code: z.string(), pointer: z.string(), message: z.string() })),
  dryRun: dryRunShape.nullable(),
  review: caseView.nullable(),
  /** The proposal to repeal it, with who proposed and decided; null where nobody ever did. */
  repeal: caseView.nullable(),
  allowed: zAllowed,
});

export const importReply = z.strictObject({
  versionId: zUuid,
  version: zVersion,
  rowCount: z.int(),
  set: z.int(),
  ended: z.int(),
  unchanged: z.int(),
});

export const dryRunBody = z.strictObject({ version: zVersion, from: zDate, through: zDate });
export const dryRunReply = z.strictObject({ versionId: zUuid, runId: zUuid });

export const dryRunLinesQuery = z.strictObject({
  ...pageQuery,
  /** How many lines to pass over. */
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  direction: z.enum(['gains', 'loses', 'same']).optional(),
  divisionCode: zDivisionCode.optional(),
  benefit: z.enum(WORDS.benefits).optional(),
  group: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
});
const dryRunLineRow = z.strictObject({
  person: personShape,
  lineKey: z.string(),
  divisionCode: zDivisionCode,
  benefit: z.string(),
  group: z.string(),
  direction: z.enum(['gains', 'loses', 'same']),
  beforeOutcome: z.string(),
  afterOutcome: z.string(),
  beforeFen: zFen,
  afterFen: zFen,
  /** The clause and check that made the difference; null when only the amount did. */
  clause: z.string().nullable(),
  check: z.string().nullable(),
});
export const dryRunLinesReply = zPage(dryRunLineRow);
