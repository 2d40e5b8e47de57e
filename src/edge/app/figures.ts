import { z } from 'zod';
import { countLinesOfPersons } from '../../benefits/claims/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { progressOf } from '../../training/assessment/index.ts';
import { countClassesOfOrganisations, countClassesOfPersons } from '../../training/classes/index.ts';

// Pages of earlier modules show figures of later ones. Each figure is counted by the module that owns it; here they
// are joined to the rows, within the same transaction and scope.

/** What later modules know of a person. */
export const personFigures = { classCount: z.int().min(0), claimLineCount: z.int().min(0) };

export async function withPersonFigures<T extends { readonly personId: number }>(tx: Tx, rows: readonly T[]) {
  const ids = rows.map((row) => row.personId as PersonId);
  const classes = await countClassesOfPersons(tx, ids);
  const lines = await countLinesOfPersons(tx, ids);
  return rows.map((row) => ({
    ...row,
    classCount: classes.get(row.personId as PersonId) ?? 0,
    claimLineCount: lines.get(row.personId as PersonId) ?? 0,
  }));
}

/** What later modules know of an organisation. */
export const organisationFigures = { classCount: z.int().min(0) };

export async function withClassCounts<T extends { readonly organisationId: string }>(
  tx: Tx,
  rows: readonly T[],
) {
  const counts = await countClassesOfOrganisations(
    tx,
    rows.map((row) => row.organisationId),
  );
  return rows.map((row) => ({ ...row, classCount: counts.get(row.organisationId) ?? 0 }));
}

/** What later modules know of a class. */
export const classFigures = {
  /** Of the enrolled, those present at 80 percent of the half days or more. */
  trainedCount: z.int().min(0),
  /** Of the enrolled, those who passed and hold an accepted certificate. */
  certifiedCount: z.int().min(0),
};

export async function withProgress<T extends { readonly classId: string }>(tx: Tx, rows: readonly T[]) {
  const progress = await progressOf(
    tx,
    rows.map((row) => row.classId as Uuid),
  );
  return rows.map((row) => ({ ...row, ...progress(row.classId as Uuid) }));
}
