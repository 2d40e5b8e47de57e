import { sql } from 'kysely';
import { copyIn, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Outcome, StandardApplied } from './contract.ts';
import type { FindingPattern } from './law.ts';

export interface DeterminationRow {
  readonly personId: PersonId;
  readonly determinationId: Uuid;
  readonly lineKey: string;
  readonly policyId: string;
  readonly pack: string;
  readonly benefit: string;
  readonly claimedOn: LocalDate;
  readonly outcome: Outcome;
  readonly amountFen: number;
  readonly unit: string | null;
  readonly quantity: number | null;
  readonly standard: StandardApplied | null;
  readonly lineCipher: Buffer;
  readonly decisionCipher: Buffer;
  readonly factsDigest: Buffer;
  /** Null in rows of the first form, whose amounts are in the encrypted input. */
  readonly amountsVersion: string | null;
  readonly pattern: string | null;
  readonly decidedAt: Date;
  readonly supersededBy: Uuid | null;
}

export type NewDetermination = Omit<DeterminationRow, 'supersededBy' | 'decidedAt'> & {
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
};

const COLUMNS = sql`person_id, determination_id, line_key, policy_id, pack, benefit, claimed_on, outcome, amount_fen, unit,
  quantity::float8 as quantity, standard, line_cipher, decision_cipher, facts_digest, amounts_version, pattern,
  decided_at, superseded_by`;

/** A line by person and key. */
export const lineName = (line: { readonly personId: PersonId; readonly lineKey: string }) =>
  `${line.personId} ${line.lineKey}`;

/** The current determinations of these lines, by `lineName`. */
export async function currentOf(
  tx: Tx,
  lines: readonly { readonly personId: PersonId; readonly lineKey: string }[],
): Promise<Map<string, DeterminationRow>> {
  const { rows } = await sql<DeterminationRow>`
    select ${COLUMNS} from determination
    where (person_id, line_key) in (select * from unnest(${lines.map((line) => line.personId)}::bigint[],
        ${lines.map((line) => line.lineKey)}::text[])) and superseded_by is null`.execute(tx);
  return new Map(rows.map((row) => [lineName(row), row]));
}

/** Adds determinations; each takes the place of the one named in `supersedes`, which stays as it was. */
export async function insertDeterminations(
  tx: Tx,
  rows: readonly (NewDetermination & { readonly supersedes: Uuid | null })[],
  decidedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await supersede(tx, rows);
  const values = rows.map((row) => ({
    person_id: row.personId,
    determination_id: row.determinationId,
    line_key: row.lineKey,
    division_path: row.divisionPath,
    organisation_id: row.organisationId,
    policy_id: row.policyId,
    pack: row.pack,
    benefit: row.benefit,
    claimed_on: row.claimedOn,
    outcome: row.outcome,
    amount_fen: row.amountFen,
    unit: row.unit,
    quantity: row.quantity,
    standard: row.standard,
    line_cipher: row.lineCipher.toString('hex'),
    decision_cipher: row.decisionCipher.toString('hex'),
    facts_digest: row.factsDigest.toString('hex'),
    amounts_version: row.amountsVersion,
    pattern: row.pattern,
  }));
  await sql`insert into determination (person_id, determination_id, line_key, division_path, organisation_id, policy_id,
      pack, benefit, claimed_on, outcome, amount_fen, unit, quantity, standard, line_cipher, decision_cipher,
      facts_digest, amounts_version, pattern, decided_at)
    select person_id, determination_id, line_key, division_path::ltree, organisation_id, policy_id, pack, benefit,
      claimed_on, outcome, amount_fen, unit, quantity, standard, decode(line_cipher, 'hex'),
      decode(decision_cipher, 'hex'), decode(facts_digest, 'hex'), amounts_version, pattern, ${decidedAt}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as t(person_id bigint, determination_id uuid, line_key text,
      division_path text, organisation_id uuid, policy_id text, pack text, benefit text, claimed_on date, outcome text,
      amount_fen bigint, unit text, quantity numeric, standard jsonb, line_cipher text, decision_cipher text,
      facts_digest text, amounts_version text, pattern text)`.execute(tx);
}

