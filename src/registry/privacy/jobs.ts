import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { expire } from './service-protections.ts';
import { lockOverdue } from './store-protections.ts';

/** What this module does by itself: protections end with their day. */
export function privacyJobs(): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'end-protections',
      schedule: { dailyAt: '00:40' },
      async work(run) {
        let count = 0;
        for (;;) {
          const ended = await run.step(async (act) => {
            const rows = await lockOverdue(act.tx, act.clock.today());
            for (const row of rows) await expire(act, row);
            return rows.length;
          });
          count += ended;
          if (ended === 0) break;
        }
        return count === 0 ? '没有到期的保护。' : `${count} 名人员的保护到期解除。`;
      },
    }),
  ];
}
