import { type RawBuilder, sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import { PLANNED_ONCE, type Tx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  type Fen,
  type LocalDate,
  type PersonId,
  statusesFor,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ClaimStatus, LineStatus, ReadyAct, SubjectKind } from './contract.ts';
import { CLAIM } from './machine.ts';
import type { ClaimRow } from './store.ts';

export interface ClaimViewRow extends ClaimRow {
  readonly subjectName: string;
  readonly subjectNumber: string | null;
  readonly organisationName: string;
  readonly enrolledOn: LocalDate | null;
  readonly startOn: LocalDate | null;
  readonly endOn: LocalDate | null;
  readonly lines: { status: LineStatus; count: number; amountFen: Fen }[];
  readonly purses: { fundSource: string | null; count: number; amountFen: Fen }[];
  readonly entitledFen: Fen;
  readonly openSignals: number;
  readonly heldLines: number;
  readonly publishCount: number;
  readonly publishFen: Fen;
  readonly payCount: number;
  readonly payFen: Fen;
  readonly dueOn: LocalDate | null;
  readonly dueClause: string | null;
  readonly dueLeft: number | null;
  readonly lastOpinion: string | null;
  /** Whoever claims for herself; null where somebody else claims, or the reader may not see her. */
  readonly claimantName: string | null;
}

export interface ClaimFilter {
  readonly claimId: Uuid | null;
  readonly status: ClaimStatus | null;
  readonly benefit: string | null;
  readonly organisationId: string | null;
  readonly divisionCode: string | null;
  readonly classId: string | null;
  readonly listId: string | null;
  readonly subject: SubjectKind | null;
  readonly q: string | null;
  readonly ready: ReadyAct | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Nothing about line `l` waits for anybody: no open signal, and nobody holds it. */
const UNSTOPPED = sql`not exists (select 1 from claim_signal s where s.person_id = l.person_id
    and s.claim_line_id = l.claim_line_id and s.status = 'open')
  and not exists (select 1 from claim_line_hold h where h.person_id = l.person_id
    and h.claim_line_id = l.claim_line_id and h.status <> 'released')`;

/** Nothing is paid to the payee of line `l` of this claim. */
const isPayeeHeld = (
  claim: RawBuilder<unknown>,
) => sql`exists (select 1 from payee_hold h where h.status <> 'released'
  and ${claim}.division_path <@ h.division_path and (h.person_id = l.person_id
    or h.organisation_id = ${claim}.organisation_id and ${claim}.payee_kind <> 'trainee'))`;

/** Claims `c` with a line that the act is for and that nothing stops. */
function isReady(act: ReadyAct | null) {
  if (act === null) return sql`true`;
  const statuses = statusesFor(CLAIM, act === 'publish' ? 'publications.open' : 'payments.prepare');
  const line =
    act === 'publish' ? sql`l.status = 'granted'` : sql`l.status = 'payable' and not ${isPayeeHeld(sql`c`)}`;
  return sql`c.status = any (${statuses}::text[]) and exists (select 1 from claim_line l
    where l.claim_id = c.claim_id and ${line} and ${UNSTOPPED})`;
}

function where(filter: ClaimFilter) {
  const like = filter.q === null ? null : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const path = filter.divisionCode === null ? null : divisionPathOf(filter.divisionCode);
  return sql`(${filter.claimId}::uuid is null or c.claim_id = ${filter.claimId}::uuid)
    and (${filter.status}::text is null or c.status = ${filter.status}::text)
    and (${filter.benefit}::text is null or c.benefit = ${filter.benefit}::text)
    and (${filter.organisationId}::uuid is null or c.organisation_id = ${filter.organisationId}::uuid)
    and (${path}::ltree is null or c.division_path <@ ${path}::ltree)
    and (${filter.classId}::uuid is null or c.class_id = ${filter.classId}::uuid)
    and (${filter.listId}::uuid is null or c.list_id = ${filter.listId}::uuid)
    and (${filter.subject}::text is null or c.subject_kind = ${filter.subject}::text)
    and ${isReady(filter.ready)}
    and (${like}::text is null or c.number ilike ${like}::text or t.name ilike ${like}::text or o.name ilike ${like}::text)`;
}

const FROM = sql`claim c left join organisation_name o on o.organisation_id = c.organisation_id
  left join training_class t on t.class_id = coalesce(c.class_id, c.certified_class_id)`;

/** Claims as the list and the page show them, newest first; `after` is the last claim id of the page before. */
export async function claimViewRows(
  tx: Tx,
  today: LocalDate,
  filter: ClaimFilter,
): Promise<{ rows: ClaimViewRow[]; total: number }> {
  const { rows } = await sql<ClaimViewRow>`
    with page as (
      select c.claim_id from ${FROM} where ${where(filter)}
        and (${filter.after}::uuid is null or c.claim_id < ${filter.after}::uuid)
      order by c.claim_id desc limit ${filter.limit}
    ), more as (
      select c.*, t.start_on, t.end_on, coalesce(t.name, o.name, '') as subject_name, t.number as subject_number,
        coalesce(o.name, '') as organisation_name,
        (select max(e.enrolled_on) from enrolment e where e.class_id = c.class_id) as enrolled_on,
        k.due_on, k.due_clause
      from page join claim c using (claim_id) left join organisation_name o on o.organisation_id = c.organisation_id
      left join training_class t on t.class_id = coalesce(c.class_id, c.certified_class_id)
      left join open_review k on k.subject_type = 'claim' and k.subject_id = c.claim_id::text
    )
    select m.claim_id, m.number, m.division_code, m.division_path::text as division_path, m.organisation_id, m.policy_id,
      m.benefit, m.payee_kind, m.class_id, m.list_id, m.subject_kind, m.certified_class_id,
      m.claimant_person_id, m.claimed_on, m.status, m.returned_clears,
      m.created_at, m.version, m.subject_name, m.subject_number, m.organisation_name, m.enrolled_on, m.start_on, m.end_on,
      coalesce((select jsonb_agg(jsonb_build_object('status', s.status, 'count', s.count, 'amountFen', s.amount_fen)
          order by s.status)
        from (select l.status, count(*)::int as count, sum(l.amount_fen)::bigint as amount_fen
          from claim_line l where l.claim_id = m.claim_id group by l.status) s), '[]') as lines,
      coalesce((select jsonb_agg(jsonb_build_object('fundSource', s.fund_source, 'count', s.count, 'amountFen', s.amount_fen)
          order by s.amount_fen desc, s.fund_source)
        from (select l.fund_source, count(*)::int as count, sum(l.amount_fen)::bigint as amount_fen
          from claim_line l where l.claim_id = m.claim_id and l.amount_fen > 0 and l.status not in ('refused', 'withdrawn')
          group by l.fund_source) s), '[]') as purses,
      coalesce((select sum(l.amount_fen) from claim_line l where l.claim_id = m.claim_id
        and l.status <> 'withdrawn'), 0)::bigint as entitled_fen,
      (select count(*)::int from claim_signal s join claim_line l on l.person_id = s.person_id
        and l.claim_line_id = s.claim_line_id where l.claim_id = m.claim_id and s.status = 'open'
        and l.status in ('frozen', 'granted', 'published', 'contested', 'payable')) as open_signals,
      (select count(*)::int from claim_line_hold h where h.claim_id = m.claim_id and h.status <> 'released') as held_lines,
      ready.publish_count, ready.publish_fen, ready.pay_count, ready.pay_fen,
      m.due_on, m.due_clause, ${workingDaysLeft(today, sql`m.due_on`)} as due_left,
      (select s.opinion from review_decision s
        where s.subject_id = m.claim_id::text
          and (s.subject_type = 'claim' and s.decision in ('returned', 'rejected')
            or s.subject_type = 'claim-return' and s.decision = 'prepared' and m.status = 'returned')
        order by s.decided_at desc limit 1) as last_opinion,
      (select p.name from person p where p.person_id = m.claimant_person_id) as claimant_name
    from more m cross join lateral (
      select count(*) filter (where l.status = 'granted')::int as publish_count,
        coalesce(sum(l.amount_fen) filter (where l.status = 'granted'), 0)::bigint as publish_fen,
        count(*) filter (where l.status = 'payable' and not held.payee)::int as pay_count,
        coalesce(sum(l.amount_fen) filter (where l.status = 'payable' and not held.payee), 0)::bigint as pay_fen
      from claim_line l cross join lateral (select ${isPayeeHeld(sql`m`)} as payee) held
      where l.claim_id = m.claim_id and l.status in ('granted', 'payable') and ${UNSTOPPED}
    ) ready order by m.claim_id desc`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from ${FROM} where ${where(filter)}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** The person of a line as pages show one, and the day of enrolment. */
export interface LinePerson {
  readonly claimLineId: Uuid;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly enrolledOn: LocalDate | null;
  /** When the roster row changed, if that was after the line was determined. */
  readonly rosterChangedAt: Date | null;
}

export async function linePersons(tx: Tx, claimLineIds: readonly Uuid[]): Promise<Map<Uuid, LinePerson>> {
  const { rows } = await sql<LinePerson>`
    select l.claim_line_id, p.name, p.id_number_masked, e.enrolled_on,
      case when e.changed_at > d.decided_at then e.changed_at end as roster_changed_at
    from claim_line l join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    join claim c on c.claim_id = l.claim_id join person p on p.person_id = l.person_id
    left join enrolment e on e.person_id = l.person_id and e.class_id = c.class_id
    where l.claim_line_id = any (${[...claimLineIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.claimLineId, row]));
}

/** A proposal to grant a line after the approval that waits for the second reviewer. */
export interface GrantProposal {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** Waiting proposals to grant one of these lines, by line. */
export async function openProposals(
  tx: Tx,
  lines: readonly { readonly claimLineId: Uuid }[],
): Promise<Map<Uuid, GrantProposal>> {
  const { rows } = await sql<{ lineId: Uuid; by: string; decidedAt: Date; opinion: string | null }>`
    select k.subject_id as line_id, coalesce(a.display_name, '') as by, s.decided_at, s.opinion
    from open_review k join lateral (
      select d.account_id, d.decided_at, d.opinion from review_decision d
      where d.subject_type = k.subject_type and d.subject_id = k.subject_id and d.decision = 'prepared'
      order by d.decided_at desc limit 1) s on true
    left join account_name a on a.account_id = s.account_id
    where k.subject_type = 'line-change' and k.subject_id = any (${lines.map((line) => line.claimLineId)}::text[])`.execute(
    tx,
  );
  return new Map(
    rows.map(({ lineId, by, decidedAt, opinion }) => [
      lineId,
      { by, at: decidedAt.toISOString(), reason: opinion ?? '' },
    ]),
  );
}

export async function blocksOf(
  tx: Tx,
  claimId: Uuid,
): Promise<{ personId: PersonId; name: string; idNumberMasked: string; rule: string; message: string }[]> {
  const { rows } = await sql<{
    personId: PersonId;
    name: string;
    idNumberMasked: string;
    rule: string;
    message: string;
  }>`select b.person_id, p.name, p.id_number_masked, b.rule, b.message
    from claim_block b join person p on p.person_id = b.person_id where b.claim_id = ${claimId}
    order by b.person_id`.execute(tx);
  return rows;
}

/** The name of the person each of these lines is for. */
export async function namesOfLines(
  tx: Tx,
  claimLineIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ claimLineId: string; name: string }>`
    select l.claim_line_id, p.name from claim_line l join person p on p.person_id = l.person_id
    where l.claim_line_id = any (${[...claimLineIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.claimLineId, row.name]));
}

/** How many claim lines each of these persons has, withdrawn ones too. */
export async function countLinesOfPersons(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, number>> {
  const { rows } = await sql<{ personId: PersonId; count: number }>`${PLANNED_ONCE}
    select person_id, count(*)::int as count from claim_line
    where person_id = any (${[...personIds]}::bigint[]) group by person_id`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row.count]));
}
