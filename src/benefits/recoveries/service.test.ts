import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { claimProgress } from '../payments/index.ts';
import { recoveriesOfLines } from './index.ts';
import { confirmRecovery, recordAnswer } from './service-answer.ts';
import { proposeChange, proposeInstalments, proposeWriteOff } from './service-propose.ts';
import { withdrawRecovery } from './service-withdraw.ts';
import { recoveryListView } from './views.ts';
import { draftView } from './views-draft.ts';

let fixture: ClaimFixture;
const acts = recoveryActs(() => fixture, { ...claimProgress, lineRecoveries: recoveriesOfLines });
const { change, claims, decide, noticed, on, open, paid, receive, shown, type, book, writeOff } = acts;
const { money, read, statuses, view } = claims;

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const reason = '对方说明情况属实，两人核对';
const claimLine = async (claimId: Uuid, at = 0) => (await view(claimId)).lineRows[at];
/** What the ledger says came back for these lines. */
const ledger = (lines: readonly Uuid[]) =>
  read(async (tx) => {
    const { rows } = await sql<{ subjectId: Uuid; amountFen: number }>`
      select m.subject_id, sum(m.amount_fen)::bigint as amount_fen from fund_movement m
      where m.kind = 'recover' and m.subject_id = any (${[...lines]}::text[]) group by m.subject_id`.execute(
      tx,
    );
    return lines.map((line) => rows.find((row) => row.subjectId === line)?.amountFen ?? 0);
  });
const overdue = async <T>(work: () => Promise<T>) => {
  fixture.app.clock.set('2021-09-01T02:00:00Z');
  try {
    return await work();
  } finally {
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  }
};

