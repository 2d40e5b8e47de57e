import { readFileSync } from 'node:fs';

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a table of data/: plain comma-separated text, quotes doubled inside quotes; lines that begin with # are remarks. */
export function csvRows(file: string): CsvRow[] {
  const text = readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8').replace(/^\uFEFF/, '');
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const columns = cellsOf(header ?? '');
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
    match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'),
  );
}
