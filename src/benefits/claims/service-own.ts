import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  type Fen,
  fen,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { refusalOfUnverified } from '../../registry/own-accounts/index.ts';
import { type CertificateBenefit, type Decision, mainReason, requestsFor } from '../determination/index.ts';
import type { ClaimStatus } from './contract.ts';
import { CLAIM, hasLineFor } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { REFUSALS_OF_CERTIFICATES } from './rules-certificates.ts';
import { carryOut } from './service-compute.ts';
import { planOwnCertificate } from './service-plan-certificates.ts';
import { confirmClaim } from './service-review.ts';
import { withdrawClaim } from './service-withdraw.ts';
import type { Law } from './settings.ts';
import { linesOf, lockClaim } from './store.ts';
import { waysOfLine } from './views-certificates.ts';

/** What the law answered a person who claims on her own certificate, and how far her claim is. */
export interface OwnClaim {
  readonly claimId: Uuid;
  readonly number: string;
  readonly claimLineId: Uuid;
  readonly status: ClaimStatus;
  readonly outcome: 'entitled' | 'not-entitled' | 'incomplete';
  readonly amountFen: Fen;
  /** Why not, or what is missing; null when it is due. */
  readonly because: string | null;
  /** By which clause: of a yes, the one that grants it. */
  readonly clause: string | null;
  /** Of a no, what would make it a yes and by when; of what is missing, who is asked for what. */
  readonly next: readonly string[];
}

/**
 * A person claims the subsidy on her own certificate: computed from the answers of departments, without paper, and
 * handed in at once. While a fact is missing it waits with the bureau, which asks for the fact and hands it in. Refuses
 * as `planOwnCertificate` does, and `certificate-blocked` for somebody the register says is dead or struck off.
 */
export async function claimOwnCertificate(
  act: Act,
  law: Law,
  own: { readonly personId: PersonId; readonly certificateId: Uuid; readonly benefit: CertificateBenefit },
): Promise<Result<OwnClaim>> {
  const unverified = await refusalOfUnverified(act.tx, own.personId);
  if (unverified) return refused(unverified);
  const plan = await planOwnCertificate(act, law, own);
  if (!plan.ok) return plan;
  if (plan.value.lines.length === 0) return refused(REFUSALS_OF_CERTIFICATES.blocked);
  const { claimId, number, lines } = await carryOut(act, law, plan.value, { claimedOn: act.clock.today() });
  const saved = await linesOf(act.tx, claimId);
  const [line] = saved;
  const [computed] = lines;
  if (!line || !computed) throw new Error('a claim of one certificate has no line');
  const claim = await lockClaim(act.tx, claimId);
  const canHandIn = claim !== undefined && hasLineFor('claims.confirm', claim, saved);
  const handedIn = canHandIn ? await confirmClaim(act, law.settings, claimId, claim.version) : undefined;
  if (handedIn?.ok === false) return handedIn;
  const reason = mainReason(computed.decision);
  return done({
    claimId,
    number,
    claimLineId: line.claimLineId,
    status: handedIn?.value.status ?? 'generated',
    outcome: computed.decision.outcome,
    amountFen: fen(computed.decision.amountFen),
    because: reason?.because ?? null,
    clause: reason?.clause ?? grantingClause(computed.decision),
    next:
      computed.decision.outcome === 'incomplete'
        ? requestsFor(computed.decision)
        : await waysOfLine({ tx: act.tx, law }, plan.value, computed),
  });
}

/** The clause by which the certificate brings the subsidy. */
function grantingClause({ findings }: Decision): string | null {
  return findings.find(({ check }) => check === 'certificate')?.clause ?? null;
}

/**
 * She takes it back while nobody has accepted it; then she may claim again. Refuses `not-found` for a claim that is not
 * hers, `wrong-status`, `version-conflict`.
 */
export async function withdrawOwnClaim(
  act: Act,
  personId: PersonId,
  claimId: Uuid,
  reason: string,
): Promise<Result<{ readonly claimId: Uuid; readonly status: ClaimStatus }>> {
  const claim = await lockClaim(act.tx, claimId);
  if (claim?.claimantPersonId !== personId) return refused(NOT_FOUND);
  if (!canDo(CLAIM, claim.status, 'claims.withdraw')) return refused(REFUSALS.claimAccepted);
  let version = claim.version;
  if (claim.status === 'confirmed') {
    const back = await withdrawClaim(act, claimId, { version, reason });
    if (!back.ok) return back;
    version = back.value.version;
  }
  return withdrawClaim(act, claimId, { version, reason });
}
