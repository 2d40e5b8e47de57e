import type { BankFiles } from '../../benefits/payments/index.ts';
import type { TableFiles } from '../../platform/access/index.ts';
import { paymentTable } from './rules-payment.ts';
import { answersOf, sampleTable } from './rules-return.ts';

/** The files of a bank that takes and gives workbooks, written and read by `tables`. */
export function bankFiles(tables: TableFiles): BankFiles {
  return {
    write: (batch) => tables.write(paymentTable(batch)),
    async read(file) {
      const table = await tables.read(file);
      return table.ok ? answersOf(table.value) : table;
    },
    sample: (batchNumber, rows) => tables.write(sampleTable(batchNumber, rows)),
  };
}
