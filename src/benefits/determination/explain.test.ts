import { describe, expect, it } from 'vitest';
import { ownCases, POLICY_IDS, publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { explain } from './explain.ts';
import { decide } from './rules.ts';
import { decideMany } from './rules-many.ts';
import { Standards } from './standards.ts';

const policies = testPolicies();
const files = POLICY_IDS.flatMap((policy) => [publicCases(policy), ...ownCases(policy)]);
const explained = new Map(
  files.flatMap(({ lines, standards, scarce }) =>
    decideMany(lines, { policies, standards, scarce }).map((decision, i) => {
      const line = lines[i];
      if (!line) throw new Error('a decision without its line');
      return [decision.id, { decision, line, text: explain(decision, line) }] as const;
    }),
  ),
);
const textOf = (id: string) => explained.get(id)?.text ?? '';

describe('the explanation for the person', () => {
  it('says what you get, how it was counted, and what comes next', () => {
    const text = textOf('LC-amount-care-uplift-firstday');
    expect(text).toContain('培训机构于2021年');
    expect(text).toContain('结论：可以补贴，金额1,092.85元，付给培训机构。');
    expect(text).toContain('每人950.30元，所学属急需紧缺职业，再上浮15%');
    expect(text).toContain('接下来：');
    expect(textOf('LC-wft-seven-capped')).toContain('每月500.00元，共6个月（2021年3月至8月）');
  });

  it('says every reason why not, and where a wrong fact is corrected', () => {
    const text = textOf('SX-multi-three-reasons');
    expect(text).toContain('原因有3条：1、');
    expect(text).toContain('如果“是否已领取养老金”记错了，请找社保经办机构更正');
    expect(text).toContain('如果“户籍性质”记错了，请找公安机关更正');
  });

  it('says what is missing, from which department, and that it will be looked at again', () => {
    const text = textOf('LC-wft-multi-two-missing');
    expect(text).toContain('还差2项情况');
    expect(text).toContain('企业规模，由用人单位提供或确认。');
    expect(text).toContain('企业所在地，由市场监管部门提供或确认。');
    expect(text).toContain('自动重新核定');
  });

  it('speaks of students only where the kind of training has a rule for them', () => {
    expect(textOf('LC-emp-payee-institution')).not.toContain('在校生');
    expect(textOf('LC-skills-payee-employer')).toContain(
      '就业技能培训的补贴不由用人单位申领：在校生的只由培训机构申领，其他人员的由本人或培训机构申领',
    );
  });

  it('names a group once, however many memberships there are', () => {
    const { line } = explained.get('LN-train-poverty-monitored') ?? {};
    const [held] = line?.person.groups ?? [];
    if (!line || !held) throw new Error('case is gone');
    const twice = { ...line, person: { ...line.person, groups: [held, held] } };
    const { standards, scarce } = publicCases('liaoning-2024');
    const text = explain(decide(twice, { policies, standards, scarce }), twice);
    expect(text).toContain('本人属防止返贫监测对象，');
  });

  it('says that only the amount is open when the city has set none', () => {
    const { line } = explained.get('LN-train-poverty-monitored') ?? {};
    if (!line) throw new Error('case is gone');
    const decision = decide(line, { policies, standards: new Standards([]) });
    expect(decision.outcome).toBe('incomplete');
    expect(explain(decision, line)).toContain('当地没有公布这种情形的补贴标准');
  });

  it('is whole for every case: Chinese sentences, no gap, no pointer, no identity number, no English word', () => {
    for (const [id, { text, line }] of explained) {
      for (const sentence of text.split('\n')) expect(sentence, id).toMatch(/^\S.*。$/);
      expect(text, id).not.toContain(line.person.idNumber);
      expect(text, id).not.toMatch(/undefined|null|NaN|\{|\}|\/[a-z]/);
      expect(text.replaceAll(line.employer?.sector ?? '-', ''), id).not.toMatch(/[a-z]{3}/);
    }
  });
});
