import type { z } from 'zod';
import { occupationNames } from '../../law/reference/index.ts';
import { type Actor, allowedIn, allowedOf } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { divisionCodeOf, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import type { deliveryReply, listQuery, listReply } from './contract.ts';
import { DELIVERY } from './machine.ts';
import { END_SUBJECT, SUBJECT } from './service.ts';
import { type DeliveryRow, findDelivery, listDeliveries } from './store.ts';

interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

function summaryOf(row: DeliveryRow, names: ReadonlyMap<string, string>) {
  const { deliveryId, organisationId, organisationName, service, fromOn, untilOn, status } = row;
  const { filedOn, approvedOn, endsOn } = row;
  return {
    ...{ deliveryId, organisationId, organisationName, service, fromOn, untilOn, status },
    ...{ filedOn, approvedOn, endsOn },
    divisionCode: divisionCodeOf(row.divisionPath),
    occupations: row.occupationCodes.map((code) => ({ code, name: names.get(code) ?? code })),
  };
}

/** Filings of training or assessment in villages within the reader's reach, newest first. */
export async function deliveryPage(
  { tx, actor }: Reader,
  query: z.infer<typeof listQuery>,
): Promise<z.input<typeof listReply>> {
  const { rows, total } = await listDeliveries(tx, {
    status: query.status ?? null,
    after: query.after ?? null,
    limit: query.limit,
  });
  const shown = rows.slice(0, query.limit);
  const names = await occupationNames(tx, [...new Set(shown.flatMap((row) => row.occupationCodes))]);
  return {
    rows: shown.map((row) => summaryOf(row, names)),
    next: rows.length > shown.length ? (shown.at(-1)?.deliveryId ?? null) : null,
    total,
    allowed: allowedOf(actor, ['villageDelivery.file']),
  };
}

/** One filing with its reviews, and what this reader may do with it. */
export async function deliveryView(
  { tx, actor, today }: Reader,
  deliveryId: Uuid,
): Promise<z.input<typeof deliveryReply> | undefined> {
  const row = await findDelivery(tx, deliveryId);
  if (!row) return undefined;
  return {
    ...summaryOf(row, await occupationNames(tx, row.occupationCodes)),
    means: row.means,
    endReason: row.endReason,
    approval: (await caseOf(tx, SUBJECT, deliveryId, today)) ?? null,
    ending: (await caseOf(tx, END_SUBJECT, deliveryId, today)) ?? null,
    version: row.version,
    allowed: allowedIn(DELIVERY, row.status, actor),
  };
}
