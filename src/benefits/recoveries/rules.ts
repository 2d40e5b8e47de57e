import { leadsTo } from '../../platform/access/index.ts';
import {
  addFen,
  type Fen,
  fen,
  formatYuan,
  type LocalDate,
  type Refusal,
  refusal,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ProposalKind, ProposalStatus, RecoveryStatus } from './contract.ts';

/** Working days of a second person for a recovery; a habit of bureaus, no notice sets it. */
export const DECISION_WORKING_DAYS = 5;

export interface RecoveryAmounts {
  readonly amountFen: Fen;
  readonly recoveredFen: Fen;
  readonly writtenOffFen: Fen;
}

/** What is still asked for of a line. */
export function openFenOf({ amountFen, recoveredFen, writtenOffFen }: RecoveryAmounts): Fen {
  return fen(amountFen - recoveredFen - writtenOffFen);
}

/** What is still asked for of a case. */
export function openOf(lines: readonly RecoveryAmounts[]): Fen {
  return addFen(...lines.map(openFenOf));
}

/**
 * Which part of what came in belongs to which line: the lines in their order, each until nothing of it is open. What is
 * more than all of them is nobody's, and nothing is spread.
 */
export function spread<L extends RecoveryAmounts>(
  amountFen: Fen,
  lines: readonly L[],
): { readonly line: L; readonly amountFen: Fen }[] | undefined {
  if (amountFen > openOf(lines)) return undefined;
  const parts: { line: L; amountFen: Fen }[] = [];
  let left: number = amountFen;
  for (const line of lines) {
    const part = Math.min(left, openFenOf(line));
    if (part > 0) parts.push({ line, amountFen: fen(part) });
    left -= part;
  }
  return parts;
}

/** How a case ends by itself; undefined while something is open. */
export function endOf(
  lines: readonly RecoveryAmounts[],
): Extract<RecoveryStatus, 'settled' | 'written-off' | 'cancelled'> | undefined {
  if (openOf(lines) > 0) return undefined;
  if (lines.some((line) => line.writtenOffFen > 0)) return 'written-off';
  return lines.some((line) => line.recoveredFen > 0) ? 'settled' : 'cancelled';
}

/**
 * Where a case goes on that a wrong receipt had ended: in the status in which it ended. Where that was not kept, the
 * payee is heard first; a write-off is of what was owed.
 */
export function reopenedStatus(ended: {
  readonly status: RecoveryStatus;
  readonly endedFrom: RecoveryStatus | null;
}): RecoveryStatus {
  return ended.endedFrom ?? (ended.status === 'written-off' ? 'owed' : 'noticed');
}

export interface Instalment {
  readonly dueOn: LocalDate;
  readonly amountFen: number;
}

/** How much of each instalment has come, the earliest first. */
export function instalmentsWithPaid<I extends Instalment>(
  instalments: readonly I[],
  receivedFen: number,
): (I & { readonly paidFen: number })[] {
  let left = receivedFen;
  return instalments.map((one) => {
    const paidFen = Math.min(left, one.amountFen);
    left -= paidFen;
    return { ...one, paidFen };
  });
}

/** What is wrong with these instalments of what is open; empty when nothing is. */
export function instalmentFaults(
  instalments: readonly Instalment[],
  openFen: Fen,
  today: LocalDate,
): Refusal[] {
  const faults: Refusal[] = [];
  const sum = addFen(...instalments.map(({ amountFen }) => fen(amountFen)));
  if (sum !== openFen) faults.push(REFUSALS.instalmentsDiffer(sum, openFen));
  const days = [today, ...instalments.map(({ dueOn }) => dueOn)];
  if (days.slice(1).some((day, at) => day <= (days[at] as LocalDate)))
    faults.push(REFUSALS.instalmentsUnordered);
  return faults;
}

/** The new amounts of the lines of a case, or what is wrong with them. */
export function changedLines<L extends RecoveryAmounts & { readonly claimLineId: Uuid }>(
  lines: readonly L[],
  amounts: readonly { readonly claimLineId: string; readonly amountFen: number }[],
): { readonly lines: readonly L[]; readonly faults: readonly Refusal[] } {
  const wanted = new Map(amounts.map(({ claimLineId, amountFen }) => [claimLineId, fen(amountFen)]));
  const isKnown = amounts.every(({ claimLineId }) => lines.some((line) => line.claimLineId === claimLineId));
  const changed = lines.map((line) => ({
    ...line,
    amountFen: wanted.get(line.claimLineId) ?? line.amountFen,
  }));
  const faults: Refusal[] = [];
  if (!isKnown || wanted.size !== amounts.length) faults.push(REFUSALS.foreignLine);
  if (changed.some((line, at) => line.amountFen > (lines[at] as L).amountFen)) faults.push(REFUSALS.onlyLess);
  if (changed.some((line) => openFenOf(line) < 0)) faults.push(REFUSALS.alreadyReceived);
  if (faults.length === 0 && changed.every((line, at) => line.amountFen === (lines[at] as L).amountFen))
    faults.push(REFUSALS.nothingChanges);
  return { lines: changed, faults };
}

