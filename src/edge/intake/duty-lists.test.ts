import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, testResidentId, value } from '../../testing/classes-fixture.ts';
import { fileOf, importActs } from '../../testing/imports-fixture.ts';
import { lawOfRegion } from './law.ts';
import { confirmBatch, stageBatch } from './service-batches.ts';
import { batchDetail, rowPage } from './views.ts';
import { intakeWords } from './words.ts';

let county: ClaimFixture;
const { bring, read, propose, decide } = importActs(() => county);
beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

const PLACES = fileOf('乡镇村目录', [
  ['代码', '名称', '上级代码'],
  ['371526101201', '前屯村村委会', '371526101000'],
  ['371526101000', '梁村镇', '371526'],
  ['371526101202', '后屯村村委会', '371526101000'],
]);
const HEAD = ['县', '乡镇', '村', '户编号', '户主姓名', '与户主关系', '姓名', '证件号码', '脱贫时间', '人数'];
const line = (n: number, name: string, household: string, { village = '前屯村', place = '高唐县' } = {}) => [
  place,
  '梁村镇',
  village,
  household,
  name,
  '户主',
  name,
  testResidentId(n),
  '2018-12-31',
  '1',
];
const many = Array.from({ length: 12 }, (_, i) =>
  line(300 + i, `乡亲${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`, `H${i}`),
);
const list = (day: string, rows: readonly (readonly string[])[]) =>
  fileOf(`高唐县脱贫人口名单${day}`, [[`高唐县脱贫人口名单（${day}）`], HEAD, ...rows]);
const standing = () =>
  read(async (tx) => {
    const { rows } = await sql<{
      name: string;
    }>`select list_name as name from duty_entry where until_on is null
      order by list_household`.execute(tx);
    return rows.length;
  });

describe('lists of the department of rural revitalisation come in', () => {
  test('the places first, by name in the lists afterwards', async () => {
    await bring([PLACES]);
    await bring([list('2021年3月1日', many)]);
    expect(await standing()).toBe(12);
    const villages = await read(async (tx) => {
      const { rows } = await sql<{
        village: string;
        count: number;
      }>`select village_code as village, count(*)::int as count
        from household group by 1`.execute(tx);
      return rows;
    });
    expect(villages).toEqual([{ village: '371526101201', count: 12 }]);
  });

  test('compared before it is confirmed: new, otherwise, gone, in conflict, and of another county', async () => {
    const batchId = county.app.ids.uuid();
    const file = list('2021年4月1日', [
      ...many.slice(1, 11),
      line(311, '乡亲丑', 'H11', { village: '后屯村' }),
      line(330, '新来的', 'H30'),
      line(331, '外县的', 'H31', { place: '茌平区' }),
    ]);
    const { app, staff, law } = county;
    const words = intakeWords();
    value(
      await actAs(app, staff.handler, (act) =>
        stageBatch(
          act,
          batchId,
          { sent: [{ name: file.file, content: Buffer.from('x') }], read: [file] },
          words,
        ),
      ),
    );
    const batch = await read((tx) => batchDetail(tx, staff.handler, batchId));
    expect(batch?.sheets[0]?.reason).toContain(
      '新增 1 人，变更 1 人，不变 10 人，不再在名单上 1 人，与登记有矛盾 1 处',
    );
    expect(await standing()).toBe(12);
    const rows = await read((tx) => rowPage(tx, app.ciphers, batchId, { limit: 50 } as never));
    const said = (rows?.rows ?? []).flatMap(({ cells }) => cells.map(({ code }) => code));
    expect(said).toEqual(
      expect.arrayContaining(['duty-new', 'duty-changed', 'duty-other-village', 'duty-other-county']),
    );
    const message = (rows?.rows ?? [])
      .flatMap(({ cells }) => cells)
      .find(({ code }) => code === 'duty-other-county');
    expect(message?.message).toContain('请把这一行交给茌平区人社部门导入');
    const confirmed = value(
      await actAs(app, staff.handler, (act) =>
        confirmBatch(act, { batchId, version: 1 }, [file], { words, law: lawOfRegion(law.policies) }),
      ),
    );
    expect(confirmed.counts.refused).toBe(1);
    expect(await standing()).toBe(12);
  });

  test('the last import is taken back by two, and everything is as it was', async () => {
    const before = await read(async (tx) => {
      const { rows } =
        await sql`select entry_id, village_code, until_on from duty_entry order by entry_id`.execute(tx);
      return rows;
    });
    const batchId: Uuid = await bring([
      list('2021年5月1日', [...many.slice(2, 11), line(330, '新来的', 'H30'), line(340, '又一个', 'H40')]),
    ]);
    expect(await standing()).not.toBe(0);
    value(await propose(county.staff.handler, batchId));
    value(await decide(county.staff.secondReviewer, batchId));
    const after = await read(async (tx) => {
      const { rows } =
        await sql`select entry_id, village_code, until_on from duty_entry order by entry_id`.execute(tx);
      return rows;
    });
    expect(after).toEqual(before);
  });
});
