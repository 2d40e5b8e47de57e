import type { z } from 'zod';
import { allowedOf, NOT_FOUND } from '../../platform/access/index.ts';
import { done, fen, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { recoveriesView } from '../mass-runs/index.ts';
import type { draftReply } from './contract.ts';
import { hasEnded } from './machine.ts';
import { leftOf } from './service-open.ts';
import { claimsOfPayee, type PaidLine, paidLines, paidToPayee } from './store.ts';
import { lastPayTo, recoveriesOfLines, sourcesOf } from './store-views.ts';
import { peopleOf, type RecoveryReader } from './views.ts';

/** Claims of a payee that are looked through for something to recover. */
const MOST_CLAIMS = 200;
/** Lines of a draft, as many as a case may ask for. */
const MOST_LINES = 500;

/**
 * What the payee of this line got, of all its claims in the county, those with something to recover first: a case begins
 * with it. Refuses `not-found`.
 */
export async function draftView(
  reader: RecoveryReader,
  claimLineId: Uuid,
): Promise<Result<z.input<typeof draftReply>>> {
  const { tx, actor } = reader;
  const [first] = await paidLines(tx, [claimLineId]);
  if (!first) return refused(NOT_FOUND);
  const listed = await listedOf(reader, first);
  const paid = await paidToPayee(tx, first, {
    first: [...listed.values()].map((row) => row.claimId as Uuid),
    limit: MOST_LINES,
  });
  const { payeeKind: kind, payeeName: name, creditCode } = first;
  return done({
    payee: { kind, name, creditCode },
    leftOut: paid.total - paid.rows.length,
    lastPayTo: await lastPayTo(tx, first.divisionCode),
    lines: await linesView(reader, paid.rows, listed),
    allowed: allowedOf(actor, ['recoveries.open']),
  });
}

type Listed = Awaited<ReturnType<typeof recoveriesView>>['rows'][number];

/** Of the claims of this payee the paid lines that the facts carry no more. */
async function listedOf(
  { tx, ciphers, policies }: RecoveryReader,
  first: PaidLine,
): Promise<ReadonlyMap<Uuid, Listed>> {
  const claimIds = [...new Set([first.claimId, ...(await claimsOfPayee(tx, first, MOST_CLAIMS))])];
  const found = await recoveriesView(
    { tx, ciphers, policies },
    { year: null, benefit: null, kind: 'recover', claimIds },
    { after: null, limit: MOST_LINES },
  );
  return new Map(found.rows.map((row) => [row.claimLineId as Uuid, row]));
}

async function linesView(
  { tx }: RecoveryReader,
  paid: readonly PaidLine[],
  listed: ReadonlyMap<Uuid, Listed>,
): Promise<z.input<typeof draftReply>['lines']> {
  const left = await leftOf({ tx }, paid);
  const persons = await peopleOf(
    tx,
    paid.map((line) => ({ personId: line.linePersonId })),
  );
  const sources = await sourcesOf(tx, [...new Set(paid.map((line) => line.budgetId))]);
  const cases = await recoveriesOfLines(
    tx,
    paid.map((line) => line.claimLineId),
  );
  return paid.map((line) => {
    const live = cases.get(line.claimLineId);
    const difference = listed.get(line.claimLineId);
    const { claimLineId, claimId, claimNumber, benefit, orderNumber, settledOn } = line;
    return {
      ...{ claimLineId, claimId, claimNumber, benefit, orderNumber, settledOn },
      person: persons(line.linePersonId),
      fundSource: sources.get(line.budgetId)?.fundSource ?? null,
      year: sources.get(line.budgetId)?.year ?? null,
      paidFen: line.amountFen,
      leftFen: left.get(claimLineId) ?? fen(0),
      differenceFen: difference?.differenceFen ?? null,
      because: difference?.reason.because ?? null,
      clause: difference?.reason.clause ?? null,
      recovery: live && !hasEnded(live.status) ? { recoveryId: live.recoveryId, number: live.number } : null,
    };
  });
}
