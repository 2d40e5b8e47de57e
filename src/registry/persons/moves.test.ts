import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
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
import { testPolicies } from '../../testing/policies-fixture.ts';
import type { PersonFollowers } from './ports.ts';
import { personsOfDivision, personViews, registerPersons } from './service.ts';
import { proposeCorrection, proposeFact, withdrawCorrection } from './service-corrections.ts';
import { correctWithRoster, decideCorrection, personIdentity } from './service-decide-correction.ts';
import { decideMerge } from './service-decide-merge.ts';
import { proposeMerge, proposeUndo } from './service-merges.ts';
import { decideMove, proposeMove, receiveMove, withdrawMove } from './service-moves.ts';
import { duplicatesView } from './views-merges.ts';
import { moveViews } from './views-moves.ts';

const FROM = '371526';
const TO = '371525';
const THIRD = '371524';
const SCHOOL = '01890000-0000-7000-8000-000000000001' as Uuid;
const GROUNDS = { reason: '户口已经迁走', document: '户口迁移证复印件' };

let app: TestApp;
let staff: Staff;
let others: Staff;
let third: Actor;
let school: Actor;
const followers: PersonFollowers = { holdLines: async () => 0, mergeRefusal: async () => undefined };
const deps = { vocabulary: testPolicies().vocabulary, followers };

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source) values
      ('371526', '高唐县', 'county', 'd37.d15.d26', 'test'), ('371525', '冠县', 'county', 'd37.d15.d25', 'test'),
      ('371524', '东阿县', 'county', 'd37.d15.d24', 'test'), ('371500', '聊城市', 'prefecture', 'd37.d15', 'test')`.execute(
      tx,
    ),
  );
  await withTx(app.db, { kind: 'system' }, seedWorkingDays);
  staff = await addStaff(app, FROM);
  others = await addStaff(app, TO);
  third = await addActor(app, { role: 'county-handler', divisionCode: THIRD });
  school = await addActor(app, { role: 'institution-administrator', organisationId: SCHOOL });
});
afterAll(() => app.db.close());

let next = 9_000;
const registered = async (by: Actor = staff.handler, n = next++, name = '迁居人'): Promise<PersonId> => {
  const [personId] = value(
    await actAs(app, by, async (act) =>
      done(
        await registerPersons(act, [{ idNumber: testResidentId(n), name, confirmed: true }], {
          divisionPath: by.divisionPath ?? divisionPathOf(FROM),
          organisationId: by.organisationId,
        }),
      ),
    ),
  );
  if (personId === undefined) throw new Error('nobody was registered');
  return personId;
};
type Decision = 'passed' | 'returned';
const propose = (personId: PersonId, toCode = TO, by: Actor = staff.handler) =>
  actAs(app, by, (act) => proposeMove(act, personId, { toCode, ...GROUNDS }));
const decide = (moveId: Uuid, decision: Decision = 'passed', by: Actor = staff.secondReviewer) =>
  actAs(app, by, (act) => decideMove(act, moveId, { version: 1, decision, opinion: '已与迁移证核对' }));
const receive = (moveId: Uuid, decision: Decision = 'passed', by: Actor = others.handler, version = 2) =>
  actAs(app, by, (act) => receiveMove(act, moveId, { version, decision, opinion: '户口在本县' }));
const withdraw = (moveId: Uuid, by: Actor = staff.firstReviewer, version = 1) =>
  actAs(app, by, (act) => withdrawMove(act, moveId, { version, reason: '本人没有搬走' }));
const released = async (personId: PersonId): Promise<Uuid> => {
  const { moveId } = value(await propose(personId));
  value(await decide(moveId));
  return moveId;
};
const moved = async (personId: PersonId) => value(await receive(await released(personId)));
const correct = (personId: PersonId, by: Actor = staff.handler, name = '迁居人甲') =>
  actAs(app, by, (act) => proposeCorrection(act, personId, { name, ...GROUNDS }, deps));
const supply = (personId: PersonId, by: Actor = staff.handler) =>
  actAs(app, by, (act) =>
    proposeFact(act, personId, { kind: 'pension', knownOn: '2021-06-01', holds: true, ...GROUNDS }, deps),
  );
const merge = (personId: PersonId, otherId: PersonId, by: Actor = staff.handler) =>
  actAs(app, by, (act) => proposeMerge(act, { personId, otherId }, GROUNDS, followers));
const decideOn = (mergeId: Uuid, by: Actor) =>
  actAs(app, by, (act) => decideMerge(act, mergeId, { version: 1, decision: 'passed' }, followers));
const undo = (mergeId: Uuid, by: Actor) =>
  actAs(app, by, (act) => proposeUndo(act, mergeId, { version: 2, ...GROUNDS }, followers));
const sees = async (actor: Actor, personId: PersonId) =>
  (await readTx(app.db, actor.scope, (tx) => personViews(tx, [personId]))).has(personId);
const held = async (code: string, personId: PersonId) =>
  (await readTx(app.db, { kind: 'system' }, (tx) => personsOfDivision(tx, divisionPathOf(code)))).includes(
    personId,
  );
const movesOf = async (actor: Actor, personId: PersonId) =>
  (
    await readTx(app.db, actor.scope, (tx) =>
      moveViews(
        { tx, ciphers: app.ciphers, actor, today: app.clock.today() },
        { personId, isWaiting: null, after: null, limit: 50 },
      ),
    )
  ).rows;
const at50 = <T>(work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 50 }, (_, n) => work(n)));

describe('a move of a person to another county', () => {
  it('is released by two people of the one and taken in by the other, which holds the person from then on', async () => {
    const personId = await registered();
    const { moveId } = value(await propose(personId));
    expect(await movesOf(others.handler, personId)).toEqual([]);
    expect(codes(await receive(moveId, 'passed', others.handler, 1))).toEqual(['not-found']);
    const twin = { ...staff.secondReviewer, personKey: staff.handler.personKey };
    expect(codes(await decide(moveId, 'passed', twin))).toEqual(['four-eyes']);
    value(await decide(moveId));
    expect(await sees(others.handler, personId)).toBe(false);
    expect(await movesOf(others.handler, personId)).toMatchObject([
      {
        personName: '迁居人',
        fromName: '高唐县',
        toName: '冠县',
        status: 'released',
        isReadable: false,
        allowed: ['persons.receiveMove'],
      },
    ]);
    expect(codes(await receive(moveId, 'passed', staff.firstReviewer))).toEqual(['not-your-county']);
    expect(codes(await receive(moveId, 'passed', third))).toEqual(['not-found']);
    expect(value(await receive(moveId))).toMatchObject({ status: 'moved' });
    expect(await sees(others.handler, personId)).toBe(true);
    expect(await sees(third, personId)).toBe(false);
    value(await correct(personId, others.handler));
    expect(await movesOf(others.handler, personId)).toMatchObject([{ isFormer: false, isReadable: true }]);
  });

  it('leaves the former county reading and correcting nothing', async () => {
    const personId = await registered();
    await registered(school, next - 1);
    const other = await registered();
    await moved(personId);
    expect(await sees(staff.handler, personId)).toBe(true);
    expect(await sees(school, personId)).toBe(true);
    expect(await movesOf(staff.handler, personId)).toMatchObject([
      {
        status: 'moved',
        isFormer: true,
        receivedNote: '户口在本县',
        allowed: [],
        steps: [{}, { decision: 'passed' }],
      },
    ]);
    for (const refused of [
      await correct(personId),
      await correct(personId, school),
      await supply(personId),
      await merge(other, personId),
      await merge(personId, other),
      await propose(personId, THIRD),
    ])
      expect(codes(refused)).toEqual(['moved-away']);
    const asked = {
      before: { name: '迁居人' },
      after: { name: '迁居人乙' },
      proposedById: staff.handler.accountId,
    };
    const byRoster = (after: { name: string }) =>
      actAs(app, staff.handler, (act) => correctWithRoster(act, personId, { ...asked, ...GROUNDS, after }));
    expect(codes(await byRoster({ name: '迁居人乙' }))).toEqual(['moved-away']);
    value(await byRoster({ name: '迁居人' }));
    const known = await actAs(app, staff.handler, async (act) => done(await personIdentity(act, personId)));
    expect(value(known)).toMatchObject({ name: '迁居人' });
    const written = await withTx(app.db, staff.handler.scope, (tx) =>
      sql`update person set name = '别人' where person_id = ${personId}`.execute(tx),
    );
    expect(written.numAffectedRows).toBe(0n);
    expect(await held(FROM, personId)).toBe(false);
    expect(await held(TO, personId)).toBe(true);
  });

  it('is undone by the next roster of the former county, and a third county gets its tie as always', async () => {
    const n = next;
    const personId = await registered();
    await moved(personId);
    await registered(third, n);
    value(await correct(personId, third));
    await registered(staff.handler, n);
    expect(await held(FROM, personId)).toBe(true);
    expect(await movesOf(staff.handler, personId)).toMatchObject([{ isFormer: false }]);
    value(await supply(personId));
  });

  it('goes back to where it was: returned, declined, taken back before and after the release', async () => {
    const personId = await registered();
    const first = value(await propose(personId)).moveId;
    expect(codes(await propose(personId))).toEqual(['move-waiting']);
    value(await decide(first, 'returned'));
    const second = value(await propose(personId)).moveId;
    expect(codes(await withdraw(second, staff.firstReviewer, 7))).toEqual(['version-conflict']);
    value(await withdraw(second));
    expect(codes(await decide(second))).toEqual(['wrong-status']);
    expect(value(await receive(await released(personId), 'returned'))).toMatchObject({ status: 'declined' });
    const fourth = await released(personId);
    value(await withdraw(fourth, staff.handler, 2));
    expect(codes(await receive(fourth))).toEqual(['not-found']);
    expect(await held(FROM, personId)).toBe(true);
    expect(await sees(others.handler, personId)).toBe(false);
  });

  it('is refused to the same county, to no county, of somebody out of reach, and while a matter waits', async () => {
    const personId = await registered();
    expect(codes(await propose(personId, FROM))).toEqual(['same-county']);
    expect(codes(await propose(personId, '371500'))).toEqual(['county-unknown']);
    expect(codes(await propose(personId, TO, third))).toEqual(['not-found']);
    const { correctionId } = value(await correct(personId));
    expect(codes(await propose(personId))).toEqual(['matter-open']);
    const takeBack = (id: Uuid) =>
      actAs(app, staff.handler, (act) => withdrawCorrection(act, id, { version: 1, reason: '先办迁移' }));
    value(await takeBack(correctionId as Uuid));
    const moveId = await released(personId);
    const later = value(await correct(personId)).correctionId as Uuid;
    expect(codes(await receive(moveId))).toEqual(['matter-open']);
    const review = { version: 1, decision: 'passed' } as const;
    value(await actAs(app, staff.secondReviewer, (act) => decideCorrection(act, later, review, deps)));
    expect(value(await receive(moveId))).toMatchObject({ status: 'moved' });
  });

  it('takes every number of one human being along; apart again, the other number is where it was', async () => {
    const [stays, other] = [await registered(), await registered()];
    const { mergeId } = value(await merge(stays, other));
    expect(codes(await propose(other))).toEqual(['matter-open']);
    value(await decideOn(mergeId, staff.secondReviewer));
    await moved(other);
    expect([await held(TO, stays), await held(TO, other)]).toEqual([true, true]);
    expect([await held(FROM, stays), await held(FROM, other)]).toEqual([false, false]);
    expect(codes(await undo(mergeId, staff.handler))).toEqual(['moved-away']);
    expect(codes(await undo(mergeId, third))).toEqual(['not-found']);
    const { mergeId: undoId } = value(await undo(mergeId, others.handler));
    value(await decideOn(undoId, others.secondReviewer));
    expect([await held(TO, stays), await held(TO, other)]).toEqual([true, false]);
    expect([await held(FROM, stays), await held(FROM, other)]).toEqual([false, true]);
    expect(await sees(others.handler, other)).toBe(false);
  });

  it('leaves a merge to the county that made it while it holds the persons', async () => {
    const [stays, other] = [await registered(), await registered()];
    const { mergeId } = value(await merge(stays, other));
    value(await decideOn(mergeId, staff.secondReviewer));
    await registered(others.handler, next - 1);
    expect(codes(await undo(mergeId, others.handler))).toEqual(['not-found']);
  });

  it('takes a person out of the list of duplicates of the former county', async () => {
    const [one, two] = [
      await registered(staff.handler, next++, '重名者'),
      await registered(staff.handler, next++, '重名者'),
    ];
    await withTx(app.db, { kind: 'system' }, (tx) =>
      sql`update person set birth_on = '1990-01-01' where person_id in (${one}, ${two})`.execute(tx),
    );
    const pairs = async (by: Actor) =>
      (await readTx(app.db, by.scope, duplicatesView)).pairs.filter(({ first }) => first.name === '重名者')
        .length;
    expect(await pairs(staff.handler)).toBe(1);
    await moved(two);
    expect(await pairs(staff.handler)).toBe(0);
    expect(await sees(staff.handler, two)).toBe(true);
  });
});

describe('fifty at once', () => {
  it('propose one move, and take in or take back once', async () => {
    const personId = await registered();
    const proposals = await at50(() => propose(personId));
    const [made] = proposals.filter((result) => result.ok);
    expect(proposals.filter((result) => result.ok)).toHaveLength(1);
    const { moveId } = value(made as NonNullable<typeof made>);
    value(await decide(moveId));
    const tried = await at50((n) => (n % 2 === 0 ? receive(moveId) : withdraw(moveId, staff.handler, 2)));
    const [won] = tried.filter((result) => result.ok);
    expect(tried.filter((result) => result.ok)).toHaveLength(1);
    const isMoved = won?.ok === true && won.value.status === 'moved';
    expect([await held(FROM, personId), await held(TO, personId)]).toEqual([!isMoved, isMoved]);
  });

  it('correct and take in: never a correction that waits in the county that no longer holds the person', async () => {
    const persons = await Promise.all(Array.from({ length: 5 }, () => registered()));
    for (const personId of persons) {
      const moveId = await released(personId);
      const tried = await at50(async (n) =>
        n === 25 ? await receive(moveId) : await correct(personId, staff.handler, `名字${n}`),
      );
      const corrected = tried.filter((result, n) => n !== 25 && result.ok).length;
      expect(corrected).toBe(tried[25]?.ok ? 0 : 1);
      expect(await held(FROM, personId)).toBe(corrected === 1);
    }
  });

  it('propose many where the database does not guard it (negative control)', async () => {
    const personId = await registered(others.handler);
    const owner = await app.db.owner();
    try {
      await owner.query('drop index person_move_one_open');
    } finally {
      await owner.end();
    }
    const tried = await at50(() => propose(personId, FROM, others.handler));
    expect(tried.filter((result) => result.ok).length).toBeGreaterThan(1);
  });
});
