// What a county's database says, to the fen and to the byte: written beside a fixture when it is made, compared later.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { determinationsOf } from '../../src/benefits/determination/index.ts';
import type { Policies } from '../../src/law/policy/index.ts';
import { type Database, readTx } from '../../src/platform/db/index.ts';
import type { Ciphers, Uuid } from '../../src/platform/kernel/index.ts';

/** What figures are read from. */
export interface County {
  readonly db: Database;
  readonly ciphers: Ciphers;
  readonly policies: Policies;
}

type Row = Readonly<Record<string, string | null>>;

/** One digest a thing, by its key. */
type Digests = Readonly<Record<string, string>>;

export interface Figures {
  /** Sums and counts by what people call them; numbers as text, amounts in fen. */
  readonly money: Readonly<Record<string, readonly Row[]>>;
  /** Rows of the tables that a county fills itself. */
  readonly rows: Readonly<Record<string, number>>;
  /** The last link of each chain. */
  readonly journal: Readonly<Record<string, { readonly seq: number; readonly mac: string }>>;
  /** How often each event is in the journal. */
  readonly events: Readonly<Record<string, number>>;
  readonly lawTexts: Digests;
  /** The encrypted text of each determination. */
  readonly decisions: Digests;
  /** What it was decided from. */
  readonly inputs: Digests;
  /** The sentences of decisions that a mass run stored without any. */
  readonly explanations: Digests;
}

const MONEY: Readonly<Record<string, string>> = {
  claims: `select c.number, c.benefit, c.status, count(*)::text as lines, sum(l.amount_fen)::text as fen
    from claim c join claim_line l using (claim_id) group by c.claim_id order by c.number`,
  lines: `select benefit, status, count(*)::text as lines, sum(amount_fen)::text as fen
    from claim_line group by benefit, status order by benefit, status`,
  decisions: `select benefit, outcome, (superseded_by is null)::text as standing, count(*)::text as decisions,
      sum(amount_fen)::text as fen
    from determination group by 1, 2, 3 order by 1, 2, 3`,
  publications: `select p.number, p.status, count(*)::text as lines, sum(l.amount_fen)::text as fen
    from publication p join publication_line l using (publication_id) group by p.publication_id order by p.number`,
  payments: `select b.number as batch, b.status as batch_status, o.number, o.status, o.amount_fen::text as fen,
      (select sum(l.amount_fen) from payment_order_line l where l.order_id = o.order_id)::text as lines_fen
    from payment_batch b join payment_order o using (batch_id) order by o.number`,
  budgets: `select fund_source, year::text, appropriated_fen::text as appropriated, reserved_fen::text as reserved,
      paid_fen::text as paid
    from fund_budget order by fund_source, year`,
  ledger: `select b.fund_source, b.year::text, a.kind, count(p.*)::text as postings,
      coalesce(sum(p.amount_fen), 0)::text as fen
    from fund_account a join fund_budget b using (budget_id) left join fund_posting p using (fund_account_id)
    group by 1, 2, 3 order by 1, 2, 3`,
  policyVersions: `select number, status, effective_on::text as day, changes::text from policy_version order by number`,
  massRuns: `select number, status, person_done::text as persons, line_count::text as lines,
      written_count::text as written
    from mass_run order by number`,
};

const COUNTED =
  `person person_fact person_tie person_bank_account organisation training_class class_session enrolment
  attendance_submission assessment_result certificate work_for_training_entry approval_case approval_step claim
  claim_line claim_signal claim_block objection determination finding_pattern fund_entry fund_posting bank_return
  policy_setting subsidy_standard account`.split(/\s+/);

/** The digest of a text: enough of it that no two texts of a county share one. */
export const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** The figures of a county as its database holds them now. Reads as the owner of the tables, so nothing is out of scope. */
export async function figuresOf(county: County): Promise<Figures> {
  const client = await county.db.owner();
  try {
    return {
      money: await moneyOf(client),
      rows: await rowsOf(client),
      ...(await journalOf(client)),
      lawTexts: await lawTextsOf(client),
      ...(await determinationsIn(client, county.ciphers)),
      explanations: await explanationsOf(county),
    };
  } finally {
    await client.end();
  }
}

async function moneyOf(client: pg.Client): Promise<Figures['money']> {
  const found: Record<string, readonly Row[]> = {};
  for (const [name, statement] of Object.entries(MONEY))
    found[name] = (await client.query<Row>(statement)).rows;
  return found;
}

async function rowsOf(client: pg.Client): Promise<Figures['rows']> {
  const found: Record<string, number> = {};
  for (const table of COUNTED) {
    const { rows } = await client.query<{ count: string }>(`select count(*)::text as count from ${table}`);
    found[table] = Number(rows[0]?.count);
  }
  return found;
}

async function journalOf(client: pg.Client): Promise<Pick<Figures, 'journal' | 'events'>> {
  const heads = await client.query<{ chain: string; seq: string; mac: string }>(
    `select chain, seq::text, encode(mac, 'hex') as mac from journal_head order by chain`,
  );
  const events = await client.query<{ event: string; count: string }>(
    'select event, count(*)::text as count from journal_entry group by event order by event',
  );
  return {
    journal: Object.fromEntries(heads.rows.map(({ chain, seq, mac }) => [chain, { seq: Number(seq), mac }])),
    events: Object.fromEntries(events.rows.map(({ event, count }) => [event, Number(count)])),
  };
}

/** The texts of law by version. */
export async function lawTextsIn(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ version: string; content: string }>(
    'select version, content from law_text order by version',
  );
  return new Map(rows.map(({ version, content }) => [version, content]));
}

async function lawTextsOf(client: pg.Client): Promise<Digests> {
  return Object.fromEntries(
    [...(await lawTextsIn(client))].map(([version, content]) => [version, digestOf(content)]),
  );
}

/** Opened by the cipher alone: no code that reads or writes decisions has touched these texts. */
async function determinationsIn(
  client: pg.Client,
  ciphers: Ciphers,
): Promise<Pick<Figures, 'decisions' | 'inputs'>> {
  const { rows } = await client.query<{ id: string; line_cipher: Buffer; decision_cipher: Buffer }>(
    'select determination_id as id, line_cipher, decision_cipher from determination order by determination_id',
  );
  const digests = (column: 'line_cipher' | 'decision_cipher') =>
    Object.fromEntries(
      rows.map((row) => [
        row.id,
        digestOf(ciphers.decrypt(`determination.${column}.${row.id}`, row[column])),
      ]),
    );
  return { decisions: digests('decision_cipher'), inputs: digests('line_cipher') };
}

async function explanationsOf({ db, ciphers, policies }: County): Promise<Digests> {
  return readTx(db, { kind: 'system' }, async (tx) => {
    const ids = await tx.selectFrom('determination').select('determinationId').execute();
    const opened = await determinationsOf(
      tx,
      ciphers,
      ids.map((row) => row.determinationId as Uuid),
      policies,
    );
    const sentences = (findings: readonly { readonly because: string }[]) =>
      findings.map(({ because }) => because).join('\n');
    return Object.fromEntries(
      [...opened.values()]
        .filter(({ original }) => original.findings.some(({ because }) => because === ''))
        .map(({ determinationId, decision }) => [determinationId, digestOf(sentences(decision.findings))])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
  });
}
