import { sql } from 'kysely';
import { copyOut, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Outcome, StandardApplied } from '../determination/index.ts';
import type { RecoveryKind } from './contract.ts';

// Queries over the current decisions: nothing of these lists is stored.

/** The years of a work-for-training list: of its claimed months, else of the day it was made. */
const LIST_YEARS = sql`list_years as materialized (
  select l.list_id, coalesce(array_agg(distinct left(m, 4)::int) filter (where m is not null),
    array[extract(year from coalesce(l.reported_on, l.recorded_at))::int]) as years
  from work_for_training_person l left join lateral unnest(l.months) m on true
  group by l.list_id, l.reported_on, l.recorded_at)`;

/** What a determination is about: the class, list or certificate its key names. */
const OF_SUBJECT = sql`
  left join class_status c on c.class_id = split_part(d.line_key, ':', 3)::uuid
  left join list_years y on y.list_id = split_part(d.line_key, ':', 3)::uuid
  left join certificate_standing t on t.person_id = d.person_id and t.certificate_id = split_part(d.line_key, ':', 3)::uuid
  left join organisation_name o on o.organisation_id = d.organisation_id
  left join division v on v.path = d.division_path`;
const SUBJECT_NAME = sql`coalesce(c.name, t.number, o.name, '') as subject_name, o.name as organisation_name,
  coalesce(v.division_code, '') as division_code`;
const isOfYear = (
  year: number | null,
) => sql`(extract(year from coalesce(c.start_on, t.issued_on))::int = ${year}::int
  or y.years @> array[${year}::int])`;

const UNCLAIMED = sql`d.superseded_by is null and d.outcome = 'entitled' and t.ended_as is null and not exists (
  select 1 from claim_line_status l where l.person_id = d.person_id and l.line_key = d.line_key
    and l.status not in ('withdrawn', 'not-entitled'))`;

export interface ListFilter {
  readonly year: number | null;
  readonly benefit: string | null;
  /** One person alone. */
  readonly personId?: PersonId;
  /** Path of a division: only it and what lies below; without it all that the reader may see. */
  readonly under?: string;
}

/** The list of money to take back, narrowed further. */
export interface RecoveryFilter extends ListFilter {
  readonly kind: RecoveryKind | null;
  /** Lines of these claims alone. */
  readonly claimIds?: readonly Uuid[];
}

const fits = (filter: ListFilter) => sql`(${filter.year}::int is null or ${isOfYear(filter.year)})
  and (${filter.benefit}::text is null or d.benefit = ${filter.benefit}::text)
  and (${filter.personId ?? null}::bigint is null or d.person_id = ${filter.personId ?? null}::bigint)
  and (${filter.under ?? null}::ltree is null or d.division_path <@ ${filter.under ?? null}::ltree)`;

export interface UnclaimedRow {
  readonly personId: PersonId;
  readonly determinationId: Uuid;
  readonly lineKey: string;
  readonly benefit: string;
  readonly policyId: string;
  readonly claimedOn: LocalDate;
  readonly amountFen: number;
  readonly standard: StandardApplied | null;
  readonly quantity: number | null;
  readonly subjectName: string;
  readonly organisationName: string | null;
  readonly divisionCode: string;
}

/** Entitled, and no claim line is in force: by person and key. */
export async function unclaimedRows(
  tx: Tx,
  filter: ListFilter,
  page: {
    readonly after: { readonly personId: number; readonly lineKey: string } | null;
    readonly limit: number;
  },
): Promise<UnclaimedRow[]> {
  const { rows } = await sql<UnclaimedRow>`with ${LIST_YEARS}
    select d.person_id, d.determination_id, d.line_key, d.benefit, d.policy_id, d.claimed_on, d.amount_fen, d.standard,
      d.quantity::float8 as quantity, ${SUBJECT_NAME}
    from determination_summary d ${OF_SUBJECT}
    where ${UNCLAIMED} and ${fits(filter)}
      and (d.person_id, d.line_key) > (${page.after?.personId ?? 0}::bigint, ${page.after?.lineKey ?? ''}::text)
    order by d.person_id, d.line_key limit ${page.limit}`.execute(tx);
  return rows;
}

