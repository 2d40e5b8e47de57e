import {
  amend,
  type BenefitData,
  fitsSetting,
  type Policies,
  PolicyFaults,
  type Setting,
  settingsOfPack,
} from '../../law/policy/index.ts';
import { type PolicyTables, tablesInPlace } from '../../law/reference/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import { CLAIM_SETTINGS, MATERIALS, MOST_DAYS } from '../claims/index.ts';
import { scarceFromRows, standardsFromRows } from '../determination/index.ts';
import type { Change } from './contract.ts';
import { cellsKey, dayFaults, isOn, REFUSALS, repeatedChanges } from './rules.ts';
import { type ChangedBy, tablesWith } from './rules-tables.ts';

export interface DraftToCheck extends ChangedBy {
  readonly effectiveOn: LocalDate;
  readonly changes: readonly Change[];
}

export interface DraftContext {
  readonly policies: Policies;
  readonly tables: PolicyTables;
  /** Divisions below that have rows of their own, each with all that holds in it: the change must fit there too. */
  readonly inner: readonly { readonly divisionName: string; readonly tables: PolicyTables }[];
  readonly today: LocalDate;
  /** Codes of the occupational classification among those that the draft names. */
  readonly knownOccupations: ReadonlySet<string>;
}

/** Everything that speaks against the current draft, each with the place it points to. */
export function draftFaults(draft: DraftToCheck, context: DraftContext): Refusal[] {
  const pack = context.policies.packs.get(draft.policyId);
  if (!pack) return [REFUSALS.unknownPolicy];
  const faults = [
    ...dayFaults(draft.effectiveOn, pack.inForce, context.today),
    ...(draft.changes.length === 0 ? [REFUSALS.nothingChanged] : []),
    ...repeatedChanges(draft.changes),
  ];
  const settings = new Map(
    settingsOfPack(context.policies, draft.policyId).map((setting) => [setting.key, setting]),
  );
  const own = ownRows(context.tables, draft.divisionCode);
  draft.changes.forEach((change, i) => {
    faults.push(...changeFaults(change, `/changes/${i}`, draft, { context, settings, own }));
  });
  if (faults.length > 0) return faults;
  return [
    ...togetherFaults(draft, context.policies, context.tables),
    ...context.inner.flatMap(({ divisionName, tables }) =>
      togetherFaults(draft, context.policies, tables, divisionName),
    ),
  ];
}

interface OwnRows {
  readonly standards: ReadonlyMap<string, readonly Dated[]>;
  readonly scarce: ReadonlyMap<string, readonly Dated[]>;
  readonly settings: ReadonlyMap<string, readonly Dated[]>;
}
interface Dated {
  readonly from: string;
  readonly through: string | null;
}

