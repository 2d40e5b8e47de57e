import type { County } from './walk-county.ts';
import type { Stop } from './walk-stops.ts';

// What the lifecycles of money share: acts in the version that a thing has now.

interface Versioned {
  readonly version: number;
  readonly status: string;
}
export interface WalkedLine extends Versioned {
  readonly claimLineId: string;
  readonly lineNo: number;
  readonly amountFen: number;
  readonly hold: { readonly version: number } | null;
  readonly signals: readonly {
    readonly signalId: string;
    readonly version: number;
    readonly status: string;
  }[];
}
export interface WalkedClaim extends Versioned {
  readonly claimId: string;
  readonly lineRows: readonly WalkedLine[];
}

export const PASSED = { decision: 'passed' } as const;
export const RETURNED = { decision: 'returned', opinion: '页面检查：先不办' } as const;
export const REASON = { reason: '页面检查：要核对' } as const;

/** A stop where the answer calls the state by another word than the machine of the entity. */
export const shownAs = (of: Stop, shown: string): Stop => ({ ...of, shown });

/** Takes an act on what lies at this address, in the version it has now. */
export async function take<T = Record<string, unknown>>(
  county: County,
  login: string,
  [at, act]: readonly [at: string, act: string],
  data: object = {},
): Promise<T> {
  const { version } = await county.get<Versioned>('handler', at);
  return county.post<T>(login, `${at}/${act}`, { version, ...data });
}

/** The claim as the bureau sees it now. */
export const claimNow = (county: County, claimId: string) =>
  county.get<WalkedClaim>('handler', `/api/claims/${claimId}`);

/** The claim of this class or list. */
export async function claimOf(county: County, subject: string): Promise<string> {
  const { rows } = await county.get<{ rows: { claimId: string; subject: { name: string } }[] }>(
    'handler',
    '/api/claims?limit=100',
  );
  const found = rows.find(({ subject: { name } }) => name.includes(subject));
  if (!found) throw new Error(`there is no claim of ${subject}`);
  return found.claimId;
}

/** Lines of a claim in this status, in their order. */
export async function linesIn(county: County, claimId: string, status: string): Promise<WalkedLine[]> {
  const { lineRows } = await claimNow(county, claimId);
  return lineRows.filter((line) => line.status === status);
}

/** One line of a claim in this status; the first is 0. */
export async function lineIn(
  county: County,
  claimId: string,
  [status, at]: readonly [status: string, at: number],
): Promise<WalkedLine> {
  const line = (await linesIn(county, claimId, status))[at];
  if (!line) throw new Error(`the claim has no line ${at} that is ${status}`);
  return line;
}

/** Where the page shows one line of a claim. */
export const linePage = (claimId: string, { claimLineId }: Pick<WalkedLine, 'claimLineId'>) =>
  `/desk/claims/${claimId}?line=${claimLineId}`;
/** Where the server has one line of a claim. */
export const lineAt = (claimId: string, { claimLineId }: Pick<WalkedLine, 'claimLineId'>) =>
  `/api/claims/${claimId}/lines/${claimLineId}`;

/** The claim is handed in by its maker. */
export const handIn = (county: County, maker: string, claimId: string) =>
  take(county, maker, [`/api/claims/${claimId}`, 'confirm']);

const REVIEWS = [
  ['handler', 'accept'],
  ['reviewer1', 'first-review'],
  ['reviewer2', 'second-review'],
] as const;

/** The claim passes its reviews up to the one that is named. */
export async function review(county: County, claimId: string, through: (typeof REVIEWS)[number][1]) {
  for (const [login, act] of REVIEWS) {
    await take(county, login, [`/api/claims/${claimId}`, act], PASSED);
    if (act === through) return;
  }
}

/** A second person lets a held line go on, whom the first one asks. */
export async function release(county: County, claimId: string, { claimLineId }: WalkedLine): Promise<void> {
  const at = lineAt(claimId, { claimLineId });
  await county.post('handler', `${at}/release-proposal`, {
    version: await holdVersion(county, at),
    ...REASON,
  });
  await county.post('reviewer2', `${at}/release-decision`, {
    version: await holdVersion(county, at),
    ...PASSED,
  });
}

/** The version of the hold of this line. */
export async function holdVersion(county: County, line: string): Promise<number> {
  const { hold } = await county.get<WalkedLine>('handler', line);
  if (!hold) throw new Error('the line is not held');
  return hold.version;
}

/** The county's day moves on by so many working days. */
export async function workingDaysPass(county: County, days: number): Promise<void> {
  for (let day = 0; day < days; day++)
    await county.post('handler', '/api/demonstration/clock', { to: 'next-working-day' });
}
