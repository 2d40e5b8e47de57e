import type { Permission } from './permission-rows.ts';
import { act, BY, DECIDES, OF_BUREAU, OF_CLAIM, proposing, view } from './permission-rows.ts';

const RECOVERY = '/api/recovery-cases/:recoveryId';

/** Money that must come back. */
export const PERMISSIONS_OF_RECOVERIES = {
  'recoveries.list': view('/api/recovery-cases', OF_CLAIM),
  'recoveries.draft': view('/api/paid-lines/:claimLineId', OF_BUREAU),
  'recoveries.show': view(RECOVERY, OF_CLAIM),
  'recoveries.open': act('/api/recovery-cases', {
    ...BY.firstDesks,
    ...proposing('lines', 'ground', 'reason', 'clause', 'payTo', 'answerDays', 'payDays'),
    event: 'recovery-opened',
  }),
  'recoveries.decide': act(`${RECOVERY}/decision`, {
    ...BY.reviewers,
    ...DECIDES,
    event: 'recovery-decided',
  }),
  'recoveries.answer': act(`${RECOVERY}/answers`, {
    ...BY.firstDesks,
    writes: ['version', 'content', 'answeredOn'],
    event: 'recovery-answered',
  }),
  'recoveries.confirm': act(`${RECOVERY}/confirmation`, {
    ...BY.caseStaff,
    writes: ['version', 'reason'],
    event: 'recovery-confirmed',
  }),
  'recoveries.withdraw': act(`${RECOVERY}/withdraw`, {
    ...BY.firstDesksOrFinance,
    writes: ['version', 'reason'],
    event: 'recovery-withdrawn',
  }),
  'recoveries.proposeChange': act(`${RECOVERY}/changes`, {
    ...BY.firstDesks,
    ...proposing('version', 'reason', 'lines'),
    event: 'recovery-change-proposed',
  }),
  'recoveries.proposeInstalments': act(`${RECOVERY}/instalments`, {
    ...BY.firstDesks,
    ...proposing('version', 'reason', 'instalments'),
    event: 'recovery-instalments-proposed',
  }),
  'recoveries.decideChange': act(`${RECOVERY}/change-decision`, {
    ...BY.reviewers,
    ...DECIDES,
    event: 'recovery-change-decided',
  }),
  'recoveries.typeReceipt': act(`${RECOVERY}/receipts`, {
    ...BY.finance,
    ...proposing('version', 'amountFen', 'receivedOn', 'bankReference'),
    event: 'recovery-receipt-typed',
  }),
  'recoveries.bookReceipt': act(`${RECOVERY}/receipt-decision`, {
    ...BY.financeOrSecond,
    ...DECIDES,
    event: 'recovery-receipt-booked',
  }),
  'recoveries.proposeReversal': act(`${RECOVERY}/receipts/:receiptId/reversal`, {
    ...BY.finance,
    ...proposing('version', 'reason'),
    event: 'recovery-reversal-proposed',
  }),
  'recoveries.decideReversal': act(`${RECOVERY}/reversal-decision`, {
    ...BY.financeOrSecond,
    ...DECIDES,
    event: 'recovery-reversal-decided',
  }),
  'recoveries.nextLines': view(`${RECOVERY}/next-lines`, OF_BUREAU),
  'recoveries.proposeOffset': act(`${RECOVERY}/offsets`, {
    ...BY.firstDesksOrFinance,
    ...proposing('version', 'reason', 'claimLineIds'),
    event: 'recovery-offset-proposed',
  }),
  'recoveries.decideOffset': act(`${RECOVERY}/offset-decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'recovery-offset-decided',
  }),
  'recoveries.proposeWriteOff': act(`${RECOVERY}/write-off`, {
    ...BY.firstDesksOrFinance,
    ...proposing('version', 'reason'),
    event: 'write-off-proposed',
  }),
  'recoveries.decideWriteOff': act(`${RECOVERY}/write-off-decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'write-off-decided',
  }),
} as const satisfies Record<string, Permission>;
