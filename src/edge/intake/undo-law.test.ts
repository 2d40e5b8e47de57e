import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linesOf } from '../../benefits/claims/store.ts';
import type { Actor } from '../../platform/access/index.ts';
import { type LocalDate, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { factsOf, idNumbersOf, personViews } from '../../registry/persons/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { fileOf, importActs } from '../../testing/imports-fixture.ts';
import { undoRows } from './store-undo.ts';

let county: ClaimFixture;
let finance: Actor;
const claims = claimActs(() => county, nothingLater);
const { read, bring, propose, decide, detail } = importActs(() => county);
/** What changes amounts is confirmed, and its undoing decided, by finance. */
const bringLaw = (...[files, refused]: Parameters<typeof bring>) => bring(files, refused, finance);

beforeAll(async () => {
  county = await claimFixture();
  finance = await addActor(county.app, { role: 'finance', divisionCode: COUNTY });
});
afterAll(() => county.app.db.close());

/** Time goes on between one import and the next. */
let minute = 0;
beforeEach(() => {
  minute += 1;
  county.app.clock.set(`2021-08-20T03:${String(minute).padStart(2, '0')}:00Z`);
});

const undo = async (batchId: Uuid) => {
  value(await propose(county.staff.handler, batchId));
  return decide(county.staff.secondReviewer, batchId);
};

describe('the undoing of answers of departments', () => {
  let people: { personId: PersonId; name: string; idNumber: string }[];
  beforeAll(async () => {
    const { personIds } = await county.addClass([{}, {}]);
    people = await read(async (tx) => {
      const numbers = await idNumbersOf(tx, county.app.ciphers, personIds);
      const views = await personViews(tx, personIds);
      return personIds.map((personId) => ({
        personId,
        name: views.get(personId)?.name ?? '',
        idNumber: numbers.get(personId) ?? '',
      }));
    });
  });
  const person = (index: number) => people[index] as (typeof people)[number];
  /** Every answer is another file. */
  let sent = 0;
  const payroll = (...rows: readonly (readonly [number, string])[]) => {
    sent += 1;
    return fileOf(`财政供养比对结果${sent}`, [
      ['姓名', '身份证号码', '是否财政供养'],
      ...rows.map(([index, word]) => [person(index).name, person(index).idNumber, word]),
    ]);
  };
  const onPayroll = async (index: number, personIds: readonly PersonId[] = [person(index).personId]) => {
    const facts = await read((tx) => factsOf(tx, county.app.ciphers, personIds));
    const fact = facts.get(personIds[0] as PersonId)?.find(({ kind }) => kind === 'public-payroll');
    return fact?.kind === 'public-payroll' ? fact.payload.onPayroll : undefined;
  };
  const computed = async (): Promise<{ outcomes: string[] }> => {
    const { claimId } = await read((tx) =>
      tx
        .selectFrom('claimLine')
        .select('claimId')
        .where('personId', '=', person(0).personId)
        .executeTakeFirstOrThrow(),
    );
    const lines = await read((tx) => linesOf(tx, claimId as Uuid));
    return { outcomes: lines.map(({ outcome }) => outcome) };
  };

  test('gives back what was known before, and the same file may come again', async () => {
    expect(await onPayroll(0)).toBe(false);
    const file = payroll([0, '是'], [1, '是']);
    const wrong = await bring([file]);
    expect(await onPayroll(0)).toBe(true);
    expect((await detail(wrong))?.undo).toMatchObject({
      changes: [{ what: 'answer', created: 2, changed: 2 }],
      blockers: [],
    });
    value(await undo(wrong));
    expect([await onPayroll(0), await onPayroll(1)]).toEqual([false, false]);
    const again = await bring([file]);
    expect(await onPayroll(0)).toBe(true);
    value(await undo(again));
  });

  test('waits for the undoing of a later answer', async () => {
    const first = await bring([payroll([0, '是'])]);
    const second = await bring([payroll([0, '否'])]);
    expect(codes(await propose(county.staff.handler, first))).toEqual(['later-batch']);
    value(await undo(second));
    value(await undo(first));
    expect(await onPayroll(0)).toBe(false);
  });

  test('computes claims again that their maker still has', async () => {
    const wrong = await bring([payroll([0, '是'])]);
    const { classId } = await read(async (tx) =>
      tx
        .selectFrom('enrolment')
        .select('classId')
        .where('personId', '=', person(0).personId)
        .executeTakeFirstOrThrow(),
    );
    await claims.compute({ classId: classId as Uuid });
    expect((await computed()).outcomes.sort()).toEqual(['entitled', 'not-entitled']);
    value(await undo(wrong));
    expect((await computed()).outcomes).toEqual(['entitled', 'entitled']);
  });

  test('is refused while money is due by a claim that was decided since and handed in', async () => {
    const made = await county.addClass([{ silent: ['public-payroll'] }, {}]);
    const [first] = await read(async (tx) => {
      const numbers = await idNumbersOf(tx, county.app.ciphers, made.personIds);
      const views = await personViews(tx, made.personIds);
      return made.personIds.map((personId) => ({
        personId,
        name: views.get(personId)?.name ?? '',
        idNumber: numbers.get(personId) ?? '',
      }));
    });
    people.push(first as (typeof people)[number]);
    const answer = await bring([payroll([2, '否'])]);
    const [claim] = (await claims.compute({ classId: made.classId })).claims;
    const claimId = claim?.claimId as Uuid;
    expect((await detail(answer))?.undo?.blockers).toEqual([]);
    value(await propose(county.staff.handler, answer));
    await claims.confirm(claimId);
    const refused = await decide(county.staff.secondReviewer, answer);
    expect(codes(refused)).toEqual(['claim-decided-by-it']);
    expect((await detail(answer))?.undo?.blockers).toMatchObject([{ link: { type: 'claim', id: claimId } }]);
    expect(await onPayroll(2)).toBe(false);
  });

  test('opens no account for the dead, and lets the living be known as living again', async () => {
    const { name, idNumber, personId } = person(1);
    const wrong = await bring([
      fileOf('公安人口比对结果', [
        ['姓名', '身份证号码', '人员状态', '死亡日期', '比对日期'],
        [name, idNumber, '死亡', '2021-08-01', '2021-08-19'],
      ]),
    ]);
    const status = async () => {
      const facts = await read((tx) => factsOf(tx, county.app.ciphers, [personId]));
      const fact = facts.get(personId)?.find(({ kind }) => kind === 'population');
      return fact?.kind === 'population' ? fact.payload.status : undefined;
    };
    expect(await status()).toBe('dead');
    value(await undo(wrong));
    expect(await status()).toBe('normal');
  });
});

describe('the undoing of amounts and of the scarce list', () => {
  const amounts = (yuan: string, from = '2021-01-01') =>
    fileOf('补贴标准目录', [
      ['补贴项目', '职业编码', '等级', '证书类型', '补贴标准', '计量单位', '执行起始日', '执行截止日'],
      ['职业培训补贴', '6-31-01-03', '五级工', '职业技能等级证书', yuan, '人', from, '2021-12-31'],
    ]);
  const scarce = () =>
    fileOf('急需紧缺职业目录', [
      ['职业编码', '职业（工种）', '列入日'],
      ['6-31-01-03', '电工', '2021-01-01'],
    ]);
  const stored = (occupationCode = '6-31-01-03') =>
    read(async (tx) => ({
      amounts: (
        await tx
          .selectFrom('subsidyStandard')
          .select('amountFen')
          .where('occupationCode', '=', occupationCode)
          .execute()
      ).map(({ amountFen }) => amountFen),
      scarce: (
        await tx
          .selectFrom('scarceOccupation')
          .select('scarceId')
          .where('occupationCode', '=', occupationCode)
          .execute()
      ).length,
    }));

  test('removes what was new, by one of fifty decisions, so that the right amount can come', async () => {
    const wrong = await bringLaw([amounts('12000'), scarce()]);
    expect(await stored()).toEqual({ amounts: [1_200_000], scarce: 1 });
    expect((await detail(wrong))?.undo).toMatchObject({
      changes: [
        { what: 'scarce-occupation', created: 1, changed: 0 },
        { what: 'standard', created: 1, changed: 0 },
      ],
      blockers: [],
    });
    // The right amount clashes while the wrong one stands (negative control).
    await bringLaw([amounts('1200')], 1);
    value(await propose(county.staff.handler, wrong));
    expect(codes(await decide(county.staff.secondReviewer, wrong))).toEqual(['finance-signs']);
    const decided = await Promise.all(Array.from({ length: 50 }, () => decide(finance, wrong)));
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stored()).toEqual({ amounts: [], scarce: 0 });
    await bringLaw([amounts('1200')]);
    expect(await stored()).toEqual({ amounts: [120_000], scarce: 0 });
  });

  test('needs the second signature, and nobody deletes such a row otherwise (negative control)', async () => {
    const batch = await bringLaw([scarce()]);
    value(await propose(county.staff.handler, batch));
    await expect(
      claims.as(county.staff.secondReviewer, async (act) => {
        await undoRows(act.tx, batch);
        throw new Error('not reached');
      }),
    ).rejects.toThrow('intake_undo_two_people');
    await expect(
      claims.as(county.staff.secondReviewer, async (act) => {
        await sql`select set_config('app.undone_origin', ${batch}, true)`.execute(act.tx);
        await act.tx.deleteFrom('scarceOccupation').where('occupationCode', '=', '6-31-01-03').execute();
        throw new Error('not reached');
      }),
    ).rejects.toThrow('only what a policy version has set may go');
    expect((await stored()).scarce).toBe(1);
  });

  test('is refused while a claim that was handed in was decided by such an amount', async () => {
    const from: LocalDate = localDate('2021-01-01');
    const batch = await bringLaw([
      fileOf('补贴标准目录', [
        ['补贴项目', '职业编码', '等级', '证书类型', '补贴标准', '计量单位', '执行起始日', '执行截止日'],
        ['职业培训补贴', '4-10-01-03', '四级工', '职业技能等级证书', '1200', '人', from, '2021-12-31'],
      ]),
    ]);
    // The same amount as another row's: which of the two decided is not known, so neither goes.
    const { classId } = await county.addClass([{}]);
    const [claim] = (await claims.compute({ classId })).claims;
    expect((await detail(batch))?.undo?.blockers).toEqual([]);
    await claims.confirm(claim?.claimId as Uuid);
    expect((await detail(batch))?.undo?.blockers).toMatchObject([
      { link: { type: 'claim', id: claim?.claimId } },
    ]);
    expect(codes(await propose(county.staff.handler, batch))).toEqual(['claim-decided-by-it']);
  });
});
