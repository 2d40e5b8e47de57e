import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { findOverdue } from './service.ts';

/** What this module does by itself: it finds, and removes nothing. */
export function retentionJobs(): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'find-overdue-records',
      schedule: { dailyAt: '01:30' },
      work: (run) =>
        run.finish(async (act) => {
          const found = await findOverdue(act);
          return found === 0 ? '没有到期的档案。' : `找到 ${found} 名人员的档案到期，等经办看过后提出。`;
        }),
    }),
  ];
}
