import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, type IdentityNumber, localDate, type Uuid } from '../../platform/kernel/index.ts';
import { actAs, codes, testResidentId, value } from '../../testing/classes-fixture.ts';
import {
  cardOf,
  type HouseholdFixture,
  householdFixture,
  OTHER_VILLAGE,
  VILLAGE,
} from '../../testing/households-fixture.ts';
import type { DutyRow } from './ports.ts';
import { decideConflict, reopenConflict } from './service-conflicts.ts';
import { applyDutyList, compareDutyList } from './service-duty.ts';
import { conflictPage, dutyListPage, dutyPersonPage, householdPage } from './views.ts';

let f: HouseholdFixture;
beforeAll(async () => {
  f = await householdFixture();
});
afterAll(() => f.app.db.close());

/** A person of a list: number, name, household, village. */
const row = (
  n: number,
  name: string,
  listHousehold: string,
  villageCode: string | null = VILLAGE,
): Omit<DutyRow, 'rowNo'> => ({
  idNumber: testResidentId(n) as IdentityNumber,
  idToBeConfirmed: false,
  name,
  listHousehold,
  headName: null,
  relation: null,
  listVillage: villageCode === OTHER_VILLAGE ? '后屯村' : '前屯村',
  villageCode,
  recognisedOn: localDate('2018-06-01'),
});
const listed = (day: string, rows: readonly Omit<DutyRow, 'rowNo'>[]) => ({
  kind: 'lifted' as const,
  countyCode: '371526',
  listedOn: localDate(day),
  source: '测试名单',
  rows: rows.map((each, rowNo) => ({ ...each, rowNo })),
});
const compare = (day: string, rows: readonly Omit<DutyRow, 'rowNo'>[]) =>
  actAs(f.app, f.staff.handler, async (act) => done(await compareDutyList(act, listed(day, rows))));
const apply = (day: string, rows: readonly Omit<DutyRow, 'rowNo'>[]) =>
  actAs(f.app, f.staff.handler, (act) => applyDutyList(act, listed(day, rows)));
const conflicts = (by: Actor = f.staff.handler) =>
  readTx(f.app.db, by.scope, (tx) => conflictPage({ tx, actor: by }, { limit: 50 }));
const standing = (by: Actor = f.staff.handler) =>
  readTx(f.app.db, by.scope, (tx) => dutyPersonPage(tx, { limit: 100, standing: 'now' }));
const decide = (conflictId: string, decision: 'kept-ours' | 'took-theirs' | 'sent-back', version = 1) =>
  actAs(f.app, f.staff.handler, (act) =>
    decideConflict(act, { conflictId: conflictId as Uuid, version, decision, reason: '问过村会计' }),
  );

const reopen = (conflictId: string, version: number) =>
  actAs(f.app, f.staff.handler, (act) =>
    reopenConflict(act, { conflictId: conflictId as Uuid, version, reason: '上次问错了人' }),
  );

const first = [
  row(100, '付大山', 'A1'),
  row(101, '付小山', 'A1'),
  row(102, '卢二', 'A2', OTHER_VILLAGE),
  ...Array.from({ length: 10 }, (_, i) => row(110 + i, `路人${i}`, `B${i}`)),
];

