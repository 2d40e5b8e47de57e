import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import { carryOn, resumeRun, startRun, stopRun } from './index.ts';

let fixture: ClaimFixture;
let neighbour: Actor;
let prefecture: Actor;

beforeAll(async () => {
  fixture = await claimFixture();
  await fixture.addClass([{}, {}]);
  neighbour = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371522' });
  prefecture = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371500' });
});
afterAll(() => fixture.app.db.close());

const start = async (by: Actor) =>
  value(
    await actAs(fixture.app, by, (act) =>
      startRun(act, { divisionCode: by.divisionCode ?? '', year: 2021, asOf: act.clock.today() }),
    ),
  ).runId;

it('counts for a county what is of that county, whoever carries the run on', async () => {
  const { app, staff, law } = fixture;
  const own = await carryOn(app, staff.handler, law, { runId: await start(staff.handler) });
  expect(own.counts).toMatchObject({ unclaimed: 2, unclaimedFen: 264_000 });
  const runId = await start(neighbour);
  value(await actAs(app, neighbour, (act) => stopRun(act, runId)));
  value(await actAs(app, prefecture, (act) => resumeRun(act, runId)));
  const resumed = await carryOn(app, prefecture, law, { runId });
  expect(resumed).toMatchObject({ status: 'done', lineCount: 0 });
  expect(resumed.counts).toMatchObject({ unclaimed: 0, unclaimedFen: 0 });
  // Negative control: the prefecture's own run counts both counties.
  const whole = await carryOn(app, prefecture, law, { runId: await start(prefecture) });
  expect(whole.counts).toMatchObject({ unclaimed: 2 });
});

it('no other county stops or resumes it', async () => {
  const { app, staff } = fixture;
  const runId = await start(staff.handler);
  expect(codes(await actAs(app, neighbour, (act) => stopRun(act, runId)))).toEqual(['not-found']);
  expect(codes(await actAs(app, neighbour, (act) => resumeRun(act, runId)))).toEqual(['not-found']);
  value(await actAs(app, staff.handler, (act) => stopRun(act, runId)));
});

it('begins once, of three who begin at the same moment', async () => {
  const { app } = fixture;
  const all = await Promise.all(
    [1, 2, 3].map(() =>
      actAs(app, neighbour, (act) =>
        startRun(act, { divisionCode: '371522', year: 2020, asOf: act.clock.today() }),
      ),
    ),
  );
  expect(all.map(codes).sort()).toEqual([[], ['already-running'], ['already-running']]);
});
