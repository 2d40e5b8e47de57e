import type { SmsSender } from '../../platform/access/index.ts';
import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { settleMessage, takeMessages } from './service-send.ts';
import { recordSlips, tellOfEnds, tellPersons } from './service-tell.ts';

const TELL_EVERY_MINUTES = 0.25;
/** Before the offices open; messages go out when the quiet hours have ended. */
const ENDS_AT = '07:40';
/** So many messages go out in one run, so that a run stays short. */
const MOST_A_RUN = 200;

/** Jobs by which persons are told. `sms` sends messages; null where nothing does. */
export function deliveryJobs({ sms }: { readonly sms: SmsSender | null }): JobDefinition[] {
  return [
    defineJob({
      name: 'tell-persons',
      schedule: { everyMinutes: TELL_EVERY_MINUTES },
      async work(run) {
        let count = 0;
        for (;;) {
          const { told, isMore } = await run.step((act) => tellPersons(act, sms !== null));
          count += told;
          if (!isMore) break;
        }
        return count === 0 ? '没有要告诉个人的事。' : `给个人新写了 ${count} 条短信或通知单。`;
      },
    }),
    defineJob({
      name: 'tell-of-ends',
      schedule: { dailyAt: ENDS_AT },
      work: (run) =>
        run.finish(async (act) => {
          const count = await tellOfEnds(act, sms !== null);
          return count === 0 ? '没有快结束的公示。' : `告诉了 ${count} 人公示快结束。`;
        }),
    }),
    ...(sms === null ? [] : [sendJob(sms)]),
  ];
}

function sendJob(sms: SmsSender): JobDefinition {
  return defineJob({
    name: 'send-messages',
    schedule: { everyMinutes: TELL_EVERY_MINUTES },
    async work(run) {
      let sent = 0;
      let failed = 0;
      const papers: string[] = [];
      while (sent + failed < MOST_A_RUN) {
        const { leaving, taken } = await run.step(takeMessages);
        if (taken === 0) break;
        for (const { message, phone } of leaving) {
          const isSent = await sms.send({ to: phone, content: message.content }).catch(() => false);
          const paper = await run.step((act) => settleMessage(act, message, isSent));
          if (paper !== null) papers.push(paper);
          if (isSent) sent += 1;
          else failed += 1;
        }
      }
      if (papers.length > 0) await run.step((act) => recordSlips(act, papers));
      return sent + failed === 0 ? '没有要发的短信。' : `发出 ${sent} 条短信，没有发出 ${failed} 条。`;
    },
  });
}
