import type { ClaimLine, HistoryItem, Policies } from '../../law/policy/index.ts';
import { policyTables, tablesInPlace } from '../../law/reference/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { NOT_FOUND } from '../../platform/access/index.ts';
import { canDo, done, type LocalDate, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  type Decision,
  type DecryptedDetermination,
  decideUnder,
  determinationsOf,
  historyItemOf,
  type LawInPlace,
  lawFrom,
  lineOf,
  underReadings,
} from '../determination/index.ts';
import type { Change } from './contract.ts';
import { VERSION } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { differenceOf, type LineDifference, Summary } from './rules-dry-run.ts';
import { faultsTogether } from './rules-faults.ts';
import { asAlways, tablesWith } from './rules-tables.ts';
import { contentDigest, faultsOf, record } from './service.ts';
import { findVersion, type VersionRow } from './store.ts';
import {
  type DryRunLine,
  deleteLinesOfEarlierRuns,
  divisionsByPath,
  insertDryRun,
  insertDryRunLines,
  linesToTry,
  type TriedLine,
} from './store-dry-run.ts';

/** Lines one dry run may go over within one request; a county has some tens of thousands a year. */
const MOST_LINES = 100_000;
const BATCH = 1_000;

/**
 * Runs a draft over the real claim lines of a period: what they are given by what would hold without it on its day, and
 * what they would be given had the draft held all the time. Changes nothing but the record of the run. Refuses `nothing-changed` and every
 * fault of the changes, `period-reversed`, `too-many-lines`, `version-conflict`, `version-not-open`.
 */
export async function dryRun(
  act: Act,
  { policies }: { readonly policies: Policies },
  versionId: Uuid,
  asked: { readonly version: number; readonly from: string; readonly through: string },
): Promise<Result<{ versionId: Uuid; runId: Uuid }>> {
  const today = act.clock.today();
  const version = await findVersion(act.tx, versionId, today);
  if (!version) return refused(NOT_FOUND);
  if (version.version !== asked.version) return refused(REFUSALS.versionConflict);
  if (!canDo(VERSION, version.status, 'policyVersions.dryRun')) return refused(REFUSALS.notOpen);
  const period = { from: asked.from as LocalDate, through: asked.through as LocalDate };
  if (period.from > period.through) return refused(REFUSALS.periodReversed);
  // A day that does not fit does not prevent anybody from seeing what the changes cost.
  const faults = (await faultsOf(act.tx, policies, version, today)).filter(
    ({ pointer }) => pointer !== '/effectiveOn',
  );
  if (faults.length > 0) return refused(...faults);
  const lines = await linesToTry(act.tx, version.policyId, period, MOST_LINES + 1);
  if (lines.length > MOST_LINES) return refused(REFUSALS.tooManyLines(MOST_LINES));

  const runId = act.ids.uuid();
  const { summary, stored } = await tryLines(act, version, lines, policies);
  await deleteLinesOfEarlierRuns(act.tx, versionId);
  await insertDryRun(act.tx, {
    runId,
    versionId,
    divisionPath: version.divisionPath,
    contentDigest: contentDigest((text) => act.ciphers.digest(text), version.changes),
    periodFrom: period.from,
    periodThrough: period.through,
    summary: summary.whole(),
    ranAt: act.clock.now(),
    ranBy: act.actor.accountId,
  });
  for (let i = 0; i < stored.length; i += BATCH)
    await insertDryRunLines(act.tx, runId, stored.slice(i, i + BATCH));
  const { before, after } = summary.whole();
  await record(act, version, 'policy-version-tried', {
    ...period,
    lines: stored.length,
    beforeFen: before.amountFen,
    afterFen: after.amountFen,
  });
  return done({ versionId, runId });
}

/** Decides the lines by both laws, batch after batch. */
async function tryLines(act: Act, version: VersionRow, lines: readonly TriedLine[], policies: Policies) {
  const divisions = await divisionsByPath(act.tx, [...new Set(lines.map((line) => line.divisionPath))]);
  const laws = new Laws(act, policies, version);
  const summary = new Summary();
  const stored: DryRunLine[] = [];
  for (const batch of byPersons(lines, BATCH)) {
    const determinations = await determinationsOf(
      act.tx,
      act.ciphers,
      batch.map((line) => line.determinationId),
      policies,
    );
    for (const person of personsOf(batch)) {
      const tried = person.flatMap((line) => {
        const determination = determinations.get(line.determinationId);
        const division = divisions.get(line.divisionPath);
        return determination && division ? [{ line, determination, ...division }] : [];
      });
      const inPlace = await Promise.all(
        tried.map(async (attempt) => ({ ...attempt, laws: await laws.of(attempt.divisionCode) })),
      );
      for (const difference of decideBoth(inPlace, policies)) {
        summary.add(difference);
        stored.push(rowOf(difference));
      }
    }
  }
  return { summary, stored };
}

