import type { ClaimLine, HistoryItem } from '../../law/policy/index.ts';
import type { Decision } from './contract.ts';
import type { DecideContext } from './decide-context.ts';
import { repeatedPersons } from './people.ts';
import { decideAfter } from './rules.ts';

const NOTHING: readonly never[] = [];

/**
 * What an entitled line counts as for later lines of the same person: paid on the day of its claim (reading 12).
 * Undefined for a line that was not granted.
 */
export function historyItemOf(line: ClaimLine, decision: Decision): HistoryItem | undefined {
  if (decision.outcome !== 'entitled') return undefined;
  const { occupation, level, months } = decision.basis;
  const { benefit, date } = line.claim;
  const kind = line.certificate?.kind;
  return {
    benefit,
    occupation,
    level: level ?? undefined,
    paidOn: date,
    startOn: line.training?.startOn,
    issuedOn: line.certificate?.issuedOn,
    months: benefit === 'work-for-training' ? months : undefined,
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? { levelUnknown: true as const } : {}),
  };
}

/**
 * Decides many lines and hands over each decision in the order of the lines, keeping none of them. Lines of one
 * person are decided by claim date, then by position, and what was granted counts for the later ones, unless
 * `independent`.
 */
export function decideEach(
  lines: readonly ClaimLine[],
  context: Omit<DecideContext, 'earlier'>,
  emit: (decision: Decision, position: number) => void,
  options: { readonly independent?: boolean } = {},
): void {
  const idNumberAt = (i: number) => (lines[i] as ClaimLine).person.idNumber;
  const repeated = options.independent ? [] : repeatedPersons(lines.length, idNumberAt);
  const byFirst: (readonly number[] | undefined)[] = new Array(repeated.length === 0 ? 0 : lines.length);
  for (const list of repeated) byFirst[list[0] as number] = list;
  // Decisions of a person's later lines wait here for their turn, not longer.
  const waiting = new Map<number, Decision>();
  for (let i = 0; i < lines.length; i++) {
    const own = byFirst[i];
    if (own) decideTogether(lines, own, context, waiting);
    const ready = waiting.size === 0 ? undefined : waiting.get(i);
    if (ready) waiting.delete(i);
    emit(ready ?? decideAfter(lines[i] as ClaimLine, context, NOTHING), i);
  }
}

/** All lines of one person, in the order of their claims: what was granted counts for the later ones. */
function decideTogether(
  lines: readonly ClaimLine[],
  positions: readonly number[],
  context: DecideContext,
  into: Map<number, Decision>,
): void {
  const earlier: HistoryItem[] = [];
  for (const at of inOrderOfClaim(positions, (i) => (lines[i] as ClaimLine).claim.date)) {
    const line = lines[at] as ClaimLine;
    const decision = decideAfter(line, context, earlier);
    into.set(at, decision);
    const item = historyItemOf(line, decision);
    if (item) earlier.push(item);
  }
}

/** The same as a list. */
export function decideMany(
  lines: readonly ClaimLine[],
  context: Omit<DecideContext, 'earlier'>,
  options: { readonly independent?: boolean } = {},
): Decision[] {
  const decisions: Decision[] = [];
  decideEach(
    lines,
    context,
    (decision) => {
      decisions.push(decision);
    },
    options,
  );
  return decisions;
}

/** Positions by claim date, then in their order. */
function inOrderOfClaim(
  positions: readonly number[],
  dateAt: (position: number) => string,
): readonly number[] {
  if (areInOrder(positions, dateAt)) return positions;
  return [...positions].sort((a, b) => {
    const first = dateAt(a);
    const second = dateAt(b);
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}

function areInOrder(positions: readonly number[], dateAt: (position: number) => string): boolean {
  for (let i = 1; i < positions.length; i++) {
    const before = positions[i - 1] as number;
    const position = positions[i] as number;
    if (before > position || dateAt(before) > dateAt(position)) return false;
  }
  return true;
}
