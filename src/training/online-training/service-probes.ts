import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { addDays, done, localDateAt, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { ListedPlatform } from './ports.ts';
import { strikesAfter, suggestionFor } from './rules.ts';
import { ONLINE } from './settings.ts';
import { insertProbe, newestProbes, reportCounts } from './store.ts';

/** The code of a platform's answer, asked before the transaction; null where none came in time. */
export interface Looked {
  readonly platform: ListedPlatform;
  readonly code: number | null;
}

/** Answers of the kind that a page of a platform gives: found, moved, or asks to sign in first. */
const isAnswer = (code: number | null) =>
  code !== null && ((code >= 200 && code < 400) || code === 401 || code === 403 || code === 405);

/**
 * Writes what a look at a platform found: whether it answered, whether its courses are kept up, and how many days in a row one of
 * them failed (LC-9). One look a day counts: a second one the same day counts as the first did. Nothing is taken off here.
 */
export async function noteProbe(act: Act, { platform, code }: Looked) {
  const { platformId, divisionCode, divisionPath } = platform;
  const before = (await newestProbes(act.tx, [platformId])).get(platformId);
  const changedOn = (await reportCounts(act.tx, [platformId])).get(platformId)?.coursesChangedOn ?? null;
  const today = act.clock.today();
  const isStale = changedOn === null ? null : changedOn < addDays(today, -ONLINE.staleDays);
  const answered = isAnswer(code);
  const isSameDay = before !== undefined && localDateAt(before.probedAt) === today;
  const failedBefore = before?.strikes ?? 0;
  const counted = strikesAfter(isSameDay ? Math.max(failedBefore - 1, 0) : failedBefore, {
    answered,
    isStale,
  });
  const strikes = counted === 0 ? 0 : isSameDay ? Math.max(counted, failedBefore) : counted;
  await insertProbe(act.tx, {
    ...{ platformId, divisionCode, divisionPath, answered, code, isStale, strikes },
    probeId: act.ids.uuid(),
    platformName: platform.name,
    probedAt: act.clock.now(),
    coursesChangedOn: changedOn,
  });
  const look = { answered, strikes };
  const state = platform.isStopped ? 'stopped' : 'in-use';
  const suggestion = suggestionFor(state, look, ONLINE.strikes);
  const isNew = suggestion !== null && suggestion !== suggestionFor(state, before ?? null, ONLINE.strikes);
  await act.record({
    event: isNew ? 'platform-to-decide' : 'platform-probed',
    objectType: 'online-platform',
    objectId: platformId,
    divisionPath,
    detail: { answered, code, strikes, isStale, suggestion },
  });
  return { answered, code, strikes };
}

/** Looks at a platform on demand. Refuses `not-found`. */
export async function probeNow(
  act: Act,
  looked: Looked | undefined,
): Promise<Result<{ answered: boolean; code: number | null; strikes: number }>> {
  if (looked === undefined) return refused(NOT_FOUND);
  return done(await noteProbe(act, looked));
}

/** The platform of this reach with that number. */
export const platformOf = (platforms: readonly ListedPlatform[], platformId: Uuid) =>
  platforms.find((platform) => platform.platformId === platformId);
