import type { County } from './walk-county.ts';
import {
  claimOf,
  lineIn,
  PASSED,
  REASON,
  RETURNED,
  release,
  shownAs,
  take,
  type WalkedLine,
  workingDaysPass,
} from './walk-money-parts.ts';
import type { Lifecycle } from './walk-run.ts';
import { type Stop, stop } from './walk-stops.ts';

// Money that was paid comes back: heard, owed, paid in parts, written off, and what was booked wrongly.

const START_UP = 'SYB创业班';
const AMOUNT_FEN = 10_000;

interface Case {
  readonly status: string;
  readonly openFen: number;
  readonly decided: readonly {
    readonly proposalId: string;
    readonly kind: string;
    readonly status: string;
  }[];
}

const caseAt = (recoveryId: string) => `/api/recovery-cases/${recoveryId}`;
const caseNow = (county: County, recoveryId: string) => county.get<Case>('handler', caseAt(recoveryId));

/** A stop at a case as it is now. */
async function at(county: County, recoveryId: string, ...who: string[]): Promise<Stop> {
  const { status } = await caseNow(county, recoveryId);
  return stop('recovery', status, `/desk/recoveries/${recoveryId}`, ...who);
}

/** Stops at a case and at what waits there for a second person; the answer shows both with the case's own state. */
async function waiting(county: County, recoveryId: string, ...who: string[]): Promise<Stop[]> {
  const of = await at(county, recoveryId, ...who);
  const proposal = shownAs({ ...of, entity: 'recovery-proposal', status: 'open' }, of.status);
  // Every kind of proposal waits in a case that is owed.
  return of.status === 'owed' ? [of, proposal] : [of];
}

async function open(county: County, { claimLineId }: WalkedLine, amountFen = AMOUNT_FEN): Promise<string> {
  const { recoveryId } = await county.post<{ recoveryId: string }>('handler', '/api/recovery-cases', {
    lines: [{ claimLineId, amountFen }],
    ground: 'facts-changed',
    reason: '页面检查：开班当月有单位参保',
    payTo: '高唐县财政局非税账户',
    answerDays: 1,
    payDays: 10,
  });
  return recoveryId;
}

const decide = (county: County, recoveryId: string, act: string, how: object) =>
  take(county, 'reviewer3', [caseAt(recoveryId), act], how);

/** Finance types what came in; another person books it. */
async function type(county: County, recoveryId: string, amountFen: number): Promise<void> {
  const receivedOn = await county.today();
  const bankReference = `页面检查-${crypto.randomUUID().slice(0, 8)}`;
  await take(county, 'finance', [caseAt(recoveryId), 'receipts'], { amountFen, receivedOn, bankReference });
}

/** Finance states that the last receipt was wrong. */
async function reverse(county: County, recoveryId: string): Promise<void> {
  const { decided } = await caseNow(county, recoveryId);
  const receipt = decided.find(({ kind, status }) => kind === 'receipt' && status === 'approved');
  await county.post('finance', `${caseAt(recoveryId)}/receipts/${receipt?.proposalId}/reversal`, {
    version: (await county.get<{ version: number }>('handler', caseAt(recoveryId))).version,
    ...REASON,
  });
}

/** What may be done with a case in any state where money is open. */
async function* whileOpen(county: County, recoveryId: string, claimLineId: string): AsyncGenerator<Stop> {
  yield at(county, recoveryId, 'handler');
  const change = { ...REASON, lines: [{ claimLineId, amountFen: AMOUNT_FEN - 1_000 }] };
  await take(county, 'handler', [caseAt(recoveryId), 'changes'], change);
  yield* await waiting(county, recoveryId, 'reviewer3', 'handler');
  await decide(county, recoveryId, 'change-decision', RETURNED);
  await type(county, recoveryId, 100);
  yield* await waiting(county, recoveryId, 'reviewer3');
  await decide(county, recoveryId, 'receipt-decision', PASSED);
  yield at(county, recoveryId, 'finance');
  yield* reversed(county, recoveryId, RETURNED);
}

/** A booked receipt was wrong, says finance; a second person decides. */
async function* reversed(
  county: County,
  recoveryId: string,
  how: object,
  ...makers: string[]
): AsyncGenerator<Stop> {
  await reverse(county, recoveryId);
  yield* await waiting(county, recoveryId, 'reviewer3', ...makers);
  await decide(county, recoveryId, 'reversal-decision', how);
}

const heard: Lifecycle = {
  name: 'money that must come back is asked for, heard, owed and written off',
  async *go(county) {
    const claimId = await claimOf(county, START_UP);
    const line = await lineIn(county, claimId, ['paid', 2]);
    const recoveryId = await open(county, line);
    yield at(county, recoveryId, 'reviewer3', 'handler');
    await decide(county, recoveryId, 'decision', PASSED);
    yield* whileOpen(county, recoveryId, line.claimLineId);
    await workingDaysPass(county, 2);
    yield at(county, recoveryId, 'handler');
    await take(county, 'handler', [caseAt(recoveryId), 'answers'], {
      content: '页面检查：当月没有参保',
      answeredOn: await county.today(),
    });
    yield* whileOpen(county, recoveryId, line.claimLineId);
    await take(county, 'handler', [caseAt(recoveryId), 'confirmation'], REASON);
    yield* whileOpen(county, recoveryId, line.claimLineId);
    await take(county, 'handler', [caseAt(recoveryId), 'write-off'], REASON);
    yield* await waiting(county, recoveryId, 'reviewer3');
    await decide(county, recoveryId, 'write-off-decision', PASSED);
    yield at(county, recoveryId, 'finance');
    yield* reversed(county, recoveryId, PASSED, 'finance');
  },
};

const settled: Lifecycle = {
  name: 'money that came back ends its case, until a receipt is found wrong',
  async *go(county) {
    const claimId = await claimOf(county, START_UP);
    const recoveryId = await open(county, await lineIn(county, claimId, ['paid', 3]));
    await decide(county, recoveryId, 'decision', PASSED);
    await type(county, recoveryId, AMOUNT_FEN);
    await decide(county, recoveryId, 'receipt-decision', PASSED);
    yield at(county, recoveryId, 'finance');
    yield* reversed(county, recoveryId, PASSED, 'finance');
  },
};

const offset: Lifecycle = {
  name: 'what a payee owes is set off against its next line, and the claim ends',
  async *go(county) {
    const claimId = await claimOf(county, '电工班');
    const next = await lineIn(county, claimId, ['payable', 0]);
    await release(county, claimId, next);
    const recoveryId = await open(county, await lineIn(county, claimId, ['paid', 0]), next.amountFen);
    await decide(county, recoveryId, 'decision', PASSED);
    await take(county, 'handler', [caseAt(recoveryId), 'answers'], {
      content: '页面检查：同意从下一笔里扣',
      answeredOn: await county.today(),
    });
    await take(county, 'handler', [caseAt(recoveryId), 'confirmation'], REASON);
    await take(county, 'handler', [caseAt(recoveryId), 'offsets'], {
      ...REASON,
      claimLineIds: [next.claimLineId],
    });
    yield* await waiting(county, recoveryId, 'reviewer3');
    await decide(county, recoveryId, 'offset-decision', PASSED);
    yield stop('claim', 'settled', `/desk/claims/${claimId}`, 'handler');
  },
};

export const OF_RECOVERIES: readonly Lifecycle[] = [heard, settled, offset];
