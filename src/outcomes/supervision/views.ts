import type { z } from 'zod';
import { type Actor, allowedIn, isOneOf } from '../../platform/access/index.ts';
import { stepTakersOf, workingDaysAfter } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  addFen,
  canDo,
  type LocalDate,
  localDateAt,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type {
  disputableReply,
  disputeReply,
  draftReply,
  listQuery,
  listReply,
  ownDisputesReply,
} from './contract.ts';
import { DISPUTE } from './machine.ts';
import { DISPUTE_RULES } from './rules.ts';
import { type DisputeRow, disputesOf, findDispute, listDisputes, stepsOf } from './store-disputes.ts';
import { factAbout, factsAbout, hasHelped, linesResting } from './store-facts.ts';

export interface DisputeReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** What she is told of the time: until an answer is proposed and decided. */
const ANSWER_DAYS = DISPUTE_RULES.propose.days + DISPUTE_RULES.decide.days;
/** In these a further dispute of the same fact is refused. */
const isLive = ({ status }: Pick<DisputeRow, 'status'>) => DISPUTE.final?.[status] === undefined;

/** Every fact about a person that may be disputed, with the dispute that is open already. */
export async function disputableView(
  { tx, today }: Pick<DisputeReader, 'tx' | 'today'>,
  personId: PersonId,
): Promise<z.input<typeof disputableReply>> {
  const live = (await disputesOf(tx, personId, today)).filter(isLive);
  const facts = (await factsAbout(tx, personId)).map(({ divisionPath: _, kinds, ...row }) => {
    const open = live.find(
      ({ subjectType, subjectId, fact }) =>
        subjectType === row.subjectType && subjectId === row.subjectId && fact === row.fact,
    );
    return {
      ...row,
      kinds: kinds.map((kind) => ({ kind, holds: DISPUTE_RULES.kinds[kind].holds !== 'nothing' })),
      live: open ? { disputeId: open.disputeId, number: open.number } : null,
    };
  });
  return { facts, answerDays: ANSWER_DAYS };
}

/** The same for the handler who records it; undefined for a person out of reach. */
export async function draftView(
  reader: DisputeReader,
  personId: PersonId,
): Promise<z.input<typeof draftReply> | undefined> {
  const person = (await personViews(reader.tx, [personId])).get(personId);
  if (!person) return undefined;
  return { personId, personName: person.name, ...(await disputableView(reader, personId)) };
}

function summaryOf(row: DisputeRow) {
  const { disputeId, number, status, subjectType, subjectId, parentId, subjectName } = row;
  const { fact, kind, stated, statedBy, channel } = row;
  return {
    ...{ disputeId, number, status, subjectType, subjectId, parentId, subjectName },
    ...{ fact, kind, stated, statedBy, channel },
    openedAt: row.openedAt.toISOString(),
  };
}

/** What she has disputed, newest first; of an answer she reads what two people gave. */
export async function ownDisputes(
  { tx, today, actor }: DisputeReader,
  personId: PersonId,
): Promise<z.input<typeof ownDisputesReply>> {
  const rows: z.input<typeof ownDisputesReply>['rows'] = [];
  for (const row of await disputesOf(tx, personId, today)) {
    const steps = await stepsOf(tx, row.disputeId);
    const said = (kind: 'decided' | 'corrected') =>
      steps.findLast((step) => step.kind === kind)?.content ?? null;
    rows.push({
      ...summaryOf(row),
      content: row.content,
      answerByOn: await answerByOf(tx, row),
      reply: said('decided'),
      correction: said('corrected'),
      allowed: allowedIn(DISPUTE, row.status, actor),
      version: row.version,
    });
  }
  return { rows };
}

/**
 * The last day on which she is answered, counted from the day she spoke and kept to whatever happens at the desk; null
 * once she is answered, and where the calendar does not reach.
 */
