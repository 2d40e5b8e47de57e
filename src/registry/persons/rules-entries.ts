import type { Vocabulary } from '../../law/policy/index.ts';
import type { PersonFact } from './contract-facts.ts';

// What a fact says, in the words of a screen.

type Entry = { readonly label: string; readonly value: string };

const POPULATION = { normal: '正常', dead: '死亡', cancelled: '户口注销', unknown: '不明' } as const;

type StatedFact = PersonFact extends infer F
  ? F extends PersonFact
    ? Pick<F, 'kind' | 'payload'>
    : never
  : never;

/** What a department says of a person, in words and in the order a clerk reads it. */
export function factEntries(fact: StatedFact, vocabulary: Vocabulary): Entry[] {
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
          [
            `${membership.from} 起${membership.until === undefined ? '' : `至 ${membership.until}`}`,
            membership.graduationYear === undefined ? '' : `${membership.graduationYear} 年毕业`,
            membership.agreementSigned === undefined
              ? ''
              : `${membership.agreementSigned ? '已' : '未'}签家政服务协议`,
          ]
            .filter((part) => part !== '')
            .join('，'),
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
