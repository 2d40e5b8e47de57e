import type { z } from 'zod';
import type { Policies } from '../../law/policy/index.ts';
import { type Actor, allowedIn, type RouteId } from '../../platform/access/index.ts';
import { type CaseView, caseOf, inOrder } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  addFen,
  type Ciphers,
  canDo,
  type Fen,
  fen,
  type LocalDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { type NextLine, nextLinesOf } from '../payments/index.ts';
import type { listReply, nextLinesReply, recoveryReply, recoveryRow } from './contract.ts';
import { RECOVERY, RECOVERY_PROPOSAL } from './machine.ts';
import { decidedBy, instalmentsWithPaid, isBooked, openOf } from './rules.ts';
import { isMaker, SUBJECTS } from './service-parts.ts';
import { answersOf, findCase, linesOfCase, type RecoveryRow } from './store.ts';
import { type OffsetLine, offsetLinesOf } from './store-offset.ts';
import { type ProposalRow, proposalsOf } from './store-proposals.ts';
import { listCases, type RecoveryFilter, sourcesOf } from './store-views.ts';

/** Who reads, and what with. */
export interface RecoveryReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly ciphers: Ciphers;
  readonly policies: Policies;
}

type Summary = Omit<z.input<typeof recoveryRow>, 'payee'> & { payee: z.input<typeof recoveryRow>['payee'] };

interface Summed {
  readonly amountFen: Fen;
  readonly recoveredFen: Fen;
  readonly writtenOffFen: Fen;
  readonly lineCount: number;
}

type Head = Pick<
  RecoveryRow,
  | 'recoveryId'
  | 'number'
  | 'status'
  | 'divisionCode'
  | 'ground'
  | 'payeeKind'
  | 'payeeName'
  | 'creditCode'
  | 'noticedOn'
  | 'answerByOn'
  | 'dueOn'
  | 'createdAt'
>;

function summaryOf(head: Head, sums: Summed, today: LocalDate): Summary {
  const { recoveryId, number, status, divisionCode, ground, noticedOn, answerByOn, dueOn } = head;
  const leftFen = addFen(fen(sums.amountFen - sums.recoveredFen - sums.writtenOffFen));
  // Of a case that was not carried through nothing is owed.
  const openFen = status === 'cancelled' ? fen(0) : leftFen;
  return {
    ...{ recoveryId, number, status, divisionCode, ground, noticedOn, answerByOn, dueOn },
    payee: { kind: head.payeeKind, name: head.payeeName, creditCode: head.creditCode },
    ...{
      lineCount: sums.lineCount,
      amountFen: sums.amountFen,
      recoveredFen: sums.recoveredFen,
      writtenOffFen: sums.writtenOffFen,
    },
    openFen,
    isOverdue:
      dueOn !== null && dueOn < today && openFen > 0 && canDo(RECOVERY, status, 'recoveries.typeReceipt'),
    createdAt: head.createdAt.toISOString(),
  };
}

/** A page of cases, newest first. */
export async function recoveryListView(
  { tx, today }: Pick<RecoveryReader, 'tx' | 'today'>,
  filter: RecoveryFilter,
): Promise<z.input<typeof listReply>> {
  const { rows, total, openFen } = await listCases(tx, filter);
  return {
    rows: rows.map((row) => summaryOf(row, row, today)),
    next: rows.length === filter.limit ? (rows.at(-1)?.recoveryId ?? null) : null,
    total,
    openFen,
  };
}

/** One case with all that was said, decided and received; undefined when there is none in scope. */
export async function recoveryView(
  reader: RecoveryReader,
  recoveryId: Uuid,
): Promise<z.input<typeof recoveryReply> | undefined> {
  const { tx, today } = reader;
  const recovery = await findCase(tx, recoveryId);
  if (!recovery) return undefined;
  const lines = await linesOfCase(tx, recoveryId);
  const persons = await peopleOf(tx, lines);
  const sources = await sourcesOf(tx, [...new Set(lines.map((line) => line.budgetId))]);
  const proposals = await proposalsOf(tx, recoveryId);
  const reviews = new Map<Uuid, CaseView | undefined>();
  for (const { proposalId, kind } of proposals)
    reviews.set(proposalId, await caseOf(tx, SUBJECTS[kind], proposalId, today));
  const opening = await caseOf(tx, 'recovery', recoveryId, today);
  const offsets = await offsetViews(tx, await offsetLinesOf(tx, recoveryId));
  const shown = proposals.map((proposal) => ({
    ...proposalView(proposal, reviews.get(proposal.proposalId)),
    offset: offsets.get(proposal.proposalId) ?? null,
  }));
  const sums = {
    amountFen: addFen(...lines.map((line) => line.amountFen)),
    recoveredFen: addFen(...lines.map((line) => line.recoveredFen)),
    writtenOffFen: addFen(...lines.map((line) => line.writtenOffFen)),
    lineCount: lines.length,
  };
  const { reason, clause, payTo, answerDays, payDays, createdBy, version } = recovery;
  const steps = inOrder(opening, ...reviews.values());
  return {
    ...summaryOf(recovery, sums, today),
    ...{ reason, clause, payTo, answerDays, payDays, createdBy },
    lines: lines.map(({ recoveryId: _, personId, orderId: _order, budgetId, ...line }) => ({
      ...line,
      person: persons(personId),
      fundSource: sources.get(budgetId)?.fundSource ?? null,
      year: sources.get(budgetId)?.year ?? null,
    })),
    answers: (await answersOf(tx, recoveryId)).map((answer) => ({
      ...answer,
      recordedAt: answer.recordedAt.toISOString(),
    })),
    instalments: instalmentsView(proposals, today),
    waiting: shown.find(({ status }) => status === 'open') ?? null,
    decided: shown.filter(({ status }) => status !== 'open'),
    steps: steps.sort((a, b) => (a.decidedAt < b.decidedAt ? -1 : a.decidedAt > b.decidedAt ? 1 : 0)),
    version,
    allowed: await allowedOn(reader, recovery, proposals),
  };
}

