import type { z } from 'zod';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers, LocalDate, PersonId } from '../../platform/kernel/index.ts';
import type { moveRow, movesReply } from './contract-moves.ts';
import { PERSON_MOVE } from './machine.ts';
import { mayInCounty } from './rules-moves.ts';
import { numbersOf } from './service-links.ts';
import { listMoves } from './store-moves.ts';

/** Moves out of and into one's county, with papers and steps; of one person under every number. */
export async function moveViews(
  reader: {
    readonly tx: Tx;
    readonly ciphers: Ciphers;
    readonly actor: Pick<Actor, 'role' | 'divisionPath'>;
    readonly today: LocalDate;
  },
  filter: {
    readonly personId: PersonId | null;
    readonly isWaiting: boolean | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<z.input<typeof movesReply>> {
  const { tx, actor, today } = reader;
  const { personId, limit, ...rest } = filter;
  const personIds = personId === null ? null : await numbersOf(tx, personId);
  const { rows, total } = await listMoves(tx, { personIds, limit, ...rest });
  const files = await filesOf(
    reader,
    'person-move',
    rows.map(({ moveId }) => moveId),
  );
  const views: z.input<typeof moveRow>[] = [];
  for (const row of rows) {
    const { fromPath, toPath, proposedById: _, proposedAt, receivedAt, ...shown } = row;
    views.push({
      ...shown,
      proposedAt: proposedAt.toISOString(),
      receivedAt: receivedAt?.toISOString() ?? null,
      files: [...(files.get(row.moveId) ?? [])],
      steps: (await caseOf(tx, 'person-move', row.moveId, today))?.steps ?? [],
      allowed: allowedIn(PERSON_MOVE, row.status, actor).filter((route) =>
        mayInCounty({ fromPath, toPath }, route === 'persons.receiveMove', actor.divisionPath),
      ),
    });
  }
  return { rows: views, next: rows.length === limit ? (rows.at(-1)?.moveId ?? null) : null, total };
}
