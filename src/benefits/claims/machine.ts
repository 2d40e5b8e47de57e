import { type Actor, allowedIn, mayCall } from '../../platform/access/index.ts';
import { type ActOf, canDo, defineMachine, type StatusOf } from '../../platform/kernel/index.ts';
import { CLAIM_STATUSES, LINE_STATUSES, SIGNAL_STATUSES } from './contract.ts';

/**
 * A claim of one class or list. `compute` makes it and recomputes it; after the approval its status follows its
 * lines: `follow`, whatever act moved them.
 */
export const CLAIM = defineMachine({
  entity: 'claim',
  statuses: CLAIM_STATUSES,
  begins: { compute: 'generated' },
  states: {
    generated: {
      compute: 'generated',
      'claims.recompute': 'generated',
      'claims.confirm': 'confirmed',
      'claims.withdraw': 'withdrawn',
    },
    returned: {
      compute: 'returned',
      'claims.recompute': 'returned',
      'claims.confirm': 'confirmed',
      'claims.withdraw': 'withdrawn',
    },
    // Taken back: computed again, handed in again, or withdrawn for good.
    confirmed: {
      'claims.withdraw': 'generated',
      'claims.accept': { passed: 'accepted', returned: 'returned', rejected: 'rejection-proposed' },
      'claims.choosePurse': 'confirmed',
    },
    accepted: {
      'claims.firstReview': {
        passed: 'first-reviewed',
        returned: 'returned',
        rejected: 'rejection-proposed',
      },
      'claims.choosePurse': 'accepted',
    },
    'first-reviewed': {
      'claims.secondReview': { passed: 'approved', returned: 'returned', rejected: 'rejection-proposed' },
      'claims.choosePurse': 'first-reviewed',
    },
    // Another person decides: rejected for good, or back to the review that it waits in.
    'rejection-proposed': {
      'claims.decideRejection': {
        passed: 'rejected',
        accept: 'confirmed',
        'first-review': 'accepted',
        'second-review': 'first-reviewed',
      },
    },
    // `return`: another person agrees that the whole claim goes back.
    approved: {
      'claims.recompute': 'approved',
      'claims.proposeReturn': 'approved',
      return: 'returned',
      'publications.open': 'approved',
      follow: ['approved', 'published', 'payable', 'paying', 'settled'],
      'claims.choosePurse': 'approved',
    },
    published: {
      'claims.recompute': 'published',
      'publications.open': 'published',
      follow: ['published', 'approved', 'payable', 'paying', 'settled'],
      'claims.choosePurse': 'published',
    },
    payable: {
      'claims.recompute': 'payable',
      'claims.proposeReturn': 'payable',
      return: 'returned',
      'publications.open': 'payable',
      'payments.prepare': 'payable',
      follow: ['payable', 'paying', 'approved', 'published', 'settled'],
      'claims.choosePurse': 'payable',
    },
    paying: {
      'claims.recompute': 'paying',
      'publications.open': 'paying',
      follow: ['paying', 'approved', 'published', 'payable', 'settled'],
      'claims.choosePurse': 'paying',
    },
    settled: {
      'claims.recompute': 'settled',
      'claims.proposeReturn': 'settled',
      return: 'returned',
      'publications.open': 'settled',
      follow: ['settled', 'approved', 'payable', 'paying'],
    },
    rejected: {},
    withdrawn: {},
  },
  final: { rejected: 'a rejection is final', withdrawn: 'its maker took it back' },
});

/**
 * One person's line. `compute` gives it the status that the law gives; `supplement` does so for a line of an approved
 * claim that lacked facts; `drop` when it has gone. `confirm` is the line's part in the submission of its claim,
 * `withdraw` in its end by its maker, `return` in its return after the approval.
 */
