import type { Command } from 'commander';
import { writeBackup } from '../../platform/db/index.ts';
import { contentsOfSnapshot, shareFolder } from '../../platform/files/index.ts';
import { headsOfSnapshot } from '../../platform/journal/index.ts';
import { addDatabaseOptions, type DatabaseTarget, withDatabase } from './database-target.ts';
import { filesFolderOf } from './files-folder.ts';
import { tableProgress } from './table-progress.ts';

/** `jilu backup DIR`: one consistent snapshot into a new folder, while the system runs. */
export function addBackupCommand(program: Command): void {
  const command = program
    .command('backup')
    .description('把整个数据库备份到一个新文件夹（连同上传的材料；密钥不在其中）')
    .argument('<dir>', '备份文件夹，须不存在或为空');
  addDatabaseOptions(command).action(async (dir: string, target: DatabaseTarget) => {
    const folder = filesFolderOf(target);
    if (folder === undefined) return;
    await withDatabase(
      target,
      async (db) => {
        const progress = tableProgress('备份');
        const manifest = await writeBackup(db, dir, {
          progress: progress.step,
          journalHeads: headsOfSnapshot,
          files: { folder, hold: shareFolder, list: contentsOfSnapshot },
        });
        progress.end();
        const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
        const files = manifest.files?.length ?? 0;
        console.log(`已备份 ${manifest.tables.length} 张表、${rows} 行、${files} 个材料文件到 ${dir}`);
        console.log(manifest.note);
      },
      { create: false },
    );
  });
}
