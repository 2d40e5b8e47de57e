import type { Act } from '../../platform/access/index.ts';
import type { Result } from '../../platform/kernel/index.ts';
import type { ClaimFollower } from './ports.ts';
import type { ClaimStep } from './service-rejection.ts';

/** A step of a claim, and what later modules do about it in the same transaction. Refuses what either refuses. */
export async function followed(
  act: Act,
  follow: ClaimFollower,
  work: () => Promise<Result<ClaimStep>>,
): Promise<Result<ClaimStep>> {
  const step = await work();
  if (!step.ok) return step;
  const after = await follow(act, step.value.claimId);
  return after.ok ? step : after;
}
