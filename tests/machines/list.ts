import { RUN } from '../../src/benefits/mass-runs/machine.ts';
import { carryOn, stopAbandonedRuns } from '../../src/benefits/mass-runs/service-run.ts';
import { VERSION } from '../../src/benefits/policy-versions/machine.ts';
import { INTAKE_BATCH } from '../../src/edge/intake/machine.ts';
import { PERMISSIONS, type Permission } from '../../src/platform/access/index.ts';
import { CASE } from '../../src/platform/approvals/machine.ts';
import type { ActOf, Machine } from '../../src/platform/kernel/index.ts';
import { CLASS, ENROLMENT } from '../../src/training/classes/machine.ts';

/** One machine, the table whose `status` it is about, and what performs the acts that are no routes themselves. */
export interface Listed {
  readonly machine: Machine;
  /** Null when the status follows from other columns. */
  readonly table: string | null;
  /** Routes and jobs by whose act the entity is moved along. */
  readonly through: Readonly<Record<string, readonly string[]>>;
}

/** Acts that run without a request. */
export const JOBS: Readonly<Record<string, unknown>> = {
  'mass-runs carryOn': carryOn,
  'mass-runs stopAbandonedRuns': stopAbandonedRuns,
};

/**
 * Acts of a machine that nothing performs yet: the database knows the status, no route leads there. This list only
 * shrinks.
 */
export const ACTS_TO_COME: Readonly<Record<string, string>> = {
  'enrolment classes.breakOff':
    'issue: no dead ends (a trainee leaves in the middle, with date and consequences)',
};

/** Tables with a status that no machine speaks of yet. This list only shrinks. */
export const WITHOUT_MACHINE: readonly string[] = [
  'claim',
  'claim_line',
  'claim_signal',
  'objection',
  'payment_batch',
  'payment_order',
  'publication',
];

const listed = <M extends Machine>(
  machine: M,
  table: string | null,
  through?: Readonly<Partial<Record<ActOf<M>, readonly string[]>>>,
): Listed => ({ machine, table, through: { ...through } as Listed['through'] });

/** The routes that take one of these steps of a review. */
const stepsOf = (...steps: Permission['fourEyes'][]) =>
  Object.entries<Permission>(PERMISSIONS).flatMap(([route, { fourEyes }]) =>
    fourEyes !== null && steps.includes(fourEyes) ? [route] : [],
  );

/** Every machine there is. */
export const MACHINES: readonly Listed[] = [
  listed(CASE, 'approval_case', {
    open: stepsOf('prepare', 'confirm'),
    decide: stepsOf('accept', 'first-review', 'second-review', 'approve'),
    withdraw: ['classes.cancel', 'policyVersions.withdraw'],
  }),
  listed(CLASS, 'training_class', {
    import: ['intake.confirm'],
    enrol: ['intake.confirm'],
    'enrol-held': ['intake.confirm'],
    complete: ['intake.confirm'],
  }),
  listed(ENROLMENT, 'enrolment', {
    enrol: ['intake.confirm'],
    release: ['classes.cancel', 'classes.firstReview', 'classes.secondReview'],
  }),
  listed(VERSION, 'policy_version'),
  listed(RUN, 'mass_run', {
    advance: ['mass-runs carryOn'],
    finish: ['mass-runs carryOn'],
    fail: ['mass-runs carryOn'],
    abandon: ['mass-runs stopAbandonedRuns', 'massRuns.start', 'massRuns.resume'],
  }),
  listed(INTAKE_BATCH, 'intake_batch'),
];
