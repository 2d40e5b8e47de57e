import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers, LocalDate } from '../../platform/kernel/index.ts';
import type { duplicatesReply, Likeness, mergeRow, mergesReply } from './contract-merges.ts';
import { MERGE } from './machine.ts';
import { personViews } from './service.ts';
import { type AlikePair, findAlike, listApart } from './store-likeness.ts';
import { listMerges } from './store-merges.ts';

const MOST_PAIRS = 100;

interface Reader {
  readonly tx: Tx;
  readonly ciphers: Ciphers;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** Who may be one human being, and who was found to be two. */
export async function duplicatesView(tx: Tx): Promise<z.input<typeof duplicatesReply>> {
  const alike = await findAlike(tx, MOST_PAIRS);
  const apart = await listApart(tx);
  const persons = await personViews(
    tx,
    [...alike, ...apart].flatMap(({ personId, otherId }) => [personId, otherId]),
  );
  const two = ({ personId, otherId }: Pick<AlikePair, 'personId' | 'otherId'>) => {
    const [first, second] = [persons.get(personId), persons.get(otherId)];
    return first && second ? [{ first, second }] : [];
  };
  return {
    pairs: alike.flatMap((pair) => two(pair).map((both) => ({ ...both, alike: alikeIn(pair) }))),
    total: alike[0]?.total ?? 0,
    apart: apart.flatMap((row) =>
      two(row).map((both) => ({
        ...both,
        apartId: row.apartId,
        reason: row.reason,
        notedBy: row.notedBy,
        notedAt: row.notedAt.toISOString(),
        version: row.version,
      })),
    ),
  };
}

function alikeIn(pair: AlikePair): Likeness[] {
  const found: Likeness[] = [];
  if (pair.number) found.push('number');
  if (pair.phone) found.push('phone');
  if (pair.name) found.push('name');
  else if (pair.sound) found.push('sound');
  if (pair.birth) found.push('birth');
  return found;
}

/** Merges and their undoing, who stays, who decided; numbers masked. */
export async function mergeViews(
  reader: Reader,
  filter: Parameters<typeof listMerges>[1],
): Promise<z.input<typeof mergesReply>> {
  const { tx, actor, today } = reader;
  const { rows, total } = await listMerges(tx, filter);
  const files = await filesOf(
    reader,
    'person-merge',
    rows.map(({ mergeId }) => mergeId),
  );
  const behind = await accountsBehind(
    tx,
    rows.map(({ proposedById }) => proposedById),
  );
  const views: z.input<typeof mergeRow>[] = [];
  for (const row of rows) {
    const isOwn = behind.get(row.proposedById)?.includes(actor.accountId) ?? false;
    const approval = await caseOf(tx, 'person-merge', row.mergeId, today);
    const { undoes: _, divisionPath: __, proposedById: ___, ...shown } = row;
    views.push({
      ...shown,
      files: [...(files.get(row.mergeId) ?? [])],
      proposedAt: row.proposedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      steps: approval?.steps ?? [],
      allowed: allowedIn(MERGE, row.status, actor).filter((act) => {
        if (act === 'persons.undoMerge') return row.kind === 'merge';
        return act === 'persons.withdrawMerge' ? isOwn : !isOwn;
      }),
    });
  }
  return { rows: views, next: rows.length === filter.limit ? (rows.at(-1)?.mergeId ?? null) : null, total };
}
