import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  done,
  type LocalDate,
  type PersonId,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../organisations/index.ts';
import { personViews } from '../persons/index.ts';
import { endAgreementRow, insertAgreements } from './store-agreements.ts';

const REFUSALS = {
  future: refusal('date-future', '协议签署日不能晚于今天：请按协议上写的日期填写。', '/signedOn'),
  endsFuture: refusal('date-future', '终止日不能晚于今天：请按实际终止的日期填写。', '/endedOn'),
  personUnknown: refusal(
    'person-unknown',
    '有学员不在您能看到的人员里，没有登记：请重新选择学员。',
    '/personIds',
  ),
};

/**
 * An organisation records that persons agreed in writing that it is paid in their place. Whoever agreed with somebody
 * already is left out and named. Refuses `not-found`, `person-unknown`, `date-future`.
 */
export async function recordAgreements(
  act: Act,
  agreed: {
    readonly organisationId: Uuid;
    readonly benefit: string;
    readonly signedOn: LocalDate;
    readonly paper: string;
    readonly personIds: readonly PersonId[];
  },
): Promise<Result<{ readonly recorded: number; readonly leftOut: PersonId[] }>> {
  const { organisationId, benefit, signedOn, paper } = agreed;
  const own = act.actor.organisationId;
  const organisation =
    own === null || own === organisationId ? await organisationById(act.tx, organisationId) : undefined;
  const divisionPath = organisation?.divisionPath;
  if (divisionPath === undefined) return refused(NOT_FOUND);
  if (signedOn > act.clock.today()) return refused(REFUSALS.future);
  const personIds = [...new Set(agreed.personIds)];
  if ((await personViews(act.tx, personIds)).size < personIds.length) return refused(REFUSALS.personUnknown);
  const rows = personIds.map((personId) => ({
    ...{ organisationId, benefit, signedOn, paper, personId, divisionPath },
    agreementId: act.ids.uuid(),
    recordedBy: act.actor.displayName,
  }));
  const leftOut = await insertAgreements(act.tx, rows, act.clock.now());
  const recorded = personIds.length - leftOut.size;
  await act.record({
    event: eventOf('payees.recordAgreements'),
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath,
    organisationId,
    detail: { benefit, recorded, leftOut: leftOut.size },
  });
  return done({ recorded, leftOut: [...leftOut] });
}

/** An agreement ends; what is claimed by it already goes on. Refuses `not-found`, `date-future`. */
export async function endAgreement(
  act: Act,
  ended: { readonly agreementId: Uuid; readonly endedOn: LocalDate; readonly reason: string },
): Promise<Result<{ readonly agreementId: Uuid }>> {
  if (ended.endedOn > act.clock.today()) return refused(REFUSALS.endsFuture);
  const agreement = await endAgreementRow(act.tx, ended);
  if (!agreement) return refused(NOT_FOUND);
  const { organisationId, divisionPath, benefit } = agreement;
  await act.record({
    event: eventOf('payees.endAgreement'),
    objectType: 'payee-agreement',
    objectId: ended.agreementId,
    divisionPath,
    organisationId,
    reason: ended.reason,
    detail: { benefit },
  });
  return done({ agreementId: ended.agreementId });
}
