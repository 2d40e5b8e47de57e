import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { KeyKind, KeyStatus, RowFault } from './contract.ts';
import type { Hours } from './rules-hours.ts';

export interface KeyRow {
  readonly keyId: Uuid;
  readonly platformId: Uuid;
  readonly platformName: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly kind: KeyKind;
  readonly publicKey: string | null;
  readonly secretCipher: Buffer | null;
  readonly tokenIndex: Buffer | null;
  readonly document: string;
  readonly status: KeyStatus;
  readonly proposedAt: Date;
  readonly proposedById: Uuid;
  readonly proposedBy: string;
  readonly decidedOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly version: number;
}

const COLUMNS = sql`k.key_id, k.platform_id, k.platform_name, k.division_code, k.division_path::text as division_path, k.kind,
  k.public_key, k.secret_cipher, k.token_index, k.document, k.status, k.proposed_at, k.proposed_by as proposed_by_id,
  coalesce((select a.display_name from account_name a where a.account_id = k.proposed_by), '') as proposed_by,
  k.decided_on, k.ended_on, k.version`;

export async function insertKey(
  tx: Tx,
  row: Omit<KeyRow, 'proposedBy' | 'decidedOn' | 'endedOn' | 'version'>,
): Promise<void> {
  await sql`insert into platform_key (key_id, platform_id, platform_name, division_code, division_path, kind, public_key,
      secret_cipher, token_index, document, status, proposed_at, proposed_by)
    values (${row.keyId}, ${row.platformId}, ${row.platformName}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.kind},
      ${row.publicKey}, ${row.secretCipher}, ${row.tokenIndex}, ${row.document}, ${row.status}, ${row.proposedAt},
      ${row.proposedById})`.execute(tx);
}

export async function lockKey(tx: Tx, keyId: Uuid): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`
    select ${COLUMNS} from platform_key k where k.key_id = ${keyId} for update`.execute(tx);
  return rows[0];
}

export async function keysOf(tx: Tx, platformIds: readonly Uuid[]): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select ${COLUMNS} from platform_key k where k.platform_id = any (${[...platformIds]}::uuid[])
    order by k.proposed_at desc, k.key_id`.execute(tx);
  return rows;
}

/** Saves the next status under the next version; false where somebody changed it since. */
export async function saveKey(
  tx: Tx,
  key: Pick<KeyRow, 'keyId' | 'version'>,
  to: {
    readonly status: KeyStatus;
    readonly decidedOn?: LocalDate | null;
    readonly ended?: { readonly on: LocalDate; readonly reason: string };
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform_key set status = ${to.status}, decided_on = coalesce(${to.decidedOn ?? null}::date, decided_on),
      ended_on = ${to.ended?.on ?? null}::date, end_reason = ${to.ended?.reason ?? null}, version = version + 1
    where key_id = ${key.keyId} and version = ${key.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface ReportRow {
  readonly reportId: Uuid;
  readonly platformId: Uuid;
  readonly platformName: string;
  readonly keyId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly way: 'file' | 'api';
  readonly contentDigest: Buffer;
  readonly coursesChangedOn: LocalDate | null;
  readonly rowCount: number;
  readonly takenCount: number;
  readonly faults: readonly { readonly row: number; readonly fault: RowFault }[];
  readonly receivedAt: Date;
  /** The same report again after it was taken back is its next round. */
  readonly round: number;
}

/** Whether a report of these hours, or this report, was taken back. */
const TAKEN_BACK = (reportId: ReturnType<typeof sql>) =>
  sql`exists (select 1 from report_withdrawal w where w.report_id = ${reportId} and w.status = 'applied')`;

const REPORT = sql`report_id, platform_id, platform_name, key_id, division_code, division_path::text as division_path, way,
  content_digest, courses_changed_on, row_count, taken_count, faults, received_at, round`;

/** Whoever brings the same report waits until the first of them is through. */
export async function lockReports(tx: Tx, platformId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${platformId}, 443))`.execute(tx);
}

