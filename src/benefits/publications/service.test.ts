import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { closePublication, openPublication } from './service.ts';
import { raiseObjection, settleObjection } from './service-objection.ts';
import { objectionListView, publicationView, publicView } from './views.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf, money, read, statuses } = claims;
const { afterLastDay, publish } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('publication and objections', () => {
  it('shows exactly what the rule allows for five working days', async () => {
    const claimId = await claimOf([{}, { present: 4 }]);
    const early = await as(fixture.staff.handler, (act) =>
      openPublication(act, fixture.law.settings, { claimIds: [claimId], title: '提前公示' }),
    );
    expect(codes(early)).toEqual(['claim-not-approved']);
    await approve(claimId);
    const opened = await publish(claimId);
    // 2021-08-20 is a Friday: Monday to Friday of the next week are the five days.
    expect(opened).toMatchObject({ lineCount: 1, startsOn: '2021-08-20', lastDay: '2021-08-27' });
    const shown = await readTx(fixture.app.db, { kind: 'public' }, (tx) =>
      publicView(tx, TODAY, opened.publicationId),
    );
    expect(Object.keys(shown?.lines[0] ?? {}).sort()).toEqual([
      'amountFen',
      'benefit',
      'idNumberMasked',
      'lineNo',
      'name',
      'standardText',
      'unitName',
    ]);
    expect(shown?.lines[0]).toMatchObject({
      idNumberMasked: expect.stringMatching(/^\d{6}\*{8}\d{3}[\dX]$/),
      amountFen: 132_000,
    });
    const running = await as(fixture.staff.handler, (act) => closePublication(act, opened.publicationId, 1));
    expect(codes(running)).toEqual(['publication-running']);
    fixture.app.clock.set('2021-08-27T15:59:00Z');
    const lastDay = await as(fixture.staff.handler, (act) => closePublication(act, opened.publicationId, 1));
    expect(codes(lastDay)).toEqual(['publication-running']);
    fixture.app.clock.set('2021-08-27T16:01:00Z');
    const closed = value(
      await as(fixture.staff.handler, (act) => closePublication(act, opened.publicationId, 1)),
    );
    expect(closed).toMatchObject({ payableLines: 1, contestedLines: 0 });
    const gone = await readTx(fixture.app.db, { kind: 'public' }, (tx) =>
      publicView(tx, fixture.app.clock.today(), opened.publicationId),
    );
    expect(gone).toBeUndefined();
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  });

  it('an objection stops that line only; upheld its money goes back', async () => {
    const claimId = await claimOf([{}, {}, {}]);
    await approve(claimId);
    const before = await money();
    const { publicationId } = await publish(claimId);
    const anybody: Actor = { ...fixture.staff.handler, scope: { kind: 'public' } };
    const object = (lineNo: number) =>
      as(anybody, (act) =>
        raiseObjection(act, fixture.law.settings, publicationId, { lineNo, content: '此人没有参加过培训' }),
      );
    value(await object(1));
    value(await object(2));
    expect(codes(await object(99))).toEqual(['no-such-line']);
    const publication = await read((tx) =>
      publicationView({ tx, actor: fixture.staff.handler, today: TODAY }, publicationId),
    );
    expect(publication?.lines.map((line) => line.status)).toEqual(['contested', 'contested', 'published']);
    const settle = async (lineNo: number, decision: 'upheld' | 'dismissed') => {
      const { rows } = await read((tx) =>
        objectionListView(
          { tx, actor: fixture.staff.secondReviewer, today: TODAY },
          { status: 'open', publicationId, after: null, limit: 10 },
        ),
      );
      const item = rows.find((row) => row.lineNo === lineNo);
      return as(fixture.staff.secondReviewer, (act) =>
        settleObjection(act, item?.objectionId as Uuid, {
          version: item?.version ?? 0,
          decision,
          outcome: '走访核实，与反映的情况一致',
        }),
      );
    };
    expect(value(await settle(1, 'upheld')).lineStatus).toBe('refused');
    expect(await money()).toEqual({ ...before, reserved: before.reserved - 132_000 });
    await afterLastDay(async () =>
      value(await as(fixture.staff.handler, (act) => closePublication(act, publicationId, 1))),
    );
    expect(await statuses(claimId)).toEqual(['refused', 'contested', 'payable']);
    expect(value(await settle(2, 'dismissed')).lineStatus).toBe('payable');
    expect(await statuses(claimId)).toEqual(['refused', 'payable', 'payable']);
  });
});
