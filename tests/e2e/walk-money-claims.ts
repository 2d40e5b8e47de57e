import type { County } from './walk-county.ts';
import {
  claimNow,
  claimOf,
  handIn,
  holdVersion,
  lineAt,
  lineIn,
  linePage,
  PASSED,
  REASON,
  RETURNED,
  review,
  shownAs,
  take,
  type WalkedLine,
} from './walk-money-parts.ts';
import type { Lifecycle } from './walk-run.ts';
import { type Stop, stop } from './walk-stops.ts';

// Claims before the public sees them: handed in, reviewed, decided line by line, sent back.

/** The class whose claim waits for its institution: some of its lines lack a fact, some carry a signal. */
export const CHILD_CARE = '保育员班';
/** The class whose lines the law refuses all. */
const REFUSED_CLASS = '养老护理班';

const pageOf = (claimId: string) => `/desk/claims/${claimId}`;

/** Two people find nothing in what was noticed about this line. */
async function clearSignals(county: County, claimId: string, { signals }: WalkedLine): Promise<void> {
  for (const { signalId, status } of signals)
    if (status === 'open')
      for (const login of ['handler', 'reviewer1']) {
        const { lineRows } = await claimNow(county, claimId);
        const now = lineRows.flatMap((line) => line.signals).find((one) => one.signalId === signalId);
        await county.post(login, `/api/claims/${claimId}/signals/${signalId}/check`, {
          version: now?.version,
          decision: 'cleared',
          opinion: '页面检查：已核对，没有问题',
        });
      }
}

/** A line that its reviewer refuses, takes back, and that somebody else stops and lets go on. */
async function* linesUnderReview(county: County, claimId: string): AsyncGenerator<Stop> {
  const of = (status: string, line: WalkedLine, ...who: string[]) =>
    stop('claim-line', status, linePage(claimId, line), ...who);
  const computed = await lineIn(county, claimId, ['computed', 0]);
  const frozen = await lineIn(county, claimId, ['frozen', 0]);
  const incomplete = await lineIn(county, claimId, ['incomplete', 0]);
  yield of('computed', computed, 'reviewer1');
  yield of('frozen', frozen, 'reviewer1');
  yield of('incomplete', incomplete, 'reviewer1');
  yield { ...of('open', frozen, 'reviewer1'), entity: 'claim-signal' };
  const at = lineAt(claimId, computed);
  await take(county, 'reviewer1', [at, 'decision'], { decision: 'refuse', ...REASON });
  yield of('refused', computed, 'reviewer1');
  await take(county, 'reviewer1', [at, 'decision'], { decision: 'restore' });

  await take(county, 'finance', [at, 'hold'], REASON);
  const held = { ...of('held', computed, 'handler'), entity: 'line-hold' };
  yield shownAs(held, 'computed');
  await county.post('handler', `${at}/release-proposal`, {
    version: await holdVersion(county, at),
    ...REASON,
  });
  yield shownAs({ ...held, status: 'release-proposed', who: ['reviewer2', 'handler'] }, 'computed');
  await county.post('reviewer2', `${at}/release-decision`, {
    version: await holdVersion(county, at),
    ...PASSED,
  });
}

/** What may be done with single lines once the claim is approved, and with the decision that says what became of them. */
async function* linesAfterwards(county: County, claimId: string): AsyncGenerator<Stop> {
  const granted = await lineIn(county, claimId, ['granted', 0]);
  yield stop('claim-line', 'granted', linePage(claimId, granted), 'handler', 'reviewer2');
  const frozen = await lineIn(county, claimId, ['frozen', 0]);
  await clearSignals(county, claimId, frozen);
  yield stop('claim-line', 'computed', linePage(claimId, frozen), 'handler');

  await take(county, 'reviewer2', [lineAt(claimId, granted), 'decision'], { decision: 'refuse', ...REASON });
  const { decisions } = await county.get<{ decisions: { decisionId: string; version: number }[] }>(
    'handler',
    `/api/claims/${claimId}/decisions`,
  );
  yield stop('written-decision', 'issued', pageOf(claimId), 'handler');
  const at = `/api/decisions/${decisions[0]?.decisionId}`;
  await take(county, 'handler', [at, 'replacement'], REASON);
  yield stop('written-decision', 'replacement-proposed', pageOf(claimId), 'reviewer2', 'handler');
  await take(county, 'reviewer2', [at, 'replacement-decision'], PASSED);
}

const reviewed: Lifecycle = {
  name: 'a claim is handed in, reviewed by three people, nearly rejected and approved',
  async *go(county) {
    const claimId = await claimOf(county, CHILD_CARE);
    const at = `/api/claims/${claimId}`;
    await handIn(county, 'qinghe', claimId);
    yield stop('claim', 'confirmed', pageOf(claimId), 'qinghe', 'handler', 'finance');
    await take(county, 'qinghe', [at, 'withdraw'], REASON);
    await handIn(county, 'qinghe', claimId);
    await review(county, claimId, 'accept');
    yield* linesUnderReview(county, claimId);
    await take(county, 'reviewer1', [at, 'first-review'], PASSED);
    yield stop('claim', 'first-reviewed', pageOf(claimId), 'reviewer2', 'finance');
    await take(county, 'reviewer2', [at, 'second-review'], {
      ...RETURNED,
      decision: 'rejected',
      reasonCode: 'suspected-fraud',
    });
    yield stop('claim', 'rejection-proposed', pageOf(claimId), 'reviewer1');
    await take(county, 'reviewer1', [at, 'rejection'], RETURNED);
    await take(county, 'reviewer2', [at, 'second-review'], PASSED);
    yield stop('claim', 'approved', pageOf(claimId), 'handler', 'finance');
    yield* linesAfterwards(county, claimId);
    // They wait while the others are published and paid.
    for (const at of [0, 1])
      await take(
        county,
        'handler',
        [lineAt(claimId, await lineIn(county, claimId, ['granted', at])), 'hold'],
        REASON,
      );
  },
};

const sentBack: Lifecycle = {
  name: 'an approved claim goes back to its maker by two people',
  async *go(county) {
    const claimId = await claimOf(county, REFUSED_CLASS);
    const at = `/api/claims/${claimId}`;
    await handIn(county, 'ankang', claimId);
    await review(county, claimId, 'second-review');
    yield stop('claim', 'settled', pageOf(claimId), 'handler');
    await take(county, 'handler', [at, 'return-proposal'], REASON);
    await take(county, 'reviewer3', [at, 'return-decision'], PASSED);
    yield stop('claim', 'returned', pageOf(claimId), 'ankang');
  },
};

export const OF_CLAIMS: readonly Lifecycle[] = [sentBack, reviewed];
