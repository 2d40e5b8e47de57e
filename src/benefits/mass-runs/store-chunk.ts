import { sql } from 'kysely';
import { type CopiedRow, copyOut, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid, YearMonth } from '../../platform/kernel/index.ts';
import type { CertificateSubject, ListEntry, Standing, Trainee } from '../determination/index.ts';

// Facts of a chunk of persons, each published view in one piece by COPY; joined in memory.

const idsOf = (ids: readonly PersonId[]) => sql`any (${[...ids]}::bigint[])`;

/** Everybody whom a run speaks of, in order. `classIds` and `listIds`: the subjects of the year. */
export async function personsOfRun(
  tx: Tx,
  where: {
    readonly classIds: readonly Uuid[];
    readonly listIds: readonly Uuid[];
    /** Null where no notice pays on a certificate. */
    readonly certificates: { readonly divisionPath: string; readonly year: number } | null;
    readonly after: PersonId | null;
  },
): Promise<PersonId[]> {
  const persons: PersonId[] = [];
  const after = where.after ?? 0;
  const certificates =
    where.certificates === null
      ? sql``
      : sql`union select person_id from standing_certificate where division_path <@ ${where.certificates.divisionPath}::ltree and person_id > ${after}
          and issued_on between make_date(${where.certificates.year}, 1, 1) and make_date(${where.certificates.year}, 12, 31)`;
  const query = sql`
    select person_id from trainee_outcome where status = 'enrolled' and person_id > ${after}
      and class_id = any (${[...where.classIds]}::uuid[])
    union select person_id from work_for_training_person where person_id > ${after}
      and list_id = any (${[...where.listIds]}::uuid[])
    ${certificates} order by 1`;
  for await (const [id] of copyOut(tx, query)) persons.push(Number(id) as PersonId);
  return persons;
}

export interface Enrolled {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly trainee: Trainee;
}

/** Every place these persons hold on a roster, with what came of it. */
export async function* enrolledIn(tx: Tx, ids: readonly PersonId[]): AsyncGenerator<Enrolled> {
  const certificates = new Map<string, NonNullable<Trainee['certificate']>[]>();
  const kinds = new Map<string, NonNullable<Trainee['kinds']>[number][]>();
  const add = <T>(to: Map<string, T[]>, key: string, one: T) => {
    const known = to.get(key);
    if (known) known.push(one);
    else to.set(key, [one]);
  };
  // The first one is the latest issued, then the latest recorded, as the roster's own reading takes it.
  for await (const [person, cls, kind, number, occupation, level, unread, issuedOn] of copyOut(
    tx,
    sql`select person_id, class_id, kind, number, occupation_code, level, level_unread, issued_on from standing_certificate
      where person_id = ${idsOf(ids)} and class_id is not null
      order by issued_on desc nulls last, certificate_id desc`,
  ))
    add(certificates, `${person} ${cls}`, {
      kind: kind ?? null,
      number: number ?? '',
      occupationCode: occupation ?? null,
      level: numberOf(level),
      levelUnread: unread ?? null,
      issuedOn: (issuedOn ?? null) as LocalDate | null,
    });
  for await (const [person, cls, kind, result] of copyOut(
    tx,
    sql`select person_id, class_id, kind, result from kind_result where person_id = ${idsOf(ids)}`,
  ))
    add(kinds, `${person} ${cls}`, {
      kind: kind ?? '',
      result: (result ?? 'absent') as 'passed' | 'failed' | 'absent',
    });
  for await (const row of copyOut(
    tx,
    sql`select person_id, class_id, roster_no, enrolled_on, living_allowance_requested, bank_account_id, result,
        present_slots, slot_count, whole_days
      from trainee_outcome where person_id = ${idsOf(ids)} and status = 'enrolled'`,
  )) {
    const [person, cls, rosterNo, enrolledOn, requested, account, result, present, slots, days] = row;
    const personId = Number(person) as PersonId;
    yield {
      personId,
      classId: cls as Uuid,
      trainee: {
        personId,
        rosterNo: Number(rosterNo),
        enrolledOn: (enrolledOn ?? null) as LocalDate | null,
        livingAllowanceRequested: requested === 't',
        bankAccountId: (account ?? null) as Uuid | null,
        result: (result ?? null) as Trainee['result'],
        roll:
          slots == null
            ? null
            : {
                presentSlots: Number(present),
                slotCount: Number(slots),
                wholeDays: days == null ? null : Number(days),
              },
        certificate: certificates.get(`${person} ${cls}`)?.[0] ?? null,
        certificates: certificates.get(`${person} ${cls}`) ?? [],
        kinds: kinds.get(`${person} ${cls}`) ?? [],
      },
    };
  }
}

