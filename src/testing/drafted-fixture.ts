// For tests only: filings that may be submitted.
import type { Actor } from '../platform/access/index.ts';
import { localDate, type Uuid } from '../platform/kernel/index.ts';
import { draftClass, type FilingInput } from '../training/classes/index.ts';
import {
  actAs,
  type ClassFixture,
  enrolPeople,
  goodFiling,
  policyForTests,
  value,
} from './classes-fixture.ts';

let enrolledSoFar = 0;
/** A draft with somebody of its own on the roster, so that it may be submitted. */
export async function draftWithPeople(
  fixture: ClassFixture,
  filing: FilingInput,
  by: Actor = fixture.school,
): Promise<{ classId: Uuid; version: number }> {
  const drafted = value(await actAs(fixture.app, by, (act) => draftClass(act, filing, policyForTests)));
  enrolledSoFar += 1;
  await enrolPeople(
    fixture,
    drafted.classId,
    [5000 + enrolledSoFar],
    { enrolledOn: localDate('2021-06-14') },
    by,
  );
  return drafted;
}

/** The good filing on ten days of September 2022, away from every other. */
export function laterFiling(more: Partial<FilingInput> = {}): FilingInput {
  const sessions = goodFiling().sessions.map((session, n) => ({
    ...session,
    taughtOn: `2022-09-${10 + Math.floor(n / 2)}`,
  }));
  return goodFiling({ startOn: '2022-09-10', endOn: '2022-09-19', sessions, ...more });
}
