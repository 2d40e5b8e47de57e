// A bank's files: the one that asks it to pay, and the one that answers.
export { bankFiles } from './bank-files.ts';
export { answersOf } from './rules-return.ts';
