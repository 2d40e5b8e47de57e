import type { Act } from '../../platform/access/index.ts';
import { openCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import { done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { REFUSALS, REVIEW_WORKING_DAYS } from './rules.ts';
import { insertChange } from './store.ts';

/** What the number of a change is encrypted for. */
export const numberContext = (changeId: Uuid) => `payee_account_change.number_cipher.${changeId}`;

/**
 * Keeps a proposed account for a second person, with its files, and records it. Refuses `account-change-waiting`,
 * `not-staged`.
 */
export async function keepChange(
  act: Act,
  row: Parameters<typeof insertChange>[1],
  {
    event,
    organisationId,
    fileIds,
  }: {
    readonly event: 'payee-account-proposed' | 'payee-heir-proposed';
    /** Whose people may not decide. */
    readonly organisationId: Uuid | null;
    readonly fileIds: readonly string[];
  },
): Promise<Result<{ changeId: Uuid }>> {
  const { changeId, divisionPath, changed, document, source } = row;
  const opened = await openCase(act, {
    subjectType: 'payee-account',
    subjectId: changeId,
    divisionPath,
    organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: REVIEW_WORKING_DAYS, clause: null },
  });
  if (!opened.ok) return opened;
  const added = await tryConstraint(act.tx, () => insertChange(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'payee_account_change_one_open') return refused(REFUSALS.waiting);
    throw new Error(`change of account not stored: ${added.violation.constraint}`);
  }
  const attached = await attachFiles(act, fileIds, {
    subjectType: 'payee-account',
    subjectId: changeId,
    divisionPath,
    organisationId: row.organisationId,
  });
  if (!attached.ok) return attached;
  await act.record({
    event,
    objectType: 'payee-account',
    objectId: changeId,
    divisionPath,
    organisationId: row.organisationId,
    reason: row.reason,
    detail: { changed, document, files: attached.value.count, source },
  });
  return done({ changeId });
}
