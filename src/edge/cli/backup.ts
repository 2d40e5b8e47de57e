import { writeBackup } from '../../platform/db/index.ts';
import { contentsOfSnapshot, shareFolder } from '../../platform/files/index.ts';
import { headsOfSnapshot } from '../../platform/journal/index.ts';
import { type DatabaseTarget, withDatabase } from './database-target.ts';
import { filesFolderOf } from './files-folder.ts';
import { tableProgress } from './table-progress.ts';

/** One consistent snapshot into a new folder, while the system runs. */
export async function backUp(dir: string, target: DatabaseTarget): Promise<void> {
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
}
