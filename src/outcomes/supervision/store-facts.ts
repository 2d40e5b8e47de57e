import { sql } from 'kysely';
import { type Actor, isOneOf } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { DisputeFact, DisputeSubject } from './contract.ts';
import {
  type ClassFacts,
  type Stated,
  statedOfAgreement,
  statedOfClass,
  statedOfHelpedAct,
  statedOfHousehold,
  statedOfLine,
  statedOfLook,
  statedOfSeat,
} from './rules.ts';
import { actNameOf, lookPurposeOf, roleNameOf } from './terms.ts';

/** A fact about one person that somebody else stated, where it stands and in which county. */
export interface FactRow extends Stated {
  readonly subjectType: DisputeSubject;
  readonly subjectId: Uuid;
  readonly parentId: Uuid | null;
  readonly subjectName: string;
  readonly statedBy: string;
  readonly divisionPath: string;
}

interface HelpedRow extends Pick<FactRow, 'subjectId' | 'divisionPath'> {
  readonly route: string;
  readonly agreedBy: 'code' | 'present';
  readonly reason: string | null;
  readonly doneAt: Date;
  readonly helperName: string;
  readonly helperRole: string;
}

type Where = Pick<FactRow, 'subjectId' | 'parentId' | 'subjectName' | 'statedBy' | 'divisionPath'>;

/** What stands there about a person, as far as the reader's scope reaches: of classes, of lines that were not withdrawn, of agreements that last, of places in classes, of what helpers did for her. */
export async function factsAbout(tx: Tx, personId: PersonId): Promise<FactRow[]> {
  const classes = await sql<Where & ClassFacts>`
    select c.class_id as subject_id, null::uuid as parent_id, s.name as subject_name, coalesce(s.organisation_name, '') as stated_by,
      c.division_path::text as division_path, c.start_on, c.end_on, e.enrolled_on, e.present_slots, e.slot_count, e.result,
      t.number as certificate_number, t.issued_on as certificate_issued_on
    from trainee_outcome e join training_class c on c.class_id = e.class_id join class_status s on s.class_id = c.class_id
    left join lateral (select number, issued_on from standing_certificate t where t.person_id = e.person_id
      and t.class_id = e.class_id order by t.issued_on desc nulls last limit 1) t on true
    where e.person_id = ${personId}::bigint and e.status = 'enrolled' order by c.start_on desc`.execute(tx);
  const lines = await sql<Where & { amountFen: Fen; isToPerson: boolean }>`
    select l.claim_line_id as subject_id, l.claim_id as parent_id,
      concat_ws(' ', s.subject_name, s.number) as subject_name, coalesce(s.organisation_name, '') as stated_by,
      c.division_path::text as division_path, l.amount_fen, c.payee_kind = 'trainee' as is_to_person
    from claim_line_status l join claim c on c.claim_id = l.claim_id join claim_status s on s.claim_id = l.claim_id
    where l.person_id = ${personId}::bigint and l.status <> 'withdrawn' order by l.claim_id desc, l.line_no`.execute(
    tx,
  );
  const agreements = await sql<Where & { signedOn: LocalDate }>`
    select a.agreement_id as subject_id, null::uuid as parent_id, concat_ws(' ', o.name, a.number) as subject_name,
      o.name as stated_by, a.division_path::text as division_path, a.signed_on
    from payee_agreement_status a join organisation_name o on o.organisation_id = a.organisation_id
    where a.person_id = ${personId}::bigint and a.ended_on is null order by a.signed_on desc`.execute(tx);
  const seats = await sql<Where & { number: number; status: string }>`
    select t.seat_id as subject_id, t.class_id as parent_id, t.class_name as subject_name,
      t.organisation_name as stated_by, t.division_path::text as division_path, t.number, t.status
    from seat_status t where t.person_id = ${personId}::bigint order by t.taken_at desc`.execute(tx);
  const households = await sql<Where & { number: string; villageName: string | null; people: number }>`
    select p.household_id as subject_id, null::uuid as parent_id, p.household_number as subject_name,
      coalesce(v.name, '') as stated_by, p.division_path::text as division_path, p.household_number as number,
      v.name as village_name, (select count(*)::int from household_person o where o.household_id = p.household_id) as people
    from household_person p left join division v on v.division_code = p.village_code
    where p.person_id = ${personId}::bigint`.execute(tx);
  const helped = await helpedActs(tx, personId);
  const looks = await looksAt(tx, personId);
  return [
    ...classes.rows.flatMap((row) => statedOfClass(row).map((one) => placed('class', row, one))),
    ...lines.rows.flatMap((row) => statedOfLine(row).map((one) => placed('claim-line', row, one))),
    ...agreements.rows.map((row) =>
      placed('agreement', row, statedOfAgreement({ organisationName: row.statedBy, signedOn: row.signedOn })),
    ),
    ...seats.rows.flatMap((row) => {
      const stated = statedOfSeat(row);
      return stated ? [placed('seat', row, stated)] : [];
    }),
    ...households.rows.map((row) => placed('household', row, statedOfHousehold(row))),
    ...helped.map((row) => placed('helped-act', row, statedOfHelpedAct(row))),
    ...looks.map((row) => placed('look', row, statedOfLook(row))),
  ];
}

