import { restoreBackup } from '../../platform/db/index.ts';
import { type DatabaseTarget, withDatabase } from './database-target.ts';
import { filesFolderOf } from './files-folder.ts';
import { tableProgress } from './table-progress.ts';

/** Fills an empty database from a backup, all of it or nothing. */
export async function restore(dir: string, target: DatabaseTarget): Promise<void> {
  const filesFolder = filesFolderOf(target);
  if (filesFolder === undefined) return;
  await withDatabase(target, async (db) => {
    const progress = tableProgress('恢复');
    const manifest = await restoreBackup(db, dir, { progress: progress.step, filesFolder });
    progress.end();
    const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
    const files = manifest.files?.length ?? 0;
    console.log(
      `已恢复 ${manifest.tables.length} 张表、${rows} 行、${files} 个材料文件，校验与 ${manifest.createdAt} 的备份一致`,
    );
    console.log('密钥不在备份中：请把原来的密钥放回后再启动服务。');
  });
}
