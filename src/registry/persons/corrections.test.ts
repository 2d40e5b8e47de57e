import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Act, Actor } from '../../platform/access/index.ts';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  done,
  type LocalDate,
  type PersonId,
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
import { personIdsByNumber, personViews, registerPersons } from './service.ts';
import {
  type CorrectionDeps,
  proposeCorrection,
  proposeFact,
  withdrawCorrection,
} from './service-corrections.ts';
import { correctWithRoster, decideCorrection, isKnownOnce } from './service-decide-correction.ts';
import { factsOf, recordFacts } from './service-facts.ts';
import { correctionViews, unmaskCorrection } from './views-corrections.ts';

const COUNTY = '371526';
const PATH = divisionPathOf(COUNTY);
const SCHOOL = '01890000-0000-7000-8000-000000000001' as Uuid;
const OTHER_SCHOOL = '01890000-0000-7000-8000-000000000002' as Uuid;
const GROUNDS = { reason: '录入时看错一位', document: '身份证复印件' };

let app: TestApp;
let staff: Staff;
let school: Actor;
let otherSchool: Actor;
let neighbour: Actor;
const held: object[] = [];
const { vocabulary } = testPolicies();
const deps: CorrectionDeps = {
  vocabulary,
  followers: {
    holdLines: async (_act, asked) => {
      held.push(asked);
      return 2;
    },
    mergeRefusal: async () => undefined,
  },
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
  neighbour = await addActor(app, { role: 'county-second-reviewer', divisionCode: '371525' });
  school = await addActor(app, { role: 'institution-administrator', organisationId: SCHOOL });
  otherSchool = await addActor(app, { role: 'institution-administrator', organisationId: OTHER_SCHOOL });
});
afterAll(() => app.db.close());
beforeEach(() => held.splice(0));

let next = 100;
const freshNumber = () => testResidentId(next++);

async function registered(by: Actor = school): Promise<{ personId: PersonId; number: string }> {
  const idNumber = freshNumber();
  const [personId] = value(
    await actAs(app, by, async (act) =>
      done(
        await registerPersons(act, [{ idNumber, name: '李测试', phone: '19900000001', confirmed: true }], {
          divisionPath: PATH,
          organisationId: by.organisationId,
        }),
      ),
    ),
  );
  if (personId === undefined) throw new Error('nobody was registered');
  return { personId, number: idNumber };
}

type Asked = Omit<Parameters<typeof proposeCorrection>[2], 'reason' | 'document'>;
const propose = (personId: PersonId, asked: Asked, by: Actor = school) =>
  actAs(app, by, (act) => proposeCorrection(act, personId, { ...asked, ...GROUNDS }, deps));
const decide = (
  correctionId: string,
  by: Actor = staff.secondReviewer,
  decision: 'passed' | 'returned' = 'passed',
) =>
  actAs(app, by, (act) =>
    decideCorrection(
      act,
      correctionId as Uuid,
      { version: 1, decision, ...(decision === 'returned' ? { opinion: '请补身份证照片' } : {}) },
      deps,
    ),
  );
const seen = async (personId: PersonId, actor: Actor = staff.handler) =>
  (
    await readTx(app.db, actor.scope, (tx) =>
      correctionViews(
        { tx, ciphers: app.ciphers, actor, today: app.clock.today(), vocabulary },
        { status: null, personId, after: null, limit: 50 },
      ),
    )
  ).rows;
const viewOf = async (personId: PersonId) =>
  (await readTx(app.db, { kind: 'division', path: PATH }, (tx) => personViews(tx, [personId]))).get(personId);
const ownerOf = async (number: string) =>
  [
    ...(
      await readTx(app.db, { kind: 'system' }, (tx) =>
        personIdsByNumber(tx, app.ciphers, [number as ReturnType<typeof freshNumber>]),
      )
    ).values(),
  ][0];
const pensionOf = async (personId: PersonId) =>
  (await readTx(app.db, { kind: 'system' }, (tx) => factsOf(tx, app.ciphers, [personId]))).get(personId) ??
  [];
