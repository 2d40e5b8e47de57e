import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo } from '../../platform/kernel/index.ts';
import type { holdRow, holdsReply } from './contract-holds.ts';
import { PAYEE_HOLD } from './machine-hold.ts';
import { type HoldFilter, type HoldRow, listHolds } from './store-holds.ts';

type Reader = Pick<Actor, 'role' | 'personKey' | 'actingFor'>;

/** Held payees with who held them, why, and who would release them. */
export async function holdViews(
  tx: Tx,
  actor: Reader,
  filter: HoldFilter,
): Promise<z.input<typeof holdsReply>> {
  const { rows, total } = await listHolds(tx, filter);
  const views: z.input<typeof holdRow>[] = [];
  for (const row of rows) views.push(await holdView(tx, actor, row));
  return {
    rows: views,
    next: rows.length === filter.limit ? (rows.at(-1)?.holdId ?? null) : null,
    total,
    allowed: allowedOf(actor, ['payees.hold']),
  };
}

async function holdView(tx: Tx, actor: Reader, row: HoldRow): Promise<z.input<typeof holdRow>> {
  const { holdId, organisationId, personId, payeeName, reason, status, heldBy, version } = row;
  const isProposed = canDo(PAYEE_HOLD, status, 'payees.decideRelease');
  const takers = isProposed ? await stepTakersOf(tx, 'line-hold', holdId) : [];
  const isOwn = takers.some(({ persons }) => isOneOf(actor, persons));
  return {
    holdId,
    organisationId,
    personId,
    payeeName,
    reason,
    status,
    heldBy,
    heldAt: row.heldAt.toISOString(),
    steps: (await caseOf(tx, 'line-hold', holdId))?.steps ?? [],
    version,
    allowed: allowedIn(PAYEE_HOLD, status, actor).filter((route) =>
      route === 'payees.withdrawRelease' ? isOwn : route !== 'payees.decideRelease' || !isOwn,
    ),
  };
}
