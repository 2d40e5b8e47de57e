import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { REFUSALS } from './contract.ts';
import { HOUSEHOLD, MEASURE } from './machine.ts';
import { findHousehold } from './store.ts';
import { endMeasureAs, insertMeasure, lockMeasure } from './store-measures.ts';

type Measured = Result<{ measureId: Uuid; version: number }>;

/**
 * What a household needs, what is to be done, by whom and by when (GS-3-1, 一户一策). Refuses `household-ended`,
 * `due-in-past`.
 */
export async function planMeasure(
  act: Act,
  planned: {
    readonly householdId: Uuid;
    readonly need: string;
    readonly measure: string;
    readonly responsible: string;
    readonly dueOn: LocalDate;
  },
): Promise<Measured> {
  const household = await findHousehold(act.tx, { householdId: planned.householdId }, true);
  if (household === undefined) return refused(NOT_FOUND);
  if (!canDo(HOUSEHOLD, household.status, 'households.planMeasure')) return refused(REFUSALS.ended);
  if (planned.dueOn < act.clock.today()) return refused(REFUSALS.dueEarly);
  const measureId = act.ids.uuid();
  const { divisionPath } = household;
  await insertMeasure(
    act.tx,
    {
      ...planned,
      measureId,
      divisionPath,
      status: beginning(MEASURE, 'households.planMeasure'),
      plannedBy: act.actor.accountId,
    },
    act.clock.now(),
  );
  await record(act, 'household-measure-planned', { ...planned, divisionPath }, { measureId });
  return done({ measureId, version: 1 });
}

/**
 * A measure is done on a day with its result, or dropped with the reason. Refuses `measure-ended`, `done-on-needed`,
 * `version-conflict`.
 */
export async function endMeasure(
  act: Act,
  asked: {
    readonly measureId: Uuid;
    readonly version: number;
    readonly outcome: 'done' | 'dropped';
    readonly doneOn?: LocalDate | undefined;
    readonly words: string;
  },
): Promise<Measured> {
  const { measureId, version, outcome, words } = asked;
  const measure = await lockMeasure(act.tx, measureId);
  if (measure === undefined) return refused(NOT_FOUND);
  if (!canDo(MEASURE, measure.status, 'households.endMeasure')) return refused(REFUSALS.measureEnded);
  if (measure.version !== version) return refused(VERSION_CONFLICT);
  const doneOn = outcome === 'done' ? asked.doneOn : null;
  if (doneOn === undefined || (doneOn !== null && doneOn > act.clock.today()))
    return refused(REFUSALS.doneOnNeeded);
  const ended = await endMeasureAs(act.tx, measure, {
    status: nextOf(MEASURE, measure.status, 'households.endMeasure', outcome),
    doneOn,
    result: outcome === 'done' ? words : null,
    reason: outcome === 'dropped' ? words : null,
    endedBy: act.actor.accountId,
  });
  if (!ended) return refused(VERSION_CONFLICT);
  await record(act, 'household-measure-ended', measure, { measureId, outcome });
  return done({ measureId, version: version + 1 });
}

async function record(
  act: Act,
  event: string,
  of: { readonly householdId: Uuid; readonly divisionPath: string },
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { householdId: objectId, divisionPath } = of;
  await act.record({ event, objectType: 'household', objectId, divisionPath, detail });
}
