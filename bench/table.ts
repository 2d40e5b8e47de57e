import { cpus, totalmem, type } from 'node:os';

/** One line of the table: ours beside what the same work costs without us. */
export interface Row {
  readonly name: string;
  readonly what: string;
  readonly ours: string;
  readonly floor: string;
  /** Ours divided by the floor, in time: 1 is as fast as can be. */
  readonly ratio: number;
  readonly cpuMs?: number | undefined;
  readonly peakRssMb?: number | undefined;
  readonly seed?: number | undefined;
  readonly target?: string | undefined;
  /** Said under the table. */
  readonly notes?: readonly string[];
}

/** Every row carries where and when it was measured: a ratio may travel, a time may not. */
export function heading(size: string): string[] {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    `${new Date().toISOString().slice(0, 10)}, ${size}`,
    `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB, ${type()}, Node ${process.version}`,
  ];
}

export function seconds(milliseconds: number): string {
  if (milliseconds < 100) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1_000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1_000).toFixed(2)} s`;
}

/** The rows as text. */
export function tableOf(rows: readonly Row[]): string[] {
  const cells = [
    ['bench', 'what', 'ours', 'floor', 'ratio', 'cpu', 'peak RSS', 'target', 'seed'],
    ...rows.map((row) => [
      row.name,
      row.what,
      row.ours,
      row.floor,
      row.ratio.toFixed(row.ratio < 10 ? 2 : 1),
      row.cpuMs === undefined ? '-' : seconds(row.cpuMs),
      row.peakRssMb === undefined ? '-' : `${Math.round(row.peakRssMb)} MB`,
      row.target ?? '-',
      row.seed === undefined ? '-' : String(row.seed),
    ]),
  ];
  return textTable(cells);
}

/** Cells as text, the first row its heading; also reads as Markdown. */
export function textTable(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(cells[0] ?? []),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...cells.slice(1).map(line),
  ];
}
