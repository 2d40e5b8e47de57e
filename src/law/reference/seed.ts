import { seedWorkingDays } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { divisionPathOf, localDate, type Uuid } from '../../platform/kernel/index.ts';
import type { TrainingStandardKind } from './contract-training.ts';
import { type CsvRow, csvRows } from './csv.ts';
import { upsertAliases, upsertDivisions, upsertOccupations } from './store-reference.ts';
import { upsertTrainingStandards } from './store-training.ts';

const LEVELS = ['province', 'prefecture', 'county', 'township'];

/**
 * Loads the reference tables of data/: divisions, occupations with what people call them, what classes are taught by, working days. Safe to
 * repeat: rows that are as they should be are left alone, nothing is removed.
 */
export async function seedReference(tx: Tx): Promise<void> {
  const divisions = csvRows('divisions.csv').map((row) => ({
    code: cell(row, 'code'),
    name: cell(row, 'name'),
    level: cell(row, 'level'),
    parent: row.parent || null,
    path: divisionPathOf(cell(row, 'code')),
    source: cell(row, 'source'),
  }));
  for (const level of LEVELS)
    await upsertDivisions(
      tx,
      divisions.filter((row) => row.level === level),
    );
  const occupations = csvRows('occupations-2022.csv')
    .filter((row) => /^\d-\d{2}-\d{2}-\d{2}$/.test(row.code ?? ''))
    .map((row) => ({
      code: cell(row, 'code'),
      name: cell(row, 'title'),
      edition: '2022',
      isDigital: cell(row, 'flags').includes('S'),
      isGreen: cell(row, 'flags').includes('L'),
      source: cell(row, 'source'),
    }));
  await upsertOccupations(tx, occupations);
  await upsertAliases(
    tx,
    csvRows('occupation-names.csv').map((row) => ({
      code: cell(row, 'code'),
      name: cell(row, 'name'),
      kind: cell(row, 'kind'),
      source: cell(row, 'source'),
    })),
  );
  await upsertTrainingStandards(tx, csvRows('training-standards.csv').map(standardOf));
  await seedWorkingDays(tx);
}

function standardOf(row: CsvRow): Parameters<typeof upsertTrainingStandards>[1][number] {
  const number = (column: string) => (row[column] ? Number(row[column]) : null);
  return {
    standardId: cell(row, 'standard_id') as Uuid,
    kind: cell(row, 'kind') as TrainingStandardKind,
    code: cell(row, 'code'),
    edition: cell(row, 'edition'),
    title: cell(row, 'title'),
    occupationCode: row.occupation_code || null,
    level: number('level'),
    totalHours: number('total_hours'),
    theoryHours: number('theory_hours'),
    practiceHours: number('practice_hours'),
    safetyHours: number('safety_hours'),
    from: localDate(cell(row, 'from')),
    through: row.through ? localDate(row.through) : null,
    source: cell(row, 'source'),
  };
}

function cell(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`a reference table of data/ lacks the column ${column}`);
  return value;
}