const noPension = (act: Act, personId: PersonId) =>
  recordFacts(act, [
    {
      personId,
      kind: 'pension',
      knownOn: '2021-06-01' as LocalDate,
      sourceDepartment: 'pension',
      answerId: null,
      payload: { draws: false },
    },
  ]);

describe('who somebody is', () => {
  it('is corrected by two people; number, facts and what was before follow', async () => {
    const { personId, number } = await registered();
    value(await actAs(app, staff.handler, async (act) => done(await noPension(act, personId))));
    const right = freshNumber();
    const asked = value(await propose(personId, { name: '李测验', idNumber: right, phone: '19900000002' }));
    expect(asked).toMatchObject({ status: 'open', heldLines: 2 });
    expect(held).toEqual([{ personId, reason: expect.stringContaining('证件号码') }]);
    expect(await viewOf(personId)).toMatchObject({ name: '李测试' });
    expect(await pensionOf(personId)).toHaveLength(1);
    const before = value(await decide(asked.correctionId));
    expect(before).toMatchObject({ status: 'applied', version: 2 });
    expect(await viewOf(personId)).toMatchObject({ name: '李测验', phoneMasked: '199****0002' });
    expect(await ownerOf(right)).toBe(personId);
    expect(await ownerOf(number)).toBeUndefined();
    expect(await pensionOf(personId)).toEqual([]);
    const [row] = await seen(personId, school);
    expect(row).toMatchObject({
      status: 'applied',
      reason: GROUNDS.reason,
      document: GROUNDS.document,
      fields: [
        { field: 'name', before: '李测试', after: '李测验' },
        {
          field: 'id-number',
          before: expect.stringMatching(/^371526\*{8}/),
          after: expect.stringMatching(/^371526\*{8}/),
        },
        { field: 'phone', before: '199****0001', after: '199****0002' },
      ],
      allowed: [],
    });
    expect(row?.steps.map(({ step }) => step)).toEqual(['prepare', 'approve']);
    const shown = await actAs(app, staff.handler, (act) =>
      unmaskCorrection(act, asked.correctionId as Uuid, '电话核对', vocabulary),
    );
    expect(value(shown).values[1]).toEqual({ field: 'id-number', before: number, after: right });
  });

  it('keeps the facts and holds nothing when only the name changes', async () => {
    const { personId } = await registered();
    value(await actAs(app, staff.handler, async (act) => done(await noPension(act, personId))));
    const { correctionId } = value(await propose(personId, { name: '李改名' }, staff.handler));
    value(await decide(correctionId));
    expect(held).toEqual([]);
    expect(await pensionOf(personId)).toHaveLength(1);
  });

  it('is not decided by whoever proposed it, under whatever account, nor by another county', async () => {
    const { personId } = await registered();
    const { correctionId } = value(await propose(personId, { name: '李二' }, staff.handler));
    const twin = await addActor(app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: staff.handler.personKey,
    });
    const { handler, auditor, secondReviewer } = staff;
    for (const own of [
      twin,
      await actingFor(app, handler, secondReviewer),
      await actingFor(app, auditor, handler),
    ])
      expect(codes(await decide(correctionId, own))).toEqual(['four-eyes']);
    expect(codes(await decide(correctionId, neighbour))).toEqual(['not-found']);
    value(await decide(correctionId));
  });

  it('goes back, or is taken back by its proposer alone, and nothing changes', async () => {
    const { personId } = await registered();
    const first = value(await propose(personId, { name: '李二' }));
    expect(codes(await propose(personId, { phone: '19900000009' }))).toEqual(['correction-waiting']);
    expect(value(await decide(first.correctionId, staff.secondReviewer, 'returned')).status).toBe('returned');
    expect(codes(await decide(first.correctionId))).toEqual(['wrong-status']);
    const second = value(await propose(personId, { name: '李三' }));
    const withdraw = (by: Actor) =>
      actAs(app, by, (act) =>
        withdrawCorrection(act, second.correctionId as Uuid, { version: 1, reason: '看错了人' }),
      );
    expect(codes(await withdraw(staff.handler))).toEqual(['not-proposer']);
    expect((await seen(personId, school))[0]?.allowed).toEqual(['persons.withdrawCorrection']);
    expect(value(await withdraw(school)).status).toBe('withdrawn');
    expect(codes(await decide(second.correctionId))).toEqual(['wrong-status']);
    expect(await viewOf(personId)).toMatchObject({ name: '李测试' });
  });

  it('never takes the number of somebody else, not even one registered meanwhile', async () => {
    const { personId } = await registered();
    const somebody = await registered(otherSchool);
    expect(codes(await propose(personId, { idNumber: somebody.number }))).toEqual(['number-of-another']);
    expect(codes(await propose(personId, { idNumber: '37152619800101111' }))).toEqual(['id-number-faulty']);
    const later = freshNumber();
    const { correctionId } = value(await propose(personId, { idNumber: later }));
    value(
      await actAs(app, otherSchool, async (act) =>
        done(
          await registerPersons(act, [{ idNumber: later, name: '后来人', confirmed: true }], {
            divisionPath: PATH,
            organisationId: OTHER_SCHOOL,
          }),
        ),
      ),
    );
    expect(codes(await decide(correctionId))).toEqual(['number-of-another']);
    expect((await seen(personId))[0]).toMatchObject({ status: 'open', version: 1 });
  });

  it('is refused where nothing changes or out of reach', async () => {
    const { personId } = await registered();
    expect(codes(await propose(personId, { name: '李测试' }))).toEqual(['nothing-changed']);
    expect(codes(await propose(personId, { name: '李二' }, otherSchool))).toEqual(['not-found']);
    expect(await seen(personId, otherSchool)).toEqual([]);
  });

  it('is not written over something that changed after it was proposed', async () => {
    const { personId } = await registered();
    const { correctionId } = value(await propose(personId, { name: '李二' }));
    await withTx(app.db, { kind: 'system' }, (tx) =>
      sql`update person set name = '李三' where person_id = ${personId}`.execute(tx),
    );
    expect(codes(await decide(correctionId))).toEqual(['changed-meanwhile']);
  });

  it('is proposed, and decided, by one of fifty; one of fifty gets a number', async () => {
    const times = <T>(work: (n: number) => Promise<T>) =>
      Promise.all(Array.from({ length: 50 }, (_, n) => work(n)));
    const once = (tried: readonly { ok: boolean }[]) => expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    const { personId } = await registered();
    once(await times((n) => propose(personId, { name: `李${n}号` })));
    const [open] = await seen(personId);
    if (!open) throw new Error('nothing was proposed');
    once(await times(() => decide(open.correctionId)));
    const wanted = freshNumber();
    const people = await times(async () => {
      const one = await registered();
      return value(await propose(one.personId, { idNumber: wanted })).correctionId;
    });
    once(await Promise.all(people.map((correctionId) => decide(correctionId))));
  });
});

