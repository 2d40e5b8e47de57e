import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  type Ciphers,
  done,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { bankAccountNumbersOf, deathsOf, personViews } from '../persons/index.ts';
import type { HeirPaper, HeirRelation, HeirShare } from './contract.ts';
import { CHANGE } from './machine.ts';
import { heirFault, REFUSALS } from './rules.ts';
import { keepChange, numberContext } from './service-keep.ts';
import type { ChangeRow } from './store.ts';
import { type HeirRow, heirRows } from './store-heirs.ts';

export interface ProposedHeir {
  /** The line that the heir receives, of whoever died. */
  readonly claimLineId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly name: string;
  readonly relation: HeirRelation;
  readonly papers: readonly HeirPaper[];
  readonly share: HeirShare;
  readonly bankName: string;
  /** Spaces and hyphens are left out. */
  readonly accountNumber: string;
  readonly reason: string;
  readonly document: string;
  readonly fileIds: readonly string[];
}

/**
 * Names who receives what somebody was due before death, and on which account; nothing is paid before a second person
 * agrees. Of several heirs one receives for all. Refuses `no-death`, `heir-is-the-deceased`, `heir-without-paper`,
 * `heirs-agreement-missing`, `account-number-faulty`, `account-change-waiting`, `not-staged`.
 */
export async function proposeHeir(act: Act, proposed: ProposedHeir): Promise<Result<{ changeId: Uuid }>> {
  const { claimLineId, personId, divisionPath, relation, papers, share } = proposed;
  if (!(await isDead(act, personId))) return refused(REFUSALS.noDeath);
  const number = proposed.accountNumber.replace(/[ -]/g, '');
  if (!/^\d{8,40}$/.test(number)) return refused(REFUSALS.accountTooShort);
  const own = await bankAccountNumbersOf(act.tx, act.ciphers, [personId]);
  const fault = heirFault({
    ...proposed,
    number,
    deceased: (await personViews(act.tx, [personId])).get(personId)?.name ?? '',
    deceasedNumbers: [...own.values()]
      .filter((account) => account.personId === personId)
      .map((one) => one.number),
  });
  if (fault) return refused(fault);
  const changeId = act.ids.uuid();
  const row = {
    ...{ changeId, divisionPath, organisationId: null, personId, holder: proposed.name },
    ...{ bankName: proposed.bankName, reason: proposed.reason, document: proposed.document, source: 'heir' },
    numberCipher: act.ciphers.encrypt(numberContext(changeId), number),
    numberLast4: number.slice(-4),
    numberIndex: act.ciphers.blindIndex('bank-account', number),
    ...{ oldBankName: null, oldHolder: null, oldLast4: null, oldIndex: null },
    changed: ['holder' as const, 'account' as const, 'bank' as const],
    heir: { claimLineId, relation, papers, share },
    status: beginning(CHANGE, 'payments.proposeHeir'),
    proposedAt: act.clock.now(),
    proposedById: act.actor.accountId,
  };
  return keepChange(act, row, {
    event: 'payee-heir-proposed',
    organisationId: null,
    fileIds: proposed.fileIds,
  });
}

/** The heir is agreed on: the death must be on record still. Refuses `no-death`. */
export async function confirmHeir(act: Act, change: ChangeRow): Promise<Result<null>> {
  return change.personId !== null && (await isDead(act, change.personId))
    ? done(null)
    : refused(REFUSALS.noDeath);
}

/** An heir whom two people agreed on, with the account. */
export interface Heir extends Pick<HeirRow, 'claimLineId' | 'name' | 'relation' | 'bankName'> {
  readonly number: string;
}

/** Who receives each of these lines instead of whoever died; a death that was taken back leaves no heir. */
export async function heirsOf(
  { tx, ciphers }: { readonly tx: Tx; readonly ciphers: Ciphers },
  lines: readonly { readonly personId: PersonId; readonly claimLineId: Uuid }[],
): Promise<ReadonlyMap<Uuid, Heir>> {
  const rows = await heirRows(
    tx,
    lines.map((line) => line.claimLineId),
    ['approved'],
  );
  if (rows.length === 0) return new Map();
  const named = new Set(rows.map((row) => row.claimLineId));
  const concerned = lines.filter((line) => named.has(line.claimLineId));
  const dead = await deathsOf(
    tx,
    ciphers,
    concerned.map((line) => line.personId),
  );
  const counting = new Set(
    concerned.filter((line) => dead.has(line.personId)).map((line) => line.claimLineId),
  );
  return new Map(
    rows
      .filter((row) => counting.has(row.claimLineId))
      .map(({ claimLineId, changeId, name, relation, bankName, numberCipher }) => [
        claimLineId,
        {
          claimLineId,
          name,
          relation,
          bankName,
          number: ciphers.decrypt(numberContext(changeId), numberCipher),
        },
      ]),
  );
}

/** Who receives each of these lines, or would, for the pages of a claim; never an account number. */
export async function lineHeirs(tx: Tx, claimLineIds: readonly Uuid[]) {
  const rows = await heirRows(tx, claimLineIds, ['open', 'approved']);
  return new Map(
    rows.map(({ claimLineId, name, relation, status }) => [claimLineId, { name, relation, status }]),
  );
}

async function isDead(act: Act, personId: PersonId): Promise<boolean> {
  return (await deathsOf(act.tx, act.ciphers, [personId])).has(personId);
}
