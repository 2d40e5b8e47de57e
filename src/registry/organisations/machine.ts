import { defineMachine } from '../../platform/kernel/index.ts';
import { ORGANISATION_STATUSES } from './contract.ts';
import { CHANGE_STATUSES } from './contract-changes.ts';
import { EXCEPTION_STATUSES } from './contract-credit-codes.ts';
import { MOVE_STATUSES } from './contract-moves.ts';

/**
 * An organisation on a given day, as its agreement and its suspensions say (LC-12). `register` is its row of the
 * catalogue, `expire` the first day after the agreement, `resume` the first day after a suspension with an end.
 */
export const ORGANISATION = defineMachine({
  entity: 'organisation',
  statuses: ORGANISATION_STATUSES,
  begins: { register: ['in-catalogue', 'agreement-ended'] },
  states: {
    'in-catalogue': {
      register: ['in-catalogue', 'agreement-ended'],
      expire: 'agreement-ended',
      'organisations.suspend': 'in-catalogue',
      // A suspension that concerns some occupations, or has not begun.
      'organisations.liftSuspension': 'in-catalogue',
      'organisations.decideSuspension': ['in-catalogue', 'suspended'],
    },
    'agreement-ended': {
      register: ['in-catalogue', 'agreement-ended'],
      'organisations.suspend': 'agreement-ended',
      'organisations.liftSuspension': 'agreement-ended',
      'organisations.decideSuspension': ['agreement-ended', 'suspended'],
    },
    suspended: {
      register: 'suspended',
      resume: ['in-catalogue', 'agreement-ended'],
      'organisations.liftSuspension': 'suspended',
      'organisations.decideSuspension': ['in-catalogue', 'agreement-ended', 'suspended'],
    },
  },
});

/** Somebody would take the right to train from an organisation, or give it back; another person decides. */
export const SUSPENSION_PROPOSAL = defineMachine({
  entity: 'suspension-proposal',
  statuses: ['open', 'approved', 'returned'],
  begins: { 'organisations.suspend': 'open', 'organisations.liftSuspension': 'open' },
  states: {
    open: { 'organisations.decideSuspension': { passed: 'approved', returned: 'returned' } },
    approved: {},
    returned: {},
  },
  final: { approved: 'the right to train is lost, or back', returned: 'the second person did not share it' },
});

/** A credit code that fails its check and is on the certificate all the same; another person confirms it. */
export const CREDIT_CODE_EXCEPTION = defineMachine({
  entity: 'credit-code-exception',
  statuses: EXCEPTION_STATUSES,
  begins: { 'creditCodes.propose': 'open' },
  states: {
    open: {
      'creditCodes.decide': { passed: 'confirmed', returned: 'returned' },
      'creditCodes.withdraw': 'withdrawn',
    },
    // Confirmed, it is taken as it is.
    confirmed: { 'creditCodes.revoke': 'revoked' },
    returned: {},
    withdrawn: {},
    revoked: {},
  },
  final: {
    returned: 'the code stays refused; it may be proposed again',
    withdrawn: 'its proposer took it back; it may be proposed again',
    revoked: 'it was confirmed by mistake and is refused again; it may be proposed again',
  },
});

/** What an organisation says of itself changes; another person agrees first. */
export const ORGANISATION_CHANGE = defineMachine({
  entity: 'organisation-change',
  statuses: CHANGE_STATUSES,
  begins: { 'organisations.proposeChange': 'open' },
  states: {
    open: {
      'organisations.decideChange': { passed: 'approved', returned: 'returned' },
      'organisations.withdrawChange': 'withdrawn',
    },
    approved: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    approved: 'the register says it',
    returned: 'the register stays; another change may be proposed',
    withdrawn: 'its proposer took it back; another change may be proposed',
  },
});

/** An organisation moves to another county: released by two people of the one, taken in by the other. */
export const ORGANISATION_MOVE = defineMachine({
  entity: 'organisation-move',
  statuses: MOVE_STATUSES,
  begins: { 'organisations.proposeMove': 'open' },
  states: {
    open: {
      'organisations.decideMove': { passed: 'released', returned: 'returned' },
      'organisations.withdrawMove': 'withdrawn',
    },
    released: {
      'organisations.receiveMove': { passed: 'moved', returned: 'declined' },
      'organisations.withdrawMove': 'withdrawn',
    },
    moved: {},
    returned: {},
    declined: {},
    withdrawn: {},
  },
  final: {
    moved: 'the other county holds it; it may move again',
    returned: 'the second person did not release it; another move may be proposed',
    declined: 'the other county did not take it; another move may be proposed',
    withdrawn: 'its county took it back; another move may be proposed',
  },
});
