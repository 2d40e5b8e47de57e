import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { canDo, defineMachine, type LocalDate, type StatusOf } from '../../platform/kernel/index.ts';
import { CLASS_STATUSES, type ClassStatus, ENROLMENT_STATUSES } from './contract.ts';
import { CHANGE_STATUSES } from './contract-changes.ts';

/**
 * The life of a class, from its filing to its last day. `import` is a form that comes as a workbook, `enrol` a roster
 * in whatever form, `complete` the results that end the class, `teach` its attendance as it is taken, `claim` what is claimed for it. `end` is what two people
 * decided: it was never held, broke off, or is opened again.
 */
export const CLASS = defineMachine({
  entity: 'training-class',
  statuses: CLASS_STATUSES,
  begins: {
    'classes.draft': 'draft',
    // A class that a county held on paper comes as the paper says.
    import: ['draft', 'approved', 'completed'],
  },
  states: {
    draft: {
      'classes.amend': 'draft',
      'classes.submit': 'submitted',
      'classes.cancel': 'cancelled',
      'classes.changeRoster': 'draft',
      'classes.correctTrainee': 'draft',
      enrol: 'draft',
      import: 'draft',
    },
    submitted: {
      'classes.withdraw': 'draft',
      'classes.firstReview': { passed: 'first-reviewed', returned: 'returned', rejected: 'rejected' },
      import: 'submitted',
    },
    'first-reviewed': {
      'classes.withdraw': 'draft',
      'classes.secondReview': { passed: 'approved', returned: 'returned', rejected: 'rejected' },
      import: 'first-reviewed',
    },
    approved: {
      'classes.cancel': 'cancelled',
      'classes.proposeEnd': 'approved',
      'classes.proposeChange': 'approved',
      'classes.changeRoster': 'approved',
      'classes.correctTrainee': 'approved',
      'classes.complete': 'completed',
      end: { 'never-held': 'cancelled', 'broken-off': 'completed' },
      enrol: 'approved',
      import: 'approved',
      complete: 'completed',
      teach: 'approved',
      claim: 'approved',
    },
    returned: {
      'classes.amend': 'returned',
      'classes.submit': 'submitted',
      'classes.cancel': 'cancelled',
      'classes.changeRoster': 'returned',
      'classes.correctTrainee': 'returned',
      enrol: 'returned',
      import: 'returned',
    },
    rejected: { import: 'rejected' },
    cancelled: { import: 'cancelled' },
    completed: {
      'classes.reopen': 'completed',
      'classes.changeRoster': 'completed',
      'classes.correctTrainee': 'completed',
      end: { reopened: 'approved' },
      'enrol-held': 'completed',
      import: 'completed',
      // Marks of its days that come late, from a village without a network.
      teach: 'completed',
      claim: 'completed',
    },
  },
  final: {
    rejected: 'a rejection is final: the class is filed again',
    cancelled: 'it is not held',
  },
});

/** The acts of the organisation and of the bureau on the page of a class. */
export type ClassAct = Extract<(typeof CLASS)['acts'][number], `classes.${string}`>;

/**
 * Is this act possible with the class today? An approved class is cancelled before its first day, ended by two people
 * from that day on, and completed once its last day has passed.
 */
export function mayDo(
  act: ClassAct,
  found: { readonly status: ClassStatus; readonly startOn: LocalDate; readonly endOn: LocalDate },
  today: LocalDate,
): boolean {
  if (!canDo(CLASS, found.status, act)) return false;
  const hasBegun = found.startOn <= today;
  if (act === 'classes.cancel') return found.status !== 'approved' || !hasBegun;
  if (act === 'classes.proposeEnd') return hasBegun;
  return act !== 'classes.complete' || found.endOn < today;
}

/**
 * People may join the roster of a draft and of an approved class, not of one that somebody is reviewing. Only the
 * bureau may still complete the roster of a class it held on paper once that class is over.
 */
export function isRosterOpen(status: ClassStatus, source: string, byBureau: boolean): boolean {
  const isOnPaper = byBureau && source.startsWith('workbook:');
  return canDo(CLASS, status, 'enrol') || (isOnPaper && canDo(CLASS, status, 'enrol-held'));
}

/** Teachers and rooms are held, and nobody else gets them, while a class waits for approval or has it. */
export function isLive(status: ClassStatus): boolean {
  return ['submitted', 'first-reviewed', 'approved', 'completed'].includes(status);
}

/**
 * A person's place in a class. `leave-roster` is what she does herself before the first day. `release` comes with the end of a class that is not held; whoever left may join again.
 */
export const ENROLMENT = defineMachine({
  entity: 'enrolment',
  statuses: ENROLMENT_STATUSES,
  begins: { enrol: 'enrolled', join: 'enrolled' },
  states: {
    enrolled: {
      enrol: 'enrolled',
      release: 'withdrawn',
      leave: ['withdrawn', 'broken-off'],
      'leave-roster': 'withdrawn',
    },
    withdrawn: { join: 'enrolled' },
    'broken-off': { join: 'enrolled' },
  },
});

/**
 * A change of a class or of its roster. What nobody needs to review is applied at once; the rest waits for the review
 * that its kind asks for.
 */
export const CLASS_CHANGE = defineMachine({
  entity: 'class-change',
  statuses: CHANGE_STATUSES,
  begins: {
    'classes.proposeEnd': 'open',
    'classes.reopen': 'open',
    'classes.proposeChange': ['open', 'applied'],
    'classes.changeRoster': ['open', 'applied'],
    'classes.correctTrainee': ['open', 'applied'],
    'leave-roster': 'applied',
  },
  states: {
    open: {
      'classes.withdrawChange': 'withdrawn',
      'classes.firstReviewChange': { 'passed-on': 'open', passed: 'applied', returned: 'returned' },
      'classes.secondReviewChange': { passed: 'applied', returned: 'returned' },
    },
    applied: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    applied: 'it is part of the class: another change follows',
    returned: 'it is not applied: another one is proposed',
    withdrawn: 'it is not applied: another one is proposed',
  },
});
export type ChangeStatus = StatusOf<typeof CLASS_CHANGE>;

/** The acts of this reader on a change: each review only while its step is due. */
export function changeActs(
  actor: Actor,
  change: { readonly status: ChangeStatus; readonly proposedBy: string; readonly nextStep: string | null },
): string[] {
  return allowedIn(CLASS_CHANGE, change.status, actor).filter((act) => {
    if (act === 'classes.withdrawChange') return change.proposedBy === actor.accountId;
    return act === 'classes.firstReviewChange'
      ? change.nextStep === 'first-review'
      : change.nextStep === 'second-review';
  });
}
