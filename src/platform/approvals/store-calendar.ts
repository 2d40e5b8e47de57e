import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { LocalDate, StatusOf, Uuid } from '../kernel/index.ts';
import type { SubjectType } from './contract.ts';
import type { CALENDAR } from './machine-calendar.ts';
import type { Arrangement, CalendarDay } from './rules-calendar.ts';

const PROVISIONAL_SOURCE = '临时推算';

/** The `count`-th working day after `day`; undefined when the loaded calendar ends before, or begins after `day`. */
export async function nthWorkingDayAfter(
  tx: Tx,
  day: LocalDate,
  count: number,
): Promise<LocalDate | undefined> {
  const { rows } = await sql<{ day: LocalDate }>`
    select day from working_day where day > ${day}::date and is_working
      and exists (select 1 from working_day where day = ${day}::date)
    order by day limit 1 offset ${count - 1}`.execute(tx);
  return rows[0]?.day;
}

/** Working days in (from, to]; undefined when either end is outside the loaded calendar. */
export async function countWorkingDays(tx: Tx, from: LocalDate, to: LocalDate): Promise<number | undefined> {
  const { rows } = await sql<{ known: number; working: number }>`
    select count(*) filter (where day in (${from}::date, ${to}::date))::int as known,
      count(*) filter (where is_working and day > ${from}::date)::int as working
    from working_day where day between ${from}::date and ${to}::date`.execute(tx);
  const row = rows[0];
  const ends = from === to ? 1 : 2;
  return row && row.known === ends ? row.working : undefined;
}

/**
 * A piece of SQL: working days from `today` to the date that `day` gives, 0 on the day itself, negative when it has
 * passed, null when either is null. For queries of other modules, so that the calendar is read here alone.
 */
export function workingDaysLeft(
  today: LocalDate | null,
  day: RawBuilder<unknown>,
): RawBuilder<number | null> {
  return sql<number | null>`case when ${today}::date is null or ${day} is null then null
    when ${day} >= ${today}::date then (select count(*)::int from working_day w
      where w.is_working and w.day > ${today}::date and w.day <= ${day})
    else -(select count(*)::int from working_day w
      where w.is_working and w.day > ${day} and w.day <= ${today}::date) end`;
}

/** Loads or corrects the calendar; unchanged days are left alone. */
export async function upsertWorkingDays(
  tx: Tx,
  days: readonly { day: string; isWorking: boolean; name: string | null; source: string }[],
): Promise<void> {
  await sql`
    insert into working_day (day, is_working, name, source)
    select * from unnest(${days.map((row) => row.day)}::date[], ${days.map((row) => row.isWorking)}::boolean[],
      ${days.map((row) => row.name)}::text[], ${days.map((row) => row.source)}::text[])
    on conflict (day) do update set is_working = excluded.is_working, name = excluded.name, source = excluded.source,
      is_provisional = false
    where working_day.proposal_id is null
      and (working_day.is_working, working_day.name, working_day.source, working_day.is_provisional)
        is distinct from (excluded.is_working, excluded.name, excluded.source, false)`.execute(tx);
}

/** Adds days that no notice arranges yet, where the calendar has none. */
export async function insertProvisionalDays(tx: Tx, days: readonly CalendarDay[]): Promise<void> {
  const last = days.at(-1)?.day ?? null;
  await sql`insert into working_day (day, is_working, name, source, is_provisional)
    select day, is_working, name, ${PROVISIONAL_SOURCE}, true
    from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ isWorking }) => isWorking)}::boolean[],
      ${days.map(({ name }) => name)}::text[]) as added (day, is_working, name)
    where not exists (select 1 from working_day where day = ${last}::date)
    on conflict (day) do nothing`.execute(tx);
}

/** Writes the days of an approved notice over whatever was known of them. */
export async function writeArrangedDays(
  tx: Tx,
  proposalId: Uuid,
  { documentNumber, days }: { readonly documentNumber: string; readonly days: readonly CalendarDay[] },
): Promise<void> {
  await sql`insert into working_day (day, is_working, name, source, proposal_id)
    select day, is_working, name, ${documentNumber}, ${proposalId}
    from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ isWorking }) => isWorking)}::boolean[],
      ${days.map(({ name }) => name)}::text[]) as arranged (day, is_working, name)
    on conflict (day) do update set is_working = excluded.is_working, name = excluded.name, source = excluded.source,
      proposal_id = excluded.proposal_id, is_provisional = false`.execute(tx);
}

