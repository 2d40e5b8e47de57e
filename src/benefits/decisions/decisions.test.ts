import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, type Scope, type Tx } from '../../platform/db/index.ts';
import { done, type PersonId, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { lineDecisions } from '../../testing/line-decisions-fixture.ts';
import { decideReturn, proposeReturn } from '../claims/service-return.ts';
import { changedLines, filled, readSentences } from './rules.ts';
import {
  decideReplacement,
  followClaim,
  issueDecision,
  proposeReplacement,
  withdrawReplacement,
} from './service.ts';
import { decisionsOfClaim, partsOfDecisions } from './store.ts';
import { decisionsView, decisionView, myDecisions } from './views.ts';

let fixture: ClaimFixture;
let elsewhere: Actor;
const claims = claimActs(() => fixture, nothingLater);
const { as, claimOf, approve, view: claimSeen } = claims;
const lines = lineDecisions(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
  elsewhere = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
});
afterAll(() => fixture.app.db.close());

const deps = () => ({ policies: fixture.law.policies, reviewDays: 60 });
const readAs = <T>(scope: Scope, fn: (tx: Tx) => Promise<T>) => readTx(fixture.app.db, scope, fn);
const list = (claimId: Uuid, actor: Actor = fixture.staff.handler) =>
  readAs(actor.scope, async (tx) => {
    const { ciphers, clock } = fixture.app;
    const seen = await decisionsView({ tx, actor, ciphers, today: clock.today() }, deps(), claimId);
    if (!seen) throw new Error('no such claim');
    return seen;
  });
const show = (decisionId: Uuid, actor: Actor = fixture.staff.handler) =>
  readAs(actor.scope, (tx) => decisionView({ tx, ciphers: fixture.app.ciphers }, decisionId));
const issue = async (claimId: Uuid, by: Actor = fixture.staff.handler) => {
  const { version } = await claimSeen(claimId);
  return as(by, (act) => issueDecision(act, deps(), claimId, version));
};
const follow = (claimId: Uuid) =>
  as(fixture.staff.secondReviewer, async (act) => {
    const followed = await followClaim(act, deps(), claimId);
    await act.record({ event: 'claim-second-reviewed', objectType: 'claim', objectId: claimId });
    return followed;
  });
const standing = async (claimId: Uuid) => {
  const found = (await list(claimId)).decisions.find(({ endReason }) => endReason === null);
  if (!found) throw new Error('no decision stands');
  return { decisionId: found.decisionId as Uuid, version: found.version };
};
const propose = async (claimId: Uuid, by: Actor = fixture.staff.handler) => {
  const { decisionId, version } = await standing(claimId);
  return as(by, (act) =>
    proposeReplacement(act, deps(), decisionId, { version, reason: '第一行改为不予补贴' }),
  );
};
const replace = async (
  claimId: Uuid,
  decision: 'passed' | 'returned' = 'passed',
  by: Actor = fixture.staff.secondReviewer,
) => {
  const { decisionId, version } = await standing(claimId);
  return as(by, (act) =>
    decideReplacement(act, deps(), decisionId, {
      ...{ version, decision },
      ...(decision === 'returned' ? { reasonCode: 'facts-disagree', opinion: '请先核对第一行' } : {}),
    }),
  );
};
/** Exactly what lies in the database, decrypted parts and all. */
async function bytesOf(decisionId: Uuid) {
  const seen = await show(decisionId);
  if (!seen) throw new Error('no such decision');
  const { head, parts, digest } = seen;
  return JSON.stringify({ head, parts, digest });
}
async function approved(stories: readonly object[] = [{}, {}]) {
  const claimId = await claimOf(stories);
  await approve(claimId);
  value(await follow(claimId));
  return claimId;
}

