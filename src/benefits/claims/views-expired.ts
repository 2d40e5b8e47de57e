import type { z } from 'zod';
import { canDo, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ExpiredAnswer, expiredAnswersOf } from '../../registry/persons/index.ts';
import { answeredBy, type DecryptedDetermination, determinationsOf } from '../determination/index.ts';
import type { expiredAnswerShape } from './contract.ts';
import type { missingFactsReply } from './contract-missing.ts';
import { LINE } from './machine.ts';
import type { LineRow } from './store.ts';
import { linesOnTheWay, personsOnTheWay } from './store-missing.ts';
import type { Reader } from './views-load.ts';

type Expired = z.input<typeof expiredAnswerShape>;
type Group = z.input<typeof missingFactsReply>['expired'][number];

const MOST = 500;

/** Of the answers that are too old those that this decision rests on. */
function restsOn(determination: DecryptedDetermination, answers: readonly ExpiredAnswer[]): Expired[] {
  const by = answeredBy(determination);
  return answers.flatMap(({ department, knownOn, validThrough, reason }) => {
    const labels = by.get(department);
    return labels ? [{ department, labels: [...labels], knownOn, validThrough, reason }] : [];
  });
}

/** By line of a claim the answers that it rests on and that are too old; only of lines that can still be stopped. */
export async function expiredByLine(
  { tx, today }: Pick<Reader, 'tx' | 'today'>,
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

/**
 * Lines on their way to payment that rest on an answer older than its days, by the department to ask again. The bureau
 * asks; an institution has no part in it. Opens only the decisions of people of whom an answer is too old.
 */
export async function expiredByDepartment(
  reader: Pick<Reader, 'tx' | 'actor' | 'law' | 'ciphers' | 'today'>,
): Promise<Group[]> {
  const { tx, today, ciphers, law } = reader;
  if (reader.actor.scope.kind !== 'division') return [];
  const answers = await expiredAnswersOf(tx, await personsOnTheWay(tx), today);
  if (answers.size === 0) return [];
  const lines = await linesOnTheWay(tx, [...answers.keys()] as PersonId[], MOST);
  const determinations = await determinationsOf(
    tx,
    ciphers,
    lines.map(({ determinationId }) => determinationId),
    law.policies,
  );
  const groups = new Map<string, Group & { rows: Group['rows'] }>();
  for (const { personId, name, idNumberMasked, determinationId, ...line } of lines) {
    const determination = determinations.get(determinationId);
    if (!determination) continue;
    for (const { department, reason, ...answer } of restsOn(determination, answers.get(personId) ?? [])) {
      const group = groups.get(department) ?? { department, reason, rows: [] };
      group.rows.push({ ...line, person: { personId, name, idNumberMasked }, ...answer });
      groups.set(department, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}
