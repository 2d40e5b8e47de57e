import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

const LIMIT = 200;

/** Cases of money to take back that somebody else opened and that wait for a second person. */
export async function recoveriesToDecide(tx: Tx, today: LocalDate, accountId: Uuid): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'recovery-decide' as kind, r.payee_name as who, r.number as what, r.line_count as count,
      r.open_fen as amount_fen, r.created_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'recovery' as link_type, r.recovery_id as link_id
    from recovery_status r
    join open_review k on k.subject_type = 'recovery' and k.subject_id = r.recovery_id::text
    where r.status = 'proposed' and r.created_by <> ${accountId}
    order by r.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

const KINDS = {
  change: 'recovery-change',
  instalments: 'recovery-change',
  receipt: 'recovery-receipt',
  reversal: 'recovery-reversal',
  offset: 'recovery-offset',
  'write-off': 'recovery-write-off',
} as const;

const ALL_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** What somebody else would do to a case and another decides, of these kinds. */
export async function recoveryProposals(
  tx: Tx,
  today: LocalDate,
  accountId: Uuid,
  kinds: readonly (keyof typeof KINDS)[] = ALL_KINDS,
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow & { proposed: keyof typeof KINDS }>`
    select r.proposed, r.payee_name as who, r.number as what, r.line_count as count, r.proposed_fen as amount_fen,
      r.proposed_at as since, k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'recovery' as link_type, r.recovery_id as link_id
    from recovery_status r join open_review k on k.subject_id = r.proposal_id::text
      and k.subject_type in ('recovery', 'recovery-receipt', 'write-off')
    where r.proposed = any (${[...kinds]}::text[]) and r.proposed_by <> ${accountId}
    order by r.proposed_at limit ${LIMIT}`.execute(tx);
  return rows.map(({ proposed, ...row }) => ({ ...row, kind: KINDS[proposed] }));
}

/** Cases that the payee has answered, and those past their last day. */
export async function recoveriesToFollow(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select case r.status when 'answered' then 'recovery-answered' else 'recovery-overdue' end as kind,
      r.payee_name as who, r.number as what, r.line_count as count, r.open_fen as amount_fen, r.created_at as since,
      case r.status when 'answered' then null else r.due_on end as due_on, null as clause,
      case r.status when 'answered' then null else ${workingDaysLeft(today, sql`r.due_on`)} end as working_days_left,
      'recovery' as link_type, r.recovery_id as link_id
    from recovery_status r
    where r.status = 'answered' or (r.status in ('noticed', 'owed') and r.due_on < ${today}::date)
    order by r.due_on limit ${LIMIT}`.execute(tx);
  return rows;
}

/** What is or was asked back of the lines of one person, once the payee has had notice. */
export interface PersonRecovery {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly status: string;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly benefit: string;
  readonly reason: string;
  readonly clause: string | null;
  readonly amountFen: number;
  readonly recoveredFen: number;
  readonly answerByOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly payTo: string;
}

export async function recoveriesOfPerson(tx: Tx, personId: number): Promise<PersonRecovery[]> {
  const { rows } = await sql<PersonRecovery>`
    select l.recovery_id, l.number, l.status, l.payee_kind, l.payee_name, l.benefit, l.reason, l.clause, l.amount_fen,
      l.recovered_fen, l.answer_by_on, l.due_on, l.pay_to
    from recovered_line l where l.person_id = ${personId} and l.noticed_on is not null and l.status <> 'cancelled'
    order by l.noticed_on desc, l.number desc`.execute(tx);
  return rows;
}
