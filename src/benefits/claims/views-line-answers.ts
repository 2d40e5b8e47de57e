import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { type ExpiredAnswer, expiredAnswersOf } from '../../registry/persons/index.ts';
import { answeredBy, type DecryptedDetermination } from '../determination/index.ts';
import type { expiredAnswerShape } from './contract.ts';
import { LINE } from './machine.ts';
import { answersBehind } from './rules.ts';
import type { LineRow } from './store.ts';

type Expired = z.input<typeof expiredAnswerShape>;

/** Of the answers that are too old those that this decision rests on. */
export function restsOn(determination: DecryptedDetermination, answers: readonly ExpiredAnswer[]): Expired[] {
  const by = answeredBy(determination);
  return answers.flatMap(({ kind, department, knownOn, validThrough, reason }) => {
    const labels = answersBehind(kind, by.get(department) ?? []);
    return labels.length > 0 ? [{ department, labels, knownOn, validThrough, reason }] : [];
  });
}

/** By line of a claim the answers that it rests on and that are too old; only of lines that can still be stopped. */
export async function expiredByLine(
  { tx, today }: { readonly tx: Tx; readonly today: LocalDate },
  lines: readonly LineRow[],
  determinations: ReadonlyMap<Uuid, DecryptedDetermination>,
): Promise<ReadonlyMap<Uuid, readonly Expired[]>> {
  const unpaid = lines.filter(
    ({ status, outcome }) => outcome === 'entitled' && canDo(LINE, status, 'claims.holdLine'),
  );
  const answers = await expiredAnswersOf(
    tx,
    unpaid.map(({ personId }) => personId),
    today,
  );
  const found = new Map<Uuid, readonly Expired[]>();
  for (const line of unpaid) {
    const determination = determinations.get(line.determinationId);
    const own = answers.get(line.personId);
    if (determination && own) found.set(line.claimLineId, restsOn(determination, own));
  }
  return found;
}
