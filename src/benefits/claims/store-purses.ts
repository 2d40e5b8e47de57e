import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** Which money carries a line, by which clause and in words; no source where nothing is due or the law lets none. */
export interface LinePurse {
  readonly fundSource: string | null;
  readonly fundClause: string | null;
  readonly fundBecause: string | null;
}

export interface LineWithPurse extends LinePurse {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
}

export function columnsOf({ fundSource, fundClause, fundBecause }: LinePurse) {
  return { fund_source: fundSource, fund_clause: fundClause, fund_because: fundBecause };
}

/** Gives lines the purse of their newest decision; what two people chose, or what is reserved, stays as it is. */
export async function setPurses(tx: Tx, lines: readonly LineWithPurse[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    person_id: line.personId,
    claim_line_id: line.claimLineId,
    ...columnsOf(line),
  }));
  await sql`update claim_line l set fund_source = t.fund_source, fund_clause = t.fund_clause, fund_because = t.fund_because
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, claim_line_id uuid, fund_source text,
      fund_clause text, fund_because text)
    where l.person_id = t.person_id and l.claim_line_id = t.claim_line_id and l.fund_document is null
      and l.status in ('computed', 'frozen', 'not-entitled', 'incomplete')
      and (l.fund_source, l.fund_clause, l.fund_because) is distinct from (t.fund_source, t.fund_clause, t.fund_because)`.execute(
    tx,
  );
}

export interface PurseChoice {
  readonly choiceId: Uuid;
  readonly claimId: Uuid;
  readonly fromFundSource: string | null;
  readonly fundSource: string;
  readonly document: string;
  readonly chosenAt: Date;
}

/** What finance chose last for a claim; another person may have decided on it already. */
export async function lastChoice(tx: Tx, claimId: Uuid): Promise<PurseChoice | undefined> {
  const { rows } = await sql<PurseChoice>`
    select choice_id, claim_id, from_fund_source, fund_source, document, chosen_at from purse_choice
    where claim_id = ${claimId} order by chosen_at desc, choice_id desc limit 1`.execute(tx);
  return rows[0];
}

export async function insertChoice(tx: Tx, choice: PurseChoice, divisionPath: string): Promise<void> {
  await sql`insert into purse_choice (choice_id, claim_id, division_path, from_fund_source, fund_source, document, chosen_at)
    values (${choice.choiceId}, ${choice.claimId}, ${divisionPath}::ltree, ${choice.fromFundSource}, ${choice.fundSource},
      ${choice.document}, ${choice.chosenAt})`.execute(tx);
}

/** Gives lines of a locked claim the source that two people chose. */
export async function chooseFor(
  tx: Tx,
  lines: readonly { readonly personId: PersonId; readonly claimLineId: Uuid }[],
  purse: LinePurse & { readonly document: string },
): Promise<void> {
  await sql`update claim_line set fund_source = ${purse.fundSource}, fund_clause = ${purse.fundClause},
      fund_because = ${purse.fundBecause}, fund_document = ${purse.document}, version = version + 1
    where claim_line_id = any (${lines.map(({ claimLineId }) => claimLineId)}::uuid[])
      and person_id = any (${lines.map(({ personId }) => personId)}::bigint[])`.execute(tx);
}
