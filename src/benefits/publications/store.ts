import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus } from '../claims/index.ts';
import type { StandardApplied } from '../determination/index.ts';
import type { PUBLICATION_STATUSES } from './contract.ts';
import { WAITING } from './machine.ts';

export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number];

export interface PublicationRow {
  readonly publicationId: Uuid;
  readonly number: string;
  readonly title: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly startsOn: LocalDate;
  readonly lastDay: LocalDate;
  /** The last day as it was announced at the opening; `lastDay` may have become later. */
  readonly announcedLastDay: LocalDate;
  readonly workingDays: number;
  readonly status: PublicationStatus;
  readonly openedAt: Date;
  readonly version: number;
}

const PUBLICATION_COLUMNS = sql`p.publication_id, p.number, p.title, p.division_code, p.division_path::text as division_path,
  p.starts_on, p.last_day, p.announced_last_day, p.working_days, p.status, p.opened_at, p.version`;

export async function insertPublication(
  tx: Tx,
  row: Omit<PublicationRow, 'version' | 'announcedLastDay'> & { openedBy: Uuid },
): Promise<void> {
  await sql`insert into publication (publication_id, number, title, division_code, division_path, starts_on, last_day,
      announced_last_day, working_days, status, opened_at, opened_by)
    values (${row.publicationId}, ${row.number}, ${row.title}, ${row.divisionCode}, ${row.divisionPath}::ltree,
      ${row.startsOn}, ${row.lastDay}, ${row.lastDay}, ${row.workingDays}, ${row.status}, ${row.openedAt}, ${row.openedBy})`.execute(
    tx,
  );
}

export async function lockPublication(tx: Tx, publicationId: Uuid): Promise<PublicationRow | undefined> {
  const { rows } = await sql<PublicationRow>`
    select ${PUBLICATION_COLUMNS} from publication p where publication_id = ${publicationId} for update`.execute(
    tx,
  );
  return rows[0];
}

export async function findPublication(tx: Tx, publicationId: Uuid): Promise<PublicationRow | undefined> {
  const { rows } = await sql<PublicationRow>`
    select ${PUBLICATION_COLUMNS} from publication p where publication_id = ${publicationId}`.execute(tx);
  return rows[0];
}

