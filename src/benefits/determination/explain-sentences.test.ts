import { describe, expect, it } from 'vitest';
import type { ClaimLine } from '../../law/policy/index.ts';
import { POLICY_IDS, publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { readClaimLine } from './contract.ts';
import { explanationOf } from './explain.ts';
import { decide } from './rules.ts';
import { Standards } from './standards.ts';

// What the sentences say, word for word, where they once said it wrong.

const policies = testPolicies();
const { standards, scarce } = publicCases('liaocheng-2021');
const context = { policies, standards, scarce };
const lines = new Map(POLICY_IDS.flatMap((id) => publicCases(id).lines).map((line) => [line.id, line]));

type Part = Record<string, unknown>;
/** A public case with parts of it laid over: null takes a part away. */
function lineOf(id: string, changes: Record<string, Part | unknown[] | null> = {}): ClaimLine {
  const base = lines.get(id);
  if (!base) throw new Error(`${id} is gone`);
  const { id: _, ...rest } = JSON.parse(JSON.stringify(base)) as Record<string, Part>;
  const json: Record<string, unknown> = { id, ...rest };
  for (const [key, change] of Object.entries(changes))
    if (change === null) delete json[key];
    else json[key] = Array.isArray(change) ? change : { ...rest[key], ...change };
  const read = readClaimLine(JSON.parse(JSON.stringify(json)));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}
const because = (line: ClaimLine, check: string, more = {}) =>
  decide(line, { ...context, ...more }).findings.find((finding) => finding.check === check)?.because;
const explained = (line: ClaimLine, more = {}) => explanationOf(decide(line, { ...context, ...more }), line);

describe('in-force', () => {
  it.each([
    [
      'SX-force-filed-0203',
      {},
      '山西通知自2024年2月4日起施行，备案日2024年2月3日不在施行期内（山西通知一）。',
    ],
    [
      'SX-force-filed-0203',
      { training: { filedOn: undefined } },
      '山西通知自2024年2月4日起施行，开班日2024年2月19日在施行期内（山西通知一）。',
    ],
    [
      'GS-assess-force-20210101',
      {},
      '甘肃通知自2018年9月1日至2020年12月31日施行，申领日2021年1月1日不在施行期内（甘肃通知一）。',
    ],
    [
      'LC-wft-seven-capped',
      {},
      '聊城通知自2021年1月1日至2021年12月31日施行，所申领月份首日2021年3月1日在施行期内（聊城通知第13条）。',
    ],
  ])('says which day it goes by: %s', (id, changes, sentence) => {
    expect(because(lineOf(id, changes), 'in-force')).toBe(sentence);
  });

  it('outside the time nothing is said of amounts that were not found; the finding stays', () => {
    const line = lineOf('SX-force-filed-0203');
    const none = { standards: new Standards([]) };
    expect(because(line, 'standard-missing', none)).toBe(
      '当地还没有公布备案日2024年2月3日适用的补贴标准，金额无法确定（山西通知三(十)）。',
    );
    expect(explained(line, none).join('')).not.toContain('标准');
    // Control: for another reason the missing amount is said.
    const lateLine = lineOf('SX-force-filed-0203', {
      training: { filedOn: '2024-02-05', approvedOn: '2024-02-20' },
    });
    expect(explained(lateLine, none)).toContain(
      '另外，当地还没有公布这种情形的补贴标准；公布了也不改变这个结论。',
    );
  });
});

describe('eligible-group', () => {
  const groups = (...codes: string[]) => ({
    person: { groups: codes.map((code) => ({ code, from: '2020-01-01' })) },
  });

  it('met names the groups that qualify, not all that the person has', () => {
    const both = lineOf('LN-train-poverty-monitored', groups('returned-migrant-worker', 'poverty-monitored'));
    expect(because(both, 'eligible-group')).toBe(
      '本人属防止返贫监测对象，在职业培训补贴人员之列（辽宁通知三(十)）。',
    );
  });

  it('met names only the groups of the condition that holds', () => {
    const both = lineOf('LN-train-poverty-monitored', groups('flexible-worker', 'employment-difficulty'));
    expect(because(both, 'eligible-group')).toBe(
      '本人属就业困难人员，在职业培训补贴人员之列（辽宁通知三(十)）。',
    );
  });

  it('not met says what the person has on which day, and where only the household is wrong', () => {
    const urban = lineOf('LN-train-poverty-monitored', {
      person: { hukou: 'urban', groups: [{ code: 'employment-difficulty', from: '2020-01-01' }] },
    });
    expect(because(urban, 'eligible-group')).toBe(
      '开班日2024年5月6日当天，本人属就业困难人员（户籍：非农业（城镇）户籍），不在职业培训补贴人员之列；就业困难人员须是农业（农村）户籍才算（辽宁通知三(十)）。',
    );
  });
});

describe('students and domestic workers', () => {
  it('a domestic worker without agreement is shown what is needed', () => {
    expect(because(lineOf('LC-domestic-no-agreement'), 'eligible-group')).toContain(
      '当天，本人属灵活就业家政服务人员，不在岗位技能提升培训的补贴人员之列；灵活就业家政服务人员须签订服务协议并办理登记才算（聊城通知第2条）。',
    );
  });

  it('a student in the own field turns to school and institution, not to who issued the certificate', () => {
    const line = lineOf('LC-student-and-unemployed-own-major');
    expect(because(line, 'outside-own-major')).toBe(
      '在校生所学工种中式面点师就是本人专业中式面点师，通知只鼓励学本专业以外的工种（聊城通知第3条）。',
    );
    expect(decide(line, context).basis.atFault).toEqual(['/training/occupation', '/person/major']);
  });
});

describe('months', () => {
  const claimed = (months: string[], history: unknown[] = []) =>
    lineOf('LC-wft-seven-capped', { claim: { months }, history });
  const paid = (...months: string[]) => [{ benefit: 'work-for-training', paidOn: '2021-09-01', months }];

  it('not met says of each month once why it does not count', () => {
    const line = claimed(
      ['2020-12', '2021-01', '2021-02', '2021-01', '2021-11', '2021-03', '2021-03'],
      paid('2021-03'),
    );
    expect(because(line, 'months')).toBe(
      '所申领的月份都不能补：2020年12月不在2021年内；2021年1月、2月早于首次在本企业参保的2021年3月；2021年3月已经补过；2021年11月没有参保缴费（聊城通知第1条）。',
    );
  });

  it('not met for the cap alone says the cap alone', () => {
    const line = claimed(
      ['2021-09', '2021-10'],
      paid('2021-03', '2021-04', '2021-05', '2021-06', '2021-07', '2021-08'),
    );
    expect(because(line, 'months')).toBe(
      '所申领的月份都不能补：2021年9月、10月超过每人累计6个月的上限（聊城通知第1条）。',
    );
    expect(explained(line).at(-2)).toBe(
      '接下来：如果“既往补贴领取记录”记错了，请找当地人社部门更正；更正后会重新核定。对结论不服的，可以向受理窗口提出申诉。',
    );
  });

  it('met says which count and why the others do not', () => {
    expect(because(lineOf('LC-wft-seven-capped'), 'months')).toBe(
      '所申领的月份中，能补的有6个月（2021年3月至8月）；另外的月份不能补：2021年9月超过每人累计6个月的上限（聊城通知第1条）。',
    );
  });
});

describe('whom to turn to', () => {
  const next = (line: ClaimLine) => explained(line).find((sentence) => sentence.startsWith('接下来：'));

  it('names the department responsible for the deciding fact only', () => {
    expect(next(lineOf('LC-person-payroll'))).toBe(
      '接下来：如果“是否财政供养”记错了，请找财政部门更正；更正后会重新核定。对结论不服的，可以向受理窗口提出申诉。',
    );
  });

  it('names the department responsible for the missing fact only', () => {
    expect(
      explained(lineOf('LC-person-payroll', { person: { onPublicPayroll: undefined } })).slice(0, 2),
    ).toEqual([
      '用人单位于2021年6月21日为您申报的职业培训补贴，结论：现在还不能定，还差1项情况。',
      '是否财政供养，由财政部门提供或确认。',
    ]);
  });

  it('names a department once, in one sentence, without brackets in brackets', () => {
    const line = lineOf('LN-train-poverty-monitored', {
      person: { groups: undefined },
      training: { approvedOn: undefined },
      history: null,
    });
    const sentences = explained(line);
    expect(sentences[1]).toBe('人员类别、批准（同意开班）日期、既往补贴领取记录，由当地人社部门提供或确认。');
    expect(sentences.filter((sentence) => sentence.endsWith('提供或确认。'))).toHaveLength(1);
  });

  it('where no record can be wrong there is only the appeal', () => {
    expect(next(lineOf('LC-notprovided-living'))).toBe('接下来：对结论不服的，可以向受理窗口提出申诉。');
  });

  it('a decision stored before facts at fault were noted names all facts of what is not met', () => {
    const line = lineOf('LC-person-payroll');
    const decision = decide(line, context);
    const { atFault, ...basis } = decision.basis;
    expect(atFault).toEqual(['/person/onPublicPayroll']);
    expect(explanationOf({ ...decision, basis }, line).join('')).toContain('社保经办机构');
  });
});

describe('the size of an employer', () => {
  it('a large one is named with its sector', () => {
    expect(because(lineOf('LC-wft-large-wholesale-retail'), 'employer-scope')).toBe(
      '用人单位是企业；规模是大型，所属批发零售行业是可补的五类行业之一，在补贴之列（聊城通知第1条）。',
    );
  });
  it('a sector without a Chinese word is another sector', () => {
    const line = lineOf('LC-wft-large-wholesale-retail', { employer: { sector: 'manufacturing' } });
    expect(because(line, 'employer-scope')).toBe(
      '大型企业只补外贸、住宿餐饮、文化旅游、交通运输、批发零售五类行业的，本企业属其他行业（聊城通知第1条）。',
    );
  });
});

describe('no-double-subsidy', () => {
  const sentences = (changes: Record<string, Part | unknown[] | null>, more = {}) =>
    because(lineOf('LN-train-poverty-monitored', changes), 'no-double-subsidy', more);
  const grant = { benefit: 'training-subsidy', occupation: '4-03-02-01', level: 5, paidOn: '2023-05-01' };

  it('met where the level is not known speaks of any level', () => {
    expect(sentences({ training: { level: undefined }, certificate: { level: undefined } })).toBe(
      '本人没有领过中式烹调师任何等级的培训补贴或技能提升补贴，不重复（辽宁通知三(十一)）。',
    );
    expect(sentences({ training: { level: undefined, occupation: undefined }, certificate: null })).toBe(
      '本人没有领过任何职业（工种）、任何等级的培训补贴或技能提升补贴，不重复（辽宁通知三(十一)）。',
    );
    expect(sentences({})).toBe(
      '本人没有领过中式烹调师初级工（五级）的培训补贴或技能提升补贴，不重复（辽宁通知三(十一)）。',
    );
  });

  it('not met names the grant that prevents it', () => {
    expect(sentences({ history: [grant, { ...grant, occupation: '6-31-01-03' }] })).toBe(
      '本人2023年5月1日已领过职业培训补贴；中式烹调师初级工（五级）的培训补贴和技能提升补贴，合起来只补一次（辽宁通知三(十一)）。',
    );
    const earlier = [{ ...grant, startOn: undefined, issuedOn: undefined, months: undefined }];
    expect(sentences({}, { earlier })).toContain('本人2023年5月1日已核定一笔职业培训补贴；');
  });
});

describe('a benefit that Liaocheng does not provide', () => {
  it('rests on the general clause', () => {
    const { findings } = decide(lineOf('LC-notprovided-assessment'), context);
    expect(findings[0]).toMatchObject({
      clause: 'LC-13a',
      check: 'benefit-not-provided',
      because:
        '聊城通知没有设职业技能评价（鉴定）补贴；康养工种的鉴定补贴，通知第3条写明按另外的规定落实（聊城通知第13条）。',
    });
  });
});

describe('the first sentence', () => {
  it('says what you get, or why not, or how much is missing', () => {
    expect(explained(lineOf('LN-train-poverty-monitored')).slice(0, 2)).toEqual([
      '培训机构于2024年7月15日为您申报的职业培训补贴，结论：可以补贴，金额1,200.00元，付给培训机构。',
      '算法：每人1,200.00元。',
    ]);
    expect(explained(lineOf('LC-person-payroll'))[0]).toBe(
      '用人单位于2021年6月21日为您申报的职业培训补贴，结论：不能补贴，原因是：本人属财政供养人员，不在补贴之列（聊城通知第13条）。',
    );
  });
});

it('sentences rest on line, law and earlier grants alone: decided twice, said the same', () => {
  for (const line of lines.values()) expect(explained(line)).toEqual(explained(line));
});

it('no sentence has a day in figures, a code, a Latin word or doubled punctuation', () => {
  const plain = /\d{4}-\d{2}|\d-\d{2}-\d{2}-\d{2}|\d{6}|[A-Za-z]|[，。；：、]{2}|undefined|null/;
  for (const line of lines.values())
    for (const sentences of explained(line)) expect(sentences, line.id).not.toMatch(plain);
  // Control: as the sentences once were.
  expect('以2024-02-03为准').toMatch(plain);
});
