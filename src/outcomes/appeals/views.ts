import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf, type RouteId } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import type { AppealSubject, appealReply, draftReply, listQuery, listReply } from './contract.ts';
import { APPEAL } from './machine.ts';
import { APPEAL_DAYS, isAppealable } from './rules.ts';
import { isLodger, isSide, mayGoUp } from './service.ts';
import { type AppealRow, findAppeal, listAppeals, liveAppeal, stepsOf } from './store.ts';
import { matterOf, tookPart } from './store-matters.ts';

interface AppealReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** What somebody would appeal against, and whether they may. */
export async function draftView(
  { tx, actor, today }: AppealReader,
  of: { readonly subjectType: AppealSubject; readonly subjectId: Uuid },
): Promise<z.input<typeof draftReply> | undefined> {
  const matter = await matterOf(tx, of, today);
  if (!matter) return undefined;
  const live = (await liveAppeal(tx, of)) ?? null;
  const mayLodge = live === null && isAppealable(matter.subjectType, matter.status);
  const { subjectType, subjectId, parentId, subjectName } = matter;
  return {
    ...{ subjectType, subjectId, parentId, subjectName, live },
    byPaper: actor.organisationId === null,
    decideDays: APPEAL_DAYS.decide,
    allowed: mayLodge ? allowedOf(actor, ['appeals.lodge']) : [],
  };
}

function summaryOf(row: AppealRow) {
  const { appealId, number, status, subjectType, subjectId, parentId, subjectName } = row;
  const { organisationName, appellant, isOwn, isLate, dueOn, workingDaysLeft } = row;
  return {
    ...{ appealId, number, status, subjectType, subjectId, parentId, subjectName },
    ...{ organisationName, appellant, isOwn, isLate, dueOn, workingDaysLeft },
    lodgedAt: row.lodgedAt.toISOString(),
  };
}

export async function appealPage(
  { tx, today }: Pick<AppealReader, 'tx' | 'today'>,
  query: z.infer<typeof listQuery>,
): Promise<z.input<typeof listReply>> {
  const { rows, total } = await listAppeals(tx, today, {
    status: query.status ?? null,
    q: query.q?.trim() || null,
    after: query.after ?? null,
    limit: query.limit,
  });
  const shown = rows.slice(0, query.limit);
  return {
    rows: shown.map(summaryOf),
    next: rows.length > shown.length ? (shown.at(-1)?.appealId ?? null) : null,
    total,
  };
}

/** One appeal with everything that was said and decided. */
export async function appealView(
  reader: AppealReader,
  appealId: Uuid,
): Promise<z.input<typeof appealReply> | undefined> {
  const row = await findAppeal(reader.tx, appealId, reader.today);
  if (!row) return undefined;
  const steps = await stepsOf(reader.tx, appealId);
  return {
    ...summaryOf(row),
    paperNumber: row.paperNumber,
    dueSource: dueSourceOf(row),
    steps: steps.map((step) => ({ ...step, takenAt: step.takenAt.toISOString() })),
    version: row.version,
    allowed: await allowedOn(reader, row),
  };
}

/** By what the days of the decision that waits are counted; null when none waits. */
export function dueSourceOf({ dueOn, status }: AppealRow): string | null {
  if (dueOn === null) return null;
  return canDo(APPEAL, status, 'appeals.decideAbove')
    ? APPEAL_DAYS.decideAboveSource
    : APPEAL_DAYS.decideSource;
}

/** Its own side withdraws it and sends it up; others, who took no part in what it is against, decide. */
async function allowedOn({ tx, actor, today }: AppealReader, row: AppealRow): Promise<RouteId[]> {
  const routes = allowedIn(APPEAL, row.status, actor);
  const decides = routes.includes('appeals.decide') || routes.includes('appeals.decideAbove');
  const isBarred =
    decides && ((await isLodger({ tx, actor }, row.appealId)) || (await tookPart({ tx, actor }, row)));
  const side = isSide({ actor }, row);
  return routes.filter((route) => {
    switch (route) {
      case 'appeals.decide':
      case 'appeals.decideAbove':
        return !isBarred;
      case 'appeals.lodgeAbove':
        return side && mayGoUp(row, today);
      case 'appeals.withdraw':
        return side;
      default:
        return true;
    }
  });
}
