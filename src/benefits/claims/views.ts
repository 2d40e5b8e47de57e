import type { z } from 'zod';
import { allowedIn, isOneOf, mayCall, type RouteId } from '../../platform/access/index.ts';
import { canDo, type Uuid } from '../../platform/kernel/index.ts';
import {
  determinationHistory,
  determinationView,
  historyView,
  mainReason,
  standardText,
} from '../determination/index.ts';
import {
  type claimLineReply,
  type claimLineRow,
  type claimReply,
  type claimRow,
  DISPOSITIONS,
  type LineStatus,
  type signalShape,
} from './contract.ts';
import {
  CLAIM,
  decidesLines,
  hasLineFor,
  isMaker,
  LINE,
  mayTakeBack,
  proposesGrants,
  returnsClaims,
  SIGNAL,
  stopsReturn,
} from './machine.ts';
import { HOLD } from './machine-hold.ts';
import type { ClaimPublications } from './ports.ts';
import { dispositionOf, GRANTED, returnAfterApprovalClears, sumFen } from './rules.ts';
import { claimantOf } from './rules-certificates.ts';
import { assignedRoleOf } from './rules-lifecycle.ts';
import type { LineRow } from './store.ts';
import type { SignalRow } from './store-signals.ts';
import { blocksOf, type ClaimFilter, type ClaimViewRow, claimViewRows } from './store-views.ts';
import { subjectName, waysOfLine } from './views-certificates.ts';
import { cannotBeHandedIn, claimLifecycle, dueOf, lineLifecycle } from './views-lifecycle.ts';
import { ALL, type Loaded, load, type Reader } from './views-load.ts';
import { linePurse, purseChosen, purseOptions } from './views-purses.ts';

/** A page of claims, newest first. */
export async function claimListView(reader: Reader, filter: Partial<ClaimFilter> & { limit: number }) {
  const { rows, total } = await claimViewRows(reader.tx, reader.today, { ...ALL, ...filter });
  const shown = rows.filter((row) => row.status === 'published').map((row) => row.claimId);
  const publications = await reader.progress.claimPublications(reader.tx, reader.today, shown);
  return {
    rows: rows.map((row) => rowView(reader, row, publications.get(row.claimId))),
    next: rows.length === filter.limit ? (rows.at(-1)?.claimId ?? null) : null,
    total,
  };
}

function rowView(
  reader: Reader,
  row: ClaimViewRow,
  publications: ClaimPublications | undefined,
): z.input<typeof claimRow> {
  const lines = row.lines.filter((line) => line.status !== 'withdrawn');
  const sum = (statuses: readonly LineStatus[]) =>
    sumFen(lines.filter((line) => statuses.includes(line.status)).map((line) => line.amountFen));
  const due = dueOf(row, publications);
  return {
    claimId: row.claimId,
    number: row.number,
    policyId: row.policyId,
    benefit: row.benefit,
    subject: subjectOf(reader, row),
    claimant: namedClaimant(row),
    payee: payeeOf(reader, row),
    purses: row.purses,
    claimedOn: row.claimedOn,
    status: row.status,
    lines,
    lineCount: lines.reduce((count, line) => count + line.count, 0),
    entitledFen: row.entitledFen,
    grantedFen: sum(GRANTED),
    paidFen: sum(['paid']),
    openSignals: row.openSignals,
    heldLines: row.heldLines,
    ready: {
      publish: { count: row.publishCount, amountFen: row.publishFen },
      pay: { count: row.payCount, amountFen: row.payFen },
    },
    assignedRole: cannotBeHandedIn(row) ? null : assignedRoleOf(row.status, row.payeeKind),
    due,
    version: row.version,
  };
}

/** As on paper and before the public, but with the name of whoever claims for herself. */
function namedClaimant(row: ClaimViewRow) {
  const claimant = claimantOf(row);
  const { claimantName } = row;
  return claimantName === null ? claimant : { ...claimant, name: `${claimantName}（${claimant.name}）` };
}

function subjectOf({ law }: Reader, row: ClaimViewRow) {
  if (row.subjectKind === 'certificates')
    return {
      kind: 'certificates' as const,
      id: row.certifiedClassId,
      name: subjectName(law.policies.vocabulary, row),
      number: row.subjectNumber,
    };
  return row.classId !== null
    ? {
        kind: 'class' as const,
        id: row.classId,
        name: row.subjectName,
        number: row.subjectNumber,
      }
    : {
        kind: 'work-for-training-list' as const,
        id: row.listId as Uuid,
        name: row.subjectName,
        number: null,
      };
}

function payeeOf({ law }: Reader, row: ClaimViewRow) {
  const own = row.payeeKind === 'trainee';
  return {
    kind: row.payeeKind,
    organisationId: own ? null : row.organisationId,
    name: own ? law.policies.vocabulary.label('payees', 'trainee') : row.organisationName,
  };
}

