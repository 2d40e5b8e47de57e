import { canDo, defineMachine, type LocalDate } from '../../platform/kernel/index.ts';
import { CLASS_STATUSES, type ClassStatus, ENROLMENT_STATUSES } from './contract.ts';

/**
 * The life of a class, from its filing to its last day. `import` is a form that comes as a workbook, `enrol` a roster
 * in whatever form, `complete` the results that end the class, `claim` what is claimed for it.
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
      enrol: 'draft',
      import: 'draft',
    },
    submitted: {
      'classes.firstReview': { passed: 'first-reviewed', returned: 'returned', rejected: 'rejected' },
      import: 'submitted',
    },
    'first-reviewed': {
      'classes.secondReview': { passed: 'approved', returned: 'returned', rejected: 'rejected' },
      import: 'first-reviewed',
    },
    approved: {
      'classes.cancel': 'cancelled',
      enrol: 'approved',
      import: 'approved',
      complete: 'completed',
      claim: 'approved',
    },
    returned: {
      'classes.amend': 'returned',
      'classes.submit': 'submitted',
      'classes.cancel': 'cancelled',
      enrol: 'returned',
      import: 'returned',
    },
    rejected: { import: 'rejected' },
    cancelled: { import: 'cancelled' },
    completed: { 'enrol-held': 'completed', import: 'completed', claim: 'completed' },
  },
  final: {
    rejected: 'a rejection is final: the class is filed again',
    cancelled: 'it is not held',
  },
  deadEnds: { completed: 'issue: no dead ends (a class that was held is opened again with a reason)' },
});

/** The acts of the organisation and of the bureau on the page of a class. */
export type ClassAct = Extract<(typeof CLASS)['acts'][number], `classes.${string}`>;

/** Is this act possible with the class today? An approved class is cancelled before its first day only. */
export function mayDo(
  act: ClassAct,
  found: { readonly status: ClassStatus; readonly startOn: LocalDate },
  today: LocalDate,
): boolean {
  const hasBegun = found.status === 'approved' && found.startOn <= today;
  return canDo(CLASS, found.status, act) && !(act === 'classes.cancel' && hasBegun);
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

/** A person's place in a class. `release` comes with the end of a class that is not held. */
export const ENROLMENT = defineMachine({
  entity: 'enrolment',
  statuses: ENROLMENT_STATUSES,
  begins: { enrol: 'enrolled' },
  states: {
    enrolled: { enrol: 'enrolled', release: 'withdrawn', 'classes.breakOff': 'broken-off' },
    withdrawn: {},
    'broken-off': {},
  },
  final: { withdrawn: 'the class is not held', 'broken-off': 'the trainee has left' },
});
