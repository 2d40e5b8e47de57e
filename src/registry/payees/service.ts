import { type Act, NOT_FOUND, stepAfter, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { bankAccountInUse, isHeldBy, organisationById, setBankAccount } from '../organisations/index.ts';
import {
  accountSharedBy,
  addBankAccounts,
  type BankAccountToAdd,
  bankAccountNumbersOf,
  bankAccountsOf,
  isMovedAway,
  personViews,
  storePersonAccount,
  unmaskingRefusal,
} from '../persons/index.ts';
import type { ChangeStatus } from './contract.ts';
import { CHANGE } from './machine.ts';
import { changedParts, isHolder, REFUSALS } from './rules.ts';
import { confirmHeir } from './service-heir.ts';
import { keepChange, numberContext } from './service-keep.ts';
import { type ChangeRow, findChange, hasOpenChange, setChangeStatus } from './store.ts';

/** Who is paid: an organisation of the register or a person of the register, by exactly one id. */
interface Payee {
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
}

export interface ProposedAccount extends Payee {
  readonly bankName: string;
  /** Spaces and hyphens are left out. */
  readonly accountNumber: string;
  readonly reason: string;
  /** What the change rests on: a letter of the payee, a permit of the bank. */
  readonly document: string;
  /** Staged files of that document, by the proposer. */
  readonly fileIds?: readonly string[] | undefined;
  readonly source: string;
  /** The county that decides, where the proposer is of an organisation. */
  readonly divisionPath?: string | undefined;
}

/** The source of a change that somebody typed. */
export const DESK = 'desk';

/**
 * Proposes another account for a payee, in the payee's registered name; nothing changes until a second person agrees.
 * Refuses `one-payee`, `not-found`, `account-number-faulty`, `account-unchanged`, `account-of-another`, `account-change-waiting`, `not-staged`.
 */
export async function proposeAccount(
  act: Act,
  proposed: ProposedAccount,
): Promise<Result<{ changeId: Uuid }>> {
  if ((proposed.organisationId === null) === (proposed.personId === null)) return refused(REFUSALS.onePayee);
  if (isForeign(act, proposed)) return refused(NOT_FOUND);
  if (await isHeldElsewhere(act, proposed)) return refused(REFUSALS.movedAway);
  const divisionPath =
    act.actor.divisionPath ?? proposed.divisionPath ?? (await divisionPathOf(act, proposed));
  const holder = await registeredName(act, proposed);
  if (holder === undefined || divisionPath === null) return refused(NOT_FOUND);
  const number = proposed.accountNumber.replace(/[ -]/g, '');
  if (!/^\d{8,40}$/.test(number)) return refused(REFUSALS.accountTooShort);
  const before = await accountOnRecord(act, proposed);
  const changed = changedParts(before, { holder, bankName: proposed.bankName, number });
  if (changed.length === 0) return refused(REFUSALS.sameAccount);
  const index = act.ciphers.blindIndex('bank-account', number);
  if (proposed.personId !== null && (await accountSharedBy(act.tx, index, proposed.personId)) > 0)
    return refused(REFUSALS.accountOfAnother);
  if (await hasOpenChange(act.tx, proposed)) return refused(REFUSALS.waiting);
  const changeId = act.ids.uuid();
  const { organisationId, personId, bankName, reason, document, source } = proposed;
  const row = {
    ...{ organisationId, personId, bankName, reason, document, source },
    ...{ changeId, divisionPath, holder },
    numberCipher: act.ciphers.encrypt(numberContext(changeId), number),
    numberLast4: number.slice(-4),
    numberIndex: null,
    heir: null,
    oldBankName: before?.bankName ?? null,
    oldHolder: before?.holder ?? null,
    oldLast4: before?.number.slice(-4) ?? null,
    oldIndex: before ? act.ciphers.blindIndex('bank-account', before.number) : null,
    changed,
    status: beginning(CHANGE, 'payees.proposeAccount'),
    proposedAt: act.clock.now(),
    proposedById: act.actor.accountId,
  };
  return keepChange(act, row, {
    event: 'payee-account-proposed',
    organisationId: proposed.organisationId ?? act.actor.organisationId,
    fileIds: proposed.fileIds ?? [],
  });
}

/**
 * A second person decides a change of account. Passed: it is the payee's account from now on, and the former one is
 * no longer paid to; an heir receives what the line pays, and nothing else. Refuses `four-eyes`, `wrong-status`,
 * `version-conflict`, `account-changed-meanwhile`, `no-death`.
 */
export async function reviewAccount(
  act: Act,
  changeId: Uuid,
  review: ReviewBody,
): Promise<Result<{ changeId: Uuid; status: ChangeStatus; version: number }>> {
  const change = await findChange(act.tx, changeId, true);
  if (!change) return refused(NOT_FOUND);
  if (change.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(CHANGE, change.status, 'payees.reviewAccount')) return refused(REFUSALS.wrongStatus);
  const reviewed = await performStep(act, {
    subjectType: 'payee-account',
    subjectId: changeId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: stepAfter(CHANGE, 'payees.reviewAccount'),
    due: null,
  });
  if (!reviewed.ok) return reviewed;
  const status = nextOf(CHANGE, change.status, 'payees.reviewAccount', review.decision);
  if (review.decision === 'passed') {
    const stored = await (change.heir ? confirmHeir(act, change) : storeAccount(act, change));
    if (!stored.ok) return stored;
  }
  if (!(await setChangeStatus(act.tx, change, status))) return refused(VERSION_CONFLICT);
  await act.record({
    event: 'payee-account-reviewed',
    objectType: 'payee-account',
    objectId: changeId,
    divisionPath: change.divisionPath,
    organisationId: change.organisationId,
    ...(review.opinion ? { reason: review.opinion } : {}),
    detail: { decision: review.decision, changed: change.changed },
  });
  return done({ changeId, status, version: change.version + 1 });
}

/** Shows the whole new number, once, for a stated reason. Refuses `not-found`, `unmask-limit`. */
export async function unmaskAccount(
  act: Act,
  changeId: Uuid,
  reason: string,
): Promise<Result<{ value: string; shownAt: string }>> {
  const change = await findChange(act.tx, changeId);
  if (!change) return refused(NOT_FOUND);
  const limit = await unmaskingRefusal(act);
  if (limit) return refused(limit);
  await act.record({
    event: 'payee-account-unmasked',
    objectType: 'payee-account',
    objectId: changeId,
    outcome: 'viewed',
    divisionPath: change.divisionPath,
    organisationId: change.organisationId,
    reason,
  });
  const value = act.ciphers.decrypt(numberContext(changeId), change.numberCipher);
  return done({ value, shownAt: act.clock.now().toISOString() });
}

/**
 * An account as a catalogue row states it. The first one of an organisation is stored, in its own name; another one is
 * proposed and waits for a second person. Refuses `account-holder-differs` and what `proposeAccount` refuses.
 */
export async function registerAccount(
  act: Act,
  stated: {
    readonly organisationId: Uuid;
    readonly name: string;
    readonly bankName: string;
    readonly holder: string;
    readonly number: string;
    readonly source: string;
  },
): Promise<Result<'on-record' | 'waiting'>> {
  const { organisationId, holder, number, source } = stated;
  const before = await accountOnRecord(act, { organisationId, personId: null });
  const bankName = stated.bankName || (before?.bankName ?? '');
  if (before && changedParts(before, { holder, bankName, number }).length === 0) return done('on-record');
  if (!isHolder(holder, stated.name)) return refused(REFUSALS.holderDiffers);
  if (!before) {
    await setBankAccount(act, { organisationId, bankName, accountName: holder, number });
    return done('on-record');
  }
  if (await hasOpenChange(act.tx, { organisationId, personId: null })) return done('waiting');
  const proposed = await proposeAccount(act, {
    organisationId,
    personId: null,
    bankName,
    accountNumber: number,
    reason: '导入的目录写有另一收款账户',
    document: source,
    source,
  });
  return proposed.ok ? done('waiting') : proposed;
}

/** The numbers of the accounts that these persons may be paid to now; persons without one are absent. */
export async function paidToNumbers(
  tx: Tx,
  ciphers: Ciphers,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, ReadonlySet<string>>> {
  const accounts = await bankAccountsOf(tx, personIds);
  const numbers = await bankAccountNumbersOf(tx, ciphers, personIds);
  const paidTo = new Map<PersonId, ReadonlySet<string>>();
  for (const [personId, known] of accounts) {
    const usable = known.flatMap(({ usable, bankAccountId }) =>
      usable ? [numbers.get(bankAccountId)?.number ?? ''] : [],
    );
    if (usable.length > 0) paidTo.set(personId, new Set(usable));
  }
  return paidTo;
}

/** An account as a row of a list states it. */
export interface StatedAccount extends BankAccountToAdd {
  /** Not usable as it stands, but a second person may confirm it: a passbook has no check digit. */
  readonly toBeConfirmed?: boolean;
}

/**
 * Accounts as a roster states them, one for each person. The first one of a person is stored; another one is stored as
 * not usable and proposed, so that one import alone never moves a person's money. So is one that is to be confirmed.
 * `divisionPath`: the county whose reviewer decides. Answers which account each number is.
 */
export async function registerPersonAccounts(
  act: Act,
  stated: readonly StatedAccount[],
  divisionPath: string,
): Promise<Map<PersonId, { bankAccountId: Uuid }>> {
  const ids = stated.map(({ personId }) => personId);
  const before = await paidToNumbers(act.tx, act.ciphers, ids);
  const others = new Set<StatedAccount>();
  for (const account of stated) {
    const paidTo = before.get(account.personId);
    if (paidTo?.has(account.number)) continue;
    if (paidTo !== undefined || account.toBeConfirmed) others.add(account);
  }
  const added = await addBankAccounts(
    act,
    stated.map((account) => {
      const { toBeConfirmed, ...row } = account;
      if (toBeConfirmed) return { ...row, usable: false, unusableReason: '校验位不符，待复核' };
      return others.has(account) ? { ...row, usable: false, unusableReason: '另一账户，待复核' } : row;
    }),
  );
  // What is refused here stays an account that is not paid to: shared, or not yet decided. The row itself is good.
  for (const { personId, bankName, number, source, usable, toBeConfirmed } of others)
    if (usable || toBeConfirmed)
      await proposeAccount(act, {
        organisationId: null,
        personId,
        bankName: bankName ?? '',
        accountNumber: number,
        reason: toBeConfirmed
          ? '导入的花名册写有收款账户，账号没有通过银行卡校验（Luhn）：请核对是否存折或一卡通'
          : '导入的花名册写有另一收款账户',
        document: source,
        source,
        divisionPath,
      });
  return added;
}

/** The registered name of a payee; undefined where there is none in sight. */
export async function registeredName(
  act: Act,
  { organisationId, personId }: Payee,
): Promise<string | undefined> {
  if (organisationId !== null) return (await organisationById(act.tx, organisationId))?.name;
  if (personId === null) return undefined;
  return (await personViews(act.tx, [personId])).get(personId)?.name;
}

/** An organisation proposes at its page for itself only; of its trainees' accounts its rosters speak. */
function isForeign(act: Act, { organisationId, source }: ProposedAccount): boolean {
  const own = act.actor.organisationId;
  return own !== null && source === DESK && organisationId !== own;
}

/** A payee that moved away is read here still, for former classes; the account is the other county's matter. */
async function isHeldElsewhere(act: Act, payee: Payee): Promise<boolean> {
  if (payee.personId !== null) return isMovedAway(act.tx, payee.personId);
  const path = await divisionPathOf(act, payee);
  return path !== null && !isHeldBy(path, act.actor.divisionPath);
}

async function divisionPathOf(act: Act, { organisationId }: Payee): Promise<string | null> {
  if (organisationId === null) return null;
  return (await organisationById(act.tx, organisationId))?.divisionPath ?? null;
}

async function accountOnRecord(
  act: Act,
  { organisationId, personId }: Payee,
): Promise<{ holder: string; bankName: string; number: string } | undefined> {
  if (organisationId !== null) {
    const account = await bankAccountInUse(act.tx, act.ciphers, organisationId);
    return account && { holder: account.accountName, bankName: account.bankName, number: account.number };
  }
  if (personId === null) return undefined;
  const usable = (await bankAccountsOf(act.tx, [personId])).get(personId)?.find((account) => account.usable);
  const numbers = await bankAccountNumbersOf(act.tx, act.ciphers, [personId]);
  const number = usable && numbers.get(usable.bankAccountId)?.number;
  if (!usable || number === undefined) return undefined;
  const holder = usable.accountName ?? (await registeredName(act, { organisationId, personId })) ?? '';
  return { holder, bankName: usable.bankName ?? '', number };
}

async function storeAccount(act: Act, change: ChangeRow): Promise<Result<null>> {
  const { organisationId, personId, bankName, holder } = change;
  if (await isHeldElsewhere(act, change)) return refused(REFUSALS.movedAway);
  const before = await accountOnRecord(act, { organisationId, personId });
  const index = before ? act.ciphers.blindIndex('bank-account', before.number) : null;
  if ((index === null) !== (change.oldIndex === null) || (index && !index.equals(change.oldIndex ?? index)))
    return refused(REFUSALS.changedMeanwhile);
  const number = act.ciphers.decrypt(numberContext(change.changeId), change.numberCipher);
  if (organisationId !== null)
    await setBankAccount(act, { organisationId, bankName, accountName: holder, number });
  else if (personId !== null)
    await storePersonAccount(act, {
      personId,
      bankName,
      accountName: holder,
      number,
      usable: true,
      source: `payee-account:${change.changeId}`,
    });
  return done(null);
}
