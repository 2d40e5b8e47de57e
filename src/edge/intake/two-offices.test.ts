import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, testResidentId, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { fileOf } from '../../testing/imports-fixture.ts';
import { lawOfRegion } from './law.ts';
import type { IntakeFile } from './rules-plan.ts';
import { confirmBatch, stageBatch } from './service-batches.ts';
import { batchDetail, rowPage } from './views.ts';
import { intakeWords } from './words.ts';

let county: ClaimFixture;
const words = intakeWords();
beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

const AMOUNTS = fileOf('补贴标准目录', [
  ['补贴项目', '培训类型', '职业（工种）', '等级', '证书类型', '计量单位', '补贴标准', '执行起始日', '依据'],
  ['培训补贴', '就业技能培训', '保育员', '五级', '职业资格证书', '元/人', '1999', '2021-01-01', '样例'],
]);
const ROSTER = fileOf('花名册', [
  ['班期名称：保育员1班（人社培备〔2021〕001号）'],
  ['序号', '姓名', '身份证号码', '性别', '人员类别', '联系电话', '报名日期'],
  ['1', '学员八十', testResidentId(80), undefined, '农村转移就业劳动者', undefined, '2021-06-20'],
]);

async function stage(read: readonly IntakeFile[]) {
  const batchId = county.app.ids.uuid();
  const sent = read.map(({ file }) => ({ name: file, content: Buffer.from(file) }));
  value(
    await actAs(county.app, county.staff.handler, (act) => stageBatch(act, batchId, { sent, read }, words)),
  );
  return batchId;
}
const confirmAs = (by: Actor, batchId: Uuid, read: readonly IntakeFile[]) =>
  actAs(county.app, by, (act) =>
    confirmBatch(act, { batchId, version: 1 }, read, { words, law: lawOfRegion(county.law.policies) }),
  );

it('what the law pays is changed by two people of two offices', async () => {
  const { handler, payer } = county.staff;
  const batchId = await stage([AMOUNTS]);
  const who = expect.stringMatching(
    /^职业培训补贴，就业技能培训，.*五级.*，1,999\.00 元\/人，2021-01-01 起$/,
  );
  const rows = await readTx(county.app.db, handler.scope, (tx) =>
    rowPage(tx, county.app.ciphers, batchId, { limit: 50 }),
  );
  expect(rows?.rows).toMatchObject([{ who }]);
  const handlerAs = (personKey?: string) =>
    addActor(county.app, {
      role: 'county-handler',
      divisionCode: COUNTY,
      ...(personKey === undefined ? {} : { personKey }),
    });
  const other = await handlerAs();
  const financeAs = (personKey?: string) =>
    addActor(county.app, {
      role: 'finance',
      divisionCode: COUNTY,
      ...(personKey === undefined ? {} : { personKey }),
    });
  const finance = await financeAs();
  const seenBy = (by: Actor) => readTx(county.app.db, by.scope, (tx) => batchDetail(tx, by, batchId));
  for (const own of [
    handler,
    await handlerAs(handler.personKey),
    await financeAs(handler.personKey),
    await actingFor(county.app, handler, finance),
    await actingFor(county.app, payer, handler),
  ]) {
    const tried = await confirmAs(own, batchId, [AMOUNTS]);
    expect(codes(tried)).toEqual(['four-eyes']);
    expect(tried.ok ? '' : tried.refusals[0]?.message).toContain('请财务岗在“导入表格”里打开这一批');
    expect(await seenBy(own)).toMatchObject({ changesLaw: true });
    expect((await seenBy(own))?.allowed).not.toContain('intake.confirm');
  }
  // Two people of the labour bureau are one office (LN-3-11a, SX-3-10a).
  expect(codes(await confirmAs(other, batchId, [AMOUNTS]))).toEqual(['finance-signs']);
  expect((await seenBy(other))?.allowed).not.toContain('intake.confirm');
  expect((await seenBy(finance))?.allowed).toContain('intake.confirm');
  expect(value(await confirmAs(finance, batchId, [AMOUNTS]))).toMatchObject({ status: 'confirmed' });
  // Control: a batch without amounts is confirmed by whoever brought it in.
  await county.addClass([{}]);
  const plain = [ROSTER];
  const plainId = await stage(plain);
  expect(codes(await confirmAs(finance, plainId, plain))).toEqual(['finance-signs']);
  expect(value(await confirmAs(handler, plainId, plain))).toMatchObject({ status: 'confirmed' });
});
