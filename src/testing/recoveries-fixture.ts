// For tests only: claims that the bank has paid, and what people do with a recovery.
import type { ClaimProgress } from '../benefits/claims/index.ts';
import { decideBatch, exportBatch, preparePayment, readBankReturn } from '../benefits/payments/index.ts';
import { confirmRecovery, recordAnswer } from '../benefits/recoveries/service-answer.ts';
import {
  bookReceipt,
  decideChange,
  decideOffset,
  decideReversal,
  decideWriteOff,
} from '../benefits/recoveries/service-decide.ts';
import { proposeOffset } from '../benefits/recoveries/service-offset.ts';
import { decideRecovery, type OpenedRecovery, openRecovery } from '../benefits/recoveries/service-open.ts';
import type { Acted } from '../benefits/recoveries/service-parts.ts';
import { proposeReversal, typeReceipt } from '../benefits/recoveries/service-propose.ts';
import { findCase } from '../benefits/recoveries/store.ts';
import { recoveryView } from '../benefits/recoveries/views.ts';
import type { Act, Actor } from '../platform/access/index.ts';
import { localDate, type Result, type Uuid } from '../platform/kernel/index.ts';
import { type ClaimActs, claimActs } from './claim-acts-fixture.ts';
import type { TraineeStory } from './claim-stories-fixture.ts';
import type { ClaimFixture } from './claims-fixture.ts';
import { value } from './classes-fixture.ts';
import { bankAnswer } from './payments-fixture.ts';
import { publicationActs } from './publications-fixture.ts';

type Decide = typeof decideChange;

