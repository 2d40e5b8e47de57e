import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import type { MatterKind } from './contract.ts';

// What a line of the journal means for persons: who, of which matter. Read with the scope of the system.

/** A line of the journal that may concern persons. */
export interface RecordedLine {
  readonly chain: string;
  readonly seq: number;
  readonly event: string;
  readonly at: Date;
  readonly objectId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One thing that one person must hear of; told once under its key. */
export interface Matter {
  readonly sourceKey: string;
  readonly kind: MatterKind;
  readonly personId: PersonId;
  /** Of the claim or the case. */
  readonly number: string;
  readonly day: LocalDate | null;
  readonly divisionPath: string;
}

/** How far each chain was told, locked: of many who tell at once one goes on. */
export async function lockCursors(tx: Tx): Promise<{ chain: string; seq: number; head: number }[]> {
  await sql`insert into delivery_cursor (chain, seq) select chain, 0 from journal_head
    where not exists (select 1 from delivery_cursor c where c.chain = journal_head.chain)
    order by chain on conflict (chain) do nothing`.execute(tx);
  const { rows } = await sql<{ chain: string; seq: number; head: number }>`
    select c.chain, c.seq::int as seq, h.seq::int as head from delivery_cursor c join journal_head h on h.chain = c.chain
    where h.seq > c.seq order by c.chain for update of c`.execute(tx);
  return rows;
}

export async function moveCursor(tx: Tx, chain: string, seq: number): Promise<void> {
  await sql`update delivery_cursor set seq = ${seq} where chain = ${chain} and seq < ${seq}`.execute(tx);
}

/** Acts of one chain after `from` up to and with `through`: of these events, and what helpers did for persons. */
export async function selectRecorded(
  tx: Tx,
  part: { readonly chain: string; readonly from: number; readonly through: number },
  events: readonly string[],
): Promise<RecordedLine[]> {
  const { rows } = await sql<RecordedLine>`
    select chain, seq::int as seq, event, at, object_id, detail from journal_entry
    where chain = ${part.chain} and seq > ${part.from} and seq <= ${part.through} and outcome = 'done'
      and (event = any (${[...events]}::text[]) or (detail ? 'helpSessionId' and object_type <> 'help-session'))
    order by seq`.execute(tx);
  return rows;
}

type Reading = (tx: Tx, line: RecordedLine) => Promise<Matter[]>;
const ifPassed =
  (reading: Reading): Reading =>
  async (tx, line) =>
    line.detail.decision === 'passed' ? reading(tx, line) : [];

const keyOf = (line: RecordedLine) => `journal:${line.chain}:${line.seq}`;
const select = async (tx: Tx, query: ReturnType<typeof sql<Matter>>) => (await query.execute(tx)).rows;

/** The persons of a claim whose lines stand like this; a refusal names its written decision where one stands. */
async function ofClaim(
  tx: Tx,
  line: RecordedLine,
  kind: MatterKind,
  statuses: readonly string[] | null,
): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select distinct on (l.person_id) ${keyOf(line)}::text as source_key, ${kind}::text as kind, l.person_id,
      coalesce((select d.number from written_decision_status d where d.claim_id = c.claim_id
        and d.status in ('issued', 'replacement-proposed') and ${kind}::text = 'line-refused'), c.number) as number,
      null::date as day, c.division_path::text as division_path
    from claim_status c join claim_line_status l on l.claim_id = c.claim_id
    where c.claim_id = ${line.objectId}::uuid and l.status <> 'withdrawn'
      and (${statuses}::text[] is null or l.status = any (${statuses}::text[]))
    order by l.person_id`,
  );
}

const APPROVED = ['granted', 'published', 'contested', 'payable', 'ordered', 'paid'];
const REFUSED = ['refused', 'not-entitled'];

async function afterReview(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  if (line.detail.decision === 'returned') return ofClaim(tx, line, 'claim-returned', null);
  if (line.event !== 'claim-second-reviewed' || line.detail.decision !== 'passed') return [];
  return [
    ...(await ofClaim(tx, line, 'line-approved', APPROVED)),
    ...(await ofClaim(tx, line, 'line-refused', REFUSED)),
  ];
}

/** A line that two people decided after its claim was approved; while a review goes on its end is told. */
async function afterLineDecision(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key,
      case when l.status = 'refused' then 'line-refused' else 'line-approved' end as kind, l.person_id, c.number,
      null::date as day, c.division_path::text as division_path
    from claim_line_status l join claim_status c on c.claim_id = l.claim_id
    where l.claim_line_id = ${line.objectId}::uuid and l.status in ('granted', 'refused')
      and c.status in ('approved', 'published', 'payable', 'paying', 'settled')`,
  );
}

