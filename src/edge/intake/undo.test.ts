import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreditCode, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { organisationByCreditCode } from '../../registry/organisations/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { CODES } from '../../testing/claim-stories-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, testResidentId, value } from '../../testing/classes-fixture.ts';
import { fileOf, importActs } from '../../testing/imports-fixture.ts';
import { attendanceSheet } from '../../training/attendance/index.ts';
import { classesNamed, rosterOf } from '../../training/classes/index.ts';
import { importsOfList } from './store-of-list.ts';

let county: ClaimFixture;
const claims = claimActs(() => county, nothingLater);
const { read, bring, propose, decide, detail, withdraw } = importActs(() => county);

beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

/** Filings of classes `from` to `until`, all on the same days. */
const filings = (from: number, until: number, days: readonly [string, string]) =>
  fileOf('开班备案汇总表', [
    ['开班备案汇总表'],
    [
      '序号',
      '班期名称',
      '开班备案号',
      '统一社会信用代码',
      '培训职业（工种）',
      '培训等级',
      '培训类别',
      '计划人数',
      '总课时',
      '开班日期',
      '结业日期',
      '批准日期',
    ],
    ...Array.from({ length: until - from + 1 }, (_, i) => [
      String(i + 1),
      `保育师${from + i}班`,
      `高人社培备〔2021〕${String(500 + from + i)}号`,
      CODES.institution,
      '保育师',
      '初级',
      '就业技能培训',
      '30',
      '80',
      ...days,
      '2021-08-01',
    ]),
  ]);
const roster = (n: number, people: readonly (readonly [string, string])[]) =>
  fileOf('花名册', [
    [`班期名称：保育师${n}班`],
    ['序号', '姓名', '身份证号码', '性别', '人员类别', '联系电话', '报名日期', '银行账号'],
    ...people.map(([name, id], i) => [
      String(i + 1),
      name,
      id,
      undefined,
      '农村转移就业劳动者',
      undefined,
      '2021-08-02',
    ]),
  ]);
const attendance = (n: number, people: readonly (readonly [string, string])[]) =>
  fileOf('考勤表', [
    [`班期名称：保育师${n}班`],
    ['序号', '姓名', '身份证号码', '9月1日上午', '9月1日下午', '9月2日上午', '9月2日下午'],
    ...people.map(([name, id], i) => [String(i + 1), name, id, '√', '√', '√', '√']),
  ]);

const days = (n: number) =>
  read(async (tx) => {
    const [found] = await classesNamed(tx, `保育师${n}班`);
    return found === undefined ? undefined : `${found.startOn} ${found.endOn}`;
  });
const classId = (n: number) =>
  read(async (tx) => (await classesNamed(tx, `保育师${n}班`))[0]?.classId as Uuid);
const PEOPLE = [
  ['学员甲', testResidentId(701)],
  ['学员乙', testResidentId(702)],
] as const;