describe('a written decision', () => {
  it('is issued with the decision of two, says verdict, amount, clause and law, and is intact', async () => {
    const claimId = await approved();
    const { decisions, changedLines: changed, allowed } = await list(claimId);
    expect(decisions).toMatchObject([{ edition: 1, kind: 'grant', status: 'issued', endReason: null }]);
    expect({ changed, allowed }).toEqual({ changed: 0, allowed: [] });
    expect(decisions[0]?.number).toMatch(/^J371526-2021-\d{4}$/);
    const seen = await show(decisions[0]?.decisionId as Uuid);
    expect(seen).toMatchObject({ isIntact: true, head: { title: '补贴决定书', open: null, refused: null } });
    expect(seen?.head.office).toMatch(/^高唐县/);
    expect(seen?.head.appeal).toContain('60 日');
    expect(seen?.head.law.length).toBeGreaterThan(0);
    const [first, ...others] = seen?.parts ?? [];
    expect(others).toHaveLength(1);
    expect(first).toMatchObject({ verdict: 'granted', reason: null });
    expect(first?.amountFen).toBeGreaterThan(0);
    expect(first?.clause).toMatch(/^[A-Z]+-/);
    expect(first?.citation).toMatch(/通知/);
    expect(first?.idNumberMasked).toContain('*');
  });

  it('is not issued of what nobody has decided, nor twice', async () => {
    const claimId = await claimOf([{}]);
    expect(codes(await issue(claimId))).toEqual(['not-decided']);
    await approve(claimId);
    const { version } = await claimSeen(claimId);
    expect(
      codes(await as(fixture.staff.handler, (act) => issueDecision(act, deps(), claimId, version - 1))),
    ).toEqual(['version-conflict']);
    expect((await list(claimId)).allowed).toEqual(['decisions.issue']);
    value(await issue(claimId));
    expect(codes(await issue(claimId))).toEqual(['decision-issued']);
    const nowhere = fixture.app.ids.uuid();
    expect(codes(await as(fixture.staff.handler, (act) => issueDecision(act, deps(), nowhere, 1)))).toEqual([
      'not-found',
    ]);
  });

  it('refuses where the law refuses every line', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    value(await lines.decide(claimId, 0, 'refuse'));
    value(await issue(claimId));
    const { decisionId } = await standing(claimId);
    expect(await show(decisionId)).toMatchObject({
      kind: 'refusal',
      head: { title: '不予补贴告知书', refused: '不予补贴 1 人，理由和依据' },
      parts: [{ verdict: 'refused', amountFen: 0, reason: '本人书面放弃领取补贴' }],
    });
  });
});
describe('what happens later', () => {
  it('changes nothing of it, byte for byte; two people replace it by the next edition', async () => {
    const claimId = await approved();
    const { decisionId } = await standing(claimId);
    const before = await bytesOf(decisionId);
    expect(codes(await propose(claimId))).toEqual(['nothing-changed']);
    value(await lines.decide(claimId, 0, 'refuse'));
    expect(await list(claimId)).toMatchObject({ changedLines: 1 });
    expect((await list(claimId)).decisions[0]?.allowed).toEqual(['decisions.proposeReplacement']);
    expect(await bytesOf(decisionId)).toBe(before);
    value(await propose(claimId));
    expect(codes(await propose(claimId))).toEqual(['wrong-status']);
    expect(codes(await replace(claimId, 'passed', fixture.staff.handler))).toEqual(['four-eyes']);
    expect((await list(claimId, fixture.staff.handler)).decisions[0]?.allowed).toEqual([
      'decisions.withdrawReplacement',
    ]);
    expect((await list(claimId, fixture.staff.secondReviewer)).decisions[0]?.allowed).toEqual([
      'decisions.decideReplacement',
    ]);
    value(await replace(claimId));
    const [second, first] = (await list(claimId)).decisions;
    expect(first).toMatchObject({ status: 'replaced', endReason: '第一行改为不予补贴', edition: 1 });
    expect(second).toMatchObject({ status: 'issued', replacesReason: '第一行改为不予补贴', edition: 2 });
    expect(second?.number).toBe(first?.number);
    expect(await bytesOf(decisionId)).toBe(before);
    const seen = await show(second?.decisionId as Uuid);
    expect(seen?.head.paragraphs.at(-1)).toContain('第 1 版，原决定作废');
    expect(seen?.parts.map(({ verdict }) => verdict)).toEqual(['refused', 'granted']);
    expect(seen?.isIntact).toBe(true);
  });

  it('is not replaced where the second person does not share it, and may be proposed again', async () => {
    const claimId = await approved();
    value(await lines.decide(claimId, 0, 'refuse'));
    value(await propose(claimId));
    value(await replace(claimId, 'returned'));
    expect((await list(claimId)).decisions).toMatchObject([{ edition: 1, status: 'issued' }]);
    value(await propose(claimId));
    value(await replace(claimId));
    expect((await list(claimId)).decisions).toHaveLength(2);
  });

  it('takes it back with its claim, and nobody decides on replacing it any more', async () => {
    const claimId = await approved();
    const { decisionId } = await standing(claimId);
    const before = await bytesOf(decisionId);
    value(await lines.decide(claimId, 0, 'refuse'));
    value(await propose(claimId));
    const { staff } = fixture;
    const proposed = await claimSeen(claimId);
    value(
      await as(staff.handler, (act) =>
        proposeReturn(act, claimId, { version: proposed.version, reason: '名单要改，退回重报' }),
      ),
    );
    const { version } = await claimSeen(claimId);
    value(
      await as(staff.secondReviewer, (act) => decideReturn(act, claimId, { version, decision: 'passed' })),
    );
    value(await follow(claimId));
    expect((await list(claimId)).decisions).toMatchObject([
      { status: 'taken-back', endReason: '名单要改，退回重报', allowed: [] },
    ]);
    expect(await bytesOf(decisionId)).toBe(before);
    await approve(claimId);
    value(await follow(claimId));
    expect((await list(claimId)).decisions.map(({ edition, status }) => [edition, status])).toEqual([
      [2, 'issued'],
      [1, 'taken-back'],
    ]);
  });

  it('cannot be written into the row, and is noticed where somebody goes around (digest)', async () => {
    const claimId = await approved();
    const { decisionId } = await standing(claimId);
    const { app } = fixture;
    await expect(
      as(fixture.staff.handler, async (act) => {
        await sql`update written_decision set content = '{}' where decision_id = ${decisionId}`.execute(
          act.tx,
        );
        return done(null);
      }),
    ).rejects.toThrow(/permission denied/);
    const owner = await app.db.owner();
    try {
      await owner.query(`select set_config('app.scope_kind', 'system', false)`);
      await owner.query(
        `update written_decision set content = replace(content, '同意补贴 2 人', '同意补贴 3 人') where decision_id = $1`,
        [decisionId],
      );
    } finally {
      await owner.end();
    }
    expect((await show(decisionId))?.isIntact).toBe(false);
  });
});