/** What is replaced goes first: only one determination of a line is current at a time. */
async function supersede(
  tx: Tx,
  rows: readonly (Pick<NewDetermination, 'personId' | 'determinationId'> & {
    readonly supersedes: Uuid | null;
  })[],
): Promise<void> {
  const replaced = rows.flatMap((row) =>
    row.supersedes === null
      ? []
      : [{ person_id: row.personId, old_id: row.supersedes, new_id: row.determinationId }],
  );
  if (replaced.length > 0)
    await sql`update determination d set superseded_by = t.new_id
      from jsonb_to_recordset(${JSON.stringify(replaced)}::jsonb) as t(person_id bigint, old_id uuid, new_id uuid)
      where d.person_id = t.person_id and d.determination_id = t.old_id and d.superseded_by is null`.execute(
      tx,
    );
}

const COPIED = [
  'personId',
  'determinationId',
  'lineKey',
  'divisionPath',
  'organisationId',
  'policyId',
  'pack',
  'benefit',
  'claimedOn',
  'outcome',
  'amountFen',
  'unit',
  'quantity',
  'standard',
  'lineCipher',
  'decisionCipher',
  'factsDigest',
  'amountsVersion',
  'pattern',
  'decidedAt',
] as const;

/** The same as insertDeterminations by COPY, for mass runs. */
export async function copyDeterminations(
  tx: Tx,
  rows: readonly (NewDetermination & { readonly supersedes: Uuid | null })[],
  decidedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await supersede(tx, rows);
  function* values() {
    for (const row of rows)
      yield [
        row.personId,
        row.determinationId,
        row.lineKey,
        row.divisionPath,
        row.organisationId,
        row.policyId,
        row.pack,
        row.benefit,
        row.claimedOn,
        row.outcome,
        row.amountFen,
        row.unit,
        row.quantity,
        row.standard === null ? null : JSON.stringify(row.standard),
        row.lineCipher,
        row.decisionCipher,
        row.factsDigest,
        row.amountsVersion,
        row.pattern,
        decidedAt,
      ];
  }
  await copyIn(tx, 'determination', COPIED, values());
}

export async function determinationsById(tx: Tx, ids: readonly Uuid[]): Promise<Map<Uuid, DeterminationRow>> {
  const { rows } = await sql<DeterminationRow>`
    select ${COLUMNS} from determination where determination_id = any (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.determinationId, row]));
}

/** Every determination ever made of one line, the newest first. */
export async function historyOfLine(
  tx: Tx,
  personId: PersonId,
  lineKey: string,
): Promise<DeterminationRow[]> {
  const { rows } = await sql<DeterminationRow>`
    select ${COLUMNS} from determination where person_id = ${personId} and line_key = ${lineKey}
    order by (superseded_by is null) desc, decided_at desc, determination_id desc`.execute(tx);
  return rows;
}

/** Stores the texts that decisions are made by; those that are there stay as they are. */
export async function insertLawTexts(
  tx: Tx,
  texts: readonly { readonly version: string; readonly content: string }[],
  recordedAt: Date,
): Promise<void> {
  for (const { version, content } of texts)
    await sql`insert into law_text (version, content, recorded_at) values (${version}, ${content}, ${recordedAt})
      on conflict (version) do nothing`.execute(tx);
}

export async function lawTexts(tx: Tx, versions: readonly string[]): Promise<Map<string, string>> {
  if (versions.length === 0) return new Map();
  const { rows } = await sql<{ version: string; content: string }>`
    select version, content from law_text where version = any (${[...versions]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.version, row.content]));
}

export async function insertPatterns(tx: Tx, patterns: readonly FindingPattern[]): Promise<void> {
  if (patterns.length === 0) return;
  const values = patterns.map(({ pattern, policyId, findings }) => ({
    pattern,
    policy_id: policyId,
    findings,
  }));
  await sql`insert into finding_pattern (pattern, policy_id, findings)
    select pattern, policy_id, findings from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as t(pattern text, policy_id text, findings jsonb)
    on conflict (pattern) do nothing`.execute(tx);
}

/** How many current decisions a clause carried in these days of claim, by verdict; `under` a division or anywhere. */
export async function countByClause(
  tx: Tx,
  days: { readonly from: LocalDate; readonly through: LocalDate },
  under: string | null,
): Promise<{ clause: string; verdict: 'met' | 'not-met' | 'unknown'; decisions: number }[]> {
  const { rows } = await sql<{
    clause: string;
    verdict: 'met' | 'not-met' | 'unknown';
    decisions: number;
  }>`select clause, verdict, decisions from clause_figures(${days.from}::date, ${days.through}::date,
    ${under}::ltree)`.execute(tx);
  return rows;
}