export const LINE = defineMachine({
  entity: 'claim-line',
  statuses: LINE_STATUSES,
  begins: { compute: ['computed', 'frozen', 'not-entitled', 'incomplete'] },
  states: {
    computed: {
      carry: 'computed',
      'claims.holdLine': 'computed',
      'answer-objection': { upheld: 'refused' },
      compute: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      drop: 'withdrawn',
      withdraw: 'withdrawn',
      confirm: 'computed',
      freeze: 'frozen',
      'claims.proposeGrant': 'computed',
      'claims.decideLine': { grant: 'granted', decline: 'computed', refuse: 'refused' },
      grant: 'granted',
      reject: 'refused',
      uphold: 'refused',
    },
    frozen: {
      carry: 'frozen',
      'claims.holdLine': 'frozen',
      'answer-objection': { upheld: 'refused' },
      compute: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      drop: 'withdrawn',
      withdraw: 'withdrawn',
      confirm: 'frozen',
      'claims.decideLine': { refuse: 'refused' },
      reject: 'refused',
      uphold: 'refused',
      clear: 'computed',
    },
    'not-entitled': {
      compute: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      drop: 'withdrawn',
      withdraw: 'withdrawn',
      uphold: 'refused',
    },
    incomplete: {
      'claims.holdLine': 'incomplete',
      compute: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      supplement: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      drop: 'withdrawn',
      withdraw: 'withdrawn',
      'claims.decideLine': { refuse: 'refused' },
      reject: 'refused',
      uphold: 'refused',
    },
    refused: {
      compute: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      // A refusal taken back: the line has the status that the law gives.
      'claims.decideLine': ['computed', 'frozen', 'not-entitled', 'incomplete'],
      restore: ['computed', 'frozen', 'not-entitled', 'incomplete'],
      // An appeal against the refusal was upheld.
      'answer-appeal': ['computed', 'frozen', 'not-entitled', 'incomplete'],
      withdraw: 'withdrawn',
      // Another objection to a line that has fallen already.
      'answer-objection': { fallen: 'refused' },
    },
    granted: {
      'claims.holdLine': 'granted',
      'answer-objection': { upheld: 'refused' },
      'claims.decideLine': { refuse: 'refused' },
      publish: 'published',
      uphold: 'refused',
      'payments.proposeHeir': 'granted',
      return: ['computed', 'frozen'],
    },
    published: {
      'claims.holdLine': 'published',
      'payments.proposeHeir': 'published',
      uphold: 'refused',
      'take-down': 'granted',
      'end-publication': { objected: 'contested', unobjected: 'payable' },
      'answer-objection': { upheld: 'refused' },
    },
    contested: {
      'claims.holdLine': 'contested',
      'payments.proposeHeir': 'contested',
      uphold: 'refused',
      'answer-objection': { upheld: 'refused', running: 'published', over: 'payable' },
    },
    payable: {
      'claims.holdLine': 'payable',
      'payments.proposeHeir': 'payable',
      order: 'ordered',
      // Settled by what its payee owes.
      offset: 'paid',
      // An objection that comes after the last day.
      contest: 'contested',
      'answer-objection': { upheld: 'refused' },
      uphold: 'refused',
      return: ['computed', 'frozen'],
    },
    ordered: { 'claims.holdLine': 'ordered', free: 'payable', book: { paid: 'paid', returned: 'returned' } },
    returned: { 'claims.holdLine': 'returned', 'payments.proposeHeir': 'returned', 'order-again': 'ordered' },
    // The bank sends the money back after it said that it was paid.
    paid: { 'return-late': 'returned', 'undo-offset': 'payable' },
    withdrawn: {},
  },
  final: {
    withdrawn: 'nobody has it any more',
  },
});

/**
 * Something about a line that two people look into. The first finding waits for the second; where the second does not
 * share it, a third decides. `lapse`: the facts no longer raise it and nobody had begun.
 */
export const SIGNAL = defineMachine({
  entity: 'claim-signal',
  statuses: SIGNAL_STATUSES,
  begins: { raise: 'open' },
  states: {
    open: { 'claims.checkSignal': ['open', 'cleared', 'upheld'], lapse: 'lapsed' },
    lapsed: { raise: 'open' },
    cleared: {},
    upheld: {},
  },
  final: { cleared: 'two people found nothing in it', upheld: 'two people found it true' },
});

type ClaimStatus = StatusOf<typeof CLAIM>;
type LineStatus = StatusOf<typeof LINE>;

/** Acts on a claim that need a line, with the line's own part in them. */
const PART_OF_LINE: Readonly<Partial<Record<ActOf<typeof CLAIM>, ActOf<typeof LINE>>>> = {
  'claims.confirm': 'confirm',
  'claims.choosePurse': 'carry',
  'publications.open': 'publish',
  'payments.prepare': 'order',
};

/**
 * Does this person hand the claim in? The organisation it belongs to; the bureau what it made itself and what a person
 * claims, which has no organisation; a person her own.
 */
export function isMaker(
  actor: Pick<Actor, 'scope' | 'personId'>,
  claim: { readonly organisationId: string | null; readonly claimantPersonId: number | null },
): boolean {
  if (actor.scope.kind === 'person') return claim.claimantPersonId === actor.personId;
  return (actor.scope.kind === 'organisation') === (claim.organisationId !== null);
}

