import { useLayoutEffect, useRef, useState } from 'react';
import { sheetEnds } from './paper-pages.ts';
import { SimpleTable, type SimpleTableProps } from './simple-table.tsx';
import { words } from './words.ts';

/** The printable part of A4 in millimetres, as the @page rules of print.css leave it. */
const SHEET = { portrait: { width: 180, height: 263 }, landscape: { width: 273, height: 180 } } as const;
/** Rounding of the printer. */
const SPARE = 4;
const PIXELS_A_MILLIMETRE = 96 / 25.4;

/** The sheets of the table within its paper, measured on a copy as wide as the paper is printed. */
function measure(paper: HTMLElement): number[] {
  const { width, height } = SHEET[paper.classList.contains('landscape') ? 'landscape' : 'portrait'];
  const copy = paper.cloneNode(true) as HTMLElement;
  copy.removeAttribute('tabindex');
  copy.setAttribute('aria-hidden', 'true');
  copy.style.cssText = `position:absolute;visibility:hidden;left:0;top:0;width:${width}mm;max-width:none;margin:0;padding:0;border:0;overflow:hidden`;
  document.body.append(copy);
  try {
    const table = copy.querySelector('table[data-sheets]');
    const rows = [...(table?.querySelectorAll('tbody > tr:not(.sheet-total)') ?? [])];
    const head = table?.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    const foot = table?.querySelector('tfoot')?.getBoundingClientRect().height ?? 0;
    const start = table?.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
    const sheet = (height - SPARE) * PIXELS_A_MILLIMETRE;
    return sheetEnds({
      first: sheet - (start - copy.getBoundingClientRect().top),
      later: sheet - head,
      rows: rows.map((row) => row.getBoundingClientRect().height),
      sum: foot,
    });
  } finally {
    copy.remove();
  }
}

/** A list on paper: 本页小计 at the foot of each sheet when there are several, 合计 once, after the last row. */
export function PaperTable<R>(props: Omit<SimpleTableProps<R>, 'sheets' | 'scroll' | 'scrollClass'>) {
  const frame = useRef<HTMLDivElement>(null);
  const [ends, setEnds] = useState<readonly number[]>([]);
  const { rows } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other heights
  useLayoutEffect(() => {
    const paper = frame.current?.closest('.paper');
    if (paper instanceof HTMLElement) setEnds(measure(paper));
  }, [rows]);
  return (
    <div ref={frame}>
      <SimpleTable {...props} sheets={{ ends, title: words.printing.sheetTotal }} />
    </div>
  );
}
