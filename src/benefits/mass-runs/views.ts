import type { z } from 'zod';
import type { Policies } from '../../law/policy/index.ts';
import { type Actor, allowedIn, mayCall } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import {
  type Decision,
  type DecryptedDetermination,
  determinationsOf,
  mainReason,
  standardText,
} from '../determination/index.ts';
import {
  NO_COUNTS,
  type recoveriesReply,
  type recoveryRow,
  type runReply,
  type runRow,
  type runsReply,
  type unclaimedReply,
  type unclaimedRow,
} from './contract.ts';
import { RUN } from './machine.ts';
import type { LineCases } from './ports.ts';
import { isSilent } from './rules.ts';
import { countRuns, findRun, findRuns, type RunRow } from './store.ts';
import {
  type ListFilter,
  type RecoveryFilter,
  recoveryRows,
  recoveryTotal,
  standingIds,
  type UnclaimedRow,
  unclaimedRows,
  unclaimedTotal,
} from './store-lists.ts';

/** Whoever reads, and what with. */
export interface RunReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
}

function rowView(run: RunRow, now: Date): z.input<typeof runRow> {
  const { runId, number, divisionCode, year, asOf, personTotal, personDone, lineCount, writtenCount } = run;
  return {
    runId,
    number,
    divisionCode,
    year,
    asOf,
    status: isSilent(run, now) ? 'stopped' : run.status,
    personTotal,
    personDone,
    lineCount,
    writtenCount,
    counts: { ...NO_COUNTS, ...run.counts },
    fault: run.fault,
    startedAt: run.startedAt.toISOString(),
    startedBy: run.startedByName ?? '',
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

export async function runView(
  { tx, actor, now }: RunReader,
  runId: Uuid,
): Promise<z.input<typeof runReply> | undefined> {
  const run = await findRun(tx, runId);
  if (!run) return undefined;
  const view = rowView(run, now);
  return { ...view, allowed: allowedIn(RUN, view.status, actor) };
}

export async function runsView(
  { tx, actor, now }: RunReader,
  filter: { readonly year: number | null; readonly after: Uuid | null; readonly limit: number },
): Promise<z.input<typeof runsReply>> {
  const rows = await findRuns(tx, { ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  return {
    rows: page.map((run) => rowView(run, now)),
    next: rows.length > filter.limit ? (page.at(-1)?.runId ?? null) : null,
    total: await countRuns(tx, filter.year),
    allowed: mayCall('massRuns.start', actor.role) ? ['massRuns.start'] : [],
  };
}

/** Whoever reads the lists that follow from the current decisions. */
export interface ListReader {
  readonly tx: Tx;
  readonly ciphers: Ciphers;
  readonly policies: Policies;
  /** Absent where nobody asks what became of a row. */
  readonly cases?: LineCases;
}

type UnclaimedView = z.input<typeof unclaimedRow>;
type RecoveryView = z.input<typeof recoveryRow>;

/** Entitled and unclaimed (免申即享), with the clause that gives each the right. */
export async function unclaimedView(
  reader: ListReader,
  filter: ListFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<z.input<typeof unclaimedReply>> {
  const { tx } = reader;
  const [personId, lineKey = ''] = page.after?.split(' ') ?? [];
  const after = personId === undefined ? null : { personId: Number(personId), lineKey };
  const found = await unclaimedRows(tx, filter, { after, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  const total = await unclaimedTotal(tx, filter);
  const known = await peopleAndDecisions(reader, rows);
  return {
    rows: rows.flatMap((row): UnclaimedView[] => {
      const person = known.personOf(row.personId);
      const determination = known.determinationOf(row.determinationId);
      if (!person || !determination) return [];
      const { personId: _, standard, quantity, ...rest } = row;
      return [
        { ...rest, person, standardText: standardText(standard, quantity), reason: rightOf(determination) },
      ];
    }),
    next: last ? `${last.personId} ${last.lineKey}` : null,
    total: total.count,
    totalFen: total.amountFen,
  };
}

/** Lines money was granted on that the facts carry no more, with the clause that says so. */
export async function recoveriesView(
  reader: ListReader,
  filter: RecoveryFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<z.input<typeof recoveriesReply>> {
  const { tx, policies } = reader;
  const [personId, claimLineId = ''] = page.after?.split(' ') ?? [];
  const after = personId === undefined ? null : { personId: Number(personId), claimLineId };
  const found = await recoveryRows(tx, filter, { after, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  const total = await recoveryTotal(tx, filter);
  const known = await peopleAndDecisions(reader, rows);
  const cases = await reader.cases?.(
    tx,
    rows.map((row) => row.claimLineId),
  );
  return {
    rows: rows.flatMap((row): RecoveryView[] => {
      const person = known.personOf(row.personId);
      const determination = known.determinationOf(row.determinationId);
      if (!person || !determination) return [];
      const { personId: _, standard, quantity, decidedAt, blockedBecause, ...rest } = row;
      const blocked = blockedBecause !== null && {
        because: blockedBecause,
        clause: policies.packs.get(row.policyId)?.generalClause ?? '',
      };
      const reason = blocked ||
        mainReason(determination.decision) || {
          because: `现按${standardText(standard, quantity)}核定，少于已核发的金额。`,
          clause: amountClause(policies, determination),
        };
      const found = cases?.get(row.claimLineId);
      const recovery = found
        ? { recoveryId: found.recoveryId, number: found.number, status: found.status }
        : null;
      return [{ ...rest, person, decidedAt: decidedAt.toISOString(), reason, recovery }];
    }),
    next: last ? `${last.personId} ${last.claimLineId}` : null,
    total: total.count,
    recoverFen: total.recoverFen,
    stopPaymentFen: total.stopPaymentFen,
  };
}

/** What one person is entitled to and nobody has claimed; read in her own scope or the clerk's. */
export async function unclaimedOfPerson(
  reader: ListReader,
  personId: PersonId,
): Promise<
  (Pick<UnclaimedRow, 'determinationId' | 'benefit' | 'subjectName' | 'amountFen'> & {
    readonly reason: { because: string; clause: string };
  })[]
> {
  const filter = { year: null, benefit: null, personId };
  const rows = await unclaimedRows(reader.tx, filter, { after: null, limit: 100 });
  const known = await peopleAndDecisions(reader, rows);
  return rows.flatMap(({ determinationId, benefit, subjectName, amountFen }) => {
    const determination = known.determinationOf(determinationId);
    return determination
      ? [{ determinationId, benefit, subjectName, amountFen, reason: rightOf(determination) }]
      : [];
  });
}

/** Every current decision of a division and year, by person, with its sentences. */
export async function* standingDecisions(
  { tx, ciphers, policies }: ListReader,
  divisionPath: string,
  year: number,
): AsyncGenerator<Decision> {
  const ids = await standingIds(tx, divisionPath, year);
  for (let from = 0; from < ids.length; from += PAGE) {
    const some = ids.slice(from, from + PAGE);
    const determinations = await determinationsOf(tx, ciphers, some, policies);
    for (const id of some) {
      const determination = determinations.get(id);
      if (determination) yield determination.decision;
    }
  }
}

const PAGE = 500;

async function peopleAndDecisions(
  { tx, ciphers, policies }: ListReader,
  rows: readonly { readonly personId: PersonId; readonly determinationId: Uuid }[],
) {
  const persons = await personViews(
    tx,
    rows.map((row) => row.personId),
  );
  const determinations = await determinationsOf(
    tx,
    ciphers,
    rows.map((row) => row.determinationId),
    policies,
  );
  return {
    personOf(personId: PersonId) {
      const view = persons.get(personId);
      return view && { personId, name: view.name, idNumberMasked: view.idNumberMasked };
    },
    determinationOf: (id: Uuid) => determinations.get(id),
  };
}

/** Checks that say what gives somebody the right, before those that merely do not prevent it. */
const GIVES_THE_RIGHT = ['eligible-group', 'employer-route', 'newly-taken-on', 'certificate'];

/** The finding that an entitled decision rests on, for a list: one sentence and its clause. */
function rightOf({ decision }: Pick<DecryptedDetermination, 'decision'>): {
  because: string;
  clause: string;
} {
  const finding =
    GIVES_THE_RIGHT.flatMap((check) => decision.findings.filter((finding) => finding.check === check))[0] ??
    decision.findings[0];
  return { because: finding?.because ?? '', clause: finding?.clause ?? '' };
}

function amountClause(policies: Policies, { policyId, benefit, decision }: DecryptedDetermination): string {
  return (
    policies.packs.get(policyId)?.benefits.get(benefit)?.amount?.clause ?? decision.findings[0]?.clause ?? ''
  );
}
