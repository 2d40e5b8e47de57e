import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database-fixture.ts';
import { readTx, withTx } from '../db/index.ts';
import { fixedClock, nationalCiphers } from '../kernel/index.ts';
import { openAnchors } from './anchors.ts';
import type { JournalEvent } from './contract.ts';
import { canonicalJson, parsePrintedHead } from './rules.ts';
import { appendJournal, headToPrint } from './service.ts';
import { verifyJournal } from './verify.ts';

const clock = fixedClock('2021-09-01T01:00:00.123Z');
const keys = {
  sealing: new Uint8Array(32).fill(1),
  blindIndex: new Uint8Array(32).fill(2),
  journal: new Uint8Array(32).fill(3),
};
const ciphers = nationalCiphers(keys, (bytes) => bytes.fill(7));
const COUNTY = 'd37.d15.d26';
const event = (objectId: string, divisionPath: string | null = COUNTY): JournalEvent => ({
  ...{ event: 'class-submitted', outcome: 'done', objectType: 'training-class', objectId },
  ...{ accountId: null, personKey: null, role: null, organisationId: null, divisionPath },
});

describe('an anchor file', () => {
  let db: TestDatabase;
  let owner: pg.Client;
  let folder: string;
  let anchorFile: string;
  let round = 0;

  const append = (...events: JournalEvent[]) =>
    withTx(db, { kind: 'system' }, (tx) => appendJournal(tx, { clock, ciphers }, ...events));
  const verify = () => verifyJournal(db, ciphers, { anchorFile });

  beforeAll(async () => {
    db = await createTestDatabase();
    owner = await db.owner();
    folder = await mkdtemp(join(tmpdir(), 'jilu-anchors-'));
    // What the owner may do, and what the verifier is there for.
    await owner.query('alter table journal_entry disable trigger user, no force row level security');
  });
  afterAll(async () => {
    await owner?.end();
    await db?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    await owner.query('truncate journal_entry, journal_head, journal_anchor_head');
    round += 1;
    anchorFile = join(folder, `anchors-${round}.jsonl`);
    for (let i = 1; i <= 6; i++) await append(event(`c-${i}`), event(`s-${i}`, null));
    await anchor();
    for (const name of ['second', 'third']) {
      await append(event(name));
      await anchor();
    }
  });

  const kinds = async () => (await verify()).faults.map((found) => found.fault);
  const anchor = async () => (await openAnchors(anchorFile, { db, clock, ciphers })).anchor();
  const lines = async () => (await readFile(anchorFile, 'utf8')).trimEnd().split('\n');
  const rewrite = (kept: readonly string[]) =>
    writeFile(anchorFile, kept.map((line) => `${line}\n`).join(''));

  it('holds while nothing is taken from it (negative control)', async () => {
    expect(await lines()).toHaveLength(3);
    expect(await verify()).toMatchObject({ ok: true, anchors: 4 });
  });

  it('that was emptied is found, and still after the next start has written on', async () => {
    await rewrite([]);
    expect(await kinds()).toEqual(['anchor-missing']);
    await append(event('fourth'));
    await anchor();
    expect(await kinds()).toEqual(['anchor-cut']);
  });

  it('whose last line was cut is found, and still after the next start has written on', async () => {
    await rewrite((await lines()).slice(0, -1));
    expect(await kinds()).toEqual(['anchor-cut']);
    await append(event('fourth'));
    await anchor();
    expect(await kinds()).toEqual(['anchor-cut']);
  });

  it('with a line taken out of its middle, or two changed over, is found', async () => {
    const [first = '', second = '', third = ''] = await lines();
    await rewrite([first, third]);
    expect(await kinds()).toContain('anchor-cut');
    await rewrite([second, first, third]);
    expect(await kinds()).toContain('anchor-cut');
  });

  it('goes on from the form without numbers', async () => {
    const unnumbered = (at: string, heads: object) => {
      const mac = ciphers.journalMac(Buffer.from(canonicalJson(['jilu-anchor-1', at, heads]), 'utf8'));
      return JSON.stringify({ at, heads, mac: mac.toString('hex') });
    };
    const { heads } = JSON.parse((await lines())[0] ?? '') as { heads: object };
    await owner.query('truncate journal_anchor_head');
    await rewrite([unnumbered('2026-01-01T00:00:00.000Z', heads)]);
    await append(event('fourth'));
    await anchor();
    expect(await verify()).toMatchObject({ ok: true });
    await rewrite([(await lines())[1] ?? '', unnumbered('2026-01-01T00:00:00.000Z', heads)]);
    expect(await kinds()).toContain('anchor-cut');
  });

  it('set back together with the database contradicts what was printed', async () => {
    const printedText = await readTx(db, { kind: 'system' }, (tx) => headToPrint(tx, COUNTY));
    const printed = [parsePrintedHead(printedText ?? '')].filter((head) => head !== undefined);
    expect(printed).toMatchObject([{ chain: '371526', seq: 8 }]);
    expect(await verifyJournal(db, ciphers, { anchorFile, printed })).toMatchObject({
      ok: true,
      unchecked: [],
    });
    // Anchors, their count and the chain as they were before the last two acts.
    await rewrite((await lines()).slice(0, 1));
    await owner.query('truncate journal_anchor_head');
    await owner.query("delete from journal_entry where chain = '371526' and seq > 6");
    await owner.query(
      "update journal_head set seq = 6, mac = (select mac from journal_entry where chain = '371526' and seq = 6) where chain = '371526'",
    );
    const alone = await verify();
    expect(alone).toMatchObject({ ok: true });
    expect(alone.unchecked.join()).toContain('流水校验码');
    const cut = await verifyJournal(db, ciphers, { anchorFile, printed });
    expect(cut.faults.map(({ fault }) => fault)).toEqual(['chain-cut']);
    for (const name of ['other', 'history', 'now']) await append(event(name));
    const rewritten = await verifyJournal(db, ciphers, { anchorFile, printed });
    expect(rewritten.faults.map(({ fault }) => fault)).toEqual(['printed-differs']);
  });

  it('says which links no anchor covers yet', async () => {
    await append(event('fourth'), event('fifth'));
    expect((await verify()).unchecked[0]).toContain('最后 2 条');
    expect((await verifyJournal(db, ciphers, { anchorFile: null })).unchecked[0]).toContain(
      '没有查看锚定文件',
    );
  });
});