/** Does this person take the claim back? Its maker; what a person claims herself nobody else takes from her. */
export function mayTakeBack(
  actor: Parameters<typeof isMaker>[0],
  claim: Parameters<typeof isMaker>[1],
): boolean {
  return isMaker(actor, claim) && (claim.claimantPersonId === null || actor.scope.kind === 'person');
}

/** Past the second review: what is left goes line by line. */
export function isApproved(status: ClaimStatus): boolean {
  return canDo(CLAIM, status, 'follow');
}

/** Two people have decided it: approved, whatever became of its money since, or rejected. */
export function isDecided(status: ClaimStatus): boolean {
  return isApproved(status) || status === 'rejected';
}

/** May a line in this status still be given another fund source? Nothing is reserved for it yet. */
export function canChoosePurse(status: LineStatus): boolean {
  return canDo(LINE, status, 'carry');
}

/** Is money reserved for a line in this status, that its refusal must free? */
export function hasReservation(status: LineStatus): boolean {
  return ['granted', 'published', 'contested', 'payable'].includes(status);
}

/**
 * Is there a line that this act is for? After the approval only lines that lack facts are recomputed. A claim whose lines
 * the law refuses is handed in too: it ends in a written decision.
 */
export function hasLineFor(
  act: ActOf<typeof CLAIM>,
  claim: { readonly status: ClaimStatus },
  lines: readonly { readonly status: LineStatus }[],
): boolean {
  if (act === 'claims.confirm' && isAllRefusedByLaw(lines)) return true;
  const part = act === 'claims.recompute' && isApproved(claim.status) ? 'supplement' : PART_OF_LINE[act];
  return part === undefined || lines.some((line) => canDo(LINE, line.status, part));
}

/** The law gives none of these lines anything, and no fact is missing: the review ends in a written refusal. */
function isAllRefusedByLaw(lines: readonly { readonly status: LineStatus }[]): boolean {
  const alive = lines.filter((line) => line.status !== 'withdrawn');
  return alive.length > 0 && alive.every((line) => line.status === 'not-entitled');
}

/** May somebody propose that a line of this claim is granted after all? The second reviewer then decides. */
export function proposesGrants(
  actor: Pick<Actor, 'role'>,
  claim: ClaimStatus,
  line: {
    readonly status: LineStatus;
    readonly outcome: string;
    readonly openSignals: number;
    readonly isHeld: boolean;
    readonly fundSource: string | null;
  },
): boolean {
  return (
    isApproved(claim) &&
    mayCall('claims.proposeGrant', actor.role) &&
    canDo(LINE, line.status, 'claims.proposeGrant') &&
    line.outcome === 'entitled' &&
    line.openSignals === 0 &&
    line.fundSource !== null &&
    !line.isHeld
  );
}

/**
 * What stops the return of an approved claim: the statuses of lines that are published, contested, ordered or paid. Only
 * what nobody has announced or paid goes back.
 */
export function stopsReturn(lines: readonly { readonly status: LineStatus }[]): LineStatus[] {
  const found = new Set(lines.map(({ status }) => status));
  return (['published', 'contested', 'ordered', 'returned', 'paid'] as const).filter((status) =>
    found.has(status),
  );
}

/** May this role propose that the claim goes back, or decide on such a proposal? The proposer does not decide. */
export function returnsClaims(
  actor: Pick<Actor, 'role'>,
  claim: { readonly status: ClaimStatus },
  lines: readonly { readonly status: LineStatus }[],
  { isProposed, isOwn }: { readonly isProposed: boolean; readonly isOwn: boolean },
): ('claims.proposeReturn' | 'claims.decideReturn')[] {
  if (!canDo(CLAIM, claim.status, 'claims.proposeReturn')) return [];
  if (!isProposed)
    return mayCall('claims.proposeReturn', actor.role) && stopsReturn(lines).length === 0
      ? ['claims.proposeReturn']
      : [];
  return mayCall('claims.decideReturn', actor.role) && !isOwn ? ['claims.decideReturn'] : [];
}

/**
 * In what right somebody decides a line by itself: as the reviewer whose review of the claim is due, or once the claim
 * is approved as its second reviewer. Null: not now.
 */
export function decidesLines(actor: Pick<Actor, 'role'>, claim: ClaimStatus): 'review' | 'afterwards' | null {
  const mine = allowedIn(CLAIM, claim, actor);
  if (mine.includes('claims.firstReview') || mine.includes('claims.secondReview')) return 'review';
  return isApproved(claim) && mayCall('claims.secondReview', actor.role) ? 'afterwards' : null;
}
