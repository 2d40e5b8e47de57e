import { type Actor, isOneOf, leadsTo } from '../access/index.ts';
import { canDo, nextOf, type Refusal, refusal } from '../kernel/index.ts';
import type { ApprovalStep, CaseStatus, CaseView, Decision } from './contract.ts';
import { CASE } from './machine.ts';

/** What the rules must know of the case that a step is taken on. */
export interface CaseFacts {
  readonly status: CaseStatus;
  readonly nextStep: string | null;
  /** The people who already took a step of this round, or for whom one was taken. */
  readonly personKeys: readonly string[];
}

export interface PerformedStep {
  readonly step: ApprovalStep;
  readonly decision: Decision;
  /** The people behind the step: whoever takes it, and whoever it is taken for. */
  readonly by: Pick<Actor, 'personKey' | 'actingFor'>;
  readonly opinion: string | undefined;
}

export const REFUSALS = {
  caseOpen: refusal('case-open', '这件事正在审核中，不能重复提交；请等审核结果，被退回的可以改好再提交。'),
  caseClosed: refusal('case-closed', '这件事已经有了审核结论，不能再次提交；请刷新页面查看结果。'),
  wrongStep: refusal(
    'wrong-step',
    '这一步现在不该在这里办理：可能刚被别人办过。请刷新页面，按当前环节办理。',
  ),
  fourEyes: refusal(
    'four-eyes',
    '您已经办过本轮的另一步，同一人不能办理两步（不相容岗位分离）；请转给另一位同事办理。',
  ),
  opinionRequired: refusal(
    'opinion-required',
    '退回或不予通过必须写明意见（不少于 4 个字），请写清对方要补正什么。',
    '/opinion',
  ),
  notOwnProposal: refusal(
    'not-own-proposal',
    '只有提出的人本人可以撤回，没有办理：您不同意的，请在决定时选不同意。',
  ),
  calendarTooShort: leadsTo(
    'calendar.propose',
    refusal(
      'calendar-too-short',
      '期限超出了系统能推算的年份，没有办理；请系统管理员在“工作日历”载入国务院办公厅发布的放假安排。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/**
 * May this person take this step now? All reasons at once. Four eyes (财社〔2023〕181号 art. 25, R39): whoever took a
 * step of a round, the preparer too, takes no other of it; a step that is taken for somebody on leave counts for both.
 */
export function stepRefusals(facts: CaseFacts, performed: PerformedStep): Refusal[] {
  const found: Refusal[] = [];
  if (!canDo(CASE, facts.status, 'decide') || facts.nextStep !== performed.step)
    found.push(REFUSALS.wrongStep);
  if (isOneOf(performed.by, facts.personKeys)) found.push(REFUSALS.fourEyes);
  if (performed.decision !== 'passed' && [...(performed.opinion ?? '').trim()].length < 4)
    found.push(REFUSALS.opinionRequired);
  return found;
}

/** The status of a case after a step: open while a next role is named, else decided. */
export function statusAfter(decision: Decision, nextStep: string | null): CaseStatus {
  const isPassedOn = decision === 'passed' && nextStep !== null;
  return nextOf(CASE, 'open', 'decide', isPassedOn ? 'passed-on' : decision);
}

/** The deadline of an open case as pages show it; null without one. */
export function dueOf(view: CaseView | undefined) {
  return view?.dueOn != null && view.workingDaysLeft !== null
    ? { dueOn: view.dueOn, workingDaysLeft: view.workingDaysLeft, clause: view.dueClause }
    : null;
}

/** What was done in these reviews, in the order it was done. */
export function inOrder(...reviews: readonly (CaseView | undefined)[]): CaseView['steps'] {
  const steps = reviews.flatMap((review) => review?.steps ?? []);
  return steps.sort((a, b) => (a.decidedAt < b.decidedAt ? -1 : a.decidedAt > b.decidedAt ? 1 : 0));
}
