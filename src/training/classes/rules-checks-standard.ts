import type { ClassFacts, StandardFacts } from './rules-facts.ts';

interface Answer {
  readonly verdict: 'met' | 'not-met' | 'unknown';
  readonly because: string;
}

const HOURS = [
  ['totalHours', '总课时'],
  ['theoryHours', '理论课时'],
  ['practiceHours', '实训课时'],
  ['safetyHours', '安全课时'],
] as const;

/** How a sentence calls it: its title, code and edition. */
const named = ({ title, code, edition }: StandardFacts) => `《${title}》（${code}，${edition}）`;

/**
 * Whether a class follows what it names: in force on its first day, for its occupation and level, and no hours fewer than
 * it asks for. A class that names nothing is unknown, never wrong: the notices ask for a standard, not for which one.
 */
export function standardFollowed({ filing, standard }: Pick<ClassFacts, 'filing' | 'standard'>): Answer {
  if (standard === null)
    return {
      verdict: 'unknown',
      because:
        '没有写明依据哪个职业标准、评价规范、教材或培训包；请在“依据标准”一栏选一个，还没有登记的请县人社局登记。',
    };
  const faults = [...fitFaults(filing, standard), ...hourFaults(filing, standard)];
  if (faults.length > 0)
    return { verdict: 'not-met', because: `与${named(standard)}不符：${faults.join('；')}。` };
  const open = HOURS.filter(([field]) => standard[field] !== null && filing[field] === null);
  if (open.length > 0)
    return {
      verdict: 'unknown',
      because: `${named(standard)}规定了${open.map(([, name]) => name).join('、')}，本班没有填写，请补填。`,
    };
  return { verdict: 'met', because: `依据${named(standard)}，职业、等级和课时都符合。` };
}

function fitFaults(filing: ClassFacts['filing'], standard: StandardFacts): string[] {
  const { occupationCode, level, from, through } = standard;
  const isInForce = from <= filing.startOn && (through === null || filing.startOn <= through);
  return [
    isInForce ? null : `开班日期 ${filing.startOn} 不在它的施行期内（${from} 至 ${through ?? '今'}）`,
    occupationCode !== null && filing.occupationCode !== null && occupationCode !== filing.occupationCode
      ? `它是职业 ${occupationCode} 的，本班是 ${filing.occupationCode}`
      : null,
    level !== null && filing.level !== null && level !== filing.level
      ? `它是 ${level} 级的，本班是 ${filing.level} 级`
      : null,
  ].filter((fault) => fault !== null);
}

function hourFaults(filing: ClassFacts['filing'], standard: StandardFacts): string[] {
  return HOURS.flatMap(([field, name]) => {
    const [least, own] = [standard[field], filing[field]];
    return least !== null && own !== null && own < least ? [`${name} ${own}，少于规定的 ${least}`] : [];
  });
}
