import {
  certificateKindsNamed,
  type Finding,
  formatDate,
  type Policies,
  responsibleDepartment,
  settingsOfPack,
} from '../../law/policy/index.ts';
import { lastDayOfPeriod } from '../../platform/kernel/index.ts';
import { CERTIFICATE_BENEFITS, type CertificateBenefit } from './compose.ts';

/** A refused subsidy: under which notice, which one, and what was found. */
interface RefusedSubsidy {
  readonly policyId: string;
  readonly benefit: string;
  readonly findings: readonly Pick<Finding, 'check' | 'verdict'>[];
}

/**
 * What would make a refused subsidy on a certificate due, and by when, as one says it to the person herself: one
 * sentence for each check that was not met, then the last day of the notice. Nothing for other benefits, and nothing
 * where no check that was not met can be changed.
 */
export function waysToYes(policies: Policies, { policyId, benefit, findings }: RefusedSubsidy): string[] {
  const of = CERTIFICATE_BENEFITS.find((known) => known === benefit);
  if (of === undefined) return [];
  const ways = findings
    .filter(({ verdict }) => verdict === 'not-met')
    .flatMap(({ check }) => wayOf(policies, { policyId, benefit: of, check }) ?? []);
  return ways.length === 0 ? [] : [...new Set(ways), untilWhen(policies, policyId)];
}

interface NotMet {
  readonly policyId: string;
  readonly benefit: CertificateBenefit;
  readonly check: string;
}

function wayOf(policies: Policies, { policyId, benefit, check }: NotMet): string | undefined {
  const { vocabulary } = policies;
  switch (check) {
    case 'payee':
      return '这项补贴由您本人来申领就可以。';
    case 'person-excluded':
      return `“财政供养”或“已领养老金”记错了的，请找${responsibleDepartment('/person/onPublicPayroll')}或${responsibleDepartment('/person/drawsPension')}更正，改好以后再来申领。`;
    case 'eligible-group': {
      const groups = groupsNamed(policies, policyId, benefit).map((group) =>
        vocabulary.label('groups', group),
      );
      return groups.length === 0
        ? `这项补贴给农村户籍的人；户籍记错了的，请找${responsibleDepartment('/person/hukou')}更正，改好以后再来申领。`
        : `这项补贴给${groups.join('、')}；您是其中一种、还没有认定的，请找${responsibleDepartment('/person/groups')}认定，认定以后拿同一本证书再来申领。`;
    }
    case 'insured':
      return '单位为您参加了失业保险、有了缴费月份以后，拿同一本证书再来申领。';
    case 'certificate': {
      const kinds = [...certificateKindsNamed(policies, policyId, benefit)].map((kind) =>
        vocabulary.label('certificateKinds', kind),
      );
      return `取得${kinds.join('、')}以后，拿新证书来申领。`;
    }
    case 'no-double-subsidy':
      return '同一个工种、同一个等级只补一次：学了别的工种，或者考上更高一级，拿新证书再来申领。';
    case 'already-granted':
      return '这本证书已经补过；以后取得别的证书，可以再来申领。';
    default:
      return undefined;
  }
}

function groupsNamed(policies: Policies, policyId: string, benefit: CertificateBenefit): readonly string[] {
  const named = settingsOfPack(policies, policyId).filter(
    (setting) =>
      setting.benefit === benefit && setting.list === 'groups' && setting.check === 'eligible-group',
  );
  return [...new Set(named.flatMap(({ value }) => (typeof value === 'object' ? value : [])))];
}

function untilWhen(policies: Policies, policyId: string): string {
  const pack = policies.packs.get(policyId);
  const lastDay = pack === undefined ? null : lastDayOfPeriod(pack.inForce);
  return lastDay
    ? `这份通知到${formatDate(lastDay)}为止，最晚这一天来申领。`
    : '这份通知没有写截止日期，什么时候符合了什么时候来。';
}
