import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, codes, value } from '../../testing/classes-fixture.ts';
import { enrol } from '../../training/classes/index.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, nothingLater);
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

it('a claim names the roster rows that changed after it was computed, and no other', async () => {
  const { classId, personIds } = await fixture.addClass([{}, {}]);
  const [claim] = (await claims.compute({ classId })).claims;
  if (!claim) throw new Error('no claim');
  const changed = async () =>
    (await claims.view(claim.claimId)).lineRows.map((line) => [line.person.personId, line.rosterChangedAt]);
  expect(await changed()).toEqual(personIds.map((personId) => [personId, null]));
  fixture.app.clock.set('2021-08-20T03:00:00Z');
  const row = (personId: PersonId, remark?: string) => ({
    personId,
    rosterNo: 1,
    enrolledOn: null,
    livingAllowanceRequested: false,
    remark,
  });
  const rows = [row(personIds[0] as PersonId, '户籍更正'), row(personIds[1] as PersonId)];
  value(await actAs(fixture.app, fixture.staff.handler, (act) => enrol(act, classId, rows, 'workbook:更正')));
  expect(await changed()).toEqual([
    [personIds[0], '2021-08-20T03:00:00.000Z'],
    [personIds[1], null],
  ]);
});

it('a claim is not confirmed with a line of somebody who has left; computed again, it is', async () => {
  const { classId, personIds } = await fixture.addClass([{}, {}]);
  const [claim] = (await claims.compute({ classId })).claims;
  if (!claim) throw new Error('no claim');
  const { claimId } = claim;
  await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql`update enrolment set status = 'withdrawn' where class_id = ${classId}
      and person_id = ${personIds[0] as PersonId}`.execute(tx),
  );
  expect(codes(await claims.confirm(claimId))).toEqual(['roster-changed']);
  await claims.compute({ classId });
  expect(codes(await claims.confirm(claimId))).toEqual([]);
});
