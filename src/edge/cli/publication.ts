import { publicationExport } from '../../benefits/publications/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { DatabaseTarget } from './database-target.ts';
import { writeTable } from './table-out.ts';
import { withCliApp } from './with-app.ts';

/** Writes who may be published, exactly as the public sees it; the exit status. */
export function exportPublication(options: DatabaseTarget & { readonly out: string }): Promise<number> {
  return withCliApp(options, async ({ app, actor }) => {
    const table = await readTx(app.db, actor.scope, (tx) => publicationExport(tx, app.policies.vocabulary));
    await writeTable(options.out, table);
    console.log(`公示名单 ${table.rows.length} 行，写入 ${options.out}。`);
    return 0;
  });
}
