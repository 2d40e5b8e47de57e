import { divisionNames } from '../../law/reference/index.ts';
import { countToTell } from '../../outcomes/outreach/index.ts';
import { type Actor, mayCall } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import { countOpenConflicts } from '../../registry/households/index.ts';
import { importsWaiting } from '../intake/index.ts';
import { dutyLists } from './duty-lists.ts';

type Waiting = Awaited<ReturnType<typeof importsWaiting>>;
interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
}

/**
 * What modules after the work list have waiting: imports, people on a list whom nobody has asked (GS-3-1), what a list
 * says otherwise than the cards of the households (SX-2-2a), and whom to tell of a campaign by mouth (LN-2-1b).
 */
export async function workOfLater(reader: Reader): Promise<Waiting> {
  return [
    ...(await importsWaiting(reader)),
    ...(await peopleUnasked(reader)),
    ...(await conflictsWaiting(reader)),
    ...(await peopleToTell(reader)),
  ];
}

async function peopleUnasked({ tx, actor, clock }: Reader): Promise<Waiting> {
  if (!mayCall('needs.mark', actor.role)) return [];
  const villages = await dutyLists.byVillage({ tx, actor, today: clock.today() });
  const open = villages.filter((village) => village.left > 0);
  if (open.length === 0) return [];
  const left = open.reduce((sum, village) => sum + village.left, 0);
  return [
    {
      ...{ kind: 'people-unasked', who: '', what: await namesOf(tx, open), count: left, clause: 'GS-3-1' },
      ...{ amountFen: null, since: null, dueOn: null, workingDaysLeft: null },
      ...{ linkType: 'unasked', linkId: 'list' },
    },
  ];
}

const MOST_NAMES = 3;

/** The first villages by name, and how many there are where that is not all. */
async function namesOf(
  tx: Tx,
  villages: readonly { readonly villageCode: string | null }[],
): Promise<string> {
  const shown = villages.slice(0, MOST_NAMES);
  const names = await divisionNames(
    tx,
    shown.flatMap(({ villageCode }) => villageCode ?? []),
  );
  const said = shown
    .map(({ villageCode }) => names.get(villageCode ?? '') ?? '还不知道在哪个村的人')
    .join('、');
  return villages.length > MOST_NAMES ? `${said} 等 ${villages.length} 个村` : said;
}

async function conflictsWaiting({ tx, actor }: Reader): Promise<Waiting> {
  if (!mayCall('dutyLists.decide', actor.role)) return [];
  const { count, since } = await countOpenConflicts(tx);
  if (count === 0) return [];
  return [
    {
      ...{ kind: 'duty-conflicts', who: '', what: '脱贫、监测名单', count, since, clause: 'SX-2-2a' },
      ...{ amountFen: null, dueOn: null, workingDaysLeft: null },
      ...{ linkType: 'duty-conflicts', linkId: 'list' },
    },
  ];
}

async function peopleToTell({ tx, actor }: Reader): Promise<Waiting> {
  if (!mayCall('outreach.tell', actor.role)) return [];
  const count = await countToTell(tx);
  if (count === 0) return [];
  return [
    {
      ...{ kind: 'people-to-tell', who: '', what: '没有手机或者没收到的', count, clause: 'LN-2-1b' },
      ...{ amountFen: null, since: null, dueOn: null, workingDaysLeft: null },
      ...{ linkType: 'to-tell', linkId: 'list' },
    },
  ];
}
