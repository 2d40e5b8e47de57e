import type { Act } from '../../platform/access/index.ts';
import {
  done,
  type LocalDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { NUMBER_OF_ANOTHER } from './rules-corrections.ts';
import { completionNumber } from './rules-numbers.ts';
import { recordCertificates } from './service.ts';
import { setCheckCodes, standingNumbers, takeCompletionNumbers } from './store-issue.ts';

/** The class whose completion certificates are issued, as they say it. */
export interface Issuing {
  readonly classId: Uuid;
  readonly organisationId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate;
  /** Where it comes from: the exam that was passed. */
  readonly source: string;
  readonly claimNumber: string | null;
}

/**
 * The institution issues completion certificates to these trainees of a class (LC-10): each gets the next number of the county
 * and year, and a code for the square on the paper. Whoever has one of the class keeps it. Answers how many were
 * issued; refuses what the record refuses.
 */
export async function issueCompletion(
  act: Act,
  of: Issuing,
  personIds: readonly PersonId[],
): Promise<Result<number>> {
  const known = await standingNumbers(act.tx, of.classId, 'training-completion');
  const without = personIds.filter((personId) => !known.has(personId));
  if (without.length === 0) return done(0);
  const year = yearOf(of.issuedOn);
  const first = await takeCompletionNumbers(act.tx, of.divisionCode, year, without.length);
  const numbered = without.map((personId, index) => ({
    personId,
    number: completionNumber(of.divisionCode, year, first + index),
    checkCode: act.ids.uuid(),
  }));
  const { classId, occupationCode, occupationText, level, issuedOn, issuer } = of;
  const written = await recordCertificates(
    act,
    numbered.map(({ personId, number }) => ({
      ...{ personId, classId, number, occupationCode, occupationText, level, issuedOn, issuer },
      kind: 'training-completion' as const,
    })),
    of,
  );
  const [refusedRow] = written.refused;
  if (refusedRow) return refused(refusedRow.refusal);
  if (written.ownedByOthers.length > 0) return refused(NUMBER_OF_ANOTHER);
  await setCheckCodes(act.tx, classId, numbered);
  return done(written.added);
}
