import type { Act } from '../../platform/access/index.ts';
import type { LocalDate, PersonId, Refusal, Uuid } from '../../platform/kernel/index.ts';
import { completeClass } from '../classes/index.ts';
import type { AssessmentOutcome, CertificateKind } from './contract.ts';
import { contradicts, resultClaimed, SHEET_REFUSALS } from './rules-corrections.ts';
import { kindShown, standingResult } from './rules-kinds.ts';
import { findCertificatesOfClass, findResults, type ResultRow, saveResults } from './store.ts';
import { findKindResults, type KindRow, saveKindResults } from './store-kinds.ts';

export interface ResultToRecord {
  readonly personId: PersonId;
  /** Of 100; absent when not taken or not written. */
  readonly theoryScore?: number | undefined;
  readonly practiceScore?: number | undefined;
  readonly overallScore?: number | undefined;
  readonly result: AssessmentOutcome;
  readonly assessedOn?: LocalDate | undefined;
  /** Of a sheet: the kind of certificate that stands beside the result. */
  readonly kind?: CertificateKind | undefined;
}

/** The file or exam that results come from, and the claim of their class that is confirmed or later; null without one. */
export interface ResultSource {
  readonly source: string;
  readonly claimNumber: string | null;
  /** Of an exam: the certificate that a pass brings. A sheet has none. */
  readonly kind?: CertificateKind;
}

/** Where a row of a sheet is not taken. */
export interface RefusedRow<T> {
  readonly row: T;
  readonly refusal: Refusal;
}

export const scoreText = (score: number | null | undefined) => (score == null ? null : score.toFixed(1));

type Said = Omit<ResultRow, 'personId'>;
interface Known extends ResultRow {
  readonly source: string;
  readonly recordedAt: Date;
}
/** What becomes of a row: refused, a result of a kind, the result of the class, or nothing where it is known. */
type Taken =
  | { readonly refusal: Refusal }
  | { readonly kinds: readonly KindRow[] }
  | { readonly row: ResultRow };

/**
 * Stores the results of the assessment, a row a trainee of this class; an approved class whose last day has passed is
 * completed by it. What comes of an exam is a result of its kind, and the class keeps the one that stands for it
 * (`standingResult`). Answers how many rows are new or changed, and which are refused: a sheet does not change a result
 * that was confirmed in an exam or corrected on a page, or on which a claim rests. What such a result lacks is filled in.
 */
export async function recordResults(
  act: Act,
  classId: Uuid,
  rows: readonly ResultToRecord[],
  from: string | ResultSource,
): Promise<{ readonly saved: number; readonly refused: readonly RefusedRow<ResultToRecord>[] }> {
  if (rows.length === 0) return { saved: 0, refused: [] };
  const of: ResultSource = typeof from === 'string' ? { source: from, claimNumber: null } : from;
  const known = new Map((await findResults(act.tx, classId)).map((row) => [row.personId, row]));
  const kinds = await findKindResults(act.tx, classId);
  const held = of.kind === undefined ? new Map() : await kindsHeld(act, classId);
  const refused: RefusedRow<ResultToRecord>[] = [];
  const plain: ResultRow[] = [];
  const byKind: KindRow[] = [];
  for (const row of rows) {
    const { personId } = row;
    const own = kinds.get(personId) ?? [];
    const at = { known: known.get(personId), own, held: held.get(personId) ?? [], now: act.clock.now() };
    const kind = of.kind ?? (own.length > 0 ? row.kind : undefined);
    const taken = kind === undefined ? takeSheet(row, at, of) : takeKind(row, { ...at, kind }, of);
    if ('refusal' in taken) refused.push({ row, refusal: taken.refusal });
    else if ('row' in taken) plain.push(taken.row);
    else byKind.push(...taken.kinds);
  }
  const by = { source: of.source, recordedAt: act.clock.now() };
  const sheet = plain.length === 0 ? 0 : await saveResults(act.tx, classId, plain, by);
  const saved = sheet + (await recordKinds(act, classId, byKind));
  if (saved > 0) await completeClass(act, classId);
  return { saved, refused };
}

