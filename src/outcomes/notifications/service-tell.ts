import type { Act } from '../../platform/access/index.ts';
import { localDateAt } from '../../platform/kernel/index.ts';
import { messagesOf } from './rules.ts';
import { linkTo, type Tellers, type Told } from './rules-telling.ts';
import { ruleOfStep } from './steps.ts';
import { insertNotifications, lockCursors, moveCursor, selectRecorded } from './store.ts';
import { aboutOf } from './store-about.ts';
import { failedJobs, untoldSteps, type WaitingStep } from './store-steps.ts';

/** So many lines of one chain are looked at in one transaction. */
const LINES_A_STEP = 1_000;

/** Stores messages at the clock's time; one that was told before is left alone. Gives how many are new. */
export function tell({ tx, ids, clock }: Act, told: readonly Told[]): Promise<number> {
  return insertNotifications(
    tx,
    told.map((one) => ({ ...one, notificationId: ids.uuid() })),
    clock.now(),
  );
}

/**
 * Tells what the journal has recorded since the last time: cursor and messages move in one transaction, so a process
 * that is killed tells the rest later and nothing twice. Runs with the scope of the system. Gives how many messages are
 * new, and whether more lines wait.
 */
export async function tellRecorded(act: Act, tellers: Tellers): Promise<{ told: number; isMore: boolean }> {
  let told = 0;
  let isMore = false;
  for (const { chain, seq, head } of await lockCursors(act.tx)) {
    const through = Math.min(head, seq + LINES_A_STEP);
    isMore ||= through < head;
    const messages: Told[] = [];
    for (const line of await selectRecorded(act.tx, { chain, from: seq, through }, Object.keys(tellers)))
      messages.push(...messagesOf(line, await aboutOf(act.tx, line), tellers));
    told += await tell(act, messages);
    await moveCursor(act.tx, chain, through);
  }
  return { told, isMore };
}

/** The messages of a step to those whom it waits for; none for a step that the table of steps does not name. */
export function messagesOfStep(
  waiting: WaitingStep,
  say: { readonly kind: Told['kind']; readonly key: string; readonly content: (name: string) => string },
): Told[] {
  const rule = ruleOfStep(waiting.subject, waiting.step);
  if (!rule) return [];
  const what = waiting.what === null || waiting.what === '' ? '' : `（${waiting.what}）`;
  return rule.waitsFor.map((role) => ({
    key: say.key,
    kind: say.kind,
    role,
    divisionPath: waiting.divisionPath,
    organisationId: null,
    content: say.content(`${rule.name}${what}`),
    link:
      waiting.linkType === null || waiting.linkId === null ? null : linkTo(waiting.linkType, waiting.linkId),
    dueOn: waiting.dueOn,
  }));
}

/** Tells each role what has begun to wait for it, and administrators which job failed. Gives how many messages are new. */
export async function tellWaiting(act: Act): Promise<number> {
  const steps = (await untoldSteps(act.tx)).flatMap((waiting) =>
    messagesOfStep(waiting, {
      kind: 'waiting',
      key: waiting.key,
      content: (name) => `${name}等您办理。`,
    }),
  );
  const faults = (await failedJobs(act.tx)).map(
    ({ name, finishedAt }): Told => ({
      key: `job:${name}:${localDateAt(finishedAt)}`,
      kind: 'fault',
      role: 'system-administrator',
      divisionPath: null,
      organisationId: null,
      content: '一项定时任务没有办成：系统会自动再试，原因见定时任务页面。',
      link: linkTo('job', name),
      dueOn: null,
    }),
  );
  return tell(act, [...steps, ...faults]);
}
