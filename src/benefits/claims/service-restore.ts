import type { Act } from '../../platform/access/index.ts';
import { canDo, type Uuid } from '../../platform/kernel/index.ts';
import { LINE } from './machine.ts';
import { lineStatusFor } from './rules.ts';
import { keyOf } from './service-money.ts';
import { changeLines, type LineRow, linesOf, lockLines } from './store.ts';

/** Lines that a review refused get the status that the law gives; what two checkers upheld stays refused. */
export async function restoreRefused(act: Act, claimId: Uuid): Promise<void> {
  const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
  await changeLines(
    act.tx,
    lines
      .filter((line) => canDo(LINE, line.status, 'restore') && line.upheldSignals === 0)
      .map((line) => ({ ...keyOf(line), by: 'restore', choice: standingOf(line) })),
  );
}

/** The status that the law gives a line as it is. */
const standingOf = (line: LineRow) => lineStatusFor(line.outcome, line.openSignals > 0);
