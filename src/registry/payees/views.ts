import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers, LocalDate } from '../../platform/kernel/index.ts';
import { personViews } from '../persons/index.ts';
import type { changeRow, changesReply } from './contract.ts';
import { CHANGE } from './machine.ts';
import { type ChangeListRow, listChanges } from './store.ts';

/** Changes of accounts with the old account beside the new one, tails only. */
export async function changeViews(
  reader: { readonly tx: Tx; readonly ciphers: Ciphers },
  actor: Pick<Actor, 'role' | 'accountId'>,
  today: LocalDate,
  filter: Parameters<typeof listChanges>[1],
): Promise<z.input<typeof changesReply>> {
  const { tx } = reader;
  const { rows, total } = await listChanges(tx, filter);
  const files = await filesOf(
    reader,
    'payee-account',
    rows.map(({ changeId }) => changeId),
  );
  const behind = await accountsBehind(
    tx,
    rows.map(({ heldById }) => heldById),
  );
  const views: z.input<typeof changeRow>[] = [];
  for (const row of rows)
    views.push({
      ...(await changeView(tx, actor, today, {
        ...row,
        mayTakeBack: behind.get(row.heldById)?.includes(actor.accountId) ?? false,
      })),
      files: [...(files.get(row.changeId) ?? [])],
    });
  return { rows: views, next: rows.length === filter.limit ? (rows.at(-1)?.changeId ?? null) : null, total };
}

async function changeView(
  tx: Tx,
  actor: Pick<Actor, 'role' | 'accountId'>,
  today: LocalDate,
  row: ChangeListRow & { readonly mayTakeBack: boolean },
): Promise<Omit<z.input<typeof changeRow>, 'files'>> {
  const { changeId, organisationId, personId, changed, reason, document, status, proposedBy, version } = row;
  const view = await caseOf(tx, 'payee-account', changeId, today);
  return {
    changeId,
    organisationId,
    personId,
    payeeName: row.holder,
    old:
      row.oldLast4 === null
        ? null
        : { holder: row.oldHolder ?? '', bankName: row.oldBankName ?? '', last4: row.oldLast4 },
    new: { holder: row.holder, bankName: row.bankName, last4: row.numberLast4 },
    changed,
    heir: row.heir && {
      ...row.heir,
      papers: [...row.heir.papers],
      deceasedName:
        row.personId === null ? '' : ((await personViews(tx, [row.personId])).get(row.personId)?.name ?? ''),
    },
    reason,
    document,
    status,
    proposedAt: row.proposedAt.toISOString(),
    proposedBy,
    steps: view?.steps ?? [],
    version,
    allowed: allowedIn(CHANGE, status, actor).filter(
      (act) => act !== 'payees.withdrawAccount' || row.mayTakeBack,
    ),
  };
}
