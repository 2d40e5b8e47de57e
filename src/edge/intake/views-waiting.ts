import type { WorkRow } from '../../outcomes/reporting/index.ts';
import { type Actor, isOneOf, mayCall } from '../../platform/access/index.ts';
import { signersOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { FORM_NAMES, type Form } from './contract.ts';
import { changesLaw, LAW_FORMS, refusalOfOffice } from './service-second-person.ts';
import { batchesWaiting, type WaitingBatch } from './store-waiting.ts';

interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
}

/**
 * Imports that wait for a second person: of what the law pays, which counts once finance confirms it; and those that
 * somebody would take back, which another person of the office that they concern decides.
 */
export async function importsWaiting(reader: Reader): Promise<WorkRow[]> {
  const { tx, actor } = reader;
  if (actor.organisationId !== null || !mayCall('intake.decideUndo', actor.role)) return [];
  const waiting = (await batchesWaiting(tx, LAW_FORMS)).filter(
    ({ counts }) => refusalOfOffice(actor.role, changesLaw(counts)) === undefined,
  );
  const staged = waiting.filter(({ status, counts }) => status === 'staged' && changesLaw(counts));
  const others = await stagedByOthers(reader, staged);
  const rows: WorkRow[] = [];
  for (const batch of waiting) {
    if (batch.status === 'staged' && others.has(batch.batchId))
      rows.push(rowOf(batch, 'import-confirm', namesOf(batch.forms), batch.fileCount));
    if (batch.status === 'undo-proposed' && !(await hasProposed(reader, batch.batchId)))
      rows.push(rowOf(batch, 'import-undo', batch.reason ?? '', null));
  }
  return rows;
}

async function stagedByOthers({ tx, actor }: Reader, staged: readonly WaitingBatch[]): Promise<Set<string>> {
  const stagers = await signersOf(
    tx,
    'intake-batch',
    staged.map(({ batchId }) => batchId),
  );
  return new Set(stagers.filter(({ persons }) => !isOneOf(actor, persons)).map(({ subjectId }) => subjectId));
}

async function hasProposed({ tx, actor }: Reader, batchId: Uuid): Promise<boolean> {
  const takers = await stepTakersOf(tx, 'import-undo', batchId);
  return takers.some(({ persons }) => isOneOf(actor, persons));
}

const namesOf = (forms: readonly string[]) =>
  forms.flatMap((form) => FORM_NAMES[form as Form] ?? []).join('、');

function rowOf(batch: WaitingBatch, kind: WorkRow['kind'], what: string, count: number | null): WorkRow {
  return {
    ...{ kind, what, count, who: batch.by, since: batch.at },
    ...{ amountFen: null, dueOn: null, clause: null, workingDaysLeft: null },
    ...{ linkType: 'intake-batch', linkId: batch.batchId },
  };
}
