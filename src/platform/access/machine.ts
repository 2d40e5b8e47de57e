import { defineMachine } from '../kernel/index.ts';

/**
 * Somebody's way in. Whatever opens a way to money or reviews waits for a second administrator: a pending account
 * until its release, other changes in an account-change of their own. An account that rests after wrong guesses is
 * still active.
 */
export const ACCOUNT = defineMachine({
  entity: 'account',
  statuses: ['pending', 'active', 'disabled'],
  begins: { 'accounts.create': ['pending', 'active'] },
  states: {
    pending: {
      'accountChanges.decide': { released: 'active', refused: 'disabled' },
      'accountChanges.withdraw': 'disabled',
    },
    active: {
      'accounts.disable': 'disabled',
      die: 'disabled',
      'delegations.ask': 'active',
      'accounts.endSessions': 'active',
      'accounts.handOver': 'active',
      'accounts.reassign': 'active',
      'accounts.reset': 'active',
      'accounts.resetSecondFactor': 'active',
      'accountChanges.decide': { released: 'active', refused: 'active' },
      'accountChanges.withdraw': 'active',
    },
    disabled: {
      'accounts.enable': 'disabled',
      live: 'active',
      'accounts.handOver': 'disabled',
      'accountChanges.decide': { released: 'active', refused: 'disabled' },
      'accountChanges.withdraw': 'disabled',
    },
  },
});

/**
 * Who acts for whom during a leave. A role with power over money or reviews waits for the security administrator; the
 * last day ends it without an act.
 */
export const DELEGATION = defineMachine({
  entity: 'delegation',
  statuses: ['asked', 'released', 'refused', 'withdrawn', 'ended'],
  begins: { 'access.askDelegation': ['asked', 'released'], 'delegations.ask': ['asked', 'released'] },
  states: {
    asked: {
      'delegations.decide': { released: 'released', refused: 'refused' },
      'access.withdrawDelegation': 'withdrawn',
      'delegations.withdraw': 'withdrawn',
      'accounts.disable': 'ended',
      'accountChanges.decide': 'ended',
    },
    released: {
      'access.withdrawDelegation': 'withdrawn',
      'delegations.withdraw': 'withdrawn',
      'accounts.disable': 'ended',
      'accountChanges.decide': 'ended',
    },
    refused: {},
    withdrawn: {},
    ended: {},
  },
  final: {
    refused: 'decided: it may be asked for again',
    withdrawn: 'taken back by one of the two or an administrator',
    ended: 'one of the accounts was disabled or has another role or place',
  },
});

/** What one administrator asks and another decides. */
export const ACCOUNT_CHANGE = defineMachine({
  entity: 'account-change',
  statuses: ['pending', 'released', 'refused', 'withdrawn'],
  begins: {
    'accounts.create': 'pending',
    'accounts.enable': 'pending',
    'accounts.reassign': 'pending',
    'accounts.reset': 'pending',
    'accounts.resetSecondFactor': 'pending',
  },
  states: {
    pending: {
      'accountChanges.decide': { released: 'released', refused: 'refused' },
      'accountChanges.withdraw': 'withdrawn',
    },
    released: {},
    refused: {},
    withdrawn: {},
  },
  final: {
    released: 'done: the account is as it was asked for',
    refused: 'decided: it may be asked for again',
    withdrawn: 'taken back by whoever asked',
  },
});
