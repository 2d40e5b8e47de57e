// Whether a county still says what it said: each check gives the faults it finds, so that a test can also show it red.

import {
  type DecryptedDetermination,
  determinationsOf,
  replay,
} from '../../src/benefits/determination/index.ts';
import { lawOfTexts, type Policies } from '../../src/law/policy/index.ts';
import { readTx } from '../../src/platform/db/index.ts';
import type { Ciphers, Uuid } from '../../src/platform/kernel/index.ts';
import { type County, digestOf, type Figures, figuresOf, lawTextsIn } from './figures.ts';

/** Figures that are not what they were, by name. */
export async function figureFaults(county: County, was: Figures): Promise<string[]> {
  const is = await figuresOf(county);
  const faults: string[] = [];
  for (const part of Object.keys(was) as (keyof Figures)[]) {
    const [before, now]: Readonly<Record<string, unknown>>[] = [was[part], is[part]];
    for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(now ?? {})]))
      if (JSON.stringify(before?.[name]) !== JSON.stringify(now?.[name])) faults.push(`${part} ${name}`);
  }
  return faults;
}

/** Determinations that are decided otherwise now, or cannot be opened, by the texts of law stored with them. */
export async function decisionFaults(county: County, was: Figures): Promise<string[]> {
  const { db, ciphers, policies } = county;
  const texts = await keptTexts(county);
  const laws = new Map<string, Policies>();
  return readTx(db, { kind: 'system' }, async (tx) => {
    const rows = await tx.selectFrom('determination').select(['determinationId', 'decisionCipher']).execute();
    const sound = rows
      .filter(({ determinationId: id, decisionCipher }) => opens(ciphers, id, decisionCipher))
      .map(({ determinationId }) => determinationId as Uuid);
    const opened = await determinationsOf(tx, ciphers, sound, policies);
    const faults: string[] = [];
    for (const [id, digest] of Object.entries(was.decisions)) {
      const determination = opened.get(id as Uuid);
      if (determination === undefined) {
        faults.push(`${id} does not open`);
        continue;
      }
      const law = laws.get(determination.pack) ?? keptLaw(texts, determination, policies);
      laws.set(determination.pack, law);
      const { again } = await replay(tx, determination, law);
      if (digestOf(again) !== digest) faults.push(`${id} is decided otherwise`);
    }
    return faults;
  });
}

function opens(ciphers: Ciphers, id: string, encrypted: Buffer): boolean {
  try {
    ciphers.decrypt(`determination.decision_cipher.${id}`, encrypted);
    return true;
  } catch {
    return false;
  }
}

async function keptTexts(county: County): Promise<ReadonlyMap<string, string>> {
  const client = await county.db.owner();
  try {
    return await lawTextsIn(client);
  } finally {
    await client.end();
  }
}

/** The law read from the stored texts even if the program has the same one loaded: old spellings are read for ever. */
function keptLaw(
  texts: ReadonlyMap<string, string>,
  { pack, policyId }: Pick<DecryptedDetermination, 'pack' | 'policyId'>,
  policies: Policies,
): Policies {
  const [own = '', ...layers] = pack.split('+');
  const text = (version: string) => {
    const found = texts.get(version);
    if (found === undefined) throw new Error(`the text of ${version} was not stored`);
    return found;
  };
  const law = lawOfTexts(policies, policyId, {
    pack: text(own),
    layers: layers.map((version) => ({ id: version.slice(0, version.indexOf('@')), text: text(version) })),
  });
  if (law.packs.get(policyId)?.version !== own) throw new Error(`${own} is read as another version`);
  return law;
}

/** Codes in the rows that the program no longer knows: events of the journal, statuses, notices. */
export async function codeFaults({ db, policies }: County): Promise<string[]> {
  const client = await db.owner();
  const column = async (statement: string) =>
    (await client.query<{ code: string }>(statement)).rows.map(({ code }) => code);
  try {
    const { events = {} } = policies.vocabulary.sections();
    const faults = (await column('select distinct event as code from journal_entry'))
      .filter((event) => events[event] === undefined)
      .map((event) => `event ${event}`);
    for (const notice of await column('select distinct policy_id as code from determination'))
      if (!policies.packs.has(notice)) faults.push(`notice ${notice}`);
    const fenced = await client.query<{ name: string; entity: string }>(
      `select c.relname as name, convert_from(substring(t.tgargs for octet_length(t.tgargs) - 1), 'UTF8') as entity
         from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
        where p.proname = 'status_fence' and t.tgnargs = 1`,
    );
    for (const { name, entity } of fenced.rows) {
      const unknown = await column(
        `select distinct status as code from ${name} except
         select unnest(array[from_status, to_status]) from status_transition where entity = '${entity}'`,
      );
      for (const status of unknown) faults.push(`${entity} ${status}`);
    }
    return faults;
  } finally {
    await client.end();
  }
}
