import type { Act } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { linkTo, type Told } from './rules-telling.ts';
import { messagesOfStep, tell } from './service-tell.ts';
import { ruleOfStep } from './steps.ts';
import {
  classesEnding,
  insertEscalated,
  overdueSteps,
  publicationsEnding,
  stepsDueSoon,
} from './store-steps.ts';

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

/**
 * Lets each step whose day has passed go up to the role that data/escalations.yaml names: once, told and recorded, shown
 * on that role's first page as long as it waits. Gives how many went up.
 */
export async function raiseOverdue(act: Act): Promise<number> {
  const told: Told[] = [];
  for (const waiting of await overdueSteps(act.tx, act.clock.today())) {
    const rule = ruleOfStep(waiting.subject, waiting.step);
    const { linkType, linkId, dueOn } = waiting;
    if (!rule || linkType === null || linkId === null || dueOn === null) continue;
    const name = waiting.what ? `${rule.name}（${waiting.what}）` : rule.name;
    if (!(await insertEscalated(act.tx, { ...waiting, name, role: rule.goesTo }, act.clock.now()))) continue;
    told.push({
      key: `overdue:${waiting.key}`,
      kind: 'overdue',
      role: rule.goesTo,
      divisionPath: waiting.divisionPath,
      organisationId: null,
      content: `${name}${spoken(dueOn)}到期还没有办，请督办。`,
      link: linkTo(linkType, linkId),
      dueOn,
    });
    await act.record({
      event: 'step-escalated',
      objectType: 'escalated-step',
      objectId: waiting.key,
      divisionPath: waiting.divisionPath,
      detail: { subject: waiting.subject, step: waiting.step, goesTo: rule.goesTo, dueOn },
    });
  }
  await tell(act, told);
  return told.length;
}
