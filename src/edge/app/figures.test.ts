import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeClaims } from '../../benefits/claims/index.ts';
import { readTx, type Scope, type Tx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { classList } from '../../training/classes/index.ts';
import { withClassCounts, withPersonFigures, withProgress } from './figures.ts';

const COUNTY = { kind: 'division', path: 'd37.d15.d26' } as const;
const NEIGHBOUR = { kind: 'division', path: 'd37.d15.d25' } as const;

let fixture: ClaimFixture;
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

const read = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => readTx(fixture.app.db, scope, work);

describe('figures of later modules beside earlier pages', () => {
  it('count classes and claim lines of a person, an organisation and a class, as far as the scope reaches', async () => {
    const { classId, personIds } = await fixture.addClass([{}, { present: 0 }]);
    value(
      await actAs(fixture.app, fixture.staff.handler, (act) =>
        computeClaims(act, fixture.law, { classId }, localDate('2021-08-20')),
      ),
    );
    const rows = [{ personId: personIds[0] as number }, { personId: 1 }];
    expect(await read(COUNTY, (tx) => withPersonFigures(tx, rows))).toEqual([
      { personId: personIds[0], classCount: 1, claimLineCount: 1 },
      { personId: 1, classCount: 0, claimLineCount: 0 },
    ]);
    expect(await read(NEIGHBOUR, (tx) => withPersonFigures(tx, rows.slice(0, 1)))).toEqual([
      { personId: personIds[0], classCount: 0, claimLineCount: 0 },
    ]);
    const { rows: classes } = await read(COUNTY, (tx) =>
      classList(tx, { limit: 10 }, localDate('2021-08-20')),
    );
    expect(await read(COUNTY, (tx) => withProgress(tx, classes))).toMatchObject([
      { classId, enrolledCount: 2, trainedCount: 1, certifiedCount: 2 },
    ]);
    const organisationId = classes[0]?.organisationId as Uuid;
    const organisations = [{ organisationId }];
    expect(await read(COUNTY, (tx) => withClassCounts(tx, organisations))).toEqual([
      { organisationId, classCount: 1 },
    ]);
    expect(await read(NEIGHBOUR, (tx) => withClassCounts(tx, organisations))).toEqual([
      { organisationId, classCount: 0 },
    ]);
  });
});
