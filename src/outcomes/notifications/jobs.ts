import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { TELLERS } from './rules.ts';
import type { Tellers } from './rules-telling.ts';
import { raiseOverdue, remindOfDays } from './service-days.ts';
import { tellRecorded, tellWaiting } from './service-tell.ts';

const TELL_EVERY_MINUTES = 0.25;
/** Before the offices open. */
const WATCH_AT = '07:30';

/** Jobs by which people are told. `more` is what events of later modules say. */
export function notificationJobs(more: Tellers): JobDefinition[] {
  const tellers = { ...TELLERS, ...more };
  return [
    defineJob({
      name: 'tell-people',
      schedule: { everyMinutes: TELL_EVERY_MINUTES },
      async work(run) {
        let count = 0;
        for (;;) {
          const { told, isMore } = await run.step((act) => tellRecorded(act, tellers));
          count += told;
          if (!isMore) break;
        }
        return run.finish(async (act) => {
          count += await tellWaiting(act);
          return count === 0 ? '没有新消息。' : `发出 ${count} 条消息。`;
        });
      },
    }),
    defineJob({
      name: 'watch-days',
      schedule: { dailyAt: WATCH_AT },
      work: (run) =>
        run.finish(async (act) => {
          const raised = await raiseOverdue(act);
          const count = await remindOfDays(act);
          return raised + count === 0
            ? '没有快到期和逾期的事。'
            : `提醒了 ${count} 件快到期的事，上报了 ${raised} 件逾期的事。`;
        }),
    }),
  ];
}
