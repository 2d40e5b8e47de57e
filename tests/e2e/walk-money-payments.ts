import type { County } from './walk-county.ts';
import { CHILD_CARE } from './walk-money-claims.ts';
import {
  claimNow,
  claimOf,
  lineAt,
  lineIn,
  linePage,
  linesIn,
  PASSED,
  REASON,
  RETURNED,
  release,
  take,
  workingDaysPass,
} from './walk-money-parts.ts';
import type { Lifecycle } from './walk-run.ts';
import { type Stop, stop } from './walk-stops.ts';

// What is approved goes before the public, to the bank and to its payee, or comes back.

/** The class whose lines the public looks at when the county is found. */
const ELECTRICIANS = '电工班';

const claimPage = (claimId: string) => `/desk/claims/${claimId}`;
const publicationPage = (publicationId: string) => `/desk/publications/${publicationId}`;
const batchPage = (batchId: string) => `/desk/payments/${batchId}`;

interface Order {
  readonly orderId: string;
  readonly status: string;
  readonly amountFen: number;
  readonly accountLast4: string;
  readonly version: number;
}

async function publish(county: County, claimId: string): Promise<string> {
  const { publicationId } = await county.post<{ publicationId: string }>('handler', '/api/publications', {
    claimIds: [claimId],
    title: '页面检查：补贴拟发放名单公示',
  });
  return publicationId;
}

/** The publication runs until its days are over. */
async function runOut(county: County, publicationId: string): Promise<void> {
  const { lastDay } = await county.get<{ lastDay: string }>('handler', `/api/publications/${publicationId}`);
  while ((await county.today()) <= lastDay) await workingDaysPass(county, 1);
}

const close = (county: County, publicationId: string) =>
  take(county, 'handler', [`/api/publications/${publicationId}`, 'close']);

/** Somebody objects to the line with this number on the public list; gives the objection. */
async function object(county: County, publicationId: string, lineNo: number): Promise<string> {
  await county.post('handler', `/api/publications/${publicationId}/objections`, {
    lineNo,
    content: '页面检查：此人培训期间一直在外地',
    name: '何平',
    phone: '13906350001',
  });
  const { rows } = await county.get<{ rows: { objectionId: string; status: string }[] }>(
    'handler',
    `/api/objections?publicationId=${publicationId}&status=received`,
  );
  return rows[0]?.objectionId ?? '';
}

const objectionNow = async (county: County, objectionId: string) => {
  const { rows } = await county.get<{ rows: { objectionId: string; version: number }[] }>(
    'handler',
    '/api/objections',
  );
  return rows.find((row) => row.objectionId === objectionId)?.version;
};

/** One act on an objection, in the version that it has now. */
async function onObjection(
  county: County,
  login: string,
  [objectionId, act]: readonly [string, string],
  data: object = {},
): Promise<void> {
  const version = await objectionNow(county, objectionId);
  await county.post(login, `/api/objections/${objectionId}/${act}`, { version, ...data });
}

const DISMISSED = { decision: 'dismissed', outcome: '页面检查：核对无误，异议不成立' };

/** Somebody objects, and two people answer; the answer is given back once. */
async function* answered(county: County, publicationId: string, lineNo: number): AsyncGenerator<Stop> {
  const objectionId = await object(county, publicationId, lineNo);
  const at = publicationPage(publicationId);
  yield stop('objection', 'received', at, 'handler2');
  await onObjection(county, 'handler2', [objectionId, 'accept']);
  yield stop('objection', 'open', at, 'handler2');
  await onObjection(county, 'handler2', [objectionId, 'proposal'], DISMISSED);
  yield stop('objection', 'proposed', at, 'reviewer4');
  await onObjection(county, 'reviewer4', [objectionId, 'settle'], RETURNED);
}

const published: Lifecycle = {
  name: 'approved lines lie before the public, are taken down, objected to, and their days end',
  async *go(county) {
    const claimId = await claimOf(county, CHILD_CARE);
    const publicationId = await publish(county, claimId);
    const at = `/api/publications/${publicationId}`;
    await releaseOne(county, claimId);
    yield stop('claim', 'published', claimPage(claimId), 'handler', 'finance');
    const line = await lineIn(county, claimId, ['published', 0]);
    yield stop('claim-line', 'published', linePage(claimId, line), 'handler');

    await take(county, 'handler', [at, 'take-down'], REASON);
    yield stop('publication', 'taken-down', publicationPage(publicationId), 'reviewer2');
    await take(county, 'reviewer2', [at, 'take-down-decision'], RETURNED);
    const { lines } = await county.get<{ lines: { lineNo: number; claimLineId: string }[] }>('handler', at);
    const lineNo = lines.find(({ claimLineId }) => claimLineId === line.claimLineId)?.lineNo ?? 0;
    yield* answered(county, publicationId, lineNo);

    await runOut(county, publicationId);
    yield stop('publication', 'open', publicationPage(publicationId), 'handler');
    await close(county, publicationId);
    yield stop('publication', 'closed', publicationPage(publicationId), 'handler');
    yield stop('claim-line', 'contested', linePage(claimId, line), 'handler');
    const payable = await lineIn(county, claimId, ['payable', 0]);
    yield stop('claim-line', 'payable', linePage(claimId, payable), 'handler');
    yield stop('claim', 'payable', claimPage(claimId), 'handler', 'finance');
  },
};

