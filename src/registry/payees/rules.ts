import { leadsTo } from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { AccountPart, HeirPaper, HeirShare } from './contract.ts';

/** Working days of a second person for a change of account; a habit of bureaus, no notice sets it. */
export const REVIEW_WORKING_DAYS = 5;

export const REFUSALS = {
  onePayee: refusal('one-payee', '请选择一个收款人：单位或本人，只能选一个。', '/organisationId'),
  sameAccount: refusal(
    'account-unchanged',
    '这就是登记在册的收款账户，没有变化，没有提交：请核对账号和开户行。',
    '/accountNumber',
  ),
  accountTooShort: refusal(
    'account-number-faulty',
    '账号须为 8 至 40 位数字：请逐位核对。',
    '/accountNumber',
  ),
  waiting: leadsTo(
    'payees.reviewAccount',
    refusal(
      'account-change-waiting',
      '这个收款人已有一项账户变更等待复核，没有重复提交：请等复核岗在“收款账户”里办理后再提。',
    ),
  ),
  accountOfAnother: refusal(
    'account-of-another',
    '这个账号登记在另一人名下，补贴只能付到本人账户，没有提交：请核对账号，或由本人另行提供账户。',
    '/accountNumber',
    'LC-13a',
  ),
  holderDiffers: leadsTo(
    'payees.proposeAccount',
    refusal(
      'account-holder-differs',
      '单位已导入，但收款账户的户名不是本单位，账户没有登记：请更正户名后重新导入，或由经办、财务岗在“收款账户”里提出变更。',
      '',
      'LC-13a',
    ),
  ),
  movedAway: leadsTo(
    'payees.proposeAccount',
    refusal(
      'moved-away',
      '该收款人已迁往其他县区，账户由那里办理，没有办：请该县区的经办、财务岗提出账户变更；单位也可以自己提出。',
    ),
  ),
  changedMeanwhile: leadsTo(
    'payees.reviewAccount',
    refusal(
      'account-changed-meanwhile',
      '提交之后登记的账户又变了，没有通过：请复核岗退回本项，按现在登记的账户重新提交。',
    ),
  ),
  notTheProposer: leadsTo(
    'payees.reviewAccount',
    refusal(
      'not-the-proposer',
      '这项账户变更不是您提出的，没有撤回：请提出的人（代人提出的，两人都可以）撤回，或由复核岗退回。',
    ),
  ),
  noDeath: leadsTo(
    'persons.supplyFact',
    refusal(
      'no-death',
      '这个人没有死亡记录，补贴只能付给本人，没有登记继承人：确已去世的，请县区经办先在人员页面补充户籍状况，由另一人决定后再办。',
    ),
  ),
  heirIsTheDeceased: refusal(
    'heir-is-the-deceased',
    '填写的姓名或账号是去世者本人的，没有登记：请填写继承人本人的姓名和账户。',
    '/name',
  ),
  heirWithoutPaper: refusal(
    'heir-without-paper',
    '没有证明继承关系的材料，没有登记：请至少选一种证明，并上传它的照片或扫描件。',
    '/papers',
  ),
  agreementMissing: refusal(
    'heirs-agreement-missing',
    '有几位继承人、由一人代领的，须有其他继承人的同意书，没有登记：请补上同意书，或者选“只有这一位继承人”。',
    '/papers',
  ),
  alreadyHeld: leadsTo(
    'payees.proposeRelease',
    refusal(
      'payee-already-held',
      '这个收款人已经暂停支付，没有重复登记：要恢复支付，请经办或复核岗在“收款账户”里提出解除暂停。',
    ),
  ),
  notHeld: refusal('wrong-status', '这项暂停支付现在不能办这一步：请刷新后查看它走到了哪里。'),
  wrongStatus: refusal('wrong-status', '这项账户变更已经办结：请刷新后查看结果。'),
} as const satisfies Record<string, Refusal>;

/** What is wrong with an heir as named; undefined when nothing is. */
export function heirFault(heir: {
  readonly name: string;
  readonly deceased: string;
  readonly number: string;
  readonly deceasedNumbers: readonly string[];
  readonly papers: readonly HeirPaper[];
  readonly share: HeirShare;
  readonly fileIds: readonly string[];
}): Refusal | undefined {
  if (isHolder(heir.name, heir.deceased) || heir.deceasedNumbers.includes(heir.number))
    return REFUSALS.heirIsTheDeceased;
  const papers = heir.papers.filter((paper) => paper !== 'heirs-agreement');
  if (papers.length === 0 || heir.fileIds.length === 0) return REFUSALS.heirWithoutPaper;
  if (heir.share === 'for-all' && !heir.papers.includes('heirs-agreement')) return REFUSALS.agreementMissing;
  return undefined;
}

export interface ComparedAccount {
  readonly holder: string;
  readonly bankName: string | null;
  readonly number: string;
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Is the account in the payee's own name? Widths of characters and blanks do not count. */
export function isHolder(holder: string, payeeName: string): boolean {
  return plain(holder) === plain(payeeName);
}

/** In what the new account differs from the one before; everything when there was none. */
export function changedParts(before: ComparedAccount | undefined, after: ComparedAccount): AccountPart[] {
  const parts: AccountPart[] = [];
  if (!before || !isHolder(before.holder, after.holder)) parts.push('holder');
  if (before?.number !== after.number) parts.push('account');
  if (!before || plain(before.bankName ?? '') !== plain(after.bankName ?? '')) parts.push('bank');
  return parts;
}
