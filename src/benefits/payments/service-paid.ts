import type { Act } from '../../platform/access/index.ts';
import { type LineMove, lockClaims, moveLines } from '../claims/index.ts';
import { spendReservations } from '../entitlements/index.ts';

/** Moves the lines that the bank has answered for; the right that was reserved for what is paid now is used. */
export async function moveAnswered(act: Act, moves: readonly LineMove[]): Promise<void> {
  await moveLines(act.tx, moves);
  const paid = moves.filter(({ choice }) => choice === 'paid');
  const claims = new Map(
    (await lockClaims(act.tx, [...new Set(paid.map(({ claimId }) => claimId))])).map((claim) => [
      claim.claimId,
      claim,
    ]),
  );
  await spendReservations(
    act,
    paid.flatMap(({ claimId, personId }) => {
      const { classId, benefit } = claims.get(claimId) ?? {};
      return classId && benefit ? [{ personId, classId, benefit }] : [];
    }),
  );
}
