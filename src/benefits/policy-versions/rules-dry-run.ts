import { type ClaimLine, WORDS } from '../../law/policy/index.ts';
import { addFen, type Fen, fen, type PersonId } from '../../platform/kernel/index.ts';
import type { Decision } from '../determination/index.ts';
import type { DryRunSummary } from './contract.ts';

/** One line under both laws. */
export interface LineDifference {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly divisionPath: string;
  readonly benefit: string;
  readonly group: string;
  readonly direction: 'gains' | 'loses' | 'same';
  readonly beforeOutcome: string;
  readonly afterOutcome: string;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly clause: string | null;
  readonly check: string | null;
  /** The current law already says something else than was decided then. */
  readonly changedBefore: boolean;
}

interface LineTried {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly divisionPath: string;
  readonly line: ClaimLine;
  readonly storedOutcome: string;
  readonly storedFen: number;
}

/** Who gains, who loses, and the clause that makes the difference: of the check that tips, else of the amount. */
export function differenceOf(
  tried: LineTried,
  before: Decision,
  after: Decision,
  amountClause: string | null,
): LineDifference {
  const { line, storedOutcome, storedFen, ...where } = tried;
  const beforeFen = fen(before.amountFen);
  const afterFen = fen(after.amountFen);
  const tipped = before.outcome === after.outcome ? undefined : tippingFinding(before, after);
  return {
    ...where,
    benefit: line.claim.benefit,
    group: groupOf(line, before.basis.membershipOn),
    direction: afterFen > beforeFen ? 'gains' : afterFen < beforeFen ? 'loses' : 'same',
    beforeOutcome: before.outcome,
    afterOutcome: after.outcome,
    beforeFen,
    afterFen,
    clause: tipped?.clause ?? (afterFen === beforeFen ? null : amountClause),
    check: tipped?.check ?? null,
    changedBefore: before.outcome !== storedOutcome || before.amountFen !== storedFen,
  };
}

/** The first check whose verdict is another than before, on the side that is not entitled. */
function tippingFinding(before: Decision, after: Decision) {
  const failing = after.outcome === 'entitled' ? before : after;
  const other = after.outcome === 'entitled' ? after : before;
  const verdicts = new Map(other.findings.map((finding) => [finding.check, finding.verdict]));
  return failing.findings.find(
    (finding) => finding.verdict !== 'met' && verdicts.get(finding.check) !== finding.verdict,
  );
}

/** The first group, in the vocabulary's order, that a department confirms for the day; 'none' without any. */
function groupOf(line: ClaimLine, membershipOn: string): string {
  const holding = new Set(
    (line.person.groups ?? [])
      .filter(({ from, until }) => from <= membershipOn && (until === undefined || membershipOn <= until))
      .map(({ code }) => code),
  );
  return WORDS.groups.find((code) => holding.has(code)) ?? 'none';
}

interface Sums {
  lines: number;
  persons: Set<number>;
  before: { entitledLines: number; amountFen: Fen };
  after: { entitledLines: number; amountFen: Fen };
  gaining: { lines: number; amountFen: Fen };
  losing: { lines: number; amountFen: Fen };
}

const noSums = (): Sums => ({
  lines: 0,
  persons: new Set(),
  before: { entitledLines: 0, amountFen: fen(0) },
  after: { entitledLines: 0, amountFen: fen(0) },
  gaining: { lines: 0, amountFen: fen(0) },
  losing: { lines: 0, amountFen: fen(0) },
});

function addTo(sums: Sums, difference: LineDifference): void {
  sums.lines++;
  sums.persons.add(difference.personId);
  const count = (into: Sums['before'], outcome: string, amountFen: Fen) => {
    if (outcome === 'entitled') into.entitledLines++;
    into.amountFen = addFen(into.amountFen, amountFen);
  };
  count(sums.before, difference.beforeOutcome, difference.beforeFen);
  count(sums.after, difference.afterOutcome, difference.afterFen);
  const by =
    difference.direction === 'gains'
      ? sums.gaining
      : difference.direction === 'loses'
        ? sums.losing
        : undefined;
  if (!by) return;
  by.lines++;
  by.amountFen = addFen(by.amountFen, fen(Math.abs(difference.afterFen - difference.beforeFen)));
}

const shown = ({ persons, ...sums }: Sums) => ({ ...sums, persons: persons.size });

/** Sums of a dry run, in all and by division, benefit and group. */
export class Summary {
  readonly #all = noSums();
  readonly #by = new Map<string, { readonly of: LineDifference; readonly sums: Sums }>();
  #changedBefore = 0;

  add(difference: LineDifference): void {
    addTo(this.#all, difference);
    if (difference.changedBefore) this.#changedBefore++;
    const key = `${difference.divisionCode} ${difference.benefit} ${difference.group}`;
    const cell = this.#by.get(key) ?? { of: difference, sums: noSums() };
    this.#by.set(key, cell);
    addTo(cell.sums, difference);
  }

  whole(): DryRunSummary {
    return {
      ...shown(this.#all),
      changedBefore: this.#changedBefore,
      by: [...this.#by]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { of, sums }]) => ({
          divisionCode: of.divisionCode,
          divisionName: of.divisionName,
          benefit: of.benefit,
          group: of.group,
          ...shown(sums),
        })),
    };
  }
}
