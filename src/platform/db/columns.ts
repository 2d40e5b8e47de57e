import type { ColumnType } from 'kysely';
import type { LocalDate } from '../kernel/index.ts';

/** A `date` column: read as a legal day, written as any text the database accepts as a day. */
export type DateColumn = ColumnType<LocalDate, string, string>;
