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
import { personViews, tieKnownPersons } from '../persons/index.ts';
import { endAgreementRow, hasEnded, insertAgreements } from './store-agreements.ts';

const REFUSALS = {
  future: refusal('date-future', '协议签署日不能晚于今天：请按协议上写的日期填写。', '/signedOn'),
  endsFuture: refusal('date-future', '终止日不能晚于今天：请按实际终止的日期填写。', '/endedOn'),
  ended: refusal('agreement-ended', '这份代领协议已经终止，不用再办：请刷新页面，看现在的协议。'),
  personUnknown: refusal(
    'person-unknown',
    '有学员不在您能看到的人员里，没有登记：请重新选择学员。',
    '/personIds',
  ),
};

/**
 * An organisation, or the bureau for it, records that persons agreed in writing that it is paid in their place; from then
 * on it sees them. Whoever agreed with somebody already is left out and named. Refuses `not-found`, `person-unknown`, `date-future`.
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
  const recordId = act.ids.uuid();
  const rows = personIds.map((personId) => ({
    ...{ organisationId, benefit, signedOn, paper, personId, divisionPath, recordId },
    agreementId: act.ids.uuid(),
    recordedBy: act.actor.displayName,
  }));
  const leftOut = await insertAgreements(act.tx, rows, act.clock.now());
  const agreedNow = personIds.filter((personId) => !leftOut.has(personId));
  const recorded = agreedNow.length;
  // Whom it claims for, it sees, also where somebody else taught her.
  await tieKnownPersons(act, agreedNow, { divisionPath, organisationId });
  await act.record({
    event: eventOf('payees.recordAgreements'),
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath,
    organisationId,
    detail: { benefit, recorded, leftOut: leftOut.size, recordId },
  });
  return done({ recorded, leftOut: [...leftOut] });
}

/**
 * An agreement ends: from that day on nothing new is claimed by it, what was claimed before goes on. Refuses
 * `not-found`, `date-future`, `agreement-ended`.
 */
export function endAgreement(
  act: Act,
  ended: { readonly agreementId: Uuid; readonly endedOn: LocalDate; readonly reason: string },
): Promise<Result<{ readonly agreementId: Uuid }>> {
  if (ended.endedOn > act.clock.today()) return Promise.resolve(refused(REFUSALS.endsFuture));
  return end(act, { ...ended, personId: null });
}

/** A person takes her own agreement back, from today on. Refuses `not-found`, `agreement-ended`. */
export function endOwnAgreement(
  act: Act,
  ended: { readonly agreementId: Uuid; readonly personId: PersonId; readonly reason: string },
): Promise<Result<{ readonly agreementId: Uuid }>> {
  return end(act, { ...ended, endedOn: act.clock.today() });
}

async function end(
  act: Act,
  ended: Parameters<typeof endAgreementRow>[1],
): Promise<Result<{ readonly agreementId: Uuid }>> {
  const { agreementId, personId, reason } = ended;
  const agreement = await endAgreementRow(act.tx, ended);
  if (!agreement) return refused((await hasEnded(act.tx, agreementId)) ? REFUSALS.ended : NOT_FOUND);
  const { organisationId, divisionPath, benefit } = agreement;
  await act.record({
    event: eventOf(personId === null ? 'payees.endAgreement' : 'worker.endAgreement'),
    objectType: 'payee-agreement',
    objectId: agreementId,
    divisionPath,
    organisationId,
    reason,
    detail: { benefit, endedBy: personId === null ? 'desk' : 'person' },
  });
  return done({ agreementId });
}
