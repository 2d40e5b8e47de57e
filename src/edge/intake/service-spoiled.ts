import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers } from '../../platform/kernel/index.ts';
import type { IntakeContext, IntakePlan, SpoiledNumber } from './contract.ts';
import { spoiledNumber } from './rules-spoiled.ts';
import { findSpoiledNumbers, insertSpoiledNumbers, releaseSpoiledNumbers } from './store.ts';

const digestOf = (ciphers: Ciphers, { kind, digits }: SpoiledNumber) => ({
  kind,
  digest: ciphers.blindIndex('spoiled-number', `${kind}:${digits}`),
});

/** A look-up among the numbers that were refused as rounded in earlier files. */
export async function spoiledLookUp(
  tx: Tx,
  ciphers: Ciphers,
): Promise<NonNullable<IntakeContext['isSpoiled']>> {
  const known = new Set(await findSpoiledNumbers(tx));
  if (known.size === 0) return () => false;
  return (number) => {
    const { kind, digest } = digestOf(ciphers, number);
    return known.has(`${kind}:${digest.toString('hex')}`);
  };
}

/** Remembers the rounded numbers of a plan, so that none of them comes back as somebody's number. */
export async function rememberSpoiled(act: Act, plan: IntakePlan): Promise<void> {
  if (plan.spoiled.length === 0) return;
  await insertSpoiledNumbers(
    act.tx,
    plan.spoiled.map((number) => digestOf(act.ciphers, number)),
    act.clock.now(),
  );
}

/** Numbers that public security answers for are somebody's: they are refused no longer. */
export async function releaseConfirmed(act: Act, plan: IntakePlan): Promise<void> {
  const confirmed = plan.rows.flatMap(({ staged }) => {
    if (staged?.form !== 'public-security' || staged.status === undefined) return [];
    return spoiledNumber('id-number', { kind: 'text', text: staged.idNumber }) ?? [];
  });
  if (confirmed.length === 0) return;
  await releaseSpoiledNumbers(
    act.tx,
    confirmed.map((number) => digestOf(act.ciphers, number)),
    act.clock.now(),
  );
}
