// Runs as a child process with a small heap: the only place where the bytes of a stranger's file are parsed.
import {
  FileFault,
  type FileFaultCode,
  type MergedRange,
  type ReadLimits,
  type Sheet,
  type SheetBeside,
  type SheetRow,
  type Workbook,
} from './contract.ts';
import { parseCsv } from './csv-parser.ts';
import { kindOfBytes } from './file-kind.ts';
import { parseXlsx } from './xlsx-parser.ts';

export interface ReadOrder {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
}

export type ReadNews =
  | { readonly kind: 'started' }
  | { readonly kind: 'sheet'; readonly name: string; readonly state: Sheet['state'] }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | {
      readonly kind: 'sheet-end';
      readonly merges: readonly MergedRange[];
      readonly hiddenColumns: Sheet['hiddenColumns'];
      readonly beside?: SheetBeside;
    }
  | {
      readonly kind: 'done';
      readonly format: Workbook['format'];
      readonly encoding?: NonNullable<Workbook['encoding']>;
    }
  | { readonly kind: 'fault'; readonly code: FileFaultCode; readonly where: string };

function send(news: ReadNews): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(news, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

async function read(order: ReadOrder): Promise<void> {
  await send({ kind: 'started' });
  const kind = kindOfBytes(order.bytes, order.file);
  if (kind === 'csv') {
    const { encoding, sheet } = parseCsv(order.bytes, order.limits);
    await send({ kind: 'sheet', name: sheet.name, state: sheet.state });
    for (let at = 0; at < sheet.rows.length; at += 500)
      await send({ kind: 'rows', rows: sheet.rows.slice(at, at + 500) });
    await send({ kind: 'sheet-end', merges: [], hiddenColumns: [] });
    await send({ kind: 'done', format: 'csv', encoding });
    return;
  }
  await parseXlsx(order.bytes, order.limits, {
    begin: (name, state) => void send({ kind: 'sheet', name, state }),
    rows: (rows) => send({ kind: 'rows', rows }),
    end: (merges, hiddenColumns, beside) =>
      void send({ kind: 'sheet-end', merges, hiddenColumns, ...(beside ? { beside } : {}) }),
  });
  await send({ kind: 'done', format: 'xlsx' });
}

process.on('message', (order: ReadOrder) => {
  read(order).catch((error: unknown) => {
    const fault = error instanceof FileFault ? error : new FileFault('file-damaged');
    return send({ kind: 'fault', code: fault.code, where: fault.where });
  });
});
process.on('disconnect', () => process.exit(0));
