import type { WorkRow } from '../../outcomes/reporting/index.ts';
import { type Actor, isOneOf, mayCall } from '../../platform/access/index.ts';
import { signersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FORM_NAMES, type Form } from './contract.ts';
import { LAW_FORMS } from './service-second-person.ts';
import { batchesWaiting } from './store-waiting.ts';

/**
 * Imports of what the law pays that somebody else brought in: nothing of them counts until this person, or another who
 * may, confirms them.
 */
export async function importsToConfirm(reader: {
  readonly tx: Tx;
  readonly actor: Actor;
}): Promise<WorkRow[]> {
  const { tx, actor } = reader;
  if (actor.organisationId !== null || !mayCall('intake.confirm', actor.role)) return [];
  const waiting = await batchesWaiting(tx, LAW_FORMS);
  const stagers = await signersOf(
    tx,
    'intake-batch',
    waiting.map(({ batchId }) => batchId),
  );
  const others = new Set(
    stagers.filter(({ persons }) => !isOneOf(actor, persons)).map(({ subjectId }) => subjectId),
  );
  return waiting
    .filter(({ batchId }) => others.has(batchId))
    .map(({ batchId, stagedBy, stagedAt, forms, fileCount }) => ({
      kind: 'import-confirm',
      who: stagedBy,
      what: forms.flatMap((form) => FORM_NAMES[form as Form] ?? []).join('、'),
      count: fileCount,
      amountFen: null,
      since: stagedAt,
      dueOn: null,
      clause: null,
      workingDaysLeft: null,
      linkType: 'intake-batch',
      linkId: batchId,
    }));
}