async function ofPublication(
  tx: Tx,
  publicationId: string,
  as: { key: string; kind: MatterKind },
): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select distinct on (p.person_id) ${as.key}::text as source_key, ${as.kind}::text as kind, p.person_id, c.number,
      b.last_day as day, c.division_path::text as division_path
    from published_line p join publication_status b on b.publication_id = p.publication_id
    join claim_line_status l on l.person_id = p.person_id and l.claim_line_id = p.claim_line_id
    join claim_status c on c.claim_id = l.claim_id
    where p.publication_id = ${publicationId}::uuid and b.status = 'open' and l.status <> 'withdrawn' order by p.person_id, c.number`,
  );
}

/** Persons of the publications that end on this day. */
export async function publicationsEnding(tx: Tx, on: LocalDate): Promise<Matter[]> {
  const { rows } = await sql<{ publicationId: string }>`
    select publication_id from publication_status where status = 'open' and last_day = ${on}::date
    order by publication_id`.execute(tx);
  const found: Matter[] = [];
  for (const { publicationId } of rows)
    found.push(
      ...(await ofPublication(tx, publicationId, {
        key: `publication-end:${publicationId}:${on}`,
        kind: 'publication-ends',
      })),
    );
  return found;
}

/** Each order of the batch that the bank has paid or sent back; an order is told once for each of both. */
async function ofBatch(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select 'order:' || o.order_id || ':' || o.status as source_key,
      case when o.status = 'returned' then 'bank-returned' when o.payee_kind = 'trainee' then 'paid' else 'paid-for-you' end as kind,
      x.person_id, min(c.number) as number, null::date as day, min(c.division_path::text) as division_path
    from payment_order_status o join ordered_line x on x.order_id = o.order_id
    join claim_line_status l on l.person_id = x.person_id and l.claim_line_id = x.claim_line_id
    join claim_status c on c.claim_id = l.claim_id
    where o.batch_id = ${line.objectId}::uuid
      and (o.status = 'paid' or (o.status = 'returned' and o.payee_kind = 'trainee'))
    group by o.order_id, o.status, o.payee_kind, x.person_id order by o.order_id, x.person_id`,
  );
}

/** Persons who were left out of a batch because their account cannot be used. */
async function leftOutOf(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select distinct on (person_id) ${keyOf(line)}::text as source_key, 'account-missing' as kind, person_id,
      claim_number as number, null::date as day, division_path::text as division_path
    from payee_left_out where batch_id = ${line.objectId}::uuid and person_id is not null order by person_id`,
  );
}

async function ofObjection(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  if (line.detail.decision === 'returned') return [];
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, 'objection-answered' as kind, b.person_id, c.number, null::date as day,
      c.division_path::text as division_path
    from objection_status b join claim_line_status l on l.person_id = b.person_id and l.claim_line_id = b.claim_line_id
    join claim_status c on c.claim_id = l.claim_id where b.objection_id = ${line.objectId}::uuid`,
  );
}

async function ofRecovery(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, 'recovery-noticed' as kind, person_id, number, due_on as day,
      division_path::text as division_path
    from recovery_status where recovery_id = ${line.objectId}::uuid and person_id is not null and noticed_on is not null`,
  );
}

async function ofDispute(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, ${line.event}::text as kind, person_id, number, null::date as day,
      division_path::text as division_path
    from dispute_status where dispute_id = ${line.objectId}::uuid`,
  );
}

