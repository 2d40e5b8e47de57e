import type { z } from 'zod';
import { occupationNames } from '../../law/reference/index.ts';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep, withdrawCase } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  addDays,
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import type { DeliveryReview, DeliveryService, DeliveryStatus, endBody, fileBody } from './contract.ts';
import { DELIVERY } from './machine.ts';
import { alreadyFiled, cityOf, filingFor, LONGEST_YEARS, overlapOf, REFUSALS, REVIEW_DAYS } from './rules.ts';
import {
  type DeliveryRow,
  deliveriesOf,
  filingsOf,
  insertDelivery,
  lockDelivery,
  lockFilingsOf,
  saveDelivery,
} from './store.ts';

export const SUBJECT = 'village-delivery';
export const END_SUBJECT = 'village-delivery-end';
const CLAUSE = 'LN-2-8';
type Moved = Result<{ deliveryId: Uuid; status: DeliveryStatus; version: number }>;
type Filed = z.infer<typeof fileBody>;
type Step = Exclude<(typeof DELIVERY)['acts'][number], 'villageDelivery.file'>;

/** Who may teach or assess an occupation in villages on a day, as the classes ask. */
export interface VillageQuestion {
  readonly organisationId: Uuid;
  readonly service: DeliveryService;
  readonly occupationCode: string;
  readonly day: LocalDate;
}

/** Whether a filing of the city holds, waits, or is not there; in whichever county the class is taught. */
export async function villageDeliveryOn(
  tx: Tx,
  asked: VillageQuestion,
): Promise<'held' | 'waiting' | 'none'> {
  return filingFor(await filingsOf(tx, asked.organisationId), asked);
}

/**
 * The actor's organisation files with its city that it teaches, or assesses, these occupations in villages (LN-2-8).
 * Refuses `not-found`, `service-not-yours`, `occupation-unknown`, `days-wrong`, `already-filed`.
 */
export async function fileDelivery(act: Act, filed: Filed): Promise<Moved> {
  const { organisationId } = act.actor;
  const organisation = organisationId === null ? undefined : await organisationById(act.tx, organisationId);
  if (organisationId === null || !organisation) return refused(NOT_FOUND);
  const row = { ...filed, fromOn: filed.fromOn as LocalDate, untilOn: filed.untilOn as LocalDate };
  const fault = await faultOf(act, row, organisation);
  if (fault) return refused(fault);
  await lockFilingsOf(act.tx, organisationId);
  const overlap = overlapOf(await deliveriesOf(act.tx, organisationId), row);
  if (overlap) return refused(alreadyFiled(overlap.occupation, overlap));
  const deliveryId = act.ids.uuid();
  const status = beginning(DELIVERY, 'villageDelivery.file');
  const { divisionPath } = organisation;
  await insertDelivery(act.tx, {
    ...row,
    ...{ deliveryId, organisationId, divisionPath, status },
    filedOn: act.clock.today(),
    filedBy: act.actor.accountId,
    filedAt: act.clock.now(),
  });
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: deliveryId,
    ...{ divisionPath: cityOf(divisionPath), organisationId, step: 'prepare', nextStep: 'first-review' },
    due: { workingDays: REVIEW_DAYS, clause: CLAUSE },
  });
  if (!opened.ok) return opened;
  await record(act, { deliveryId, divisionPath, organisationId }, 'village-delivery-filed', {
    detail: { service: filed.service, occupationCodes: filed.occupationCodes },
  });
  return done({ deliveryId, status, version: 1 });
}

async function faultOf(
  act: Act,
  filed: Filed,
  kinds: { readonly isInstitution: boolean; readonly isAssessmentBody: boolean },
): Promise<Refusal | undefined> {
  const today = act.clock.today();
  if (filed.service === 'training' && !kinds.isInstitution) return REFUSALS.notTraining;
  if (filed.service === 'assessment' && !kinds.isAssessmentBody) return REFUSALS.notAssessing;
  if (filed.untilOn < filed.fromOn || filed.untilOn < today) return REFUSALS.daysWrong;
  const from = filed.fromOn as LocalDate;
  if (filed.untilOn > addDays(from, LONGEST_YEARS * 366) || yearOf(from) > yearOf(today) + LONGEST_YEARS)
    return REFUSALS.tooLong;
  const names = await occupationNames(act.tx, filed.occupationCodes);
  return filed.occupationCodes.every((code) => names.has(code)) ? undefined : REFUSALS.occupationUnknown;
}

/** Whoever filed takes it back while the city has not decided. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function withdrawDelivery(
  act: Act,
  deliveryId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const found = await locked(act, { deliveryId, version }, 'villageDelivery.withdraw');
  if (!found.ok) return found;
  await withdrawCase(act, SUBJECT, deliveryId, reason);
  const status = nextOf(DELIVERY, found.value.status, 'villageDelivery.withdraw');
  return save(act, found.value, { status }, { event: 'village-delivery-withdrawn', reason });
}

/**
 * One of the city assesses a filing; another approves it. Refuses `not-found`, `wrong-status`, `version-conflict`,
 * `four-eyes`, `opinion-required`.
 */
