import { type Actor, mayCall } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import { importsWaiting } from '../intake/index.ts';
import { dutyLists } from './duty-lists.ts';

type Waiting = Awaited<ReturnType<typeof importsWaiting>>;
interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
}

/** What modules after the work list have waiting: imports, and people on a list whom nobody has asked (GS-3-1). */
export async function workOfLater(reader: Reader): Promise<Waiting> {
  return [...(await importsWaiting(reader)), ...(await peopleUnasked(reader))];
}

async function peopleUnasked({ tx, actor, clock }: Reader): Promise<Waiting> {
  if (!mayCall('needs.mark', actor.role)) return [];
  const villages = await dutyLists.byVillage(tx, clock.today());
  const left = villages.reduce((sum, village) => sum + village.left, 0);
  if (left === 0) return [];
  return [
    {
      ...{ kind: 'people-unasked', who: '', what: '', count: left, clause: 'GS-3-1' },
      ...{ amountFen: null, since: null, dueOn: null, workingDaysLeft: null },
      ...{ linkType: 'unasked', linkId: 'list' },
    },
  ];
}
