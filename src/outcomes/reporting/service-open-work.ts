import { colleaguesOf, type Role } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { openSteps } from './store-first.ts';

/** The steps that wait for a role; work belongs to a role in a division, never to one account. */
const STEPS_OF: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'county-handler': ['accept'],
  'county-first-reviewer': ['first-review'],
  'county-second-reviewer': ['second-review', 'approve'],
};

/**
 * What waits for the role of an account, and how many other people could do it; undefined for an unknown account or
 * one out of the administrator's reach.
 */
export async function openWorkOf(
  tx: Tx,
  accountId: string,
  reach: string | null,
): Promise<{ waiting: number; others: number } | undefined> {
  const colleagues = await colleaguesOf(tx, accountId, reach);
  if (!colleagues) return undefined;
  const { role, divisionPath, others } = colleagues;
  const steps = STEPS_OF[role] ?? [];
  if (divisionPath === null || steps.length === 0) return { waiting: 0, others };
  const rows = await openSteps(tx, divisionPath);
  const waiting = rows
    .filter(({ nextStep }) => steps.includes(nextStep))
    .reduce((sum, row) => sum + row.waiting, 0);
  return { waiting, others };
}
