import type { DutyLists } from '../../registry/needs/index.ts';
import { askedByVillage, notAsked } from './store-duty.ts';

/** The lists of another department (SX-2-2a), which households keep, beside the answers, which needs keep. */
export const dutyLists: DutyLists = {
  byVillage: askedByVillage,
  async unasked(tx, page) {
    const { rows, total } = await notAsked(tx, page);
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    const hasMore = rows.length > page.limit && last !== undefined;
    return { rows: shown, total, next: hasMore ? `${last.villageCode ?? ''} ${last.personId}` : null };
  },
};
