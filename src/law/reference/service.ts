import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  done,
  type LocalDate,
  type Refusal,
  type Result,
  refusal,
  refused,
  sourceInWords,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type {
  Amendment,
  Benefit,
  CertificateKind,
  SettingValue,
  TrainingKind,
  Unit,
} from '../policy/index.ts';
import type {
  occupationListQuery,
  occupationListReply,
  scarceListQuery,
  scarceListReply,
  standardListQuery,
  standardListReply,
} from './contract.ts';
import { nearestOf, nearestRows, type StandardInForce, scarceClash, standardClash } from './rules.ts';
import {
  endScarce,
  endSetting,
  endStandard,
  findClashingScarce,
  findClashingStandards,
  findScarce,
  findSettings,
  findStandards,
  insertScarce,
  insertSetting,
  insertStandard,
  listScarce,
  listStandards,
  type ScarceWrite,
  type SettingWrite,
  type StandardWrite,
} from './store.ts';
import { listOccupations } from './store-reference.ts';

export type StandardInput = StandardInForce;
export type ScarceInput = Omit<ScarceWrite, 'scarceId'>;

/**
 * Adds rows of the city's catalogue of amounts (LC-8); a row that is there already word for word stays. Refuses
 * `standard-clash` for each row that meets another of the same cells on the same days, naming that one; then nothing
 * is added.
 */
export async function upsertStandards(
  act: Act,
  rows: readonly StandardInput[],
): Promise<Result<{ added: number; unchanged: number }>> {
  const refusals: Refusal[] = [];
  let added = 0;
  for (const [index, row] of rows.entries()) {
    const clashes = await findClashingStandards(act.tx, row);
    if (clashes.some((other) => isSameStandard(other, row))) continue;
    const tried = await tryConstraint(act.tx, () =>
      insertStandard(
        act.tx,
        { ...row, standardId: act.ids.uuid() },
        { at: act.clock.now(), by: act.actor.accountId },
      ),
    );
    if (tried.ok) {
      added += 1;
      continue;
    }
    if (tried.violation.constraint !== 'subsidy_standard_one_at_a_time')
      throw new Error(`standard not stored: ${tried.violation.constraint}`);
    const [clash] = await findClashingStandards(act.tx, row);
    if (!clash) throw new Error('the clashing row cannot be found');
    refusals.push(standardClash(index, clash));
  }
  if (refusals.length > 0) return refused(...refusals);
  if (added > 0)
    await act.record({
      event: 'standards-put',
      objectType: 'subsidy-standard',
      objectId: rows[0]?.policyId ?? '',
      divisionPath: divisionPathOf(rows[0]?.divisionCode ?? ''),
      detail: { added, source: rows[0]?.source },
    });
  return done({ added, unchanged: rows.length - added });
}

function isSameStandard(a: StandardInForce, b: StandardInForce): boolean {
  return (
    a.from === b.from &&
    a.through === b.through &&
    a.unit === b.unit &&
    a.amountFen === b.amountFen &&
    a.shortageUpliftPercent === b.shortageUpliftPercent
  );
}

/** Adds occupations to the scarce list (LC-3); the same entry again stays. Refuses `scarce-clash`. */
export async function upsertScarce(
  act: Act,
  rows: readonly ScarceInput[],
): Promise<Result<{ added: number; unchanged: number }>> {
  const refusals: Refusal[] = [];
  let added = 0;
  for (const [index, row] of rows.entries()) {
    const entry = { ...row, scarceId: act.ids.uuid() };
    const clashes = await findClashingScarce(act.tx, entry);
    if (clashes.some((other) => other.from === row.from && other.through === row.through)) continue;
    const tried = await tryConstraint(act.tx, () => insertScarce(act.tx, entry, act.clock.now()));
    if (tried.ok) {
      added += 1;
      continue;
    }
    if (tried.violation.constraint !== 'scarce_occupation_one_at_a_time')
      throw new Error(`scarce occupation not stored: ${tried.violation.constraint}`);
    const [clash] = await findClashingScarce(act.tx, entry);
    if (!clash) throw new Error('the clashing entry cannot be found');
    refusals.push(scarceClash(index, clash));
  }
  if (refusals.length > 0) return refused(...refusals);
  if (added > 0)
    await act.record({
      event: 'scarce-occupations-put',
      objectType: 'scarce-occupation',
      objectId: rows[0]?.policyId ?? '',
      divisionPath: divisionPathOf(rows[0]?.divisionCode ?? ''),
      detail: { added, source: rows[0]?.source },
    });
  return done({ added, unchanged: rows.length - added });
}

