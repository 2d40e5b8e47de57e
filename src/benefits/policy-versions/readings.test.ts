import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, codes, value } from '../../testing/classes-fixture.ts';
import { computeClaims } from '../claims/index.ts';
import {
  type DecryptedDetermination,
  determinationsOf,
  determinationView,
  replay,
} from '../determination/index.ts';
import { createVersion, reviewVersion, saveVersion, submitVersion } from './service.ts';
import { dryRun } from './service-dry-run.ts';
import { versionView } from './views.ts';

// Whether a rural register makes a rural-transferred worker is a judgement: shown as one, and set by the bureau.

const KEY = 'reading/rural-by-register';
const HEAD = {
  title: '农村转移就业劳动者的认定',
  document: '高人社发〔2021〕12号',
  effectiveOn: '2021-08-21',
};
let fixture: ClaimFixture;
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, actor, work);
const compute = async (classId: Uuid) =>
  value(
    await as(fixture.staff.handler, (act) =>
      computeClaims(act, fixture.law, { classId }, localDate('2021-08-20')),
    ),
  );
/** The current determinations of one person. */
const decided = (personId: PersonId) =>
  readTx(fixture.app.db, { kind: 'division', path: PATH }, async (tx) => {
    const { rows } = await sql<{ id: Uuid }>`select determination_id as id from determination
      where person_id = ${personId} and superseded_by is null`.execute(tx);
    const ids = rows.map(({ id }) => id);
    const [one] = (await determinationsOf(tx, fixture.app.ciphers, ids, fixture.law.policies)).values();
    return one as DecryptedDetermination;
  });
const groupOf = (determination: DecryptedDetermination) => {
  const { met, notMet } = determinationView(determination, fixture.law.policies).findings;
  const finding = [...met, ...notMet].find(({ check }) => check === 'eligible-group');
  return finding?.facts.find(({ pointer }) => pointer === '/person/groups')?.value;
};

it('makes a rural-transferred worker by the register, says so, and no more once two people have switched it off', async () => {
  const { handler, secondReviewer } = fixture.staff;
  const { classId, personIds } = await fixture.addClass([{}]);
  await compute(classId);
  const [first] = personIds as [PersonId];
  const before = await decided(first);
  expect(before.outcome).toBe('entitled');
  expect(groupOf(before)).toContain('按农业（农村）户籍的口径认定，可由主管部门另定');

  const { versionId } = value(
    await as(handler, (act) => createVersion(act, fixture.law, { policyId: 'liaocheng-2021', ...HEAD })),
  );
  const save = (version: number, changeTo: boolean | string) =>
    as(handler, (act) =>
      saveVersion(act, fixture.law, versionId, {
        ...HEAD,
        version,
        changes: [{ kind: 'setting-set', key: KEY, value: changeTo }],
      }),
    );
  value(await save(1, false));
  const shown = await readTx(fixture.app.db, handler.scope, (tx) =>
    versionView(
      { tx, actor: handler, today: localDate('2021-08-20'), ciphers: fixture.app.ciphers },
      fixture.law,
      versionId,
    ),
  );
  expect(shown?.settings.find(({ key }) => key === KEY)).toMatchObject({
    kind: 'switch',
    part: 'reading',
    before: true,
    after: false,
    isChanged: true,
  });
  value(
    await as(handler, (act) =>
      dryRun(act, fixture.law, versionId, { version: 2, from: '2021-01-01', through: '2021-12-31' }),
    ),
  );
  const tried = await readTx(fixture.app.db, handler.scope, (tx) =>
    versionView(
      { tx, actor: handler, today: localDate('2021-08-20'), ciphers: fixture.app.ciphers },
      fixture.law,
      versionId,
    ),
  );
  expect(tried?.dryRun?.summary).toMatchObject({
    before: { amountFen: 132_000 },
    after: { amountFen: 0 },
  });
  value(await as(handler, (act) => submitVersion(act, fixture.law, versionId, 2)));
  const own = { ...secondReviewer, personKey: handler.personKey };
  const pass = (by: Actor) =>
    as(by, (act) => reviewVersion(act, fixture.law, versionId, { version: 3, decision: 'passed' }));
  expect(codes(await pass(own))).toEqual(['four-eyes']);
  value(await pass(secondReviewer));

  // Classes of before keep the reading of their first day; what was decided replays to the byte.
  const again = await fixture.addClass([{}]);
  await compute(again.classId);
  expect((await decided(again.personIds[0] as PersonId)).outcome).toBe('entitled');
  await readTx(fixture.app.db, { kind: 'division', path: PATH }, async (tx) => {
    const { stored, again: made } = await replay(tx, before, fixture.law.policies);
    expect(made).toBe(stored);
  });
});
