import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { type CreditCode, localDate, parseCreditCode, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { organisationById, setBankAccount, upsertOrganisation } from './service.ts';
import { proposeChange } from './service-changes.ts';
import { decideMove, moveViews, proposeMove, receiveMove, withdrawMove } from './service-moves.ts';
import { proposeSuspension } from './service-suspension.ts';

const FROM = '371526';
const TO = '371503';
const CODES = [
  '52371526MA554330X0',
  '52371526MA39150184',
  '91371526MA3N4K5G01',
  '91371526MA3N4K5G02',
  '91371526MA3N4K5G03',
];
let app: TestApp;
let staff: Staff;
let others: Staff;
let next = 0;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, FROM);
  others = await addStaff(app, TO);
});
afterAll(() => app.db.close());

const NAMES = [
  '青禾职业培训学校',
  '安颐康养职业培训学校',
  '鲁岳重型机械有限公司',
  '惠民职业培训学校',
  '仁和家政有限公司',
];
async function register(by: Actor = staff.handler, at = next): Promise<Uuid> {
  next = Math.max(next, at + 1);
  return value(
    await actAs(app, by, (act) =>
      upsertOrganisation(act, {
        name: NAMES[at] as string,
        creditCode: (parseCreditCode(CODES[at] as string) ?? CODES[at]) as CreditCode,
        kind: 'institution',
        divisionCode: by === staff.handler ? FROM : TO,
        address: '人和路 1 号',
        source: 'test',
      }),
    ),
  ).organisationId;
}
const propose = (organisationId: Uuid, toCode = TO, by: Actor = staff.handler) =>
  actAs(app, by, (act) =>
    proposeMove(act, { organisationId, toCode, document: '变更登记通知书', reason: '校址迁走' }),
  );
type Decision = 'passed' | 'returned';
const decide = (moveId: Uuid, decision: Decision = 'passed', by: Actor = staff.secondReviewer) =>
  actAs(app, by, (act) => decideMove(act, moveId, { version: 1, decision, opinion: '已与通知书核对' }));
const receive = (moveId: Uuid, decision: Decision = 'passed', by: Actor = others.handler, version = 2) =>
  actAs(app, by, (act) => receiveMove(act, moveId, { version, decision, opinion: '地址在本县' }));
const withdraw = (moveId: Uuid, by: Actor = staff.firstReviewer, version = 1) =>
  actAs(app, by, (act) => withdrawMove(act, moveId, { version, reason: '登记没有办成' }));
const seenBy = (actor: Actor, organisationId: Uuid) =>
  readTx(app.db, actor.scope, (tx) => organisationById(tx, organisationId));
const movesOf = async (actor: Actor, organisationId: Uuid) =>
  (
    await readTx(app.db, actor.scope, (tx) =>
      moveViews({ tx, ciphers: app.ciphers }, actor, localDate('2021-07-20'), { after: null, limit: 100 }),
    )
  ).rows.filter((row) => row.organisationId === organisationId);

