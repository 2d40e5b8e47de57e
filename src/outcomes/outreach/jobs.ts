import type { SmsSender } from '../../platform/access/index.ts';
import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { beginCampaign, followCampaign, handOver, recordToTell } from './service-run.ts';
import { runningCampaigns } from './store.ts';

const RUN_EVERY_MINUTES = 0.25;

/** What carries campaigns out: choose, hand over, follow, end. `sms` sends messages; null where nothing does. */
export function outreachJobs({ sms }: { readonly sms: SmsSender | null }): JobDefinition[] {
  return [
    defineJob({
      name: 'run-campaigns',
      schedule: { everyMinutes: RUN_EVERY_MINUTES },
      async work(run) {
        let chosen = 0;
        let handled = 0;
        const running = await run.step((act) => runningCampaigns(act.tx));
        for (const { campaignId, status } of running) {
          if (status === 'approved') chosen += await run.step((act) => beginCampaign(act, campaignId));
          let handed = 0;
          for (let page = 1; page > 0; handed += page)
            page = await run.step((act) => handOver(act, campaignId, sms !== null));
          if (handed > 0) await run.step((act) => recordToTell(act, campaignId));
          handled += handed;
          await run.step((act) => followCampaign(act, campaignId));
        }
        return chosen + handled === 0 ? '没有要办的活动。' : `选中 ${chosen} 人，安排告诉 ${handled} 人。`;
      },
    }),
  ];
}