/** One claim with its lines, lifecycle and record; undefined when there is none in scope. */
export async function claimView(
  reader: Reader,
  claimId: Uuid,
): Promise<z.input<typeof claimReply> | undefined> {
  const found = await load(reader, claimId);
  if (!found) return undefined;
  const { row, lines, steps } = found;
  const lineRows = lines.map((line) => lineView(reader, found, line));
  const blocks = await blocksOf(reader.tx, claimId);
  const allowed = allowedOnClaim(reader.actor, found);
  return {
    ...rowView(reader, row, found.publications),
    divisionCode: row.divisionCode,
    createdAt: row.createdAt.toISOString(),
    returnedClears: row.returnedClears,
    returnProposed: returnProposedOf(found),
    purseChosen: await purseChosen(reader, claimId, found.purseProposal),
    purseOptions: await purseOptions(reader, found, allowed),
    returnWouldClear: wouldClear(found),
    totals: DISPOSITIONS.map((disposition) => {
      const rowsOfDisposition = lineRows.filter((line) => line.disposition === disposition);
      return {
        disposition,
        count: rowsOfDisposition.length,
        amountFen: sumFen(rowsOfDisposition.map((line) => line.amountFen)),
      };
    }),
    lifecycle: await claimLifecycle(reader, found),
    lineRows,
    blocked: blocks.map(({ rule, message, ...person }) => ({ person, rule, message })),
    steps,
    allowed,
  };
}

/** One line with its determination; undefined when there is none in scope. */
export async function claimLineView(
  reader: Reader,
  claimId: Uuid,
  claimLineId: Uuid,
): Promise<z.input<typeof claimLineReply> | undefined> {
  const found = await load(reader, claimId);
  const at = found?.lines.findIndex((line) => line.claimLineId === claimLineId) ?? -1;
  const line = found?.lines[at];
  const determination = line && found?.determinations.get(line.determinationId);
  if (!found || !line || !determination) return undefined;
  const { row, lines } = found;
  const history = await determinationHistory(reader.tx, line.personId, line.lineKey);
  return {
    ...lineView(reader, found, line),
    claimId,
    claimNumber: row.number,
    policyId: row.policyId,
    divisionCode: row.divisionCode,
    subject: subjectOf(reader, row),
    payee: payeeOf(reader, row),
    lifecycle: lineLifecycle(found, line, determination),
    determination: determinationView(determination, reader.law.policies, { isPaid: line.status === 'paid' }),
    waysToYes: await waysOfLine(reader, row, determination),
    history: history.map(historyView),
    previousLineId: lines[at - 1]?.claimLineId ?? null,
    nextLineId: lines[at + 1]?.claimLineId ?? null,
  };
}

function lineView(reader: Reader, claim: Loaded, line: LineRow): z.input<typeof claimLineRow> {
  const { signals, determinations } = claim;
  const person = claim.persons.get(line.claimLineId);
  const payment = claim.paymentOf.get(line.claimLineId);
  const decision = determinations.get(line.determinationId)?.decision;
  const reason = decision ? mainReason(decision) : null;
  return {
    claimLineId: line.claimLineId,
    lineNo: line.lineNo,
    person: {
      personId: line.personId,
      name: person?.name ?? '',
      idNumberMasked: person?.idNumberMasked ?? '',
    },
    benefit: line.benefit,
    occupationCode: line.occupationCode,
    level: line.level,
    months: line.months,
    certificate: claim.certificateOf.get(line.claimLineId) ?? null,
    outcome: line.outcome,
    disposition: dispositionOf(line.outcome, line.openSignals > 0),
    amountFen: line.amountFen,
    quantity:
      line.outcome === 'entitled' && line.unit !== null && line.quantity !== null
        ? { unit: line.unit, count: line.quantity }
        : null,
    standardText: standardText(line.standard, line.quantity) || null,
    status: line.status,
    because: reason?.because ?? null,
    clause: reason?.clause ?? null,
    purse: linePurse(line),
    refusalReason: line.refusalReason,
    returnReason: line.status === 'returned' ? (payment?.returnReason ?? null) : null,
    signals: signals
      .filter((signal) => signal.claimLineId === line.claimLineId)
      .map((signal) => signalView(reader.actor, signal, claim.checkers.get(signal.signalId))),
    rosterChangedAt: claim.persons.get(line.claimLineId)?.rosterChangedAt?.toISOString() ?? null,
    grantProposed: claim.grantProposals.get(line.claimLineId) ?? null,
    hold: holdView(reader, claim.holds.get(line.claimLineId)),
    expiredAnswers: claim.expired.get(line.claimLineId) ?? [],
    publicationId: claim.publicationOf.get(line.claimLineId)?.publicationId ?? null,
    orderNumber: payment?.orderNumber ?? null,
    recovery: recoveryOf(claim, line),
    offset: claim.offsetOf?.get(line.claimLineId) ?? null,
    heir: claim.heirOf?.get(line.claimLineId) ?? null,
    version: line.version,
    allowed: allowedOnLine(reader.actor, claim, line),
  };
}

