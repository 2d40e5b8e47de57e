import type { Command } from 'commander';
import { publicationExport } from '../../benefits/publications/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { addDatabaseOptions, type DatabaseTarget } from './database-target.ts';
import { writeTable } from './table-out.ts';
import { withCliApp } from './with-app.ts';

/** `jilu publication export`: who may be published, exactly as the public sees it, and how far each list is. */
export function addPublicationCommand(program: Command): void {
  const publication = program.command('publication').description('补贴公示');
  const list = publication
    .command('export')
    .description('导出公示名单：姓名、隐去中间位的证号、单位、项目、标准、金额')
    .requiredOption('--out <file>', '.csv、.xlsx 或 .jsonl');
  addDatabaseOptions(list).action(async (options: DatabaseTarget & { readonly out: string }) => {
    process.exitCode = await withCliApp(options, async ({ app, actor }) => {
      const table = await readTx(app.db, actor.scope, (tx) => publicationExport(tx, app.policies.vocabulary));
      await writeTable(options.out, table);
      console.log(`公示名单 ${table.rows.length} 行，写入 ${options.out}。`);
      return 0;
    });
  });
}
