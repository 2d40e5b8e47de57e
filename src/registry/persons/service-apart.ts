import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { done, type PersonId, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { MERGE_REFUSALS as REFUSALS } from './rules-merges.ts';
import { personViews } from './service.ts';
import { linkedPersons } from './service-links.ts';
import { type ApartRow, endApartRow, insertApart, lockApart } from './store-likeness.ts';

type Answer = Result<{ apartId: Uuid; version: number }>;

/**
 * Notes that two who look alike are two human beings: they are no longer listed. Refuses `not-found`, `same-person`,
 * `already-merged`, `already-apart`.
 */
export async function keepApart(
  act: Act,
  two: { readonly personId: PersonId; readonly otherId: PersonId },
  reason: string,
): Promise<Answer> {
  const [personId, otherId] = [two.personId, two.otherId].sort((a, b) => a - b) as [PersonId, PersonId];
  if (personId === otherId) return refused(REFUSALS.samePerson);
  const { divisionPath } = act.actor;
  const views = await personViews(act.tx, [personId, otherId]);
  if (views.size !== 2 || divisionPath === null) return refused(NOT_FOUND);
  if ((await linkedPersons(act.tx, [personId])).get(personId)?.others.includes(otherId))
    return refused(REFUSALS.alreadyMerged);
  const apartId = act.ids.uuid();
  const row = {
    apartId,
    personId,
    otherId,
    divisionPath,
    reason,
    notedById: act.actor.accountId,
    notedAt: act.clock.now(),
  };
  const added = await tryConstraint(act.tx, () => insertApart(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'person_apart_once') return refused(REFUSALS.alreadyApart);
    throw new Error(`not noted: ${added.violation.constraint}`);
  }
  await record(act, row, 'person-kept-apart', reason);
  return done({ apartId, version: 1 });
}

/** Takes that back, for a reason: they are listed again. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function endApart(
  act: Act,
  apartId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Answer> {
  const row = await lockApart(act.tx, apartId);
  if (!row) return refused(NOT_FOUND);
  if (row.endedAt !== null) return refused(REFUSALS.apartEnded);
  if (row.version !== given.version) return refused(VERSION_CONFLICT);
  const by = { accountId: act.actor.accountId, at: act.clock.now(), reason: given.reason };
  if (!(await endApartRow(act.tx, row, by))) return refused(VERSION_CONFLICT);
  await record(act, row, 'person-apart-ended', given.reason);
  return done({ apartId, version: row.version + 1 });
}

function record(
  act: Act,
  row: Pick<ApartRow, 'apartId' | 'personId' | 'otherId' | 'divisionPath'>,
  event: string,
  reason: string,
): Promise<void> {
  return act.record({
    event,
    objectType: 'person',
    objectId: String(row.personId),
    divisionPath: row.divisionPath,
    organisationId: null,
    reason,
    detail: { apartId: row.apartId, with: String(row.otherId) },
  });
}
