import { nextNumber } from '../../benefits/funds/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import { beginning, divisionCodeOf, type PersonId, type Uuid, yearOf } from '../../platform/kernel/index.ts';
import { phonesToReach } from '../../registry/own-accounts/index.ts';
import { deathsOf } from '../../registry/persons/index.ts';
import type { Kind, SlipReason } from './contract.ts';
import { MESSAGE, SLIP } from './machine.ts';
import { isMobile, messageRules, outsideQuietHours, paperFor, type Reach, textOf } from './rules.ts';
import { insertMessage, insertSlip, switchedOff, toldOf } from './store.ts';
import {
  EVENTS,
  lockCursors,
  type Matter,
  mattersOf,
  moveCursor,
  publicationsEnding,
  selectRecorded,
} from './store-matters.ts';

/** So many lines of one chain are looked at in one transaction. */
const LINES_A_STEP = 200;

/**
 * Tells persons what the journal has recorded since the last time: cursor, messages and printed notices move in one
 * transaction, so nothing is told twice or forgotten. Gives how much is new, and whether more lines wait.
 */
export async function tellPersons(act: Act, canSend: boolean): Promise<{ told: number; isMore: boolean }> {
  let told = 0;
  let isMore = false;
  for (const { chain, seq, head } of await lockCursors(act.tx)) {
    const through = Math.min(head, seq + LINES_A_STEP);
    isMore ||= through < head;
    const matters: Matter[] = [];
    for (const line of await selectRecorded(act.tx, { chain, from: seq, through }, EVENTS))
      matters.push(...(await mattersOf(act.tx, line)));
    told += await tell(act, matters, canSend);
    await moveCursor(act.tx, chain, through);
  }
  return { told, isMore };
}

/** Tells persons of publications that end on the next working day. Gives how much is new. */
export async function tellOfEnds(act: Act, canSend: boolean): Promise<number> {
  const next = await workingDaysAfter(act.tx, act.clock.today(), 1);
  return next.ok ? tell(act, await publicationsEnding(act.tx, next.value), canSend) : 0;
}

const NOBODY: ReadonlySet<PersonId> = new Set();

async function tell(act: Act, matters: readonly Matter[], canSend: boolean): Promise<number> {
  if (matters.length === 0) return 0;
  const { tx, ciphers, clock, ids } = act;
  const known = await toldOf(tx, [...new Set(matters.map(({ sourceKey }) => sourceKey))]);
  const fresh = matters.filter(({ sourceKey, personId }) => !known.has(`${sourceKey} ${personId}`));
  const persons = [...new Set(fresh.map(({ personId }) => personId))];
  const phones = await phonesToReach(tx, ciphers, persons);
  const off = await switchedOff(tx, persons);
  const dead = await deathsOf(tx, ciphers, persons);
  const toldAt = clock.now();
  let told = 0;
  const papers: string[] = [];
  for (const matter of fresh) {
    const { atOnce } = messageRules().kinds[matter.kind];
    const reach = reachOf(matter.personId, { phones, off: atOnce ? NOBODY : off, dead, canSend });
    const content = textOf(matter.kind, matter);
    if (reach === 'phone')
      await insertMessage(tx, {
        ...matter,
        messageId: ids.uuid(),
        content,
        status: beginning(MESSAGE, atOnce ? 'note' : 'tell'),
        notBefore: outsideQuietHours(toldAt),
        toldAt,
        sentAt: atOnce ? toldAt : null,
      });
    const because = paperFor(matter.kind, reach, canSend);
    if (because !== null) {
      await addSlip(act, { ...matter, content }, because);
      papers.push(matter.divisionPath);
    }
    if (reach === 'phone' || because !== null) told += 1;
  }
  await recordSlips(act, papers);
  return told;
}

/** Records how many notices wait in each division from now on, so that its handler is told. */
export async function recordSlips(act: Act, divisionPaths: readonly string[]): Promise<void> {
  for (const divisionPath of new Set(divisionPaths))
    await act.record({
      event: 'slips-made',
      objectType: 'delivery-slip',
      objectId: 'made',
      divisionPath,
      detail: { count: divisionPaths.filter((path) => path === divisionPath).length },
    });
}

function reachOf(
  personId: PersonId,
  by: {
    readonly phones: ReadonlyMap<PersonId, string>;
    readonly off: ReadonlySet<PersonId>;
    readonly dead: ReadonlySet<PersonId>;
    readonly canSend: boolean;
  },
): Reach {
  if (by.dead.has(personId)) return 'dead';
  if (by.off.has(personId)) return 'switched-off';
  return by.canSend && isMobile(by.phones.get(personId)) ? 'phone' : 'nothing';
}

/** A notice to print for whoever is not reached otherwise, with a number of its county and year. */
export async function addSlip(
  act: Act,
  of: {
    readonly sourceKey: string;
    readonly personId: PersonId;
    readonly kind: Kind;
    readonly content: string;
    readonly divisionPath: string;
  },
  because: SlipReason,
): Promise<Uuid> {
  const series = `D${divisionCodeOf(of.divisionPath)}-${yearOf(act.clock.today())}`;
  const slipId = act.ids.uuid();
  await insertSlip(act.tx, {
    slipId,
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    sourceKey: of.sourceKey,
    personId: of.personId,
    kind: of.kind,
    content: of.content,
    divisionPath: of.divisionPath,
    because,
    status: beginning(SLIP, 'tell'),
    toldAt: act.clock.now(),
  });
  return slipId;
}
