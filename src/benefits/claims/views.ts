import type { z } from 'zod';
import { type Actor, mayCall, type RouteId } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Ciphers, type LocalDate, localDateAt, type Uuid } from '../../platform/kernel/index.ts';
import {
  determinationHistory,
  determinationsOf,
  determinationView,
  historyView,
  mainReason,
  type OpenedDetermination,
  standardText,
} from '../determination/index.ts';
import { allowedOf } from '../funds/index.ts';
import {
  type ClaimStatus,
  type claimLineReply,
  type claimLineRow,
  type claimReply,
  type claimRow,
  DISPOSITIONS,
  type LineStatus,
  type signalShape,
} from './contract.ts';
import { dispositionOf, GRANTED, isApproved, isOpen, isUnderReview, sumFen } from './rules.ts';
import { deskOf, type Journey, stationsOf } from './rules-stations.ts';
import { DESKS } from './service-review.ts';
import type { Law } from './settings.ts';
import { type LineRow, linesOf } from './store.ts';
import { type SignalRow, signalsOfClaim } from './store-signals.ts';
import {
  blocksOf,
  type ClaimFilter,
  type ClaimViewRow,
  claimViewRows,
  type LineExtra,
  lineExtras,
} from './store-views.ts';

/** What every view needs: the reader's transaction, who reads, the day, the law and the keys. */
export interface Reader {
  readonly tx: Tx;
  readonly actor: Pick<Actor, 'role' | 'displayName'>;
  readonly today: LocalDate;
  readonly law: Law;
  readonly ciphers: Ciphers;
}

const ALL: ClaimFilter = {
  claimId: null,
  status: null,
  benefit: null,
  organisationId: null,
  classId: null,
  listId: null,
  q: null,
  after: null,
  limit: 1,
};

/** A page of claims, newest first. */
export async function claimListView(reader: Reader, filter: Partial<ClaimFilter> & { limit: number }) {
  const { rows, total } = await claimViewRows(reader.tx, reader.today, { ...ALL, ...filter });
  return {
    rows: rows.map((row) => rowView(reader, row)),
    next: rows.length === filter.limit ? (rows.at(-1)?.claimId ?? null) : null,
    total,
  };
}

function rowView(reader: Reader, row: ClaimViewRow): z.input<typeof claimRow> {
  const lines = row.lines.filter((line) => line.status !== 'withdrawn');
  const sum = (statuses: readonly LineStatus[]) =>
    sumFen(lines.filter((line) => statuses.includes(line.status)).map((line) => line.amountFen));
  const due = dueOf(row);
  return {
    claimId: row.claimId,
    number: row.number,
    policyId: row.policyId,
    benefit: row.benefit,
    subject: subjectOf(row),
    payee: payeeOf(reader, row),
    fundSource: row.fundSource,
    claimedOn: row.claimedOn,
    status: row.status,
    lines,
    lineCount: lines.reduce((count, line) => count + line.count, 0),
    entitledFen: row.entitledFen,
    grantedFen: sum(GRANTED),
    paidFen: sum(['paid']),
    openSignals: row.openSignals,
    desk: cannotBeHandedIn(row) ? null : deskOf(row.status, row.payeeKind),
    due,
    version: row.version,
  };
}

/** Computed, and not one line that the law gives: there is nothing to confirm. */
function cannotBeHandedIn(row: ClaimViewRow): boolean {
  return (
    isOpen(row.status) && !row.lines.some((line) => line.status === 'computed' || line.status === 'frozen')
  );
}

