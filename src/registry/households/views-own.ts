import type { z } from 'zod';
import { divisionNames } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import type { ownHouseholdReply } from './contract.ts';
import { findHouseholdOf, findMembers, findOwnNames } from './store.ts';
import { findDuty } from './store-lists.ts';
import { findMeasures } from './store-measures.ts';

/** Her own household as she sees it: who belongs to it by name, and what is planned; of lists only her own. */
export async function ownHousehold(
  tx: Tx,
  personId: PersonId | null,
): Promise<z.infer<typeof ownHouseholdReply>> {
  if (personId === null) return { household: null };
  const household = await findHouseholdOf(tx, personId);
  if (household === undefined) return { household: null };
  const { householdId, number, villageCode, address } = household;
  const names = await findOwnNames(tx);
  const members = (await findMembers(tx, householdId)).filter(({ untilOn }) => untilOn === null);
  const village = villageCode === null ? undefined : await divisionNames(tx, [villageCode]);
  return {
    household: {
      householdId,
      number,
      villageName: (villageCode !== null && village?.get(villageCode)) || null,
      address,
      people: members.map((member) => ({
        name: names.get(member.personId) ?? '',
        relation: member.relation,
        fromOn: member.fromOn,
        isSelf: member.personId === personId,
      })),
      duty: (await findDuty(tx, [personId])).map(({ kind, fromOn }) => ({ kind, fromOn })),
      measures: (await findMeasures(tx, householdId)).map(
        ({ need, measure, responsible, dueOn, status, doneOn, result, reason }) => ({
          ...{ need, measure, responsible, dueOn, status, doneOn, result, reason },
        }),
      ),
    },
  };
}

/** Where she lives by the card of her household: its village, as herself sees it; undefined where no card has her. */
export async function homeOf(
  tx: Tx,
  personId: PersonId,
): Promise<{ readonly divisionPath: string; readonly villageCode: string | null } | undefined> {
  const household = await findHouseholdOf(tx, personId);
  if (household === undefined) return undefined;
  const { divisionPath, villageCode } = household;
  return { divisionPath, villageCode };
}
