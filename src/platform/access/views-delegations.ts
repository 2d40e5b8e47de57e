import type { Tx } from '../db/index.ts';
import type { LocalDate } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import type { DelegationRow } from './contract-delegations.ts';
import { DELEGATION } from './machine.ts';
import { allowedIn } from './machine-acts.ts';
import { allowedOf } from './permissions.ts';
import { isOneOf } from './rules.ts';
import { phaseOf, throughOf } from './rules-delegation.ts';
import { type DelegationListRow, selectDelegations } from './store-delegations.ts';

const MOST = 200;
const OWN_ACTS: readonly string[] = ['access.withdrawDelegation'];

/** Delegations from and to one's own account, and whether one may ask for another. */
export async function ownDelegations(tx: Tx, actor: Actor, today: LocalDate) {
  const rows = await selectDelegations(tx, { accountId: actor.accountId, divisionPath: null, limit: MOST });
  return {
    rows: rows.map((row) => viewOf(row, actor, { today, isOwn: true })),
    allowed: allowedOf(actor, ['access.askDelegation']),
  };
}

/** Delegations below the administrator's division. */
export async function listDelegations(tx: Tx, actor: Actor, today: LocalDate) {
  const rows = await selectDelegations(tx, {
    accountId: null,
    divisionPath: actor.divisionPath,
    limit: MOST,
  });
  return {
    rows: rows.map((row) => viewOf(row, actor, { today, isOwn: false })),
    next: null,
    total: null,
  };
}

/** A delegation as the page shows it; nobody releases what she asked for, or one that is from or to her. */
function viewOf(
  row: DelegationListRow,
  actor: Actor,
  { today, isOwn }: { readonly today: LocalDate; readonly isOwn: boolean },
): DelegationRow {
  const isOpen = row.status === 'asked' || row.status === 'released';
  const phase = isOpen ? phaseOf(row, today) : null;
  const mayDecide = !isOneOf(actor, [row.askedByPerson, row.fromPerson, row.toPerson]);
  const allowed = allowedIn(DELEGATION, row.status, actor).filter(
    (act) =>
      OWN_ACTS.includes(act) === isOwn &&
      act !== 'accounts.disable' &&
      act !== 'accountChanges.decide' &&
      (act === 'delegations.decide' ? mayDecide : phase !== 'over'),
  );
  return {
    delegationId: row.delegationId,
    fromName: row.fromName,
    toName: row.toName,
    role: row.role,
    divisionName: row.divisionName,
    status: row.status,
    phase,
    fromOn: row.fromOn,
    throughOn: throughOf(row.untilOn),
    reason: row.reason,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    decidedBy: row.decidedBy,
    opinion: row.opinion,
    endedBy: row.endedBy,
    allowed,
  };
}
