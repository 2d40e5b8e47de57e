import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { done, type PersonId, type ResidentId } from '../../platform/kernel/index.ts';
import { factsOf, idNumbersOf, personViews, registerPersons } from '../../registry/persons/index.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, testResidentId, value } from '../../testing/classes-fixture.ts';
import type { Sheet } from '../workbooks/index.ts';
import { lawOfRegion } from './law.ts';
import { planIntake } from './rules-plan.ts';
import { contextOf } from './service-context.ts';
import { importPlan } from './service-import.ts';
import { intakeWords } from './words.ts';

// An answer of another department that comes again, with a row that cannot be read.

let county: ClaimFixture;
let people: { personId: PersonId; name: string; idNumber: string }[];

beforeAll(async () => {
  county = await claimFixture();
  const { personIds } = await county.addClass([{}, {}, {}]);
  people = await readTx(county.app.db, county.staff.handler.scope, async (tx) => {
    const numbers = await idNumbersOf(tx, county.app.ciphers, personIds);
    const views = await personViews(tx, personIds);
    return personIds.map((personId) => ({
      personId,
      name: views.get(personId)?.name ?? '',
      idNumber: numbers.get(personId) ?? '',
    }));
  });
});
afterAll(() => county.app.db.close());

const person = (index: number) => people[index] as (typeof people)[number];
const STRANGER = ['王新民', '371526197611180037'] as const;

const LEDGER = ['姓名', '身份证号码', '补贴项目', '职业编码', '等级', '发放日期'];
const GRANT = ['职业培训补贴', '4-10-01-03', '五级工', '2020-11-20'];
const PAYROLL = ['姓名', '身份证号码', '是否财政供养'];

type Rows = readonly (readonly string[])[];
const sheet = (rows: Rows, state: Sheet['state'] = 'visible'): Sheet => ({
  name: `Sheet${state}`,
  state,
  merges: [],
  hiddenColumns: [],
  rows: rows.map((cells, i) => ({ number: i + 1, hidden: false, cells })),
});

async function send(file: string, ...sheets: Sheet[]) {
  return value(
    await actAs(county.app, county.staff.handler, async (act) => {
      const context = await contextOf(act.tx, act.ciphers);
      const read = [{ file: `${file}.xlsx`, workbook: { format: 'xlsx' as const, sheets } }];
      const plan = planIntake(read, context, intakeWords());
      value(await importPlan(act, lawOfRegion(county.law.policies), COUNTY, plan));
      return done(plan);
    }),
  );
}
const ledger = (rows: Rows) => send('补贴台账比对结果', sheet([LEDGER, ...rows]));
const hit = ({ name, idNumber }: { name: string; idNumber: string }) => [name, idNumber, ...GRANT];

/** How many earlier grants are known of each; undefined where nobody knows. */
async function grants() {
  const facts = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
    factsOf(
      tx,
      county.app.ciphers,
      people.map(({ personId }) => personId),
    ),
  );
  return people.map(({ personId }) => {
    const fact = facts.get(personId)?.find(({ kind }) => kind === 'subsidy-history');
    return fact?.kind === 'subsidy-history' ? fact.payload.items.length : undefined;
  });
}

