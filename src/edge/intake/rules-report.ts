import type { IntakePlan, IntakeReport } from './contract.ts';

/** The plan as the report file shows it: outcomes and findings, without the staged values. */
export function reportOf(plan: IntakePlan): IntakeReport {
  return {
    rows: plan.rows.map(({ file, sheet, row, outcome, cells }) => ({
      file,
      sheet,
      row,
      outcome,
      cells: cells.map(({ cell, field, code, message, from, to }) => ({
        cell,
        field,
        code,
        message,
        from,
        to,
      })),
    })),
    sheets: plan.sheets,
    classes: plan.classes,
  };
}
