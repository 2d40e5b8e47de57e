import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { beginning, nextOf, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import type { SignalStatus } from './contract.ts';
import { SIGNAL } from './machine.ts';

export interface SignalRow {
  readonly personId: PersonId;
  readonly signalId: Uuid;
  readonly claimLineId: Uuid;
  readonly rule: string;
  readonly severity: 'block' | 'high' | 'medium' | 'low';
  readonly message: string;
  readonly status: SignalStatus;
  readonly raisedAt: Date;
  /** What was found, in order; two that agree settle it, of two that disagree the third decides. */
  readonly checks: readonly SignalCheckRow[];
  readonly version: number;
}

/** What one person found. */
export interface SignalCheckRow {
  readonly decision: 'cleared' | 'upheld';
  readonly opinion: string;
  readonly checkedBy: string;
  /** Null for a check taken over from an older version. */
  readonly personKey: string | null;
  readonly checkedAt: string;
}

const SIGNAL_COLUMNS = sql`s.person_id, s.signal_id, s.claim_line_id, s.rule, s.severity, s.message, s.status, s.raised_at, s.version,
  coalesce((select jsonb_agg(jsonb_build_object('decision', k.decision, 'opinion', k.opinion, 'checkedBy', k.checked_by,
      'personKey', k.person_key, 'checkedAt', k.checked_at) order by k.position)
    from claim_signal_check k where k.person_id = s.person_id and k.signal_id = s.signal_id), '[]') as checks`;

export interface NewSignal {
  readonly personId: PersonId;
  readonly signalId: Uuid;
  readonly claimLineId: Uuid;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** Raises signals. One that is known stays as it is, but a lapsed one opens again. */
export async function raiseSignals(tx: Tx, signals: readonly NewSignal[], raisedAt: Date): Promise<void> {
  if (signals.length === 0) return;
  const rows = signals.map((signal) => ({
    person_id: signal.personId,
    signal_id: signal.signalId,
    claim_line_id: signal.claimLineId,
    rule: signal.rule,
    severity: signal.severity,
    message: signal.message,
  }));
  await sql`insert into claim_signal (person_id, signal_id, claim_line_id, rule, severity, message, status, raised_at)
    select person_id, signal_id, claim_line_id, rule, severity, message, ${beginning(SIGNAL, 'raise')}, ${raisedAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, signal_id uuid, claim_line_id uuid,
      rule text, severity text, message text)
    on conflict on constraint claim_signal_once do update
      set status = ${nextOf(SIGNAL, 'lapsed', 'raise')}, message = excluded.message, raised_at = excluded.raised_at, version = claim_signal.version + 1
      where claim_signal.status = 'lapsed'`.execute(tx);
}

/** Open signals nobody has checked yet and that the facts no longer raise: they lapse. */
export async function lapseSignals(
  tx: Tx,
  lines: readonly { personId: PersonId; claimLineId: Uuid; rules: readonly string[] }[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    person_id: line.personId,
    claim_line_id: line.claimLineId,
    rules: line.rules,
  }));
  await sql`update claim_signal s set status = ${nextOf(SIGNAL, 'open', 'lapse')}, version = s.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, claim_line_id uuid, rules text[])
    where s.person_id = t.person_id and s.claim_line_id = t.claim_line_id and s.status = 'open'
      and not exists (select 1 from claim_signal_check k where k.person_id = s.person_id and k.signal_id = s.signal_id)
      and not s.rule = any (t.rules)`.execute(tx);
}

/** R42 by the function of the schema made for it: past the row policies, answered with a count only. */
export async function freezeSharedNumbers(
  tx: Tx,
  numbers: readonly string[],
  { raisedAt, message }: { readonly raisedAt: Date; readonly message: string },
): Promise<number> {
  const { rows } = await sql<{ frozen: number }>`
    select freeze_shared_certificates(${[...numbers]}::text[], ${raisedAt}::timestamptz, ${message}) as frozen`.execute(
    tx,
  );
  return rows[0]?.frozen ?? 0;
}

export async function signalsOfClaim(tx: Tx, claimId: Uuid): Promise<SignalRow[]> {
  const { rows } = await sql<SignalRow>`
    select ${SIGNAL_COLUMNS} from claim_signal s
    join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
    where l.claim_id = ${claimId} order by l.line_no, s.rule`.execute(tx);
  return rows;
}

export async function lockSignal(tx: Tx, claimId: Uuid, signalId: Uuid): Promise<SignalRow | undefined> {
  const { rows } = await sql<SignalRow>`
    select ${SIGNAL_COLUMNS} from claim_signal s
    join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
    where s.signal_id = ${signalId} and l.claim_id = ${claimId} for update of s`.execute(tx);
  return rows[0];
}

/** Adds what one more person found; nothing that was found before changes. */
export async function insertCheck(
  tx: Tx,
  signal: Pick<SignalRow, 'personId' | 'signalId' | 'checks'>,
  check: Omit<SignalCheckRow, 'checkedAt'> & { readonly checkedAt: Date },
): Promise<void> {
  await sql`insert into claim_signal_check (person_id, signal_id, position, decision, opinion, checked_by, person_key,
      checked_at)
    values (${signal.personId}, ${signal.signalId}, ${signal.checks.length + 1}, ${check.decision}, ${check.opinion},
      ${check.checkedBy}, ${check.personKey}, ${check.checkedAt})`.execute(tx);
}

/** Sets the status after a check; `settledAt` null while it is open. */
export async function saveCheck(
  tx: Tx,
  signal: Pick<SignalRow, 'personId' | 'signalId' | 'version'>,
  found: { status: SignalStatus; settledAt: Date | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update claim_signal set status = ${found.status}, settled_at = ${found.settledAt}::timestamptz, version = version + 1
    where person_id = ${signal.personId} and signal_id = ${signal.signalId} and version = ${signal.version}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** The claim of every signal that was ever raised on a line of these claims. */
export async function signalsOfClaims(tx: Tx, claimIds: readonly Uuid[]): Promise<Map<Uuid, Uuid>> {
  const { rows } = await sql<{ signalId: Uuid; claimId: Uuid }>`
    select s.signal_id, l.claim_id from claim_signal s
    join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
    where l.claim_id = any (${[...claimIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.signalId, row.claimId]));
}
