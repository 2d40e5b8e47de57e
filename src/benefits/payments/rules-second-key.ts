import type { LocalDate } from '../../platform/kernel/index.ts';
import { isHolder } from '../../registry/payees/index.ts';
import type { BankAnswer } from './ports.ts';
import { type AwaitedOrder, accountFits } from './rules.ts';

/** An order that a line without its number may mean. */
interface CandidateOrder extends AwaitedOrder {
  readonly accountName: string;
  /** The day on which its batch was made: no bank answers before it. */
  readonly madeOn: LocalDate;
}

/** May other facts tie this line to an order? Only a line that names no order of ours, and that lacks nothing. */
export function needsSecondKey(answer: BankAnswer): boolean {
  return (
    !/^P\d{6}-\d{4}-\d{4}-\d{2,}$/.test(answer.orderNumber) &&
    answer.fault === null &&
    answer.account !== null &&
    answer.holder !== null
  );
}

/** Account, holder, amount and day, all four. */
export function fitsSecondKey(answer: BankAnswer, order: CandidateOrder, today: LocalDate): boolean {
  return (
    answer.account !== null &&
    accountFits(answer.account, order.accountNumber) &&
    answer.holder !== null &&
    isHolder(answer.holder, order.accountName) &&
    answer.amountFen === order.amountFen &&
    answer.settledOn !== null &&
    answer.settledOn >= order.madeOn &&
    answer.settledOn <= today
  );
}

/** What a line without an order number comes to: one order to propose, and the sentence for the clerk. */
export function proposalOf<Order extends { readonly number: string }>(
  fitting: readonly Order[],
  isShared: boolean,
): { readonly order: Order | null; readonly message: string } {
  const [order] = fitting;
  if (!order)
    return {
      order: null,
      message:
        '没有付款单号，按账号、户名、金额和日期也找不到等结果的付款单，没有记账：请与银行核实，或凭回单原件“手工录入回单”',
    };
  const numbers = fitting.map(({ number }) => number).join('、');
  if (fitting.length > 1 || isShared)
    return {
      order: null,
      message: `没有付款单号，账号、户名、金额和日期分不清是哪一笔（${numbers}${isShared ? '，文件里另有相同的一行' : ''}），没有记账：请与银行核实，再凭回单原件“手工录入回单”`,
    };
  return {
    order,
    message: `没有付款单号，账号、户名、金额和日期与付款单 ${numbers} 相符，没有记账：请在该批次“回单里等人办的行”里确认，由另一人复核后记账`,
  };
}
