import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../persons/index.ts';
import type { agreementsReply } from './contract-agreements.ts';
import { agreementRows } from './store-agreements.ts';

/** Agreements in scope with the names of their persons, the newest first. */
export async function agreementViews(
  tx: Tx,
  asked: { readonly organisationId: Uuid | null; readonly withEnded: boolean },
): Promise<z.input<typeof agreementsReply>> {
  const rows = await agreementRows(tx, asked);
  const persons = await personViews(
    tx,
    rows.map(({ personId }) => personId),
  );
  return {
    rows: rows.map(({ personId, ...row }) => ({
      ...row,
      person: {
        personId,
        name: persons.get(personId)?.name ?? '',
        idNumberMasked: persons.get(personId)?.idNumberMasked ?? '',
      },
    })),
  };
}
