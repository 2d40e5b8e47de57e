import type { z } from 'zod';
import type { claimLineReply } from '../../benefits/claims/index.ts';
import { responsibleDepartment, type Vocabulary } from '../../law/policy/index.ts';
import { fen, formatYuan, type LocalDate, yearOf } from '../../platform/kernel/index.ts';
import type { workerReply } from './contract.ts';

type LineView = z.input<typeof claimLineReply>;
type WorkerItem = z.input<typeof workerReply>['items'][number];

/** One line as the person herself reads it: what, its status, why, what is missing, what comes next. */
export function workerItem(line: LineView, vocabulary: Vocabulary): WorkerItem {
  const state = stateOf(line);
  const benefit = vocabulary.label('benefits', line.benefit);
  const { findings } = line.determination;
  // Refused by a person though the notice would grant it: the reason is hers, not a condition that was met.
  const wanted =
    state === 'something-missing'
      ? findings.unknown
      : state === 'not-given' || line.outcome === 'not-entitled'
        ? findings.notMet
        : findings.met;
  const missing = line.determination.findings.unknown.flatMap((finding) => finding.facts);
  return {
    claimLineId: line.claimLineId,
    benefit: line.benefit,
    policyId: line.policyId,
    divisionCode: line.divisionCode,
    classId: line.subject.kind === 'work-for-training-list' ? null : line.subject.id,
    className: nameOf(line, vocabulary),
    amountFen: line.amountFen,
    state,
    headline: headlineOf(state, line, benefit),
    isSetOff: line.offset !== null,
    paidTo: line.payee.kind === 'trainee' ? 'you' : 'organisation',
    payeeName: line.payee.name,
    payeeSentence: payeeSentenceOf(line, vocabulary),
    purseClause: line.purse?.fundSource ? line.purse.clause : null,
    why: wanted.map((finding) => ({ sentence: finding.because, clause: finding.clause })),
    missing:
      state === 'something-missing'
        ? [...new Map(missing.map((fact) => [fact.pointer, fact])).values()].map((fact) => ({
            department: fact.sourceDepartment,
            sentence: `还差“${fact.label}”，由${responsibleDepartment(fact.pointer)}提供或确认。`,
          }))
        : [],
    waysToYes: state === 'not-given' ? line.waysToYes : [],
    nextStep: nextStepOf(state, line),
    lifecycle: line.lifecycle,
  };
}

/** What arrived in the year of this day, in fen: on her own card, and at others for her. */
export function arrivedThisYear(
  items: readonly WorkerItem[],
  today: LocalDate,
): z.input<typeof workerReply>['thisYear'] {
  const year = yearOf(today);
  const sum = (paidTo: WorkerItem['paidTo']) =>
    items
      .filter((item) => item.state === 'paid' && !item.isSetOff && item.paidTo === paidTo)
      .filter(({ lifecycle }) => {
        const on = lifecycle.find(({ step }) => step === 'arrival')?.doneOn;
        return on?.startsWith(`${year}-`) === true;
      })
      .reduce((total, { amountFen }) => total + amountFen, 0);
  return { year, toYouFen: sum('you'), forYouFen: sum('organisation') };
}

/** What it is for: the class, or the certificate with its level and number. */
function nameOf({ certificate, subject }: LineView, vocabulary: Vocabulary): string {
  if (!certificate) return subject.name;
  const { kind, level, number } = certificate;
  const levelText = level === null ? '' : ` ${vocabulary.label('skillLevels', level)}`;
  return `${kind === null ? subject.name : vocabulary.label('certificateKinds', kind)}${levelText}（编号 ${number}）`;
}

/** To whom the money goes, and which money it is. */
function payeeSentenceOf({ payee, purse }: LineView, vocabulary: Vocabulary): string {
  const to = payee.kind === 'trainee' ? '这笔钱付给您本人' : `这笔钱按规定付给${payee.name}，不经过您的账户`;
  if (!purse) return `${to}。`;
  if (purse.fundSource === null) return `${to}；从哪一笔资金里出还在定，该给您的不会少。`;
  return `${to}，由${vocabulary.label('fundSources', purse.fundSource)}支付。`;
}

function stateOf(line: LineView): WorkerItem['state'] {
  switch (line.status) {
    case 'paid':
      return 'paid';
    case 'frozen':
    case 'contested':
      return 'being-checked';
    case 'incomplete':
      return 'something-missing';
    case 'not-entitled':
    case 'refused':
    case 'withdrawn':
      return 'not-given';
    default:
      return 'on-the-way';
  }
}

function headlineOf(state: WorkerItem['state'], line: LineView, benefit: string): string {
  const yuan = `${formatYuan(fen(line.amountFen))} 元`;
  const arrivedOn = line.lifecycle.find((step) => step.step === 'arrival')?.doneOn;
  switch (state) {
    case 'paid':
      if (line.offset) return `${benefit} ${yuan}：这笔钱抵了${debtorOf(line)}要退回的钱，不另外付。`;
      return `${benefit} ${yuan}${arrivedOn ? `已于${formatDay(arrivedOn)}` : '已经'}付清。`;
    case 'on-the-way':
      return `${benefit} ${yuan}正在办。`;
    case 'being-checked':
      return `${benefit} ${yuan}正在核实，核实清楚了再往下办。`;
    case 'something-missing':
      return `${benefit}现在还定不了，有情况没有查到。`;
    case 'not-given':
      return `${benefit}这一笔不能发。`;
  }
}

function nextStepOf(state: WorkerItem['state'], line: LineView): string {
  const current = line.lifecycle.find((step) => step.state === 'current' || step.state === 'blocked');
  switch (state) {
    case 'paid':
      if (line.offset)
        return `抵的是${debtorOf(line)}收到的追回通知 ${line.offset.number}，要退回的少了这么多。${line.payee.kind === 'trainee' ? '' : '这笔钱由单位退，您不用退。'}金额不对的，点金额旁边的“这条不对”。`;
      return '不用再办什么。金额不对的，点金额旁边的“这条不对”。';
    case 'on-the-way':
      return `您不用再交材料。${current?.waitReason ?? ''}`;
    case 'being-checked':
      return '您不用跑腿。工作人员可能打电话向您核实，请如实说明。';
    case 'something-missing':
      return '能由部门查到的，您不用交证明；长时间没有结果的，请带身份证到县人社窗口问。';
    case 'not-given':
      return `${line.refusalReason ? `理由：${line.refusalReason}。` : ''}觉得事实记错了，到“我的班”点“这条不对”，或到县人社窗口说明；查实后重新核定。`;
  }
}

/** Whose debt a line of this payee is set off against, as the trainee is told. */
const debtorOf = ({ payee }: LineView) => (payee.kind === 'trainee' ? '您' : payee.name);

/** 2021-09-15 -> 2021年9月15日. */
function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The group of the work list for an item: by the working days left, and whether this week still has them. */
export function bucketOf(
  due: { readonly dueOn: string; readonly workingDaysLeft: number } | null,
  today: LocalDate,
  endOfWeek: LocalDate,
): 'overdue' | 'today' | 'this-week' | 'later' | 'no-deadline' {
  if (due === null) return 'no-deadline';
  if (due.dueOn < today) return 'overdue';
  if (due.dueOn === today) return 'today';
  return due.dueOn <= endOfWeek ? 'this-week' : 'later';
}
