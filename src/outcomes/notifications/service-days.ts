import type { Act } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { linkTo, type Told } from './rules.ts';
import { messagesOfStep, tell } from './service-tell.ts';
import { classesEnding, publicationsEnding, stepsDueSoon } from './store-steps.ts';

/** 10月21日, as a sentence names a day. */
const spoken = (day: LocalDate) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/**
 * Tells of what is due until the next working day: steps, the end of classes and of publications. Told once for each day,
 * so a deadline that moved is told again. Gives how many messages are new; none where the calendar ends.
 */
export async function remindOfDays(act: Act): Promise<number> {
  const today = act.clock.today();
  const next = await workingDaysAfter(act.tx, today, 1);
  if (!next.ok) return 0;
  const steps = (await stepsDueSoon(act.tx, today, next.value)).flatMap((waiting) =>
    messagesOfStep(waiting, {
      kind: 'due-soon',
      key: `due:${waiting.key}:${waiting.dueOn}`,
      content: (name) => `${name}${waiting.dueOn === null ? '' : spoken(waiting.dueOn)}到期，请抓紧办理。`,
    }),
  );
  const classes = (await classesEnding(act.tx, today, next.value)).flatMap((ending): Told[] =>
    ending.organisationId === null
      ? []
      : [
          {
            key: `class-end:${ending.id}:${ending.on}`,
            kind: 'due-soon',
            role: null,
            divisionPath: ending.divisionPath,
            organisationId: ending.organisationId,
            content: `班期“${ending.name}”${spoken(ending.on)}结业：考勤和考核结果请及时上传。`,
            link: linkTo('class', ending.id),
            dueOn: ending.on,
          },
        ],
  );
  const publications = (await publicationsEnding(act.tx, today, next.value)).map(
    (ending): Told => ({
      key: `publication-end:${ending.id}:${ending.on}`,
      kind: 'due-soon',
      role: 'county-handler',
      divisionPath: ending.divisionPath,
      organisationId: null,
      content: `公示（${ending.name}）${spoken(ending.on)}期满：期满后请结束公示。`,
      link: linkTo('publication', ending.id),
      dueOn: ending.on,
    }),
  );
  return tell(act, [...steps, ...classes, ...publications]);
}