/** What helpers did for a person, the latest first. */
async function helpedActs(tx: Tx, personId: PersonId) {
  const { rows } = await sql<HelpedRow>`
    select helped_act_id as subject_id, division_path::text as division_path, route, agreed_by, reason, done_at,
      helper_name, helper_role
    from helped_act_status where person_id = ${personId}::bigint
    order by done_at desc, helped_act_id desc limit 200`.execute(tx);
  return rows.map(({ helperRole, helperName, ...row }) => {
    const actName = actNameOf(row.route);
    return {
      ...row,
      actName,
      subjectName: actName,
      parentId: null,
      statedBy: `${roleNameOf(helperRole)}${helperName}`,
    };
  });
}

/** Who opened her data, the latest first. */
async function looksAt(tx: Tx, personId: PersonId) {
  const { rows } = await sql<
    Pick<FactRow, 'subjectId' | 'divisionPath'> & {
      readonly purpose: string;
      readonly lookedOn: LocalDate;
      readonly role: string;
      readonly office: string;
    }
  >`select k.look_id as subject_id, k.division_path::text as division_path, k.purpose, k.looked_on, k.role, k.office
    from person_look_status k where k.person_id = ${personId}::bigint and k.division_path is not null
    order by k.looked_on desc, k.look_id limit 300`.execute(tx);
  return rows.map(({ role, office, purpose, ...row }) => ({
    ...row,
    purpose: lookPurposeOf(purpose),
    subjectName: lookPurposeOf(purpose),
    parentId: null,
    statedBy: `${office}${roleNameOf(role)}`,
  }));
}

/** Is the act that she says she did not agree to, or the look that had no reason, one of this human being? */
export async function hasHelped(
  { tx, actor }: { readonly tx: Tx; readonly actor: Pick<Actor, 'accountId' | 'personKey' | 'actingFor'> },
  { subjectType, subjectId }: { readonly subjectType: DisputeSubject; readonly subjectId: Uuid },
): Promise<boolean> {
  if (subjectType === 'look') {
    const { rows } = await sql<{ accountId: Uuid }>`select account_id from person_look_status
      where look_id = ${subjectId}::uuid`.execute(tx);
    return rows.some(({ accountId }) => accountId === actor.accountId);
  }
  if (subjectType !== 'helped-act') return false;
  const { rows } = await sql<{ accountId: Uuid; personKey: string | null }>`
    select helper_account_id as account_id, helper_person_key as person_key from helped_act_status
    where helped_act_id = ${subjectId}::uuid`.execute(tx);
  return rows.some(
    ({ accountId, personKey }) =>
      accountId === actor.accountId || (personKey !== null && isOneOf(actor, [personKey])),
  );
}

function placed(subjectType: DisputeSubject, where: Where, stated: Stated): FactRow {
  const { subjectId, parentId, subjectName, statedBy, divisionPath } = where;
  return { ...stated, subjectType, subjectId, parentId, subjectName, statedBy, divisionPath };
}

/** One fact about a person; undefined where it does not stand there, or not for this reader. */
export async function factAbout(
  tx: Tx,
  personId: PersonId,
  of: { readonly subjectType: DisputeSubject; readonly subjectId: Uuid; readonly fact: DisputeFact },
): Promise<FactRow | undefined> {
  return (await factsAbout(tx, personId)).find(
    ({ subjectType, subjectId, fact }) =>
      subjectType === of.subjectType && subjectId === of.subjectId && fact === of.fact,
  );
}

/** A line of money that rests on a fact. */
export interface RestingLine {
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly status: string;
  readonly amountFen: Fen;
  readonly isHeld: boolean;
}

const RESTS = {
  class: (id: Uuid) => sql`s.class_id = ${id}::uuid`,
  'claim-line': (id: Uuid) => sql`l.claim_line_id = ${id}::uuid`,
  agreement: (id: Uuid) => sql`l.certificate_id is not null and exists (select 1 from payee_agreement_status a
    where a.agreement_id = ${id}::uuid and a.organisation_id = s.organisation_id and a.benefit = l.benefit)`,
  seat: (id: Uuid) => sql`s.class_id = (select t.class_id from seat_status t where t.seat_id = ${id}::uuid)`,
  // An agreement to an act is of no line: what she claimed is paid to her own account.
  'helped-act': () => sql`false`,
  // Nor is a household: money follows what departments answer.
  household: () => sql`false`,
  look: () => sql`false`,
} as const satisfies Record<DisputeSubject, unknown>;

/** The lines of a person that rest on a class or a place in it or would be paid by an agreement, or the line itself. */
export async function linesResting(
  tx: Tx,
  of: { readonly personId: PersonId; readonly subjectType: DisputeSubject; readonly subjectId: Uuid },
): Promise<RestingLine[]> {
  const { rows } = await sql<RestingLine>`
    select l.claim_id, l.claim_line_id, s.number as claim_number, l.benefit, l.status, l.amount_fen,
      exists (select 1 from claim_concern n where n.kind = 'hold' and n.status = 'open'
        and n.claim_line_id = l.claim_line_id) as is_held
    from claim_line_status l join claim_status s on s.claim_id = l.claim_id
    where l.person_id = ${of.personId}::bigint and ${RESTS[of.subjectType](of.subjectId)} and l.status <> 'withdrawn'
    order by s.number, l.line_no`.execute(tx);
  return rows;
}
