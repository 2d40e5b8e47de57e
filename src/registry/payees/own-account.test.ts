import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  type CreditCode,
  done,
  type PersonId,
  parseCreditCode,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { bankAccountInUse, setBankAccount, upsertOrganisation } from '../organisations/index.ts';
import { registerPersons } from '../persons/index.ts';
import { DESK, proposeAccount, reviewAccount } from './service.ts';
import { withdrawAccount } from './service-withdraw.ts';
import { changeViews } from './views.ts';

const NAME = '高唐县惠民职业培训学校';
const OLD = '6222020200001234567';
const NEW = '6222020200001234575';
let app: TestApp;
let staff: Staff;
let organisationId: Uuid;
let otherId: Uuid;
let school: Actor;
let otherSchool: Actor;

const register = async (name: string, code: string) =>
  value(
    await actAs(app, staff.handler, async (act) => {
      const made = await upsertOrganisation(act, {
        name,
        creditCode: parseCreditCode(code) as CreditCode,
        kind: 'institution',
        divisionCode: '371526',
        source: 'test',
      });
      if (!made.ok) return made;
      const { organisationId } = made.value;
      await setBankAccount(act, { organisationId, bankName: '高唐农商行', accountName: name, number: OLD });
      return done(organisationId);
    }),
  );

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
  organisationId = await register(NAME, '52371526MA554330X0');
  otherId = await register('高唐县安颐康养职业培训学校', '52371526MA39150184');
  school = await addActor(app, { role: 'institution-administrator', organisationId });
  otherSchool = await addActor(app, { role: 'institution-administrator', organisationId: otherId });
});
afterAll(() => app.db.close());

const propose = (by: Actor, more: Partial<Parameters<typeof proposeAccount>[1]> = {}) =>
  actAs(app, by, (act) =>
    proposeAccount(act, {
      organisationId,
      personId: null,
      bankName: '工商银行高唐支行',
      accountNumber: NEW,
      reason: '基本户变更开户行',
      document: '开户许可证 2021-07-01',
      source: DESK,
      ...more,
    }),
  );
const review = (by: Actor, changeId: Uuid) =>
  actAs(app, by, (act) =>
    reviewAccount(act, changeId, { version: 1, decision: 'passed', opinion: '已核对' }),
  );
const seenBy = async (actor: Actor) =>
  (
    await readTx(app.db, actor.scope, (tx) =>
      changeViews({ tx, ciphers: app.ciphers }, actor, app.clock.today(), {
        status: null,
        after: null,
        limit: 100,
      }),
    )
  ).rows;
const inUse = () =>
  readTx(app.db, staff.handler.scope, (tx) => bankAccountInUse(tx, app.ciphers, organisationId));

const trainee = async (n: number): Promise<PersonId> => {
  const tie = { divisionPath: staff.handler.divisionPath as string, organisationId };
  const [personId] = value(
    await actAs(app, school, async (act) =>
      done(
        await registerPersons(
          act,
          [{ name: '学员一', idNumber: testResidentId(n), phone: undefined, confirmed: true }],
          tie,
        ),
      ),
    ),
  ) as [PersonId];
  return personId;
};

describe("an organisation's own account", () => {
  it('is proposed by itself and decided by the bureau; it sees its own change with the steps, and no other', async () => {
    const { changeId } = value(await propose(school));
    expect(await inUse()).toMatchObject({ number: OLD });
    expect(await seenBy(school)).toMatchObject([
      { changeId, status: 'open', allowed: ['payees.withdrawAccount'], steps: [{ step: 'prepare' }] },
    ]);
    expect(await seenBy(otherSchool)).toEqual([]);
    expect(codes(await review(otherSchool, changeId))).toEqual(['not-found']);
    value(await review(staff.secondReviewer, changeId));
    expect(await inUse()).toMatchObject({ number: NEW, accountName: NAME });
    expect((await seenBy(school))[0]?.steps.map(({ decision }) => decision)).toEqual(['prepared', 'passed']);
  });

  it('is seen and taken back by it when it proposed it, and only seen when the bureau did', async () => {
    const accountNumber = '6222020200005555555';
    const mine = value(await propose(school, { accountNumber }));
    const takeBack = (by: Actor, changeId: Uuid) =>
      actAs(app, by, (act) => withdrawAccount(act, changeId, { version: 1, reason: '账号抄错一位' }));
    expect(codes(await takeBack(otherSchool, mine.changeId))).toEqual(['not-found']);
    expect(value(await takeBack(school, mine.changeId))).toMatchObject({ status: 'withdrawn' });
    const theirs = value(await propose(staff.finance, { accountNumber }));
    expect((await seenBy(school))[0]).toMatchObject({ changeId: theirs.changeId, allowed: [] });
    expect(codes(await takeBack(school, theirs.changeId))).toEqual(['not-the-proposer']);
    value(await takeBack(staff.finance, theirs.changeId));
  });

  it('is of nobody else: neither another organisation nor one of its trainees', async () => {
    expect(codes(await propose(school, { organisationId: otherId }))).toEqual(['not-found']);
    const personId = await trainee(1);
    const ofTrainee = { organisationId: null, personId, divisionPath: staff.handler.divisionPath as string };
    expect(codes(await propose(school, ofTrainee))).toEqual(['not-found']);
    // The control: the roster of the same school may propose it, and a change of a person stays unseen.
    const fromRoster = await propose(school, { ...ofTrainee, source: 'workbook:名册.xlsx' });
    expect(fromRoster.ok).toBe(true);
    expect((await seenBy(school)).filter((row) => row.personId !== null)).toEqual([]);
    expect((await seenBy(staff.handler)).filter((row) => row.personId !== null)).toHaveLength(1);
  });

  it('is left to the county that holds the person: here it is neither proposed nor decided any more', async () => {
    const personId = await trainee(2);
    const ofPerson = { organisationId: null, personId, accountNumber: '6222020200001234500' };
    const { changeId } = value(await propose(staff.finance, ofPerson));
    await withTx(app.db, { kind: 'system' }, (tx) =>
      sql`update person_tie set move_id = ${app.ids.uuid()} where person_id = ${personId}`.execute(tx),
    );
    expect(codes(await review(staff.secondReviewer, changeId))).toEqual(['moved-away']);
    const other = { ...ofPerson, accountNumber: '6222020200001234501' };
    expect(codes(await propose(staff.finance, other))).toEqual(['moved-away']);
  });

  it('is not written into the database by another organisation', async () => {
    const copy = (scope: Actor['scope']) =>
      withTx(app.db, scope, (tx) =>
        sql`insert into payee_account_change (change_id, division_path, organisation_id, holder, bank_name,
            number_cipher, number_last4, changed, reason, document, source, status, proposed_at, proposed_by)
          values (${app.ids.uuid()}, ${staff.handler.divisionPath}::ltree, ${organisationId}, ${NAME}, '银行', '\\x00',
            '0000', '{account}', '原因', '材料', 'test', 'open', now(), ${otherSchool.accountId})`.execute(
          tx,
        ),
      );
    await expect(copy(otherSchool.scope)).rejects.toThrow(/row-level security/);
    await expect(copy(school.scope)).resolves.toBeDefined();
  });
});
