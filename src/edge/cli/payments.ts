import { accountNumberOfOrder, paymentsExport } from '../../benefits/payments/index.ts';
import { performAct } from '../../platform/access/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { bankAccountInUse } from '../../registry/organisations/index.ts';
import { heirsOf } from '../../registry/payees/index.ts';
import { bankAccountNumbersOf } from '../../registry/persons/index.ts';
import type { DatabaseTarget } from './database-target.ts';
import { writeTable } from './table-out.ts';
import { withCliApp } from './with-app.ts';

/** Writes orders as they are and what would be ordered next, the latter marked as not approved; the exit status. */
export function exportPayments(options: DatabaseTarget & { readonly out: string }): Promise<number> {
  return withCliApp(options, async ({ app, actor }) => {
    const meta = {
      event: 'payments-listed',
      objectType: 'payment-list',
      objectId: actor.divisionCode ?? 'all',
      requestId: app.ids.uuid(),
    };
    // Full account numbers leave the system here, so the call is an act with a line in the journal.
    const result = await performAct(app, actor, meta, async (act) => {
      const table = await paymentsExport(act.tx, app.policies.vocabulary, async (row) => {
        if (row.orderId !== null && row.accountCipher !== null)
          return {
            bankName: '',
            accountName: '',
            number: accountNumberOfOrder(act.ciphers, row.orderId as Uuid, row.accountCipher),
          };
        if (row.organisationId !== null)
          return bankAccountInUse(act.tx, act.ciphers, row.organisationId as Uuid);
        const personId = row.personId as PersonId;
        const claimLineId = row.claimLineId as Uuid;
        const heir = (await heirsOf(act, [{ personId, claimLineId }])).get(claimLineId);
        if (heir)
          return {
            bankName: heir.bankName,
            accountName: heir.name,
            number: heir.number,
            payeeName: `${heir.name}（继承人）`,
          };
        const numbers = await bankAccountNumbersOf(act.tx, act.ciphers, [personId]);
        const [account] = numbers.values();
        return account === undefined
          ? undefined
          : {
              bankName: account.bankName ?? '',
              accountName: account.accountName ?? '',
              number: account.number,
            };
      });
      await act.record({ ...meta, outcome: 'viewed', detail: { rows: table.rows.length } });
      return done(table);
    });
    if (!result.ok) return 3;
    await writeTable(options.out, result.value);
    console.log(`付款清单 ${result.value.rows.length} 行，写入 ${options.out}。`);
    return 0;
  });
}