/** People by their id, as a line names them. */
export async function peopleOf(tx: Tx, lines: readonly { readonly personId: PersonId }[]) {
  const persons = await personViews(
    tx,
    lines.map((line) => line.personId),
  );
  return (personId: PersonId) => {
    const view = persons.get(personId);
    return { personId, name: view?.name ?? '', idNumberMasked: view?.idNumberMasked ?? '' };
  };
}

/** Lines that offsets settle, by proposal. */
async function offsetViews(tx: Tx, lines: readonly OffsetLine[]) {
  const views = await nextLineViews(tx, lines);
  const proposals = [...new Set(lines.map((line) => line.proposalId))];
  return new Map(proposals.map((id) => [id, views.filter((_, at) => lines[at]?.proposalId === id)]));
}

async function nextLineViews(tx: Tx, lines: readonly NextLine[]) {
  const persons = await peopleOf(tx, lines);
  return lines.map(({ claimLineId, personId, claimId, claimNumber, benefit, amountFen }) => ({
    ...{ claimLineId, claimId, claimNumber, benefit, amountFen },
    person: persons(personId),
  }));
}

/** Whole lines that the payee of a case would be paid next; undefined when there is no case in scope. */
export async function nextLinesView(
  tx: Tx,
  recoveryId: Uuid,
): Promise<z.input<typeof nextLinesReply> | undefined> {
  const recovery = await findCase(tx, recoveryId);
  if (!recovery) return undefined;
  const openFen = openOf(await linesOfCase(tx, recoveryId));
  return { openFen, lines: await nextLineViews(tx, await nextLinesOf(tx, recovery)) };
}

function proposalView(proposal: ProposalRow, review: CaseView | undefined) {
  const { recoveryId: _, lines, instalments, ...row } = proposal;
  const decision = review?.steps.findLast(({ step }) => step === 'approve');
  return {
    ...row,
    lines: lines && [...lines],
    instalments: instalments?.map((one) => ({ ...one })) ?? null,
    proposedAt: proposal.proposedAt.toISOString(),
    decidedBy: decision?.who ?? null,
    opinion: decision?.opinion ?? null,
  };
}

/** The instalments that hold: agreed, and no amount changed afterwards; what came in since then pays them in their order. */
function instalmentsView(proposals: readonly ProposalRow[], today: LocalDate) {
  const agreed = proposals.filter(({ status }) => status === 'approved');
  const at = agreed.findIndex(({ kind }) => kind === 'change' || kind === 'instalments');
  const plan = agreed[at]?.instalments;
  if (!plan) return [];
  const received = agreed.slice(0, at).reduce((sum, one) => (isBooked(one) ? sum + one.amountFen : sum), 0);
  return instalmentsWithPaid(plan, received).map((one) => ({
    ...one,
    isOverdue: one.dueOn < today && one.paidFen < one.amountFen,
  }));
}

/** What this reader may do now: of two people the maker only withdraws, and one thing waits at a time. */
async function allowedOn(
  { tx, actor, today }: RecoveryReader,
  recovery: RecoveryRow,
  proposals: readonly ProposalRow[],
): Promise<RouteId[]> {
  const waiting = proposals.find(({ status }) => status === 'open');
  const isOpening = canDo(RECOVERY, recovery.status, 'recoveries.decide');
  const isOwn = waiting
    ? await isMaker({ tx, actor }, SUBJECTS[waiting.kind], waiting.proposalId)
    : isOpening && (await isMaker({ tx, actor }, 'recovery', recovery.recoveryId));
  return allowedIn(RECOVERY, recovery.status, actor).filter((act) => {
    switch (act) {
      case 'recoveries.decide':
        return !isOwn;
      case 'recoveries.withdraw':
        return isOwn;
      case 'recoveries.decideChange':
      case 'recoveries.bookReceipt':
      case 'recoveries.decideWriteOff':
      case 'recoveries.decideReversal':
      case 'recoveries.decideOffset':
        return waiting !== undefined && decidedBy(waiting.kind) === act && !isOwn;
      case 'recoveries.proposeReversal':
        return waiting === undefined && proposals.some(isBooked);
      case 'recoveries.confirm':
        return (
          !canDo(RECOVERY, recovery.status, 'recoveries.answer') ||
          (recovery.answerByOn !== null && today > recovery.answerByOn)
        );
      default:
        return RECOVERY_PROPOSAL.begins[act] === undefined || waiting === undefined;
    }
  });
}