/** Writes results of kinds, and lets the one of each trainee stand for the class that stands now. Answers how many did change. */
export async function recordKinds(act: Act, classId: Uuid, rows: readonly KindRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  await saveKindResults(act.tx, classId, rows);
  const persons = new Set(rows.map(({ personId }) => personId));
  const kinds = await findKindResults(act.tx, classId);
  const standing = [...persons].flatMap((personId) => standingResult(kinds.get(personId) ?? []) ?? []);
  let saved = 0;
  for (const source of new Set(standing.map((row) => row.source)))
    saved += await saveResults(
      act.tx,
      classId,
      standing.filter((row) => row.source === source),
      { source, recordedAt: act.clock.now() },
    );
  return saved;
}

const saidBy = (row: ResultToRecord): Said => ({
  theoryScore: scoreText(row.theoryScore),
  practiceScore: scoreText(row.practiceScore),
  overallScore: scoreText(row.overallScore),
  result: row.result,
  assessedOn: row.assessedOn ?? null,
});
const valuesOf = ({ theoryScore, practiceScore, overallScore, result, assessedOn }: ResultRow): Said => ({
  ...{ theoryScore, practiceScore, overallScore, result, assessedOn },
});
const isCorrected = (row: Known | undefined) => row?.source.startsWith('correction:') ?? false;

interface At {
  readonly known: Known | undefined;
  readonly own: readonly KindRow[];
  readonly held: readonly (CertificateKind | null)[];
  readonly now: Date;
}

/** A row that names no kind. */
function takeSheet(row: ResultToRecord, { known, own }: At, { claimNumber }: ResultSource): Taken {
  const said = saidBy(row);
  const { personId } = row;
  if (known === undefined) return { row: { personId, ...said } };
  const isOpen = own.length === 0 && !isCorrected(known) && claimNumber === null;
  if (isOpen) return { row: { personId, ...said } };
  const before = valuesOf(known);
  if (contradicts(said, before))
    return {
      refusal: isCorrected(known)
        ? SHEET_REFUSALS.resultCorrected
        : own.length > 0
          ? SHEET_REFUSALS.resultExamined
          : claimNumber === null
            ? SHEET_REFUSALS.resultCorrected
            : resultClaimed(claimNumber),
    };
  return own.length > 0 ? { kinds: [] } : { row: { personId, ...filledIn(said, before) } };
}

/**
 * A result of a kind beside those of other kinds; of the same kind the later one counts. What a sheet had said before is
 * kept under the kind of its certificate, where that shows another one.
 */
function takeKind(
  row: ResultToRecord,
  { known, own, held, now, kind }: At & { readonly kind: CertificateKind },
  { source, claimNumber, kind: examined }: ResultSource,
): Taken {
  const said = saidBy(row);
  const { personId } = row;
  const wasOf = own.length === 0 && known ? (kindShown(known.result, held) ?? kind) : kind;
  const before =
    own.length === 0 ? (wasOf === kind ? known : undefined) : own.find((one) => one.kind === kind);
  if (before && contradicts(said, valuesOf(before))) {
    if (isCorrected(before)) return { refusal: SHEET_REFUSALS.resultCorrected };
    if (claimNumber !== null) return { refusal: resultClaimed(claimNumber) };
    if (examined === undefined) return { refusal: SHEET_REFUSALS.resultExamined };
  }
  const isLater = before?.source.startsWith('exam:') && before.source !== source;
  if (isLater && (before?.assessedOn ?? '') > (said.assessedOn ?? '')) return { kinds: [] };
  const earlier = wasOf !== kind && known ? [{ ...known, kind: wasOf }] : [];
  return { kinds: [...earlier, { personId, ...said, kind, source, recordedAt: now }] };
}

/** Kinds of the certificates that stand for this class, by trainee. */
async function kindsHeld(act: Act, classId: Uuid): Promise<Map<PersonId, (CertificateKind | null)[]>> {
  const held = new Map<PersonId, (CertificateKind | null)[]>();
  for (const { personId, kind } of await findCertificatesOfClass(act.tx, classId))
    held.set(personId, [...(held.get(personId) ?? []), kind]);
  return held;
}

/** What is on record, and what is said where that has nothing. */
function filledIn<T extends object>(said: T, before: Partial<T>): T {
  const known = Object.entries(before).filter(([, value]) => value !== null);
  return { ...said, ...Object.fromEntries(known) };
}