/** The same report as it came last, and whether it was taken back since. */
export async function findReport(
  tx: Tx,
  of: Pick<ReportRow, 'divisionCode' | 'platformId' | 'contentDigest'>,
): Promise<(ReportRow & { readonly isTakenBack: boolean }) | undefined> {
  const { rows } = await sql<ReportRow & { isTakenBack: boolean }>`
    select ${REPORT}, ${TAKEN_BACK(sql`online_report.report_id`)} as is_taken_back from online_report
    where division_code = ${of.divisionCode} and platform_id = ${of.platformId} and content_digest = ${of.contentDigest}
    order by round desc limit 1`.execute(tx);
  return rows[0];
}

export async function reportById(tx: Tx, reportId: Uuid): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${REPORT} from online_report where report_id = ${reportId}`.execute(tx);
  return rows[0];
}

export async function insertReport(tx: Tx, row: ReportRow, receivedBy: Uuid): Promise<void> {
  await sql`insert into online_report (report_id, platform_id, platform_name, key_id, division_code, division_path, way,
      content_digest, courses_changed_on, row_count, taken_count, faults, received_at, received_by, round)
    values (${row.reportId}, ${row.platformId}, ${row.platformName}, ${row.keyId}, ${row.divisionCode},
      ${row.divisionPath}::ltree, ${row.way}, ${row.contentDigest}, ${row.coursesChangedOn}::date, ${row.rowCount},
      ${row.takenCount}, ${JSON.stringify(row.faults)}::jsonb, ${row.receivedAt}, ${receivedBy}, ${row.round})`.execute(
    tx,
  );
}

export async function reportsOf(
  tx: Tx,
  platformId: Uuid,
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ rows: ReportRow[]; total: number }> {
  const { rows } = await sql<ReportRow>`
    select ${REPORT} from online_report where platform_id = ${platformId}
      and (${page.after}::uuid is null or (received_at, report_id) < (
        select received_at, report_id from online_report where report_id = ${page.after}::uuid))
    order by received_at desc, report_id desc limit ${page.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from online_report where platform_id = ${platformId}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

interface ReportCounts {
  readonly reports: number;
  readonly toDecide: number;
  readonly lastAt: Date;
  readonly coursesChangedOn: LocalDate | null;
}

/** Of each platform: how many reports came and how many wait to be taken back, the newest, and when it last said that its courses changed. */
export async function reportCounts(tx: Tx, platformIds: readonly Uuid[]): Promise<Map<Uuid, ReportCounts>> {
  const { rows } = await sql<ReportCounts & { platformId: Uuid }>`
    select platform_id, count(*)::int as reports,
      (select count(*)::int from report_withdrawal w join online_report r on r.report_id = w.report_id
        where r.platform_id = online_report.platform_id and w.status = 'proposed') as to_decide, max(received_at) as last_at, 
      max(courses_changed_on) filter (where not ${TAKEN_BACK(sql`online_report.report_id`)}) as courses_changed_on
    from online_report where platform_id = any (${[...platformIds]}::uuid[]) group by platform_id`.execute(
    tx,
  );
  return new Map(rows.map(({ platformId, ...counts }) => [platformId, counts]));
}

export interface NewHours {
  readonly personId: PersonId;
  readonly rowNo: number;
  readonly classId: Uuid;
  readonly course: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly seconds: number;
  readonly checksAsked: number;
  readonly checksAnswered: number;
}

export async function insertHours(
  tx: Tx,
  report: Pick<ReportRow, 'reportId' | 'divisionPath' | 'platformId'>,
  hours: readonly NewHours[],
): Promise<void> {
  const rows = hours.map((one) => ({
    person_id: one.personId,
    row_no: one.rowNo,
    class_id: one.classId,
    course: one.course,
    from_at: one.fromAt.toISOString(),
    until_at: one.untilAt.toISOString(),
    seconds: one.seconds,
    checks_asked: one.checksAsked,
    checks_answered: one.checksAnswered,
  }));
  await sql`insert into online_hours (person_id, report_id, row_no, class_id, division_path, platform_id, course, from_at,
      until_at, seconds, checks_asked, checks_answered)
    select person_id, ${report.reportId}::uuid, row_no, class_id, ${report.divisionPath}::ltree, ${report.platformId}::uuid,
      course, from_at, until_at, seconds, checks_asked, checks_answered
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, row_no int, class_id uuid, course text,
      from_at timestamptz, until_at timestamptz, seconds int, checks_asked int, checks_answered int)`.execute(
    tx,
  );
}

export interface Place {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** In which classes of a place these people are, or were, enrolled. */
export async function placesOfPeople(
  tx: Tx,
  personIds: readonly PersonId[],
  divisionPath: string,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select e.person_id, e.class_id, c.start_on, c.end_on
    from enrolment e join training_class c on c.class_id = e.class_id
    where e.person_id = any (${[...personIds]}::bigint[]) and e.status <> 'withdrawn'
      and c.division_path <@ ${divisionPath}::ltree and c.status in ('approved', 'completed')
    order by c.start_on`.execute(tx);
  return rows;
}

/** Hours of one class, with what its people have in others; or all since a day. */
export async function hoursSince(
  tx: Tx,
  asked: { readonly classId: Uuid } | { readonly since: LocalDate },
): Promise<Hours[]> {
  const which =
    'classId' in asked
      ? sql`person_id in (select person_id from online_hours where class_id = ${asked.classId})`
      : sql`from_at >= ${asked.since}::date`;
  const { rows } = await sql<Hours>`
    select person_id, class_id, extract(epoch from from_at)::int as "from", extract(epoch from until_at)::int as "until",
      seconds, checks_asked as asked, checks_answered as answered
    from online_hours where (${which}) and not ${TAKEN_BACK(sql`online_hours.report_id`)}`.execute(tx);
  return rows;
}

export async function sumOfClass(tx: Tx, classId: Uuid): Promise<{ people: number; seconds: number }> {
  const { rows } = await sql<{ people: number; seconds: number }>`
    select count(distinct person_id)::int as people, coalesce(sum(seconds), 0)::int as seconds
    from online_hours where class_id = ${classId} and not ${TAKEN_BACK(sql`online_hours.report_id`)}`.execute(
    tx,
  );
  return rows[0] ?? { people: 0, seconds: 0 };
}

export async function rowsOfPerson(
  tx: Tx,
  classId: Uuid,
  personId: PersonId,
): Promise<Omit<NewHours, 'personId' | 'rowNo' | 'classId'>[]> {
  const { rows } = await sql<Omit<NewHours, 'personId' | 'rowNo' | 'classId'>>`
    select course, from_at, until_at, seconds, checks_asked, checks_answered from online_hours
    where class_id = ${classId} and person_id = ${personId} and not ${TAKEN_BACK(sql`online_hours.report_id`)}
    order by from_at`.execute(tx);
  return rows;
}

export interface ProbeRow {
  readonly platformId: Uuid;
  readonly probedAt: Date;
  readonly answered: boolean;
  readonly code: number | null;
  readonly isStale: boolean | null;
  readonly strikes: number;
}

/** The newest look at each platform. */
export async function newestProbes(tx: Tx, platformIds: readonly Uuid[]): Promise<Map<Uuid, ProbeRow>> {
  const { rows } = await sql<ProbeRow>`
    select distinct on (platform_id) platform_id, probed_at, answered, code, is_stale, strikes from platform_probe
    where platform_id = any (${[...platformIds]}::uuid[]) order by platform_id, probed_at desc, probe_id desc`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.platformId, row]));
}

export async function probesOf(tx: Tx, platformId: Uuid, most: number): Promise<ProbeRow[]> {
  const { rows } = await sql<ProbeRow>`
    select platform_id, probed_at, answered, code, is_stale, strikes from platform_probe
    where platform_id = ${platformId} order by probed_at desc, probe_id desc limit ${most}`.execute(tx);
  return rows;
}

export async function insertProbe(
  tx: Tx,
  row: ProbeRow & {
    readonly probeId: Uuid;
    readonly platformName: string;
    readonly divisionCode: string;
    readonly divisionPath: string;
    readonly coursesChangedOn: LocalDate | null;
  },
): Promise<void> {
  await sql`insert into platform_probe (probe_id, platform_id, platform_name, division_code, division_path, probed_at,
      answered, code, courses_changed_on, is_stale, strikes)
    values (${row.probeId}, ${row.platformId}, ${row.platformName}, ${row.divisionCode}, ${row.divisionPath}::ltree,
      ${row.probedAt}, ${row.answered}, ${row.code}, ${row.coursesChangedOn}::date, ${row.isStale}, ${row.strikes})`.execute(
    tx,
  );
}