describe('a case', () => {
  it('is opened by one person, noticed by another, and asks for paid lines once', async () => {
    const { claimId, lines } = await paid([{}, {}]);
    const opened = value(await open(lines));
    expect(opened).toMatchObject({ status: 'proposed', version: 1 });
    expect(opened.number).toMatch(/^R371526-2021-\d{4}$/);
    expect(codes(await open(lines.slice(1)))).toEqual(['recovery-open']);
    const twin = await addActor(fixture.app, {
      role: 'county-first-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await decide(opened.recoveryId, 'passed', twin))).toEqual(['four-eyes']);
    expect((await shown(opened.recoveryId, twin)).allowed).toEqual(['recoveries.withdraw']);
    expect((await shown(opened.recoveryId, fixture.staff.secondReviewer)).allowed).toEqual([
      'recoveries.decide',
    ]);
    expect(value(await decide(opened.recoveryId)).status).toBe('noticed');
    const seen = await shown(opened.recoveryId);
    expect(seen).toMatchObject({
      noticedOn: '2021-08-20',
      answerByOn: '2021-08-27',
      dueOn: '2021-09-03',
      openFen: 200_00,
      payee: { kind: 'institution' },
      steps: [{ step: 'prepare' }, { step: 'approve', decision: 'passed' }],
    });
    expect(await statuses(claimId)).toEqual(['paid', 'paid']);
    expect((await claimLine(claimId))?.recovery).toMatchObject({
      number: opened.number,
      status: 'noticed',
      recoveredFen: 0,
    });
  });

  it('asks for no more than was paid, and only of one payee', async () => {
    const [one, other] = [await paid([{}]), await paid([{}])];
    const [line] = one.lines;
    const tooMuch = await open([], { lines: [{ claimLineId: line as Uuid, amountFen: 132_001 }] });
    expect(codes(tooMuch)).toEqual(['more-than-paid']);
    expect(codes(await open([fixture.institution.organisationId as Uuid]))).toEqual(['not-paid']);
    expect(codes(await open(one.lines, { payDays: 4 }))).toEqual(['pay-before-answer']);
    // The same institution got both: one case may ask for both.
    expect(value(await open([...one.lines, ...other.lines])).status).toBe('proposed');
  });

  it('is dropped by the second person, and may be opened again', async () => {
    const { claimId, lines } = await paid([{}]);
    const { recoveryId } = value(await open(lines));
    expect(value(await decide(recoveryId, 'returned')).status).toBe('cancelled');
    expect((await claimLine(claimId))?.recovery).toBeNull();
    expect(value(await open(lines)).status).toBe('proposed');
  });

  it('is seen by the payee from the notice on, and by nobody else', async () => {
    const { lines } = await paid([{}]);
    const { recoveryId, number } = value(await open(lines));
    const listed = (scope: Parameters<typeof readTx>[1]) =>
      readTx(fixture.app.db, scope, (tx) =>
        recoveryListView(
          { tx, today: localDate('2021-08-20') },
          { status: null, q: number, after: null, limit: 9 },
        ),
      );
    expect((await listed(fixture.institution.scope)).rows).toEqual([]);
    value(await decide(recoveryId));
    expect((await listed(fixture.institution.scope)).rows).toMatchObject([{ recoveryId }]);
    expect((await listed({ kind: 'division', path: 'd37.d15.d25' })).rows).toEqual([]);
    const person = (await shown(recoveryId)).lines[0]?.person.personId as never;
    expect((await listed({ kind: 'person', personId: person })).rows).toMatchObject([{ recoveryId }]);
    expect((await listed({ kind: 'person', personId: 1 as never })).rows).toEqual([]);
  });

  it('is drafted with all that the payee got, of every claim, the one it begins with first', async () => {
    const { lines } = await paid([{}, {}]);
    await noticed(lines.slice(0, 1));
    const other = await paid([{}]);
    const draft = value(
      await read((tx) =>
        draftView(
          {
            tx,
            actor: fixture.staff.handler,
            today: localDate('2021-08-20'),
            ciphers: fixture.app.ciphers,
            policies: fixture.law.policies,
          },
          lines[1] as Uuid,
        ),
      ),
    );
    expect(draft).toMatchObject({
      payee: { kind: 'institution' },
      lastPayTo: '高唐县财政局非税账户 15-4210',
    });
    const drafted = draft.lines.map((line) => [line.claimLineId, line.leftFen, line.recovery !== null]);
    expect(drafted.slice(0, 2)).toEqual([
      [lines[1], 132_000, false],
      [lines[0], 132_000, true],
    ]);
    expect(draft.leftOut).toBe(0);
    expect(drafted.slice(2)).toContainEqual([other.lines[0], 132_000, false]);
  });
});

describe('money that comes in', () => {
  it('is typed by finance, booked by another, and settles the case in two parts', async () => {
    const { claimId, lines } = await paid([{}, {}]);
    const recoveryId = await noticed(lines);
    const before = await money();
    expect(codes(await type(recoveryId, 200_01))).toEqual(['more-than-owed']);
    value(await type(recoveryId, 150_00, { slip: '农信 0001' }));
    expect(codes(await type(recoveryId, 50_00))).toEqual(['proposal-waiting']);
    expect(await money()).toEqual(before);
    expect(codes(await book(recoveryId, 'passed', fixture.staff.finance))).toEqual(['four-eyes']);
    expect((await shown(recoveryId, fixture.staff.finance)).allowed).not.toContain('recoveries.bookReceipt');
    expect(value(await book(recoveryId)).status).toBe('noticed');
    expect((await money()).paid).toBe(before.paid - 150_00);
    expect(await ledger(lines)).toEqual([100_00, 50_00]);
    expect((await shown(recoveryId)).lines.map((line) => line.recoveredFen)).toEqual([100_00, 50_00]);
    expect(codes(await type(recoveryId, 50_00, { slip: '农信 0001' }))).toEqual(['slip-known']);
    expect(await receive(recoveryId, 50_00)).toMatchObject({ status: 'settled' });
    expect(await ledger(lines)).toEqual([100_00, 100_00]);
    expect((await money()).paid).toBe(before.paid - 200_00);
    expect(await statuses(claimId)).toEqual(['paid', 'paid']);
    expect((await claimLine(claimId))?.recovery).toMatchObject({ status: 'settled', recoveredFen: 100_00 });
    expect(codes(await type(recoveryId, 1))).toEqual(['wrong-status']);
    // What is left of the line may be asked for by another case, and no more than that.
    const all = (amountFen: number) => ({ lines: [{ claimLineId: lines[0] as Uuid, amountFen }] });
    expect(codes(await open([], all(122_001)))).toEqual(['more-than-paid']);
    expect(value(await open([], all(122_000))).status).toBe('proposed');
  });

  it('is not booked when the second person does not share it', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    const before = await money();
    value(await type(recoveryId, 10_00, { slip: '农信 0002' }));
    value(await book(recoveryId, 'returned'));
    expect(await money()).toEqual(before);
    value(await type(recoveryId, 10_00, { slip: '农信 0002' }));
  });

  it('is not booked for a line that the bank has sent back meanwhile', async () => {
    const { lines, returnLate } = await paid([{}]);
    const recoveryId = await noticed(lines);
    value(await type(recoveryId, 10_00));
    value(await returnLate());
    const before = await money();
    expect(codes(await book(recoveryId))).toEqual(['paid-no-more']);
    expect(await money()).toEqual(before);
  });
});

describe('what the payee says', () => {
  const answer = (recoveryId: Uuid) =>
    on(fixture.staff.handler, recoveryId, (act, version) =>
      recordAnswer(act, recoveryId, {
        version,
        content: '参保单位已注销，本人并未上班',
        answeredOn: localDate('2021-08-20'),
      }),
    );
  const confirm = (recoveryId: Uuid) =>
    on(fixture.staff.firstReviewer, recoveryId, (act, version) =>
      confirmRecovery(act, recoveryId, { version, reason: '参保记录已核实，理由不成立' }),
    );
  const less = (recoveryId: Uuid, lines: readonly Uuid[], amountFen: number) =>
    on(fixture.staff.handler, recoveryId, (act, version) =>
      proposeChange(act, recoveryId, {
        version,
        reason,
        lines: lines.map((claimLineId) => ({ claimLineId, amountFen })),
      }),
    );

  it('is heard before anything is owed', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    expect(codes(await confirm(recoveryId))).toEqual(['answer-period-runs']);
    expect((await shown(recoveryId)).allowed).not.toContain('recoveries.confirm');
    expect(value(await answer(recoveryId)).status).toBe('answered');
    expect((await shown(recoveryId)).answers).toMatchObject([{ content: '参保单位已注销，本人并未上班' }]);
    expect(value(await confirm(recoveryId)).status).toBe('owed');
  });

  it('may be nothing until the last day', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    expect(await overdue(async () => value(await confirm(recoveryId)).status)).toBe('owed');
    expect(await overdue(async () => (await shown(recoveryId)).isOverdue)).toBe(false);
    fixture.app.clock.set('2021-09-06T02:00:00Z');
    expect((await shown(recoveryId)).isOverdue).toBe(true);
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  });

  it('reduces what is asked for, or ends the case, by two people', async () => {
    const { lines } = await paid([{}, {}]);
    const recoveryId = await noticed(lines);
    value(await answer(recoveryId));
    value(await less(recoveryId, lines.slice(0, 1), 40_00));
    expect((await shown(recoveryId)).waiting).toMatchObject({ kind: 'change', amountFen: 140_00 });
    expect(codes(await change(recoveryId, 'passed', fixture.staff.handler))).toEqual(['four-eyes']);
    expect(value(await change(recoveryId)).status).toBe('owed');
    expect((await shown(recoveryId)).lines.map((line) => line.amountFen)).toEqual([40_00, 100_00]);
    expect(codes(await less(recoveryId, lines, 100_00))).toEqual(['only-less']);
    value(await less(recoveryId, lines, 0));
    expect(value(await change(recoveryId)).status).toBe('cancelled');
    expect(value(await open(lines)).status).toBe('proposed');
  });
});

