import { describe, expect, it } from 'vitest';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { CERTIFICATE_BENEFITS } from './compose.ts';
import { waysToYes } from './ways.ts';

const policies = testPolicies();
const notMet = (...checks: string[]) => checks.map((check) => ({ check, verdict: 'not-met' as const }));
const ways = (policyId: string, benefit: string, ...checks: string[]) =>
  waysToYes(policies, { policyId, benefit, findings: notMet(...checks) });

/** Every check of the two benefits that any notice or fund rule has; outside its time nothing can be changed. */
const known = [...policies.packs.values()].flatMap(({ policy, data }) =>
  CERTIFICATE_BENEFITS.flatMap((benefit) =>
    [...data.everyClaim, ...(data.benefits.get(benefit)?.checks ?? [])]
      .filter(({ check }) => check !== 'in-force' && data.benefits.has(benefit))
      .map(({ check }) => ({ policy, benefit, check })),
  ),
);

describe('what would make it a yes', () => {
  it('is said of every check of every notice that pays on certificates, and until when', () => {
    expect(known.length).toBeGreaterThan(20);
    const silent = known.filter(({ policy, benefit, check }) => ways(policy, benefit, check).length !== 2);
    expect(silent).toEqual([]);
    for (const { policy, benefit, check } of known)
      for (const sentence of ways(policy, benefit, check))
        expect(sentence, `${policy} ${benefit} ${check}`).not.toMatch(
          /\d{4}-\d{2}|[A-Za-z]|[，。；：、]{2}|undefined|^$|给；|取得以后/,
        );
  });

  it('nothing is said where nothing can be changed, nor of what is met or unknown, nor of other benefits', () => {
    expect(ways('innermongolia-2024', 'assessment-subsidy', 'in-force')).toEqual([]);
    expect(ways('liaoning-2024', 'training-subsidy', 'eligible-group')).toEqual([]);
    const findings = [
      { check: 'insured', verdict: 'unknown' as const },
      { check: 'payee', verdict: 'met' as const },
    ];
    const of = { policyId: 'innermongolia-2024', benefit: 'skill-upgrade-subsidy', findings };
    expect(waysToYes(policies, of)).toEqual([]);
  });

  it('names the groups and the kinds of that notice, and its last day', () => {
    expect(ways('gansu-2018', 'assessment-subsidy', 'eligible-group', 'certificate')).toEqual([
      '这项补贴给建档立卡贫困劳动力；您是其中一种、还没有认定的，请找当地人社部门认定，认定以后拿同一本证书再来申领。',
      '取得职业资格证书、职业技能等级证书、专项职业能力证书以后，拿新证书来申领。',
      '这份通知到2020年12月31日为止，最晚这一天来申领。',
    ]);
    expect(ways('liaoning-2024', 'skill-upgrade-subsidy', 'eligible-group', 'insured')).toEqual([
      '这项补贴给农村户籍的人；户籍记错了的，请找公安机关更正，改好以后再来申领。',
      '单位为您参加了失业保险、有了缴费月份以后，拿同一本证书再来申领。',
      '这份通知没有写截止日期，什么时候符合了什么时候来。',
    ]);
  });
});
