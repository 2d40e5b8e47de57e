import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Act, Actor } from '../../platform/access/index.ts';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  done,
  type IdentityNumber,
  type LocalDate,
  type PersonId,
  type Refusal,
  refusal,
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
import { actingFor } from '../../testing/delegation-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import type { PersonFollowers } from './ports.ts';
import { personViews, registerPersons } from './service.ts';
import { addBankAccounts, bankAccountsOf } from './service-bank.ts';
import { knownPersons } from './service-copy.ts';
import { proposeFact } from './service-corrections.ts';
import { decideMerge } from './service-decide-merge.ts';
import { factsOf, recordFacts } from './service-facts.ts';
import { proposeMerge, proposeUndo, withdrawMerge } from './service-merges.ts';
import { duplicatesView, mergeViews } from './views-merges.ts';

const COUNTY = '371526';
const PATH = divisionPathOf(COUNTY);
const GROUNDS = { reason: '两张证件同一个人', document: '户口簿和身份证复印件' };

let app: TestApp;
let staff: Staff;
let neighbour: Actor;
let against: Refusal | undefined;
const held: PersonId[] = [];
const followers: PersonFollowers = {
  holdLines: async (_act, asked) => {
    held.push(asked.personId);
    return 1;
  },
  mergeRefusal: async () => against,
};

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source) values
      ('371526', '高唐县', 'county', 'd37.d15.d26', 'test'), ('371525', '冠县', 'county', 'd37.d15.d25', 'test')`.execute(
      tx,
    ),
  );
  await withTx(app.db, { kind: 'system' }, seedWorkingDays);
  staff = await addStaff(app, COUNTY);
  neighbour = await addActor(app, { role: 'county-handler', divisionCode: '371525' });
});
afterAll(() => app.db.close());
beforeEach(() => {
  held.splice(0);
  against = undefined;
});

let next = 5_000;

async function registered(
  more: { name?: string; phone?: string; idNumber?: IdentityNumber; birthOn?: string; by?: Actor } = {},
): Promise<PersonId> {
  const {
    by = staff.handler,
    idNumber = testResidentId(next++),
    name = `甲${next}`,
    birthOn,
    ...rest
  } = more;
  const [personId] = value(
    await actAs(app, by, async (act) =>
      done(
        await registerPersons(
          act,
          [{ idNumber, name, confirmed: true, birthOn: birthOn as LocalDate, ...rest }],
          { divisionPath: by.divisionPath ?? PATH, organisationId: null },
        ),
      ),
    ),
  );
  if (personId === undefined) throw new Error('nobody was registered');
  return personId;
}

const propose = (personId: PersonId, otherId: PersonId, by: Actor = staff.handler) =>
  actAs(app, by, (act) => proposeMerge(act, { personId, otherId }, GROUNDS, followers));
const decide = (
  mergeId: Uuid,
  by: Actor = staff.secondReviewer,
  decision: 'passed' | 'returned' = 'passed',
) =>
  actAs(app, by, (act) =>
    decideMerge(
      act,
      mergeId,
      { version: 1, decision, ...(decision === 'returned' ? { opinion: '请补户口簿' } : {}) },
      followers,
    ),
  );
const undo = (mergeId: Uuid, by: Actor = staff.handler) =>
  actAs(app, by, (act) => proposeUndo(act, mergeId, { version: 2, ...GROUNDS }, followers));
async function merged(personId: PersonId, otherId: PersonId): Promise<Uuid> {
  const { mergeId } = value(await propose(personId, otherId));
  value(await decide(mergeId));
  return mergeId;
}
const listed = (actor: Actor = staff.handler) => readTx(app.db, actor.scope, duplicatesView);
const seen = async (personId: PersonId, actor: Actor = staff.handler) =>
  (
    await readTx(app.db, actor.scope, (tx) =>
      mergeViews(
        { tx, ciphers: app.ciphers, actor, today: app.clock.today() },
        { personId, after: null, limit: 50 },
      ),
    )
  ).rows;
const paidTo = (act: Act, personId: PersonId, benefits: readonly string[]) =>
  recordFacts(act, [
    {
      personId,
      kind: 'subsidy-history',
      knownOn: '2021-06-01' as LocalDate,
      sourceDepartment: 'subsidy-ledger',
      answerId: null,
      payload: { items: benefits.map((benefit) => ({ benefit, paidOn: '2020-05-01' })) },
    },
  ]);
const say = (work: (act: Act) => Promise<void>) =>
  actAs(app, staff.handler, async (act) => done(await work(act)));
const factsOfOne = (personId: PersonId) =>
  readTx(app.db, staff.handler.scope, async (tx) => ({
    slow: (await factsOf(tx, app.ciphers, [personId])).get(personId) ?? [],
    quick: (await knownPersons(tx, app.ciphers, [personId])).get(personId)?.facts ?? [],
  }));

/** Every row of the registry, for comparison. */
const everything = () =>
  readTx(app.db, { kind: 'system' }, async (tx) => {
    const rows: unknown[] = [];
    for (const table of ['person', 'person_registry', 'person_tie', 'person_fact', 'person_bank_account'])
      rows.push((await sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(tx)).rows);
    return rows;
  });

describe('two numbers of one human being', () => {
  it('are read as one by two people, and apart again to the row', async () => {
    const stays = await registered({ name: '合并人', phone: '19900007004' });
    const other = await registered({ name: '合并人', by: neighbour, phone: '19900007004' });
    value(
      await say(async (act) => {
        await paidTo(act, stays, []);
        await addBankAccounts(act, [
          {
            personId: stays,
            bankName: '建行',
            accountName: '合并人',
            number: '6217000000000011',
            usable: true,
            source: 't',
          },
        ]);
      }),
    );
    value(
      await actAs(app, neighbour, async (act) => {
        await paidTo(act, other, ['training-subsidy']);
        await addBankAccounts(act, [
          {
            personId: other,
            bankName: '建行',
            accountName: '合并人',
            number: '6217000000000011',
            usable: true,
            source: 't',
          },
        ]);
        return done(null);
      }),
    );
    // The county has to do with one of them only.
    expect(codes(await propose(stays, other))).toEqual(['not-found']);
    value(await say(async (act) => void (await registerPersonsAgain(act, other))));
    const before = await everything();
    const proposal = value(await propose(stays, other));
    expect(proposal).toMatchObject({ status: 'open', heldLines: 2 });
    expect(held).toEqual([stays, other]);
    expect(await everything()).toEqual(before);
    expect((await factsOfOne(stays)).slow[0]?.payload).toEqual({ items: [] });
    expect(value(await decide(proposal.mergeId))).toMatchObject({ status: 'applied', version: 2 });
    for (const personId of [stays, other]) {
      const { slow, quick } = await factsOfOne(personId);
      for (const facts of [slow, quick])
        expect(facts.map(({ payload }) => payload)).toEqual([
          { items: [{ benefit: 'training-subsidy', paidOn: '2020-05-01' }] },
        ]);
      expect(await seen(personId)).toHaveLength(1);
    }
    const accounts = await readTx(app.db, staff.handler.scope, (tx) => bankAccountsOf(tx, [stays]));
    expect(accounts.get(stays)?.[0]?.sharedWith).toBe(0);
    // The other county sees the one that stays from now on.
    expect((await readTx(app.db, neighbour.scope, (tx) => personViews(tx, [stays]))).size).toBe(1);
    const back = value(await undo(proposal.mergeId));
    expect(codes(await undo(proposal.mergeId))).toEqual(['merge-waiting']);
    expect(value(await decide(back.mergeId))).toMatchObject({ status: 'applied' });
    expect(await everything()).toEqual(before);
    expect((await readTx(app.db, neighbour.scope, (tx) => personViews(tx, [stays]))).size).toBe(0);
    expect((await factsOfOne(stays)).slow[0]?.payload).toEqual({ items: [] });
    expect((await seen(stays)).map(({ kind, status }) => [kind, status])).toEqual([
      ['undo', 'applied'],
      ['merge', 'undone'],
    ]);
    expect(codes(await undo(proposal.mergeId))).toEqual(['not-merged']);
  });

  it('keep a tie of their own through the undo', async () => {
    const stays = await registered();
    const other = await registered({ by: neighbour });
    value(await say(async (act) => void (await registerPersonsAgain(act, other))));
    const mergeId = await merged(stays, other);
    // Meanwhile the other county enrols the one that stays by its own number.
    value(
      await actAs(app, neighbour, async (act) => done(await registerPersonsAgain(act, stays, neighbour))),
    );
    value(await decide(value(await undo(mergeId)).mergeId));
    expect((await readTx(app.db, neighbour.scope, (tx) => personViews(tx, [stays]))).size).toBe(1);
  });

  it('do not count payments to the other number while the ledger has not answered for the first', async () => {
    const [stays, other] = [await registered(), await registered()];
    value(await say((act) => paidTo(act, other, ['training-subsidy'])));
    await merged(stays, other);
    expect((await factsOfOne(stays)).slow).toEqual([]);
  });

  it('have their facts under the number that stays; a death counts under both', async () => {
    const [stays, other] = [await registered(), await registered()];
    await merged(stays, other);
    const deps = { vocabulary: testPolicies().vocabulary, followers };
    const supply = (personId: PersonId, said: object) =>
      actAs(app, staff.handler, (act) =>
        proposeFact(
          act,
          personId,
          { knownOn: '2021-06-01', ...GROUNDS, ...said } as Parameters<typeof proposeFact>[2],
          deps,
        ),
      );
    expect(codes(await supply(other, { kind: 'pension', holds: false }))).toEqual(['facts-elsewhere']);
    value(await supply(stays, { kind: 'pension', holds: false }));
    value(await supply(other, { kind: 'population', status: 'dead', statusOn: '2021-05-30' }));
    const said = (personId: PersonId, status: 'normal' | 'dead', knownOn: string) =>
      say((act) =>
        recordFacts(act, [
          {
            personId,
            kind: 'population',
            knownOn: knownOn as LocalDate,
            sourceDepartment: 'public-security',
            answerId: null,
            payload: { status },
          },
        ]),
      );
    value(await said(stays, 'normal', '2021-06-02'));
    expect((await factsOfOne(stays)).slow.map(({ payload }) => payload)).toEqual([{ status: 'normal' }]);
    value(await said(other, 'dead', '2021-06-01'));
    for (const personId of [stays, other])
      expect((await factsOfOne(personId)).slow.map(({ payload }) => payload)).toEqual([{ status: 'dead' }]);
    value(await said(other, 'normal', '2021-06-03'));
    expect((await factsOfOne(stays)).slow.map(({ payload }) => payload)).toEqual([{ status: 'normal' }]);
  });

  it('are decided by another person, and taken back by the proposer alone', async () => {
    const [stays, other] = [await registered(), await registered()];
    const { mergeId } = value(await propose(stays, other));
    const twin = await addActor(app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: staff.handler.personKey,
    });
    for (const own of [twin, await actingFor(app, staff.handler, staff.secondReviewer)])
      expect(codes(await decide(mergeId, own))).toEqual(['four-eyes']);
    expect(codes(await decide(mergeId, neighbour))).toEqual(['not-found']);
    const withdraw = (by: Actor) =>
      actAs(app, by, (act) => withdrawMerge(act, mergeId, { version: 1, reason: '看错了人' }));
    expect(codes(await withdraw(staff.secondReviewer))).toEqual(['not-proposer']);
    expect((await seen(stays))[0]?.allowed).toEqual(['persons.withdrawMerge']);
    expect((await seen(stays, staff.secondReviewer))[0]?.allowed).toEqual(['persons.decideMerge']);
    expect(value(await withdraw(staff.handler)).status).toBe('withdrawn');
    expect(codes(await decide(mergeId))).toEqual(['wrong-status']);
    const again = value(await propose(stays, other));
    expect(value(await decide(again.mergeId, staff.secondReviewer, 'returned')).status).toBe('returned');
    expect((await readTx(app.db, { kind: 'system' }, (tx) => personViews(tx, [stays, other]))).size).toBe(2);
  });

  it('are not merged with themselves, in a chain, or against what later modules find', async () => {
    const [one, two, three] = [await registered(), await registered(), await registered()];
    expect(codes(await propose(one, one))).toEqual(['same-person']);
    against = refusal('both-in-class', '两个号码都在一个班。');
    expect(codes(await propose(one, two))).toEqual(['both-in-class']);
    against = undefined;
    const { mergeId } = value(await propose(one, two));
    against = refusal('both-in-class', '两个号码都在一个班。');
    expect(codes(await decide(mergeId))).toEqual(['both-in-class']);
    against = undefined;
    value(await decide(mergeId));
    expect(codes(await propose(two, three))).toEqual(['already-merged']);
    expect(codes(await propose(three, two))).toEqual(['already-merged']);
    expect(codes(await propose(three, one))).toEqual(['others-merged-into-it']);
    value(await decide(value(await propose(one, three)).mergeId));
    expect(
      (await listed()).pairs.some(({ first }) => [two, three].includes(first.personId as PersonId)),
    ).toBe(false);
  });

  it('stays the one who signs in', async () => {
    const [one, two] = [await registered(), await registered()];
    const signIn = async (personId: PersonId) => addActor(app, { role: 'worker', personId });
    await signIn(two);
    expect(codes(await propose(one, two))).toEqual(['other-signs-in']);
    await signIn(one);
    expect(codes(await propose(one, two))).toEqual(['both-sign-in']);
  });

  it('are proposed by one of 50 at once, decided by one of 50, never in a ring', async () => {
    const [one, two] = [await registered(), await registered()];
    const proposals = await Promise.all(Array.from({ length: 50 }, () => propose(one, two)));
    const won = proposals.filter((each) => each.ok);
    expect(won).toHaveLength(1);
    const { mergeId } = value(won[0] as (typeof proposals)[number]);
    const decisions = await Promise.all(Array.from({ length: 50 }, () => decide(mergeId)));
    expect(decisions.filter((each) => each.ok)).toHaveLength(1);
    const [left, right] = [await registered(), await registered()];
    const ring = [value(await propose(left, right)).mergeId, value(await propose(right, left)).mergeId];
    const decided = await Promise.all(Array.from({ length: 50 }, (_, at) => decide(ring[at % 2] as Uuid)));
    expect(decided.filter((each) => each.ok)).toHaveLength(1);
  });
});

async function registerPersonsAgain(act: Act, personId: PersonId, by: Actor = staff.handler): Promise<null> {
  await sql`select set_config('app.scope_kind', 'system', true)`.execute(act.tx);
  await sql`insert into person_tie (person_id, division_path) values
    (${personId}, ${by.divisionPath ?? PATH}::ltree) on conflict on constraint person_tie_once
    do update set merge_id = null`.execute(act.tx);
  return null;
}
