import { defineJob, type JobDefinition } from '../jobs/index.ts';
import { addDays, type Clock } from '../kernel/index.ts';
import { contentsIn, previewName, removeContents, removePath } from './folder.ts';
import type { FileStore } from './service.ts';
import { deleteExpired, deleteQuotasBefore, findKnownNames, tryOwnFolder } from './store.ts';

const DAY_MS = 86_400_000;
const QUOTA_DAYS_KEPT = 31;

/** Removes what nobody attached in time, and contents that a stop left without a row. `wallClock` is the machine's. */
export function fileJobs(deps: { readonly files: FileStore; readonly wallClock: Clock }): JobDefinition[] {
  const { folder } = deps.files;
  return [
    defineJob({
      name: 'remove-staged-files',
      schedule: { everyMinutes: 60 },
      work: (run) =>
        run.finish(async (act) => {
          if (!(await tryOwnFolder(act.tx))) return '正在备份，这一次没有清理，下一次再清理。';
          const now = act.clock.now();
          const expired = await deleteExpired(act.tx, now);
          // Before the commit: rows of a run that is killed here are still there, and go with the next run.
          for (const { fileName } of expired) {
            await removeContents(folder, previewName(fileName));
            await removeContents(folder, fileName);
          }
          await deleteQuotasBefore(act.tx, addDays(act.clock.today(), -QUOTA_DAYS_KEPT));
          const stray = await removeStray(act.tx, folder, new Date(deps.wallClock.now().getTime() - DAY_MS));
          if (expired.length > 0)
            await act.record({
              event: 'staged-files-removed',
              objectType: 'job',
              objectId: 'remove-staged-files',
              detail: { count: expired.length },
            });
          return expired.length + stray === 0
            ? '没有过期的材料。'
            : `清理了 ${expired.length} 份过期材料、${stray} 个残留文件。`;
        }),
    }),
  ];
}

/** Drafts and contents that were written long ago and that no row knows. */
async function removeStray(
  tx: Parameters<typeof findKnownNames>[0],
  folder: string,
  before: Date,
): Promise<number> {
  let count = 0;
  for await (const { path, name, at } of contentsIn(folder)) {
    if (at >= before) continue;
    const isDraft = name.endsWith('.partial');
    const known = isDraft ? new Set() : await findKnownNames(tx, [name.slice(0, 64)]);
    if (known.size > 0) continue;
    await removePath(path);
    count += 1;
  }
  return count;
}
