import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ConfirmationWay, confirmReply, recordBody } from './contract.ts';
import { CONFIRMATION } from './machine.ts';
import { CONFIRMATION_TEXT, mayConfirm, REFUSALS } from './rules.ts';
import { addSaid, lockSaid, type TrainingRow, trainingsOf } from './store.ts';
import { digestOf, statedOf } from './views.ts';

type Answer = Result<z.infer<typeof confirmReply>>;
type Saying = 'confirmations.confirm' | 'confirmations.record' | 'say-wrong';

/** What it comes to when she says this now; undefined where she has said it already. */
function statusBy(act: Saying, known: 'confirmed' | 'said-wrong' | undefined) {
  if (known === undefined) return beginning(CONFIRMATION, act);
  return canDo(CONFIRMATION, known, act) ? nextOf(CONFIRMATION, known, act) : undefined;
}

/**
 * She confirms what stands there of her class, as she read it; a helper does it with her agreement. Refuses `not-found`
 * for a class that is not hers, `class-not-over`, `figures-changed` when something changed since she read it,
 * `wrong-status` where she has confirmed already.
 */
export async function confirmOwn(
  act: Act,
  of: { readonly personId: PersonId; readonly classId: Uuid },
  digest: string,
): Promise<Answer> {
  const known = await lockSaid(act.tx, of.personId, of.classId);
  const [row] = await trainingsOf(act.tx, of.personId, of.classId);
  if (!row) return refused(NOT_FOUND);
  if (!mayConfirm(row, act.clock.today())) return refused(REFUSALS.notOver);
  const status = statusBy('confirmations.confirm', known);
  if (status === undefined) return refused(REFUSALS.confirmedAlready);
  if (digestOf(act, row) !== digest) return refused(REFUSALS.figuresChanged);
  await add(act, row, {
    status,
    way: act.actor.helping ? 'helper' : 'phone',
    fileId: null,
    saidOn: act.clock.today(),
  });
  await record(act, row, 'process-confirmed');
  return done({ classId: of.classId, personId: of.personId, status, digest });
}

/**
 * The institution or the bureau records the sheet that she signed on paper, with the sheet. Refuses `not-found`,
 * `not-on-roster`, `class-not-over`, `signed-early`, `sheet-needed`, `wrong-status` where she has confirmed already, and what the store
 * of files refuses.
 */
export async function recordSigned(
  act: Act,
  of: { readonly personId: PersonId; readonly classId: Uuid },
  body: z.infer<typeof recordBody>,
): Promise<Answer> {
  const known = await lockSaid(act.tx, of.personId, of.classId);
  const [row] = await trainingsOf(act.tx, of.personId, of.classId);
  if (!row) return refused(REFUSALS.notOnRoster);
  const today = act.clock.today();
  if (!mayConfirm(row, today)) return refused(REFUSALS.notOver);
  const signedOn = body.signedOn as LocalDate;
  if (signedOn < row.endOn || signedOn > today) return refused(REFUSALS.signedEarly);
  if (body.fileIds.length !== 1) return refused(REFUSALS.sheetNeeded);
  const status = statusBy('confirmations.record', known);
  if (status === undefined) return refused(REFUSALS.recordedAlready);
  const attached = await attachFiles(act, body.fileIds as Uuid[], {
    subjectType: 'process-confirmation',
    subjectId: `${of.classId}:${of.personId}`,
    divisionPath: row.divisionPath,
    organisationId: row.organisationId,
  });
  if (!attached.ok) return attached;
  await add(act, row, { status, way: 'paper', fileId: body.fileIds[0] as Uuid, saidOn: signedOn });
  await record(act, row, 'process-confirmation-recorded');
  return done({ ...of, status, digest: digestOf(act, row) });
}

/**
 * Something about her class is said to be wrong: the page of the class says so until she confirms. Comes with what she
 * disputes, in the same transaction; a class that is not hers changes nothing.
 */
export async function noteSaidWrong(
  act: Act,
  of: {
    readonly personId: PersonId;
    readonly classId: Uuid;
    readonly way: Exclude<ConfirmationWay, 'paper'>;
  },
): Promise<void> {
  const known = await lockSaid(act.tx, of.personId, of.classId);
  const [row] = await trainingsOf(act.tx, of.personId, of.classId);
  const status = statusBy('say-wrong', known);
  if (!row || status === undefined) return;
  await add(act, row, { status, way: of.way, fileId: null, saidOn: act.clock.today() });
}

function add(
  act: Act,
  row: TrainingRow,
  said: {
    readonly status: 'confirmed' | 'said-wrong';
    readonly way: ConfirmationWay;
    readonly fileId: Uuid | null;
    readonly saidOn: LocalDate;
  },
): Promise<void> {
  const { personId, classId, divisionPath, organisationId } = row;
  const isConfirmed = said.status === 'confirmed';
  return addSaid(act.tx, {
    ...{ personId, classId, divisionPath, organisationId },
    ...said,
    edition: isConfirmed ? CONFIRMATION_TEXT.edition : null,
    stated: isConfirmed ? statedOf(row) : null,
    digest: isConfirmed ? digestOf(act, row) : null,
    by: act.actor.accountId,
    at: act.clock.now(),
  });
}

function record(act: Act, row: TrainingRow, event: string): Promise<void> {
  return act.record({
    event,
    objectType: 'training-class',
    objectId: row.classId,
    divisionPath: row.divisionPath,
    organisationId: row.organisationId,
    detail: { edition: CONFIRMATION_TEXT.edition, digest: digestOf(act, row) },
  });
}