describe('instalments', () => {
  const propose = (recoveryId: Uuid, parts: readonly (readonly [string, number])[]) =>
    on(fixture.staff.handler, recoveryId, (act, version) =>
      proposeInstalments(act, recoveryId, {
        version,
        reason,
        instalments: parts.map(([dueOn, amountFen]) => ({ dueOn: localDate(dueOn), amountFen })),
      }),
    );

  it('are agreed by two people and paid by what comes in', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    expect(codes(await propose(recoveryId, [['2021-09-30', 60_00]]))).toEqual(['instalments-differ']);
    value(
      await propose(recoveryId, [
        ['2021-09-30', 60_00],
        ['2021-10-29', 40_00],
      ]),
    );
    expect((await shown(recoveryId)).instalments).toEqual([]);
    expect(value(await change(recoveryId)).status).toBe('owed');
    expect(await shown(recoveryId)).toMatchObject({ dueOn: '2021-10-29' });
    await receive(recoveryId, 70_00);
    expect((await shown(recoveryId)).instalments).toEqual([
      { dueOn: '2021-09-30', amountFen: 60_00, paidFen: 60_00, isOverdue: false },
      { dueOn: '2021-10-29', amountFen: 40_00, paidFen: 10_00, isOverdue: false },
    ]);
    expect(await receive(recoveryId, 30_00)).toMatchObject({ status: 'settled' });
  });
});