describe('a list of the department of rural revitalisation', () => {
  it('is compared before it is applied, and nothing is written by that', async () => {
    expect(value(await compare('2021-03-01', first))).toMatchObject({
      added: 13,
      changed: 0,
      unchanged: 0,
      gone: 0,
      conflicts: 0,
      refusal: undefined,
    });
    expect((await standing()).total).toBe(0);
    const drafts = await readTx(f.app.db, { kind: 'system' }, async (tx) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from duty_draft`.execute(
        tx,
      );
      return rows[0]?.count;
    });
    expect(drafts).toBe(0);
  });

  it('brings people onto the list and makes a card for each of its households', async () => {
    value(await apply('2021-03-01', first));
    expect((await standing()).total).toBe(13);
    const page = await readTx(f.app.db, f.staff.handler.scope, (tx) =>
      householdPage(tx, { limit: 50, words: 'A1' }),
    );
    expect(page.rows).toMatchObject([
      { listNumber: 'A1', members: 2, headName: '付大山', villageName: '前屯村' },
    ]);
    // Each village sees its own.
    expect((await standing(f.otherHelper)).total).toBe(1);
  });

  it('changes nothing when it comes again', async () => {
    expect(value(await compare('2021-03-01', first))).toMatchObject({
      unchanged: 13,
      added: 0,
      changed: 0,
      gone: 0,
    });
    value(await apply('2021-03-01', first));
    expect((await standing()).total).toBe(13);
    const lists = await readTx(f.app.db, f.staff.handler.scope, (tx) => dutyListPage(tx, { limit: 10 }));
    expect(lists.rows[0]).toMatchObject({ unchanged: 13, added: 0, gone: 0 });
  });

  it('ends whoever it no longer names, and takes in whoever is new', async () => {
    const second = [...first.slice(0, 12), row(130, '新来的', 'C1')];
    expect(value(await compare('2021-04-01', second))).toMatchObject({ added: 1, gone: 1, unchanged: 12 });
    const { listId } = value(await apply('2021-04-01', second));
    const of = (change: 'added' | 'gone') =>
      readTx(f.app.db, f.staff.handler.scope, (tx) =>
        dutyPersonPage(tx, { limit: 10, list: listId, change }),
      );
    expect((await of('added')).rows.map(({ person }) => person.name)).toEqual(['新来的']);
    expect((await of('gone')).rows).toMatchObject([{ person: { name: '路人9' }, untilOn: '2021-04-01' }]);
  });

  it('is refused when it is older than the last, or half of it', async () => {
    expect(codes(await apply('2021-01-01', first))).toEqual(['duty-list-older']);
    expect(codes(await apply('2021-05-01', first.slice(0, 3)))).toEqual(['duty-list-short']);
    expect(value(await compare('2021-05-01', first.slice(0, 3))).refusal?.code).toBe('duty-list-short');
  });
});

describe('what a list and the record have differently', () => {
  const base = [...first.slice(0, 12), row(130, '新来的', 'C1')];
  const others = (...rows: Omit<DutyRow, 'rowNo'>[]) => [
    ...base.filter((each) => !rows.some(({ idNumber }) => idNumber === each.idNumber)),
    ...rows,
  ];
  const open = async () => (await conflicts()).rows.filter(({ status }) => status === 'open');

  it('another village waits for a person: ours stays until theirs is taken', async () => {
    const moved = others(row(102, '卢二', 'A2', VILLAGE));
    expect(value(await compare('2021-05-01', moved))).toMatchObject({ changed: 1, conflicts: 1 });
    value(await apply('2021-05-01', moved));
    const [conflict] = await open();
    expect(conflict).toMatchObject({ kind: 'other-village', ours: '后屯村', theirs: '前屯村' });
    expect((await standing(f.otherHelper)).total).toBe(1);
    // One of many decides.
    const id = conflict?.conflictId as string;
    const raced = await Promise.all(Array.from({ length: 50 }, () => decide(id, 'took-theirs')));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await standing(f.otherHelper)).total).toBe(0);
    expect(codes(await reopen(id, 2))).toEqual(['conflict-stands']);
    expect(value(await compare('2021-05-02', moved))).toMatchObject({ unchanged: 13, conflicts: 0 });
  });

  it('another household: she goes over when theirs is taken', async () => {
    const moved = others(row(102, '卢二', 'A2', VILLAGE), row(101, '付小山', 'A2', VILLAGE));
    value(await apply('2021-05-03', moved));
    const [conflict] = await open();
    expect(conflict).toMatchObject({ kind: 'other-household', person: { name: '付小山' } });
    value(await decide(conflict?.conflictId as string, 'took-theirs'));
    const page = await readTx(f.app.db, f.staff.handler.scope, (tx) =>
      householdPage(tx, { limit: 50, words: 'A' }),
    );
    expect(page.rows.map(({ listNumber, members }) => [listNumber, members])).toEqual([
      ['A1', 1],
      ['A2', 2],
    ]);
  });

  it('another name is not entered, and is never taken from the list', async () => {
    const renamed = [
      ...others(row(102, '卢二', 'A2', VILLAGE), row(101, '付小山', 'A2', VILLAGE)),
      row(200, '名单的名', 'D1'),
    ];
    await cardOf(f, 200, '登记的名');
    expect(value(await compare('2021-05-04', renamed)).rows.at(-1)?.conflicts).toMatchObject([
      { kind: 'other-name', ours: '登记的名', theirs: '名单的名' },
    ]);
    value(await apply('2021-05-04', renamed));
    expect((await standing()).total).toBe(13);
    const [conflict] = await open();
    const id = conflict?.conflictId as string;
    expect(codes(await decide(id, 'took-theirs'))).toEqual(['name-by-two']);
    value(await decide(id, 'kept-ours'));
    expect(codes(await decide(id, 'kept-ours', 2))).toEqual(['conflict-decided']);
    expect((await standing()).total).toBe(14);
    // She stands on the list now: that is not decided otherwise.
    expect(codes(await reopen(id, 2))).toEqual(['conflict-stands']);
  });

  it('sent back: the next list is compared again', async () => {
    const lists = [
      ...others(row(102, '卢二', 'A2', VILLAGE), row(101, '付小山', 'A2', VILLAGE)),
      row(200, '名单的名', 'D1'),
    ];
    const wrong = lists.map((each) =>
      each.name === '付大山' ? { ...each, ...row(100, '付大山', 'A1', OTHER_VILLAGE) } : each,
    );
    value(await apply('2021-05-05', wrong));
    const [conflict] = await open();
    value(await decide(conflict?.conflictId as string, 'sent-back'));
    expect(value(await compare('2021-05-06', wrong))).toMatchObject({ conflicts: 1 });
    expect(value(await compare('2021-05-06', lists))).toMatchObject({ conflicts: 0 });
  });

  it('is opened again when it was decided by mistake, once, unless a later list raised it again', async () => {
    const [sentBack] = (await conflicts()).rows.filter(({ status }) => status === 'sent-back');
    const id = sentBack?.conflictId as string;
    expect(sentBack?.allowed).toEqual(['dutyLists.reopen']);
    const wrong = others(
      row(102, '卢二', 'A2', VILLAGE),
      row(101, '付小山', 'A2', VILLAGE),
      row(100, '付大山', 'A1', OTHER_VILLAGE),
    );
    value(await apply('2021-05-07', wrong));
    const [raised] = await open();
    expect(codes(await reopen(id, 2))).toEqual(['conflict-open-again']);
    value(await decide(raised?.conflictId as string, 'kept-ours'));
    expect(codes(await reopen(id, 1))).toEqual(['version-conflict']);
    const raced = await Promise.all(Array.from({ length: 50 }, () => reopen(id, 2)));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await open()).map(({ conflictId }) => conflictId)).toEqual([id]);
  });
});
