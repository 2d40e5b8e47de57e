import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { standInScanner } from '../../platform/files/index.ts';
import { stageFile } from '../../platform/files/service.ts';
import { done, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { proposeAccount, reviewAccount } from '../../registry/payees/index.ts';
import { findChange } from '../../registry/payees/store.ts';
import { personViews, recordFacts } from '../../registry/persons/index.ts';
import { allowanceActs } from '../../testing/allowance-fixture.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { decideRelease, holdLine, proposeRelease } from '../claims/service-hold.ts';
import { linesOf } from '../claims/store.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { correctPayment } from './service-correct.ts';
import { proposeLineHeir } from './service-heir.ts';
import { preparePayment } from './service-prepare.ts';
import { batchView } from './views.ts';
import { claimProgress } from './views-progress.ts';

// What a trainee was due before death: an heir is named for the line by two people, and the order pays the heir.
let fixture: ClaimFixture;
let folder: string;
const { addBudget, allowance, as } = allowanceActs(() => fixture);
const HEIR_ACCOUNT = '6228480402564890108';
const GAOTANG = '371526';
const HEIR = '张小满';
let next = 6228480402564000;

beforeAll(async () => {
  fixture = await claimFixture(SHENYANG);
  folder = await mkdtemp(join(tmpdir(), 'jilu-heirs-'));
  await addBudget();
});
afterAll(async () => {
  await fixture.app.db.close();
  await rm(folder, { recursive: true });
});

const card = () => ({ number: `${++next}008`, usable: true });
const linesOfClaim = (claimId: Uuid) =>
  readTx(fixture.app.db, fixture.staff.handler.scope, (tx) => linesOf(tx, claimId));

async function payable(people = 1) {
  const cards = Array.from({ length: people }, card);
  const made = await allowance(cards);
  await made.payable();
  const [line] = await linesOfClaim(made.claimId);
  if (!line) throw new Error('no line');
  return { claimId: made.claimId, line, cards };
}

const population = (personId: PersonId, status: 'dead' | 'normal', knownOn: string) =>
  as(fixture.staff.handler, async (act) => {
    const payload = status === 'dead' ? { status, statusOn: localDate(knownOn) } : { status };
    await recordFacts(act, [
      {
        personId,
        kind: 'population',
        knownOn: localDate(knownOn),
        sourceDepartment: 'public-security',
        answerId: null,
        payload,
      },
    ]);
    return done(null);
  });
const dies = (personId: PersonId) => population(personId, 'dead', '2024-08-19');

/** A scan that the handler has sent in. */
const staged = async (by: Actor = fixture.staff.handler) => {
  const given = Buffer.from('%PDF-1.4 %%EOF');
  const file = {
    name: '公证书.pdf',
    mediaType: 'application/pdf',
    given,
    content: given,
    preview: null,
    marks: null,
    scannedBy: 'test',
  } as const;
  const stored = value(
    await as(by, (act) => stageFile(act, { folder, scanner: standInScanner }, act.ids.uuid(), file)),
  );
  return stored.fileId;
};

type Proposed = Parameters<typeof proposeLineHeir>[2];
async function name(
  { claimId, line }: Pick<Awaited<ReturnType<typeof payable>>, 'claimId' | 'line'>,
  change: Partial<Proposed> = {},
  by: Actor = fixture.staff.handler,
) {
  const proposed: Proposed = {
    ...{ name: HEIR, relation: 'child', papers: ['notarised-succession'], share: 'only' },
    ...{ bankName: '沈阳农商行', accountNumber: HEIR_ACCOUNT, reason: '本人去世，子女凭公证书领取' },
    document: '（2024）辽沈证民字第 21 号',
    fileIds: change.fileIds ?? [await staged(by)],
    ...change,
  };
  return as(by, (act) => proposeLineHeir(act, { claimId, claimLineId: line.claimLineId }, proposed));
}
const decide = async (changeId: Uuid, by: Actor = fixture.staff.secondReviewer) => {
  const version =
    (await readTx(fixture.app.db, fixture.staff.handler.scope, (tx) => findChange(tx, changeId)))?.version ??
    0;
  return as(by, (act) => reviewAccount(act, changeId, { version, decision: 'passed' }));
};
const prepare = (claimId: Uuid) =>
  as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
async function sent(claimId: Uuid) {
  const { staff } = fixture;
  const { batchId } = value(await prepare(claimId));
  value(await as(staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' })));
  const file = value(await as(staff.finance, (act) => exportBatch(act, batchId, 2)));
  return { batchId, rows: file.rows };
}
const report = (batchId: Uuid, answer: ReturnType<typeof bankAnswer>) =>
  as(fixture.staff.finance, (act) =>
    readBankReturn(act, batchId, {
      answers: [answer],
      digest: fixture.app.ciphers.digest(`${batchId} ${answer.result}`),
    }),
  );
const shown = (batchId: Uuid) =>
  readTx(fixture.app.db, fixture.staff.finance.scope, (tx) =>
    batchView(tx, fixture.staff.finance, localDate('2024-08-20'), batchId),
  );

describe('whoever has died', () => {
  const holdOf = async (claimId: Uuid, line: { claimLineId: Uuid }, by: Actor = fixture.staff.handler) => {
    const [known] = await linesOfClaim(claimId);
    return as(by, (act) =>
      holdLine(act, { claimId, ...pick(line) }, { version: known?.version ?? 0, reason: '家属来报去世' }),
    );
  };
  const pick = ({ claimLineId }: { claimLineId: Uuid }) => ({ claimLineId });
  const said = (version: number) => ({ version, reason: '已与家属核对' });

  it('is not let go on, nor paid, before an heir is agreed on or the death is put right', async () => {
    const { claimId, line } = await payable();
    value(await holdOf(claimId, line));
    const id = { claimId, ...pick(line) };
    const propose = (version: number) =>
      as(fixture.staff.handler, (act) => proposeRelease(act, id, said(version)));
    const release = (version: number) =>
      as(fixture.staff.secondReviewer, (act) => decideRelease(act, id, { version, decision: 'passed' }));
    // Proposed while nobody knew of the death, decided afterwards.
    value(await propose(1));
    await dies(line.personId);
    expect(codes(await release(2))).toEqual(['heir-first']);
    value(
      await as(fixture.staff.secondReviewer, (act) =>
        decideRelease(act, id, { version: 2, decision: 'returned', opinion: '先登记继承人' }),
      ),
    );
    expect(codes(await propose(3))).toEqual(['heir-first']);
    const { changeId } = value(await name({ claimId, line }));
    expect(codes(await propose(3)), 'nobody has agreed on the heir').toEqual(['heir-first']);
    value(await decide(changeId));
    value(await propose(3));
    value(await release(4));
    const { rows } = await sent(claimId);
    expect(rows).toMatchObject([{ accountName: HEIR }]);
  });

  it('who lives after all is let go on and paid on the own account (control)', async () => {
    const { claimId, line } = await payable();
    value(await holdOf(claimId, line));
    await dies(line.personId);
    await population(line.personId, 'normal', '2024-08-20');
    const id = { claimId, ...pick(line) };
    value(await as(fixture.staff.handler, (act) => proposeRelease(act, id, said(1))));
    value(
      await as(fixture.staff.secondReviewer, (act) =>
        decideRelease(act, id, { version: 2, decision: 'passed' }),
      ),
    );
    value(await prepare(claimId));
  });

  it('is left out of the batch without an heir, also where nobody held the line', async () => {
    const { claimId, line } = await payable(2);
    await dies(line.personId);
    const { batchId, orderCount, leftOutCount } = value(await prepare(claimId));
    expect([orderCount, leftOutCount]).toEqual([1, 1]);
    expect((await shown(batchId))?.leftOut).toMatchObject([{ reason: 'heir-missing' }]);
    const alone = await payable();
    await dies(alone.line.personId);
    expect(codes(await prepare(alone.claimId))).toEqual(['heir-missing']);
  });
});

describe('an heir', () => {
  it('is named by one person, agreed on by another, and paid on the own account', async () => {
    const { claimId, line, cards } = await payable(2);
    await dies(line.personId);
    const { changeId } = value(await name({ claimId, line }));
    expect(codes(await name({ claimId, line }))).toEqual(['account-change-waiting']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: SHENYANG.county,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await decide(changeId, twin))).toEqual(['four-eyes']);
    const heirs = () =>
      readTx(fixture.app.db, fixture.staff.handler.scope, async (tx) =>
        (await claimProgress.lineHeirs?.(tx, [line.claimLineId]))?.get(line.claimLineId),
      );
    expect(await heirs()).toEqual({ name: HEIR, relation: 'child', status: 'open' });
    value(await decide(changeId));
    expect(await heirs()).toEqual({ name: HEIR, relation: 'child', status: 'approved' });
    const { batchId, rows } = await sent(claimId);
    // The other trainee is paid on the own card.
    expect(rows.map((row) => row.accountNumber).sort()).toEqual([HEIR_ACCOUNT, cards[1]?.number].sort());
    const paidToHeir = rows.find((row) => row.accountNumber === HEIR_ACCOUNT);
    expect(paidToHeir).toMatchObject({ accountName: HEIR, amountYuan: '120.00' });
    expect(paidToHeir?.purpose).toMatch(/由继承人领取/);
    expect(rows.filter((row) => row.purpose.includes('由继承人领取'))).toHaveLength(1);
    expect((await shown(batchId))?.orders.map((order) => order.payeeName)).toContain(HEIR);
    value(await report(batchId, bankAnswer(paidToHeir)));
    expect((await linesOfClaim(claimId))[0]?.status).toBe('paid');
    expect(codes(await name({ claimId, line }))).toEqual(['line-paid']);
  });

  it('receives what the bank sends back from the account of whoever died', async () => {
    const { claimId, line } = await payable();
    const { batchId, rows } = await sent(claimId);
    expect(codes(await name({ claimId, line }))).toEqual(['line-ordered']);
    value(await report(batchId, bankAnswer(rows[0], { result: 'returned', reason: '账户已止付' })));
    await dies(line.personId);
    value(await decide(value(await name({ claimId, line })).changeId));
    const order = (await shown(batchId))?.orders[0];
    const again = value(
      await as(fixture.staff.finance, (act) =>
        correctPayment(act, order?.orderId as Uuid, {
          version: order?.version ?? 0,
          reason: '本人去世，付给继承人',
        }),
      ),
    );
    expect((await shown(again.batchId))?.orders[0]).toMatchObject({
      payeeName: HEIR,
      accountName: HEIR,
      accountLast4: HEIR_ACCOUNT.slice(-4),
    });
    expect((await shown(again.batchId))?.orders[0]?.purpose).toMatch(/由继承人领取/);
  });

  it('is nobody without a death, nor whoever died, nor anybody without papers', async () => {
    const { claimId, line, cards } = await payable();
    expect(codes(await name({ claimId, line }))).toEqual(['no-death']);
    await dies(line.personId);
    const own = await readTx(
      fixture.app.db,
      fixture.staff.handler.scope,
      async (tx) => (await personViews(tx, [line.personId])).get(line.personId)?.name,
    );
    for (const [change, code] of [
      [{ name: own }, 'heir-is-the-deceased'],
      [{ accountNumber: cards[0]?.number ?? '' }, 'heir-is-the-deceased'],
      [{ papers: [] }, 'heir-without-paper'],
      [{ papers: ['heirs-agreement'] }, 'heir-without-paper'],
      [{ fileIds: [] }, 'heir-without-paper'],
      [{ share: 'for-all' }, 'heirs-agreement-missing'],
    ] as const)
      expect(codes(await name({ claimId, line }, change as Partial<Proposed>))).toEqual([code]);
    value(
      await name({ claimId, line }, { share: 'for-all', papers: ['kinship-statement', 'heirs-agreement'] }),
    );
  });

  it('is named in the own county alone, and not once the death is taken back', async () => {
    const { claimId, line, cards } = await payable();
    await dies(line.personId);
    const { changeId } = value(await name({ claimId, line }));
    const foreign = await addActor(fixture.app, { role: 'county-handler', divisionCode: GAOTANG });
    expect(codes(await name({ claimId, line }, { fileIds: ['0199'] }, foreign))).toEqual(['not-found']);
    await population(line.personId, 'normal', '2024-08-20');
    expect(codes(await decide(changeId))).toEqual(['no-death']);
    await population(line.personId, 'dead', '2024-08-20');
    value(await decide(changeId));
    await population(line.personId, 'normal', '2024-08-20');
    const { rows } = await sent(claimId);
    expect(rows.map((row) => row.accountNumber)).toEqual([cards[0]?.number]);
  });

  it('leaves the own account of the living as it is, which changes beside it', async () => {
    const { claimId, line } = await payable();
    await dies(line.personId);
    value(await name({ claimId, line }));
    const change = await as(fixture.staff.finance, (act) =>
      proposeAccount(act, {
        ...{ organisationId: null, personId: line.personId, bankName: '沈阳农商行' },
        ...{
          accountNumber: '6228480402564890207',
          reason: '家属来函更正',
          document: '2024-08-19 来函',
          source: 'desk',
        },
      }),
    );
    expect(change.ok).toBe(true);
  });

  it('is named once by fifty who try at once', async () => {
    const { claimId, line } = await payable();
    await dies(line.personId);
    const files = await Promise.all(Array.from({ length: 50 }, () => staged()));
    const tried = await Promise.all(files.map((fileId) => name({ claimId, line }, { fileIds: [fileId] })));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is named many times where the database does not guard it (negative control)', async () => {
    const { claimId, line } = await payable();
    await dies(line.personId);
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index payee_account_change_one_open');
    } finally {
      await owner.end();
    }
    const files = await Promise.all(Array.from({ length: 50 }, () => staged()));
    const tried = await Promise.all(files.map((fileId) => name({ claimId, line }, { fileIds: [fileId] })));
    expect(tried.filter(({ ok }) => ok).length).toBeGreaterThan(1);
  });
});
