import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  organisationByCreditCode,
  organisationById,
  organisationDetailOf,
} from '../../registry/organisations/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, testResidentId, value } from '../../testing/classes-fixture.ts';
import { attendanceSheet } from '../../training/attendance/index.ts';
import { rosterOf } from '../../training/classes/index.ts';
import type { Cell, SheetRow } from '../workbooks/index.ts';
import { lawOfRegion } from './law.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { confirmBatch, stageBatch } from './service-batches.ts';
import { chooseForm } from './service-choice.ts';
import { contextOf } from './service-context.ts';
import { deleteRows, findRows, insertRows } from './store.ts';
import { batchDetail, rowPage } from './views.ts';
import { intakeWords } from './words.ts';

let county: ClaimFixture;
const claims = claimActs(() => county, nothingLater);
const words = intakeWords();

beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

type Rows = readonly (readonly (Cell | undefined)[])[];
const sheet = (name: string, rows: Rows): IntakeFile => ({
  file: `${name}.xlsx`,
  workbook: {
    format: 'xlsx',
    sheets: [
      {
        name,
        state: 'visible',
        merges: [],
        hiddenColumns: [],
        rows: rows.map((cells, i): SheetRow => ({ number: i + 1, hidden: false, cells })),
      },
    ],
  },
});
const HEAD = ['序号', '姓名', '身份证号码', '性别', '人员类别', '联系电话', '报名日期', '银行账号'];
const roster = (n: number, people: readonly (readonly [string, Cell])[]) =>
  sheet('花名册', [
    [`班期名称：保育员${n}班（人社培备〔2021〕00${n}号）`],
    HEAD,
    ...people.map(([name, id], i) => [
      String(i + 1),
      name,
      id,
      undefined,
      '农村转移就业劳动者',
      undefined,
      '2021-06-20',
    ]),
  ]);
const results = (n: number, people: readonly (readonly [string, Cell])[]) =>
  sheet('成绩与证书登记表', [
    [`班期名称：保育员${n}班（人社培备〔2021〕00${n}号）`],
    ['序号', '姓名', '身份证号码', '理论成绩', '实操成绩', '评定结果', '证书编号', '发证日期'],
    ...people.map(([name, id], i) => [String(i + 1), name, id, '80', '80', '合格']),
  ]);

async function stage(read: readonly IntakeFile[]) {
  const batchId = county.app.ids.uuid();
  const sent = read.map(({ file }) => ({ name: file, content: Buffer.from(file) }));
  value(
    await actAs(county.app, county.staff.handler, (act) => stageBatch(act, batchId, { sent, read }, words)),
  );
  return batchId;
}

async function shown(batchId: Uuid) {
  return readTx(county.app.db, county.staff.handler.scope, async (tx) => ({
    rows: ((await rowPage(tx, county.app.ciphers, batchId, { limit: 50 }))?.rows ?? []).map(
      ({ outcome, who, cells }) => ({ outcome, who, codes: cells.map(({ code }) => code) }),
    ),
    detail: await batchDetail(tx, county.staff.handler, batchId),
  }));
}

const confirmAs = (by: Actor, batchId: Uuid, read: readonly IntakeFile[]) =>
  actAs(county.app, by, (act) =>
    confirmBatch(act, { batchId, version: 1 }, read, { words, law: lawOfRegion(county.law.policies) }),
  );
const confirm = async (batchId: Uuid, read: readonly IntakeFile[]) =>
  value(await confirmAs(county.staff.handler, batchId, read));
const rosterSize = (classId: Uuid) =>
  readTx(county.app.db, county.staff.handler.scope, async (tx) => (await rosterOf(tx, classId)).length);