function subjectOf(row: ClaimViewRow) {
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

function dueOf(row: ClaimViewRow) {
  if (row.dueOn !== null && row.dueLeft !== null)
    return { dueOn: row.dueOn, workingDaysLeft: row.dueLeft, clause: row.dueClause };
  return row.status === 'published' ? publicationDue(row.publicationLastDay, row.publicationLeft) : null;
}

function publicationDue(lastDay: LocalDate | null, left: number | null) {
  return lastDay === null || left === null ? null : { dueOn: lastDay, workingDaysLeft: left, clause: null };
}

/** One claim with its lines, stations and record; undefined when there is none in scope. */
export async function claimView(
  reader: Reader,
  claimId: Uuid,
): Promise<z.input<typeof claimReply> | undefined> {
  const found = await load(reader, claimId);
  if (!found) return undefined;
  const { row, lines, extras, signals, opened, steps } = found;
  const lineRows = lines.map((line) => lineView(reader, row, line, extras, signals, opened));
  const blocks = await blocksOf(reader.tx, claimId);
  return {
    ...rowView(reader, row),
    divisionCode: row.divisionCode,
    createdAt: row.createdAt.toISOString(),
    returnedClears: row.returnedClears,
    totals: DISPOSITIONS.map((disposition) => {
      const those = lineRows.filter((line) => line.disposition === disposition);
      return {
        disposition,
        count: those.length,
        amountFen: sumFen(those.map((line) => line.amountFen)),
      };
    }),
    stations: stationsOf({ ...journeyOf(row, steps), line: null, reasons: claimReasons(row, signals) }),
    lineRows,
    blocked: blocks.map(({ rule, message, ...person }) => ({ person, rule, message })),
    steps,
    allowed: allowedOnClaim(reader.actor, row.status, lines),
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
  const determination = line && found?.opened.get(line.determinationId);
  if (!found || !line || !determination) return undefined;
  const { row, lines, extras, signals, opened, steps } = found;
  const history = await determinationHistory(reader.tx, line.personId, line.lineKey);
  return {
    ...lineView(reader, row, line, extras, signals, opened),
    claimId,
    claimNumber: row.number,
    policyId: row.policyId,
    subject: subjectOf(row),
    payee: payeeOf(reader, row),
    stations: lineStations(row, line, extras.get(line.claimLineId), signals, determination, steps),
    determination: determinationView(determination, reader.law.policies),
    history: history.map(historyView),
    previousLineId: lines[at - 1]?.claimLineId ?? null,
    nextLineId: lines[at + 1]?.claimLineId ?? null,
  };
}

async function load(reader: Reader, claimId: Uuid) {
  const [row] = (await claimViewRows(reader.tx, reader.today, { ...ALL, claimId })).rows;
  if (!row) return undefined;
  const lines = (await linesOf(reader.tx, claimId)).filter((line) => line.status !== 'withdrawn');
  const extras = await lineExtras(
    reader.tx,
    reader.today,
    lines.map((line) => line.claimLineId),
  );
  const signals = await signalsOfClaim(reader.tx, claimId);
  const opened = await determinationsOf(
    reader.tx,
    reader.ciphers,
    lines.map((line) => line.determinationId),
    reader.law.policies,
  );
  const view = await caseOf(reader.tx, 'claim', claimId, reader.today);
  return { row, lines, extras, signals, opened, steps: view?.steps ?? [] };
}

type Steps = NonNullable<Awaited<ReturnType<typeof caseOf>>>['steps'];

function lineView(
  reader: Reader,
  claim: ClaimViewRow,
  line: LineRow,
  extras: ReadonlyMap<Uuid, LineExtra>,
  signals: readonly SignalRow[],
  opened: ReadonlyMap<Uuid, OpenedDetermination>,
): z.input<typeof claimLineRow> {
  const extra = extras.get(line.claimLineId);
  const decision = opened.get(line.determinationId)?.decision;
  const reason = decision ? mainReason(decision) : null;
  return {
    claimLineId: line.claimLineId,
    lineNo: line.lineNo,
    person: {
      personId: line.personId,
      name: extra?.name ?? '',
      idNumberMasked: extra?.idNumberMasked ?? '',
    },
    benefit: line.benefit,
    occupationCode: line.occupationCode,
    level: line.level,
    months: line.months,
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
    refusalReason: line.refusalReason,
    returnReason: line.status === 'returned' ? (extra?.returnReason ?? null) : null,
    signals: signals
      .filter((signal) => signal.claimLineId === line.claimLineId)
      .map((signal) => signalView(reader.actor, signal)),
    publicationId: extra?.publicationId ?? null,
    orderNumber: extra?.orderNumber ?? null,
    version: line.version,
    allowed: allowedOnLine(reader.actor, claim.status, line),
  };
}

function signalView(actor: Reader['actor'], signal: SignalRow): z.input<typeof signalShape> {
  const { signalId, rule, severity, message, status, version } = signal;
  const open = status === 'open' && signal.firstCheckedBy !== actor.displayName;
  return {
    signalId,
    rule,
    severity,
    message,
    status,
    firstCheck:
      signal.firstDecision === null || signal.firstCheckedAt === null
        ? null
        : {
            decision: signal.firstDecision,
            opinion: signal.firstOpinion ?? '',
            checkedBy: signal.firstCheckedBy ?? '',
            checkedAt: signal.firstCheckedAt.toISOString(),
          },
    version,
    allowed: open ? allowedOf(actor, ['claims.checkSignal']) : [],
  };
}

function journeyOf(row: ClaimViewRow, steps: Steps): Omit<Journey, 'line' | 'reasons'> {
  const passedOn = (step: string) => {
    const taken = steps.filter((one) => one.step === step && one.decision === 'passed').at(-1);
    return taken ? localDateAt(new Date(taken.decidedAt)) : null;
  };
  return {
    kind: row.classId !== null ? 'class' : 'list',
    payeeKind: row.payeeKind,
    claim: row.status,
    passed: {
      enrolment: row.enrolledOn,
      opening: row.startOn,
      completion: row.endOn,
      determination: localDateAt(row.createdAt),
      'first-review': passedOn('first-review'),
      'second-review': passedOn('second-review'),
      ...(row.publicationClosedOn === null ? {} : { publication: row.publicationClosedOn }),
      disbursement: row.orderedOn,
      arrival: row.settledOn,
    },
    reviewDue: dueOf(row),
    publicationDue: publicationDue(row.publicationLastDay, row.publicationLeft),
    batch: row.batchStatus,
  };
}

function claimReasons(row: ClaimViewRow, signals: readonly SignalRow[]): Journey['reasons'] {
  const open = signals.filter((signal) => signal.status === 'open');
  const frozenOnly = !row.lines.some((line) => line.status === 'granted' || line.status === 'computed');
  return {
    nothing: cannotBeHandedIn(row) ? '核定后没有应予补贴的人员，不用提交；每人的理由见各行。' : undefined,
    claimReturn: row.lastOpinion ?? undefined,
    bankReturn: row.bankReturn ?? undefined,
    signal:
      open.length > 0 && frozenOnly
        ? `有 ${open.length} 个疑点待两人核查（${[...new Set(open.map((one) => one.rule))].join('、')}）。`
        : undefined,
  };
}

function lineStations(
  row: ClaimViewRow,
  line: LineRow,
  extra: LineExtra | undefined,
  signals: readonly SignalRow[],
  determination: OpenedDetermination,
  steps: Steps,
) {
  const journey = journeyOf(row, steps);
  const open = signals.filter((one) => one.claimLineId === line.claimLineId && one.status === 'open');
  return stationsOf({
    ...journey,
    line: line.status,
    passed: {
      ...journey.passed,
      enrolment: extra?.enrolledOn ?? null,
      ...(extra?.publicationId ? { publication: extra.publicationLastDay } : {}),
      disbursement: extra?.orderedOn ?? null,
      arrival: extra?.settledOn ?? null,
    },
    publicationDue: publicationDue(extra?.publicationLastDay ?? null, extra?.publicationLeft ?? null),
    batch: extra?.batchStatus ?? null,
    reasons: {
      determination: mainReason(determination.decision)?.because,
      signal: open.map((one) => one.message).join('') || undefined,
      refusal: line.refusalReason ?? undefined,
      bankReturn: line.status === 'returned' ? (extra?.returnReason ?? '原因不明') : undefined,
      claimReturn: row.lastOpinion ?? undefined,
    },
  });
}

/** Acts open on a claim at its status; the role decides which of them this person may do. */
function allowedOnClaim(actor: Reader['actor'], status: ClaimStatus, lines: readonly LineRow[]): RouteId[] {
  const routes: RouteId[] = [];
  const has = (...statuses: LineStatus[]) => lines.some((line) => statuses.includes(line.status));
  if (isOpen(status)) {
    routes.push('claims.recompute');
    if (has('computed', 'frozen')) routes.push('claims.confirm');
  }
  if (status === DESKS.accept.from) routes.push('claims.accept');
  if (status === DESKS['first-review'].from) routes.push('claims.firstReview');
  if (status === DESKS['second-review'].from) routes.push('claims.secondReview');
  if (isApproved(status)) {
    if (has('incomplete')) routes.push('claims.recompute');
    if (has('granted')) routes.push('publications.open');
    if (has('payable')) routes.push('payments.prepare');
  }
  return allowedOf(actor, routes);
}

function allowedOnLine(actor: Reader['actor'], status: ClaimStatus, line: LineRow): RouteId[] {
  const second = actor.role === 'county-second-reviewer';
  const ownDesk = isUnderReview(status) && status === DESKS[second ? 'second-review' : 'first-review'].from;
  const open: readonly LineStatus[] = ['computed', 'frozen', 'incomplete', 'granted'];
  const decidable =
    (ownDesk && (open.includes(line.status) || line.status === 'refused')) ||
    (second && isApproved(status) && open.includes(line.status));
  return decidable && mayCall('claims.decideLine', actor.role) ? ['claims.decideLine'] : [];
}
