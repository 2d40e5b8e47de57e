import { type Actor, isOneOf } from '../../platform/access/index.ts';
import { type CaseView, caseOf, inOrder, signersOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type Ciphers,
  canDo,
  type LocalDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { deathsOf } from '../../registry/persons/index.ts';
import { determinationsOf } from '../determination/index.ts';
import { HOLD } from './machine-hold.ts';
import type { ClaimProgress } from './ports.ts';
import type { Law } from './settings.ts';
import { hasApprovedBeside, linesOf } from './store.ts';
import { certificateOfLines } from './store-certificates.ts';
import { type HoldRow, holdsOfClaims } from './store-holds.ts';
import { signalsOfClaim } from './store-signals.ts';
import { type ClaimFilter, claimViewRows, linePersons, openProposals } from './store-views.ts';
import { expiredByLine } from './views-line-answers.ts';

/** What every view needs: the reader's transaction, who reads, the day, the law, the keys, and what later modules know. */
export interface Reader {
  readonly tx: Tx;
  readonly actor: Pick<Actor, 'role' | 'personKey' | 'personId' | 'actingFor' | 'scope'>;
  readonly today: LocalDate;
  readonly law: Law;
  readonly ciphers: Ciphers;
  readonly progress: ClaimProgress;
}

export const ALL: ClaimFilter = {
  claimId: null,
  status: null,
  benefit: null,
  organisationId: null,
  divisionCode: null,
  classId: null,
  listId: null,
  subject: null,
  q: null,
  ready: null,
  after: null,
  limit: 1,
};

/** Everything that the pages of one claim show; undefined when there is none in scope. */
export async function load(reader: Reader, claimId: Uuid) {
  const [row] = (await claimViewRows(reader.tx, reader.today, { ...ALL, claimId })).rows;
  if (!row) return undefined;
  const lines = (await linesOf(reader.tx, claimId)).filter((line) => line.status !== 'withdrawn');
  const persons = await linePersons(
    reader.tx,
    lines.map((line) => line.claimLineId),
  );
  const signals = await signalsOfClaim(reader.tx, claimId);
  const determinations = await determinationsOf(
    reader.tx,
    reader.ciphers,
    lines.map((line) => line.determinationId),
    reader.law.policies,
  );
  const view = await caseOf(reader.tx, 'claim', claimId, reader.today);
  const rejection = await caseOf(reader.tx, 'claim-rejection', claimId);
  const sendingBack = await caseOf(reader.tx, 'claim-return', claimId);
  const chosen = await caseOf(reader.tx, 'purse-choice', claimId);
  const { tx, today, progress } = reader;
  return {
    row,
    lines,
    persons,
    signals,
    certificateOf: await certificateOfLines(reader.tx, claimId),
    holds: await holdsByLine(reader, claimId),
    expired: isBureau(reader) ? await expiredByLine(reader, lines, determinations) : new Map(),
    checkers: await checkersOf(reader, signals),
    determinations,
    steps: inOrder(
      rejection,
      // The claimant reads why its claim came back, not what somebody only proposes.
      isBureau(reader) || row.status === 'returned' ? sendingBack : undefined,
      isBureau(reader) ? chosen : undefined,
      view,
    ),
    returnProposal:
      sendingBack?.nextStep != null && isBureau(reader) ? await proposalOf(reader, sendingBack) : null,
    purseProposal: chosen?.nextStep != null && isBureau(reader) ? await proposalOf(reader, chosen) : null,
    isApprovedBeside: await hasApprovedBeside(reader.tx, row),
    grantProposals: await openProposals(reader.tx, lines),
    publications: (await progress.claimPublications(tx, today, [claimId])).get(claimId),
    publicationOf: await progress.linePublications(tx, today, lines),
    paymentOf: await progress.linePayments(tx, lines),
    recoveryOf: await progress.lineRecoveries?.(
      tx,
      lines.map((line) => line.claimLineId),
    ),
    offsetOf: await progress.lineOffsets?.(
      tx,
      lines.map((line) => line.claimLineId),
    ),
    dead: await deadOf(reader, row.payeeKind, lines),
    heirOf: await progress.lineHeirs?.(
      tx,
      lines.map((line) => line.claimLineId),
    ),
  };
}

/** Of lines that pay people themselves, those who are on record as dead; for the bureau, which names heirs. */
async function deadOf(
  reader: Reader,
  payeeKind: string,
  lines: readonly { readonly personId: PersonId }[],
): Promise<{ has(personId: PersonId): boolean }> {
  if (payeeKind !== 'trainee' || !isBureau(reader)) return new Set();
  return deathsOf(
    reader.tx,
    reader.ciphers,
    lines.map(({ personId }) => personId),
  );
}

const isBureau = ({ actor }: Reader) => actor.scope.kind === 'division';

/** Who proposes what another person decides, and whether it is the reader. */
async function proposalOf({ tx, actor }: Reader, { subjectType, subjectId, steps }: CaseView) {
  const step = steps.findLast(({ decision }) => decision === 'prepared');
  const takers = await stepTakersOf(tx, subjectType, subjectId);
  return step
    ? {
        by: step.who,
        at: step.decidedAt,
        reason: step.opinion ?? '',
        isOwn: takers.some(({ persons }) => isOneOf(actor, persons)),
      }
    : null;
}

/** What stops lines by hand, by line, with who would let them go on. */
async function holdsByLine(reader: Reader, claimId: Uuid) {
  const holds = (await holdsOfClaims(reader.tx, [claimId])).filter(({ status }) => canHold(status));
  const shown = new Map<Uuid, HoldRow & { proposal: Awaited<ReturnType<typeof proposalOf>> }>();
  for (const hold of holds) {
    const review = canDo(HOLD, hold.status, 'claims.decideRelease')
      ? await caseOf(reader.tx, 'line-hold', hold.holdId)
      : undefined;
    shown.set(hold.claimLineId, { ...hold, proposal: review ? await proposalOf(reader, review) : null });
  }
  return shown;
}

const canHold = (status: HoldRow['status']) =>
  canDo(HOLD, status, 'claims.proposeRelease') || canDo(HOLD, status, 'claims.decideRelease');

/** By signal, the people who looked into it and those for whom somebody did. */
async function checkersOf(
  { tx }: Reader,
  signals: readonly { readonly signalId: Uuid }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = signals.map(({ signalId }) => signalId);
  const checkers = new Map<string, string[]>();
  for (const { subjectId, persons } of await signersOf(tx, 'line-release', ids))
    checkers.set(subjectId, [...(checkers.get(subjectId) ?? []), ...persons]);
  return checkers;
}

/** A claim with everything its pages show of it. */
export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
