// For tests only: what later modules would answer about a class, as each test says it.
import { done } from '../platform/kernel/index.ts';
import type { ClassFollowers } from '../training/classes/index.ts';

/** No claim, no line, no outcomes; `more` says otherwise. */
export function followersForTests(more: Partial<ClassFollowers> = {}): ClassFollowers {
  return {
    claimOf: async () => undefined,
    claimSeen: more.claimOf ?? (async () => undefined),
    lineOnItsWay: async () => undefined,
    hasOutcomes: async () => false,
    hasResults: async () => false,
    recordedSlots: async () => [],
    placesOf: async () => ({ held: 0, waiting: 0, reserved: 0 }),
    merged: async () => done(null),
    recount: async () => undefined,
    abandoned: async () => undefined,
    ...more,
  };
}
