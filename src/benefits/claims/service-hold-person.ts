import { type Act, eventOf } from '../../platform/access/index.ts';
import { beginning, type LocalDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { HOLD } from './machine-hold.ts';
import { insertHoldAnywhere, lockLinesToHold } from './store-holds.ts';

/**
 * Stops every line of a person that is not paid yet, of whichever county, because something about the person is in
 * doubt; two people release each. Answers how many it stopped. `diedOn`: only lines paid to the person, and those of
 * classes that were not over. `classId`: only lines that rest on what came of this class; `withDays`: its living
 * allowance too, which rests on the days. `claimLineId`: this line alone. `heldBy` is shown; whoever acts where absent.
 */
export async function holdLinesOf(
  act: Act,
  held: {
    readonly personId: PersonId;
    readonly reason: string;
    readonly diedOn?: LocalDate | undefined;
    readonly classId?: Uuid | undefined;
    readonly withDays?: boolean;
    readonly claimLineId?: Uuid | undefined;
    readonly heldBy?: string;
  },
): Promise<number> {
  const { personId, reason, heldBy = act.actor.displayName } = held;
  const lines = await lockLinesToHold(act.tx, personId, held);
  for (const line of lines) {
    const { claimLineId, claimId } = line;
    await insertHoldAnywhere(act.tx, {
      personId,
      holdId: act.ids.uuid(),
      claimLineId,
      claimId,
      reason,
      status: beginning(HOLD, 'claims.holdLine'),
      heldBy,
      heldAt: act.clock.now(),
    });
    await act.record({
      event: eventOf('claims.holdLine'),
      objectType: 'claim-line',
      objectId: claimLineId,
      divisionPath: line.divisionPath,
      organisationId: line.organisationId,
      reason,
      detail: { claim: line.number, amountFen: line.amountFen },
    });
  }
  return lines.length;
}
