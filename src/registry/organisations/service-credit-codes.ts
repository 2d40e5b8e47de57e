import type { z } from 'zod';
import {
  type Act,
  type Actor,
  accountsBehind,
  allowedIn,
  NOT_FOUND,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import {
  cancelCase,
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import { attachFiles, filesOf } from '../../platform/files/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  creditCodeForm,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ExceptionStatus, exceptionRow, exceptionsReply } from './contract-credit-codes.ts';
import { CREDIT_CODE_EXCEPTION } from './machine.ts';
import { codeFaultOf, REFUSALS } from './rules.ts';
import { codesInUse, findByCreditCode } from './store.ts';
import {
  type ExceptionRow,
  insertException,
  listExceptions,
  lockException,
  setExceptionStatus,
} from './store-credit-codes.ts';

type Moved = Result<{ exceptionId: Uuid; status: ExceptionStatus; version: number }>;

/**
 * One person found a code on a certificate that fails its check; nothing changes until another confirms it. Refuses
 * `code-form`, `code-of-a-person`, `code-passes`, `code-registered`, `code-proposed`, `not-staged`.
 */
export async function proposeException(
  act: Act,
  proposed: {
    readonly creditCode: string;
    readonly certifiedName: string;
    readonly document: string;
    readonly reason: string;
    readonly fileIds?: readonly string[] | undefined;
  },
): Promise<Result<{ exceptionId: Uuid }>> {
  const { certifiedName, document, reason } = proposed;
  const divisionPath = act.actor.divisionPath;
  if (divisionPath === null) return refused(NOT_FOUND);
  const creditCode = creditCodeForm(proposed.creditCode);
  if (creditCode === undefined) return refused(REFUSALS.codeForm);
  const fault = codeFaultOf(creditCode);
  if (fault === 'person') return refused(REFUSALS.codeOfPerson);
  if (fault === undefined) return refused(REFUSALS.codePasses);
  if (await findByCreditCode(act.tx, creditCode)) return refused(REFUSALS.codeRegistered);
  const exceptionId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertException(act.tx, {
      exceptionId,
      divisionPath,
      creditCode,
      certifiedName,
      fault,
      document,
      reason,
      status: beginning(CREDIT_CODE_EXCEPTION, 'creditCodes.propose'),
      proposedById: act.actor.accountId,
      proposedAt: act.clock.now(),
    }),
  );
  if (!added.ok) {
    if (added.violation.constraint === 'credit_code_exception_once') return refused(REFUSALS.codeProposed);
    throw new Error(`credit code not proposed: ${added.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: 'credit-code',
    subjectId: exceptionId,
    divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, proposed.fileIds ?? [], {
    subjectType: 'credit-code',
    subjectId: exceptionId,
    divisionPath,
    organisationId: null,
  });
  if (!attached.ok) return attached;
  await act.record({
    event: 'credit-code-proposed',
    objectType: 'credit-code',
    objectId: exceptionId,
    divisionPath,
    reason,
    detail: { creditCode, fault, document, files: attached.value.count },
  });
  return done({ exceptionId });
}

/**
 * Another person compared the code with the certificate: passed, files and forms with it are taken from now on.
 * Refuses `not-found`, `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideException(
  act: Act,
  exceptionId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Moved> {
  const row = await lockException(act.tx, exceptionId);
  if (!row) return refused(NOT_FOUND);
  if (row.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(CREDIT_CODE_EXCEPTION, row.status, 'creditCodes.decide')) return refused(REFUSALS.codeDecided);
  const performed = await performStep(act, {
    subjectType: 'credit-code',
    subjectId: exceptionId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(CREDIT_CODE_EXCEPTION, row.status, 'creditCodes.decide', review.decision);
  return move(act, row, status, {
    event: 'credit-code-decided',
    detail: { decision: review.decision, creditCode: row.creditCode },
    reason: review.opinion?.trim(),
  });
}

/** Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `not-the-proposer`, `version-conflict`. */
export async function withdrawException(
  act: Act,
  exceptionId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const row = await lockException(act.tx, exceptionId);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(CREDIT_CODE_EXCEPTION, row.status, 'creditCodes.withdraw')) return refused(REFUSALS.codeDecided);
  const behind = await accountsBehind(act.tx, [row.proposedById]);
  if (!behind.get(row.proposedById)?.includes(act.actor.accountId)) return refused(REFUSALS.codeOfAnother);
  if (row.version !== given.version) return refused(VERSION_CONFLICT);
  await withdrawCase(act, 'credit-code', exceptionId, given.reason);
  const status = nextOf(CREDIT_CODE_EXCEPTION, row.status, 'creditCodes.withdraw');
  return move(act, row, status, {
    event: 'credit-code-withdrawn',
    detail: { creditCode: row.creditCode },
    reason: given.reason,
  });
}

/**
 * Takes a confirmed code back, by one person of the bureau: forms with it are refused again from now on. Only while no
 * organisation bears it; the row is locked, so that a form that is being imported with it comes first or is refused.
 * Refuses `not-found`, `wrong-status`, `version-conflict`, `code-in-use`.
 */
export async function revokeException(
  act: Act,
  exceptionId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const row = await lockException(act.tx, exceptionId);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(CREDIT_CODE_EXCEPTION, row.status, 'creditCodes.revoke'))
    return refused(REFUSALS.codeNotConfirmed);
  if (row.version !== given.version) return refused(VERSION_CONFLICT);
  if (await findByCreditCode(act.tx, row.creditCode)) return refused(REFUSALS.codeInUse);
  await cancelCase(act, 'credit-code', exceptionId, given.reason);
  const status = nextOf(CREDIT_CODE_EXCEPTION, row.status, 'creditCodes.revoke');
  return move(act, row, status, {
    event: 'credit-code-revoked',
    detail: { creditCode: row.creditCode },
    reason: given.reason,
  });
}

async function move(
  act: Act,
  row: ExceptionRow,
  status: ExceptionStatus,
  said: {
    readonly event: string;
    readonly detail: Record<string, unknown>;
    readonly reason: string | undefined;
  },
): Promise<Moved> {
  if (!(await setExceptionStatus(act.tx, row, status))) return refused(VERSION_CONFLICT);
  const { reason, ...entry } = said;
  await act.record({
    ...entry,
    objectType: 'credit-code',
    objectId: row.exceptionId,
    divisionPath: row.divisionPath,
    ...(reason ? { reason } : {}),
  });
  return done({ exceptionId: row.exceptionId, status, version: row.version + 1 });
}

/** A page of the codes that fail their check, with the steps and papers of each. */
export async function exceptionViews(
  reader: { readonly tx: Tx; readonly ciphers: Ciphers },
  actor: Pick<Actor, 'role' | 'accountId'>,
  today: LocalDate,
  page: { readonly after: string | null; readonly limit: number },
): Promise<z.input<typeof exceptionsReply>> {
  const { rows, total } = await listExceptions(reader.tx, page);
  const files = await filesOf(
    reader,
    'credit-code',
    rows.map(({ exceptionId }) => exceptionId),
  );
  const behind = await accountsBehind(
    reader.tx,
    rows.map(({ proposedById }) => proposedById),
  );
  const inUse = await codesInUse(
    reader.tx,
    rows.map(({ creditCode }) => creditCode),
  );
  const views: z.input<typeof exceptionRow>[] = [];
  for (const { divisionPath: _, proposedById, proposedAt, ...row } of rows) {
    const mine = behind.get(proposedById)?.includes(actor.accountId) ?? false;
    views.push({
      ...row,
      proposedAt: proposedAt.toISOString(),
      files: [...(files.get(row.exceptionId) ?? [])],
      steps: (await caseOf(reader.tx, 'credit-code', row.exceptionId, today))?.steps ?? [],
      isInUse: inUse.has(row.creditCode),
      allowed: allowedIn(CREDIT_CODE_EXCEPTION, row.status, actor).filter((route) => {
        if (route === 'creditCodes.revoke') return !inUse.has(row.creditCode);
        return route !== 'creditCodes.withdraw' || mine;
      }),
    });
  }
  return { rows: views, next: rows.length === page.limit ? (rows.at(-1)?.exceptionId ?? null) : null, total };
}
