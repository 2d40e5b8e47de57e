import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { bankAccountInUse, setBankAccount, upsertOrganisation } from '../organisations/index.ts';
import { addBankAccounts, bankAccountsOf, registerPersons } from '../persons/index.ts';
import { changedParts, isHolder } from './rules.ts';
import {
  proposeAccount,
  registerAccount,
  registerPersonAccounts,
  reviewAccount,
  unmaskAccount,
} from './service.ts';
import { withdrawAccount } from './service-withdraw.ts';
import { changeViews } from './views.ts';

const COUNTY = '371526';
const county = { kind: 'division', path: divisionPathOf(COUNTY) } as const;
const NAME = '山东鲁岳重型机械有限公司';
const OLD = '6222020200001234567';
const NEW = '6222020200001234575';

let app: TestApp;
let staff: Staff;
let organisationId: Uuid;
const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(app, actor, work);

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, async (tx) => {
    await seedWorkingDays(tx);
    await sql`insert into division (division_code, name, level, path, source)
      values (${COUNTY}, '高唐县', 'county', ${county.path}::ltree, 'test')`.execute(tx);
  });
  staff = await addStaff(app, COUNTY);
});
afterAll(() => app.db.close());

let firms = 0;
/** A firm with an account in its own name. */
async function firm(name = NAME): Promise<Uuid> {
  firms += 1;
  const creditCode = `91371526MA3N4K5G${String(firms).padStart(2, '0')}` as never;
  return value(
    await as(staff.handler, async (act) => {
      const made = await upsertOrganisation(act, {
        name,
        creditCode,
        kind: 'employer',
        divisionCode: COUNTY,
        source: 'test',
      });
      if (!made.ok) return made;
      await setBankAccount(act, {
        organisationId: made.value.organisationId,
        bankName: '高唐农商行',
        accountName: name,
        number: OLD,
      });
      return done(made.value.organisationId);
    }),
  );
}

const proposed = (change: Partial<Parameters<typeof proposeAccount>[1]> = {}) => ({
  organisationId,
  personId: null,
  bankName: '高唐农商行',
  accountNumber: NEW,
  reason: '企业来函更正账号',
  document: '企业 2021-06-10 来函',
  source: 'test',
  ...change,
});
const propose = (change: Partial<Parameters<typeof proposeAccount>[1]> = {}, by: Actor = staff.finance) =>
  as(by, (act) => proposeAccount(act, proposed(change)));
const review = (
  changeId: Uuid,
  decision: 'passed' | 'returned' | 'rejected' = 'passed',
  by: Actor = staff.secondReviewer,
) => as(by, (act) => reviewAccount(act, changeId, { version: 1, decision, opinion: '与来函核对' }));
const inUse = () => readTx(app.db, county, (tx) => bankAccountInUse(tx, app.ciphers, organisationId));
const changes = () =>
  readTx(app.db, county, (tx) =>
    changeViews({ tx, ciphers: app.ciphers }, staff.secondReviewer, app.clock.today(), {
      status: null,
      after: null,
      limit: 100,
    }),
  );

