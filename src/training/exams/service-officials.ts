import type { z } from 'zod';
import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  checkResidentId,
  done,
  maskResidentId,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import type { officialBody } from './contract.ts';
import { REFUSALS } from './rules.ts';
import { endOfficialOn, insertOfficial, lockOfficial, type OfficialRow } from './store-draws.ts';

/**
 * Puts somebody on the list of a body, from which examiners and invigilators are drawn. Refuses `not-found`, `no-duty`,
 * `no-list` where the county does not say whose, `id-number-faulty`, `official-listed`.
 */
export async function listOfficial(
  act: Act,
  given: z.infer<typeof officialBody>,
): Promise<Result<{ officialId: Uuid }>> {
  if (!given.isExaminer && !given.isInvigilator) return refused(REFUSALS.noDuty);
  const organisationId = act.actor.organisationId ?? (given.organisationId as Uuid | undefined);
  if (organisationId === undefined) return refused(REFUSALS.noList);
  const organisation = await organisationById(act.tx, organisationId);
  if (!organisation) return refused(NOT_FOUND);
  const { idNumber } = given;
  const checked = idNumber === undefined ? undefined : checkResidentId(idNumber);
  if (checked && !checked.ok)
    return refused(refusal('id-number-faulty', '身份证号校验不过；请对照证件核对。', '/idNumber'));
  const official = {
    officialId: act.ids.uuid(),
    organisationId,
    divisionPath: organisation.divisionPath,
    name: given.name,
    idNumberMasked: checked ? maskResidentId(checked.value) : null,
    blindIndex: checked ? act.ciphers.blindIndex('id-number', checked.value) : null,
    isExaminer: given.isExaminer,
    isInvigilator: given.isInvigilator,
    cardNumber: given.cardNumber ?? null,
  };
  const stored = await tryConstraint(act.tx, () =>
    insertOfficial(act.tx, official, { at: act.clock.now(), by: act.actor.accountId }),
  );
  if (!stored.ok) return refused(REFUSALS.officialTwice);
  await record(act, official, 'exams.listOfficial');
  return done({ officialId: official.officialId });
}

/** Takes somebody off the list: nobody draws her any more; what she was drawn for stays. Refuses `not-found`, `wrong-status`. */
export async function endOfficial(act: Act, officialId: Uuid): Promise<Result<{ officialId: Uuid }>> {
  const official = await lockOfficial(act.tx, officialId);
  if (!official) return refused(NOT_FOUND);
  if (official.endedOn !== null) return refused(REFUSALS.officialEnded);
  await endOfficialOn(act.tx, officialId, act.clock.today());
  await record(act, official, 'exams.endOfficial');
  return done({ officialId });
}

function record(
  act: Act,
  official: Pick<
    OfficialRow,
    'officialId' | 'divisionPath' | 'organisationId' | 'isExaminer' | 'isInvigilator'
  >,
  route: 'exams.listOfficial' | 'exams.endOfficial',
): Promise<void> {
  const { isExaminer, isInvigilator } = official;
  return act.record({
    event: eventOf(route),
    objectType: 'exam-official',
    objectId: official.officialId,
    divisionPath: official.divisionPath,
    organisationId: official.organisationId,
    detail: { isExaminer, isInvigilator },
  });
}
