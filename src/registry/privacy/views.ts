import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { personViews } from '../persons/index.ts';
import type { listQuery, listReply, ProtectionView } from './contract-protections.ts';
import { PROTECTION } from './machine.ts';
import { listProtections, type ProtectionRow } from './store-protections.ts';

interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** Protections of the reader's counties, newest first; whom they are about is hidden once they are in force. */
export async function protectionPage(
  reader: Reader,
  query: z.infer<typeof listQuery>,
): Promise<z.input<typeof listReply>> {
  const { rows, total } = await listProtections(reader.tx, {
    status: query.status ?? null,
    after: query.after ?? null,
    limit: query.limit,
  });
  const shown = rows.slice(0, query.limit);
  const persons = await personViews(
    reader.tx,
    shown.map(({ personId }) => personId),
  );
  const views: ProtectionView[] = [];
  for (const row of shown) {
    const person = persons.get(row.personId);
    views.push({
      ...(await viewOf(reader, row)),
      personName: person?.name ?? '',
      idNumberMasked: person?.idNumberMasked ?? '',
    });
  }
  return {
    rows: views,
    next: rows.length > shown.length ? (shown.at(-1)?.protectionId ?? null) : null,
    total,
  };
}

async function viewOf(
  { tx, actor, today }: Reader,
  row: ProtectionRow,
): Promise<Omit<ProtectionView, 'personName' | 'idNumberMasked'>> {
  const { protectionId, personId, reason, document, untilOn, status, proposedBy, endedOn, version } = row;
  const cases = [
    await caseOf(tx, 'person-protection', protectionId, today),
    await caseOf(tx, 'protection-end', protectionId, today),
  ];
  const behind = await accountsBehind(tx, [row.proposedById]);
  const isOwn = behind.get(row.proposedById)?.includes(actor.accountId) ?? false;
  return {
    ...{ protectionId, personId, reason, document, untilOn, status, proposedBy, endedOn, version },
    officers: [...row.officerNames],
    proposedAt: row.proposedAt.toISOString(),
    steps: cases.flatMap((one) => one?.steps ?? []),
    allowed: allowedIn(PROTECTION, status, actor).filter((route) => {
      if (route === 'protections.open') return row.officers.includes(actor.accountId);
      if (route === 'protections.decide') return !isOwn;
      return route !== 'protections.withdraw' || isOwn;
    }),
  };
}
