import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { isBelowThreshold } from '../attendance/index.ts';
import { ratePercent, type TraineeOutcome } from '../classes/index.ts';
import { countProgress, findOutcomes, type OutcomeRow, type Progress } from './store-outcomes.ts';

/** How far the people of each of these classes came; a class without enrolments counts nobody. */
export async function progressOf(tx: Tx, classIds: readonly Uuid[]): Promise<(classId: Uuid) => Progress> {
  const counts = await countProgress(tx, classIds);
  return (classId) => counts.get(classId) ?? { trainedCount: 0, certifiedCount: 0 };
}

/** What came of each trainee of a class, for its roster. */
export async function outcomesOf(tx: Tx, classId: Uuid): Promise<Map<PersonId, TraineeOutcome>> {
  return new Map((await findOutcomes(tx, classId)).map((row) => [row.personId, outcomeOf(row)]));
}

function outcomeOf(row: OutcomeRow): TraineeOutcome {
  const { presentSlots, slotCount } = row;
  return {
    attendance:
      presentSlots === null || slotCount === null
        ? null
        : {
            presentSlots,
            slotCount,
            wholeDays: row.wholeDays,
            ratePercent: ratePercent(presentSlots, slotCount),
            belowThreshold: isBelowThreshold(presentSlots, slotCount),
          },
    result: row.result
      ? { result: row.result, overallScore: row.overallScore, assessedOn: row.assessedOn }
      : null,
    certificate: row.certificateNumber
      ? {
          number: row.certificateNumber,
          kind: row.certificateKind,
          level: row.certificateLevel,
          issuedOn: row.issuedOn,
        }
      : null,
  };
}
