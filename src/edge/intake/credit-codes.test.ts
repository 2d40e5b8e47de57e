import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { decideException, proposeException } from '../../registry/organisations/service-credit-codes.ts';
import { actAs, addStaff, type Staff, type TestApp, testApp, value } from '../../testing/classes-fixture.ts';
import { planIntake } from './rules-plan.ts';
import { contextOf } from './service-context.ts';
import { intakeWords } from './words.ts';

const CODE = '52371526MA36000A15';
const NAME = '高唐县惠民职业培训学校';
const HEAD = ['机构名称', '统一社会信用代码', '培训职业（工种）', '状态'];
const catalogue = {
  file: '机构目录.xlsx',
  workbook: {
    format: 'xlsx',
    sheets: [
      {
        name: '机构目录',
        state: 'visible',
        merges: [],
        hiddenColumns: [],
        rows: [HEAD, [NAME, CODE, '保育员', '正常']].map((cells, i) => ({
          number: i + 1,
          hidden: false,
          cells,
        })),
      },
    ],
  },
} as const;

let app: TestApp;
let staff: Staff;
beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

const planned = async () => {
  const context = await readTx(app.db, staff.handler.scope, (tx) => contextOf(tx, app.ciphers));
  return planIntake([catalogue as never], context, intakeWords()).rows[0];
};

test('a credit code that fails its check is imported once two people confirmed it', async () => {
  const before = await planned();
  expect(before).toMatchObject({ outcome: 'refused' });
  expect(before?.staged).toBeUndefined();
  // The sentence names the page where it is confirmed.
  expect(JSON.stringify(before?.cells)).toContain('信用代码核实');
  const { exceptionId } = value(
    await actAs(app, staff.handler, (act) =>
      proposeException(act, {
        creditCode: CODE,
        certifiedName: NAME,
        document: '办学许可证副本',
        reason: '登记机关核发时校验位有误',
      }),
    ),
  );
  expect(await planned()).toMatchObject({ outcome: 'refused' });
  value(
    await actAs(app, staff.secondReviewer, (act) =>
      decideException(act, exceptionId, { version: 1, decision: 'passed', opinion: '已与副本核对' }),
    ),
  );
  expect(await planned()).toMatchObject({ staged: { form: 'institutions', name: NAME, creditCode: CODE } });
});
