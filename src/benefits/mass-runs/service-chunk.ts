import { certificateKindsNamed, governingNotice } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  canDo,
  divisionLiesIn,
  firstDayOf,
  type LocalDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { type KnownPerson, knownPersons, linkedPersons, withLinked } from '../../registry/persons/index.ts';
import { blockedBy, type Law, lastDayOfMonths } from '../claims/index.ts';
import {
  asAskedFor,
  CERTIFICATE_BENEFITS,
  type ClassBenefit,
  type ClassSubject,
  classSubjectsOfYear,
  composeCertificateLine,
  composeClassLine,
  composeListLine,
  copyDeterminations,
  type LawInPlace,
  type ListSubject,
  lawInPlace,
  listSubjectsOfYear,
  lockPersons,
  type RowToStore,
  type Standing,
  storeLaw,
  withMarks,
} from '../determination/index.ts';
import { RUN } from './machine.ts';
import {
  countDecided,
  countsAsGrant,
  type DecidedLine,
  decidePerson,
  isLiveClaim,
  type LineToDecide,
} from './rules.ts';
import { addClaimedByOthers, type Grantee, othersGrants } from './service-grants.ts';
import { lockRun, moveRun, type RunRow } from './store.ts';
import { type ClaimedLine, certifiedIn, claimedBy, enrolledIn, listedIn, standingOf } from './store-chunk.ts';
import { type BlockedLine, storeBlocked } from './store-lists.ts';

const CLASS_BENEFITS = ['training-subsidy', 'living-allowance'] as const satisfies readonly ClassBenefit[];
/** What a run is about: fixed while it runs. */
export interface RunContext {
  readonly law: Law;
  readonly run: Pick<RunRow, 'divisionPath' | 'year' | 'asOf'>;
  readonly classes: ReadonlyMap<Uuid, ClassSubject>;
  readonly lists: ReadonlyMap<Uuid, Awaited<ReturnType<typeof listSubjectsOfYear>>[number]>;
  readonly paysOnCertificates: boolean;
  /** The notice that speaks in a county on the first of these days on which one does. */
  noticeOn(divisionCode: string, days: readonly (LocalDate | undefined)[]): string | undefined;
  lawOf(tx: Tx, policyId: string, divisionCode: string): Promise<LawInPlace>;
}