/** What these persons are named for in work-for-training lists. */
export async function* listedIn(
  tx: Tx,
  ids: readonly PersonId[],
): AsyncGenerator<{ readonly listId: Uuid; readonly entry: ListEntry }> {
  for await (const [person, listId, listNo, contractOn, contractMonths, months] of copyOut(
    tx,
    sql`select person_id, list_id, list_no, contract_on, contract_months, array_to_string(months, ' ')
      from work_for_training_person
      where person_id = ${idsOf(ids)}`,
  ))
    yield {
      listId: listId as Uuid,
      entry: {
        personId: Number(person) as PersonId,
        listNo: Number(listNo),
        contractOn: (contractOn ?? null) as LocalDate | null,
        contractMonths: numberOf(contractMonths),
        months: (months ? months.split(' ') : []) as YearMonth[],
      },
    };
}

/** Certificates issued to these persons in the year, in the division. */
export async function* certifiedIn(
  tx: Tx,
  ids: readonly PersonId[],
  divisionPath: string,
  year: number,
): AsyncGenerator<Omit<CertificateSubject, 'policyId' | 'digitalOrGreen'>> {
  for await (const row of copyOut(
    tx,
    sql`select t.person_id, t.certificate_id, d.division_code, t.division_path::text, t.organisation_id, t.class_id,
        t.kind, t.occupation_code, t.level, t.level_unread, t.issued_on
      from standing_certificate t join division d on d.path = t.division_path
      where t.person_id = ${idsOf(ids)} and t.division_path <@ ${divisionPath}::ltree
        and t.issued_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
  )) {
    const [
      person,
      certificateId,
      divisionCode,
      path,
      organisation,
      cls,
      kind,
      occupation,
      level,
      unread,
      issuedOn,
    ] = row;
    yield {
      personId: Number(person) as PersonId,
      certificateId: certificateId as Uuid,
      divisionCode: divisionCode ?? '',
      divisionPath: path ?? '',
      organisationId: (organisation ?? null) as Uuid | null,
      classId: (cls ?? null) as Uuid | null,
      kind: kind ?? null,
      occupationCode: occupation ?? null,
      level: numberOf(level),
      levelUnread: unread ?? null,
      issuedOn: issuedOn as LocalDate,
    };
  }
}

/** The current decisions on these persons' lines, by person and line key. */
export async function* standingOf(
  tx: Tx,
  ids: readonly PersonId[],
): AsyncGenerator<{ readonly personId: PersonId; readonly lineKey: string; readonly standing: Standing }> {
  for await (const row of copyOut(
    tx,
    sql`select person_id, line_key, determination_id, encode(facts_digest, 'hex'), pack, outcome, amount_fen,
        quantity::float8, standard::text, pattern, claimed_on
      from determination_summary where person_id = ${idsOf(ids)} and superseded_by is null`,
  )) {
    const [person, lineKey, id, digest, pack, outcome, amountFen, quantity, standard, pattern, claimedOn] =
      row;
    yield {
      personId: Number(person) as PersonId,
      lineKey: lineKey ?? '',
      standing: {
        determinationId: id as Uuid,
        factsDigest: Buffer.from(digest ?? '', 'hex'),
        pack: pack ?? '',
        outcome: outcome as Standing['outcome'],
        amountFen: Number(amountFen),
        quantity: numberOf(quantity),
        standard: standard ? (JSON.parse(standard) as Standing['standard']) : null,
        pattern: pattern ?? null,
        claimedOn: claimedOn as LocalDate,
      },
    };
  }
}

/** A claim line in force, of whichever county. */
export interface ClaimedLine {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly claimId: Uuid;
  readonly claimStatus: string;
  readonly claimDay: LocalDate;
  readonly lineStatus: string;
  readonly determinationId: Uuid;
  readonly determinedOn: LocalDate;
  readonly outcome: Standing['outcome'];
}

export async function* claimedBy(tx: Tx, ids: readonly PersonId[]): AsyncGenerator<ClaimedLine> {
  for await (const row of copyOut(tx, sql`select * from live_claim_lines(${[...ids]}::bigint[])`))
    yield claimedLine(row);
}

function claimedLine(row: CopiedRow): ClaimedLine {
  const [person, lineKey, claimId, claimStatus, claimDay, lineStatus, id, determinedOn, outcome] = row;
  return {
    personId: Number(person) as PersonId,
    lineKey: lineKey ?? '',
    claimId: claimId as Uuid,
    claimStatus: claimStatus ?? '',
    claimDay: claimDay as LocalDate,
    lineStatus: lineStatus ?? '',
    determinationId: id as Uuid,
    determinedOn: determinedOn as LocalDate,
    outcome: outcome as Standing['outcome'],
  };
}

function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text);
}
