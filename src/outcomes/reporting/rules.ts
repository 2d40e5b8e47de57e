import type { z } from 'zod';
import type { claimLineReply } from '../../benefits/claims/index.ts';
import { responsibleDepartment, type Vocabulary } from '../../law/policy/index.ts';
import { fen, formatYuan, type LocalDate } from '../../platform/kernel/index.ts';
import type { PersonFact } from '../../registry/persons/index.ts';
import type { workerReply } from './contract.ts';

type Entry = { readonly label: string; readonly value: string };

const POPULATION = { normal: '正常', dead: '死亡', cancelled: '户口注销', unknown: '不明' } as const;

/** What a department says of a person, in words and in the order a clerk reads it. */
export function factEntries(fact: PersonFact, vocabulary: Vocabulary): Entry[] {
  const entries: Entry[] = [];
  const add = (label: string, value: string | undefined) => {
    if (value !== undefined && value !== '') entries.push({ label, value });
  };
  switch (fact.kind) {
    case 'population': {
      const { payload } = fact;
      add('人口状态', POPULATION[payload.status]);
      add('状态日期', payload.statusOn);
      add('户籍性质', payload.hukou && vocabulary.label('hukou', payload.hukou));
      add('户籍登记日期', payload.registeredOn);
      break;
    }
    case 'social-insurance':
      if (fact.payload.records.length === 0) add('参保记录', '查无参保记录');
      for (const record of fact.payload.records) {
        add('参保单位', record.unitName);
        add('险种', record.insurance);
        add('本单位首次参保', record.firstInsuredOn);
        add('缴费月份', formatMonths(record.months));
        add('停保日期', record.stoppedOn);
      }
      break;
    case 'public-payroll':
      add('是否财政供养', fact.payload.onPayroll ? '是' : '否');
      add('供养单位', fact.payload.unit);
      break;
    case 'pension':
      add('是否领取养老待遇', fact.payload.draws ? '是' : '否');
      add('待遇类型', fact.payload.kind);
      add('首发年月', fact.payload.firstMonth);
      break;
    case 'poverty-register':
    case 'minimum-living':
    case 'employment-service':
    case 'market-entity':
    case 'school-enrolment':
      if (fact.payload.memberships.length === 0) add('比对结果', '未比中');
      for (const membership of fact.payload.memberships)
        add(
          vocabulary.label('groups', membership.code),
          `${membership.from} 起${membership.until === undefined ? '' : `至 ${membership.until}`}`,
        );
      if (fact.kind === 'school-enrolment') {
        add('学校', fact.payload.school);
        add('所学专业编码', fact.payload.major);
      }
      break;
    case 'subsidy-history':
      if (fact.payload.items.length === 0) add('已享补贴', '没有领过');
      for (const item of fact.payload.items)
        add(
          vocabulary.label('benefits', item.benefit),
          [`${item.paidOn} 发放`, item.occupation, item.months && formatMonths(item.months)]
            .filter(Boolean)
            .join('，'),
        );
      break;
  }
  return entries;
}

/** 2021-01 to 2021-03, 2021-05: runs of months written as one. */
function formatMonths(months: readonly string[]): string {
  const sorted = [...new Set(months)].sort();
  const runs: [string, string][] = [];
  for (const month of sorted) {
    const last = runs.at(-1);
    if (last && nextMonth(last[1]) === month) last[1] = month;
    else runs.push([month, month]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from} 至 ${to}`)).join('、');
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

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
    className: line.subject.name,
    amountFen: line.amountFen,
    state,
    headline: headlineOf(state, line, benefit),
    paidTo: line.payee.kind === 'trainee' ? 'you' : 'organisation',
    payeeSentence:
      line.payee.kind === 'trainee'
        ? '这笔钱付给您本人。'
        : `这笔钱按规定付给${line.payee.name}，不经过您的账户。`,
    why: wanted.map((finding) => ({ sentence: finding.because, clause: finding.clause })),
    missing:
      state === 'something-missing'
        ? [...new Map(missing.map((fact) => [fact.pointer, fact])).values()].map((fact) => ({
            department: fact.sourceDepartment,
            sentence: `还差“${fact.label}”，由${responsibleDepartment(fact.pointer)}提供或确认。`,
          }))
        : [],
    nextStep: nextStepOf(state, line),
    lifecycle: line.lifecycle,
  };
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
      return '不用再办什么。金额不对的，可以向县人社部门反映。';
    case 'on-the-way':
      return `您不用再交材料。${current?.waitReason ?? ''}`;
    case 'being-checked':
      return '您不用跑腿。工作人员可能打电话向您核实，请如实说明。';
    case 'something-missing':
      return '能由部门查到的，您不用交证明；长时间没有结果的，请带身份证到县人社窗口问。';
    case 'not-given':
      return `${line.refusalReason ? `理由：${line.refusalReason}。` : ''}觉得事实记错了，可以到县人社窗口提出更正，更正后重新核定。`;
  }
}

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
