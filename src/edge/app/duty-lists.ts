import type { DutyLists } from '../../registry/needs/index.ts';

/** No list of another department has come in. */
export const dutyLists: DutyLists = {
  byVillage: async () => [],
  unasked: async () => ({ rows: [], next: null, total: 0 }),
};
