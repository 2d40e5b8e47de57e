import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { placesUnder } from './index.ts';
import { seedReference } from './seed.ts';
import { endPlace, importPlaces, placePage, registerPlace } from './service-places.ts';

let app: TestApp;
let staff: Staff;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

const liangcun = { code: '371526101000', name: '梁村镇', parentCode: '371526' };
const hamlet = { code: '371526101201', name: '前屯村', parentCode: '371526101000' };

const put = (...places: (typeof liangcun)[]) =>
  actAs(app, staff.handler, async (act) => {
    const refusals = await importPlaces(act, '371526', places, '测试目录');
    return { ok: true, value: refusals.map((refusal) => refusal?.code ?? 'written') } as const;
  });

describe('townships and villages', () => {
  it('come in with the villages before their township, and again without a change', async () => {
    expect(value(await put(hamlet, liangcun))).toEqual(['written', 'written']);
    expect(value(await put(liangcun, hamlet))).toEqual(['written', 'written']);
    const under = await readTx(app.db, { kind: 'system' }, (tx) => placesUnder(tx, '371526', 'village'));
    expect(under).toEqual([
      { divisionCode: hamlet.code, name: '前屯村', parentCode: liangcun.code, path: 'd37.d15.d26.d101.d201' },
    ]);
    // A township is the only township in itself.
    const own = await readTx(app.db, { kind: 'system' }, (tx) => placesUnder(tx, liangcun.code, 'township'));
    expect(own.map(({ divisionCode }) => divisionCode)).toEqual([liangcun.code]);
  });

  it('are refused one by one, with the reason', async () => {
    const refused = await put(
      { ...hamlet, code: '37152610120' },
      { ...hamlet, code: '371526101202', parentCode: '371526102000' },
      { code: '371521101000', name: '阎楼镇', parentCode: '371521' },
      { code: '371526102201', name: '后屯村', parentCode: '371526102000' },
    );
    expect(value(refused)).toEqual(['place-code', 'place-parent', 'place-not-yours', 'place-parent-missing']);
  });

  it('end by a day, villages before their township, and are never removed', async () => {
    const end = (divisionCode: string, day: string) =>
      actAs(app, staff.handler, (act) =>
        endPlace(act, { divisionCode, endedOn: localDate(day), reason: '行政村撤并' }),
      );
    expect(codes(await end(liangcun.code, '2021-01-01'))).toEqual(['place-has-villages']);
    expect(codes(await end(hamlet.code, '2099-01-01'))).toEqual(['place-ended-early']);
    value(await end(hamlet.code, '2021-01-01'));
    expect(codes(await end(hamlet.code, '2021-01-01'))).toEqual(['place-already-ended']);
    // An old list does not bring it back; its county does, by hand.
    expect(value(await put(hamlet))).toEqual(['place-ended']);
    const page = await readTx(app.db, staff.handler.scope, (tx) =>
      placePage(tx, staff.handler, { limit: 50, level: 'village' }),
    );
    expect(page.rows).toMatchObject([{ divisionCode: hamlet.code, endedOn: '2021-01-01', villages: null }]);
    value(await actAs(app, staff.handler, (act) => registerPlace(act, { ...hamlet, name: '前屯社区' })));
    const again = await readTx(app.db, { kind: 'system' }, (tx) => placesUnder(tx, '371526', 'village'));
    expect(again.map(({ name }) => name)).toEqual(['前屯社区']);
  });

  it('are seen by whoever works there, and by no other county', async () => {
    const seen = (path: string) =>
      readTx(app.db, { kind: 'division', path }, (tx) => placePage(tx, staff.handler, { limit: 50 }));
    expect((await seen('d37.d15.d26.d101')).total).toBe(2);
    expect((await seen('d37.d15.d21')).total).toBe(0);
  });
});
