import type { Act } from '../../platform/access/index.ts';
import { openCase } from '../../platform/approvals/index.ts';
import {
  addFen,
  type Ciphers,
  type Fen,
  type PersonId,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import type { AccountPart, Heir } from '../../registry/payees/index.ts';
import type { LineMove } from '../claims/index.ts';
import { type MoneyItem, nextNumber } from '../funds/index.ts';
import { APPROVAL_WORKING_DAYS } from './rules.ts';
import { type BatchRow, insertBatch, insertOrder } from './store.ts';

export interface PayableLine {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly amountFen: Fen;
}

/** Everything one order needs: who is paid, on which account, out of which budget, for which lines of one claim. */
export interface OrderDraft {
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly creditCode: string | null;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly budgetId: Uuid;
  readonly purpose: string;
  /** undefined: the payee has no usable account, and the batch is refused. */
  readonly account: PayeeAccount | undefined;
  readonly lines: readonly PayableLine[];
}

export interface PayeeAccount {
  readonly bankName: string | null;
  readonly accountName: string;
  readonly accountNumber: string;
}

const accountContext = (orderId: Uuid) => `payment_order.account_cipher.${orderId}`;

/** The account an order pays to, decrypted: for lists that leave by a recorded act, never for a reply. */
export function accountNumberOfOrder(ciphers: Ciphers, orderId: Uuid, encrypted: Buffer): string {
  return ciphers.decrypt(accountContext(orderId), encrypted);
}

/** Whom an order pays: the payee, or the heir of whoever died, which the purpose then says. */
export function paidTo(
  heir: Heir | undefined,
  own: Pick<OrderDraft, 'payeeName' | 'account' | 'purpose'>,
): Pick<OrderDraft, 'payeeName' | 'account' | 'purpose'> {
  if (!heir) return own;
  const { name, bankName, number: accountNumber } = heir;
  const purpose = own.purpose.endsWith(BY_HEIR) ? own.purpose : `${own.purpose}${BY_HEIR}`;
  return { payeeName: name, account: { bankName, accountName: name, accountNumber }, purpose };
}

const BY_HEIR = ' 由继承人领取（本人已故）';

/** Makes a batch under the next number of the county and year; orders follow by `newOrder`. */
export async function newBatch(
  act: Act,
  divisionCode: string,
  divisionPath: string,
  drafts: readonly Pick<OrderDraft, 'lines'>[],
): Promise<Omit<BatchRow, 'status' | 'version'>> {
  const year = yearOf(act.clock.today());
  const series = `P${divisionCode}-${year}`;
  const batch = {
    batchId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    divisionCode,
    divisionPath,
    totalFen: addFen(...drafts.flatMap((draft) => draft.lines.map((line) => line.amountFen))),
    orderCount: drafts.length,
    createdAt: act.clock.now(),
  };
  await insertBatch(act.tx, { ...batch, createdBy: act.actor.accountId });
  return batch;
}

/** The returned order that an order pays again: why, and in what the account differs. */
export interface Replaced {
  readonly orderId: Uuid;
  readonly reason: string;
  readonly changed: readonly AccountPart[];
}

/** Adds one order with its lines and the encrypted account number. */
export async function newOrder(
  act: Act,
  batch: Pick<BatchRow, 'batchId' | 'number' | 'divisionPath'>,
  draft: OrderDraft,
  { orderNo, replaces }: { readonly orderNo: number; readonly replaces: Replaced | null },
): Promise<Uuid> {
  const { account, lines, ...rest } = draft;
  if (!account) throw new Error('an order without an account was let through');
  const orderId = act.ids.uuid();
  await insertOrder(
    act.tx,
    {
      ...rest,
      orderId,
      batchId: batch.batchId,
      number: `${batch.number}-${String(orderNo).padStart(2, '0')}`,
      divisionPath: batch.divisionPath,
      bankName: account.bankName,
      accountName: account.accountName,
      accountCipher: act.ciphers.encrypt(accountContext(orderId), account.accountNumber),
      accountLast4: account.accountNumber.slice(-4),
      amountFen: addFen(...lines.map((line) => line.amountFen)),
      lineCount: lines.length,
      replacesOrderId: replaces?.orderId ?? null,
      correctionReason: replaces?.reason ?? null,
      changed: replaces?.changed ?? [],
    },
    lines,
  );
  return orderId;
}

/** Asks a second person to approve the batch. */
export function openPaymentCase(act: Act, batch: Pick<BatchRow, 'batchId' | 'divisionPath'>) {
  return openCase(act, {
    subjectType: 'payment-batch',
    subjectId: batch.batchId,
    divisionPath: batch.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
}

/** The business key of one move of one line's money by one order: the same move is never booked twice. */
export function moneyItem(
  kind: 'reserve' | 'post' | 'void' | 'return',
  orderId: Uuid,
  line: PayableLine,
): MoneyItem {
  return {
    subjectType: 'claim-line',
    subjectId: line.claimLineId,
    amountFen: line.amountFen,
    key: `${kind}:${orderId}:${line.claimLineId}`,
  };
}

/** The moves that bring the lines of one order on in their claim. */
export function movesOf(
  order: { readonly claimId: Uuid; readonly lines: readonly PayableLine[] },
  from: LineMove['from'],
  by: LineMove['by'],
  choice?: LineMove['choice'],
): LineMove[] {
  const { claimId, lines } = order;
  return lines.map(({ personId, claimLineId }) => ({ claimId, personId, claimLineId, from, by, choice }));
}
