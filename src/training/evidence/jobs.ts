import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { findInAll } from './service-find.ts';

/** What the evidence of all classes shows, looked through every night. */
export function evidenceJobs(): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'find-evidence-signs',
      schedule: { dailyAt: '02:20' },
      work: (run) =>
        run.finish(async (act) => {
          const { found, fresh } = await findInAll(act);
          return found === 0
            ? '过程材料没有疑点。'
            : `过程材料共有 ${found} 条疑点，其中 ${fresh} 条是新的。`;
        }),
    }),
  ];
}
