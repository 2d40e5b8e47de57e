import type { HistoryItem, Policies } from '../../law/policy/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import { type Ciphers, canDo, type LocalDate, refusal, type Uuid } from '../../platform/kernel/index.ts';
import { GRANTED, type LineStatus } from '../claims/index.ts';
import {
  type ComposedLine,
  type Decision,
  type DeterminationPlace,
  decideUnder,
  historyItemOf,
  type LawInPlace,
  lineOf,
  type RowToStore,
  rowToStore,
  type Standing,
} from '../determination/index.ts';
import { NO_COUNTS, type RunCounts, type RunStatus } from './contract.ts';
import { RUN } from './machine.ts';
import type { ClaimedLine } from './store-chunk.ts';

/** A run that has said nothing for so long has lost its process. */
export const SILENT_AFTER_MS = 60_000;

export function isSilent(run: { readonly status: RunStatus; readonly beatAt: Date }, now: Date): boolean {
  return canDo(RUN, run.status, 'abandon') && now.getTime() - run.beatAt.getTime() > SILENT_AFTER_MS;
}

export const REFUSALS = {
  alreadyRunning: leadsTo(
    'massRuns.stop',
    refusal('already-running', '这个地区这一年的全量核定正在进行：请等它结束，或先停下再另起一次。', '/year'),
  ),
  notRunning: refusal('wrong-status', '这次核定已经不在进行中：请刷新后查看结果。'),
  notStopped: refusal('wrong-status', '这次核定没有停下，不需要继续：请刷新后查看进度。'),
  noDivision: leadsTo(
    'massRuns.start',
    refusal('no-division', '您的账号没有对应的行政区划，不能做全量核定：请县区经办办理。'),
  ),
  notOurYear: refusal('year-not-yet', '这一年还没有到：请选择今年或以前的年度。', '/year'),
} as const;

/** One line of a person, ready to be decided on whatever day it is claimed. */
export interface LineToDecide {
  readonly lineKey: string;
  readonly place: DeterminationPlace;
  readonly law: LawInPlace;
  readonly compose: (claimedOn: LocalDate) => ComposedLine;
  /** The claim line in force for it; undefined when nobody has claimed it. */
  readonly claimed: ClaimedLine | undefined;
  readonly standing: Standing | undefined;
}

/** What a claim outside the run grants the person. */
export interface OtherGrant {
  readonly claimed: ClaimedLine;
  readonly item: HistoryItem;
}

export interface DecidedLine {
  readonly line: LineToDecide;
  readonly decision: Decision;
  /** Undefined when the current decision says the same already. */
  readonly fresh: RowToStore | undefined;
}

export function isLiveClaim({ claimStatus }: Pick<ClaimedLine, 'claimStatus'>): boolean {
  return claimStatus !== 'rejected' && claimStatus !== 'withdrawn';
}

const isGranted = ({ lineStatus }: ClaimedLine) => GRANTED.includes(lineStatus as LineStatus);

/** Whether a claim line counts for once-only, as the claims module counts it. */
export function countsAsGrant({ lineStatus, outcome }: ClaimedLine): boolean {
  return (
    outcome === 'entitled' && !['refused', 'withdrawn', 'not-entitled', 'incomplete'].includes(lineStatus)
  );
}

/**
 * Every line of one person in one ordered pass: what money was granted on comes first, then what is claimed, then what
 * nobody claimed, each by day and then by claim or key; so a line that nobody claimed never takes the place of one
 * that somebody did. What an earlier line grants counts for the later ones (readings 12, 13, 17).
 */
export function decidePerson(
  lines: readonly LineToDecide[],
  others: readonly OtherGrant[],
  context: {
    readonly policies: Policies;
    readonly asOf: LocalDate;
    readonly tools: { readonly ciphers: Ciphers; readonly newId: () => Uuid };
  },
): DecidedLine[] {
  const steps: Step[] = [
    ...lines.map((line) => ({ ...placeOf(line.claimed, line, context.asOf), line })),
    ...others.map((other) => ({ ...placeOf(other.claimed), other })),
  ];
  if (steps.length > 1) steps.sort(inOrder);
  const claimedGrants: { readonly day: LocalDate; readonly id: Uuid; readonly item: HistoryItem }[] = [];
  const unclaimedGrants: HistoryItem[] = [];
  const grant = (claimed: ClaimedLine | undefined, day: LocalDate, item: HistoryItem | undefined) => {
    if (!item) return;
    if (!claimed) unclaimedGrants.push(item);
    else if (claimed.lineStatus !== 'refused') claimedGrants.push({ day, id: claimed.determinationId, item });
    // The order in which the claims module reads grants: facts that are the same must read the same.
    if (claimedGrants.length > 1) claimedGrants.sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id));
  };
  const decided: DecidedLine[] = [];
  for (const { line, other } of steps) {
    if (other) {
      grant(other.claimed, other.claimed.determinedOn, other.item);
      continue;
    }
    if (!line) continue;
    const earlier = [...claimedGrants.map(({ item }) => item), ...unclaimedGrants];
    const { read, ...one } = decideOnce(line, earlier, context);
    decided.push(one);
    grant(line.claimed, read.claim.date, historyItemOf(read, one.decision));
  }
  return decided;
}