/** The division's own rows by their matter. */
function ownRows(tables: PolicyTables, divisionCode: string): OwnRows {
  const group = <T extends Dated & { readonly divisionCode: string }>(
    rows: readonly T[],
    keyOf: (row: T) => string,
  ) => {
    const groups = new Map<string, T[]>();
    for (const row of rows) {
      if (row.divisionCode !== divisionCode) continue;
      const key = keyOf(row);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return groups;
  };
  return {
    standards: group(tables.standards, cellsKey),
    scarce: group(tables.scarce, (row) => row.occupationCode),
    settings: group(tables.settings, (row) => row.settingKey),
  };
}

interface KnownRows {
  readonly context: DraftContext;
  readonly settings: ReadonlyMap<string, Setting>;
  readonly own: OwnRows;
}

function changeFaults(change: Change, at: string, draft: DraftToCheck, known: KnownRows): Refusal[] {
  const { context } = known;
  const faults: Refusal[] = [];
  const later = (rows: readonly { from: string }[]) => {
    const row = rows.find((row) => row.from >= draft.effectiveOn);
    if (row)
      faults.push(
        refusal('later-row', `这一项自 ${row.from} 起已另有安排，不能插在它前面；请改用更晚的施行日。`, at),
      );
  };
  switch (change.kind) {
    case 'standard-set':
    case 'standard-end': {
      const rows = known.own.standards.get(cellsKey(change)) ?? [];
      later(rows);
      if (change.kind === 'standard-end') {
        if (!rows.some((row) => isOn(row, draft.effectiveOn)))
          faults.push(
            refusal('nothing-to-end', '本地区没有这一行标准，无从停用；上级的标准由上级停用。', at),
          );
        break;
      }
      faults.push(...standardFaults(change, at, draft, context));
      break;
    }
    case 'scarce-add':
    case 'scarce-end': {
      const rows = known.own.scarce.get(change.occupationCode) ?? [];
      later(rows);
      const listed = rows.some((row) => isOn(row, draft.effectiveOn));
      if (change.kind === 'scarce-end' && !listed)
        faults.push(refusal('nothing-to-end', '本地区的急需紧缺目录里没有这个职业，无从移出。', at));
      if (change.kind === 'scarce-add' && listed)
        faults.push(refusal('listed-already', '这个职业已在急需紧缺目录里，不用再加。', at));
      if (change.kind === 'scarce-add' && !context.knownOccupations.has(change.occupationCode))
        faults.push(occupationUnknown(at));
      break;
    }
    case 'setting-set': {
      later(known.own.settings.get(change.key) ?? []);
      faults.push(...settingFaults(change, at, known.settings, known.context.policies));
      break;
    }
  }
  return faults;
}

function occupationUnknown(at: string): Refusal {
  return refusal('occupation-unknown', '职业分类大典里没有这个职业编码，请从列表选择。', at);
}

function standardFaults(
  change: Extract<Change, { kind: 'standard-set' }>,
  at: string,
  draft: DraftToCheck,
  context: DraftContext,
): Refusal[] {
  const pack = context.policies.packs.get(draft.policyId);
  const benefit: BenefitData | undefined = pack?.data.benefits.get(change.benefit);
  if (!benefit) return [refusal('benefit-not-provided', '这份通知没有设立这项补贴，不能为它定标准。', at)];
  const faults: Refusal[] = [];
  if (benefit.amount.from === 'notice')
    faults.push(
      refusal('amount-of-notice', '这项补贴的标准由通知本身定死，地方不能另定。', at, benefit.amount.clause),
    );
  else if (!benefit.amount.units.includes(change.unit))
    faults.push(refusal('unit-not-fitting', '计量单位与通知的规定不符，请另选。', at, benefit.amount.clause));
  if (change.amountFen === 0)
    faults.push(refusal('amount-zero', '标准为零元；不再补的，请用“停用”，不要填零。', at));
  if (change.occupationCode !== null && !context.knownOccupations.has(change.occupationCode))
    faults.push(occupationUnknown(at));
  return faults;
}

function settingFaults(
  change: Extract<Change, { kind: 'setting-set' }>,
  at: string,
  settings: ReadonlyMap<string, Setting>,
  policies: Pick<Policies, 'vocabulary'>,
): Refusal[] {
  if (Object.hasOwn(CLAIM_SETTINGS, change.key)) {
    const ofClaims = CLAIM_SETTINGS[change.key as keyof typeof CLAIM_SETTINGS];
    const most = ofClaims.kind === 'percent' ? 100 : MOST_DAYS;
    const { value } = change;
    return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
      ? []
      : [refusal('setting-value', `这一项应为 1 至 ${most} 的整数，请改正。`, at)];
  }
  if (change.key.startsWith(MATERIALS)) return materialFaults(change, at, policies);
  const setting = settings.get(change.key);
  if (!setting) return [refusal('unknown-setting', '这份通知的规则里没有这一项，请刷新后重选。', at)];
  return fitsSetting(setting, change.value)
    ? []
    : [refusal('setting-value', '填的内容与这一项的形式不符，请按列表或格式重填。', at, setting.clause)];
}

/** Materials are words of their list, each once, of a benefit that there is. */
function materialFaults(
  { key, value }: Extract<Change, { kind: 'setting-set' }>,
  at: string,
  { vocabulary }: Pick<Policies, 'vocabulary'>,
): Refusal[] {
  if (!vocabulary.has('benefits', key.slice(MATERIALS.length)))
    return [refusal('unknown-setting', '这份通知的规则里没有这一项，请刷新后重选。', at)];
  const isList =
    Array.isArray(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((word) => vocabulary.has('materials', word));
  return isList ? [] : [refusal('setting-value', '申领材料请从列表里选，每样只选一次，至少一样。', at)];
}

/**
 * Faults that only show when all changes are combined: rows that tie, a pack that no longer loads. `below`: the name
 * of the division below whose own rows they must fit; there nobody could be decided for any more.
 */
function togetherFaults(
  draft: DraftToCheck,
  policies: Policies,
  tables: PolicyTables,
  below?: string,
): Refusal[] {
  const where = below === undefined ? '' : `与${below}自己的规定合在一起，`;
  return faultsTogether(
    policies,
    draft.policyId,
    tablesInPlace(tablesWith(tables, draft.changes, draft, draft.effectiveOn)),
    where,
  );
}

/** Why no decision can be made by these tables: `where` begins each sentence. */
export function faultsTogether(
  policies: Policies,
  policyId: string,
  tables: ReturnType<typeof tablesInPlace>,
  where = '',
): Refusal[] {
  const faults: Refusal[] = [];
  const standards = standardsFromRows(tables.standards);
  const scarce = scarceFromRows(tables.scarce);
  for (const read of [standards, scarce])
    if (!read.ok)
      for (const { message } of read.faults.slice(0, 10))
        faults.push(refusal('standard-tie', `${where}调整后的标准有冲突：${plainly(message)}`, '/changes'));
  try {
    amend(policies, policyId, tables.amendments);
  } catch (error) {
    if (!(error instanceof PolicyFaults)) throw error;
    faults.push(
      refusal(
        'setting-breaks-pack',
        `${where}调整后的口径彼此不合（例如止日早于起日），请核对日期和名单。`,
        '/changes',
      ),
    );
  }
  return faults;
}

/** Positions of rows mean nothing to whoever reads a grid. */
function plainly(message: string): string {
  return message.replace(/与\/\d+/, '与另一行');
}