/** The first day that no notice arranges yet; null when there is none. */
export async function findProvisionalFrom(tx: Tx): Promise<LocalDate | null> {
  const { rows } = await sql<{ day: LocalDate | null }>`
    select min(day) as day from working_day where is_provisional`.execute(tx);
  return rows[0]?.day ?? null;
}

export interface CalendarDayRow extends CalendarDay {
  readonly isProvisional: boolean;
  readonly source: string;
}

/** The days of a year, in order. */
export async function findDays(tx: Tx, year: number): Promise<CalendarDayRow[]> {
  const { rows } = await sql<CalendarDayRow>`
    select day, is_working, name, is_provisional, source from working_day
    where day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31) order by day`.execute(tx);
  return rows;
}

/** Days off between two days, inclusive, that a notice or the law arranges, by the name of the holiday; ordinary weekends are none. */
export async function holidaysBetween(
  tx: Tx,
  from: LocalDate,
  through: LocalDate,
): Promise<Map<LocalDate, string>> {
  const { rows } = await sql<{ day: LocalDate; name: string }>`
    select day, name from working_day
    where day between ${from}::date and ${through}::date and not is_working and name is not null`.execute(tx);
  return new Map(rows.map(({ day, name }) => [day, name]));
}

export interface ProposalRow {
  readonly proposalId: Uuid;
  readonly year: number;
  readonly documentNumber: string;
  readonly holidays: Arrangement['holidays'];
  readonly workDays: LocalDate[];
  readonly status: StatusOf<typeof CALENDAR>;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly version: number;
}

const PROPOSAL = sql`p.proposal_id, p.year, p.document_number, p.holidays, p.work_days::text[] as work_days, p.status,
  p.proposed_at, coalesce(a.display_name, '') as proposed_by, p.decided_at, d.display_name as decided_by, p.version`;

/** The proposals, the newest first. */
export async function findProposals(tx: Tx): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`select ${PROPOSAL} from calendar_proposal p
    left join account_name a on a.account_id = p.proposed_by
    left join account_name d on d.account_id = p.decided_by
    order by p.proposed_at desc, p.proposal_id desc limit 50`.execute(tx);
  return rows;
}

/** One proposal, locked until the end of the transaction. */
export async function lockProposal(tx: Tx, proposalId: Uuid): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`select ${PROPOSAL} from calendar_proposal p
    left join account_name a on a.account_id = p.proposed_by
    left join account_name d on d.account_id = p.decided_by
    where p.proposal_id = ${proposalId} for update of p`.execute(tx);
  return rows[0];
}

/** Adds a proposal; false when one for its year is waiting. */
export async function insertProposal(
  tx: Tx,
  proposal: Pick<ProposalRow, 'proposalId' | 'documentNumber' | 'status'> & Arrangement,
  by: { readonly accountId: Uuid; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into calendar_proposal (proposal_id, year, document_number, holidays,
      work_days, status, proposed_at, proposed_by)
    values (${proposal.proposalId}, ${proposal.year}, ${proposal.documentNumber},
      ${JSON.stringify(proposal.holidays)}::jsonb, ${[...proposal.workDays]}::date[], ${proposal.status}, ${by.at},
      ${by.accountId})
    on conflict (year) where status = 'proposed' do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Decides a proposal. */
export async function updateProposal(
  tx: Tx,
  proposal: Pick<ProposalRow, 'proposalId' | 'status'>,
  by: { readonly accountId: Uuid; readonly at: Date },
): Promise<void> {
  await sql`update calendar_proposal set status = ${proposal.status}, decided_at = ${by.at},
      decided_by = ${by.accountId}, version = version + 1
    where proposal_id = ${proposal.proposalId}`.execute(tx);
}

export interface DueDayRow {
  readonly caseId: Uuid;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  /** The day on which the step that is due began, and the working days it was given. */
  readonly begunOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly workingDays: number;
}

/** Open reviews whose deadline rests on days of this range, in whatever county, locked. */
export async function findDueDays(tx: Tx, first: LocalDate, last: LocalDate): Promise<DueDayRow[]> {
  const { rows } = await sql<DueDayRow>`
    select * from due_days_between(${first}::date, ${last}::date)`.execute(tx);
  return rows;
}

/** Sets the deadline of one open review. */
export async function updateDueDay(tx: Tx, caseId: Uuid, dueOn: LocalDate): Promise<void> {
  await sql`select move_due_day(${caseId}::uuid, ${dueOn}::date)`.execute(tx);
}