/** Claims that the bank has paid. */
function paidClaims(fixture: () => ClaimFixture, claims: ClaimActs) {
  const { as, view } = claims;
  const { payable } = publicationActs(fixture, claims);
  return async (stories: readonly TraineeStory[]) => {
    const { staff, law, app } = fixture();
    const claimId = await payable(stories);
    const { batchId } = value(await as(staff.finance, (act) => preparePayment(act, law, [claimId])));
    value(await as(staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' })));
    const file = value(await as(staff.finance, (act) => exportBatch(act, batchId, 2)));
    const report = (result: 'paid' | 'returned', part = '') =>
      as(staff.finance, (act) =>
        readBankReturn(act, batchId, {
          answers: [bankAnswer(file.rows[0], { result, reason: result === 'paid' ? null : '账户已销户' })],
          digest: app.ciphers.digest(`${batchId} ${result}${part}`),
        }),
      );
    value(await report('paid'));
    const lines = (await view(claimId)).lineRows.map((line) => line.claimLineId as Uuid);
    return { claimId, batchId, lines, returnLate: (again = '') => report('returned', again) };
  };
}

/** Acts on a case, each on the version that it has now. */
function actsOn(fixture: () => ClaimFixture, { as, read }: ClaimActs) {
  async function on<T>(by: Actor, recoveryId: Uuid, work: (act: Act, version: number) => Promise<Result<T>>) {
    const seen = (await read((tx) => findCase(tx, recoveryId)))?.version ?? Number.NaN;
    return as(by, (act) => work(act, seen));
  }
  const second = () => fixture().staff.secondReviewer;
  const decideBy =
    (decide: Decide) =>
    (recoveryId: Uuid, decision: 'passed' | 'returned' = 'passed', by: Actor = second()) =>
      on(by, recoveryId, (act, version) =>
        decide(act, recoveryId, {
          version,
          decision,
          ...(decision === 'returned' ? { opinion: '依据不足，先核实' } : {}),
        }),
      );
  return {
    on,
    decide: decideBy(decideRecovery),
    book: decideBy(bookReceipt),
    change: decideBy(decideChange),
    writeOff: decideBy(decideWriteOff),
    reverse: decideBy(decideReversal),
    setOff: decideBy(decideOffset),
  };
}

const asked = (lines: readonly Uuid[], more: Partial<OpenedRecovery> = {}): OpenedRecovery => ({
  lines: lines.map((claimLineId) => ({ claimLineId, amountFen: 100_00 })),
  ground: 'facts-changed',
  reason: '开班当月有单位参保，不符合条件',
  clause: 'LC-13a',
  payTo: '高唐县财政局非税账户 15-4210',
  answerDays: 5,
  payDays: 10,
  ...more,
});

/** What is set off: the payee was heard, the case is owed, and finance proposes lines. */
function offsetActs(
  fixture: () => ClaimFixture,
  on: ReturnType<typeof actsOn>['on'],
  noticed: (lines: readonly Uuid[], more?: Partial<OpenedRecovery>) => Promise<Uuid>,
) {
  /** What the payee said is heard, and the case is owed. */
  async function owed(lines: readonly Uuid[], more?: Partial<OpenedRecovery>): Promise<Uuid> {
    const recoveryId = await noticed(lines, more);
    value(
      await on(fixture().staff.handler, recoveryId, (act, version) =>
        recordAnswer(act, recoveryId, {
          version,
          content: '没有不同意见',
          answeredOn: localDate('2021-08-20'),
        }),
      ),
    );
    value(
      await on(fixture().staff.handler, recoveryId, (act, version) =>
        confirmRecovery(act, recoveryId, { version, reason: '对方没有不同意见' }),
      ),
    );
    return recoveryId;
  }
  const offset = (recoveryId: Uuid, claimLineIds: readonly Uuid[]) =>
    on(fixture().staff.finance, recoveryId, (act, version) =>
      proposeOffset(act, recoveryId, { version, reason: '对方同意用下一笔补贴抵扣', claimLineIds }),
    );
  return { owed, offset };
}

/** Paid claims of the county of `fixture`, and what people do with a recovery. */
export function recoveryActs(fixture: () => ClaimFixture, progress: ClaimProgress) {
  const claims = claimActs(fixture, progress);
  const { as, read } = claims;
  const acts = actsOn(fixture, claims);
  const open = (lines: readonly Uuid[], more?: Partial<OpenedRecovery>) =>
    as(fixture().staff.handler, (act) => openRecovery(act, asked(lines, more)));
  const type = (recoveryId: Uuid, amountFen: number, more: { slip?: string } = {}) =>
    acts.on(fixture().staff.finance, recoveryId, (act, version) =>
      typeReceipt(act, recoveryId, {
        version,
        amountFen,
        receivedOn: localDate('2021-08-20'),
        bankReference: more.slip ?? `流水 ${amountFen}`,
      }),
    );
  async function receive(recoveryId: Uuid, amountFen: number, slip?: string): Promise<Acted> {
    value(await type(recoveryId, amountFen, slip === undefined ? {} : { slip }));
    return value(await acts.book(recoveryId));
  }
  /** Finance states that the newest booked receipt was wrong, or this one. */
  async function wrong(recoveryId: Uuid, receiptId?: Uuid) {
    const booked = (await shown(recoveryId)).decided.find(
      ({ kind, status }) => (kind === 'receipt' || kind === 'offset') && status === 'approved',
    );
    return acts.on(fixture().staff.finance, recoveryId, (act, version) =>
      proposeReversal(act, recoveryId, {
        version,
        receiptId: receiptId ?? (booked?.proposalId as Uuid),
        reason: '这笔钱是另一家缴的，记错了',
      }),
    );
  }
  /** A case of which the payee has had notice. */
  async function noticed(lines: readonly Uuid[], more?: Partial<OpenedRecovery>): Promise<Uuid> {
    const { recoveryId } = value(await open(lines, more));
    value(await acts.decide(recoveryId));
    return recoveryId;
  }
  async function shown(recoveryId: Uuid, actor: Actor = fixture().staff.handler) {
    const { app, law } = fixture();
    const found = await read((tx) =>
      recoveryView(
        { tx, actor, today: app.clock.today(), ciphers: app.ciphers, policies: law.policies },
        recoveryId,
      ),
    );
    if (!found) throw new Error('no such recovery');
    return found;
  }
  return {
    ...acts,
    claims,
    paid: paidClaims(fixture, claims),
    asked,
    open,
    type,
    receive,
    wrong,
    noticed,
    ...offsetActs(fixture, acts.on, noticed),
    shown,
  };
}
