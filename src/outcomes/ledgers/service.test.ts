import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  COUNTY,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { decideListChange, proposeListChange, withdrawListChange } from './service-changes.ts';
import { ledgerAt, listsView } from './views.ts';

let app: TestApp;
let staff: Staff;
let others: Staff;
beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, COUNTY);
  others = await addStaff(app, '371522');
});
afterAll(() => app.db.close());
async function owner(text: string): Promise<void> {
  const client = await app.db.owner();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
beforeEach(() => owner('truncate list_change'));

type Proposed = Parameters<typeof proposeListChange>[1];
const wish = (more: Partial<Proposed> = {}): Proposed => ({
  listId: 'wish',
  name: '有培训愿望的',
  anyOf: ['waits-training'],
  reason: '县里按培训愿望管，评价和就业另列',
  ...more,
});
const propose = (by: Actor, proposed = wish()) => actAs(app, by, (act) => proposeListChange(act, proposed));
const decide = (by: Actor, changeId: Uuid, decision: 'passed' | 'returned' = 'passed', version = 1) =>
  actAs(app, by, (act) =>
    decideListChange(act, changeId, {
      version,
      decision,
      ...(decision === 'returned' ? { reasonCode: 'facts-disagree', opinion: '不合通知的意思' } : {}),
    } as Parameters<typeof decideListChange>[2]),
  );
const withdraw = (by: Actor, changeId: Uuid) =>
  actAs(app, by, (act) => withdrawListChange(act, changeId, { version: 1, reason: '写错了名称' }));
const lists = (by: Actor) =>
  readTx(app.db, by.scope, async (tx) => {
    const reader = { tx, actor: by, today: app.clock.today() };
    const ledger = await ledgerAt(reader, undefined);
    if (!ledger.ok) throw new Error(JSON.stringify(ledger.refusals));
    return listsView(reader, ledger.value);
  });
const named = async (by: Actor) => (await lists(by)).rows[1];

describe('what a list is called and who stands on it', () => {
  it('changes when another person signs, in that county alone', async () => {
    const { changeId } = value(await propose(staff.handler));
    expect(await named(staff.handler)).toMatchObject({ name: '有愿望的', isChanged: false, allowed: [] });
    expect((await lists(staff.secondReviewer)).changes).toMatchObject([
      { changeId, status: 'proposed', allowed: ['ledgers.decide'] },
    ]);
    value(await decide(staff.secondReviewer, changeId));
    expect(await named(staff.handler)).toMatchObject({
      ...{ name: '有培训愿望的', anyOf: ['waits-training'], isChanged: true },
      allowed: ['ledgers.propose'],
    });
    expect(await named(others.handler)).toMatchObject({ name: '有愿望的', isChanged: false });
    value(
      await decide(
        staff.secondReviewer,
        value(await propose(staff.handler, wish({ name: '想学的' }))).changeId,
      ),
    );
    expect(await named(staff.handler)).toMatchObject({ name: '想学的' });
  });

  it('stays when it is returned or taken back', async () => {
    const first = value(await propose(staff.handler)).changeId;
    value(await decide(staff.secondReviewer, first, 'returned'));
    const second = value(await propose(staff.handler)).changeId;
    value(await withdraw(staff.handler, second));
    expect(await named(staff.handler)).toMatchObject({ name: '有愿望的' });
    expect(codes(await withdraw(staff.handler, second))).toEqual(['wrong-status']);
    expect(codes(await decide(staff.secondReviewer, second, 'passed', 2))).toEqual(['wrong-status']);
  });

  it('is refused where nothing changes, the name is taken, one waits, or one person would do both', async () => {
    expect(
      codes(
        await propose(
          staff.handler,
          wish({ name: '有愿望的', anyOf: ['waits-job', 'waits-training', 'waits-assessment'] }),
        ),
      ),
    ).toEqual(['nothing-changed']);
    expect(codes(await propose(staff.handler, wish({ name: '已培训的' })))).toEqual(['name-taken']);
    const { changeId } = value(await propose(staff.handler));
    expect(codes(await propose(staff.handler, wish({ name: '另一个名称' })))).toEqual(['already-proposed']);
    expect(codes(await decide(staff.handler, changeId))).toEqual(['four-eyes']);
    expect(codes(await decide(others.secondReviewer, changeId))).toEqual(['not-found']);
    expect(codes(await decide(staff.secondReviewer, changeId, 'passed', 7))).toEqual(['version-conflict']);
    expect(codes(await withdraw(staff.secondReviewer, changeId))).toEqual(['not-the-proposer']);
  });

  it('of fifty who propose or sign at once one wins; without the index more do (negative control)', async () => {
    const many = async <T extends { ok: boolean }>(work: (at: number) => Promise<T>) =>
      (await Promise.all(Array.from({ length: 50 }, (_, at) => work(at)))).filter(({ ok }) => ok).length;
    const proposed = () => many((at) => propose(staff.handler, wish({ name: `名单之${at}` })));
    expect(await proposed()).toBe(1);
    const { changeId } = (await lists(staff.secondReviewer)).changes[0] as unknown as { changeId: Uuid };
    expect(await many(() => decide(staff.secondReviewer, changeId))).toBe(1);
    await owner('truncate list_change; drop index list_change_one_open');
    try {
      expect(await proposed()).toBeGreaterThan(1);
    } finally {
      await owner(
        `truncate list_change; create unique index list_change_one_open on list_change (division_code, list_id) where status = 'proposed'`,
      );
    }
  });
});
