import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, testResidentId, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { fileOf, importActs } from '../../testing/imports-fixture.ts';
import type { IntakeFile } from './rules-plan.ts';
import { discardBatch, stageBatch } from './service-batches.ts';
import { importsWaiting } from './views-waiting.ts';
import { intakeWords } from './words.ts';

let county: ClaimFixture;
const acts = importActs(() => county);
beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

const AMOUNTS = fileOf('补贴标准目录', [
  ['补贴项目', '培训类型', '职业（工种）', '等级', '计量单位', '补贴标准', '执行起始日', '依据'],
  ['培训补贴', '就业技能培训', '保育员', '五级', '元/人', '1999', '2021-01-01', '样例'],
]);
const ROSTER = fileOf('花名册', [
  ['班期名称：保育员1班（人社培备〔2021〕001号）'],
  ['序号', '姓名', '身份证号码'],
  ['1', '学员八十', testResidentId(80)],
]);

async function stage(read: readonly IntakeFile[]) {
  const batchId = county.app.ids.uuid();
  const sent = read.map(({ file }) => ({ name: file, content: Buffer.from(file) }));
  value(
    await actAs(county.app, county.staff.handler, (act) =>
      stageBatch(act, batchId, { sent, read }, intakeWords()),
    ),
  );
  return batchId;
}
const waitingFor = (actor: Actor) =>
  readTx(county.app.db, actor.scope, (tx) => importsWaiting({ tx, actor }));

it('an import of amounts stands in the work of finance, until it is settled', async () => {
  const { handler, firstReviewer } = county.staff;
  const finance = await addActor(county.app, { role: 'finance', divisionCode: COUNTY });
  const other = await addActor(county.app, { role: 'county-handler', divisionCode: COUNTY });
  await stage([ROSTER]);
  expect(await waitingFor(finance), 'whoever sent a roster confirms it himself').toEqual([]);
  const batchId = await stage([AMOUNTS]);
  expect(await waitingFor(finance)).toMatchObject([
    { kind: 'import-confirm', what: '补贴标准目录', count: 1, linkType: 'intake-batch', linkId: batchId },
  ]);
  const none = [
    handler,
    other,
    await actingFor(county.app, handler, finance),
    firstReviewer,
    county.institution,
    await addActor(county.app, { role: 'finance', divisionCode: '371525' }),
  ];
  for (const actor of none) expect(await waitingFor(actor), actor.role ?? '').toEqual([]);
  value(await actAs(county.app, handler, (act) => discardBatch(act, batchId, 1)));
  expect(await waitingFor(finance)).toEqual([]);
});

it('an import to be undone stands in the work of the office that decides, not of who proposed it', async () => {
  const { handler, secondReviewer } = county.staff;
  const finance = await addActor(county.app, { role: 'finance', divisionCode: COUNTY });
  const other = await addActor(county.app, { role: 'county-handler', divisionCode: COUNTY });
  await county.addClass([{}]);
  for (const [file, deciders, others, confirmer] of [
    [ROSTER, [other, secondReviewer], [handler, finance], handler],
    [AMOUNTS, [finance], [handler, other, secondReviewer], finance],
  ] as const) {
    const batchId = await acts.bring([file], 0, confirmer);
    value(await acts.propose(handler, batchId));
    const row = { kind: 'import-undo', what: '日期全部填错一年', linkId: batchId };
    for (const actor of deciders) expect(await waitingFor(actor), actor.role ?? '').toMatchObject([row]);
    for (const actor of others) expect(await waitingFor(actor), actor.role ?? '').toEqual([]);
    for (const actor of others.filter((one) => one !== handler))
      expect(codes(await acts.decide(actor, batchId)), actor.role ?? '').toEqual(['finance-signs']);
    value(await acts.decide(deciders[0], batchId));
    expect(await waitingFor(deciders[0])).toEqual([]);
  }
});
