import {
  type ClaimLine,
  type Finding,
  formatDate,
  formatMonths,
  labelOfFact,
  type Policies,
  responsibleDepartment,
} from '../../law/policy/index.ts';
import { fen, formatYuan } from '../../platform/kernel/index.ts';
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
  const opening = `${openingOf(line)}${decision.basis.names.benefit}，结论：`;
  switch (decision.outcome) {
    case 'entitled':
      return entitled(decision, opening);
    case 'not-entitled':
      return notEntitled(decision, line, opening);
    case 'incomplete':
      return incomplete(decision, opening);
  }
}

function openingOf({ claim }: ClaimLine): string {
  const day = formatDate(claim.date);
  return claim.payee === 'trainee' ? `您于${day}申领的` : `${PAYEE[claim.payee]}于${day}为您申报的`;
}

/** Does this sentence say what comes next? Nothing does once the money has arrived. */
export function isNext(sentence: string): boolean {
  return sentence.startsWith('接下来');
}

function entitled(decision: Decision, opening: string): string[] {
  const { standard, months, names } = decision.basis;
  const text = [
    `${opening}可以补贴，金额${formatYuan(fen(decision.amountFen))}元，付给${PAYEE[decision.payee]}。`,
  ];
  const { quantity } = decision;
  if (standard && quantity) {
    const uplift =
      standard.shortageUpliftPercent === null
        ? ''
        : `，所学属急需紧缺职业，再上浮${standard.shortageUpliftPercent}%`;
    const times = quantity.unit === 'person' ? '' : `，共${quantity.count}${COUNTED[quantity.unit]}`;
    const which = months.length > 0 ? `（${formatMonths(months)}）` : '';
    text.push(
      `算法：${PER[standard.unit]}${formatYuan(fen(standard.amountFen))}元${times}${which}${uplift}。`,
    );
  }
  text.push('接下来：名单和金额公示无异议后拨付，您不用再交材料；如金额或账户有误，请在公示期内提出。');
  text.push(`依据《${names.notice}》，逐条核对都符合：${numbered(sentences(decision.findings, 'met'))}。`);
  return text;
}

function notEntitled(decision: Decision, line: ClaimLine, opening: string): string[] {
  const { findings } = decision;
  const reasons = sentences(findings, 'not-met');
  const text = [
    reasons.length === 1
      ? `${opening}不能补贴，原因是：${reasons[0]}。`
      : `${opening}不能补贴，原因有${reasons.length}条：${numbered(reasons)}。`,
  ];
  const open = missing(relevant(findings));
  if (open.includes('/standards'))
    text.push('另外，当地还没有公布这种情形的补贴标准；公布了也不改变这个结论。');
  const unknown = open.filter((pointer) => pointer !== '/standards').map(labelOfFact);
  if (unknown.length > 0)
    text.push(`另外还没有查到${[...new Set(unknown)].join('、')}；查到了也不改变这个结论。`);
  const corrections = byDepartment(faultsOf(decision, line)).map(
    ({ department, labels }) =>
      `如果${labels.map((label) => `“${label}”`).join('')}记错了，请找${department}更正`,
  );
  text.push(
    corrections.length > 0
      ? `接下来：${corrections.join('；')}；更正后会重新核定。对结论不服的，可以向受理窗口提出申诉。`
      : '接下来：对结论不服的，可以向受理窗口提出申诉。',
  );
  text.push(`以上按《${decision.basis.names.notice}》核定。`);
  return text;
}

/** Outside the notice's time nothing can be owed, whatever the amounts: that none was found is no news then. */
function relevant(findings: readonly Finding[]): readonly Finding[] {
  const outside = findings.some(({ check, verdict }) => check === 'in-force' && verdict === 'not-met');
  return outside ? findings.filter(({ check }) => check !== 'standard-missing') : findings;
}

/** What could be wrong; decisions stored before this was noted name all facts of what is not met. */
function faultsOf({ basis, findings }: Decision, line: ClaimLine): readonly string[] {
  return (
    basis.atFault ??
    findings.filter(({ verdict }) => verdict === 'not-met').flatMap((finding) => finding.facts)
  )
    .filter((pointer) => !pointer.startsWith('/claim/'))
    .map((pointer) =>
      line.certificate === null && pointer.startsWith('/certificate') ? '/certificate' : pointer,
    );
}

function incomplete(decision: Decision, opening: string): string[] {
  const { findings, basis } = decision;
  const open = missing(findings);
  const because = sentences(findings, 'unknown');
  const reasons = `为什么要这些：依据《${basis.names.notice}》，${numbered(because)}。`;
  if (open.includes('/standards') && open.length === 1)
    return [
      `${opening}条件都核过了，但金额还不能定，因为当地没有公布这种情形的补贴标准。`,
      `接下来：您不用补交材料，请等${responsibleDepartment('/standards')}公布标准，公布后会自动重新核定。`,
      `依据《${basis.names.notice}》：${numbered(because)}。`,
    ];
  const requests = requestsOf(open);
  const count = requests.reduce((sum, { labels }) => sum + labels.length, 0);
  return [
    `${opening}现在还不能定，还差${count}项情况。`,
    ...requestsFor(decision),
    '接下来：各部门能查到的，您不用交纸质证明；查不到的，请找上面写的单位补上。补齐后会自动重新核定。',
    reasons,
  ];
}

/** What is still to be found out and by whom, one sentence for each who answers. */
export function requestsFor({ findings }: Pick<Decision, 'findings'>): string[] {
  const open = missing(findings);
  const standards = open.includes('/standards')
    ? [`当地还没有公布这种情形的补贴标准，要等${responsibleDepartment('/standards')}公布。`]
    : [];
  return [...requestsOf(open).map(requestText), ...standards];
}

const requestsOf = (open: readonly string[]) =>
  byDepartment(open.filter((pointer) => pointer !== '/standards'));

const requestText = ({ department, labels }: ReturnType<typeof byDepartment>[number]) =>
  `${labels.join('、')}，由${department}提供或确认。`;

function sentences(findings: readonly Finding[], verdict: Finding['verdict']): string[] {
  return findings
    .filter((finding) => finding.verdict === verdict)
    .map((finding) => finding.because.replace(/。$/, ''))
    .filter((text) => text !== '');
}

function missing(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter((f) => f.verdict === 'unknown').flatMap((f) => f.facts))];
}

/** What each department has, each named once. */
function byDepartment(pointers: readonly string[]): { department: string; labels: readonly string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const pointer of pointers) {
    const department = responsibleDepartment(pointer);
    found.set(department, (found.get(department) ?? new Set()).add(labelOfFact(pointer)));
  }
  return [...found].map(([department, labels]) => ({ department, labels: [...labels] }));
}

function numbered(items: readonly string[]): string {
  return items.length === 1 ? (items[0] as string) : items.map((item, i) => `${i + 1}、${item}`).join('；');
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
      return {
        check,
        clause,
        verdict,
        asks: data?.question,
        reading: data?.reading,
        judgement: data?.judgement,
      };
    }),
  };
}
