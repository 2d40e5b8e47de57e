import type { z } from 'zod';
import { type Actor, allowedOf, type RouteId } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, canDo, type LocalDate, type PersonId } from '../../platform/kernel/index.ts';
import type { ownAppealsReply } from './contract.ts';
import { APPEAL } from './machine.ts';
import { APPEAL_DAYS, isHersToAppeal } from './rules.ts';
import { isSide, mayGoUp } from './service.ts';
import { type AppealRow, ownAppeals, stepsOf } from './store.ts';
import { ownMatters } from './store-matters.ts';
import { dueSourceOf } from './views.ts';

interface OwnReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** What a person may ask to be looked at again, and her appeals with everything that was answered. */
export async function ownAppealsView(
  reader: OwnReader,
  personId: PersonId,
): Promise<z.input<typeof ownAppealsReply>> {
  const { tx, today } = reader;
  const rows = await ownAppeals(tx, today);
  const taken = new Set(rows.filter(({ status }) => isLive(status)).map(({ subjectId }) => subjectId));
  const matters = (await ownMatters(tx, today)).filter(
    (matter) => isHersToAppeal(matter, personId) && !taken.has(matter.subjectId),
  );
  const appeals = [];
  for (const row of rows) {
    const { appealId, number, status, subjectType, subjectId, subjectName, isOwn, isLate, dueOn } = row;
    const steps = await stepsOf(tx, appealId);
    appeals.push({
      ...{ appealId, number, status, subjectType, subjectId, subjectName, isOwn, isLate, dueOn },
      lodgedAt: row.lodgedAt.toISOString(),
      dueSource: dueSourceOf(row),
      steps: steps.map(({ position, kind, outcome, content, takenAt }) => ({
        ...{ position, kind, outcome, content },
        takenAt: takenAt.toISOString(),
      })),
      version: row.version,
      allowed: allowedToHer(reader, row),
    });
  }
  return {
    open: matters.map(({ subjectType, subjectId, subjectName, decidedOn }) => ({
      ...{ subjectType, subjectId, subjectName },
      lodgeUntil: decidedOn === null ? null : addDays(decidedOn, APPEAL_DAYS.lodge),
      decideDays: APPEAL_DAYS.decide,
    })),
    appeals,
  };
}

/** Until it is taken back or put right nobody appeals against the same again. */
const isLive = (status: AppealRow['status']) => status !== 'withdrawn' && status !== 'fulfilled';

function allowedToHer({ actor, today }: OwnReader, row: AppealRow): RouteId[] {
  if (!isSide({ actor }, row)) return [];
  return [
    ...(canDo(APPEAL, row.status, 'appeals.lodgeAbove') && mayGoUp(row, today)
      ? allowedOf(actor, ['worker.lodgeAppealAbove'])
      : []),
    ...(canDo(APPEAL, row.status, 'appeals.withdraw') ? allowedOf(actor, ['worker.withdrawAppeal']) : []),
  ];
}