interface TwoLaws {
  readonly now: LawInPlace;
  readonly drafted: LawInPlace;
}

/** The law without the draft and with it, composed once a division. */
class Laws {
  readonly #act: Act;
  readonly #policies: Policies;
  readonly #version: VersionRow;
  readonly #ready = new Map<string, TwoLaws>();
  constructor(act: Act, policies: Policies, version: VersionRow) {
    this.#act = act;
    this.#policies = policies;
    this.#version = version;
  }

  async of(divisionCode: string): Promise<TwoLaws> {
    const known = this.#ready.get(divisionCode);
    if (known) return known;
    const { policyId, changes, effectiveOn } = this.#version;
    const tables = await policyTables(this.#act.tx, policyId, divisionCode);
    const drafted = tablesWith(tables, changes, this.#version, effectiveOn);
    const both = (meant: readonly Change[] | 'every matter') =>
      [tables, drafted].map((rows) => tablesInPlace(asAlways(rows, meant, effectiveOn)));
    // Rows of the past may tie with what is taken to have always held; then all is taken as it holds on the day.
    const fit = both(changes).every(
      (result) => faultsTogether(this.#policies, policyId, result).length === 0,
    );
    const [now, then] = both(fit ? changes : 'every matter').map((result) =>
      lawFrom(this.#policies, policyId, result),
    );
    const laws = { now: now as LawInPlace, drafted: then as LawInPlace };
    this.#ready.set(divisionCode, laws);
    return laws;
  }
}

/** Lines cut into batches between persons, never within one. */
function* byPersons(lines: readonly TriedLine[], most: number): Generator<readonly TriedLine[]> {
  let start = 0;
  for (let i = 1; i <= lines.length; i++) {
    const isBetween = i === lines.length || lines[i]?.personId !== lines[i - 1]?.personId;
    if (!isBetween || (i - start < most && i < lines.length)) continue;
    yield lines.slice(start, i);
    start = i;
  }
}

function personsOf(batch: readonly TriedLine[]): TriedLine[][] {
  const persons = new Map<number, TriedLine[]>();
  for (const line of batch) {
    const own = persons.get(line.personId) ?? [];
    own.push(line);
    persons.set(line.personId, own);
  }
  return [...persons.values()];
}

interface Tried {
  readonly line: TriedLine;
  readonly determination: DecryptedDetermination;
  readonly divisionCode: string;
  readonly name: string;
  readonly laws: TwoLaws;
}

/** One person's lines in the order of their claims, twice: what an earlier one is given counts for the later ones. */
function decideBoth(tried: readonly Tried[], policies: Policies): LineDifference[] {
  const lines = tried.map(({ determination }) => lineOf(determination.input.line, policies));
  // What these lines granted each other then is decided again here; the rest of a line's history stays.
  const own = new Set(
    tried.flatMap(({ determination }, i) => {
      const item = historyItemOf(lines[i] as ClaimLine, determination.decision);
      return item ? [JSON.stringify(item)] : [];
    }),
  );
  const granted = { now: [] as HistoryItem[], drafted: [] as HistoryItem[] };
  return tried.map((attempt, i) => {
    const line = lines[i] as ClaimLine;
    const outside = attempt.determination.input.earlier.filter((item) => !own.has(JSON.stringify(item)));
    const decideBy = (which: keyof TwoLaws): Decision => {
      const law = attempt.laws[which];
      const read = underReadings(line, attempt.determination.input.sources, law.readings);
      const decision = decideUnder(law, read, [...outside, ...granted[which]], {
        explain: false,
      });
      const item = historyItemOf(line, decision);
      if (item) granted[which].push(item);
      return decision;
    };
    const before = decideBy('now');
    const after = decideBy('drafted');
    return differenceOf(
      {
        personId: attempt.line.personId,
        lineKey: attempt.determination.lineKey,
        divisionCode: attempt.divisionCode,
        divisionName: attempt.name,
        divisionPath: attempt.line.divisionPath,
        line,
        storedOutcome: attempt.determination.outcome,
        storedFen: attempt.determination.amountFen,
      },
      before,
      after,
      attempt.laws.drafted.policies.packs
        .get(attempt.laws.drafted.policyId)
        ?.data.benefits.get(line.claim.benefit)?.amount.clause ?? null,
    );
  });
}

function rowOf(difference: LineDifference): DryRunLine {
  const { divisionName: _, changedBefore: __, group, check, ...row } = difference;
  return { ...row, groupCode: group, checkName: check };
}
