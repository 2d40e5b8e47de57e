import { canDo, localDateAt } from '../../platform/kernel/index.ts';
import { type DecryptedDetermination, mainReason } from '../determination/index.ts';
import { CLAIM, hasLineFor } from './machine.ts';
import type { ClaimPublications, Payment } from './ports.ts';
import { type LifecycleFacts, lifecycleOf } from './rules-lifecycle.ts';
import { isPurseOpen } from './rules-purses.ts';
import type { LineRow } from './store.ts';
import type { ClaimViewRow } from './store-views.ts';
import type { Loaded, Reader } from './views-load.ts';

/** Computed, and not one line that the law gives: there is nothing to confirm. */
export function cannotBeHandedIn(row: ClaimViewRow): boolean {
  return canDo(CLAIM, row.status, 'claims.confirm') && !hasLineFor('claims.confirm', row, row.lines);
}

/** The current deadline of a claim: of its review, or of its publication while that runs. */
export function dueOf(row: ClaimViewRow, publications: ClaimPublications | undefined) {
  const { dueOn, dueLeft, dueClause } = row;
  if (dueOn !== null && dueLeft !== null) return { dueOn, workingDaysLeft: dueLeft, clause: dueClause };
  return row.status === 'published' ? publicationDue(publications) : null;
}

function publicationDue(publications: ClaimPublications | undefined) {
  const { openUntil = null, openDaysLeft = null } = publications ?? {};
  return openUntil === null || openDaysLeft === null
    ? null
    : { dueOn: openUntil, workingDaysLeft: openDaysLeft, clause: null };
}

/** The way of a claim's money as far as claim and line share it; `payment` is that of the claim or of the line. */
function lifecycleFactsOf(
  claim: Loaded,
  payment: Payment | undefined,
): Omit<LifecycleFacts, 'line' | 'reasons'> {
  const { row, steps, publications } = claim;
  const doneOn = (step: string) => {
    const approval = steps
      .filter((candidate) => candidate.step === step && candidate.decision === 'passed')
      .at(-1);
    return approval ? localDateAt(new Date(approval.decidedAt)) : null;
  };
  return {
    kind: row.subjectKind === 'class' ? 'class' : 'list',
    payeeKind: row.payeeKind,
    claim: row.status,
    doneOn: {
      enrolment: row.enrolledOn,
      opening: row.startOn,
      completion: row.endOn,
      determination: localDateAt(row.createdAt),
      'first-review': doneOn('first-review'),
      'second-review': doneOn('second-review'),
      ...(publications?.closedOn == null ? {} : { publication: publications.closedOn }),
      disbursement: payment?.orderedOn ?? null,
      arrival: payment?.settledOn ?? null,
    },
    reviewDue: dueOf(row, publications),
    publicationDue: publicationDue(publications),
    batch: payment?.batchStatus ?? null,
  };
}

export async function claimLifecycle({ tx, progress }: Reader, claim: Loaded) {
  const { row, signals } = claim;
  const payment = (await progress.claimPayments(tx, [row.claimId])).get(row.claimId);
  const open = signals.filter((signal) => signal.status === 'open');
  const frozenOnly = !row.lines.some((line) => line.status === 'granted' || line.status === 'computed');
  return lifecycleOf({
    ...lifecycleFactsOf(claim, payment),
    line: null,
    reasons: {
      nothing: cannotBeHandedIn(row)
        ? '核定后没有应予补贴的人员，还缺事实，不能提交；缺少什么见各行。'
        : undefined,
      nobodyPaid: row.lines.some((line) => line.status === 'paid')
        ? undefined
        : '没有同意补贴的人员：每人的理由和救济途径见不予补贴告知书。',
      claimReturn: row.lastOpinion ?? undefined,
      bankReturn: payment?.returnReason ?? undefined,
      signal:
        open.length > 0 && frozenOnly
          ? `有 ${open.length} 个疑点待两人核查（${[...new Set(open.map((signal) => signal.rule))].join('、')}）。`
          : undefined,
    },
  });
}

export function lineLifecycle(claim: Loaded, line: LineRow, determination: DecryptedDetermination) {
  const { row, signals } = claim;
  const publication = claim.publicationOf.get(line.claimLineId);
  const payment = claim.paymentOf.get(line.claimLineId);
  const offset = claim.offsetOf?.get(line.claimLineId);
  const facts = lifecycleFactsOf(claim, payment);
  const open = signals.filter(
    (signal) => signal.claimLineId === line.claimLineId && signal.status === 'open',
  );
  return lifecycleOf({
    ...facts,
    line: line.status,
    doneOn: {
      ...facts.doneOn,
      enrolment: claim.persons.get(line.claimLineId)?.enrolledOn ?? null,
      ...(publication ? { publication: publication.lastDay } : {}),
      ...(offset ? { disbursement: offset.settledOn, arrival: offset.settledOn } : {}),
    },
    publicationDue: publication
      ? { dueOn: publication.lastDay, workingDaysLeft: publication.workingDaysLeft, clause: null }
      : null,
    reasons: {
      determination: mainReason(determination.decision)?.because,
      signal: open.map((signal) => signal.message).join('') || undefined,
      refusal: line.refusalReason ?? undefined,
      hold: claim.holds.get(line.claimLineId)?.reason,
      purse: isPurseOpen(line) ? (line.fundBecause ?? '') : undefined,
      bankReturn: line.status === 'returned' ? (payment?.returnReason ?? '原因不明') : undefined,
      claimReturn: row.lastOpinion ?? undefined,
    },
  });
}
