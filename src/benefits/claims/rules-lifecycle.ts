import type { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { ClaimStatus, LifecycleStepId, LineStatus, lifecycleStepShape } from './contract.ts';
import { isApproved } from './machine.ts';

export type LifecycleStep = z.input<typeof lifecycleStepShape>;
type Due = LifecycleStep['due'];

/** Everything that says where the money is: of a whole claim, or of one line when `line` is given. */
export interface LifecycleFacts {
  readonly kind: 'class' | 'list';
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly claim: ClaimStatus;
  readonly line: LineStatus | null;
  readonly doneOn: Readonly<Partial<Record<LifecycleStepId, LocalDate | null>>>;
  /** Deadline of the review it lies in, and of the publication it is in. */
  readonly reviewDue: Due;
  readonly publicationDue: Due;
  /** Status of the payment batch the money is in. */
  readonly batch: 'draft' | 'approved' | 'cancel-proposed' | 'sent' | 'settled' | 'cancelled' | null;
  /** Sentences that the facts give: why the law refuses, what is missing, what the checks found, why the bank returned. */
  readonly reasons: {
    readonly determination?: string | undefined;
    readonly signal?: string | undefined;
    readonly refusal?: string | undefined;
    /** Why somebody stopped the line by hand. */
    readonly hold?: string | undefined;
    /** Why no money may carry it yet. */
    readonly purse?: string | undefined;
    readonly bankReturn?: string | undefined;
    readonly claimReturn?: string | undefined;
    /** Why a computed claim cannot be handed in at all. */
    readonly nothing?: string | undefined;
    /** Said where a claim has ended and nobody of it was granted anything. */
    readonly nobodyPaid?: string | undefined;
  };
}

interface CurrentStep {
  readonly step: LifecycleStepId;
  readonly state: 'current' | 'blocked';
  readonly assignedRole: string | null;
  readonly due?: Due;
  readonly waitReason?: string | undefined;
}

const CLASS_STEPS: readonly LifecycleStepId[] = [
  'enrolment',
  'opening',
  'completion',
  'determination',
  'first-review',
  'second-review',
  'publication',
  'disbursement',
  'arrival',
];
/** Work-for-training has no class: the lifecycle begins with the list. */
const LIST_STEPS = CLASS_STEPS.slice(3);

/** The steps of "where is my money" in order: what is done, where it is now and why it waits. */
export function lifecycleOf(facts: LifecycleFacts): LifecycleStep[] {
  const order = facts.kind === 'class' ? CLASS_STEPS : LIST_STEPS;
  const current = currentStepOf(facts);
  const at = current ? order.indexOf(current.step) : order.length;
  return order.map((step, index) => ({
    step,
    state: index < at ? 'done' : index > at ? 'upcoming' : (current?.state ?? 'done'),
    doneOn: index < at ? (facts.doneOn[step] ?? null) : null,
    assignedRole: index === at ? (current?.assignedRole ?? null) : null,
    due: index === at ? (current?.due ?? null) : null,
    waitReason: index === at ? (current?.waitReason ?? null) : null,
    clause: null,
  }));
}

/** The role that must act on a claim; null when nobody has to act. */
export function assignedRoleOf(claim: ClaimStatus, payeeKind: LifecycleFacts['payeeKind']): string | null {
  switch (claim) {
    case 'generated':
    case 'returned':
      return filerOf(payeeKind);
    case 'confirmed':
    case 'approved':
    case 'published':
      return 'county-handler';
    case 'accepted':
      return 'county-first-reviewer';
    case 'first-reviewed':
    case 'rejection-proposed':
      return 'county-second-reviewer';
    case 'payable':
    case 'paying':
      return 'finance';
    case 'settled':
    case 'rejected':
    case 'withdrawn':
      return null;
  }
}

function filerOf(payeeKind: LifecycleFacts['payeeKind']): string {
  return payeeKind === 'employer' ? 'employer' : 'institution-administrator';
}

const REJECTION_PROPOSED = '有人提出不予通过，等待另一人决定；另一人不同意的，回到原来的环节。';

/** The step it is in; undefined when all steps are done. */
function currentStepOf(facts: LifecycleFacts): CurrentStep | undefined {
  return facts.line === null ? currentStepOfClaim(facts) : currentStepOfLine(facts, facts.line);
}

function currentStepOfClaim(facts: LifecycleFacts): CurrentStep | undefined {
  const { claim, payeeKind, reasons, reviewDue: due } = facts;
  const assignedRole = assignedRoleOf(claim, payeeKind);
  switch (claim) {
    case 'generated':
      return reasons.nothing === undefined
        ? { step: 'determination', state: 'current', assignedRole, waitReason: '等待机构或单位确认提交。' }
        : { step: 'determination', state: 'blocked', assignedRole: null, waitReason: reasons.nothing };
    case 'returned':
      return {
        step: 'determination',
        state: 'blocked',
        assignedRole,
        waitReason: `已退回补正：${reasons.claimReturn ?? '请查看退回意见'}`,
      };
    case 'confirmed':
      return { step: 'first-review', state: 'current', assignedRole, due, waitReason: '等待受理。' };
    case 'accepted':
      return { step: 'first-review', state: 'current', assignedRole, due, waitReason: '等待初审。' };
    case 'first-reviewed':
      return { step: 'second-review', state: 'current', assignedRole, due, waitReason: '等待复核。' };
    case 'rejection-proposed':
      return { step: 'second-review', state: 'blocked', assignedRole, due, waitReason: REJECTION_PROPOSED };
    case 'approved':
      return {
        step: 'publication',
        state: reasons.signal === undefined ? 'current' : 'blocked',
        assignedRole,
        waitReason: reasons.signal ?? '等待开启公示。',
      };
    case 'published':
      return {
        step: 'publication',
        state: 'current',
        assignedRole,
        due: facts.publicationDue,
        waitReason: '公示中。',
      };
    case 'payable':
      return {
        step: 'disbursement',
        state: 'current',
        assignedRole,
        waitReason: '公示无异议，等待财务编制付款批次。',
      };
    case 'paying':
      return paying(facts);
    case 'settled':
      return reasons.nobodyPaid === undefined
        ? undefined
        : { step: 'second-review', state: 'blocked', assignedRole, waitReason: reasons.nobodyPaid };
    case 'rejected':
      return {
        step: 'second-review',
        state: 'blocked',
        assignedRole: null,
        waitReason: reasons.claimReturn ?? '不予通过。',
      };
    case 'withdrawn':
      return { step: 'determination', state: 'blocked', assignedRole: null, waitReason: '申领已撤回。' };
  }
}

function paying(facts: LifecycleFacts): CurrentStep {
  if (facts.reasons.bankReturn !== undefined)
    return {
      step: 'arrival',
      state: 'blocked',
      assignedRole: 'finance',
      waitReason: `银行退回：${facts.reasons.bankReturn}，等待更正账户后重付。`,
    };
  switch (facts.batch) {
    case 'draft':
      return {
        step: 'disbursement',
        state: 'current',
        assignedRole: 'county-second-reviewer',
        waitReason: '付款批次等待另一人批准。',
      };
    case 'approved':
      return {
        step: 'disbursement',
        state: 'current',
        assignedRole: 'finance',
        waitReason: '已批准，等待送银行。',
      };
    case 'cancel-proposed':
      return {
        step: 'disbursement',
        state: 'blocked',
        assignedRole: 'county-second-reviewer',
        waitReason: '有人提出撤销这个付款批次，等待另一人决定；撤销后重新编制。',
      };
    default:
      return {
        step: 'arrival',
        state: 'current',
        assignedRole: 'finance',
        waitReason: '已送银行，等待回单。',
      };
  }
}

function at(
  step: CurrentStep['step'],
  state: CurrentStep['state'],
  assignedRole: CurrentStep['assignedRole'],
  waitReason: CurrentStep['waitReason'],
): CurrentStep {
  return { step, state, assignedRole, waitReason };
}

/** Lines that stay where they are while somebody holds them. */
const STOPPED_BY_HOLD: Readonly<Partial<Record<LineStatus, LifecycleStepId>>> = {
  computed: 'determination',
  frozen: 'determination',
  granted: 'publication',
  published: 'publication',
  contested: 'publication',
  payable: 'disbursement',
  ordered: 'disbursement',
  returned: 'arrival',
};

/** Lines past the review that a signal stops where they are. */
const STOPPED_BY_SIGNAL: Readonly<Partial<Record<LineStatus, LifecycleStepId>>> = {
  granted: 'publication',
  published: 'publication',
  payable: 'disbursement',
};

function currentStepOfLine(facts: LifecycleFacts, line: LineStatus): CurrentStep | undefined {
  const { reasons, doneOn } = facts;
  const held = STOPPED_BY_HOLD[line];
  if (held !== undefined && reasons.hold !== undefined)
    return at(held, 'blocked', 'county-handler', `已暂停发放：${reasons.hold}`);
  const stopped = STOPPED_BY_SIGNAL[line];
  if (stopped !== undefined && reasons.signal !== undefined)
    return at(stopped, 'blocked', 'county-handler', `有疑点，须两人核查后放行：${reasons.signal}`);
  switch (line) {
    case 'computed':
      if (isApproved(facts.claim) && reasons.purse !== undefined)
        return at('second-review', 'blocked', 'finance', `资金待定：${reasons.purse}等待财务选定资金来源。`);
      return !isApproved(facts.claim)
        ? currentStepOfClaim(facts)
        : at('second-review', 'current', 'county-handler', '疑点已核查完，等待提出同意、另一人复核确认。');
    case 'frozen':
      return at(
        'determination',
        'blocked',
        'county-handler',
        `有疑点，须两人核查后放行：${reasons.signal ?? ''}`,
      );
    case 'incomplete':
      return at(
        'determination',
        'blocked',
        'county-handler',
        reasons.determination ?? '还缺事实，补齐后重新核定。',
      );
    case 'not-entitled':
      return at('determination', 'blocked', null, reasons.determination);
    case 'refused':
      return at(
        doneOn.publication === undefined ? 'second-review' : 'publication',
        'blocked',
        null,
        reasons.refusal,
      );
    case 'granted':
      return at('publication', 'current', 'county-handler', '等待开启公示。');
    case 'published':
      return {
        step: 'publication',
        state: 'current',
        assignedRole: 'county-handler',
        due: facts.publicationDue,
        waitReason: '公示中。',
      };
    case 'contested':
      return at(
        'publication',
        'blocked',
        'county-second-reviewer',
        '公示期内有人提出异议，核实后再定；其他人不受影响。',
      );
    case 'payable':
      return at('disbursement', 'current', 'finance', '公示无异议，等待财务编制付款批次。');
    case 'ordered':
    case 'returned':
      return paying(facts);
    case 'paid':
      return undefined;
    case 'withdrawn':
      return { step: 'determination', state: 'blocked', assignedRole: null, waitReason: '这一行已撤回。' };
  }
}
