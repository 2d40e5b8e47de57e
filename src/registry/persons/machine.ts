import { defineMachine } from '../../platform/kernel/index.ts';
import { CORRECTION_STATUSES } from './contract-corrections.ts';
import { MERGE_STATUSES } from './contract-merges.ts';
import { MOVE_STATUSES } from './contract-moves.ts';

/**
 * Who somebody is, or one fact, corrected: proposed by one person, decided by another. `correct` is a roster row that no
 * claim rests on yet; its act applies it at once.
 */
export const CORRECTION = defineMachine({
  entity: 'person-correction',
  statuses: CORRECTION_STATUSES,
  begins: { 'persons.correct': 'open', 'persons.supplyFact': 'open', correct: 'applied' },
  states: {
    open: {
      'persons.decideCorrection': { passed: 'applied', returned: 'returned' },
      'persons.withdrawCorrection': 'withdrawn',
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

/**
 * Two numbers of one human being read as one, or apart again: proposed by one person, decided by another. The undo of a
 * merge is a row of its own, whose decision ends the merge.
 */
export const MERGE = defineMachine({
  entity: 'person-merge',
  statuses: MERGE_STATUSES,
  begins: { 'persons.merge': 'open', 'persons.undoMerge': 'open' },
  states: {
    open: {
      'persons.decideMerge': { passed: 'applied', returned: 'returned' },
      'persons.withdrawMerge': 'withdrawn',
    },
    applied: { 'persons.undoMerge': 'applied', undo: 'undone' },
    returned: {},
    withdrawn: {},
    undone: {},
  },
  final: {
    returned: 'both stay as they were: another one is proposed',
    withdrawn: 'its proposer took it back: another one is proposed',
    undone: 'both are apart again: another merge is proposed',
  },
});

/** A person moves to another county: released by two people of the one, taken in by the other. */
export const PERSON_MOVE = defineMachine({
  entity: 'person-move',
  statuses: MOVE_STATUSES,
  begins: { 'persons.proposeMove': 'open' },
  states: {
    open: {
      'persons.decideMove': { passed: 'released', returned: 'returned' },
      'persons.withdrawMove': 'withdrawn',
    },
    released: {
      'persons.receiveMove': { passed: 'moved', returned: 'declined' },
      'persons.withdrawMove': 'withdrawn',
    },
    moved: {},
    returned: {},
    declined: {},
    withdrawn: {},
  },
  final: {
    moved: 'the other county holds the person, who may move again',
    returned: 'the second person did not release; another move may be proposed',
    declined: 'the other county did not take the person in; another move may be proposed',
    withdrawn: 'its county took it back; another move may be proposed',
  },
});