type DecideContext = Parameters<typeof decidePerson>[2];

/** On the day of its claim; without a claim on the day it was last decided for while nothing has changed, else now. */
function decideOnce(line: LineToDecide, earlier: readonly HistoryItem[], context: DecideContext) {
  const attempt = (claimedOn: LocalDate) => {
    const composed = line.compose(claimedOn);
    const read = lineOf(composed.line, context.policies);
    const decision = decideUnder(line.law, read, earlier, { explain: false });
    const decided = { composed, line: read, earlier, decision };
    const fresh = rowToStore(context.tools, line, decided, line.standing);
    return { line, read, decision, fresh };
  };
  if (line.claimed) return attempt(line.claimed.claimDay);
  const { standing } = line;
  if (standing && standing.claimedOn !== context.asOf) {
    const asBefore = attempt(standing.claimedOn);
    if (!asBefore.fresh) return asBefore;
  }
  return attempt(context.asOf);
}

interface Place {
  readonly rank: 0 | 1 | 2;
  readonly day: LocalDate;
  readonly tie: string;
}
type Step = Place & { readonly line?: LineToDecide; readonly other?: OtherGrant };

function placeOf(claimed: ClaimedLine): Place;
function placeOf(claimed: ClaimedLine | undefined, line: LineToDecide, asOf: LocalDate): Place;
function placeOf(claimed: ClaimedLine | undefined, line?: LineToDecide, asOf?: LocalDate): Place {
  if (claimed) return { rank: isGranted(claimed) ? 0 : 1, day: claimed.claimDay, tie: claimed.claimId };
  return { rank: 2, day: line?.standing?.claimedOn ?? (asOf as LocalDate), tie: line?.lineKey ?? '' };
}

function inOrder(a: Place, b: Place): number {
  return a.rank - b.rank || compare(a.day, b.day) || compare(a.tie, b.tie);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Adds what a chunk came to. */
export function countDecided(
  counts: RunCounts,
  decided: readonly Pick<DecidedLine, 'decision' | 'fresh'>[],
  blocked: { readonly lines: number; readonly granted: number },
): RunCounts {
  const next = { ...NO_COUNTS, ...counts };
  next.blocked += blocked.lines;
  next.blockedGranted += blocked.granted;
  for (const { decision, fresh } of decided) {
    if (decision.outcome === 'entitled') next.entitled += 1;
    else if (decision.outcome === 'not-entitled') next.notEntitled += 1;
    else next.incomplete += 1;
    next.entitledFen += decision.amountFen;
    if (!fresh) next.unchanged += 1;
    else if (fresh.row.supersedes !== null) next.superseded += 1;
  }
  return next;
}

/** A line that waits for money, in the order in which money is asked for. */
export interface WaitingLine {
  readonly divisionCode: string;
  readonly fundSource: string;
  readonly lineKey: string;
  readonly claimedOn: LocalDate;
  readonly amountFen: number;
}

/**
 * How far the money of each budget reaches: lines in the order of their claims, none passed over for a smaller one
 * behind it.
 */
export function budgetReach(availableOf: (divisionCode: string, fundSource: string) => number): {
  accept(line: WaitingLine): void;
  result(): RunCounts['budgets'];
} {
  const reaches = new Map<string, Mutable<RunCounts['budgets'][number]>>();
  return {
    accept(line) {
      const { divisionCode, fundSource, amountFen } = line;
      const key = `${divisionCode} ${fundSource}`;
      const reach = reaches.get(key) ?? {
        divisionCode,
        fundSource,
        availableFen: availableOf(divisionCode, fundSource),
        neededFen: 0,
        lineCount: 0,
        coveredCount: 0,
        coveredFen: 0,
        firstUncovered: null,
      };
      reaches.set(key, reach);
      reach.neededFen += amountFen;
      reach.lineCount += 1;
      if (reach.firstUncovered !== null) return;
      if (reach.neededFen > reach.availableFen) {
        reach.firstUncovered = { lineKey: line.lineKey, claimedOn: line.claimedOn, amountFen };
        return;
      }
      reach.coveredCount += 1;
      reach.coveredFen += amountFen;
    },
    result: () => [...reaches.values()],
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
