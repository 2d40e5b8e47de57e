import type { Act } from '../../platform/access/index.ts';
import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { nextOf, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { CONTACT_MARK, NEED } from './machine.ts';
import type { NeedProgress } from './ports.ts';
import { holdsFrom, type Match, matchOf } from './rules.ts';
import { changeNeed, lockWaiting, type NeedRecord } from './store.ts';
import { lapseMarks } from './store-marks.ts';

const AT_ONCE = 1_000;

/** The last id of a page of wishes, null after the last page, and how many changed. */
interface MatchedPage {
  readonly next: Uuid | null;
  readonly changed: number;
}

/**
 * What has become of a page of wishes that wait: planned by a place in a class of the occupation, served by its result, open
 * again where the place was given up, lapsed after their term. Done again it changes nothing. Gives the last id of the page,
 * null after the last page, and how many changed.
 */
export async function matchNeeds(
  act: Act,
  progress: NeedProgress,
  after: string | null,
): Promise<MatchedPage> {
  const page = await lockWaiting(act.tx, { after, limit: AT_ONCE });
  const personIds = [...new Set(page.map(({ personId }) => personId))];
  const classes = byPerson(await progress.classesOf(act.tx, personIds));
  const certificates = byPerson(await progress.certificatesOf(act.tx, personIds));
  let changed = 0;
  for (const need of page) {
    const match = matchOf(need, classes.get(need.personId) ?? [], certificates.get(need.personId) ?? []);
    if (await follow(act, need, match)) changed += 1;
  }
  const next = page.length < AT_ONCE ? null : (page.at(-1)?.needId ?? null);
  return { next, changed };
}

function byPerson<T extends { readonly personId: PersonId }>(rows: readonly T[]): Map<PersonId, T[]> {
  const all = new Map<PersonId, T[]>();
  for (const row of rows) all.set(row.personId, [...(all.get(row.personId) ?? []), row]);
  return all;
}

async function follow(act: Act, need: NeedRecord, match: Match): Promise<boolean> {
  const { needId, status } = need;
  const today = act.clock.today();
  if (match?.to === 'served') {
    const { classId, on, certified } = match;
    const to = nextOf(NEED, status, 'find-result');
    const served = { on, by: 'class' as const, certified, paper: null };
    await changeNeed(act.tx, needId, { status: to, ...(classId === null ? {} : { classId }), served });
    await record(act, need, 'need-served', { by: 'class', certified });
  } else if (match?.to === 'planned') {
    const to = status === 'planned' ? status : nextOf(NEED, status, 'plan');
    await changeNeed(act.tx, needId, { status: to, classId: match.classId, plannedOn: match.on });
    await record(act, need, 'need-planned', { classId: match.classId });
  } else if (match?.to === 'open') {
    const to = nextOf(NEED, status, 'unplan');
    await changeNeed(act.tx, needId, { status: to, classId: null, plannedOn: null });
    await record(act, need, 'need-unplanned', {});
  } else if (status === 'open' && need.askedOn < holdsFrom('wish', today)) {
    const to = nextOf(NEED, status, 'lapse');
    await changeNeed(act.tx, needId, { status: to, ended: { on: today, reason: null, note: null } });
    await record(act, need, 'need-lapsed', {});
  } else return false;
  return true;
}

function record(act: Act, need: NeedRecord, event: string, detail: Readonly<Record<string, unknown>>) {
  const { needId: objectId, divisionPath, personId } = need;
  return act.record({ event, objectType: 'need', objectId, divisionPath, detail: { personId, ...detail } });
}

/** Marks that say nothing any more: she is to be asked again. */
export async function lapseOldMarks(act: Act): Promise<number> {
  const on = act.clock.today();
  const status = nextOf(CONTACT_MARK, 'standing', 'lapse');
  let count = 0;
  for (const kind of ['no-wish', 'not-reached'] as const)
    count += await lapseMarks(act.tx, { kind, before: holdsFrom(kind, on), on, status });
  if (count > 0)
    await act.record({
      event: 'contact-marks-lapsed',
      objectType: 'contact-mark',
      objectId: on,
      detail: { count },
    });
  return count;
}

/** What becomes of wishes without anybody asking, every night. */
export function needJobs(progress: NeedProgress): readonly JobDefinition[] {
  return [
    defineJob({
      name: 'follow-needs',
      schedule: { dailyAt: '02:40' },
      async work(run) {
        let changed = 0;
        let after: string | null = null;
        do {
          const from: string | null = after;
          const page: MatchedPage = await run.step((act) => matchNeeds(act, progress, from));
          changed += page.changed;
          after = page.next;
        } while (after !== null);
        const lapsed = await run.step(lapseOldMarks);
        return changed + lapsed === 0
          ? '需求台账没有变化。'
          : `更新了 ${changed} 条需求，${lapsed} 条“没有需求”“没找到”的记录到期，要再问一次。`;
      },
    }),
  ];
}