describe('who reads it', () => {
  it('is the county, the claimant and the auditor, and each person her own part alone', async () => {
    const claimId = await approved();
    const { decisionId } = await standing(claimId);
    expect((await show(decisionId, fixture.institution))?.parts).toHaveLength(2);
    expect(await show(decisionId, elsewhere)).toBeUndefined();
    expect(await show(decisionId, fixture.employer)).toBeUndefined();
    const rows = await readAs(fixture.staff.handler.scope, (tx) => partsOfDecisions(tx, [decisionId]));
    const [her, other] = rows;
    if (!her || !other) throw new Error('no parts');
    const mine = await readAs({ kind: 'person', personId: her.personId }, (tx) =>
      myDecisions({ tx, ciphers: fixture.app.ciphers }),
    );
    const found = mine.decisions.find((decision) => decision.decisionId === decisionId);
    expect(found?.parts.map(({ claimLineId }) => claimLineId)).toEqual([her.claimLineId]);
    expect(found?.head).not.toHaveProperty('granted');
    const parts = (await show(decisionId))?.parts ?? [];
    const others = parts.filter(({ claimLineId }) => claimLineId === other.claimLineId);
    for (const { idNumberMasked, name } of others) {
      expect(name).not.toBe('');
      expect(JSON.stringify(mine)).not.toContain(`"${idNumberMasked}"`);
    }
    const stranger = await readAs({ kind: 'person', personId: 1 as PersonId }, (tx) =>
      myDecisions({ tx, ciphers: fixture.app.ciphers }),
    );
    expect(stranger.decisions).toEqual([]);
  });
});

