import { type Act, eventOf, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  workingDaysAfter,
  workingDaysBetween,
} from '../../platform/approvals/index.ts';
import {
  addDays,
  canDo,
  done,
  type LocalDate,
  localDateAt,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { LINE, moveLines } from '../claims/index.ts';
import { PUBLICATION } from './machine.ts';
import { REFUSALS } from './rules.ts';
import {
  lockPublication,
  type PublicationRow,
  type PublicationStatus,
  setPublicationStatus,
  staffLines,
} from './store.ts';
import { extendRow } from './store-last-days.ts';

interface TakenDown {
  readonly publicationId: Uuid;
  readonly status: PublicationStatus;
  readonly version: number;
  readonly grantedLines: number;
  readonly lastDay: LocalDate | null;
}

/**
 * One person takes a running publication from the public at once; another decides. Refuses `wrong-status`,
 * `version-conflict`.
 */
export async function takeDown(
  act: Act,
  publicationId: Uuid,
  taken: { readonly version: number; readonly reason: string },
): Promise<Result<TakenDown>> {
  const publication = await lockPublication(act.tx, publicationId);
  if (!publication) return refused(NOT_FOUND);
  if (publication.version !== taken.version) return refused(VERSION_CONFLICT);
  if (!canDo(PUBLICATION, publication.status, 'publications.takeDown')) return refused(REFUSALS.notOpen);
  const opened = await openCase(act, {
    subjectType: 'publication-end',
    subjectId: publicationId,
    divisionPath: publication.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: taken.reason,
  });
  if (!opened.ok) return opened;
  const status = nextOf(PUBLICATION, publication.status, 'publications.takeDown');
  if (!(await setPublicationStatus(act.tx, publication, status))) return refused(VERSION_CONFLICT);
  await record(act, publication, { event: eventOf('publications.takeDown'), reason: taken.reason });
  return done({ publicationId, status, version: taken.version + 1, grantedLines: 0, lastDay: null });
}

/**
 * Another person decides. Passed: the publication has ended, its lines are granted again and may be published again.
 * Returned: it is public again, and the working days that it was away run after today. Refuses `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `calendar-too-short`.
 */
export async function decideTakeDown(
  act: Act,
  publicationId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<TakenDown>> {
  const publication = await lockPublication(act.tx, publicationId);
  if (!publication) return refused(NOT_FOUND);
  if (publication.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(PUBLICATION, publication.status, 'publications.decideTakeDown'))
    return refused(REFUSALS.notTakenDown);
  const performed = await performStep(act, {
    subjectType: 'publication-end',
    subjectId: publicationId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(PUBLICATION, publication.status, 'publications.decideTakeDown', review.decision);
  if (!(await setPublicationStatus(act.tx, publication, status))) return refused(VERSION_CONFLICT);
  const runsUntil =
    review.decision === 'returned' ? await runOn(act, publication) : done<LocalDate | null>(null);
  if (!runsUntil.ok) return runsUntil;
  const grantedLines = review.decision === 'passed' ? await grantAgain(act, publicationId) : 0;
  await record(act, publication, {
    event: eventOf('publications.decideTakeDown'),
    reason: review.opinion?.trim() || undefined,
    detail: { decision: review.decision, granted: grantedLines },
  });
  const after = await lockPublication(act.tx, publicationId);
  const version = after?.version ?? review.version;
  return done({ publicationId, status, version, grantedLines, lastDay: runsUntil.value });
}

/** The working days from the day it was taken down on were not public: as many follow after today. */
async function runOn(act: Act, publication: PublicationRow): Promise<Result<LocalDate>> {
  const { publicationId, lastDay } = publication;
  const review = await caseOf(act.tx, 'publication-end', publicationId);
  const taken = review?.steps.findLast((step) => step.decision === 'prepared');
  if (!taken) throw new Error('a publication was taken down by nobody');
  const left = await workingDaysBetween(act.tx, addDays(localDateAt(new Date(taken.decidedAt)), -1), lastDay);
  if (!left.ok) return left;
  if (left.value <= 0) return done(lastDay);
  const later = await workingDaysAfter(act.tx, act.clock.today(), left.value);
  if (!later.ok) return later;
  await extendRow(act.tx, publicationId, later.value);
  return later;
}

async function grantAgain(act: Act, publicationId: Uuid): Promise<number> {
  const shown = (await staffLines(act.tx, publicationId)).filter((line) =>
    canDo(LINE, line.status, 'take-down'),
  );
  await moveLines(
    act.tx,
    shown.map(({ claimId, personId, claimLineId, status }) => ({
      claimId,
      personId,
      claimLineId,
      from: status,
      by: 'take-down',
    })),
  );
  return shown.length;
}

function record(
  act: Act,
  publication: PublicationRow,
  {
    reason,
    ...entry
  }: { readonly event: string; readonly reason: string | undefined; readonly detail?: object },
): Promise<void> {
  return act.record({
    event: entry.event,
    objectType: 'publication',
    objectId: publication.publicationId,
    divisionPath: publication.divisionPath,
    ...(reason === undefined ? {} : { reason }),
    detail: { number: publication.number, ...entry.detail },
  });
}
