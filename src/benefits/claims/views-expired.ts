import type { z } from 'zod';
import type { PersonId } from '../../platform/kernel/index.ts';
import { expiredAnswersOf } from '../../registry/persons/index.ts';
import { determinationsOf } from '../determination/index.ts';
import type { missingFactsReply } from './contract-missing.ts';
import { linesOnTheWay, personsOnTheWay } from './store-missing.ts';
import { restsOn } from './views-line-answers.ts';
import type { Reader } from './views-load.ts';

type Group = z.input<typeof missingFactsReply>['expired'][number];

const MOST = 500;

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
