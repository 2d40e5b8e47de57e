import {
  nearestOf,
  nearestRows,
  type PolicyTables,
  type ScarceWrite,
  type SettingWrite,
  type StandardWrite,
} from '../catalogue/index.ts';
import { addDays, type LocalDate, type Uuid } from '../kernel/index.ts';
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

/**
 * The tables with a draft's changes. `from` a day: what was before stands until the day before, as it will when the
 * version is in force. `from` null: as though the changes had always held, for a dry run over lines of the past.
 */
export function tablesWith(
  tables: PolicyTables,
  changes: readonly Change[],
  by: ChangedBy,
  from: LocalDate | null,
): PolicyTables {
  let { standards, scarce, settings } = tables;
  const where = { policyId: by.policyId, divisionCode: by.divisionCode, source: by.document };
  const start = from ?? LONG_AGO;
  const open = { from: start, through: null, ...where };
  for (const change of changes)
    switch (change.kind) {
      case 'standard-set':
      case 'standard-end': {
        const key = cellsKey(change);
        standards = ended(standards, by, from, (row) => cellsKey(row) === key);
        if (change.kind === 'standard-set') {
          const { kind: _, ...row } = change;
          const added: StandardWrite = { ...row, ...open, standardId: DRAFT_ID };
          standards = [...standards, added];
        }
        break;
      }
      case 'scarce-add':
      case 'scarce-end': {
        const { occupationCode } = change;
        scarce = ended(scarce, by, from, (row) => row.occupationCode === occupationCode);
        const added: ScarceWrite = { ...open, scarceId: DRAFT_ID, occupationCode };
        if (change.kind === 'scarce-add') scarce = [...scarce, added];
        break;
      }
      case 'setting-set': {
        settings = ended(settings, by, from, (row) => row.settingKey === change.key);
        const added: SettingWrite = {
          ...open,
          settingId: DRAFT_ID,
          settingKey: change.key,
          settingValue: change.value,
          policyVersionId: null,
        };
        settings = [...settings, added];
        break;
      }
    }
  return { standards, scarce, settings };
}

/**
 * What a dry run compares a draft with: of every matter that the draft changes, what would hold on its day without it, as
 * though that had always held. So the difference is the draft's alone, not that of an earlier change in the period.
 */
export function tablesWithout(
  tables: PolicyTables,
  changes: readonly Change[],
  by: ChangedBy & { readonly effectiveOn: LocalDate },
): PolicyTables {
  let { standards, scarce, settings } = tables;
  const always = { divisionCode: by.divisionCode, from: LONG_AGO, through: null };
  for (const change of changes)
    switch (change.kind) {
      case 'standard-set':
      case 'standard-end': {
        const isMeant = (row: StandardWrite) => cellsKey(row) === cellsKey(change);
        const [holding] = nearestRows(standards.filter(isMeant)).filter((row) => isOn(row, by.effectiveOn));
        standards = ended(standards, by, null, isMeant);
        if (holding) standards = [...standards, { ...holding, ...always }];
        break;
      }
      case 'scarce-add':
      case 'scarce-end': {
        const isMeant = (row: ScarceWrite) => row.occupationCode === change.occupationCode;
        const holding = scarce.find((row) => isMeant(row) && isOn(row, by.effectiveOn));
        scarce = ended(scarce, by, null, isMeant);
        if (holding?.divisionCode === by.divisionCode) scarce = [...scarce, { ...holding, ...always }];
        break;
      }
      case 'setting-set': {
        const isMeant = (row: SettingWrite) => row.settingKey === change.key;
        const [holding] = nearestOf(settings.filter(isMeant), (row) => row.settingKey).filter((row) =>
          isOn(row, by.effectiveOn),
        );
        settings = ended(settings, by, null, isMeant);
        if (holding) settings = [...settings, { ...holding, ...always }];
        break;
      }
    }
  return { standards, scarce, settings };
}

/** The division's own rows of one matter end the day before; as though always changed, they were never there. */
function ended<
  T extends { readonly divisionCode: string; readonly from: string; readonly through: string | null },
>(rows: readonly T[], by: ChangedBy, from: LocalDate | null, isMeant: (row: T) => boolean): T[] {
  return rows.flatMap((row) => {
    if (row.divisionCode !== by.divisionCode || !isMeant(row)) return [row];
    if (from === null) return [];
    if (row.through !== null && row.through < from) return [row];
    return row.from < from ? [{ ...row, through: addDays(from, -1) }] : [];
  });
}