/** The answer to an appeal that a person lodged herself. */
async function ofAppeal(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, 'appeal-answered' as kind, person_id, number, null::date as day,
      division_path::text as division_path
    from appeal_status where appeal_id = ${line.objectId}::uuid and is_own`,
  );
}

/** Whoever is named in agreements that were recorded together, or in one that somebody else than herself has ended. */
async function ofAgreements(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  const { recordId, endedBy } = line.detail;
  if (endedBy === 'person') return [];
  const which =
    typeof recordId === 'string'
      ? sql`record_id = ${recordId}::uuid`
      : sql`agreement_id::text = ${line.objectId}`;
  const kind = typeof recordId === 'string' ? 'agreement-recorded' : 'agreement-ended';
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, ${kind}::text as kind, person_id, number,
      ended_on as day, division_path::text as division_path
    from payee_agreement_status where ${which} order by agreement_id`,
  );
}

/** Whose place in a class this is: it has become a seat, or the institution does not take her. */
async function ofSeat(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  return select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, ${line.event}::text as kind, person_id, number::text as number,
      null::date as day, division_path::text as division_path
    from seat_status where seat_id = ${line.objectId}::uuid`,
  );
}

/** Her place as she took it, while she has it: a seat, or a place in the queue. */
async function ofSeatTaken(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  const kind: MatterKind = line.detail.status === 'queued' ? 'seat-queued' : 'seat-held';
  return ofPlaces(tx, {
    where: sql`seat_id = ${line.objectId}::uuid`,
    ...{ kind, statuses: ['held', 'queued', 'enrolled'], once: keyOf(line) },
  });
}

/** Whoever has such a place now; under a key of the place where she hears of it once, however often it happens. */
async function ofPlaces(
  tx: Tx,
  of: {
    readonly where: RawBuilder<unknown>;
    readonly kind: MatterKind;
    readonly statuses: readonly string[];
    readonly once: string | 'a-place';
  },
): Promise<Matter[]> {
  const key = of.once === 'a-place' ? sql`${`${of.kind}:`}::text || seat_id` : sql`${of.once}::text`;
  return select(
    tx,
    sql<Matter>`select ${key} as source_key, ${of.kind}::text as kind, person_id, number::text as number,
      null::date as day, division_path::text as division_path
    from seat_status where ${of.where} and status = any (${[...of.statuses]}::text[]) order by number`,
  );
}

/** Places of the opening that the line is about: told of this line, or once in the life of a place. */
const ofOpening =
  (kind: MatterKind, statuses: readonly string[], once: 'each-line' | 'a-place' = 'each-line'): Reading =>
  (tx, line) =>
    ofPlaces(tx, {
      where: sql`opening_id = ${line.objectId}::uuid`,
      ...{ kind, statuses, once: once === 'a-place' ? once : keyOf(line) },
    });
const stillQueued = ofOpening('opening-closed', ['queued'], 'a-place');
const onRoster = ofOpening('seat-enrolled', ['enrolled'], 'a-place');

/** Whoever enrolled herself and is on the roster of a class that is filed now. */
const ofFiledClass: Reading = (tx, line) =>
  ofPlaces(tx, {
    where: sql`class_id = ${line.objectId}::uuid`,
    ...{ kind: 'class-approved', statuses: ['enrolled'], once: 'a-place' },
  });

/** Whoever has a seat in the exam that the line is about. */
const ofExam =
  (kind: MatterKind): Reading =>
  (tx, line) =>
    select(
      tx,
      sql<Matter>`select ${keyOf(line)}::text as source_key, ${kind}::text as kind, person_id, seat_no::text as number,
        held_on as day, division_path::text as division_path
      from exam_seat_status where exam_id = ${line.objectId}::uuid order by seat_no`,
    );

/** Whoever asked to have her result looked at again, once it is settled. */
const ofReview: Reading = (tx, line) =>
  select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, 'exam-review-settled' as kind, r.person_id, s.seat_no::text as number,
      null::date as day, r.division_path::text as division_path
    from result_review_status r join exam_seat_status s on s.exam_id = r.exam_id and s.person_id = r.person_id
    where r.review_id = ${line.objectId}::uuid and r.status in ('upheld', 'changed')`,
  );

/** Whoever of the class has not said yet whether what stands there of it is true. */
const ofUnconfirmed: Reading = (tx, line) =>
  select(
    tx,
    sql<Matter>`select ${keyOf(line)}::text as source_key, 'training-to-confirm' as kind, s.person_id, s.roster_no::text as number,
      null::date as day, s.division_path::text as division_path
    from process_confirmation_status s
    where s.class_id = ${line.objectId}::uuid and s.status = 'not-yet' order by s.roster_no, s.person_id`,
  );

