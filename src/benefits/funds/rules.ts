import { leadsTo } from '../../platform/access/index.ts';
import { type Fen, fen, formatYuan, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { AccountKind, EntryKind } from './contract.ts';

/** Working days of a second person for a budget; a habit of bureaus, no notice sets it. */
export const APPROVAL_WORKING_DAYS = 5;

export interface Posting {
  readonly account: AccountKind;
  readonly amountFen: Fen;
}

/** The two sides of an entry: what leaves one account enters another, so the sum is zero by construction. */
export function postingsOf(kind: EntryKind, amountFen: Fen): readonly [Posting, Posting] {
  const [from, to] = SIDES[kind];
  return [
    { account: from, amountFen: fen(-amountFen) },
    { account: to, amountFen },
  ];
}

/** The signed amount of an entry, read off the account it moves money into. */
export function amountOf(
  kind: EntryKind,
  postings: readonly { readonly account: AccountKind; readonly amountFen: number }[],
): number {
  return postings.find((posting) => posting.account === SIDES[kind][1])?.amountFen ?? 0;
}

const SIDES: Readonly<Record<EntryKind, readonly [AccountKind, AccountKind]>> = {
  appropriate: ['appropriation', 'available'],
  reserve: ['available', 'reserved'],
  post: ['reserved', 'paid'],
  void: ['reserved', 'available'],
  return: ['paid', 'available'],
  recover: ['paid', 'available'],
  'recover-reversal': ['available', 'paid'],
  'post-reversal': ['paid', 'reserved'],
};

/** What an entry of this kind and amount does to the guarded counters of its budget. */
export function countersOf(kind: EntryKind, amountFen: Fen) {
  const none = { appropriated: 0, reserved: 0, paid: 0 };
  switch (kind) {
    case 'appropriate':
      return { ...none, appropriated: amountFen as number };
    case 'reserve':
      return { ...none, reserved: amountFen as number };
    case 'post':
      return { ...none, reserved: -amountFen, paid: amountFen as number };
    case 'void':
      return { ...none, reserved: -amountFen };
    case 'return':
    case 'recover':
      return { ...none, paid: -amountFen };
    case 'post-reversal':
      return { ...none, reserved: amountFen as number, paid: -amountFen };
    case 'recover-reversal':
      return { ...none, paid: amountFen as number };
  }
}

/** What is wrong with a transfer as it is proposed; undefined for one that is right, and for what is none. */
export function transferFault(proposed: {
  readonly fundSource: string;
  readonly year: number;
  readonly amountFen: number;
  readonly fromFundSource?: string | null | undefined;
  readonly fromYear?: number | null | undefined;
}): Refusal | undefined {
  const { fundSource, year, amountFen, fromFundSource = null, fromYear = null } = proposed;
  if (fromFundSource === null && fromYear === null) return undefined;
  if (fromFundSource === null || fromYear === null) return REFUSALS.transferIncomplete;
  if (fromFundSource === fundSource && fromYear === year) return REFUSALS.transferSame;
  return amountFen > 0 ? undefined : REFUSALS.transferAmount;
}

export const REFUSALS = {
  budgetMissing: (year: number): Refusal =>
    leadsTo(
      'funds.propose',
      refusal(
        'budget-missing',
        `这一资金来源还没有 ${year} 年度的预算，没有办理：请财务岗先在“资金”里提出预算，经复核岗批准后再办。`,
      ),
    ),
  budgetExhausted: (leftFen: Fen, neededFen: Fen): Refusal =>
    leadsTo(
      'funds.propose',
      refusal(
        'budget-exhausted',
        `预算余额 ${formatYuan(leftFen)} 元，本次需占用 ${formatYuan(neededFen)} 元，还差 ${formatYuan(
          fen(neededFen - leftFen),
        )} 元，没有办理：请财务岗在“资金”里追加预算，经复核岗批准后再办。`,
      ),
    ),
  notOpen: leadsTo(
    'funds.propose',
    refusal(
      'proposal-settled',
      '这份预算变动已经办结，或者已交另一人批准，不能再改：请刷新后查看；要改已批准的预算，请财务岗另提一份预算变动。',
    ),
  ),
  transferIncomplete: refusal(
    'transfer-incomplete',
    '调剂须写明从哪一个资金来源、哪一年度调出：请补全后再提交。',
    '/fromFundSource',
  ),
  transferSame: refusal('transfer-same', '调出和调入是同一笔预算，没有提交：请另选一笔。', '/fromFundSource'),
  transferAmount: refusal('transfer-amount', '调剂的金额须大于 0：请填写要调入的金额。', '/amountFen'),
  transferExceedsLeft: leadsTo(
    'funds.correct',
    refusal(
      'transfer-exceeds-left',
      '调出的预算结余不够，没有办理：请退回这份预算变动，由财务岗减少调剂的金额后再提交。',
      '/amountFen',
    ),
  ),
  appropriationInUse: refusal(
    'appropriation-in-use',
    '减少后的预算不够已占用和已支付的金额，没有办理：请减少收回的金额。',
    '/amountFen',
  ),
  notReserved: refusal(
    'not-reserved',
    '这笔钱没有占用预算或者已经支付、释放，没有记账：请刷新后核对资金流水。',
  ),
  notPaid: refusal('not-paid', '这笔钱没有记为付讫或者已经退回，没有记账：请刷新后核对资金流水。'),
  keyReused: refusal('entry-key-reused', '同一笔业务先后记了不同的金额，没有记账：请核对资金流水。'),
} as const;
