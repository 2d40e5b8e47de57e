import { lineHeirs } from '../../registry/payees/index.ts';
import type { ClaimProgress } from '../claims/index.ts';
import { claimPublications, linePublications } from '../publications/index.ts';
import { claimPayments, linePayments } from './store-progress.ts';

/** What pages of a claim show of its publication and payment. */
export const claimProgress: ClaimProgress = {
  claimPublications,
  linePublications,
  claimPayments,
  linePayments,
  lineHeirs,
};
