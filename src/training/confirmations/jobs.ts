import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { remindToConfirm } from './service-remind.ts';

/** Whoever has not confirmed what stands there of her class is asked, every day for the classes that are over. */
export function confirmationJobs(): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'ask-to-confirm',
      schedule: { dailyAt: '09:00' },
      work: (run) =>
        run.finish(async (act) => {
          const asked = await remindToConfirm(act);
          return asked === 0 ? '没有要提醒核对的班。' : `提醒了 ${asked} 个班的学员核对过程确认书。`;
        }),
    }),
  ];
}