describe('the sentences', () => {
  it('are all in the data, and one that lacks a value is a fault', () => {
    expect(() => readSentences('titles: {grant: 补贴决定书}')).toThrow();
    expect(filled('第 {edition} 版', { edition: 2 })).toBe('第 2 版');
    expect(() => filled('{nothing}', {})).toThrow(/nothing/);
  });

  it('count lines that came, went or say something else', () => {
    const line = (claimLineId: string, text = 'a') => ({ claimLineId, text });
    expect(changedLines([line('1'), line('2')], [line('1'), line('2')])).toBe(0);
    expect(changedLines([line('1')], [line('1', 'b'), line('2')])).toBe(2);
    expect(changedLines([line('1'), line('2')], [line('2')])).toBe(1);
  });
});

describe('of fifty', () => {
  const winners = async <T>(work: () => Promise<Result<T>>) =>
    (await Promise.all(Array.from({ length: 50 }, work))).filter(({ ok }) => ok).length;
  const ready = async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    return { claimId, version: (await claimSeen(claimId)).version };
  };
  const issuing = ({ claimId, version }: Awaited<ReturnType<typeof ready>>) =>
    winners(() => as(fixture.staff.handler, (act) => issueDecision(act, deps(), claimId, version)));

  it('one issues, one proposes, one replaces', async () => {
    const claim = await ready();
    expect(await issuing(claim)).toBe(1);
    value(await lines.decide(claim.claimId, 0, 'refuse'));
    const at = await standing(claim.claimId);
    const said = { version: at.version, reason: '结果已改正' };
    const { handler, secondReviewer } = fixture.staff;
    expect(
      await winners(() => as(handler, (act) => proposeReplacement(act, deps(), at.decisionId, said))),
    ).toBe(1);
    const decided = { version: at.version + 1, decision: 'passed' } as const;
    expect(
      await winners(() =>
        as(secondReviewer, (act) => decideReplacement(act, deps(), at.decisionId, decided)),
      ),
    ).toBe(1);
    const rows = await readAs(handler.scope, (tx) => decisionsOfClaim(tx, claim.claimId));
    expect(rows).toHaveLength(2);
  });

  it('one takes the replacement back, or another decides it; then the decision stands as issued', async () => {
    const { claimId } = await ready();
    value(await issue(claimId));
    value(await lines.decide(claimId, 0, 'refuse'));
    value(await propose(claimId));
    const { handler, secondReviewer, firstReviewer } = fixture.staff;
    const acts = async (by: Actor) => (await list(claimId, by)).decisions[0]?.allowed;
    expect(await acts(handler)).toEqual(['decisions.withdrawReplacement']);
    expect(await acts(secondReviewer)).toEqual(['decisions.decideReplacement']);
    const withdraw = (by: Actor, at: { decisionId: Uuid; version: number }) =>
      as(by, (act) =>
        withdrawReplacement(act, at.decisionId, { version: at.version, reason: '结果还会再变' }),
      );
    expect(codes(await withdraw(firstReviewer, await standing(claimId)))).toEqual(['not-own-proposal']);
    expect(value(await withdraw(handler, await standing(claimId))).status).toBe('issued');
    expect(codes(await withdraw(handler, await standing(claimId)))).toEqual(['wrong-status']);
    value(await propose(claimId));
    const at = await standing(claimId);
    let turn = 0;
    const tried = () => {
      turn += 1;
      return turn % 2 === 0
        ? withdraw(handler, at)
        : as(secondReviewer, (act) =>
            decideReplacement(act, deps(), at.decisionId, { version: at.version, decision: 'passed' }),
          );
    };
    expect(await winners(tried)).toBe(1);
  });

  it('many issue where the database does not guard it (negative control)', async () => {
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index written_decision_one_standing');
      expect(await issuing(await ready())).toBeGreaterThan(1);
    } finally {
      await owner.end();
    }
  });
});
