import { z } from 'zod';
import {
  pageQuery,
  zDate,
  zDivisionCode,
  zFen,
  zInstant,
  zMonth,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';

/** One list of newly taken-on workers (以工代训人员名单) of one employer (LC-1). */
const workForTrainingListRow = z.strictObject({
  listId: zUuid,
  organisationId: zUuid,
  organisationName: z.string(),
  divisionCode: zDivisionCode,
  reportedOn: zDate.nullable(),
  personCount: z.int().min(0),
  monthCount: z.int().min(0),
  source: z.string(),
  /** The year and the running number of the firm's list in it, as its source names them; an older one names no year. */
  year: z.int().nullable(),
  number: z.int(),
  recordedAt: zInstant,
  version: zVersion,
  /** The claim that rests on it; null while there is none. */
  claim: z.strictObject({ claimId: zUuid, number: z.string(), status: z.string() }).nullable(),
});
export const workForTrainingListQuery = z.strictObject({
  ...pageQuery,
  organisationId: zUuid.optional(),
  /** A part of the firm's name. */
  q: zText(60).optional(),
});
export const workForTrainingListReply = zPage(workForTrainingListRow);
export const workForTrainingParams = z.strictObject({ listId: zUuid });

const entrySaid = {
  isDispatched: z.boolean().nullable(),
  post: z.string().nullable(),
  contractOn: zDate.nullable(),
  contractMonths: z.int().nullable(),
  declaredFirstInsuredOn: zDate.nullable(),
  /** The months asked for, in order. */
  months: z.array(zMonth),
};
const workForTrainingEntryRow = z.strictObject({
  listNo: z.int(),
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  ...entrySaid,
  /** What the claim made of it; null while there is none. */
  line: z
    .strictObject({
      claimId: zUuid,
      claimLineId: zUuid,
      outcome: z.string(),
      status: z.string(),
      amountFen: zFen,
    })
    .nullable(),
});
const entryChange = z.strictObject({
  personId: zPersonId,
  name: z.string(),
  before: z.strictObject(entrySaid).nullable(),
  after: z.strictObject(entrySaid).nullable(),
});
export const workForTrainingDetail = workForTrainingListRow.extend({
  rows: z.array(workForTrainingEntryRow),
  /** The imports that touched it, newest first; only those that the reader may see. */
  imports: z.array(
    z.strictObject({
      batchId: zUuid,
      status: z.string(),
      importedAt: zInstant,
      importedBy: z.string().nullable(),
      changes: z.array(entryChange),
    }),
  ),
});