describe('an answer of hits', () => {
  test('says no of whom it does not name (negative control)', async () => {
    await ledger([[...STRANGER, ...GRANT]]);
    expect(await grants()).toEqual([0, 0, 0]);
  });

  test('a later row with an unknown word takes an older no away', async () => {
    const plan = await ledger([[person(0).name, person(0).idNumber, '甲乙丙丁', ...GRANT.slice(1)]]);
    expect(plan.rows).toMatchObject([{ outcome: 'warned' }]);
    expect(await grants()).toEqual([undefined, 0, 0]);
  });

  test('the same file again changes nothing', async () => {
    const rows = async () =>
      (
        await readTx(county.app.db, county.staff.handler.scope, (tx) =>
          tx.selectFrom('personFact').select('factId').execute(),
        )
      ).length;
    const before = await rows();
    await ledger([[person(0).name, person(0).idNumber, '甲乙丙丁', ...GRANT.slice(1)]]);
    expect(await rows()).toBe(before);
    expect(await grants()).toEqual([undefined, 0, 0]);
  });

  test('a corrected row is a fact again', async () => {
    await ledger([hit(person(0))]);
    expect(await grants()).toEqual([1, 0, 0]);
  });

  test('a refused row leaves the people of its name unknown, the others not found', async () => {
    const plan = await ledger([
      hit(person(0)),
      [person(1).name, `${person(1).idNumber.slice(0, 17)}`, ...GRANT],
    ]);
    expect(plan.rows[1]?.outcome).toBe('refused');
    expect(await grants()).toEqual([1, undefined, 0]);
  });

  test('a row that names nobody leaves everybody without a hit unknown', async () => {
    const [personId] = value(
      await actAs(county.app, county.staff.handler, async (act) =>
        done(
          await registerPersons(
            act,
            [{ name: '新学员', idNumber: testResidentId(900) as ResidentId, confirmed: true }],
            { divisionPath: PATH, organisationId: null },
          ),
        ),
      ),
    );
    people.push({ personId: personId as PersonId, name: '新学员', idNumber: testResidentId(900) });
    const plan = await ledger([hit(person(0)), ['查无此人', '37152619', ...GRANT]]);
    expect(plan.sheets[0]?.reason).toMatch('有 1 行对应不到人员，这份回函不完整');
    expect(await grants()).toEqual([1, undefined, 0, undefined]);
  });

  test('a hidden sheet of hits leaves everybody without a hit unknown', async () => {
    const before = await grants();
    await send(
      '补贴台账比对结果',
      sheet([LEDGER, hit(person(0)), [...STRANGER, ...GRANT]]),
      sheet([LEDGER, hit(person(2))], 'hidden'),
    );
    expect(await grants()).toEqual(before);
  });

  test('a complete answer says no again (negative control)', async () => {
    const plan = await ledger([[...STRANGER, ...GRANT], hit(person(2))]);
    expect(plan.sheets[0]?.reason).toBe('');
    expect(await grants()).toEqual([0, 0, 1, 0]);
  });
});

describe('an answer person by person', () => {
  const onPayroll = async (index = 0) => {
    const { personId } = person(index);
    const facts = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      factsOf(tx, county.app.ciphers, [personId]),
    );
    const fact = facts.get(personId)?.find(({ kind }) => kind === 'public-payroll');
    return fact?.kind === 'public-payroll' ? fact.payload.onPayroll : undefined;
  };
  const answer = (word: string) =>
    send('财政供养比对结果', sheet([PAYROLL, [person(0).name, person(0).idNumber, word]]));

  test('a later unknown word takes the no away, and a later no gives it back', async () => {
    await answer('否');
    expect(await onPayroll()).toBe(false);
    await answer('甲乙丙丁');
    expect(await onPayroll()).toBeUndefined();
    await answer('不是');
    expect(await onPayroll()).toBe(false);
  });

  test('of two files in one import the unreadable one counts, also when both come again', async () => {
    const both = () =>
      actAs(county.app, county.staff.handler, async (act) => {
        const read = ['否', '甲乙丙丁'].map((word, i) => ({
          file: `财政供养比对结果${2 - i}.xlsx`,
          workbook: {
            format: 'xlsx' as const,
            sheets: [sheet([PAYROLL, [person(2).name, person(2).idNumber, word]])],
          },
        }));
        const plan = planIntake(read, await contextOf(act.tx, act.ciphers), intakeWords());
        return importPlan(act, lawOfRegion(county.law.policies), COUNTY, plan);
      });
    expect(await onPayroll(2)).toBe(false);
    for (let round = 0; round < 2; round++) {
      value(await both());
      expect(await onPayroll(2), `${round}`).toBeUndefined();
    }
  });
});
