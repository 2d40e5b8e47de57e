import type { z } from 'zod';
import { type Act, eventOf, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import { inScope } from '../../platform/db/index.ts';
import {
  type ActOf,
  canDo,
  done,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { examActReply } from './contract.ts';
import { EXAM } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { type ExamRow, findExam, saveExam } from './store.ts';

export type ExamAnswer = z.infer<typeof examActReply>;

/** The exam, locked, in the version that was seen and in a status that allows the act. */
export async function loadFor(
  act: Act,
  examId: Uuid,
  version: number,
  route: ActOf<typeof EXAM>,
): Promise<Result<ExamRow>> {
  const exam = await findExam(act.tx, examId, true);
  if (!exam) return refused(NOT_FOUND);
  if (exam.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(EXAM, exam.status, route)) return refused(REFUSALS.wrongStatus);
  return done(exam);
}

/** An organisation acts for an exam that it holds itself; the county for a body without an account. */
export function bodyFault({ actor }: Act, exam: Pick<ExamRow, 'organisationId'>): Refusal | undefined {
  return actor.organisationId === null || actor.organisationId === exam.organisationId
    ? undefined
    : REFUSALS.notTheBody;
}

/**
 * Does a piece of an act as far as the county of the exam reaches: a body that examines reaches neither the class nor its
 * people, and what came of its exam goes on their record all the same.
 */
export const asCounty = <T>(
  act: Pick<Act, 'tx' | 'actor'>,
  exam: Pick<ExamRow, 'divisionPath'>,
  work: () => Promise<T>,
): Promise<T> =>
  inScope(act.tx, { of: { kind: 'division', path: exam.divisionPath }, own: act.actor.scope }, work);

/** Saves the exam and records the act of this route. */
export async function saveAct(
  act: Act,
  exam: ExamRow,
  by: {
    readonly route: RouteId;
    readonly reason?: string | undefined;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<Result<ExamAnswer>> {
  const version = await saveExam(act.tx, exam);
  await act.record({
    event: eventOf(by.route),
    objectType: 'exam',
    objectId: exam.examId,
    divisionPath: exam.divisionPath,
    organisationId: exam.organisationId,
    ...(by.reason === undefined ? {} : { reason: by.reason }),
    detail: { classId: exam.classId, kind: exam.kind, status: exam.status, ...by.detail },
  });
  return done({ examId: exam.examId, status: exam.status, version });
}