/** The classes and lists of the year; the law in place is read once for each notice and county. */
export async function openRunContext(
  tx: Tx,
  law: Law,
  run: Pick<RunRow, 'divisionPath' | 'divisionCode' | 'year' | 'asOf'>,
): Promise<RunContext> {
  const { divisionPath, year, asOf } = run;
  const classes = await classSubjectsOfYear(tx, divisionPath, year, asOf);
  const lists = await listSubjectsOfYear(tx, divisionPath, year);
  const notices = new Map<string, string | undefined>();
  const known = new Map<string, LawInPlace>();
  return {
    law,
    run,
    classes: new Map(classes.map((trainingClass) => [trainingClass.classId, trainingClass])),
    lists: new Map(lists.map((list) => [list.listId, list])),
    paysOnCertificates: somebodyPaysOnCertificates(law, run.divisionCode),
    noticeOn(divisionCode, days) {
      for (const day of days) {
        if (day === undefined) continue;
        const key = `${divisionCode} ${day}`;
        if (!notices.has(key)) notices.set(key, governingNotice(law.policies, divisionCode, day));
        const found = notices.get(key);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    async lawOf(from, policyId, divisionCode) {
      const key = `${policyId} ${divisionCode}`;
      const found = known.get(key) ?? (await lawInPlace(from, law.policies, policyId, divisionCode));
      known.set(key, found);
      return found;
    },
  };
}

function somebodyPaysOnCertificates({ policies }: Law, divisionCode: string): boolean {
  return [...policies.clauses.documents.values()].some(
    ({ id, region }) =>
      (divisionLiesIn(divisionCode, region) || divisionLiesIn(region, divisionCode)) &&
      CERTIFICATE_BENEFITS.some((benefit) => provides(policies, id, benefit)),
  );
}

function provides(policies: Law['policies'], policyId: string, benefit: string): boolean {
  return policies.packs.get(policyId)?.benefits.get(benefit)?.provided ?? false;
}

/** The run was stopped, or somebody else carries it on: this one ends. Rolls its chunk back. */
export class RunMovedOn extends Error {}

/**
 * One chunk of persons in one act: facts out by COPY behind the persons' locks, decided, decisions back by COPY, and
 * the run moved on to the last of them. Throws RunMovedOn when the run is no longer the one that was seen.
 */
export async function runChunk(
  act: Act,
  context: RunContext,
  seen: Pick<RunRow, 'runId' | 'version'>,
  { persons, personTotal }: { readonly persons: readonly PersonId[]; readonly personTotal: number },
): Promise<RunRow> {
  const run = await lockRun(act.tx, seen.runId);
  if (!run || !canDo(RUN, run.status, 'advance') || run.version !== seen.version) throw new RunMovedOn();
  const last = persons.at(-1);
  if (last === undefined) throw new Error('a chunk of nobody');
  await lockPersons(act.tx, withLinked(persons, await linkedPersons(act.tx, persons)));
  const { decided, blocked, looked } = await decideChunk(act, context, persons);
  const rows = decided.flatMap(({ line, fresh }) => (fresh ? [{ law: line.law, fresh }] : []));
  const now = act.clock.now();
  await storeRows(act, rows, now);
  await storeBlocked(act.tx, { runId: run.runId, foundAt: now }, looked, blocked.holding);
  const next: RunRow = {
    ...run,
    version: run.version + 1,
    personTotal,
    personDone: run.personDone + persons.length,
    cursorPerson: last,
    lineCount: run.lineCount + decided.length,
    writtenCount: run.writtenCount + rows.length,
    counts: countDecided(run.counts, decided, blocked),
    fault: null,
    beatAt: now,
  };
  if (!(await moveRun(act.tx, seen, next))) throw new RunMovedOn();
  await act.record({
    event: 'mass-run-advanced',
    objectType: 'mass-run',
    objectId: run.runId,
    divisionPath: run.divisionPath,
    detail: {
      number: run.number,
      persons: persons.length,
      lines: decided.length,
      written: rows.length,
      personDone: next.personDone,
    },
  });
  return next;
}

async function storeRows(
  act: Act,
  rows: readonly { readonly law: LawInPlace; readonly fresh: RowToStore }[],
  now: Date,
): Promise<void> {
  const byLaw = new Map<LawInPlace, RowToStore[]>();
  for (const { law, fresh } of rows) {
    const list = byLaw.get(law);
    if (list) list.push(fresh);
    else byLaw.set(law, [fresh]);
  }
  for (const [law, some] of byLaw) await storeLaw(act.tx, law, some, now);
  await copyDeterminations(
    act.tx,
    rows.map(({ fresh }) => fresh.row),
    now,
  );
}

/** Everything a chunk needs, by person. */
interface Dossier extends Grantee {
  readonly known: KnownPerson;
  readonly lines: LineToDecide[];
  readonly standing: Map<string, Standing>;
}

async function decideChunk(act: Act, context: RunContext, persons: readonly PersonId[]) {
  const { tx, ciphers } = act;
  const dossiers = new Map<PersonId, Dossier>();
  for (const [personId, known] of await knownPersons(tx, ciphers, persons))
    dossiers.set(personId, { known, lines: [], standing: new Map(), claimed: [], claimedByOthers: [] });
  for await (const { personId, lineKey, standing } of standingOf(tx, persons))
    dossiers.get(personId)?.standing.set(lineKey, standing);
  for await (const line of claimedBy(tx, persons)) dossiers.get(line.personId)?.claimed.push(line);
  await addClaimedByOthers(tx, dossiers);
  const blocked: Blocked = { lines: 0, granted: 0, holding: [] };
  const wanted: Parameters<typeof addLine>[2][] = [];
  const chunk = { persons, dossiers, wanted };
  await addClassLines(tx, context, chunk);
  await addListLines(tx, context, chunk);
  if (context.paysOnCertificates) await addCertificateLines(tx, context, chunk);
  for (const line of wanted) {
    const dossier = dossiers.get(line.personId);
    if (dossier) addLine(dossier, blocked, line);
  }
  const others = await othersGrants(act, dossiers);
  const tools = { ciphers, newId: () => act.ids.uuid() };
  const decided: DecidedLine[] = [];
  for (const [personId, { lines }] of dossiers)
    if (lines.length > 0)
      for (const candidate of decidePerson(lines, others.get(personId) ?? [], {
        policies: context.law.policies,
        asOf: context.run.asOf,
        tools,
      }))
        decided.push(candidate);
  return { decided, blocked, looked: wanted };
}

/** Lines of people who were gone, and of those the ones that money was granted on. */
interface Blocked {
  lines: number;
  granted: number;
  readonly holding: BlockedLine[];
}

/** Adds a line to those to decide, unless the register says that the person was gone by its last day (R07). */
function addLine(
  dossier: Dossier,
  blocked: Blocked,
  line: Omit<LineToDecide, 'claimed' | 'standing'> & {
    readonly personId: PersonId;
    readonly lastDay: LocalDate;
  },
): void {
  const claimed = claimOf(dossier, line.lineKey);
  const message = blockedBy(dossier.known.facts, line.lastDay);
  if (message !== undefined) {
    blocked.lines += 1;
    if (!claimed || !countsAsGrant(claimed)) return;
    blocked.granted += 1;
    const { personId, lineKey, place } = line;
    blocked.holding.push({ personId, lineKey, divisionPath: place.divisionPath, message });
    return;
  }
  const { personId: _, lastDay: __, ...rest } = line;
  dossier.lines.push({ ...rest, claimed, standing: dossier.standing.get(line.lineKey) });
}

/** The claim line in force for a key; one that was refused only when there is no other. */
function claimOf(dossier: Dossier, lineKey: string): ClaimedLine | undefined {
  const claimedLines = dossier.claimed.filter((line) => line.lineKey === lineKey && isLiveClaim(line));
  return claimedLines.find((line) => line.lineStatus !== 'refused') ?? claimedLines[0];
}

/** The people of a chunk, and the lines to decide for them so far. */
interface Chunk {
  readonly persons: readonly PersonId[];
  readonly dossiers: ReadonlyMap<PersonId, Dossier>;
  readonly wanted: Parameters<typeof addLine>[2][];
}

/** All of it before anything else is asked: a COPY that is read halfway holds its connection. */
async function gathered<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Training subsidy for who passed, living allowance where the notice gives one; besides, whatever is claimed. */
async function addClassLines(
  tx: Tx,
  context: RunContext,
  { persons, dossiers, wanted }: Chunk,
): Promise<void> {
  const { policies } = context.law;
  for (const { personId, classId, trainee } of await gathered(enrolledIn(tx, persons))) {
    const subject = context.classes.get(classId);
    const dossier = dossiers.get(personId);
    if (!subject || !dossier) continue;
    for (const benefit of CLASS_BENEFITS) {
      const kinds = () => certificateKindsNamed(policies, subject.policyId, benefit);
      const asked = asAskedFor(trainee, kinds, subject);
      const lineKey = `${benefit}:class:${classId}`;
      const isOwed =
        provides(policies, subject.policyId, benefit) &&
        (benefit === 'living-allowance' || asked.result === 'passed');
      if (!isOwed && !claimOf(dossier, lineKey)) continue;
      const law = await context.lawOf(tx, subject.policyId, subject.divisionCode);
      wanted.push({
        personId,
        lineKey,
        lastDay: subject.endOn,
        place: { divisionPath: subject.divisionPath, organisationId: subject.organisation.organisationId },
        law,
        compose: (claimedOn) =>
          composeClassLine(subject, asked, dossier.known, { benefit, claimedOn, readings: law.readings }),
      });
    }
  }
}

async function addListLines(
  tx: Tx,
  context: RunContext,
  { persons, dossiers, wanted }: Chunk,
): Promise<void> {
  const { policies } = context.law;
  const { asOf, year } = context.run;
  for (const { listId, entry } of await gathered(listedIn(tx, persons))) {
    const list = context.lists.get(listId);
    const dossier = dossiers.get(entry.personId);
    if (!list || !dossier) continue;
    const { earliestMonth, ...head } = list;
    const lineKey = `work-for-training:list:${listId}`;
    const claimed = claimOf(dossier, lineKey);
    const claimDay = claimed?.claimDay ?? dossier.standing.get(lineKey)?.claimedOn;
    // As claims choose it: by the earliest month, else by the day of the claim; for an ended notice too.
    const policyId = context.noticeOn(head.divisionCode, [
      earliestMonth === null ? undefined : firstDayOf(earliestMonth),
      claimDay,
      asOf,
      `${year}-12-31` as LocalDate,
    ]);
    if (policyId === undefined) continue;
    if (!claimed && !provides(policies, policyId, 'work-for-training')) continue;
    const subject: ListSubject = { ...head, policyId };
    wanted.push({
      personId: entry.personId,
      lineKey,
      lastDay: lastDayOfMonths(entry.months, claimDay ?? asOf),
      place: { divisionPath: subject.divisionPath, organisationId: subject.organisation.organisationId },
      law: await context.lawOf(tx, subject.policyId, subject.divisionCode),
      compose: (claimedOn) => composeListLine(subject, entry, dossier.known, claimedOn),
    });
  }
}

/** Subsidies on a certificate go by the notice of the day they are claimed, else of the day it was issued. */
async function addCertificateLines(
  tx: Tx,
  context: RunContext,
  { persons, dossiers, wanted }: Chunk,
): Promise<void> {
  const { policies } = context.law;
  const { asOf, divisionPath, year } = context.run;
  const certified = await gathered(certifiedIn(tx, persons, divisionPath, year));
  for (const certificate of await withMarks(tx, certified)) {
    const dossier = dossiers.get(certificate.personId);
    const { divisionCode, issuedOn } = certificate;
    const policyId = context.noticeOn(divisionCode, [asOf, issuedOn]);
    if (!dossier || policyId === undefined) continue;
    const subject = { ...certificate, policyId };
    const law = await context.lawOf(tx, policyId, divisionCode);
    for (const benefit of CERTIFICATE_BENEFITS)
      if (provides(policies, policyId, benefit))
        wanted.push({
          personId: certificate.personId,
          lineKey: `${benefit}:certificate:${certificate.certificateId}`,
          lastDay: issuedOn,
          place: { divisionPath: certificate.divisionPath, organisationId: certificate.organisationId },
          law,
          compose: (claimedOn) =>
            composeCertificateLine(subject, dossier.known, { benefit, claimedOn, readings: law.readings }),
        });
  }
}
