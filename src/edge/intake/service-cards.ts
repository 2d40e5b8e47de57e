import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, PersonId } from '../../platform/kernel/index.ts';
import { paidToNumbers } from '../../registry/payees/index.ts';
import { personIdsByNumber } from '../../registry/persons/index.ts';
import type { CellFinding, PlannedRow } from './contract.ts';
import { outcomeOf } from './rules-row.ts';

const OTHER_CARD: CellFinding = {
  cell: '',
  field: 'account',
  code: 'account-waits',
  gravity: 'warned',
  message:
    '与登记的收款账户不是同一个账号：导入后作为账户变更，由复核岗在“收款账户”里核对；通过以前仍付到登记的账户',
  from: null,
  to: null,
};

/** A number without a check digit that a second person has confirmed before is as good as any other. */
function withoutConfirmed(row: PlannedRow, paidTo: ReadonlySet<string>): PlannedRow {
  const { staged } = row;
  if (staged?.form !== 'roster' || staged.account?.fault !== 'card-luhn') return row;
  if (!paidTo.has(staged.account.number)) return row;
  const cells = row.cells.filter(({ code }) => code !== 'card-luhn');
  const { fault: _fault, ...account } = staged.account;
  return {
    ...row,
    cells,
    outcome: outcomeOf(cells),
    staged: { ...staged, account: { ...account, trusted: true } },
  };
}

/**
 * Remarks the roster rows that name another account than the one their person is paid to, on record or by an earlier
 * row: the import proposes it, and a second person decides.
 */
export async function remarkOtherCards(
  tx: Tx,
  ciphers: Ciphers,
  rows: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const named = rows.flatMap(({ staged, outcome }) =>
    staged?.form === 'roster' && outcome !== 'refused' && staged.account ? [staged.idNumber] : [],
  );
  const persons = await personIdsByNumber(tx, ciphers, named);
  const onRecord = await paidToNumbers(tx, ciphers, [...persons.values()]);
  const first = new Map<string, string>();
  return rows.map((row) => {
    const { staged } = row;
    if (staged?.form !== 'roster' || row.outcome === 'refused' || !staged.account) return row;
    const { idNumber, account } = staged;
    const paidTo = onRecord.get(persons.get(idNumber) as PersonId) ?? new Set<string>();
    if (!account.trusted) return withoutConfirmed(row, paidTo);
    const before = first.get(idNumber);
    if (before === undefined) first.set(idNumber, account.number);
    const isOther =
      paidTo.size > 0 ? !paidTo.has(account.number) : before !== undefined && before !== account.number;
    return isOther ? { ...row, outcome: 'warned' as const, cells: [...row.cells, OTHER_CARD] } : row;
  });
}
