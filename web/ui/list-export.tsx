import { Button } from 'antd';
import { useState } from 'react';
import {
  act,
  type ListPath,
  newKey,
  type Query,
  type ReadInit,
  type Row,
  read,
  saveAs,
} from '../client/index.ts';
import { type Column, useCellText } from './column.tsx';
import { words } from './words.ts';

interface ExportProps<P extends ListPath> {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly path: P;
  readonly params: ReadInit<P>['params'];
  /** As the list is filtered. */
  readonly query: NonNullable<Query<P>>;
  readonly columns: readonly Column<Row<P>>[];
}

/** Every row that the filters leave, read page by page. */
async function readAll<P extends ListPath>(props: ExportProps<P>): Promise<Row<P>[]> {
  const rows: Row<P>[] = [];
  let after: string | null = null;
  do {
    const init = {
      params: props.params,
      query: { ...props.query, limit: 500, ...(after === null ? {} : { after }) },
    } as ReadInit<P>;
    const page = (await read(props.path, init)) as unknown as { rows: Row<P>[]; next: string | null };
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** Saves the shown columns of all rows as a file that a spreadsheet opens. */
export function ExportButton<P extends ListPath>(props: ExportProps<P>) {
  const [exporting, setExporting] = useState(false);
  const text = useCellText();
  async function exportRows() {
    setExporting(true);
    try {
      const { columns } = props;
      const lines = [columns.map((column) => column.title)];
      const rows = await readAll(props);
      // What is taken away leaves a line in the journal, or is not taken away.
      await act('POST', '/api/list-exports', {
        body: { list: props.name, rows: rows.length },
        key: newKey(),
      });
      for (const row of rows) lines.push(columns.map((column) => text(column, row)));
      const quoted = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
      saveAs(new Blob(['\ufeff', quoted.join('\r\n')], { type: 'text/csv' }), `${props.name}.csv`);
    } finally {
      setExporting(false);
    }
  }
  return (
    <Button type="text" loading={exporting} onClick={() => void exportRows()}>
      {words.list.export}
    </Button>
  );
}