describe('one fact', () => {
  const supply = (personId: PersonId, body: object, by: Actor = staff.handler) =>
    actAs(app, by, (act) =>
      proposeFact(
        act,
        personId,
        { kind: 'employment-service', knownOn: '2021-06-10', ...GROUNDS, ...body } as Parameters<
          typeof proposeFact
        >[2],
        deps,
      ),
    );
  const unemployed = { group: 'registered-unemployed', from: '2021-03-01' };

  it('is supplied from a paper by two people and keeps the other groups', async () => {
    const { personId } = await registered();
    const { correctionId } = value(await supply(personId, unemployed));
    expect(await pensionOf(personId)).toEqual([]);
    value(await decide(correctionId));
    const [fact] = await pensionOf(personId);
    expect(fact).toMatchObject({ kind: 'employment-service', sourceDepartment: 'employment-service' });
    const second = value(await supply(personId, { group: 'employment-difficulty', from: '2021-04-01' }));
    value(await decide(second.correctionId));
    const [now] = await pensionOf(personId);
    expect(now?.payload).toEqual({
      memberships: [
        { code: 'registered-unemployed', from: '2021-03-01' },
        { code: 'employment-difficulty', from: '2021-04-01' },
      ],
    });
    expect((await seen(personId))[0]?.fields).toEqual([
      {
        field: 'statement',
        before: '城镇登记失业人员 2021-03-01 起；核实日期 2021-06-10',
        after: '城镇登记失业人员 2021-03-01 起；就业困难人员 2021-04-01 起；核实日期 2021-06-10',
      },
    ]);
    expect(codes(await supply(personId, { group: 'employment-difficulty', from: '2021-04-01' }))).toEqual([
      'nothing-changed',
    ]);
  });

  it('is refused without what its kind needs', async () => {
    const { personId } = await registered();
    const asked = async (body: object) => codes(await supply(personId, body));
    expect(await asked({ ...unemployed, knownOn: '2021-06-16' })).toEqual(['known-in-future']);
    expect(await asked({ group: 'school-leaver', from: '2021-03-01' })).toEqual(['group-unknown']);
    expect(await asked({ group: 'registered-unemployed' })).toEqual(['from-missing']);
    expect(await asked({ kind: 'population' })).toEqual(['status-missing']);
    expect(await asked({ kind: 'population', status: 'dead' })).toEqual(['status-on-missing']);
    expect(await asked({ kind: 'pension' })).toEqual(['holds-missing']);
    value(await actAs(app, staff.handler, async (act) => done(await noPension(act, personId))));
    expect(await asked({ kind: 'pension', holds: true, knownOn: '2021-05-01' })).toEqual([
      'older-than-known',
    ]);
  });

  it('holds what is paid to the person when it is a death, at once', async () => {
    const { personId } = await registered();
    const { correctionId } = value(
      await supply(personId, { kind: 'population', status: 'dead', statusOn: '2021-06-08' }),
    );
    const asked = { personId, diedOn: '2021-06-08', reason: expect.stringContaining('继承人') };
    expect(held).toEqual([asked]);
    value(await decide(correctionId));
    expect(held).toEqual([asked, asked]);
    expect((await pensionOf(personId))[0]).toMatchObject({
      payload: { status: 'dead', statusOn: '2021-06-08' },
    });
  });
});

