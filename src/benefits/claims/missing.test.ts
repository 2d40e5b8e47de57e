import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { missingFacts } from './views-missing.ts';

let fixture: ClaimFixture;
const acts = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

const seenBy = (actor: Actor) =>
  readTx(fixture.app.db, actor.scope, (tx) => missingFacts(acts.reader(tx, actor)));

it('lists what holds up money by whoever must supply it, the own part first', async () => {
  expect(await seenBy(fixture.staff.handler)).toEqual({ groups: [], lineCount: 0, waitingFen: 0 });
  const claimId = await acts.claimOf([{}, { silent: ['population'] }, { enrolledOn: null }]);
  const bureau = await seenBy(fixture.staff.handler);
  expect(bureau.lineCount).toBe(2);
  expect(bureau.groups[0]?.isOwn).toBe(true);
  expect(bureau.groups.map(({ list, id, isOwn }) => ({ list, id, isOwn }))).toEqual(
    expect.arrayContaining([
      { list: 'departments', id: 'public-security', isOwn: true },
      { list: 'payees', id: 'institution', isOwn: false },
    ]),
  );
  const own = await seenBy(fixture.institution);
  expect(own.groups[0]).toMatchObject({ list: 'payees', id: 'institution', isOwn: true });
  expect(own.groups[0]?.rows).toEqual([
    expect.objectContaining({
      claimId,
      classId: expect.any(String),
      missing: [{ pointer: '/training/enrolledOn', label: expect.any(String) }],
      waitingFen: 132_000,
      person: expect.objectContaining({ idNumberMasked: expect.stringMatching(/\*{8}/) }),
    }),
  ]);
});

it('asks the register that has not answered for groups', async () => {
  await acts.claimOf([{ silent: ['school-enrolment'] }]);
  const { groups } = await seenBy(fixture.staff.handler);
  const asked = groups.filter(({ rows }) =>
    rows.some(({ missing }) => missing.some(({ pointer }) => pointer === '/person/groups')),
  );
  expect(asked.map(({ id }) => id)).toContain('education');
  expect(asked.map(({ id }) => id)).not.toContain('social-insurance');
});

it('asks a firm that holds the class itself for what an institution would supply, and no other firm', async () => {
  const seenByFirm = (organisationId: Uuid) =>
    readTx(fixture.app.db, fixture.institution.scope, (tx) =>
      missingFacts(acts.reader(tx, { ...fixture.employer, scope: { kind: 'organisation', organisationId } })),
    );
  const holder = await seenByFirm(fixture.institutionId);
  expect(holder.groups[0]).toMatchObject({ list: 'payees', id: 'institution', isOwn: true });
  const other = await seenByFirm(fixture.employerId);
  expect(other.groups.map(({ isOwn }) => isOwn)).not.toContain(true);
});

it('shows nothing of another county', async () => {
  const { handler } = fixture.staff;
  const elsewhere: Actor = { ...handler, scope: { kind: 'division', path: 'd37.d15.d25' } };
  expect((await seenBy(elsewhere)).lineCount).toBe(0);
  expect((await seenBy(handler)).lineCount).toBeGreaterThan(0);
});
