import type { KeyboardEvent } from 'react';

/**
 * In a table to type into: moves the focus to the same cell of the next row, with Shift held of the row before. Cells
 * are distinguished by `data-cell` on the input or on the cell around it. False when there is no such row.
 */
export function stepCell(event: KeyboardEvent): boolean {
  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
  const wanted = `[data-cell="${cell?.dataset.cell}"]`;
  let row: Element | null | undefined = cell?.closest('tr');
  do row = event.shiftKey ? row?.previousElementSibling : row?.nextElementSibling;
  while (row && !row.querySelector(wanted));
  const found = row?.querySelector<HTMLElement>(wanted);
  const input = found?.matches('input') ? (found as HTMLInputElement) : found?.querySelector('input');
  input?.focus();
  input?.select();
  return input !== null && input !== undefined;
}
