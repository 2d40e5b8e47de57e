import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { defineMachine, type StatusOf } from '../../platform/kernel/index.ts';
import { CERTIFICATE_STATUSES, CORRECTION_STATUSES } from './contract-corrections.ts';

/**
 * A certificate on record. `replace`: it was on record under a wrong number; `record` again: the number was right after
 * all. A workbook never brings back one that has ended.
 */
export const CERTIFICATE = defineMachine({
  entity: 'certificate',
  statuses: CERTIFICATE_STATUSES,
  begins: { record: 'standing' },
  states: {
    standing: {
      'results.correctCertificate': 'standing',
      'results.withdrawCertificate': 'standing',
      replace: 'replaced',
      withdraw: 'withdrawn',
    },
    withdrawn: { 'results.restoreCertificate': 'withdrawn', restore: 'standing' },
    replaced: { record: 'standing' },
  },
});

/**
 * A result or certificate of one trainee corrected: reviewed by one officer before a claim rests on it, by two after
 * that. A certificate is withdrawn and restored by the handler and the second reviewer.
 */
export const OUTCOME_CORRECTION = defineMachine({
  entity: 'outcome-correction',
  statuses: CORRECTION_STATUSES,
  begins: {
    'results.correct': 'open',
    'results.correctCertificate': 'open',
    'results.withdrawCertificate': 'open',
    'results.restoreCertificate': 'open',
  },
  states: {
    open: {
      'results.takeBack': 'withdrawn',
      'results.firstReview': { 'passed-on': 'open', passed: 'applied', returned: 'returned' },
      'results.secondReview': { passed: 'applied', returned: 'returned' },
    },
    applied: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    applied: 'it is on record: another correction follows',
    returned: 'what is on record stays: another one is proposed',
    withdrawn: 'its proposer took it back: another one is proposed',
  },
});
export type CorrectionStatus = StatusOf<typeof OUTCOME_CORRECTION>;

/** The acts of this reader on a correction: each review only while its step is due. */
export function correctionActs(
  actor: Actor,
  correction: {
    readonly status: CorrectionStatus;
    readonly isOwn: boolean;
    readonly nextStep: string | null;
  },
): string[] {
  return allowedIn(OUTCOME_CORRECTION, correction.status, actor).filter((act) => {
    if (act === 'results.takeBack') return correction.isOwn;
    if (correction.isOwn) return false;
    return act === 'results.firstReview'
      ? correction.nextStep === 'first-review'
      : correction.nextStep === 'second-review';
  });
}