/** County, prefecture and province of a county's code. */
function outwardFrom(divisionCode: string): string[] {
  return [...new Set([divisionCode, `${divisionCode.slice(0, 4)}00`, `${divisionCode.slice(0, 2)}0000`])];
}

/** What a division, its prefecture and its province have each set of a notice, nothing left out, whenever in force. */
export interface PolicyTables {
  readonly standards: readonly StandardWrite[];
  readonly scarce: readonly ScarceWrite[];
  readonly settings: readonly SettingWrite[];
}

export async function policyTables(tx: Tx, policyId: string, divisionCode: string): Promise<PolicyTables> {
  const divisions = outwardFrom(divisionCode);
  return {
    standards: await findStandards(tx, policyId, divisions),
    scarce: await findScarce(tx, policyId, divisions),
    settings: await findSettings(tx, policyId, divisions),
  };
}

/** The tables as they hold in one place: nearest rows only, in the form that the determination reads. */
export function tablesInPlace(tables: PolicyTables) {
  return {
    standards: nearestRows(tables.standards).map(standardToDecide),
    scarce: tables.scarce.map(scarceToDecide),
    amendments: nearestOf(tables.settings, (row) => row.settingKey).map(settingToAmend),
  };
}

function standardToDecide(row: StandardInForce) {
  return {
    policy: row.policyId,
    // Whoever writes a row has checked its words against the vocabulary.
    benefit: row.benefit as Benefit,
    trainingKind: (row.trainingKind ?? undefined) as TrainingKind | undefined,
    occupation: row.occupationCode ?? undefined,
    level: row.level ?? undefined,
    certificateKind: (row.certificateKind ?? undefined) as CertificateKind | undefined,
    unit: row.unit as Unit,
    amountFen: row.amountFen,
    shortageUplift: row.shortageUpliftPercent ?? undefined,
    from: row.from,
    through: row.through ?? undefined,
    source: row.source,
  };
}

function scarceToDecide(row: ScarceWrite) {
  return {
    policy: row.policyId,
    occupation: row.occupationCode,
    from: row.from,
    through: row.through ?? undefined,
  };
}

function settingToAmend(row: SettingWrite): Amendment {
  return {
    key: row.settingKey,
    value: row.settingValue,
    from: row.from as LocalDate,
    through: row.through as LocalDate | null,
    source: row.source,
  };
}

/** Which policy version changes a table, of whose division, from which day. */
export interface TableChange {
  readonly policyId: string;
  readonly divisionCode: string;
  readonly effectiveOn: LocalDate;
  readonly source: string;
  readonly policyVersionId: Uuid;
}

type AmountSet = Pick<
  StandardInForce,
  | 'benefit'
  | 'trainingKind'
  | 'occupationCode'
  | 'level'
  | 'certificateKind'
  | 'unit'
  | 'amountFen'
  | 'shortageUpliftPercent'
>;

/** Ends the division's row of these cells the day before and sets the new one from the day on. Refuses `standard-clash`. */
export async function changeStandard(
  act: Act,
  change: TableChange,
  row: AmountSet | Omit<AmountSet, 'unit' | 'amountFen' | 'shortageUpliftPercent'>,
): Promise<Result<null>> {
  const { effectiveOn, ...where } = change;
  await endStandard(act.tx, { ...where, ...row, from: effectiveOn });
  if (!('amountFen' in row)) return done(null);
  const write: StandardWrite = {
    ...where,
    ...row,
    standardId: act.ids.uuid(),
    from: effectiveOn,
    through: null,
  };
  const tried = await tryConstraint(act.tx, () =>
    insertStandard(act.tx, write, { at: act.clock.now(), by: act.actor.accountId }),
  );
  if (tried.ok) return done(null);
  const [clash] = await findClashingStandards(act.tx, write);
  return refused(clash ? standardClash(0, clash) : laterRow);
}