describe("a payee's account", () => {
  it('is changed by two people, in the registered name, old beside new', async () => {
    organisationId = await firm();
    const { changeId } = value(await propose());
    expect((await inUse())?.number).toBe(OLD);
    const [shown] = (await changes()).rows;
    expect(shown).toMatchObject({
      payeeName: NAME,
      old: { holder: NAME, bankName: '高唐农商行', last4: '4567' },
      new: { holder: NAME, bankName: '高唐农商行', last4: '4575' },
      changed: ['account'],
      reason: '企业来函更正账号',
      status: 'open',
      allowed: ['payees.reviewAccount'],
    });
    expect(JSON.stringify(await changes())).not.toContain(NEW);
    const twin = { ...staff.secondReviewer, personKey: staff.finance.personKey };
    expect(codes(await review(changeId, 'passed', twin))).toEqual(['four-eyes']);
    for (const acting of [
      await actingFor(app, staff.finance, staff.secondReviewer),
      await actingFor(app, staff.auditor, staff.finance),
    ])
      expect(codes(await review(changeId, 'passed', acting))).toEqual(['four-eyes']);
    value(await review(changeId));
    expect(await inUse()).toMatchObject({ number: NEW, accountName: NAME });
    expect((await changes()).rows[0]?.steps.map(({ step, decision }) => [step, decision])).toEqual([
      ['prepare', 'prepared'],
      ['approve', 'passed'],
    ]);
  });

  it('stays as it is when the second person does not agree', async () => {
    organisationId = await firm();
    const { changeId } = value(await propose());
    value(await review(changeId, 'rejected'));
    expect((await inUse())?.number).toBe(OLD);
    expect(codes(await review(changeId))).toEqual(['version-conflict']);
  });

  it('is refused when nothing changes, when it is no number, and while another change waits', async () => {
    organisationId = await firm();
    expect(codes(await propose({ accountNumber: OLD }))).toEqual(['account-unchanged']);
    expect(codes(await propose({ accountNumber: '1 2 3 4 5 6' }))).toEqual(['account-number-faulty']);
    expect(codes(await propose({ organisationId: app.ids.uuid() }))).toEqual(['not-found']);
    value(await propose());
    expect(codes(await propose({ accountNumber: '6222020200009999999' }))).toEqual([
      'account-change-waiting',
    ]);
  });

  it('is not stored over an account that came in between', async () => {
    organisationId = await firm();
    const { changeId } = value(await propose());
    value(
      await as(staff.handler, async (act) =>
        done(
          await setBankAccount(act, {
            organisationId,
            bankName: '高唐农商行',
            accountName: NAME,
            number: '6222020200009999999',
          }),
        ),
      ),
    );
    expect(codes(await review(changeId))).toEqual(['account-changed-meanwhile']);
    value(await review(changeId, 'returned'));
  });

  it('is proposed and decided once, by however many', async () => {
    organisationId = await firm();
    const proposals = await Promise.all(Array.from({ length: 50 }, () => propose()));
    const [made] = proposals.filter((result) => result.ok);
    expect(proposals.filter((result) => result.ok)).toHaveLength(1);
    const changeId = value(made as NonNullable<typeof made>).changeId;
    const reviews = await Promise.all(Array.from({ length: 50 }, () => review(changeId)));
    expect(reviews.filter((result) => result.ok)).toHaveLength(1);
  });

  it('is taken back by its proposer alone, while nobody has decided it', async () => {
    organisationId = await firm();
    const { changeId } = value(await propose());
    const withdraw = (by: Actor = staff.finance, version = 1) =>
      as(by, (act) => withdrawAccount(act, changeId, { version, reason: '账号抄错一位' }));
    const allowedTo = async (by: Actor) => {
      const { rows } = await readTx(app.db, county, (tx) =>
        changeViews({ tx, ciphers: app.ciphers }, by, app.clock.today(), {
          status: 'open',
          after: null,
          limit: 100,
        }),
      );
      return rows.find((row) => row.changeId === changeId)?.allowed;
    };
    expect(await allowedTo(staff.finance)).toEqual(['payees.withdrawAccount']);
    expect(await allowedTo(staff.handler)).toEqual([]);
    expect(codes(await withdraw(staff.handler))).toEqual(['not-the-proposer']);
    expect(codes(await withdraw(staff.finance, 7))).toEqual(['version-conflict']);
    expect(value(await withdraw())).toMatchObject({ status: 'withdrawn', version: 2 });
    expect(codes(await withdraw())).toEqual(['wrong-status']);
    expect((await review(changeId)).ok).toBe(false);
    expect((await inUse())?.number).toBe(OLD);
    expect((await propose()).ok).toBe(true);
  });

  it('is taken back or decided, never both, by fifty at once', async () => {
    organisationId = await firm();
    const { changeId } = value(await propose());
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 === 0
          ? review(changeId)
          : as(staff.finance, (act) =>
              withdrawAccount(act, changeId, { version: 1, reason: '账号抄错一位' }),
            ),
      ),
    );
    const [won] = tried.filter((result) => result.ok);
    expect(tried.filter((result) => result.ok)).toHaveLength(1);
    const approved = won?.ok === true && won.value.status === 'approved';
    expect((await inUse())?.number).toBe(approved ? NEW : OLD);
  });

  it('shows its whole new number for a reason only, and leaves a line in the record', async () => {
    organisationId = await firm();
    const { changeId } = value(await propose());
    const look = () => as(staff.secondReviewer, (act) => unmaskAccount(act, changeId, '与来函逐位核对'));
    expect(value(await look()).value).toBe(NEW);
    for (let seen = 1; seen < 30; seen += 1) value(await look());
    expect(codes(await look())).toEqual(['unmask-limit']);
  });
});

