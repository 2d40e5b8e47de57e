import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { value } from '../../testing/classes-fixture.ts';
import { addMarks } from '../../testing/evidence-fixture.ts';
import { findInClass } from '../../training/evidence/service-find.ts';
import { decideSign, judgeSign } from '../../training/evidence/service-signs.ts';
import { listSigns } from '../../training/evidence/store-signs.ts';
import { signalsOfSigns } from './rules-signs.ts';
import { raiseConfirmedSigns } from './service-signs.ts';
import { signalsOfClaim } from './store-signals.ts';

let fixture: ClaimFixture;
const { addBudget, as, compute, read, statuses } = claimActs(() => fixture, nothingLater);
beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('a sign in the evidence that two people confirmed', () => {
  const sign = (risk: 'R18' | 'R21', persons: number[]) => ({
    classId: '00000000-0000-4000-8000-000000000001' as Uuid,
    risk,
    message: `${risk} 的事实。`,
    persons: persons as PersonId[],
  });

  it('speaks against those whom it concerns, one signal a risk rule', () => {
    const signs = [sign('R18', [1]), sign('R18', [1, 2]), sign('R21', [])];
    expect(signalsOfSigns(signs, 1 as PersonId).map(({ rule }) => rule)).toEqual(['R18', 'R21']);
    expect(signalsOfSigns(signs, 3 as PersonId).map(({ rule }) => rule)).toEqual(['R21']);
    expect(signalsOfSigns([], 1 as PersonId)).toEqual([]);
    const many = signalsOfSigns(
      Array.from({ length: 5 }, () => sign('R18', [1])),
      1 as PersonId,
    );
    expect(many[0]?.message).toContain('另有 2 条');
  });

  it('freezes the lines that were computed before, and those computed later, and no others', async () => {
    const { classId, personIds } = await fixture.addClass([{}, {}, {}, {}]);
    const [claim] = (await compute({ classId })).claims;
    const claimId = claim?.claimId as Uuid;
    const before = await statuses(claimId);
    expect(before).toEqual(['computed', 'computed', 'computed', 'computed']);
    const day = (
      await read((tx) => import('../../training/classes/index.ts').then((m) => m.classToOpen(tx, classId)))
    )?.startOn;
    await addMarks(
      fixture.app,
      { classId, organisationId: fixture.institution.organisationId as Uuid },
      personIds
        .slice(0, 3)
        .map((personId, n) => ({ personId, at: `${day} 09:0${n}:00`, deviceId: 'one-phone' })),
    );
    const { handler, secondReviewer } = fixture.staff;
    value(await as(handler, (act) => findInClass(act, classId)));
    const [found] = (
      await read((tx) =>
        listSigns(tx, { status: 'open', rule: 'one-device', classId, after: null, limit: 5 }),
      )
    ).rows;
    const signId = found?.signId as Uuid;
    expect(await statuses(claimId), 'found by a machine: nothing follows').toEqual(before);
    value(
      await as(handler, (act) =>
        judgeSign(act, signId, { version: 1, decision: 'confirmed', opinion: '三人当天都不在班里' }),
      ),
    );
    expect(await statuses(claimId), 'proposed by one: nothing follows').toEqual(before);
    const followers = { confirmed: raiseConfirmedSigns };
    value(
      await as(secondReviewer, (act) =>
        decideSign(act, followers, signId, { version: 2, decision: 'passed' }),
      ),
    );
    expect(await statuses(claimId)).toEqual(['frozen', 'frozen', 'frozen', 'computed']);
    const raised = async () =>
      (await read((tx) => signalsOfClaim(tx, claimId))).map(({ rule, status }) => `${rule} ${status}`);
    expect(await raised()).toEqual(['R18 open', 'R18 open', 'R18 open']);
    await compute({ classId });
    expect(await raised(), 'computed again').toEqual(['R18 open', 'R18 open', 'R18 open']);
    expect(await statuses(claimId)).toEqual(['frozen', 'frozen', 'frozen', 'computed']);
  });
});
