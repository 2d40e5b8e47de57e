import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { claimActs, nothingLater, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { closePublication, openPublication } from './service.ts';
import { publicView } from './views.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf } = claims;
const { publish } = publicationActs(() => fixture, claims);

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
    // Only that it was there, and until when: nobody is named any more.
    expect(gone).toMatchObject({
      hasEnded: true,
      lastDay: '2021-08-27',
      lineCount: 0,
      totalFen: 0,
      lines: [],
    });
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  });
});
