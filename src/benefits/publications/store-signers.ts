import { sql } from 'kysely';
import { signersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type LineSigner, signersOfLines } from '../claims/index.ts';

/**
 * Whoever decided anything about these lines up to their payment: what `signersOfLines` gives, and who proposed or
 * confirmed the answer to an objection against one of them.
 */
export async function decidersOfLines(
  tx: Tx,
  lines: readonly { readonly claimId: Uuid; readonly claimLineId: Uuid }[],
): Promise<LineSigner[]> {
  const claimOfLine = new Map(lines.map(({ claimId, claimLineId }) => [claimLineId, claimId]));
  const { rows } = await sql<{ objectionId: Uuid; claimLineId: Uuid }>`
    select objection_id, claim_line_id from objection
    where claim_line_id = any (${[...claimOfLine.keys()]}::uuid[])`.execute(tx);
  const claimOf = new Map<string, Uuid | undefined>(
    rows.map(({ objectionId, claimLineId }) => [objectionId, claimOfLine.get(claimLineId)]),
  );
  const answers = await signersOf(tx, 'objection', [...claimOf.keys()]);
  return [
    ...(await signersOfLines(tx, lines)),
    ...answers.flatMap(({ subjectId, step, persons }) => {
      const claimId = claimOf.get(subjectId);
      return claimId === undefined ? [] : [{ claimId, subjectType: 'objection' as const, step, persons }];
    }),
  ];
}
