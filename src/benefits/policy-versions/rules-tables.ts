import { nearestOf, nearestRows, type PolicyTables } from '../../law/reference/index.ts';
import { addDays, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import type { Change } from './contract.ts';
import { cellsKey, isOn } from './rules.ts';

/** Whose changes, and the document they are decided by. */
export interface ChangedBy {
  readonly policyId: string;
  readonly divisionCode: string;
  readonly document: string;
}

/** Never a row of a table: what a draft would add, before anybody has signed it. */
const DRAFT_ID = '00000000-0000-7000-8000-000000000000' as Uuid;
const LONG_AGO = '2000-01-01' as LocalDate;

/** The changes by their matter, so that tables of thousands of rows are gone through once. */
function byMatter(changes: readonly Change[]) {
  const standards = new Map<string, Extract<Change, { kind: 'standard-set' | 'standard-end' }>>();
  const scarce = new Map<string, Extract<Change, { kind: 'scarce-add' | 'scarce-end' }>>();
  const settings = new Map<string, Extract<Change, { kind: 'setting-set' }>>();
  for (const change of changes)
    switch (change.kind) {
      case 'standard-set':
      case 'standard-end':
        standards.set(cellsKey(change), change);
        break;
      case 'scarce-add':
      case 'scarce-end':
        scarce.set(change.occupationCode, change);
        break;
      case 'setting-set':
        settings.set(change.key, change);
        break;
    }
  return { standards, scarce, settings };
}

/** The tables with a draft's changes from a day on: what was before holds until the day before. */
export function tablesWith(
  tables: PolicyTables,
  changes: readonly Change[],
  by: ChangedBy,
  from: LocalDate,
): PolicyTables {
  const changed = byMatter(changes);
  const open = {
    from,
    through: null,
    policyId: by.policyId,
    divisionCode: by.divisionCode,
    source: by.document,
  };
  const standards = ended(tables.standards, by, from, (row) => changed.standards.has(cellsKey(row)));
  for (const change of changed.standards.values())
    if (change.kind === 'standard-set') {
      const { kind: _, ...row } = change;
      standards.push({ ...row, ...open, standardId: DRAFT_ID });
    }
  const scarce = ended(tables.scarce, by, from, (row) => changed.scarce.has(row.occupationCode));
  for (const { kind, occupationCode } of changed.scarce.values())
    if (kind === 'scarce-add') scarce.push({ ...open, scarceId: DRAFT_ID, occupationCode });
  const settings = ended(tables.settings, by, from, (row) => changed.settings.has(row.settingKey));
  for (const { key, value } of changed.settings.values())
    settings.push({
      ...open,
      settingId: DRAFT_ID,
      settingKey: key,
      settingValue: value,
      policyVersionId: null,
    });
  return { standards, scarce, settings };
}

/**
 * Of every matter that the changes speak of, what holds in a place on the day, as though it had always held; other
 * matters as they are. A dry run compares the tables without a draft and with it in this form: the difference is the
 * draft's alone, not that of an earlier change in the period, and none where a county's own row goes before it.
 */
export function asAlways(
  tables: PolicyTables,
  changes: readonly Change[] | 'every matter',
  day: LocalDate,
): PolicyTables {
  const every = changes === 'every matter';
  const changed = byMatter(every ? [] : changes);
  const always = { from: LONG_AGO, through: null };
  const held = <T extends { from: string; through: string | null }>(
    rows: readonly T[],
    isMeant: (row: T) => boolean,
    nearest: (rows: readonly T[]) => T[],
  ): T[] => [
    ...rows.filter((row) => !every && !isMeant(row)),
    ...nearest(rows.filter((row) => every || isMeant(row)))
      .filter((row) => isOn(row, day))
      .map((row) => ({ ...row, ...always })),
  ];
  return {
    standards: held(tables.standards, (row) => changed.standards.has(cellsKey(row)), nearestRows),
    // Whoever lists an occupation lists it: several divisions may, and none goes before another.
    scarce: held(
      tables.scarce,
      (row) => changed.scarce.has(row.occupationCode),
      (rows) => [...rows],
    ),
    settings: held(
      tables.settings,
      (row) => changed.settings.has(row.settingKey),
      (rows) => nearestOf(rows, (row) => row.settingKey),
    ),
  };
}

/** The division's own rows of the matters meant end the day before; those that begin later are not there. */
function ended<
  T extends { readonly divisionCode: string; readonly from: string; readonly through: string | null },
>(rows: readonly T[], by: ChangedBy, from: LocalDate, isMeant: (row: T) => boolean): T[] {
  return rows.flatMap((row) => {
    if (row.divisionCode !== by.divisionCode || !isMeant(row)) return [row];
    if (row.through !== null && row.through < from) return [row];
    return row.from < from ? [{ ...row, through: addDays(from, -1) }] : [];
  });
}