function signalView(
  actor: Reader['actor'],
  signal: SignalRow,
  checkers: readonly string[] = [],
): z.input<typeof signalShape> {
  const { signalId, rule, severity, message, status, version, checks } = signal;
  const isOwn = isOneOf(actor, [...checkers, ...checks.map(({ personKey }) => personKey)]);
  // The claimant does not read what the bureau's people noted about it.
  const isBureau = actor.scope.kind === 'division';
  return {
    signalId,
    rule,
    severity,
    message,
    status,
    checks: isBureau
      ? checks.map(({ decision, opinion, checkedBy, checkedAt }) => ({
          decision,
          opinion,
          checkedBy,
          checkedAt: new Date(checkedAt).toISOString(),
        }))
      : [],
    version,
    allowed: isOwn ? [] : allowedIn(SIGNAL, status, actor),
  };
}

function returnProposedOf({ returnProposal }: Loaded): z.input<typeof claimReply>['returnProposed'] {
  if (returnProposal === null) return null;
  const { by, at, reason } = returnProposal;
  return { by, at, reason };
}

function wouldClear({ row, lines, isApprovedBeside }: Loaded): string | null {
  if (!canDo(CLAIM, row.status, 'claims.proposeReturn') || stopsReturn(lines).length > 0) return null;
  const granted = lines.filter((line) => canDo(LINE, line.status, 'return'));
  return returnAfterApprovalClears(granted, !isApprovedBeside);
}

/** What this role may do with a claim in its status and that of its lines. */
function allowedOnClaim(actor: Reader['actor'], { row, lines, ...found }: Loaded): RouteId[] {
  const { returnProposal, purseProposal } = found;
  const returning = returnsClaims(actor, row, lines, {
    isProposed: returnProposal !== null,
    isOwn: returnProposal?.isOwn === true,
  });
  return [
    ...allowedIn(CLAIM, row.status, actor).filter(
      (act) =>
        act !== 'claims.proposeReturn' &&
        (act !== 'claims.choosePurse' || purseProposal === null) &&
        hasLineFor(act, row, lines) &&
        isReadyFor(act, row) &&
        (act !== 'claims.confirm' || isMaker(actor, row)) &&
        (act !== 'claims.withdraw' || mayTakeBack(actor, row)),
    ),
    ...returning,
    ...(purseProposal?.isOwn === false && mayCall('claims.decidePurse', actor.role)
      ? ['claims.decidePurse' as const]
      : []),
  ];
}

/** A line that can be published or paid may be stopped: then there is nothing to do now. */
function isReadyFor(act: RouteId, { publishCount, payCount }: ClaimViewRow): boolean {
  if (act === 'publications.open') return publishCount > 0;
  return act !== 'payments.prepare' || payCount > 0;
}

function allowedOnLine(actor: Reader['actor'], claim: Loaded, line: LineRow): RouteId[] {
  const { row, holds, grantProposals } = claim;
  const right = decidesLines(actor, row.status);
  const isOpen =
    right === 'review' || (right === 'afterwards' && canDo(LINE, line.status, 'claims.decideLine', 'refuse'));
  const proposes = !grantProposals.has(line.claimLineId) && proposesGrants(actor, row.status, line);
  const hold = holds.get(line.claimLineId);
  const ofLine = allowedIn(LINE, line.status, actor).filter((act) =>
    act === 'claims.proposeGrant'
      ? proposes
      : act === 'claims.holdLine'
        ? hold === undefined
        : act === 'payments.proposeHeir'
          ? mayHaveHeir(claim, line)
          : isOpen,
  );
  const isOwn = hold?.proposal?.isOwn === true;
  const ofHold = hold
    ? allowedIn(HOLD, hold.status, actor).filter((act) =>
        act === 'claims.withdrawRelease' ? isOwn : act !== 'claims.decideRelease' || !isOwn,
      )
    : [];
  return [...ofLine, ...ofHold];
}

/** A death holds what is the person's own; the act itself looks at the record. */
function mayHaveHeir(
  { row, holds, heirOf, dead }: Loaded,
  { claimLineId, personId, status }: LineRow,
): boolean {
  if (row.payeeKind !== 'trainee' || heirOf?.get(claimLineId)?.status === 'open') return false;
  return (
    dead.has(personId) || holds.has(claimLineId) || heirOf?.has(claimLineId) === true || status === 'returned'
  );
}

function recoveryOf({ recoveryOf }: Loaded, { claimLineId }: LineRow) {
  const found = recoveryOf?.get(claimLineId);
  if (!found) return null;
  const { recoveryId, number, status, amountFen, recoveredFen } = found;
  return { recoveryId, number, status, amountFen, recoveredFen };
}

function holdView(
  reader: Reader,
  hold: ReturnType<Loaded['holds']['get']>,
): z.input<typeof claimLineRow>['hold'] {
  if (!hold) return null;
  const { heldBy: by, reason, status, version, proposal } = hold;
  const isBureau = reader.actor.scope.kind === 'division';
  return {
    by,
    at: hold.heldAt.toISOString(),
    reason,
    status,
    releaseProposed:
      proposal && isBureau ? { by: proposal.by, at: proposal.at, reason: proposal.reason } : null,
    version,
  };
}
