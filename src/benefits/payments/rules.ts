import { leadsTo } from '../../platform/access/index.ts';
import type { ApprovalStep, SubjectType } from '../../platform/approvals/index.ts';
import { canDo, type Fen, formatYuan, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { BatchStatus, OrderStatus } from './contract.ts';
import { ORDER } from './machine.ts';
import type { BankAnswer } from './ports.ts';

/** Working days of a second person for a payment; a habit of bureaus, no notice sets it. */
export const APPROVAL_WORKING_DAYS = 5;

export const REFUSALS = {
  noOrders: refusal('nothing-to-pay', '所选申领单里没有待拨付的人员，没有生成付款批次：请重新选择。'),
  accountUnusable: (payeeName: string): Refusal =>
    leadsTo(
      'payees.proposeAccount',
      refusal(
        'account-unusable',
        `${payeeName}没有可用的收款账户，没有生成付款批次：请财务岗或经办先在“收款账户”里提出登记或更正，经复核岗同意后再办。`,
      ),
    ),
  wrongBatchStatus: refusal('wrong-status', '这个付款批次现在不能办这一步：请刷新后查看它走到了哪里。'),
  notOwnBatch: leadsTo(
    'payments.approve',
    refusal(
      'not-own-batch',
      '只有编制人本人可以撤回还没有批准的支付批次：请复核岗退回这个批次，或请编制人本人撤回。',
    ),
  ),
  lineHeld: (orderNumber: string): Refusal =>
    leadsTo(
      'claims.proposeRelease',
      refusal(
        'line-held',
        `付款单 ${orderNumber} 里有人已被暂停发放，没有办理：请经办或复核岗先在申领单的这一行提出解除暂停，由另一人确认。`,
      ),
    ),
  payeeHeld: (payeeName: string): Refusal =>
    leadsTo(
      'payees.proposeRelease',
      refusal(
        'payee-held',
        `${payeeName}已被暂停支付，没有办理：请经办或复核岗先在“收款账户”里提出解除暂停，由另一人确认。`,
      ),
    ),
  heirMissing: (payeeName: string): Refusal =>
    leadsTo(
      'payments.proposeHeir',
      refusal(
        'heir-missing',
        `${payeeName}已登记死亡，没有生成付款单：请经办先在申领的这一行登记继承人，经另一人同意后再编入；死亡登记有误的，先在人员页面更正为在世。`,
      ),
    ),
  noCancelProposed: refusal('wrong-status', '这个支付批次没有等待决定的撤销：请刷新后查看。'),
  orderNotSent: refusal('wrong-status', '只有已送银行、还没有回音的支付指令可以登记询问：请刷新后再看。'),
  notApproved: leadsTo(
    'payments.approve',
    refusal('not-approved', '付款批次还没有经另一人批准，不得送银行：请等复核岗批准后再导出。'),
  ),
  notSent: leadsTo(
    'payments.export',
    refusal('not-sent', '付款批次还没有送银行，不能读入回单：请财务岗先导出银行文件。'),
  ),
  orderNotReturned: refusal('order-not-returned', '只有被银行退回的付款单可以更正后重付：请刷新后再看。'),
  returnFileEmpty: refusal(
    'bank-return-unreadable',
    '回单的列名下面没有任何一笔，没有读入：请使用银行返回的原文件，或下载“回单样表”对照列名。',
  ),
  holderDiffers: (payeeName: string): Refusal =>
    leadsTo(
      'payees.proposeAccount',
      refusal(
        'account-holder-differs',
        `${payeeName}登记的收款账户户名不是本单位（本人），没有生成付款单：请财务岗或经办先在“收款账户”里提出变更，经复核岗同意后再办。`,
        '',
        'LC-13a',
      ),
    ),
  reviewedTheClaim: (claimNumber: string, taken: TakenStep): Refusal =>
    leadsTo(
      'payments.approve',
      refusal(
        'four-eyes',
        `申领单 ${claimNumber} 由您办过“${ACT_WORDS[taken.subjectType] ?? STEP_WORDS[taken.step]}”，不能再由您批准付款（不相容岗位分离）：请由没有经办过这些申领单的另一位复审岗批准；您可以退回这个批次。`,
      ),
    ),
  recoveredFirst: (orderNumber: string, amountFen: Fen): Refusal =>
    leadsTo(
      'recoveries.proposeReversal',
      refusal(
        'recovered-first',
        `付款单 ${orderNumber} 付出的钱已追回 ${formatYuan(amountFen)} 元，这次又全额退回，没有记账：请财务岗先在追回里提出冲销这笔追回款（钱要退还给对方），经另一人同意后，再在“回单里等人办的行”里办这一行。`,
      ),
    ),
  sealDiffers: (orderNumber: string): Refusal =>
    leadsTo(
      'journal.verify',
      refusal(
        'order-altered',
        `付款单 ${orderNumber} 的收款人、账号、金额或人员与批准时不一致，没有办理：请不要付款，保留现场，请审计管理员在“操作流水”里校验。`,
      ),
    ),
  notOwnMoney: refusal(
    'not-own-money',
    '这笔补贴付给机构或单位，不是本人的钱，没有继承人可登记：请照常付给机构或单位。',
  ),
  heirOfPaid: refusal(
    'line-paid',
    '这一行已经付到本人账户，钱在本人名下，没有登记继承人：继承人凭继承手续到开户银行取款。',
  ),
  heirOfOrdered: leadsTo(
    'payments.cancel',
    refusal(
      'line-ordered',
      '这一行已编进付款批次，没有登记继承人：请财务岗先提出撤销那个付款批次，由另一人决定后再办；已送银行的，等银行回音。',
    ),
  ),
  heirOfUndecided: refusal(
    'wrong-status',
    '这一行还没有同意补贴，或者已经不予补贴，没有登记继承人：请等复核同意以后再办。',
  ),
  foreignOrder: refusal('order-elsewhere', '填写的付款单不在本批次内，没有提交：请刷新后重填。', '/answers'),
  typedDiffers: (orderNumber: string, payeeName: string, message: string): Refusal =>
    refusal('bank-answer-differs', `${orderNumber}（${payeeName}）：${message}`, '/answers'),
  typedWaiting: leadsTo(
    'payments.bookReturn',
    refusal(
      'bank-return-waiting',
      '本批次已有一份手工录入的回单等另一人复核，没有重复提交：请等复核岗办结后再录。',
    ),
  ),
  typedDecided: refusal('wrong-status', '这份手工回单已经办结：请刷新后查看结果。'),
} as const;

/** A step that somebody took about the lines of a claim. */
interface TakenStep {
  readonly subjectType: SubjectType;
  readonly step: ApprovalStep;
}

/** What was done, where the step of the case alone does not say it. */
const ACT_WORDS: Readonly<Partial<Record<SubjectType, string>>> = {
  'claim-rejection': '不予通过的提出或决定',
  'claim-return': '复核后退回的提出或决定',
  'purse-choice': '资金来源的选定或决定',
  'line-release': '疑点核查',
  'line-hold': '解除暂停的提出或确认',
  'line-change': '对其中一人同意的提出或决定',
  'line-decision': '对其中一人的退回或恢复',
  objection: '公示异议的答复或确认',
};

const STEP_WORDS: Readonly<Record<ApprovalStep, string>> = {
  prepare: '提交',
  confirm: '确认',
  accept: '受理',
  'first-review': '初审',
  'second-review': '复核',
  approve: '核查',
  sign: '会签',
};

/** A payment order as the bank's answer meets it. */
export interface AwaitedOrder {
  readonly number: string;
  readonly status: OrderStatus;
  readonly payeeName: string;
  readonly accountNumber: string;
  readonly amountFen: Fen;
}

/**
 * Does the account that the bank names, in full or with its middle hidden, fit the order's? Hidden, at least the last
 * four digits must show.
 */
export function accountFits(stated: string, accountNumber: string): boolean {
  const plain = stated.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d+$/.test(plain)) return plain === accountNumber;
  const match = /^(\d*)[*xX]+(\d{4,})$/.exec(plain);
  if (!match) return false;
  const [, head = '', tail = ''] = match;
  return (
    head.length + tail.length <= accountNumber.length &&
    accountNumber.startsWith(head) &&
    accountNumber.endsWith(tail)
  );
}

