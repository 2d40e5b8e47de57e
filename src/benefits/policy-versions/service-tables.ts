import type { Vocabulary } from '../../law/policy/index.ts';
import { occupationNames, policyTables } from '../../law/reference/index.ts';
import type { Act, OutTable } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, type LocalDate, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type Change, MOST_CHANGES } from './contract.ts';
import { cellsKey, matterOf, REFUSALS } from './rules.ts';
import { COLUMNS, changesOfTable, draftOfTable, readTable, rowOfGrid } from './rules-workbook.ts';
import { openVersion, record } from './service.ts';
import { findVersion, updateVersion } from './store.ts';
import { standardGrid } from './views.ts';

/** The amounts of a version as a workbook: what will hold, a row a line, ready to be changed and read in again. */
export async function exportTable(
  tx: Tx,
  vocabulary: Vocabulary,
  versionId: Uuid,
  today: LocalDate,
): Promise<OutTable | undefined> {
  const version = await findVersion(tx, versionId, today);
  if (!version) return undefined;
  const grid = standardGrid(await policyTables(tx, version.policyId, version.divisionCode), version);
  const names = await occupationNames(
    tx,
    grid.flatMap(({ occupationCode }) => occupationCode ?? []),
  );
  return {
    fileName: `${version.number}-补贴标准`,
    title: `${version.divisionName}补贴标准（${version.effectiveOn} 起，第 ${version.version} 稿）`,
    columns: COLUMNS.map(({ header }) => header),
    rows: grid.map((row) => rowOfGrid(row, names, vocabulary)),
  };
}

/**
 * Reads a changed workbook back: rows that say something else than what holds become changes of the draft, rows marked as
 * ended end, rows that are not there stay as they are. Other changes of the draft stay. Refuses what is no such table
 * and every row that cannot be read, by its number; `version-not-open`.
 */
export async function importTable(
  act: Act,
  vocabulary: Vocabulary,
  versionId: Uuid,
  table: readonly (readonly string[])[],
): Promise<
  Result<{
    versionId: Uuid;
    version: number;
    rowCount: number;
    set: number;
    ended: number;
    unchanged: number;
  }>
> {
  const known = await openVersion(act, versionId, null, 'policyVersions.importTable');
  if (!known.ok) return known;
  const draftNo = draftOfTable(table);
  if (draftNo !== undefined && draftNo !== known.value.version)
    return refused(REFUSALS.tableOutdated(draftNo, known.value.version));
  const read = readTable(table, vocabulary);
  if (!read.ok) return refused(...read.refusals);
  const tables = await policyTables(act.tx, known.value.policyId, known.value.divisionCode);
  const grid = standardGrid(tables, { ...known.value, changes: [] });
  const amounts = changesOfTable(read.value, grid);
  const stated = new Set(read.value.map(({ set }) => `standard ${cellsKey(set)}`));
  const others = known.value.changes.filter((change) => !stated.has(matterOf(change)));
  const changes: Change[] = [...amounts, ...others];
  if (changes.length > MOST_CHANGES) return refused(REFUSALS.tooManyChanges(MOST_CHANGES));
  const version = await updateVersion(act.tx, versionId, { changes });
  const set = amounts.filter(({ kind }) => kind === 'standard-set').length;
  const ended = amounts.length - set;
  await record(act, known.value, 'policy-version-amended', { rows: read.value.length, set, ended });
  return done({
    versionId,
    version,
    rowCount: read.value.length,
    set,
    ended,
    unchanged: read.value.length - amounts.length,
  });
}
