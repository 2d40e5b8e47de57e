import { type DemonstrationAccount, selectDemonstrationAccounts } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { organisationDirectory } from '../../registry/organisations/index.ts';

/** An account whose password everybody knows, as the first page of a demonstration offers it. */
export interface ShownAccount extends Omit<DemonstrationAccount, 'organisationId'> {
  readonly organisationName: string | null;
}

/** The accounts of a demonstration with the names of their organisations, in the order they were opened. */
export async function demonstrationAccounts(tx: Tx): Promise<ShownAccount[]> {
  const accounts = await selectDemonstrationAccounts(tx);
  const ids = accounts.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]));
  const names = await organisationDirectory.namesOf(tx, ids);
  return accounts.map(({ organisationId, ...account }) => ({
    ...account,
    organisationName: organisationId === null ? null : (names.get(organisationId) ?? null),
  }));
}