describe('a batch of workbooks', () => {
  test('shows the name of a refused row, and remembers its rounded number for every later file', async () => {
    await county.addClass([{}]);
    const number: Cell = { kind: 'number', text: '371526199003154000' };
    const first = await shown(await stage([roster(1, [['何小丽', number]])]));
    expect(first.rows).toMatchObject([{ outcome: 'refused', who: '何小丽', codes: ['id-number-rounded'] }]);
    const again = await shown(await stage([roster(1, [['何小丽', '371526199003154000']])]));
    expect(again.rows).toMatchObject([{ outcome: 'refused', codes: ['id-number-spoiled'] }]);
    // Control: whoever looks from outside the memory sees nothing wrong but the check digit.
    const context = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      contextOf(tx, county.app.ciphers),
    );
    const { isSpoiled: _memory, ...forgetful } = context;
    const plan = planIntake([roster(1, [['何小丽', '371526199003154000']])], forgetful, words);
    expect(plan.rows[0]?.cells.map(({ code }) => code)).not.toContain('id-number-spoiled');
  });

  test('counts the whole class, not only what came with the batch', async () => {
    await county.addClass([{}, {}, { present: 2, result: 'failed' }]);
    const batchId = await stage([roster(2, [['学员五十', testResidentId(50)]])]);
    expect((await shown(batchId)).detail?.classes).toEqual([
      { name: '保育员2班', enrolled: 4, trained: 2, certified: 2 },
    ]);
  });

  test('adds nobody to a class whose claim is approved, and says so in every form', async () => {
    const { classId } = await county.addClass([{}]);
    await claims.addBudget(500_000_00 as never);
    const [claim] = (await claims.compute({ classId })).claims;
    const newcomer = [['学员六十', testResidentId(60)]] as const;
    const files = [roster(3, newcomer), results(3, newcomer)];
    // Control: before the claim is confirmed the same files are taken.
    const before = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      contextOf(tx, county.app.ciphers),
    );
    expect(planIntake(files, before, words).rows.map(({ outcome }) => outcome)).not.toContain('refused');
    await claims.approve(claim?.claimId as Uuid);
    const size = await rosterSize(classId);
    const batchId = await stage(files);
    const refused = [
      { outcome: 'refused', codes: expect.arrayContaining(['roster-complete']) },
      { outcome: 'refused', codes: ['no-enrolment'] },
    ];
    expect((await shown(batchId)).rows).toMatchObject(refused);
    expect(await confirm(batchId, files)).toMatchObject({ counts: { refused: 2 } });
    expect((await shown(batchId)).rows).toMatchObject(refused);
    expect(await rosterSize(classId)).toBe(size);
  });

  test('refuses results of a person whose roster row clashes with another class', async () => {
    const { classId } = await county.addClass([{}]);
    const clashing = [['学员二', testResidentId(2)]] as const;
    const files = [roster(4, clashing), results(4, clashing)];
    const batchId = await stage(files);
    await confirm(batchId, files);
    expect((await shown(batchId)).rows.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(await rosterSize(classId)).toBe(1);
  });

  test('asks where a sheet may be two forms, and goes by what one of fifty says', async () => {
    const read = [
      sheet('表', [
        ['姓名', '身份证号', '补贴项目', '发放日期', '学籍状态', '学校'],
        ['学员七十', testResidentId(70), '职业培训补贴', '2021-03-01', '毕业', '第一中学'],
      ]),
    ];
    const batchId = await stage(read);
    const asked = (await shown(batchId)).detail;
    expect((await shown(batchId)).rows).toEqual([]);
    expect(asked?.sheets[0]).toMatchObject({ imported: false, candidates: ['education', 'subsidy-ledger'] });
    expect(asked?.allowed).toEqual(['intake.choose', 'intake.discard', 'intake.refused']);
    const choose = (form: 'education' | 'roster') =>
      actAs(county.app, county.staff.handler, (act) =>
        chooseForm(act, { batchId, version: 1, file: '表.xlsx', sheet: '表', form }, read, words),
      );
    // Control: a form that was not asked for.
    const wrong = await choose('roster');
    expect(wrong.ok ? '' : wrong.refusals[0]?.code).toBe('form-not-possible');
    const said = await Promise.all(Array.from({ length: 50 }, () => choose('education')));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = said.flatMap((one) => (one.ok ? [] : [one.refusals[0]?.code]));
    expect(new Set(codes)).toEqual(new Set(['version-conflict']));
    expect((await shown(batchId)).rows).toMatchObject([{ who: expect.stringContaining('学员七十') }]);
    const left = (await shown(batchId)).detail?.allowed;
    expect(left).toEqual(['intake.confirm', 'intake.discard', 'intake.refused']);
    const confirmed = value(
      await actAs(county.app, county.staff.handler, (act) =>
        confirmBatch(act, { batchId, version: 2 }, read, { words, law: lawOfRegion(county.law.policies) }),
      ),
    );
    expect(confirmed.status).toBe('confirmed');
  });

  test('keeps the rows of two tables beside each other apart', async () => {
    await county.addClass([{}]);
    const pair = ['姓名', '身份证号', '联系电话'];
    const read = [
      sheet('花名册', [
        ['班期名称：保育员5班（人社培备〔2021〕005号）'],
        ['序号', ...pair, '序号', ...pair],
        [
          '1',
          '学员八十',
          testResidentId(80),
          '13900000001',
          '2',
          '学员八一',
          testResidentId(81),
          '13900000002',
        ],
      ]),
    ];
    const batchId = await stage(read);
    const { rows } = await shown(batchId);
    expect(rows.map(({ who }) => who?.slice(0, 4))).toEqual(['学员八十', '学员八一']);
  });

  test('counts each line of a sign-in list on its own day', async () => {
    const { classId } = await county.addClass([{ present: 0 }]);
    const [known] = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      contextOf(tx, county.app.ciphers).then(({ enrolments }) => enrolments.slice(-1)),
    );
    if (!known) throw new Error('nobody is enrolled');
    const { name, idNumber } = known;
    const days = ['2021-06-28', '2021-06-29', '2021-06-30'];
    const list = (marks: readonly string[]) =>
      sheet('签到表', [
        [`班期名称：${known.class.name}`],
        ['日期', '姓名', '身份证号', '上午签到', '下午签到'],
        ...days.map((day, i) => [day, name, idNumber, marks[i], '√']),
      ]);
    const read = [list(['√', '×', '√'])];
    await confirm(await stage(read), read);
    const view = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      attendanceSheet(tx, classId),
    );
    const row = view?.rows.find((each) => each.name === name);
    const marked = Object.fromEntries(
      (view?.slots ?? []).map((slot, i) => [`${slot.day} ${slot.half}`, row?.marks[i]]),
    );
    expect(marked).toMatchObject({
      '2021-06-28 morning': 'present',
      '2021-06-29 morning': 'absent',
      '2021-06-29 afternoon': 'present',
      '2021-06-30 morning': 'present',
    });
  });

  test('takes the right to train from a registered institution only by two people', async () => {
    const stated = (name: string, creditCode: string) =>
      sheet('机构目录', [
        ['机构名称', '统一社会信用代码', '培训职业（工种）', '状态', '暂停日期', '暂停原因'],
        [name, creditCode, '保育员', '暂停', '2021-07-10', '市民热线反映虚假宣传'],
      ]);
    const importCatalogue = async (name: string, creditCode: string) => {
      const read = [stated(name, creditCode)];
      await confirm(await stage(read), read);
      return readTx(county.app.db, county.staff.handler.scope, async (tx) => {
        const known = await organisationByCreditCode(tx, creditCode as never);
        return (
          known &&
          organisationDetailOf(tx, county.staff.handler, known.organisationId, county.app.clock.today())
        );
      });
    };
    // New to the register: the catalogue says how it stands.
    const added = await importCatalogue('高唐县安颐康养职业培训学校', '52371526MA39150184');
    expect(added).toMatchObject({ status: 'suspended' });
    // On the register: one import proposes, and proposes once.
    const registered = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      organisationById(tx, county.institutionId),
    );
    if (!registered) throw new Error('the institution is missing');
    for (let times = 0; times < 2; times += 1)
      expect(await importCatalogue(registered.name, registered.creditCode)).toMatchObject({
        status: 'in-catalogue',
        suspensionProposed: { suspendedOn: '2021-07-10' },
      });
  });

  test('remarks a row that names another card than the one its person is paid to', async () => {
    await county.addClass([{}]);
    const withCard = (card: string) => {
      const head = sheet('花名册', [
        ['班期名称：保育员5班（人社培备〔2021〕005号）'],
        HEAD,
        ['1', '学员七十', testResidentId(70), undefined, '农村转移就业劳动者', undefined, '2021-06-20', card],
      ]);
      return [head];
    };
    const first = withCard('6228480402564890018');
    const batchId = await stage(first);
    expect((await shown(batchId)).rows[0]?.codes).not.toContain('account-waits');
    await confirm(batchId, first);
    // The control: the same card again is no other card.
    expect((await shown(await stage(first))).rows[0]?.codes).not.toContain('account-waits');
    const other = withCard('6228480402637874213');
    const second = await stage(other);
    expect((await shown(second)).rows).toMatchObject([{ codes: expect.arrayContaining(['account-waits']) }]);
    await confirm(second, other);
    expect((await shown(second)).rows).toMatchObject([
      { outcome: 'warned', codes: expect.arrayContaining(['account-waits']) },
    ]);
  });

  test('shows the class of every row, of a refused one too; rows stored without one only if no other can be', async () => {
    const of = async (batchId: Uuid) =>
      readTx(county.app.db, county.staff.handler.scope, async (tx) =>
        (await rowPage(tx, county.app.ciphers, batchId, { limit: 50 }))?.rows.map(
          ({ className }) => className,
        ),
      );
    const ones = (await of(await stage([roster(1, [['学员甲', testResidentId(61)]])]))) ?? [];
    const one = ones[0];
    expect(one).toMatch(/1班/);
    const two = await stage([
      {
        ...roster(1, [
          ['学员乙', testResidentId(62)],
          ['学员丙', '37152619900315'],
        ]),
        file: '一班.xlsx',
      },
      { ...roster(2, [['学员丁', testResidentId(63)]]), file: '二班.xlsx' },
    ]);
    expect(await of(two)).toEqual([one, one, expect.stringMatching(/2班/)]);
    const forget = (batchId: Uuid) =>
      actAs(county.app, county.staff.handler, async (act) => {
        const rows = await findRows(act.tx, batchId, {
          outcome: null,
          file: null,
          sheet: null,
          after: null,
          limit: 50,
        });
        await deleteRows(act.tx, batchId);
        await insertRows(
          act.tx,
          batchId,
          rows.map((row) => ({ ...row, className: null })),
        );
        return done(null);
      });
    const single = await stage([roster(1, [['学员乙', testResidentId(62)]])]);
    await forget(single);
    await forget(two);
    expect(await of(single)).toEqual([one]);
    expect(await of(two)).toEqual([null, null, null]);
  });
});