describe('a move of an organisation to another county', () => {
  it('is released by two people of the one and taken in by the other; the former county reads on and writes nothing', async () => {
    const organisationId = await register();
    const { moveId } = value(await propose(organisationId));
    expect(await movesOf(others.handler, organisationId)).toEqual([]);
    expect(codes(await receive(moveId, 'passed', others.handler, 1))).toEqual(['not-found']);
    const twin = { ...staff.secondReviewer, personKey: staff.handler.personKey };
    expect(codes(await decide(moveId, 'passed', twin))).toEqual(['four-eyes']);
    value(await decide(moveId));
    expect(await seenBy(others.handler, organisationId)).toBeUndefined();
    expect(await movesOf(others.handler, organisationId)).toMatchObject([
      { fromName: '高唐县', toName: '茌平区', status: 'released', allowed: ['organisations.receiveMove'] },
    ]);
    expect(codes(await receive(moveId, 'passed', staff.firstReviewer))).toEqual(['not-your-county']);
    expect(value(await receive(moveId))).toMatchObject({ status: 'moved' });
    expect(await seenBy(others.handler, organisationId)).toMatchObject({ divisionCode: TO });
    expect(await seenBy(staff.handler, organisationId)).toMatchObject({ divisionCode: TO });
    expect(await movesOf(staff.handler, organisationId)).toMatchObject([
      { status: 'moved', receivedNote: '地址在本县', allowed: [], steps: [{}, { decision: 'passed' }] },
    ]);
    const paper = { document: '变更登记通知书', reason: '电话随之更换' };
    const change = (by: Actor) =>
      actAs(app, by, (act) => proposeChange(act, organisationId, { address: '滨河路 18 号', ...paper }));
    expect(codes(await change(staff.handler))).toEqual(['not-found']);
    const suspension = { version: 2, suspendedOn: localDate('2021-07-01'), documentNumber: '通报 1 号' };
    expect(
      codes(
        await actAs(app, staff.handler, (act) =>
          proposeSuspension(act, { organisationId, reason: '查处违规', ...suspension }),
        ),
      ),
    ).toEqual(['not-found']);
    expect(
      codes(
        await actAs(app, staff.handler, (act) =>
          upsertOrganisation(act, {
            name: '改名学校',
            creditCode: CODES[0] as CreditCode,
            kind: 'institution',
            divisionCode: FROM,
            source: 'test',
          }),
        ),
      ),
    ).toEqual(['organisation-elsewhere']);
    await expect(
      actAs(app, staff.handler, async (act) => {
        await setBankAccount(act, {
          organisationId,
          bankName: '农商行',
          accountName: '某校',
          number: '6222020200001234567',
        });
        return { ok: true, value: null };
      }),
    ).rejects.toThrow(/row-level security/);
    value(await change(others.handler));
  });

  it('goes back to where it was: returned, declined, taken back before and after the release', async () => {
    const organisationId = await register();
    const stays = async () => (await seenBy(staff.handler, organisationId))?.divisionCode;
    const first = value(await propose(organisationId)).moveId;
    expect(codes(await propose(organisationId))).toEqual(['move-waiting']);
    value(await decide(first, 'returned'));
    const second = value(await propose(organisationId)).moveId;
    expect(codes(await withdraw(second, staff.firstReviewer, 7))).toEqual(['version-conflict']);
    value(await withdraw(second));
    expect(codes(await decide(second))).toEqual(['wrong-status']);
    const third = value(await propose(organisationId)).moveId;
    value(await decide(third));
    expect(value(await receive(third, 'returned'))).toMatchObject({ status: 'declined' });
    const fourth = value(await propose(organisationId)).moveId;
    value(await decide(fourth));
    value(await withdraw(fourth, staff.handler, 2));
    expect(codes(await receive(fourth))).toEqual(['not-found']);
    expect(await stays()).toBe(FROM);
  });

  it('is refused to the same county, to no county, and while something waits for its second person', async () => {
    const organisationId = await register();
    expect(codes(await propose(organisationId, FROM))).toEqual(['same-county']);
    expect(codes(await propose(organisationId, '371500'))).toEqual(['county-unknown']);
    expect(codes(await propose(organisationId, TO, others.handler))).toEqual(['not-found']);
    value(
      await actAs(app, staff.handler, (act) =>
        proposeChange(act, organisationId, {
          address: '滨河路 9 号',
          document: '通知书 1 号',
          reason: '搬迁了',
        }),
      ),
    );
    expect(codes(await propose(organisationId))).toEqual(['matter-open']);
  });

  it('is taken in once, or taken back, by fifty at once', async () => {
    const organisationId = await register();
    const proposals = await Promise.all(Array.from({ length: 50 }, () => propose(organisationId)));
    const [made] = proposals.filter((result) => result.ok);
    expect(proposals.filter((result) => result.ok)).toHaveLength(1);
    const { moveId } = value(made as NonNullable<typeof made>);
    value(await decide(moveId));
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 === 0 ? receive(moveId) : withdraw(moveId, staff.handler, 2),
      ),
    );
    const [won] = tried.filter((result) => result.ok);
    expect(tried.filter((result) => result.ok)).toHaveLength(1);
    const isMoved = won?.ok === true && won.value.status === 'moved';
    expect((await seenBy(staff.handler, organisationId))?.divisionCode).toBe(isMoved ? TO : FROM);
    expect(await movesOf(staff.handler, organisationId)).toHaveLength(1);
  });

  it('is proposed many times at once where the database does not guard it (negative control)', async () => {
    const organisationId = await register(others.handler);
    const owner = await app.db.owner();
    try {
      await owner.query('drop index organisation_move_one_open');
    } finally {
      await owner.end();
    }
    const tried = await Promise.all(
      Array.from({ length: 50 }, () => propose(organisationId, FROM, others.handler)),
    );
    expect(tried.filter((result) => result.ok).length).toBeGreaterThan(1);
  });
});