export const REFUSALS = {
  wrongStatus: refusal('wrong-status', '这件追回现在不能办这一步：请刷新后查看它走到了哪里。'),
  notPaid: refusal(
    'not-paid',
    '所选人员里有的没有付讫，或者已被银行退回，没有立案：只有已付讫的行可以追回，请刷新后重选。',
    '/lines',
  ),
  severalPayees: refusal(
    'several-payees',
    '所选的钱付给了不同的收款人，没有立案：一件追回只向一个收款人，请分开办理。',
    '/lines',
  ),
  moreThanPaid: (name: string, leftFen: Fen): Refusal =>
    refusal(
      'more-than-paid',
      `${name}这一行已付、还没有追回的只有 ${formatYuan(leftFen)} 元，没有立案：请把追回金额改到不超过这个数。`,
      '/lines',
    ),
  alreadyOpen: refusal(
    'recovery-open',
    '所选人员里有的已在另一件追回里，没有重复立案：请在“追回”里打开那一件继续办理。',
    '/lines',
  ),
  payBeforeAnswer: refusal(
    'pay-before-answer',
    '缴款期限早于答复期限，没有立案：请把缴款期限改到不短于答复期限。',
    '/payDays',
  ),
  answerPeriodRuns: (answerByOn: LocalDate): Refusal =>
    refusal(
      'answer-period-runs',
      `对方可以在 ${answerByOn} 前陈述意见，现在还不能认定应缴：对方已经答复的，请先记下答复；没有答复的，请等期满后再办。`,
    ),
  answeredTooSoon: refusal(
    'answered-too-soon',
    '答复日期不在送达日和今天之间，没有记下：请按对方答复的日期改正。',
    '/answeredOn',
  ),
  proposalWaiting: refusal(
    'proposal-waiting',
    '这件追回还有一项提议等另一人决定，没有重复提出：请等另一人决定，或者由提出的人先收回。',
  ),
  noProposal: refusal('wrong-status', '这件追回没有等待这一项决定：可能刚被别人办过，请刷新后查看。'),
  notOwn: refusal('not-own-proposal', '只有提出的人本人可以收回，没有办理：您不同意的，请在决定时选不同意。'),
  foreignLine: refusal('line-elsewhere', '填写的行不在这件追回里，没有提交：请刷新后重填。', '/lines'),
  onlyLess: refusal(
    'only-less',
    '变更只能减少追回金额，没有提交：要多追回的，请等这一件办结后另立一件。',
    '/lines',
  ),
  alreadyReceived: refusal(
    'already-received',
    '减少后的金额低于这一行已经追回的钱，没有提交：请把金额改到不低于已追回数。',
    '/lines',
  ),
  nothingChanges: refusal('nothing-changes', '金额都与现在一样，没有提交：请改动至少一行。', '/lines'),
  instalmentsDiffer: (sumFen: Fen, openFen: Fen): Refusal =>
    refusal(
      'instalments-differ',
      `各期合计 ${formatYuan(sumFen)} 元，还应追回 ${formatYuan(openFen)} 元，没有提交：请改到两数相等。`,
      '/instalments',
    ),
  instalmentsUnordered: refusal(
    'instalments-unordered',
    '各期的日期须从明天起一期比一期晚，没有提交：请改正日期。',
    '/instalments',
  ),
  receiptTooMuch: (openFen: Fen): Refusal =>
    refusal(
      'more-than-owed',
      `还应追回 ${formatYuan(openFen)} 元，收款比它多，没有办理：请与银行核对金额；多缴的退还对方，只录应缴的部分。`,
      '/amountFen',
    ),
  receivedLater: refusal(
    'received-in-future',
    '到账日期在今天以后，没有提交：请按银行回单上的日期改正。',
    '/receivedOn',
  ),
  slipKnown: refusal(
    'slip-known',
    '这张银行回单已经在这件追回里录过，没有重复录入：请核对流水号。',
    '/bankReference',
  ),
  receiptNotBooked: refusal(
    'receipt-not-booked',
    '只有已记账、没有冲销过的收款可以冲销，没有提出：请刷新后在“提出过的事项”里查看。',
    '/receiptId',
  ),
  offsetNotNext: refusal(
    'line-not-payable',
    '所选的行里有的现在不是待拨付，或者已暂停、有疑点、已编进付款批次，没有抵扣：请刷新后重选。',
    '/claimLineIds',
  ),
  offsetTooMuch: (sumFen: Fen, openFen: Fen): Refusal =>
    refusal(
      'more-than-owed',
      `所选的行合计 ${formatYuan(sumFen)} 元，还应追回 ${formatYuan(openFen)} 元，没有抵扣：一行不能拆开，请去掉几行，使合计不超过应追回数；单独一行就比它多的，照常付款，由对方缴款。`,
      '/claimLineIds',
    ),
  lineAskedElsewhere: refusal(
    'line-asked-elsewhere',
    '这件追回办结以后，其中有的行已由另一件追回追要，不能重新打开，没有冲销：请先办结或者收回另一件，再决定这一项。',
  ),
  sentBack: leadsTo(
    'recoveries.proposeChange',
    refusal(
      'paid-no-more',
      '其中有的钱银行已经退回，不再是已付，没有记账：请经办或初审岗先在这件追回里提出变更金额。',
    ),
  ),
} as const;

/** Money that two people booked as come back, by receipt or by offset, and that nobody has found wrong. */
export function isBooked(proposal: { readonly kind: ProposalKind; readonly status: ProposalStatus }) {
  return (proposal.kind === 'receipt' || proposal.kind === 'offset') && proposal.status === 'approved';
}

const DECIDED_BY = {
  change: 'recoveries.decideChange',
  instalments: 'recoveries.decideChange',
  receipt: 'recoveries.bookReceipt',
  'write-off': 'recoveries.decideWriteOff',
  reversal: 'recoveries.decideReversal',
  offset: 'recoveries.decideOffset',
} as const satisfies Record<ProposalKind, string>;

/** The act by which another person decides on what was proposed. */
export const decidedBy = (kind: ProposalKind) => DECIDED_BY[kind];
