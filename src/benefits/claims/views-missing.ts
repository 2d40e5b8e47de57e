import type { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { determinationsOf, determinationView } from '../determination/index.ts';
import type { missingFactsReply } from './contract-missing.ts';
import { type LackingLine, linesThatLackFacts } from './store-missing.ts';
import type { Reader } from './views-load.ts';

type Group = z.input<typeof missingFactsReply>['groups'][number];
type Shown = ReturnType<typeof determinationView>;
type Answerer = Pick<Group, 'list' | 'id'>;

const MOST = 500;

/** Lines that wait for facts, by whoever must supply them: the reader's own first, then those with most money. */
export async function missingFacts(
  reader: Pick<Reader, 'tx' | 'actor' | 'law' | 'ciphers'>,
): Promise<Omit<z.input<typeof missingFactsReply>, 'expired'>> {
  const { tx, ciphers, law } = reader;
  const lines = await linesThatLackFacts(tx, MOST);
  const determinations = await determinationsOf(
    tx,
    ciphers,
    lines.map((line) => line.determinationId),
    law.policies,
  );
  const groups = new Map<string, Group & { rows: Group['rows'] }>();
  let waitingFen = 0;
  for (const line of lines) {
    const determination = determinations.get(line.determinationId);
    if (!determination) continue;
    const shown = determinationView(determination, law.policies);
    const worth = worthOf(shown);
    waitingFen += worth ?? 0;
    for (const [by, { answerer, missing }] of missingBy(shown)) {
      const own = isOwn(reader.actor, answerer, line.holderId);
      const key = `${by} ${own}`;
      const group = groups.get(key) ?? {
        ...answerer,
        isOwn: own,
        waitingFen: 0,
        rows: [],
      };
      group.waitingFen += worth ?? 0;
      group.rows.push(rowOf(line, missing, worth));
      groups.set(key, group);
    }
  }
  return {
    groups: [...groups.values()].sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) || b.waitingFen - a.waitingFen || b.rows.length - a.rows.length,
    ),
    lineCount: lines.length,
    waitingFen,
  };
}

type Missing = Group['rows'][number]['missing'];

/** What is missing, by whom it waits for. */
function missingBy(shown: Shown): Map<string, { answerer: Answerer; missing: Missing }> {
  const by = new Map<string, { answerer: Answerer; missing: Missing }>();
  for (const finding of shown.findings.unknown) {
    const open = finding.facts.filter((fact) => fact.sourceDepartment === null);
    const facts = (open.length > 0 ? open : finding.facts).map(({ pointer, label }) => ({ pointer, label }));
    const answerers: readonly Answerer[] =
      finding.answerers.length > 0 ? finding.answerers : [{ list: 'nobody', id: 'nobody' }];
    for (const { list, id } of answerers) {
      const key = `${list}/${id}`;
      const group = by.get(key) ?? { answerer: { list, id }, missing: [] };
      for (const fact of facts)
        if (!group.missing.some(({ pointer }) => pointer === fact.pointer)) group.missing.push(fact);
      by.set(key, group);
    }
  }
  return by;
}

/** By the standard that was found, uplift included: the amount, times the quantity where it is paid by day, hour or month. */
function worthOf({ standard, quantity }: Shown): number | null {
  if (!standard) return null;
  const upliftPercent = standard.upliftPercent ?? 0;
  const amountFen = Math.round((standard.amountFen * (100 + upliftPercent)) / 100);
  if (standard.unit === 'person') return amountFen;
  return quantity ? Math.round(amountFen * quantity.count) : null;
}

/**
 * Departments answer to the bureau, which asks them; what was filed waits for whoever filed it: a firm that holds the
 * class itself supplies what an institution would.
 */
function isOwn(
  { role, scope }: Pick<Actor, 'role' | 'scope'>,
  { list, id }: Answerer,
  holderId: Uuid | null,
): boolean {
  if (scope.kind === 'division') return list !== 'payees';
  if (list !== 'payees' || scope.kind !== 'organisation') return false;
  if (role !== 'employer') return id === 'institution';
  return id === 'employer' || (id === 'institution' && holderId === scope.organisationId);
}

function rowOf(line: LackingLine, missing: Missing, waitingFen: number | null): Group['rows'][number] {
  const {
    personId,
    name,
    idNumberMasked,
    determinationId: _determination,
    holderId: _holder,
    ...rest
  } = line;
  return { ...rest, person: { personId, name, idNumberMasked }, missing: [...missing], waitingFen };
}
