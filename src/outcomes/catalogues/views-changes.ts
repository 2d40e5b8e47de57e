import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { CatalogueBook } from './catalogue-book.ts';
import type { changesQuery, changesReply } from './contract-changes.ts';
import { CATALOGUE_CHANGE } from './machine.ts';
import { listChanges } from './store-changes.ts';

interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly book: CatalogueBook;
}

/** Changes of the own county's catalogues, newest first, each with its steps and what may be done. */
export async function changesPage(
  { tx, actor, today, book }: Reader,
  query: z.infer<typeof changesQuery>,
): Promise<z.input<typeof changesReply>> {
  const { rows, total } = await listChanges(tx, {
    status: query.status ?? null,
    after: query.after ?? null,
    limit: query.limit,
  });
  const shown = rows.slice(0, query.limit);
  const behind = await accountsBehind(
    tx,
    shown.map(({ proposedById }) => proposedById),
  );
  const { divisions, occupations, institutions } = book.sources;
  const views: z.input<typeof changesReply>['rows'] = [];
  for (const row of shown) {
    const isMine = behind.get(row.proposedById)?.includes(actor.accountId) ?? false;
    const takers = await stepTakersOf(tx, 'catalogue-change', row.changeId);
    const tookPart = takers.some(({ persons }) => isOneOf(actor, persons));
    const { changeId, divisionCode, entryId, kind, name, occupationCode, level, link, standard } = row;
    const { holdsFrom, grounds, document, reason, status, proposedBy, signedOn, version } = row;
    views.push({
      ...{ changeId, divisionCode, entryId, kind, name, occupationCode, level, link, standard },
      ...{ holdsFrom, grounds, document, reason, status, proposedBy, signedOn, version },
      divisionName: divisions.find((one) => one.divisionCode === divisionCode)?.name ?? divisionCode,
      organisationName:
        institutions.find(({ organisationId }) => organisationId === row.organisationId)?.name ?? null,
      occupationName: occupations.find((one) => one.occupationCode === occupationCode)?.name ?? null,
      proposedAt: row.proposedAt.toISOString(),
      steps: (await caseOf(tx, 'catalogue-change', changeId, today))?.steps ?? [],
      allowed: allowedIn(CATALOGUE_CHANGE, status, actor).filter((route) =>
        route === 'catalogues.withdraw' ? isMine : !tookPart,
      ),
    });
  }
  return {
    rows: views,
    next: rows.length > shown.length ? (shown.at(-1)?.changeId ?? null) : null,
    total,
    allowed: allowedOf(actor, ['catalogues.propose']),
  };
}