describe('a write-off', () => {
  it('takes two signatures, moves no money and ends the case', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    const propose = () =>
      on(fixture.staff.finance, recoveryId, (act, version) =>
        proposeWriteOff(act, recoveryId, { version, reason: '单位已注销，无财产可供执行' }),
      );
    expect(codes(await propose())).toEqual(['wrong-status']);
    await receive(recoveryId, 30_00);
    await overdue(async () =>
      value(
        await on(fixture.staff.handler, recoveryId, (act, version) =>
          confirmRecovery(act, recoveryId, { version, reason }),
        ),
      ),
    );
    value(await propose());
    const before = await money();
    expect(codes(await writeOff(recoveryId, 'passed', fixture.staff.finance))).toEqual(['four-eyes']);
    expect(codes(await book(recoveryId))).toEqual(['wrong-status']);
    expect(value(await writeOff(recoveryId)).status).toBe('written-off');
    expect(await money()).toEqual(before);
    expect(await shown(recoveryId)).toMatchObject({ recoveredFen: 30_00, writtenOffFen: 70_00, openFen: 0 });
  });
});

describe('what waits for a second person', () => {
  it('is taken back by whoever proposed it alone', async () => {
    const { lines } = await paid([{}]);
    const { recoveryId } = value(await open(lines));
    const withdraw = (by = fixture.staff.handler) =>
      on(by, recoveryId, (act, version) => withdrawRecovery(act, recoveryId, { version, reason }));
    expect(codes(await withdraw(fixture.staff.firstReviewer))).toEqual(['not-own-proposal']);
    value(await decide(recoveryId));
    expect(codes(await withdraw())).toEqual(['wrong-status']);
    value(await type(recoveryId, 10_00));
    expect(codes(await withdraw())).toEqual(['not-own-proposal']);
    expect(value(await withdraw(fixture.staff.finance)).status).toBe('noticed');
    expect((await shown(recoveryId)).steps.at(-1)).toMatchObject({
      step: 'withdraw',
      who: fixture.staff.finance.displayName,
      opinion: reason,
    });
    expect(codes(await book(recoveryId))).toEqual(['wrong-status']);
    const other = value(await open((await paid([{}])).lines));
    expect(
      value(
        await on(fixture.staff.handler, other.recoveryId, (act, version) =>
          withdrawRecovery(act, other.recoveryId, { version, reason }),
        ),
      ).status,
    ).toBe('cancelled');
  });
});