describe('a name that a roster corrects', () => {
  it('is on record with who asked, and stays what it was when it changed meanwhile', async () => {
    const { personId } = await registered();
    const said = {
      before: { name: '李测试' },
      after: { name: '李更正' },
      reason: GROUNDS.reason,
      document: '花名册',
      proposedById: school.accountId,
    };
    value(await actAs(app, staff.secondReviewer, (act) => correctWithRoster(act, personId, said)));
    expect(await viewOf(personId)).toMatchObject({ name: '李更正' });
    expect((await seen(personId))[0]).toMatchObject({
      status: 'applied',
      proposedBy: school.displayName,
      fields: [{ field: 'name', before: '李测试', after: '李更正' }],
    });
    const again = await actAs(app, staff.secondReviewer, (act) => correctWithRoster(act, personId, said));
    expect(codes(again)).toEqual(['changed-meanwhile']);
  });

  it('is known to others once a second organisation or county has to do with the person', async () => {
    const { personId, number } = await registered();
    const isOnce = () => actAs(app, school, async (act) => done(await isKnownOnce(act, personId)));
    expect(value(await isOnce())).toBe(true);
    value(
      await actAs(app, otherSchool, async (act) =>
        done(
          await registerPersons(
            act,
            [{ idNumber: number as ReturnType<typeof freshNumber>, name: '李测试', confirmed: true }],
            { divisionPath: PATH, organisationId: OTHER_SCHOOL },
          ),
        ),
      ),
    );
    expect(value(await isOnce())).toBe(false);
  });
});