/** What one row of the return does: book it, or leave it for a person with the reason. */
export function bookingOf(
  row: BankAnswer,
  order: AwaitedOrder | undefined,
): { readonly outcome: 'paid' | 'returned' | 'unmatched'; readonly message: string | null } {
  const unmatched = (message: string) => ({ outcome: 'unmatched' as const, message });
  if (row.fault !== null || row.result === undefined) return unmatched(row.fault ?? '结果无法读取，没有记账');
  if (!order)
    return unmatched(
      row.orderNumber === ''
        ? '没有付款单号，也没有户名，找不到付款单，没有记账：请银行补明，或凭回单原件“手工录入回单”'
        : '没有这个付款单号，没有记账：请核对文件是否属于本县',
    );
  if (row.account === null || row.amountFen === null || row.settledOn === null)
    return unmatched('没有写账号、金额或日期，没有记账：请银行补全');
  if (!accountFits(row.account, order.accountNumber))
    return unmatched(
      `${order.payeeName}：账号与付款单不符（付款单尾号 ${order.accountNumber.slice(-4)}），没有记账：请与银行核实`,
    );
  if (row.amountFen !== order.amountFen)
    return unmatched(
      `${order.payeeName}：金额与付款单不符（付款单为 ${formatYuan(order.amountFen)} 元），没有记账：请与银行核实`,
    );
  // Paid, and sent back afterwards: booked by counter-entries.
  if (row.result === 'returned' && !row.isByDirection && canDo(ORDER, order.status, 'return-late'))
    return { outcome: 'returned', message: '先前已记为付讫，本次退回：已冲回，可更正后重付' };
  if (order.status === 'paid' || order.status === 'returned' || order.status === 'replaced') {
    const before = order.status === 'paid' ? '成功' : '退回';
    const agrees = (order.status === 'paid') === (row.result === 'paid');
    return unmatched(
      agrees
        ? `这张付款单先前已记为${before}，没有重复记账`
        : `这张付款单先前已记为${before}，与本行相反，没有记账：请与银行核实`,
    );
  }
  if (!canDo(ORDER, order.status, 'book')) return unmatched('这张付款单还没有送银行，没有记账');
  if (row.isByDirection)
    return unmatched(
      '银行没有写结果，只看得出付出或退回，没有记账：请在“回单里等人办的行”里确认，由另一人复核后记账',
    );
  return { outcome: row.result, message: null };
}

/** A batch is settled when every order has come to an end, well or badly. */
export function batchStatusAfter(statuses: readonly OrderStatus[]): BatchStatus {
  const isOnItsWay = (status: OrderStatus) => canDo(ORDER, status, 'send') || canDo(ORDER, status, 'book');
  return statuses.some(isOnItsWay) ? 'sent' : 'settled';
}
