import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { HalfDay } from './contract.ts';
import type { SessionStatus } from './contract-live.ts';
import type { Lesson } from './rules-counting.ts';

/** A half day of a class that is taken live. */
export interface SessionRow {
  readonly sessionId: Uuid;
  readonly classId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly openedAt: Date;
  readonly openedBy: Uuid;
  readonly deviceId: Uuid | null;
  readonly secretEncrypted: Buffer;
  readonly checkAt: Date | null;
  readonly status: SessionStatus;
  readonly closedAt: Date | null;
}

export interface HalfDayOfClass {
  readonly classId: Uuid;
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
}

const COLUMNS = sql`s.session_id, s.class_id, s.division_path::text as division_path, s.organisation_id, s.taught_on,
  s.half, s.begins_at, s.ends_at, s.opened_at, s.opened_by, s.device_id, s.secret_encrypted, s.check_at, s.status, s.closed_at`;

export async function findSession(tx: Tx, sessionId: Uuid): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select ${COLUMNS} from sign_in_session s
    where s.session_id = ${sessionId}::uuid`.execute(tx);
  return rows[0];
}

/** The half days of a class that are taken live, in order. */
export async function sessionsOf(tx: Tx, classId: Uuid): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`select ${COLUMNS} from sign_in_session s
    where s.class_id = ${classId} order by s.begins_at, s.session_id`.execute(tx);
  return rows;
}

export async function insertSession(tx: Tx, row: SessionRow, receivedAt: Date): Promise<void> {
  await sql`insert into sign_in_session (session_id, class_id, division_path, organisation_id, taught_on, half, begins_at,
      ends_at, opened_at, opened_by, device_id, received_at, secret_encrypted, check_at, status, closed_at)
    values (${row.sessionId}, ${row.classId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.taughtOn},
      ${row.half}, ${row.beginsAt}, ${row.endsAt}, ${row.openedAt}, ${row.openedBy}, ${row.deviceId}, ${receivedAt},
      ${row.secretEncrypted}, ${row.checkAt}, ${row.status}, ${row.closedAt})`.execute(tx);
}

export async function moveSession(
  tx: Tx,
  sessionId: Uuid,
  to: { readonly status: SessionStatus; readonly closedAt: Date | null },
): Promise<void> {
  await sql`update sign_in_session set status = ${to.status}, closed_at = ${to.closedAt}, version = version + 1
    where session_id = ${sessionId}::uuid`.execute(tx);
}

/** The lessons of a class as filed, in order. */
export async function lessonsOf(tx: Tx, classId: Uuid): Promise<Lesson[]> {
  const { rows } = await sql<Lesson>`
    select taught_on, to_char(lower(during), 'HH24:MI') as "from", to_char(upper(during), 'HH24:MI') as "until", content
    from class_session where class_id = ${classId} order by during`.execute(tx);
  return rows;
}

/** Classes of the reader's that are taught on a day or after it, and have a place for marks. */
export async function classesTaught(
  tx: Tx,
  from: LocalDate,
  through: LocalDate,
): Promise<{ readonly classId: Uuid; readonly divisionCode: string }[]> {
  const { rows } = await sql<{ classId: Uuid; divisionCode: string }>`
    select class_id, division_code from training_class
    where status in ('approved', 'completed') and start_on <= ${through} and coalesce(ended_early_on, end_on) >= ${from}
    order by start_on, class_id limit 100`.execute(tx);
  return rows;
}

export interface OwnSession extends SessionRow {
  readonly className: string;
  readonly divisionCode: string;
  readonly organisationName: string;
  readonly classStatus: string;
  readonly enrolmentStatus: string;
  readonly leftOn: LocalDate | null;
}

/** The half days of a day in the classes on whose roster a person is. */
export async function sessionsOfPerson(tx: Tx, personId: PersonId, on: LocalDate): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select ${COLUMNS}, c.name as class_name, c.division_code, coalesce(o.name, '') as organisation_name,
      c.status as class_status, e.status as enrolment_status, e.left_on
    from enrolment e join sign_in_session s on s.class_id = e.class_id
    join training_class c on c.class_id = e.class_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    where e.person_id = ${personId} and s.taught_on = ${on} order by s.begins_at, s.session_id`.execute(tx);
  return rows;
}

export interface RosterRow {
  readonly personId: PersonId;
  readonly rosterNo: number;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly status: string;
  readonly leftOn: LocalDate | null;
}

/** Whoever is or was on the roster of a class, in its order; who withdrew before the first day too. */
export async function rosterFor(tx: Tx, classId: Uuid): Promise<RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    select e.person_id, e.roster_no, p.name, p.id_number_masked, e.status, e.left_on
    from enrolment e join person p on p.person_id = e.person_id
    where e.class_id = ${classId} order by e.roster_no`.execute(tx);
  return rows;
}

export async function insertPaper(
  tx: Tx,
  row: HalfDayOfClass & {
    readonly paperId: Uuid;
    readonly divisionPath: string;
    readonly organisationId: Uuid;
    readonly typedAt: Date;
    readonly typedBy: Uuid;
  },
): Promise<void> {
  await sql`insert into attendance_paper (class_id, paper_id, division_path, organisation_id, taught_on, half, typed_at,
      typed_by)
    values (${row.classId}, ${row.paperId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.taughtOn},
      ${row.half}, ${row.typedAt}, ${row.typedBy})`.execute(tx);
}

export async function papersOf(
  tx: Tx,
  classId: Uuid,
): Promise<{ readonly paperId: Uuid; readonly taughtOn: LocalDate; readonly half: HalfDay }[]> {
  const { rows } = await sql<{ paperId: Uuid; taughtOn: LocalDate; half: HalfDay }>`
    select paper_id, taught_on, half from attendance_paper where class_id = ${classId}`.execute(tx);
  return rows;
}

/** Names of those who opened, typed and vouched. */
export async function accountNames(tx: Tx, accountIds: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const { rows } = await sql<{ accountId: Uuid; displayName: string }>`
    select account_id, display_name from account_name where account_id = any (${[...accountIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ accountId, displayName }) => [accountId, displayName]));
}