export async function reviewDelivery(
  act: Act,
  deliveryId: Uuid,
  step: 'first-review' | 'second-review',
  review: DeliveryReview,
): Promise<Moved> {
  const name = step === 'first-review' ? 'villageDelivery.firstReview' : 'villageDelivery.secondReview';
  const found = await locked(act, { deliveryId, version: review.version }, name);
  if (!found.ok) return found;
  const performed = await performStep(act, {
    ...{ subjectType: SUBJECT, subjectId: deliveryId, step },
    ...{ decision: review.decision, reasonCode: review.reasonCode, opinion: review.opinion },
    nextStep: step === 'first-review' ? 'second-review' : null,
    due: { workingDays: REVIEW_DAYS, clause: CLAUSE },
  });
  if (!performed.ok) return performed;
  const status = nextOf(DELIVERY, found.value.status, name, review.decision);
  const approvedOn = status === 'approved' ? act.clock.today() : found.value.approvedOn;
  return save(
    act,
    found.value,
    { status, approvedOn },
    {
      event: step === 'first-review' ? 'village-delivery-first-reviewed' : 'village-delivery-second-reviewed',
      detail: { decision: review.decision },
      reason: review.opinion?.trim() || undefined,
    },
  );
}

/**
 * One of the city would end an approved filing after a day; another decides. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `days-wrong`.
 */
export async function proposeEnd(
  act: Act,
  deliveryId: Uuid,
  { version, endsOn, reason }: z.infer<typeof endBody>,
): Promise<Moved> {
  const found = await locked(act, { deliveryId, version }, 'villageDelivery.proposeEnd');
  if (!found.ok) return found;
  const filing = found.value;
  if (endsOn > filing.untilOn || endsOn < (filing.approvedOn ?? filing.fromOn))
    return refused(REFUSALS.endWrong);
  const { divisionPath, organisationId } = filing;
  const opened = await openCase(act, {
    ...{ subjectType: END_SUBJECT, subjectId: deliveryId, organisationId },
    divisionPath: cityOf(divisionPath),
    ...{ step: 'prepare', nextStep: 'approve', due: null, opinion: reason },
  });
  if (!opened.ok) return opened;
  const status = nextOf(DELIVERY, filing.status, 'villageDelivery.proposeEnd');
  return save(
    act,
    filing,
    { status, endsOn: endsOn as LocalDate, endReason: reason },
    { event: 'village-delivery-end-proposed', reason, detail: { endsOn } },
  );
}

/** Another of the city ends it, or it stays. Refuses `not-found`, `wrong-status`, `version-conflict`, `four-eyes`. */
export async function decideEnd(act: Act, deliveryId: Uuid, review: DeliveryReview): Promise<Moved> {
  const found = await locked(act, { deliveryId, version: review.version }, 'villageDelivery.decideEnd');
  if (!found.ok) return found;
  const performed = await performStep(act, {
    ...{ subjectType: END_SUBJECT, subjectId: deliveryId, step: 'approve' },
    ...{ decision: review.decision, reasonCode: review.reasonCode, opinion: review.opinion },
    ...{ nextStep: null, due: null },
  });
  if (!performed.ok) return performed;
  const status = nextOf(DELIVERY, found.value.status, 'villageDelivery.decideEnd', review.decision);
  const stays = status === 'approved' ? { endsOn: null, endReason: null } : {};
  return save(
    act,
    found.value,
    { status, ...stays },
    {
      event: 'village-delivery-end-decided',
      detail: { decision: review.decision },
      reason: review.opinion?.trim() || undefined,
    },
  );
}

async function locked(
  act: Act,
  at: { readonly deliveryId: Uuid; readonly version: number },
  step: Step,
): Promise<Result<DeliveryRow>> {
  const found = await lockDelivery(act.tx, at.deliveryId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(DELIVERY, found.status, step)) return refused(REFUSALS.wrongStatus);
  return found.version === at.version ? done(found) : refused(REFUSALS.versionConflict);
}

interface Told {
  readonly event: string;
  readonly reason?: string | undefined;
  readonly detail?: Record<string, unknown>;
}

async function save(
  act: Act,
  filing: DeliveryRow,
  next: Partial<Pick<DeliveryRow, 'approvedOn' | 'endsOn' | 'endReason'>> & Pick<DeliveryRow, 'status'>,
  { event, ...told }: Told,
): Promise<Moved> {
  const { deliveryId, version } = filing;
  await saveDelivery(act.tx, deliveryId, { ...filing, ...next });
  await record(act, filing, event, told);
  return done({ deliveryId, status: next.status, version: version + 1 });
}

function record(
  act: Act,
  on: Pick<DeliveryRow, 'deliveryId' | 'divisionPath' | 'organisationId'>,
  event: string,
  { detail, reason }: Omit<Told, 'event'>,
): Promise<void> {
  return act.record({
    event,
    objectType: 'village-delivery',
    objectId: on.deliveryId,
    divisionPath: on.divisionPath,
    organisationId: on.organisationId,
    ...(detail === undefined ? {} : { detail }),
    ...(reason === undefined ? {} : { reason }),
  });
}