/** One line of the claim that somebody stopped may go on. */
async function releaseOne(county: County, claimId: string): Promise<void> {
  const { lineRows } = await claimNow(county, claimId);
  const held = lineRows.find(({ hold }) => hold !== null);
  if (!held) throw new Error('no line of the claim is held');
  await release(county, claimId, held);
}

async function prepare(county: County, claimId: string): Promise<string> {
  const { batchId } = await county.post<{ batchId: string }>('finance', '/api/payments', {
    claimIds: [claimId],
  });
  return batchId;
}

const ordersOf = async (county: County, batchId: string) =>
  (await county.get<{ orders: Order[] }>('finance', `/api/payments/${batchId}`)).orders;

/** What the bank said on paper about the orders of a batch is typed in by one person. */
async function typeReturn(county: County, batchId: string, result: 'paid' | 'returned'): Promise<string> {
  const settledOn = await county.today();
  const answers = (await ordersOf(county, batchId)).map(({ orderId, amountFen, accountLast4 }, at) => ({
    orderId,
    result,
    amountFen,
    settledOn,
    accountLast4,
    reason: result === 'returned' ? '页面检查：账号户名不符' : null,
    bankReference: `YM${batchId.slice(-6)}${at}`,
  }));
  const at = `/api/payments/${batchId}`;
  const typed = { answers, document: '页面检查：纸质回单' };
  const { returnId } = await take<{ returnId: string }>(county, 'finance', [at, 'typed-returns'], typed);
  return `${at}/typed-returns/${returnId}`;
}

/** A second person books what was typed; its version is always the first, since nothing changes it. */
const book = (county: County, typed: string) =>
  county.post('reviewer3', `${typed}/review`, { version: 1, ...PASSED });

/** Approved by a second person, sent, and answered by the bank on paper. */
async function paid(county: County, batchId: string): Promise<void> {
  await take(county, 'reviewer3', [`/api/payments/${batchId}`, 'approve'], PASSED);
  await send(county, batchId);
  await book(county, await typeReturn(county, batchId, 'paid'));
}

/** The bank's file leaves; it is fetched as a file. */
const send = (county: County, batchId: string) =>
  take(county, 'finance', [`/api/payments/${batchId}`, 'bank-file']);

const atTheBank: Lifecycle = {
  name: 'money goes to the bank by two people, comes back, and is paid again',
  async *go(county) {
    const claimId = await claimOf(county, CHILD_CARE);
    let batchId = await prepare(county, claimId);
    yield stop('payment-batch', 'draft', batchPage(batchId), 'reviewer3', 'finance');
    await take(county, 'finance', [`/api/payments/${batchId}`, 'withdraw'], REASON);
    batchId = await prepare(county, claimId);
    const at = `/api/payments/${batchId}`;
    await take(county, 'reviewer3', [at, 'approve'], PASSED);
    yield stop('payment-batch', 'approved', batchPage(batchId), 'finance');
    await take(county, 'finance', [at, 'cancellation'], REASON);
    await take(county, 'reviewer3', [at, 'cancellation-decision'], RETURNED);
    await send(county, batchId);
    yield stop('payment-batch', 'sent', batchPage(batchId), 'finance');
    yield stop('payment-order', 'sent', batchPage(batchId), 'finance');
    const line = await lineIn(county, claimId, ['ordered', 0]);
    yield stop('claim-line', 'ordered', linePage(claimId, line), 'handler');
    const [order] = await ordersOf(county, batchId);
    if (order)
      await county.post('finance', `/api/payment-orders/${order.orderId}/ask`, {
        version: order.version,
        ...REASON,
      });
    yield stop('payment-order', 'unknown', batchPage(batchId), 'finance');
    const typed = await typeReturn(county, batchId, 'returned');
    yield stop('bank-return-typed', 'open', batchPage(batchId), 'reviewer3');
    await book(county, typed);
    yield stop('payment-order', 'returned', batchPage(batchId), 'finance');
    yield stop('claim-line', 'returned', linePage(claimId, line), 'handler');
    await releaseOne(county, claimId);
    yield stop('claim', 'paying', claimPage(claimId), 'handler', 'finance');
  },
};

const electricians: Lifecycle = {
  name: 'a claim whose lines are all payable is paid, and lines that lack a fact are still computed',
  async *go(county) {
    const claimId = await claimOf(county, ELECTRICIANS);
    const { publicationId } = await county.get<{ publicationId: string }>(
      'handler',
      lineAt(claimId, await lineIn(county, claimId, ['published', 0])),
    );
    await runOut(county, publicationId);
    await close(county, publicationId);
    yield stop('claim', 'payable', claimPage(claimId), 'handler');
    const [left] = await linesIn(county, claimId, 'payable');
    if (left) await take(county, 'handler', [lineAt(claimId, left), 'hold'], REASON);
    await paid(county, await prepare(county, claimId));
  },
};

export const OF_PAYMENTS: readonly Lifecycle[] = [published, atTheBank, electricians];
