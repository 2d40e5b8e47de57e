import type { Command } from 'commander';
import { writeBackup } from '../../platform/db/index.ts';
import { headsOfSnapshot } from '../../platform/journal/index.ts';
import { addDatabaseOptions, type DatabaseTarget, withDatabase } from './database-target.ts';
import { tableProgress } from './table-progress.ts';

/** `jilu backup DIR`: one consistent snapshot into a new folder, while the system runs. */
export function addBackupCommand(program: Command): void {
  const command = program
    .command('backup')
    .description('把整个数据库备份到一个新文件夹(密钥和上传的文件不在其中)')
    .argument('<dir>', '备份文件夹,须不存在或为空');
  addDatabaseOptions(command).action(async (dir: string, target: DatabaseTarget) => {
    await withDatabase(
      target,
      async (db) => {
        const progress = tableProgress('备份');
        const manifest = await writeBackup(db, dir, {
          progress: progress.step,
          journalHeads: headsOfSnapshot,
        });
        progress.end();
        const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
        console.log(`已备份 ${manifest.tables.length} 张表、${rows} 行到 ${dir}`);
        console.log(manifest.note);
      },
      { create: false },
    );
  });
}
