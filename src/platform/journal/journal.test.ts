import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database-fixture.ts';
import { readTx, withTx, writeBackup } from '../db/index.ts';
import { fixedClock, nationalCiphers, systemIds } from '../kernel/index.ts';
import { openAnchors } from './anchors.ts';

import type { JournalEvent } from './contract.ts';
import { canonicalJson, chainOf, withoutNumbers } from './rules.ts';
import { appendJournal, eventsOf, listEvents } from './service.ts';
import { headsOfSnapshot, selectAllHeads } from './store.ts';
import { checkTails, verifyJournal } from './verify.ts';

const clock = fixedClock('2021-09-01T01:00:00.123Z');
const ids = systemIds(clock);
const keysOf = (fill: number) => ({
  sealing: new Uint8Array(32).fill(fill),
  blindIndex: new Uint8Array(32).fill(fill + 1),
  journal: new Uint8Array(32).fill(fill + 2),
});
const ciphers = nationalCiphers(keysOf(1), (bytes) => bytes.fill(7));
const app = { clock, ciphers };

const COUNTY = 'd37.d15.d26';
const event = (objectId: string, more: Partial<JournalEvent> = {}): JournalEvent => ({
  event: 'class-submitted',
  outcome: 'done',
  objectType: 'training-class',
  objectId,
  accountId: ids.uuid(),
  personKey: 'zhang',
  role: 'county-handler',
  divisionPath: COUNTY,
  organisationId: null,
  detail: { zeta: 1, alpha: [1.5, { b: null, a: '班' }] },
  ...more,
});

describe('words', () => {
  it('names the chain by the county, the prefecture, the province, or system', () => {
    expect(['d37.d15.d26', 'd37.d15', 'd37', null, 'x'].map(chainOf)).toEqual([
      '371526',
      '371500',
      '370000',
      'system',
      'system',
    ]);
  });

  it('writes the same value the same way, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  it('masks a valid citizen number in free words and leaves other digits alone', () => {
    expect(withoutNumbers('核对 11010519491231002X 一人')).toBe('核对 110105********002X 一人');
    expect(withoutNumbers('110105194912310021 S11010519491231002X')).toBe(
      '110105194912310021 S11010519491231002X',
    );
  });
});