export async function unclaimedTotal(
  tx: Tx,
  filter: ListFilter,
): Promise<{ readonly count: number; readonly amountFen: number }> {
  const { rows } = await sql<{ count: number; amountFen: number }>`with ${LIST_YEARS}
    select count(*)::bigint as count, coalesce(sum(d.amount_fen), 0)::bigint as amount_fen
    from determination_summary d ${OF_SUBJECT} where ${UNCLAIMED} and ${fits(filter)}`.execute(tx);
  return rows[0] ?? { count: 0, amountFen: 0 };
}

const KIND = sql`case l.status when 'paid' then 'recover' else 'stop-payment' end`;
/** Nothing may be paid: the register says that the person was gone, or the certificate of the line was withdrawn. */
const IS_BLOCKED = sql`(b.person_id is not null or coalesce(t.ended_as, '') = 'withdrawn')`;
const WITHDRAWN = '证书已由发证机构撤销，凭这本证书的补贴不再发给。';
/** What the line carries now. */
const NOW = sql`case when ${IS_BLOCKED} then 0 else d.amount_fen end`;
const DIFFERENCE = sql`l.amount_fen - ${NOW}`;
/** A line that money was granted on, beside its current decision. */
const RECOVERIES = sql`from claim_line_status l join claim_status k on k.claim_id = l.claim_id
  join determination_summary d on d.person_id = l.person_id and d.line_key = l.line_key and d.superseded_by is null
  left join mass_run_block b on b.person_id = l.person_id and b.line_key = l.line_key
  ${OF_SUBJECT}
  where l.status in ('granted', 'published', 'contested', 'payable', 'ordered', 'paid', 'returned')
    and (${IS_BLOCKED}
      or d.determination_id <> l.determination_id and d.amount_fen < l.amount_fen)`;

const isAsked = ({ kind, claimIds }: RecoveryFilter) => sql`(${kind}::text is null or ${KIND} = ${kind}::text)
  and (${claimIds === undefined} or l.claim_id = any (${[...(claimIds ?? [])]}::uuid[]))`;

export interface RecoveryRow {
  readonly personId: PersonId;
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
  readonly claimNumber: string;
  readonly lineStatus: string;
  readonly kind: RecoveryKind;
  readonly grantedFen: number;
  readonly lineKey: string;
  readonly benefit: string;
  readonly policyId: string;
  readonly determinationId: Uuid;
  readonly decidedAt: Date;
  readonly outcome: Outcome;
  readonly nowFen: number;
  /** Why nothing may be paid at all, whatever the law says of the line; null in the usual case. */
  readonly blockedBecause: string | null;
  readonly differenceFen: number;
  readonly standard: StandardApplied | null;
  readonly quantity: number | null;
  readonly subjectName: string;
  readonly organisationName: string | null;
  readonly divisionCode: string;
}