/** Whose own account this is. */
function ofAccount(kind: MatterKind): Reading {
  return async (tx, line) =>
    select(
      tx,
      sql<Matter>`select ${keyOf(line)}::text as source_key, ${kind}::text as kind, person_id, '' as number,
        null::date as day, division_path::text as division_path
      from own_account_status where account_id::text = ${line.objectId}`,
    );
}

/** For whom a helper did this; with the day, since she may have been helped often. */
async function ofHelp(tx: Tx, line: RecordedLine): Promise<Matter[]> {
  const { helpSessionId } = line.detail;
  if (typeof helpSessionId !== 'string') return [];
  return select(
    tx,
    sql<Matter>`select distinct ${`help:${keyOf(line)}`}::text as source_key, 'helped-act' as kind, person_id, '' as number,
      (${line.at}::timestamptz at time zone 'Asia/Shanghai')::date as day, division_path::text as division_path
    from helped_act_status where help_session_id = ${helpSessionId}::uuid`,
  );
}

/** What each event of the journal means for persons. An event that is not here concerns none. */
const READINGS: Readonly<Record<string, Reading>> = {
  'claim-accepted': afterReview,
  'claim-first-reviewed': afterReview,
  'claim-second-reviewed': afterReview,
  'claim-return-decided': ifPassed((tx, line) => ofClaim(tx, line, 'claim-returned', null)),
  'claim-rejection-decided': ifPassed((tx, line) => ofClaim(tx, line, 'line-refused', null)),
  'claim-line-decided': afterLineDecision,
  'publication-opened': (tx, line) =>
    ofPublication(tx, line.objectId, { key: keyOf(line), kind: 'published' }),
  'bank-return-read': ofBatch,
  'bank-return-booked': ifPassed(ofBatch),
  'payment-prepared': leftOutOf,
  'objection-settled': ofObjection,
  'recovery-decided': ifPassed(ofRecovery),
  'dispute-answered': ifPassed(ofDispute),
  'dispute-corrected': ofDispute,
  'seat-moved-up': ofSeat,
  'seat-selected-out': ofSeat,
  'seat-taken': ofSeatTaken,
  'opening-roster-taken': async (tx, line) => [
    ...(await onRoster(tx, line)),
    ...(await stillQueued(tx, line)),
  ],
  'opening-closed': stillQueued,
  'opening-stopped': ofOpening('opening-stopped', ['held', 'queued', 'enrolled']),
  'opening-allowed': ofOpening('opening-allowed', ['held', 'queued', 'enrolled']),
  'opening-cancelled': ofOpening('opening-cancelled', ['released']),
  'exam-announced': ofExam('exam-announced'),
  'exam-cancelled': ofExam('exam-cancelled'),
  'exam-results-confirmed': ifPassed(ofExam('exam-result')),
  'result-review-decided': ofReview,
  'class-confirmation-asked': ofUnconfirmed,
  'class-second-reviewed': ifPassed(ofFiledClass),
  'appeal-decided': ofAppeal,
  'appeal-decided-above': ofAppeal,
  'appeal-fulfilled': ofAppeal,
  'payee-agreement-recorded': ofAgreements,
  'payee-agreement-ended': ofAgreements,
  'own-account-registered': ofAccount('account-opened'),
  'own-account-opened': ofAccount('account-opened'),
  'own-account-reset': ofAccount('account-changed'),
  'own-account-reopened': ofAccount('account-changed'),
  'phone-set': ofAccount('account-changed'),
  'account-sessions-ended': ofAccount('account-changed'),
  'own-account-revoked': ofAccount('account-stopped'),
  'own-account-verified': ofAccount('account-verified'),
  'own-account-confirmed': ofAccount('account-verified'),
  'own-account-unconfirmed': ofAccount('account-unconfirmed'),
};

/** The events that concern persons. */
export const EVENTS: readonly string[] = Object.keys(READINGS);

/** What a line of the journal means for persons. */
export async function mattersOf(tx: Tx, line: RecordedLine): Promise<readonly Matter[]> {
  return [...((await READINGS[line.event]?.(tx, line)) ?? []), ...(await ofHelp(tx, line))];
}