async function answerByOf(tx: Tx, { status, openedAt }: DisputeRow): Promise<LocalDate | null> {
  if (!WAITS_FOR_AN_ANSWER.some((act) => canDo(DISPUTE, status, act))) return null;
  const by = await workingDaysAfter(tx, localDateAt(openedAt), ANSWER_DAYS);
  return by.ok ? by.value : null;
}
const WAITS_FOR_AN_ANSWER = ['disputes.propose', 'disputes.decide'] as const;

function listedOf(row: DisputeRow, names: Awaited<ReturnType<typeof personViews>>) {
  const { personId, dueOn, workingDaysLeft } = row;
  return { ...summaryOf(row), personId, personName: names.get(personId)?.name ?? '', dueOn, workingDaysLeft };
}

/** A page of disputes of the reader's counties. */
export async function disputePage(
  { tx, today }: Pick<DisputeReader, 'tx' | 'today'>,
  query: z.infer<typeof listQuery>,
): Promise<z.input<typeof listReply>> {
  const { rows, total } = await listDisputes(tx, today, {
    status: query.status ?? null,
    fact: query.fact ?? null,
    q: query.q?.trim() || null,
    after: query.after ?? null,
    limit: query.limit,
  });
  const shown = rows.slice(0, query.limit);
  const names = await personViews(tx, [...new Set(shown.map(({ personId }) => personId))]);
  return {
    rows: shown.map((row) => listedOf(row, names)),
    next: rows.length > shown.length ? (shown.at(-1)?.disputeId ?? null) : null,
    total,
  };
}

/** One dispute with the fact and its source, the money that rests on it, and everything that was said. */
export async function disputeView(
  reader: DisputeReader,
  disputeId: Uuid,
): Promise<z.input<typeof disputeReply> | undefined> {
  const { tx, today } = reader;
  const row = await findDispute(tx, disputeId, today);
  if (!row) return undefined;
  const { personId, content, broughtBy, broughtOn, answer, reply, version } = row;
  const lines = await linesResting(tx, row);
  const rule = DISPUTE_RULES.kinds[row.kind];
  const steps = await stepsOf(tx, disputeId);
  return {
    ...listedOf(row, await personViews(tx, [personId])),
    ...{ content, broughtBy, broughtOn, answer, reply, version },
    holds: rule.holds !== 'nothing',
    because: rule.because,
    statedNow: (await factAbout(tx, personId, row))?.stated ?? null,
    dueSource: dueSourceOf(row),
    lines,
    amountFen: addFen(...lines.map(({ amountFen }) => amountFen)),
    steps: steps.map((step) => ({ ...step, takenAt: step.takenAt.toISOString() })),
    allowed: await allowedOn(reader, row),
  };
}

function dueSourceOf({ status, dueOn }: DisputeRow): string | null {
  if (dueOn === null) return null;
  return canDo(DISPUTE, status, 'disputes.propose')
    ? DISPUTE_RULES.propose.source
    : DISPUTE_RULES.decide.source;
}

/** Whoever proposed the answer does not decide it, whoever did what she disputes neither; what came by phone she alone takes back. */
async function allowedOn({ tx, actor }: DisputeReader, row: DisputeRow) {
  const routes = allowedIn(DISPUTE, row.status, actor);
  const isWaiting = canDo(DISPUTE, row.status, 'disputes.decide');
  const takers = isWaiting ? await stepTakersOf(tx, 'dispute', row.disputeId) : [];
  const isOwn = takers.some(({ persons }) => isOneOf(actor, persons));
  const isHelper = await hasHelped({ tx, actor }, row);
  return routes.filter((route) => {
    if (isHelper && (route === 'disputes.propose' || route === 'disputes.decide')) return false;
    if (route === 'disputes.decide') return !isOwn;
    if (route === 'disputes.withdrawAnswer') return isOwn;
    return route !== 'disputes.withdraw' || row.channel !== 'phone';
  });
}
