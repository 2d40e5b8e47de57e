import { z } from 'zod';
import {
  pageQuery,
  zDate,
  zDivisionCode,
  zInstant,
  zMonth,
  zPage,
  zPersonId,
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
  recordedAt: zInstant,
});
export const workForTrainingListQuery = z.strictObject({ ...pageQuery, organisationId: zUuid.optional() });
export const workForTrainingListReply = zPage(workForTrainingListRow);
export const workForTrainingParams = z.strictObject({ listId: zUuid });

const workForTrainingEntryRow = z.strictObject({
  listNo: z.int(),
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  isDispatched: z.boolean().nullable(),
  post: z.string().nullable(),
  contractOn: zDate.nullable(),
  declaredFirstInsuredOn: zDate.nullable(),
  /** The months asked for, in order. */
  months: z.array(zMonth),
});
export const workForTrainingDetail = workForTrainingListRow.extend({
  version: zVersion,
  rows: z.array(workForTrainingEntryRow),
});
