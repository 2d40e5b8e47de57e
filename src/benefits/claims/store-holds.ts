import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import {
  type LocalDate,
  type PersonId,
  type StatusOf,
  statusesFor,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { LINE } from './machine.ts';
import type { HOLD } from './machine-hold.ts';
import type { LineRow } from './store.ts';

export interface HoldRow {
  readonly personId: PersonId;
  readonly holdId: Uuid;
  readonly claimLineId: Uuid;
  readonly claimId: Uuid;
  readonly reason: string;
  readonly status: StatusOf<typeof HOLD>;
  readonly heldBy: string;
  readonly heldAt: Date;
  readonly version: number;
}

const HOLD_COLUMNS = sql`h.person_id, h.hold_id, h.claim_line_id, h.claim_id, h.reason, h.status, h.held_by, h.held_at, h.version`;

export async function insertHold(tx: Tx, row: Omit<HoldRow, 'version'>): Promise<void> {
  await sql`insert into claim_line_hold (person_id, hold_id, claim_line_id, claim_id, reason, status, held_by, held_at)
    values (${row.personId}, ${row.holdId}, ${row.claimLineId}, ${row.claimId}, ${row.reason}, ${row.status},
      ${row.heldBy}, ${row.heldAt})`.execute(tx);
}

/** The hold that stops this line, locked; undefined when none does. */
export async function lockHold(
  tx: Tx,
  line: Pick<LineRow, 'personId' | 'claimLineId'>,
): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`select ${HOLD_COLUMNS} from claim_line_hold h
    where h.person_id = ${line.personId} and h.claim_line_id = ${line.claimLineId} and h.status <> 'released'
    for update`.execute(tx);
  return rows[0];
}

/** Sets a hold's status when its version is still the one that was seen; false when somebody came before. */
export async function setHoldStatus(
  tx: Tx,
  hold: Pick<HoldRow, 'personId' | 'holdId' | 'version'>,
  status: HoldRow['status'],
): Promise<boolean> {
  const { numAffectedRows } = await sql`update claim_line_hold set status = ${status}, version = version + 1
    where person_id = ${hold.personId} and hold_id = ${hold.holdId} and version = ${hold.version}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Holds of these claims, ended ones too, the oldest first. */
export async function holdsOfClaims(tx: Tx, claimIds: readonly Uuid[]): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`select ${HOLD_COLUMNS} from claim_line_hold h
    where h.claim_id = any (${[...claimIds]}::uuid[]) order by h.held_at, h.hold_id`.execute(tx);
  return rows;
}

export interface LineToHold {
  readonly claimLineId: Uuid;
  readonly claimId: Uuid;
  readonly number: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly amountFen: number;
}

/**
 * Lines of a person that may still be held and are not, of whichever county, with their claims locked. `diedOn`: only
 * those paid to the person, and those of classes that the person did not live to end. `classId`: only those that rest on
 * what came of this class; the living allowance rests on the days of attendance and comes `withDays`. `claimLineId`: this one.
 */
export async function lockLinesToHold(
  tx: Tx,
  personId: PersonId,
  only: {
    readonly diedOn?: LocalDate | undefined;
    readonly classId?: Uuid | undefined;
    readonly withDays?: boolean | undefined;
    readonly claimLineId?: Uuid | undefined;
  },
): Promise<LineToHold[]> {
  const { rows } = await sql<LineToHold>`
    select * from lines_to_hold(${personId}::bigint, ${only.diedOn ?? null}::date,
      ${only.classId ?? null}::uuid, ${only.claimLineId ?? null}::uuid, ${only.withDays ?? false}::boolean,
      ${statusesFor(LINE, 'claims.holdLine')}::text[])`.execute(tx);
  return rows;
}

/** Holds a line that `lockLinesToHold` gave, of whichever county. */
export async function insertHoldAnywhere(tx: Tx, row: Omit<HoldRow, 'version'>): Promise<void> {
  await sql`select hold_line_anywhere(${row.personId}::bigint, ${row.holdId}::uuid, ${row.claimLineId}::uuid,
    ${row.claimId}::uuid, ${row.reason}, ${row.status}, ${row.heldBy}, ${row.heldAt}::timestamptz)`.execute(
    tx,
  );
}
