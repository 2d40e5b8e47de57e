import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import type { OnlineDeps } from './ports.ts';
import { noteProbe } from './service-probes.ts';
import { ONLINE } from './settings.ts';

/** Whether the platforms of the catalogues answer and keep their courses up, looked at every day (LC-9). */
export function onlineTrainingJobs(deps: Pick<OnlineDeps, 'platforms' | 'probe'>): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'probe-platforms',
      schedule: { dailyAt: '10:30' },
      async work(run) {
        const platforms = await run.step((act) => deps.platforms(act.tx, act.clock.today()));
        let silent = 0;
        for (const platform of platforms) {
          const code = await deps.probe.ask(platform.link, ONLINE.answerSeconds);
          const { answered } = await run.step((act) => noteProbe(act, { platform, code }));
          if (!answered) silent += 1;
        }
        if (platforms.length === 0) return '目录里没有线上平台。';
        return `看了 ${platforms.length} 个线上平台，${silent} 个没有应答。`;
      },
    }),
  ];
}
