import { ledgerOf } from '../../outcomes/ledgers/index.ts';
import type { DutyLists } from '../../registry/needs/index.ts';
import { askedByVillage, notAsked } from './store-duty.ts';

/** The lists of another department (SX-2-2a), which households keep, beside the answers, as the ledgers count both. */
export const dutyLists: DutyLists = {
  async byVillage(reader) {
    const ledger = await ledgerOf(reader);
    return ledger === undefined ? [] : askedByVillage(reader.tx, ledger);
  },
  async unasked(reader, page) {
    const ledger = await ledgerOf(reader);
    if (ledger === undefined) return { rows: [], total: 0, next: null };
    const { rows, total } = await notAsked(reader.tx, ledger, page);
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    const hasMore = rows.length > page.limit && last !== undefined;
    return { rows: shown, total, next: hasMore ? `${last.villageCode ?? ''} ${last.personId}` : null };
  },
};
