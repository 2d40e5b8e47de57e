import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { fen, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { signersOfLines } from '../claims/index.ts';
import type {
  objectionRow,
  publicationReply,
  publicationRow,
  publicPublicationReply,
  publicPublicationRow,
} from './contract.ts';
import { OBJECTION, PUBLICATION } from './machine.ts';
import { isOver } from './rules.ts';
import {
  listPublications,
  type PublicationListRow,
  type PublicationStatus,
  publishedLines,
  staffLines,
} from './store.ts';
import { listObjections, type ObjectionRow, type ObjectionStatus } from './store-objections.ts';

interface PublicationReader {
  readonly tx: Tx;
  readonly actor: Pick<Actor, 'role' | 'personKey' | 'actingFor'>;
  readonly today: LocalDate;
}

function publicRow(row: PublicationListRow): z.input<typeof publicPublicationRow> {
  const {
    publicationId,
    number,
    title,
    startsOn,
    lastDay,
    announcedLastDay,
    workingDays,
    workingDaysLeft,
    lineCount,
    totalFen,
  } = row;
  return {
    publicationId,
    number,
    title,
    startsOn,
    lastDay,
    announcedLastDay,
    workingDays,
    workingDaysLeft,
    lineCount,
    totalFen,
  };
}

function staffRow(row: PublicationListRow): z.input<typeof publicationRow> {
  const { status, openObjections, version } = row;
  return { ...publicRow(row), status, openObjections, version };
}

export async function publicationListView(
  reader: PublicationReader,
  filter: { status: PublicationStatus | null; after: string | null; limit: number },
) {
  const { rows, total } = await listPublications(reader.tx, reader.today, {
    ...filter,
    running: false,
    publicationId: null,
  });
  return {
    rows: rows.map(staffRow),
    next: rows.length === filter.limit ? (rows.at(-1)?.publicationId ?? null) : null,
    total,
  };
}

export async function publicationView(
  reader: PublicationReader,
  publicationId: Uuid,
): Promise<z.input<typeof publicationReply> | undefined> {
  const filter = { status: null, running: false, publicationId, after: null, limit: 1 };
  const [row] = (await listPublications(reader.tx, reader.today, filter)).rows;
  if (!row) return undefined;
  const lines = await staffLines(reader.tx, publicationId);
  const ending = await caseOf(reader.tx, 'publication-end', publicationId);
  const takers = await stepTakersOf(reader.tx, 'publication-end', publicationId);
  const isOwn = takers.some(({ persons }) => isOneOf(reader.actor, persons));
  return {
    ...staffRow(row),
    clause: null,
    openedBy: row.openedBy,
    openedAt: row.openedAt.toISOString(),
    steps: ending?.steps ?? [],
    lines: lines.map(({ personId: _, openObjections: _waiting, isContested, ...line }) => ({
      ...line,
      status: line.status === 'published' && isContested ? ('contested' as const) : line.status,
    })),
    allowed: [
      ...allowedOf(reader.actor, ['publications.export']),
      ...allowedIn(PUBLICATION, row.status, reader.actor).filter(
        (act) =>
          (act !== 'publications.close' || isOver(row, reader.today)) &&
          (act !== 'publications.decideTakeDown' || !isOwn),
      ),
    ],
  };
}

/** Running publications as anybody may see them; after the last day they are gone. */
export async function publicListView(
  tx: Tx,
  today: LocalDate,
  filter: { after: string | null; limit: number },
) {
  const { rows, total } = await listPublications(tx, today, {
    ...filter,
    status: 'open',
    running: true,
    publicationId: null,
  });
  return {
    rows: rows.map(publicRow),
    next: rows.length === filter.limit ? (rows.at(-1)?.publicationId ?? null) : null,
    total,
  };
}

export async function publicView(
  tx: Tx,
  today: LocalDate,
  publicationId: Uuid,
): Promise<z.input<typeof publicPublicationReply> | undefined> {
  const filter = { status: null, running: false, publicationId, after: null, limit: 1 };
  const [row] = (await listPublications(tx, today, filter)).rows;
  if (!row) return undefined;
  const hasEnded = row.status !== 'open' || isOver(row, today);
  const isTakenDown = row.status === 'taken-down' || row.status === 'cancelled';
  // Once the days are over nobody is named any more: only that it was published, and when.
  const lines = hasEnded ? [] : await publishedLines(tx, publicationId);
  return {
    ...publicRow(row),
    ...(hasEnded ? { lineCount: 0, totalFen: fen(0) } : {}),
    hasEnded,
    isTakenDown,
    lines,
  };
}

export async function objectionListView(
  reader: PublicationReader,
  filter: {
    status: ObjectionStatus | null;
    publicationId: Uuid | null;
    number: string | null;
    after: string | null;
    limit: number;
  },
): Promise<{ rows: z.input<typeof objectionRow>[]; next: string | null; total: number }> {
  const { rows, total } = await listObjections(reader.tx, reader.today, { ...filter, objectionId: null });
  const shown: z.input<typeof objectionRow>[] = [];
  // One connection: one after another.
  for (const row of rows) shown.push(await objectionView(reader, row));
  return {
    rows: shown,
    next: rows.length === filter.limit ? (rows.at(-1)?.objectionId ?? null) : null,
    total,
  };
}

async function objectionView(
  { tx, actor }: PublicationReader,
  row: ObjectionRow,
): Promise<z.input<typeof objectionRow>> {
  const {
    personId,
    name,
    idNumberMasked,
    publicationStatus: _,
    claimNumber: _claim,
    divisionPath: _path,
    dueOn,
    workingDaysLeft,
    matterId,
    ...rest
  } = row;
  const matter = matterId === null ? undefined : await caseOf(tx, 'objection', matterId);
  return {
    ...rest,
    person: { personId, name, idNumberMasked },
    raisedAt: row.raisedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    due: { dueOn, workingDaysLeft, clause: null },
    steps: matter?.steps ?? [],
    ...(await answering(tx, actor, row)),
  };
}

/** What this person may do with an objection: whoever signed its claim answers nothing, and nobody her own answer. */
async function answering(
  tx: Tx,
  actor: PublicationReader['actor'],
  row: ObjectionRow,
): Promise<Pick<z.input<typeof objectionRow>, 'allowed' | 'hasSigned'>> {
  const acts = allowedIn(OBJECTION, row.status, actor);
  const isAnswer = (act: string) => act === 'objections.propose' || act === 'objections.settle';
  if (!acts.some(isAnswer)) return { allowed: acts, hasSigned: false };
  const among = (takers: readonly { readonly persons: readonly string[] }[]) =>
    takers.some(({ persons }) => isOneOf(actor, persons));
  const hasSigned = among(await signersOfLines(tx, [row]));
  const isOwn = row.matterId !== null && among(await stepTakersOf(tx, 'objection', row.matterId));
  return {
    allowed: acts.filter((act) => !((hasSigned && isAnswer(act)) || (isOwn && act === 'objections.settle'))),
    hasSigned,
  };
}