/** Adds an occupation to the scarce list from the day on, or ends it the day before. Refuses `later-row`. */
export async function changeScarce(
  act: Act,
  change: TableChange,
  occupationCode: string,
  isListed: boolean,
): Promise<Result<null>> {
  const { effectiveOn, ...where } = change;
  await endScarce(act.tx, { ...where, occupationCode, from: effectiveOn });
  if (!isListed) return done(null);
  const write: ScarceWrite = {
    ...where,
    scarceId: act.ids.uuid(),
    occupationCode,
    from: effectiveOn,
    through: null,
  };
  const tried = await tryConstraint(act.tx, () => insertScarce(act.tx, write, act.clock.now()));
  return tried.ok ? done(null) : refused(laterRow);
}

/** Sets a value of the pack or of the way claims are run from the day on. Refuses `later-row`. */
export async function changeSetting(
  act: Act,
  change: TableChange,
  settingKey: string,
  settingValue: SettingValue,
): Promise<Result<null>> {
  const { effectiveOn, ...where } = change;
  await endSetting(act.tx, { ...where, settingKey, from: effectiveOn });
  const write: SettingWrite = {
    ...where,
    settingId: act.ids.uuid(),
    settingKey,
    settingValue,
    from: effectiveOn,
    through: null,
  };
  const tried = await tryConstraint(act.tx, () =>
    insertSetting(act.tx, write, { at: act.clock.now(), by: act.actor.accountId }),
  );
  return tried.ok ? done(null) : refused(laterRow);
}

const laterRow = refusal(
  'later-row',
  '这一项在施行日或之后已另有安排，不能再插在前面；请先核对已批准的调整，改用更晚的施行日。',
  '/effectiveOn',
);

/**
 * The amounts that hold in a county under a notice, in the form the determination reads: absent cells fit anything,
 * both days belong to the period. A county's own row goes before its prefecture's of the same cells.
 */
export async function standardsOf(tx: Tx, policyId: string, divisionCode: string) {
  const rows = await findStandards(tx, policyId, outwardFrom(divisionCode));
  return nearestRows(rows).map(standardToDecide);
}

/** The scarce occupations that hold in a county under a notice. */
export async function scarceOf(tx: Tx, policyId: string, divisionCode: string) {
  const rows = await findScarce(tx, policyId, outwardFrom(divisionCode));
  return rows.map(scarceToDecide);
}

/** What a county's bureau, its prefecture and province have set of a notice, in the form that amends a pack. */
export async function amendmentsOf(tx: Tx, policyId: string, divisionCode: string): Promise<Amendment[]> {
  const rows = await findSettings(tx, policyId, outwardFrom(divisionCode));
  return nearestOf(rows, (row) => row.settingKey).map(settingToAmend);
}

export async function standardPage(
  tx: Tx,
  query: z.infer<typeof standardListQuery>,
  today: LocalDate,
): Promise<z.infer<typeof standardListReply>> {
  const { rows, total } = await listStandards(tx, { ...query, today });
  return paged(rows.map(inWords), query.limit, total, (row) => row.standardId);
}

export async function scarcePage(
  tx: Tx,
  query: z.infer<typeof scarceListQuery>,
  today: LocalDate,
): Promise<z.infer<typeof scarceListReply>> {
  const { rows, total } = await listScarce(tx, { ...query, today });
  return paged(rows.map(inWords), query.limit, total, (row) => row.scarceId);
}

/** What was imported names its workbook. */
const inWords = <T extends { readonly source: string }>(row: T): T => ({
  ...row,
  source: sourceInWords(row.source),
});

export async function occupationPage(
  tx: Tx,
  query: z.infer<typeof occupationListQuery>,
): Promise<z.infer<typeof occupationListReply>> {
  const { rows, total } = await listOccupations(tx, query);
  return paged(rows, query.limit, total, (row) => row.occupationCode);
}

function paged<T>(found: readonly T[], limit: number, total: number, keyOf: (row: T) => string) {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > rows.length && last ? keyOf(last) : null, total };
}