describe('the record on PostgreSQL', () => {
  let db: TestDatabase;
  let owner: pg.Client;
  let folder: string;
  let anchorFile: string;

  const append = (...events: JournalEvent[]) =>
    withTx(db, { kind: 'system' }, (tx) => appendJournal(tx, app, ...events));
  const verify = () => verifyJournal(db, ciphers, { anchorFile });

  beforeAll(async () => {
    db = await createTestDatabase();
    owner = await db.owner();
    folder = await mkdtemp(join(tmpdir(), 'jilu-journal-'));
  });
  afterAll(async () => {
    await owner?.end();
    await db?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  let round = 0;
  beforeEach(async () => {
    // What the owner may do, and what the verifier is there for.
    await owner.query('alter table journal_entry disable trigger user, no force row level security');
    await owner.query('truncate journal_entry, journal_head, journal_anchor_head');
    round += 1;
    anchorFile = join(folder, `anchors-${round}.jsonl`);
    for (let i = 1; i <= 6; i++) await append(event(`c-${i}`), event(`s-${i}`, { divisionPath: null }));
    await (await openAnchors(anchorFile, { db, clock, ciphers })).anchor();
  });

  it('holds when nobody touched it (negative control of every case below)', async () => {
    expect(await verify()).toMatchObject({ ok: true, links: 12, faultCount: 0, anchors: 2 });
  });

  const tamperings: Record<string, { fault: string; statements: string[] }> = {
    'an edited event': {
      fault: 'altered',
      statements: ["update journal_entry set event = 'x' where seq = 3"],
    },
    'an edited detail': {
      fault: 'altered',
      statements: [
        `update journal_entry set detail = detail || '{"zeta": 2}' where seq = 3 and chain = '371526'`,
      ],
    },
    'an instant moved by a microsecond': {
      fault: 'altered',
      statements: ["update journal_entry set at = at + interval '1 microsecond' where seq = 6"],
    },
    'another person inserted': {
      fault: 'altered',
      statements: ["update journal_entry set person_key = 'li' where seq = 1"],
    },
    'a reason taken from nothing to empty': {
      fault: 'altered',
      statements: ["update journal_entry set reason = '' where seq = 2"],
    },
    'a deleted line': { fault: 'missing', statements: ['delete from journal_entry where seq = 4'] },
    'a deleted first line': { fault: 'missing', statements: ['delete from journal_entry where seq = 1'] },
    'an invented line': {
      fault: 'altered',
      statements: [
        `insert into journal_entry select chain, 7, at, event, outcome, account_id, person_key, role, division_path,
           organisation_id, object_type, 'invented', reason, detail, request_id, mac, mac
         from journal_entry where seq = 6`,
        'update journal_head set seq = 7',
      ],
    },
    'two lines swapped': {
      fault: 'altered',
      statements: [
        'update journal_entry set seq = 99 where seq = 2',
        'update journal_entry set seq = 2 where seq = 3',
        'update journal_entry set seq = 3 where seq = 99',
      ],
    },
    'a line moved to another chain': {
      fault: 'altered',
      statements: ["update journal_entry set chain = 'system', seq = 7 where chain = '371526' and seq = 6"],
    },
    'a cut tail': { fault: 'head-differs', statements: ['delete from journal_entry where seq = 6'] },
    'a cut tail with the head adjusted': {
      fault: 'chain-cut',
      statements: [
        'delete from journal_entry where seq = 6',
        'update journal_head h set seq = 5, mac = (select mac from journal_entry e where e.chain = h.chain and seq = 5)',
      ],
    },
    'a chain taken away whole': {
      fault: 'chain-cut',
      statements: [
        "delete from journal_entry where chain = 'system'",
        "delete from journal_head where chain = 'system'",
      ],
    },
    'everything emptied': { fault: 'chain-cut', statements: ['truncate journal_entry, journal_head'] },
    'a head taken away': {
      fault: 'head-missing',
      statements: ["delete from journal_head where chain = 'system'"],
    },
  };

  for (const [name, { fault, statements }] of Object.entries(tamperings)) {
    it(`finds ${name}`, async () => {
      for (const statement of statements) await owner.query(statement);
      const report = await verify();
      expect(report.ok).toBe(false);
      expect(report.faults.map((found) => found.fault)).toContain(fault);
    });
  }

  it('finds a whole rewrite by someone who knows the form but not the key', async () => {
    await owner.query('truncate journal_entry, journal_head');
    const stranger = nationalCiphers(keysOf(50), (bytes) => bytes.fill(7));
    for (let i = 1; i <= 6; i++)
      await withTx(db, { kind: 'system' }, (tx) =>
        appendJournal(
          tx,
          { clock, ciphers: stranger },
          event(`c-${i}`),
          event(`s-${i}`, { divisionPath: null }),
        ),
      );
    const faults = (await verify()).faults.map((found) => found.fault);
    expect(faults).toContain('altered');
    expect(faults).toContain('anchor-differs');
  });

  it('finds an old database that was restored and continued with the key', async () => {
    await append(event('later'));
    await (await openAnchors(anchorFile, { db, clock, ciphers })).anchor();
    await owner.query("delete from journal_entry where chain = '371526' and seq = 7");
    await owner.query(
      "update journal_head set seq = 6, mac = (select mac from journal_entry where chain = '371526' and seq = 6) where chain = '371526'",
    );
    await append(event('another history'));
    expect((await verify()).faults.map((found) => found.fault)).toEqual(['anchor-differs']);
  });

  it('knows at a glance whether key and last links fit', async () => {
    expect(await checkTails(db, ciphers)).toEqual({ chains: 2, broken: [] });
    const stranger = nationalCiphers(keysOf(50), (bytes) => bytes.fill(7));
    expect(await checkTails(db, stranger)).toEqual({ chains: 2, broken: ['371526', 'system'] });
    await owner.query("delete from journal_entry where chain = 'system' and seq = 6");
    expect(await checkTails(db, ciphers)).toEqual({ chains: 2, broken: ['system'] });
  });

  it('finds forged and missing anchors', async () => {
    const text = await readFile(anchorFile, 'utf8');
    await writeFile(anchorFile, text.replace('"system":[6', '"system":[5'));
    expect((await verify()).faults.map((found) => found.fault)).toContain('anchor-forged');
    await rm(anchorFile);
    expect((await verify()).faults.map((found) => found.fault)).toContain('anchor-missing');
  });

  it('finds any single-column edit of any line', async () => {
    const edits: Record<string, string> = {
      at: "at - interval '1 second'",
      event: "event || 'x'",
      outcome: "case outcome when 'done' then 'viewed' else 'done' end",
      account_id: 'null',
      person_key: "coalesce(person_key, '') || 'x'",
      role: 'null',
      division_path: "'d37'",
      organisation_id: "'018f0000-0000-7000-8000-000000000001'",
      object_type: "object_type || 'x'",
      object_id: "object_id || 'x'",
      reason: "coalesce(reason, '') || 'x'",
      detail: "'{}'",
      request_id: "'018f0000-0000-7000-8000-000000000001'",
      previous_mac: 'sha256(previous_mac)',
      mac: 'sha256(mac)',
    };
    for (const [column, value] of Object.entries(edits)) {
      const seq = 1 + (column.length % 6);
      await owner.query(`update journal_entry set ${column} = ${value} where chain = '371526' and seq = $1`, [
        seq,
      ]);
      expect((await verify()).ok, column).toBe(false);
      await owner.query('truncate journal_entry, journal_head');
      for (let i = 1; i <= 6; i++) await append(event(`c-${i}`), event(`s-${i}`, { divisionPath: null }));
      await owner.query('truncate journal_anchor_head');
      anchorFile = join(folder, `anchors-${round}-${column}.jsonl`);
      await (await openAnchors(anchorFile, { db, clock, ciphers })).anchor();
      expect((await verify()).ok).toBe(true);
    }
  });

  it('never forks a chain under 50 writers', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        withTx(
          db,
          { kind: 'system' },
          (tx) =>
            appendJournal(tx, app, event(`w-${i}`, { divisionPath: i % 2 ? COUNTY : null }), event(`v-${i}`)),
          { idempotent: true },
        ),
      ),
    );
    expect(await verify()).toMatchObject({ ok: true, links: 112 });
  });

  it('loses the line with the act that is rolled back', async () => {
    await expect(
      withTx(db, { kind: 'system' }, async (tx) => {
        await appendJournal(tx, app, event('gone'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await readTx(db, { kind: 'system' }, (tx) => eventsOf(tx, 'training-class', 'gone'))).toEqual([]);
    expect((await verify()).ok).toBe(true);
  });

  it('shows the lines of one thing to its division alone, and pages newest first', async () => {
    const of = (path: string) =>
      readTx(db, { kind: 'division', path }, (tx) => eventsOf(tx, 'training-class', 'c-1'));
    expect(await of(COUNTY)).toMatchObject([
      { objectId: 'c-1', event: 'class-submitted', detail: { zeta: 1 } },
    ]);
    expect(await of('d37')).toHaveLength(1);
    expect(await of('d37.d15.d25')).toEqual([]);
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await readTx(db, { kind: 'division', path: COUNTY }, (tx) =>
        listEvents(tx, after === undefined ? { limit: 5 } : { limit: 5, after }),
      );
      seen.push(...page.rows.filter((row) => row.chain === '371526').map((row) => row.seq));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('lets the app role add and nothing else', async () => {
    for (const statement of [
      "update journal_entry set event = 'x'",
      'delete from journal_entry',
      'truncate journal_entry',
      'delete from journal_head',
      'alter table journal_entry disable trigger user',
    ])
      await expect(db.appPool.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
  });

  it('stops its owner from changing history by accident', async () => {
    await owner.query('alter table journal_entry enable trigger user');
    await expect(owner.query("update journal_entry set event = 'x'")).rejects.toThrow('append_only');
    await expect(owner.query('delete from journal_entry')).rejects.toThrow('append_only');
  });

  it('is named by its heads in a backup', async () => {
    await append(event('a'), event('b'), event('c', { divisionPath: null }));
    const manifest = await writeBackup(db, join(folder, 'backup'), { journalHeads: headsOfSnapshot });
    const heads = await readTx(db, { kind: 'system' }, selectAllHeads);
    expect(manifest.journalHeads).toEqual(heads.map((head) => ({ ...head, mac: head.mac.toString('hex') })));
    expect(manifest.journalHeads.length).toBeGreaterThan(1);
  });
});
