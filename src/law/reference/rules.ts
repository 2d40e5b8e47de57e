import { leadsTo } from '../../platform/access/index.ts';
import {
  addDays,
  divisionPathOf,
  type Fen,
  formatYuan,
  type LocalDate,
  type Refusal,
  refusal,
} from '../../platform/kernel/index.ts';

/** One amount of the city's catalogue (LC-8), for the cells that are filled; null fits anything. */
export interface StandardCells {
  readonly policyId: string;
  readonly divisionCode: string;
  readonly benefit: string;
  readonly trainingKind: string | null;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly certificateKind: string | null;
}

export interface StandardInForce extends StandardCells {
  readonly unit: string;
  readonly amountFen: number;
  readonly shortageUpliftPercent: number | null;
  readonly from: string;
  /** Last day in force. */
  readonly through: string | null;
  readonly source: string;
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  person: '元/人',
  day: '元/人/天',
  hour: '元/课时',
  month: '元/人/月',
};

/** The clash named so that a clerk finds the other row: its days, amount and source. */
export function standardClash(index: number, other: StandardInForce): Refusal {
  const days = other.through === null ? `${other.from} 起` : `${other.from} 至 ${other.through}`;
  return leadsTo(
    'policyVersions.create',
    refusal(
      'standard-clash',
      `与目录中已有的一行冲突：同样的项目、职业、等级在 ${days} 已有标准 ${formatYuan(other.amountFen as Fen)} ${UNIT_WORDS[other.unit] ?? other.unit}（来源：${other.source}）；请核对执行起止日期；要改金额的，请县区经办在“补贴标准”点“调整标准”，由另一人同意后按生效日换成新标准。`,
      `/rows/${index}`,
      'LC-8',
    ),
  );
}

export function scarceClash(index: number, other: { from: string; through: string | null }): Refusal {
  const days = other.through === null ? `${other.from} 起` : `${other.from} 至 ${other.through}`;
  return refusal(
    'scarce-clash',
    `这个职业在 ${days} 已列入急需紧缺目录，日期有重叠；请核对列入日和截止日。`,
    `/rows/${index}`,
    'LC-3',
  );
}

/**
 * What holds in a county: its own rows, and those of its prefecture and province for cells and days it has not set
 * itself. An outer row gives way on the days of an inner one of the same cells, and on no others.
 */
export function nearestRows<T extends StandardCells & Days>(rows: readonly T[]): T[] {
  return nearestOf(rows, (row) =>
    [row.policyId, row.benefit, row.trainingKind, row.occupationCode, row.level, row.certificateKind].join(
      '|',
    ),
  );
}

interface Days {
  readonly from: string;
  /** Last day in force. */
  readonly through: string | null;
}

/** The same for any rows of divisions that speak of one matter. */
export function nearestOf<T extends Days & { readonly divisionCode: string }>(
  rows: readonly T[],
  matterOf: (row: T) => string,
): T[] {
  const depth = (row: T) => divisionPathOf(row.divisionCode).length;
  // By matter first: a city's table has thousands of rows, and few of them speak of one matter.
  const matters = new Map<string, T[]>();
  const matter = rows.map(matterOf);
  rows.forEach((row, i) => {
    const key = matter[i] as string;
    const known = matters.get(key);
    if (known) known.push(row);
    else matters.set(key, [row]);
  });
  return rows.flatMap((row, i) => {
    const found = matters.get(matter[i] as string) ?? [];
    return found
      .filter((other) => other.divisionCode !== row.divisionCode && depth(other) > depth(row))
      .reduce<Days[]>((left, other) => left.flatMap((days) => without(days, other)), [row])
      .map((days) => ({ ...row, from: days.from, through: days.through }));
  });
}

/** The days of the first that are not days of the second, as none, one or two periods. */
function without(days: Days, removed: Days): Days[] {
  if (
    (days.through !== null && removed.from > days.through) ||
    (removed.through !== null && removed.through < days.from)
  )
    return [days];
  const left: Days[] = [];
  if (days.from < removed.from)
    left.push({ from: days.from, through: addDays(removed.from as LocalDate, -1) });
  if (removed.through !== null && (days.through === null || removed.through < days.through))
    left.push({ from: addDays(removed.through as LocalDate, 1), through: days.through });
  return left;
}