describe('the undoing of an import', () => {
  test('gives forty classes their dates back at once, roster and all, by one proposal and one decision of fifty', async () => {
    await bring([filings(1, 40, ['2021-09-01', '2021-09-20']), roster(1, PEOPLE)]);
    const wrong = await bring([filings(1, 40, ['2022-09-01', '2022-09-20'])]);
    expect(await days(1)).toBe('2022-09-01 2022-09-20');
    const before = await detail(wrong);
    expect(before).toMatchObject({
      undo: {
        changes: expect.arrayContaining([
          { what: 'class', created: 0, changed: 40 },
          { what: 'enrolment', created: 0, changed: 2 },
        ]),
        blockers: [],
      },
      allowed: expect.arrayContaining(['intake.proposeUndo']),
    });
    const { handler, secondReviewer } = county.staff;
    const asked = await Promise.all(Array.from({ length: 50 }, () => propose(handler, wrong)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(asked.filter(({ ok }) => !ok).flatMap(codes))).toEqual(new Set(['batch-not-undoable']));
    expect((await detail(wrong, secondReviewer))?.allowed).toContain('intake.decideUndo');
    expect((await detail(wrong, handler))?.allowed).not.toContain('intake.decideUndo');
    expect(codes(await decide({ ...secondReviewer, personKey: handler.personKey }, wrong))).toEqual([
      'four-eyes',
    ]);
    expect(await days(40)).toBe('2022-09-01 2022-09-20');
    const decided = await Promise.all(Array.from({ length: 50 }, () => decide(secondReviewer, wrong)));
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    for (const n of [1, 20, 40]) expect(await days(n)).toBe('2021-09-01 2021-09-20');
    expect(await detail(wrong)).toMatchObject({
      status: 'undone',
      undo: {
        reason: '日期全部填错一年',
        proposedBy: handler.displayName,
        undoneBy: secondReviewer.displayName,
      },
      allowed: ['intake.refused'],
    });
    // The right form again is taken, and changes nothing.
    await bring([filings(1, 40, ['2021-09-01', '2021-09-20'])]);
  });

  test('is taken back by whoever proposed it alone, and nothing has changed', async () => {
    const batch = await bring([filings(60, 60, ['2021-09-01', '2021-09-02'])]);
    const { handler, secondReviewer } = county.staff;
    value(await propose(handler, batch));
    expect((await detail(batch, handler))?.allowed).toContain('intake.withdrawUndo');
    expect((await detail(batch, secondReviewer))?.allowed).not.toContain('intake.withdrawUndo');
    const other = await addActor(county.app, { role: 'county-handler', divisionCode: '371526' });
    expect(codes(await withdraw(other, batch))).toEqual(['not-own-proposal']);
    expect((await detail(batch, other))?.allowed).toEqual(
      expect.not.arrayContaining(['intake.withdrawUndo']),
    );
    expect(value(await withdraw(handler, batch)).status).toBe('confirmed');
    expect(await days(60)).toBe('2021-09-01 2021-09-02');
    expect(codes(await withdraw(handler, batch))).toEqual(['batch-not-undoable']);
    expect(codes(await decide(secondReviewer, batch))).toEqual(['batch-not-undoable']);
    // Another may propose it again, and the first may decide then.
    value(await propose(other, batch, 4));
    const turns = Array.from({ length: 50 }, (_, n) =>
      n % 2 === 0 ? withdraw(other, batch) : decide(n % 3 === 0 ? handler : secondReviewer, batch, 5),
    );
    expect((await Promise.all(turns)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('removes what was new, with the attendance that was sent, and leaves the people known', async () => {
    await bring([filings(50, 50, ['2021-09-01', '2021-09-02'])]);
    const people = [['学员丙', testResidentId(703)]] as const;
    const batch = await bring([roster(50, people), attendance(50, people)]);
    const id = await classId(50);
    expect(await read(async (tx) => (await rosterOf(tx, id)).length)).toBe(1);
    value(await propose(county.staff.handler, batch));
    value(await decide(county.staff.secondReviewer, batch));
    expect(await read(async (tx) => (await rosterOf(tx, id)).length)).toBe(0);
    expect((await read((tx) => attendanceSheet(tx, id)))?.slots).toEqual([]);
    await bring([roster(50, people)]);
    expect(await read(async (tx) => (await rosterOf(tx, id)).length)).toBe(1);
  });

  test('is refused while a later batch, a change on screen or a claim rests on it, and names it', async () => {
    const first = await bring([filings(60, 61, ['2021-09-01', '2021-09-20'])]);
    const second = await bring([filings(60, 60, ['2021-09-02', '2021-09-20'])]);
    const blocked = await detail(first);
    expect(blocked?.undo?.blockers).toMatchObject([{ link: { type: 'intake-batch', id: second } }]);
    expect(blocked?.allowed).not.toContain('intake.proposeUndo');
    expect(codes(await propose(county.staff.handler, first))).toEqual(['later-batch']);
    value(await propose(county.staff.handler, second));
    value(await decide(county.staff.secondReviewer, second));
    // Undone the later one first: now the way is free again.
    expect((await detail(first))?.undo?.blockers).toEqual([]);
    value(await propose(county.staff.handler, first));
    value(await decide(county.staff.secondReviewer, first, 3, 'returned'));
    expect(await detail(first)).toMatchObject({ status: 'confirmed' });
    expect(await days(61)).toBe('2021-09-01 2021-09-20');

    const { classId: claimed } = await county.addClass([{}]);
    const batch = await bring([
      fileOf('花名册', [
        ['班期名称：保育员1班（人社培备〔2021〕001号）'],
        ['序号', '姓名', '身份证号码', '性别', '人员类别', '联系电话', '报名日期', '银行账号'],
        ['1', '学员丁', testResidentId(704), undefined, '农村转移就业劳动者', undefined, '2021-06-20'],
      ]),
    ]);
    const [claim] = (await claims.compute({ classId: claimed })).claims;
    expect((await detail(batch))?.undo?.blockers).toMatchObject([
      { link: { type: 'claim', id: claim?.claimId } },
    ]);
    expect(codes(await propose(county.staff.handler, batch))).toEqual(['claim-rests-on-it']);
  });

  test('does nothing without the second signature, whoever calls the function (negative control)', async () => {
    const batch = await bring([filings(70, 70, ['2021-09-01', '2021-09-20'])]);
    value(await propose(county.staff.handler, batch));
    const { undoRows } = await import('./store-undo.ts');
    await expect(
      actAs(county.app, county.staff.secondReviewer, async (act) => {
        await undoRows(act.tx, batch);
        throw new Error('not reached');
      }),
    ).rejects.toThrow('intake_undo_two_people');
    expect(await days(70)).toBe('2021-09-01 2021-09-20');
    // A batch that changed nothing has nothing to undo.
    const same = await bring([filings(70, 70, ['2021-09-01', '2021-09-20'])]);
    expect(codes(await propose(county.staff.handler, same))).toEqual(['nothing-to-undo']);
  });
});

describe('the undoing of a catalogue and of a list', () => {
  const OTHER = '91371526MA3N4K5G2A';
  const firms = (...rows: readonly (readonly [string, string, string])[]) =>
    fileOf('企业名录', [
      ['企业名称', '统一社会信用代码', '划型', '企业类型', '所属行业'],
      ...rows.map(([name, code, size]) => [name, code, size, '企业', '制造业']),
    ]);
  const sizeOf = (creditCode: string) =>
    read(async (tx) => (await organisationByCreditCode(tx, creditCode as CreditCode))?.employerSize);

  test('gives a firm its size back and removes the one that was new', async () => {
    await bring([firms(['高唐县鲁岳机械有限公司', CODES.employer, '小型'])]);
    const wrong = await bring([
      firms(['高唐县鲁岳机械有限公司', CODES.employer, '大型'], ['高唐县同名机械有限公司', OTHER, '小型']),
    ]);
    expect(await sizeOf(CODES.employer)).toBe('large');
    expect((await detail(wrong))?.undo).toMatchObject({
      changes: [{ what: 'organisation', created: 1, changed: 1 }],
      blockers: [],
    });
    value(await propose(county.staff.handler, wrong));
    value(await decide(county.staff.secondReviewer, wrong));
    expect(await sizeOf(CODES.employer)).toBe('small');
    expect(await sizeOf(OTHER)).toBeUndefined();
  });

  const list = (from: string, ...people: readonly (readonly [string, string])[]) =>
    fileOf('以工代训人员花名册', [
      ['企业名称：高唐县鲁岳机械有限公司'],
      ['序号', '姓名', '身份证号码', '用工形式', '工作岗位', '首次参保时间', '补贴起始月', '补贴截止月'],
      ...people.map(([name, id], i) => [
        String(i + 1),
        name,
        id,
        '合同制',
        '装配',
        '2021-03-01',
        from,
        '2021-06',
      ]),
    ]);
  const monthsOf = async () => {
    const batch = await read((tx) =>
      sql<{ months: string[] }>`select e.months from work_for_training_entry e
        join person p on p.person_id = e.person_id where e.post = '装配' order by e.list_no`.execute(tx),
    );
    return batch.rows.map(({ months }) => months.length);
  };

  test('gives a list its months back and takes a newcomer off it, unless a claim rests on it', async () => {
    await bring([list('2021-04', ['学员戊', testResidentId(711)])]);
    const wrong = await bring([
      list('2021-05', ['学员戊', testResidentId(711)], ['学员己', testResidentId(712)]),
    ]);
    expect(await monthsOf()).toEqual([2, 2]);
    expect((await detail(wrong))?.undo?.changes).toEqual([{ what: 'listed-person', created: 1, changed: 1 }]);
    const listed = await read((tx) =>
      sql<{ listId: Uuid; personId: PersonId }>`select e.list_id, e.person_id from work_for_training_entry e
        where e.post = '装配' order by e.list_no`.execute(tx),
    );
    const people = listed.rows.map(({ personId }) => personId);
    const [last, first] = await read((tx) => importsOfList(tx, listed.rows[0]?.listId as Uuid, people));
    expect(last).toMatchObject({ batchId: wrong, status: 'confirmed' });
    expect(last?.changes.find(({ personId }) => personId === people[0])).toMatchObject({
      before: { post: '装配', months: ['2021-04', '2021-05', '2021-06'] },
      after: { post: '装配', months: ['2021-05', '2021-06'] },
    });
    expect(last?.changes.find(({ personId }) => personId === people[1])?.before).toBeNull();
    expect(first?.changes).toMatchObject([{ personId: people[0], before: null }]);
    value(await propose(county.staff.handler, wrong));
    value(await decide(county.staff.secondReviewer, wrong));
    expect(await monthsOf()).toEqual([3]);
    const again = await bring([
      list('2021-04', ['学员戊', testResidentId(711)], ['学员庚', testResidentId(713)]),
    ]);
    const { rows } = await read((tx) =>
      sql<{ listId: Uuid }>`select distinct e.list_id from work_for_training_entry e
      where e.post = '装配'`.execute(tx),
    );
    const [claim] = (await claims.compute({ listId: rows[0]?.listId as Uuid })).claims;
    expect((await detail(again))?.undo?.blockers).toMatchObject([
      { link: { type: 'claim', id: claim?.claimId } },
    ]);
    expect(codes(await propose(county.staff.handler, again))).toEqual(['claim-rests-on-it']);
  });
});
