import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '../src/edge/app/index.ts';
import { main } from '../src/edge/cli/index.ts';
import { readMigrations } from '../src/platform/db/migrate.ts';
import { verifyJournal } from '../src/platform/journal/index.ts';
import { openFolder } from './db-process.ts';
import { unpack } from './upgrade/archive.ts';
import { codeFaults, decisionFaults, figureFaults } from './upgrade/check.ts';
import { callAll, outputFaults } from './upgrade/command-line.ts';
import {
  FILES,
  fixtureNames,
  folderOf,
  layOutDirectory,
  layOutKeys,
  type Made,
  openCounty,
  readMade,
  setClock,
} from './upgrade/fixture.ts';
import { between, forge, without } from './upgrade/forge.ts';

// A county that an earlier program left, as a data directory and as a backup, is opened by this one: what it says stays
// to the fen, every decision is made again to the byte, the journal holds. See upgrade/README.md.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** A county that was opened, and what it said when it was left. */
interface Opened {
  readonly data: string;
  readonly app: App;
  readonly made: Made;
}

const names = await fixtureNames();
let base: string;

beforeAll(async () => {
  base = await openFolder('jilu-upgrade-');
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** Runs `jilu ...args` in this process, unheard; its exit status. */
async function jilu(args: readonly string[]): Promise<number> {
  const streams = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  process.exitCode = 0;
  try {
    await main(args);
    return process.exitCode;
  } finally {
    process.exitCode = 0;
    for (const stream of streams) stream.mockRestore();
  }
}

/** The checks that hold of every county, however it was opened. */
function saysWhatItSaid(county: () => Opened, folder: string): void {
  it('has every migration applied', async () => {
    const client = await county().app.db.owner();
    const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name');
    await client.end();
    const known = (await readMigrations()).map((file) => file.name);
    expect(rows.map((row) => row.name)).toEqual(known);
    expect(known).toContain(`${basename(folder)}.sql`);
  });

  it('has its sums to the fen, its rows, its texts of law and its encrypted texts', async () => {
    const { app, made } = county();
    expect(await figureFaults(app, made.figures)).toEqual([]);
  });

  it('makes every decision again to the byte, from the law that was stored with it', async () => {
    const { app, made } = county();
    expect(Object.keys(made.figures.decisions).length).toBeGreaterThan(0);
    expect(await decisionFaults(app, made.figures)).toEqual([]);
  });

  it('has an unbroken journal that reaches its anchors', async () => {
    const { app } = county();
    const report = await verifyJournal(app.db, app.ciphers, { anchorFile: app.anchorFile });
    expect(report).toMatchObject({ ok: true, faults: [] });
    expect(report.anchors).toBeGreaterThan(0);
  });

  it('holds no code that this program does not know', async () => {
    expect(await codeFaults(county().app)).toEqual([]);
  });
}

/** One statement by a forger. */
function changeIn(county: () => Opened) {
  return (table: string, statement: string, values: unknown[] = []) =>
    forge(county().app, table, (client) => client.query(statement, values));
}

/** Negative controls of what is stored with decisions. */
function noticesForgedDecisions(county: () => Opened): void {
  const faults = () => figureFaults(county().app, county().made.figures);
  const undecided = () => decisionFaults(county().app, county().made.figures);
  const change = changeIn(county);

  it('one bit of a stored decision: it is not decrypted', async () => {
    const [id = ''] = Object.keys(county().made.figures.decisions);
    const flip = () =>
      change(
        'determination',
        `update determination set decision_cipher = set_byte(decision_cipher, 60, get_byte(decision_cipher, 60) # 1)
          where determination_id = $1`,
        [id],
      );
    const red = async () => expect(await undecided()).toEqual([`${id} does not open`]);
    await between(flip(), red, flip);
  });

  it('a decision encrypted again, with the key, over one word more: its text is not the one that was left', async () => {
    const { app, made } = county();
    const [id = ''] = Object.keys(made.figures.decisions);
    const place = `determination.decision_cipher.${id}`;
    const { rows } = await change(
      'determination',
      'select decision_cipher as was from determination where determination_id = $1',
      [id],
    );
    const was: Buffer = rows[0].was;
    const replaceBy = (encrypted: Buffer) =>
      change('determination', 'update determination set decision_cipher = $2 where determination_id = $1', [
        id,
        encrypted,
      ]);
    const other = app.ciphers.decrypt(place, was).replace('"because":"', '"because":"又');
    const red = async () => expect(await faults()).toEqual([`decisions ${id}`]);
    await between(replaceBy(app.ciphers.encrypt(place, other)), red, () => replaceBy(was));
  });

  it('one yuan in a stored table of amounts: what was decided by it is decided otherwise', async () => {
    const swap = (from: number, to: number) =>
      change('law_text', 'update law_text set content = replace(content, $1, $2)', [
        `"amountFen":${from},`,
        `"amountFen":${to},`,
      ]);
    const red = async () => {
      expect((await faults()).filter((fault) => fault.startsWith('lawTexts'))).not.toEqual([]);
      expect((await undecided()).filter((fault) => fault.endsWith('is decided otherwise'))).not.toEqual([]);
    };
    await between(swap(60_000, 60_100), red, () => swap(60_100, 60_000));
  });
}

/** Negative controls of sums, codes and the journal. */
function noticesForgedRows(county: () => Opened): void {
  const faults = () => figureFaults(county().app, county().made.figures);
  const change = changeIn(county);

  it('one fen in a line of a claim: the claim and the lines have another sum', async () => {
    const add = (fen: number) =>
      change(
        'claim_line',
        `update claim_line set amount_fen = amount_fen + $1 where claim_line_id =
          (select claim_line_id from claim_line where status = 'paid' order by claim_line_id limit 1)`,
        [fen],
      );
    const red = async () => expect(await faults()).toEqual(['money claims', 'money lines']);
    await between(add(1), red, () => add(-1));
  });

  it('one fen in the ledger: an account has another balance', async () => {
    const add = (fen: number) =>
      change(
        'fund_posting',
        `update fund_posting set amount_fen = amount_fen + $1 where (entry_id, fund_account_id) =
          (select entry_id, fund_account_id from fund_posting order by entry_id, fund_account_id limit 1)`,
        [fen],
      );
    const red = async () => expect(await faults()).toEqual(['money ledger']);
    await between(add(1), red, () => add(-1));
  });

  it('a status and an event that this program does not know: both are named', async () => {
    const { app } = county();
    await without(app, 'status_transition', "'replaced' in (from_status, to_status)", async () => {
      expect(await codeFaults(app)).toEqual(['payment-order replaced']);
    });
    const rename = (from: string, to: string) =>
      change('journal_entry', 'update journal_entry set event = $2 where event = $1', [from, to]);
    const red = async () => expect(await codeFaults(app)).toEqual(['event objection-heard']);
    await between(rename('objection-raised', 'objection-heard'), red, () =>
      rename('objection-heard', 'objection-raised'),
    );
  });

  it('a journal cut at its end with its head set back: only the anchors reveal it', async () => {
    const { app, made } = county();
    const [chain = '', head = { seq: 0 }] = Object.entries(made.figures.journal)[0] ?? [];
    const verified = (anchors: string | null) => verifyJournal(app.db, app.ciphers, { anchorFile: anchors });
    const setHead = (seq: number) =>
      change(
        'journal_head',
        `update journal_head set seq = $2::bigint,
           mac = (select mac from journal_entry where chain = $1 and seq = $2::bigint) where chain = $1`,
        [chain, seq],
      );
    await without(app, 'journal_entry', `chain = '${chain}' and seq > ${head.seq - 3}`, async () => {
      await setHead(head.seq - 3);
      expect(await verified(null)).toMatchObject({ ok: true });
      const { ok, faults: found } = await verified(app.anchorFile);
      expect([ok, [...new Set(found.map(({ fault }) => fault))]]).toEqual([false, ['chain-cut']]);
    });
    await setHead(head.seq);
    expect(await verified(app.anchorFile)).toMatchObject({ ok: true });
  });
}

/** Negative control of the comparison of outputs. */
it('a column lost, and a key of JSON, from what the command line writes: each is missed', async () => {
  const [was, is] = ['was', 'is'].map((part) => join(base, `forged-${part}`)) as [string, string];
  const write = async (folder: string, files: Record<string, string>) => {
    await mkdir(folder, { recursive: true });
    for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  };
  const line = (decision: object) => `${JSON.stringify(decision)}\n`;
  await write(was, { 'a.csv': '甲,乙\n1,2\n', 'b.jsonl': line({ outcome: 'entitled', amountFen: 1 }) });
  await write(is, {
    'a.csv': '甲,乙\n1,3\n',
    'b.jsonl': line({ outcome: 'entitled', amountFen: 2, more: 1 }),
  });
  expect(await outputFaults(was, is, true)).toEqual(['a.csv', 'b.jsonl']);
  expect(await outputFaults(was, is, false)).toEqual([]);
  await write(is, { 'a.csv': '甲\n1\n', 'b.jsonl': line({ outcome: 'entitled', amount: 1 }) });
  expect(await outputFaults(was, is, false)).toEqual(['a.csv', 'b.jsonl']);
});

for (const name of names) {
  const folder = folderOf(name);

  // A cluster's files fit every Linux of 64 bits; elsewhere an owner moves by backup, which is tried below.
  describe.runIf(process.platform === 'linux')(`a data directory left by ${name}`, () => {
    let county: Opened;
    beforeAll(async () => {
      const data = join(base, `directory-${name}`);
      await layOutDirectory(folder, data);
      county = { data, app: await openCounty(data), made: await readMade(folder) };
    });
    afterAll(() => county?.app.close());

    saysWhatItSaid(() => county, folder);

    it('has its command line write what it wrote, and the run that was stopped goes on', async () => {
      const { app, made, data } = county;
      const calls = join(base, `calls-${name}`);
      await unpack(join(folder, FILES.commandLine), calls);
      const written = join(calls, 'again');
      await setClock(app, made.now);
      await callAll(data, { given: join(calls, 'given'), written }, jilu);
      const isSameLaw = Object.entries(made.packs).every(
        ([id, version]) => app.policies.packs.get(id)?.version === version,
      );
      expect(await outputFaults(join(calls, 'written'), written, isSameLaw)).toEqual([]);
    });
  });

  describe(`a backup left by ${name}`, () => {
    let county: Opened;
    beforeAll(async () => {
      const backup = join(base, `backup-${name}`);
      const data = join(base, `restored-${name}`);
      await unpack(join(folder, FILES.backup), backup);
      if ((await jilu(['restore', backup, '--data', data])) !== 0) throw new Error('not restored');
      await layOutKeys(folder, data);
      county = { data, app: await openCounty(data), made: await readMade(folder) };
    });
    afterAll(() => county?.app.close());

    saysWhatItSaid(() => county, folder);

    if (name !== names[0]) return;
    describe('forged', () => {
      noticesForgedDecisions(() => county);
      noticesForgedRows(() => county);
      afterEach(async () => {
        expect(await figureFaults(county.app, county.made.figures)).toEqual([]);
      });
    });
  });
}