describe("a person's account", () => {
  /** Fictitious people, by number. */
  const people = async (...numbers: number[]) =>
    value(
      await as(staff.handler, async (act) =>
        done(
          await registerPersons(
            act,
            numbers.map((n) => ({
              name: `学员${n}`,
              idNumber: testResidentId(n),
              phone: undefined,
              confirmed: true,
            })),
            { divisionPath: county.path, organisationId: null },
          ),
        ),
      ),
    );

  it('takes the place of every other one, and is never one of somebody else', async () => {
    const [one, other] = (await people(1, 2)) as [PersonId, PersonId];
    value(
      await as(staff.handler, async (act) =>
        done(
          await addBankAccounts(act, [
            {
              personId: one,
              bankName: '农商行',
              accountName: null,
              number: OLD,
              usable: true,
              source: 'test',
            },
            {
              personId: other,
              bankName: '农商行',
              accountName: null,
              number: NEW,
              usable: true,
              source: 'test',
            },
          ]),
        ),
      ),
    );
    const person = { organisationId: null, personId: one };
    expect(codes(await propose(person))).toEqual(['account-of-another']);
    const { changeId } = value(await propose({ ...person, accountNumber: '6222020200005555555' }));
    value(await review(changeId));
    const accounts = (await readTx(app.db, county, (tx) => bankAccountsOf(tx, [one]))).get(one);
    expect(accounts?.map(({ numberLast4, usable }) => [numberLast4, usable])).toEqual(
      expect.arrayContaining([
        ['5555', true],
        ['4567', false],
      ]),
    );
  });
});

describe('a roster row', () => {
  it('stores the first account of a person; another one waits for a second person', async () => {
    const [personId] = value(
      await as(staff.handler, async (act) =>
        done(
          await registerPersons(
            act,
            [{ name: '学员三', idNumber: testResidentId(3), phone: undefined, confirmed: true }],
            { divisionPath: county.path, organisationId: null },
          ),
        ),
      ),
    ) as [PersonId];
    const state = (number: string) =>
      as(staff.handler, async (act) =>
        done(
          await registerPersonAccounts(
            act,
            [
              {
                personId,
                bankName: '农商行',
                accountName: null,
                number,
                usable: true,
                source: 'workbook:a.xlsx',
              },
            ],
            county.path,
          ),
        ),
      );
    const tails = async () =>
      (await readTx(app.db, county, (tx) => bankAccountsOf(tx, [personId])))
        .get(personId)
        ?.map(({ numberLast4, usable }) => `${numberLast4} ${usable}`)
        .sort();
    value(await state('6222020200007000001'));
    value(await state('6222020200007000001'));
    expect(await tails()).toEqual(['0001 true']);
    value(await state('6222020200007000002'));
    // Named once more while it waits: still one change, still paid to the first.
    value(await state('6222020200007000002'));
    expect(await tails()).toEqual(['0001 true', '0002 false']);
    const waiting = (await changes()).rows.filter((row) => row.personId === personId);
    expect(waiting).toMatchObject([{ status: 'open', document: 'workbook:a.xlsx' }]);
    value(await review(waiting[0]?.changeId as Uuid));
    expect(await tails()).toEqual(['0001 false', '0002 true']);
  });
});

describe('a catalogue row', () => {
  it('stores the first account and proposes another one', async () => {
    organisationId = await firm();
    const register = (number: string, holder = NAME) =>
      as(staff.handler, (act) =>
        registerAccount(act, {
          organisationId,
          name: NAME,
          bankName: '高唐农商行',
          holder,
          number,
          source: 'workbook:a.xlsx',
        }),
      );
    expect(value(await register(OLD))).toBe('on-record');
    expect(codes(await register(NEW, '张三'))).toEqual(['account-holder-differs']);
    expect(value(await register(NEW))).toBe('waiting');
    expect(value(await register(NEW))).toBe('waiting');
    expect((await inUse())?.number).toBe(OLD);
    const [waiting] = (await changes()).rows.filter((row) => row.organisationId === organisationId);
    expect(waiting).toMatchObject({ status: 'open', document: 'workbook:a.xlsx' });
  });
});

describe('accounts compared', () => {
  it('differ by holder, number and bank; widths and blanks do not count', () => {
    const before = { holder: '（高唐）青禾学校', bankName: '农商行', number: OLD };
    expect(changedParts(before, { ...before, holder: '(高唐)青禾 学校' })).toEqual([]);
    expect(changedParts(before, { holder: '张三', bankName: '工行', number: NEW })).toEqual([
      'holder',
      'account',
      'bank',
    ]);
    expect(changedParts(undefined, before)).toEqual(['holder', 'account', 'bank']);
    expect(isHolder('张三', '李响')).toBe(false);
  });
});