/** Lines that money was granted on and that the current decision grants no more, or not in full: by person and line. */
export async function recoveryRows(
  tx: Tx,
  filter: RecoveryFilter,
  page: {
    readonly after: { readonly personId: number; readonly claimLineId: string } | null;
    readonly limit: number;
  },
): Promise<RecoveryRow[]> {
  const { rows } = await sql<RecoveryRow>`with ${LIST_YEARS}
    select l.person_id, l.claim_id, l.claim_line_id, k.number as claim_number, l.status as line_status, ${KIND} as kind,
      l.amount_fen as granted_fen, l.line_key, l.benefit, d.policy_id, d.determination_id,
      coalesce(b.found_at, d.decided_at) as decided_at,
      case when ${IS_BLOCKED} then 'not-entitled' else d.outcome end as outcome,
      coalesce(b.message, case when ${IS_BLOCKED} then ${WITHDRAWN}::text end) as blocked_because,
      ${NOW} as now_fen, ${DIFFERENCE} as difference_fen, d.standard, d.quantity::float8 as quantity,
      ${SUBJECT_NAME}
    ${RECOVERIES} and ${fits(filter)} and ${isAsked(filter)}
      and (l.person_id, l.claim_line_id) > (${page.after?.personId ?? 0}::bigint,
        ${page.after?.claimLineId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by l.person_id, l.claim_line_id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function recoveryTotal(
  tx: Tx,
  filter: RecoveryFilter,
): Promise<{ readonly count: number; readonly recoverFen: number; readonly stopPaymentFen: number }> {
  const { rows } = await sql<{ count: number; recoverFen: number; stopPaymentFen: number }>`with ${LIST_YEARS}
    select count(*)::bigint as count,
      coalesce(sum(${DIFFERENCE}) filter (where l.status = 'paid'), 0)::bigint as recover_fen,
      coalesce(sum(${DIFFERENCE}) filter (where l.status <> 'paid'), 0)::bigint as stop_payment_fen
    ${RECOVERIES} and ${fits(filter)} and ${isAsked(filter)}`.execute(tx);
  return rows[0] ?? { count: 0, recoverFen: 0, stopPaymentFen: 0 };
}

/** Entitled lines of the year that hold no money yet, in the order of their claims. */
export async function* waitingLines(
  tx: Tx,
  divisionPath: string,
  year: number,
): AsyncGenerator<{
  readonly divisionCode: string;
  readonly policyId: string;
  readonly benefit: string;
  readonly lineKey: string;
  readonly claimedOn: LocalDate;
  readonly amountFen: number;
}> {
  for await (const [divisionCode, policyId, benefit, lineKey, claimedOn, amountFen] of copyOut(
    tx,
    sql`with ${LIST_YEARS}
      select v.division_code, d.policy_id, d.benefit, d.line_key, d.claimed_on, d.amount_fen
      from determination_summary d ${OF_SUBJECT}
        left join lateral (select l.claim_id, l.status from claim_line_status l where l.person_id = d.person_id
          and l.line_key = d.line_key and l.status <> 'withdrawn'
          order by l.status in ('refused', 'not-entitled') limit 1) l on true
      where d.superseded_by is null and d.outcome = 'entitled' and t.ended_as is null and d.division_path <@ ${divisionPath}::ltree
        and ${isOfYear(year)} and coalesce(l.status, '') not in ('granted', 'published', 'contested', 'payable',
          'ordered', 'paid', 'returned', 'refused')
      order by d.claimed_on, l.claim_id nulls last, d.line_key, d.person_id`,
  ))
    yield {
      divisionCode: divisionCode ?? '',
      policyId: policyId ?? '',
      benefit: benefit ?? '',
      lineKey: lineKey ?? '',
      claimedOn: claimedOn as LocalDate,
      amountFen: Number(amountFen),
    };
}

/** Every current decision of the year, by person; a page of ids at a time. */
export async function standingIds(tx: Tx, divisionPath: string, year: number): Promise<Uuid[]> {
  const ids: Uuid[] = [];
  for await (const [id] of copyOut(
    tx,
    sql`with ${LIST_YEARS} select d.determination_id from determination_summary d ${OF_SUBJECT}
      where d.superseded_by is null and d.division_path <@ ${divisionPath}::ltree and ${isOfYear(year)}
      order by d.person_id, d.line_key`,
  ))
    ids.push(id as Uuid);
  return ids;
}

/**
 * Statements over a whole province take longer than a page may, and what was just written has no statistics yet: a
 * planner that thinks it finds ten rows would look each of a million up. For this transaction alone.
 */
export async function allowLongStatements(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true), set_config('enable_nestloop', 'off', true)`.execute(
    tx,
  );
}

/** A line that holds money although its person was gone by its last day. */
export interface BlockedLine {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly divisionPath: string;
  readonly message: string;
}

/** Of these keys of these persons, those that are blocked as of now; what was blocked before and is no more goes. */
export async function storeBlocked(
  tx: Tx,
  { runId, foundAt }: { readonly runId: Uuid; readonly foundAt: Date },
  looked: readonly { readonly personId: PersonId; readonly lineKey: string }[],
  blocked: readonly BlockedLine[],
): Promise<void> {
  await sql`delete from mass_run_block b
    using unnest(${looked.map((line) => line.personId)}::bigint[], ${looked.map((line) => line.lineKey)}::text[])
      as t(person_id, line_key)
    where b.person_id = t.person_id and b.line_key = t.line_key`.execute(tx);
  for (const { personId, lineKey, divisionPath, message } of blocked)
    await sql`insert into mass_run_block (person_id, line_key, division_path, run_id, message, found_at)
      values (${personId}, ${lineKey}, ${divisionPath}::ltree, ${runId}, ${message}, ${foundAt})`.execute(tx);
}