/** Sets a publication's status when its version is still the one that was seen; false when somebody came before. */
export async function setPublicationStatus(
  tx: Tx,
  publication: Pick<PublicationRow, 'publicationId' | 'version'>,
  status: PublicationStatus,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update publication set status = ${status}, version = version + 1
    where publication_id = ${publication.publicationId} and version = ${publication.version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** A granted line as a publication would show it. */
export interface ShowableLine {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly claimId: Uuid;
  readonly status: LineStatus;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly organisationName: string;
  readonly claimantPersonId: PersonId | null;
  readonly benefit: string;
  readonly standard: StandardApplied | null;
  readonly quantity: number | null;
  readonly amountFen: Fen;
}

/** Lines of these claims at one of these statuses that no open signal and nobody's hand stops, in the order of claim and roster. */
export async function showableLines(
  tx: Tx,
  claimIds: readonly Uuid[],
  statuses: readonly LineStatus[],
): Promise<ShowableLine[]> {
  const { rows } = await sql<ShowableLine>`
    select l.person_id, l.claim_line_id, l.claim_id, l.status, p.name, p.id_number_masked, coalesce(o.name, '') as organisation_name, c.claimant_person_id, l.benefit,
      d.standard, d.quantity::float8 as quantity, l.amount_fen
    from claim_line l join claim c on c.claim_id = l.claim_id
    join person p on p.person_id = l.person_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where l.claim_id = any (${[...claimIds]}::uuid[]) and l.status = any (${[...statuses]}::text[])
      and not exists (select 1 from claim_concern s where s.kind in ('signal', 'hold') and s.status = 'open'
        and s.person_id = l.person_id and s.claim_line_id = l.claim_line_id)
    order by c.number, l.line_no`.execute(tx);
  return rows;
}

export async function insertPublicationLines(
  tx: Tx,
  publication: Pick<PublicationRow, 'publicationId' | 'divisionPath'>,
  lines: readonly {
    personId: PersonId;
    claimLineId: Uuid;
    lineNo: number;
    name: string;
    idNumberMasked: string;
    unitName: string;
    benefit: string;
    standardText: string;
    amountFen: number;
  }[],
): Promise<void> {
  const rows = lines.map((line) => ({
    person_id: line.personId,
    claim_line_id: line.claimLineId,
    line_no: line.lineNo,
    shown_name: line.name,
    shown_id_number: line.idNumberMasked,
    unit_name: line.unitName,
    benefit: line.benefit,
    standard_text: line.standardText,
    amount_fen: line.amountFen,
  }));
  await sql`insert into publication_line (person_id, claim_line_id, publication_id, division_path, line_no, shown_name,
      shown_id_number, unit_name, benefit, standard_text, amount_fen)
    select person_id, claim_line_id, ${publication.publicationId}, ${publication.divisionPath}::ltree, line_no, shown_name,
      shown_id_number, unit_name, benefit, standard_text, amount_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, claim_line_id uuid, line_no int,
      shown_name text, shown_id_number text, unit_name text, benefit text, standard_text text, amount_fen bigint)`.execute(
    tx,
  );
}

export interface PublishedLine {
  readonly lineNo: number;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly unitName: string;
  readonly benefit: string;
  readonly standardText: string;
  readonly amountFen: Fen;
}

const SHOWN = sql`pl.line_no, pl.shown_name as name, pl.shown_id_number as id_number_masked, pl.unit_name, pl.benefit,
  pl.standard_text, pl.amount_fen`;

/** What everybody may see of a running publication. */
export async function publishedLines(tx: Tx, publicationId: Uuid): Promise<PublishedLine[]> {
  const { rows } = await sql<PublishedLine>`
    select ${SHOWN} from publication_line pl where pl.publication_id = ${publicationId} order by pl.line_no`.execute(
    tx,
  );
  return rows;
}

export interface StaffLine extends PublishedLine {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly claimId: Uuid;
  readonly status: LineStatus;
  /** Nobody has answered them yet; the line is not paid. */
  readonly openObjections: number;
  /** The bureau has accepted one of them. */
  readonly isContested: boolean;
}

/** The same with what the staff needs to act on it. */
export async function staffLines(tx: Tx, publicationId: Uuid): Promise<StaffLine[]> {
  const { rows } = await sql<StaffLine>`
    select ${SHOWN}, pl.person_id, pl.claim_line_id, l.claim_id, l.status,
      (select count(*)::int from objection b where b.person_id = pl.person_id and b.claim_line_id = pl.claim_line_id
        and b.status = any (${WAITING}::text[])) as open_objections,
      exists (select 1 from objection b where b.person_id = pl.person_id and b.claim_line_id = pl.claim_line_id
        and b.accepted_at is not null and b.status = any (${WAITING}::text[])) as is_contested
    from publication_line pl join claim_line l on l.person_id = pl.person_id and l.claim_line_id = pl.claim_line_id
    where pl.publication_id = ${publicationId} order by pl.line_no`.execute(tx);
  return rows;
}

export async function publishedLine(
  tx: Tx,
  publicationId: Uuid,
  lineNo: number,
): Promise<{ personId: PersonId; claimLineId: Uuid } | undefined> {
  const { rows } = await sql<{ personId: PersonId; claimLineId: Uuid }>`
    select person_id, claim_line_id from publication_line
    where publication_id = ${publicationId} and line_no = ${lineNo}`.execute(tx);
  return rows[0];
}

/** The claim of a published line, for the staff; the public sees no claims. */
export async function claimOfLine(
  tx: Tx,
  line: { readonly personId: PersonId; readonly claimLineId: Uuid },
): Promise<Uuid | undefined> {
  const { rows } = await sql<{ claimId: Uuid }>`select claim_id from claim_line
    where person_id = ${line.personId} and claim_line_id = ${line.claimLineId}`.execute(tx);
  return rows[0]?.claimId;
}

export interface PublicationListRow extends PublicationRow {
  readonly lineCount: number;
  readonly totalFen: Fen;
  readonly openObjections: number;
  readonly openedBy: string;
  readonly workingDaysLeft: number;
}

/** Publications, newest first. `running` leaves only those whose days are not over. */
export async function listPublications(
  tx: Tx,
  today: LocalDate,
  filter: {
    status: PublicationStatus | null;
    running: boolean;
    publicationId: Uuid | null;
    after: string | null;
    limit: number;
  },
): Promise<{ rows: PublicationListRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or p.status = ${filter.status}::text)
    and (not ${filter.running}::boolean or (p.status = 'open' and p.last_day >= ${today}::date))
    and (${filter.publicationId}::uuid is null or p.publication_id = ${filter.publicationId}::uuid)
    -- An institution finds a closed publication only when its own people were in it.
    and (p.status = 'open' or current_setting('app.scope_kind', true) <> 'organisation'
      or exists (select 1 from publication_line pl where pl.publication_id = p.publication_id))`;
  const { rows } = await sql<PublicationListRow>`
    select ${PUBLICATION_COLUMNS}, coalesce(a.display_name, '') as opened_by, ${workingDaysLeft(today, sql`p.last_day`)} as working_days_left,
      (select count(*)::int from publication_line pl where pl.publication_id = p.publication_id) as line_count,
      (select coalesce(sum(pl.amount_fen), 0)::bigint from publication_line pl
        where pl.publication_id = p.publication_id) as total_fen,
      (select count(*)::int from objection b where b.publication_id = p.publication_id
        and b.status = any (${WAITING}::text[]))
        as open_objections
    from publication p left join account_name a on a.account_id = p.opened_by
    where ${where} and (${filter.after}::uuid is null or p.publication_id < ${filter.after}::uuid)
    order by p.publication_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from publication p where ${where}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}
