import { fen, formatYuan } from '../kernel/index.ts';
import { type ClaimLine, type Finding, keeperOfFact, labelOfFact, type Policies } from '../policy/index.ts';
import type { Decision } from './contract.ts';

const PAYEE = { trainee: '您本人', institution: '培训机构', employer: '用人单位' } as const;
const PER = { person: '每人', day: '每天', hour: '每课时', month: '每月' } as const;
const COUNTED = { person: '人', day: '天', hour: '课时', month: '个月' } as const;

/**
 * The decision in plain Chinese, to be read aloud to the person: what you get, why or why not, what is missing,
 * which department holds it, what to do next. No identity number in it. One sentence a line.
 */
export function explain(decision: Decision, line: ClaimLine): string {
  return explanationOf(decision, line).join('\n');
}

/** The same, one sentence an entry. */
export function explanationOf(decision: Decision, line: ClaimLine): string[] {
  const { benefit, notice } = decision.basis.names;
  const opening = `您于${spellDate(line.claim.date)}申领的是${benefit}，按《${notice}》核定。`;
  switch (decision.outcome) {
    case 'entitled':
      return [opening, ...entitled(decision)];
    case 'not-entitled':
      return [opening, ...notEntitled(decision)];
    case 'incomplete':
      return [opening, ...incomplete(decision)];
  }
}

function entitled(decision: Decision): string[] {
  const { standard, months } = decision.basis;
  const said = [
    `结论：可以补贴，金额${formatYuan(fen(decision.amountFen))}元，付给${PAYEE[decision.payee]}。`,
  ];
  const { quantity } = decision;
  if (standard && quantity) {
    const uplift =
      standard.shortageUpliftPercent === null
        ? ''
        : `，所学属急需紧缺职业，再上浮${standard.shortageUpliftPercent}%`;
    const which = months.length > 0 ? `（${months.join('、')}）` : '';
    said.push(
      `算法：${PER[standard.unit]}${formatYuan(fen(standard.amountFen))}元，共${quantity.count}${COUNTED[quantity.unit]}${which}${uplift}。`,
    );
  }
  said.push(`依据：${sentences(decision.findings, 'met').join('；')}。`);
  said.push('接下来：名单和金额公示无异议后拨付，您不用再交材料；如金额或账户有误，请在公示期内提出。');
  return said;
}

function notEntitled(decision: Decision): string[] {
  const reasons = sentences(decision.findings, 'not-met');
  const said = ['结论：这一笔不能补贴。'];
  said.push(
    reasons.length === 1 ? `原因：${reasons[0]}。` : `原因有${reasons.length}条：${numbered(reasons)}。`,
  );
  const open = missing(decision.findings);
  if (open.length > 0)
    said.push(`另外还有情况没有查到：${open.map(labelOfFact).join('、')}；补齐也不改变上面的原因。`);
  const disputed = decision.findings.filter((finding) => finding.verdict === 'not-met');
  const keepers = keepersOf(disputed.flatMap((finding) => finding.facts));
  said.push(
    `接下来：如果您认为上面的事实记错了，请向${keepers.join('、')}核对更正，更正后会重新核定；也可以向受理窗口提出申诉。`,
  );
  return said;
}

function incomplete(decision: Decision): string[] {
  const open = missing(decision.findings);
  if (open.includes('/standards') && open.length === 1)
    return [
      '结论：条件已核，但金额还不能定，因为当地没有公布这一情形的补贴标准。',
      `接下来：您不用补交材料，请等${keeperOfFact('/standards')}公布标准，公布后会自动重新核定。`,
    ];
  const asks = open
    .filter((pointer) => pointer !== '/standards')
    .map((pointer) => `${labelOfFact(pointer)}（由${keeperOfFact(pointer)}提供或确认）`);
  return [
    `结论：现在还不能定，还差${asks.length}项情况。`,
    `还差：${numbered([...new Set(asks)])}。`,
    '接下来：能由部门数据比对查到的，您不用交纸质证明；查不到的，请按上面所列向相应单位补充。补齐后会自动重新核定。',
  ];
}

function sentences(findings: readonly Finding[], verdict: Finding['verdict']): string[] {
  return findings
    .filter((finding) => finding.verdict === verdict)
    .map((finding) => finding.because.replace(/。$/, ''))
    .filter((text) => text !== '');
}

function missing(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter((f) => f.verdict === 'unknown').flatMap((f) => f.facts))];
}

function keepersOf(pointers: readonly string[]): string[] {
  const keepers = [
    ...new Set(pointers.filter((pointer) => !pointer.startsWith('/claim/')).map(keeperOfFact)),
  ];
  return keepers.length > 0 ? keepers : ['受理申领的单位'];
}

function numbered(items: readonly string[]): string {
  return items.length === 1 ? (items[0] as string) : items.map((item, i) => `${i + 1}、${item}`).join('；');
}

function spellDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** How a decision came about: the days, the row, and each check with its reading and judgement. For officials and tests. */
export function traceOf(decision: Decision, line: ClaimLine, policies: Policies): Record<string, unknown> {
  const pack = policies.packs.get(line.policy);
  const benefit = pack?.benefits.get(line.claim.benefit);
  const { anchorOn, membershipOn, occupation, level, standard, months } = decision.basis;
  return {
    anchorOn,
    membershipOn,
    occupation,
    level,
    standard,
    ...(months.length > 0 ? { months } : {}),
    checks: decision.findings.map(({ check, clause, verdict }) => {
      const data = benefit?.checks.flat().find((known) => known.data.check === check)?.data;
      return { check, clause, verdict, asks: data?.asks, reading: data?.reading, judgement: data?.judgement };
    }),
  };
}
