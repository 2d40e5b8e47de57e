import { parse } from 'yaml';
import { z } from 'zod';
import { parseLocalDate, parseYearMonth } from '../../platform/kernel/index.ts';
import { WORDS, type WordList } from './claim-line.ts';
import { FACTS } from './facts.ts';
import type { Policies } from './load.ts';

// What officials may change of a pack without touching its structure: groups, kinds, caps, thresholds and dates that
// stand in its conditions. A setting is named by where it stands, so nothing has to be listed twice.

/** How a value is given and checked. */
export type SettingKind = 'words' | 'texts' | 'whole' | 'percent' | 'date' | 'month' | 'switch';
export type SettingValue = string | number | boolean | readonly string[];

/** One value of a pack that a bureau may set. */
export interface Setting {
  /** training-subsidy/eligible-group#/condition/any-of/0/member-of/groups, or layer/<id>. */
  readonly key: string;
  readonly kind: SettingKind;
  /** The list of the vocabulary whose words it takes, for kind words. */
  readonly list: WordList | null;
  /** What of the mechanism it is: groups, kinds, times, percent, from ... */
  readonly part: string;
  /** Null for a layer, which lies over several benefits. */
  readonly benefit: string | null;
  /** The check it stands in and what that asks, in a few Chinese words. */
  readonly check: string;
  readonly asks: string;
  readonly clause: string;
  /** Words of the table row it stands under (training kinds), outermost first. */
  readonly under: readonly string[];
  /** As the pack has it. */
  readonly value: SettingValue;
}

interface Part {
  readonly name: string;
  readonly kind: SettingKind;
  readonly list?: WordList;
}

const STRUCTURE: readonly string[] = ['/claim/payee', '/training/kind'];

/** The tunable parts of a mechanism; mechanisms without any are structure. */
function partsOf(mechanism: string, argument: Record<string, unknown>): Part[] {
  switch (mechanism) {
    case 'member-of':
      return [{ name: 'groups', kind: 'words', list: 'groups' }];
    case 'holds-certificate':
      return [{ name: 'kinds', kind: 'words', list: 'certificateKinds' }];
    case 'one-of': {
      // Who may claim and which kinds of training there are is the structure of the notice.
      if (STRUCTURE.includes(String(argument.fact))) return [];
      const list = FACTS[String(argument.fact)]?.words;
      return list === undefined
        ? [{ name: 'values', kind: 'texts' }]
        : [{ name: 'values', kind: 'words', list }];
    }
    case 'at-most':
      return [{ name: 'times', kind: 'whole' }];
    case 'at-least':
    case 'above':
      return [{ name: 'value', kind: 'whole' }];
    case 'share-at-least':
      return [{ name: 'percent', kind: 'percent' }];
    case 'within-days':
      return [{ name: 'days', kind: 'whole' }];
    case 'within':
      return [
        { name: 'from', kind: 'date' },
        { name: 'through', kind: 'date' },
      ];
    case 'per-month':
      return [
        { name: 'from', kind: 'month' },
        { name: 'through', kind: 'month' },
        { name: 'at-most', kind: 'whole' },
      ];
    default:
      return [];
  }
}

// The texts were checked when the law was loaded, so the shape of a pack can be taken for granted here.
type Json = Record<string, unknown>;
export interface CheckText extends Json {
  check: string;
  asks: string;
  clause: string;
  from: string;
  through?: string;
  condition: Json;
}

/** Every value of one notice that may be set, in the order of the pack; then the layers that lie over it. */
export function settingsOfPack(policies: Policies, policyId: string): Setting[] {
  const settings: Setting[] = [];
  for (const [path, text] of policies.sources) {
    const file = new RegExp(`^packs/${policyId}/([a-z-]+)\\.yaml$`).exec(path)?.[1];
    if (file === undefined || file === 'settings') continue;
    const seen = new Set<string>();
    for (const check of (parse(text) as { checks: CheckText[] }).checks)
      walk(check.condition, `${file}/${check.check}#/condition`, check, file, [], (setting) => {
        // Versions of one check share their settings.
        if (seen.has(setting.key)) return;
        seen.add(setting.key);
        settings.push(setting);
      });
  }
  for (const layer of policies.layers.values())
    if (layer.over.includes(policyId))
      settings.push({
        key: `layer/${layer.id}`,
        kind: 'switch',
        list: null,
        part: 'layer',
        benefit: null,
        check: layer.id,
        asks: layer.title,
        clause: [...layer.clauses.clauses.keys()][0] ?? '',
        under: [],
        value: false,
      });
  return settings;
}

function walk(
  condition: Json,
  at: string,
  check: CheckText,
  benefit: string,
  under: readonly string[],
  take: (setting: Setting) => void,
): void {
  const clause = typeof condition.clause === 'string' ? condition.clause : check.clause;
  for (const [mechanism, argument] of Object.entries(condition)) {
    if (mechanism === 'all-of' || mechanism === 'any-of' || mechanism === 'none-of')
      (argument as Json[]).forEach((one, i) => {
        walk(one, `${at}/${mechanism}/${i}`, { ...check, clause }, benefit, under, take);
      });
    else if (mechanism === 'lookup')
      (argument as { rows: { values: string[]; condition: Json }[] }).rows.forEach((row, i) => {
        walk(
          row.condition,
          `${at}/lookup/rows/${i}/condition`,
          { ...check, clause },
          benefit,
          [...under, ...row.values],
          take,
        );
      });
    else
      for (const { name, kind, list } of partsOf(mechanism, argument as Json)) {
        const value = (argument as Json)[name];
        if (value !== undefined)
          take({
            key: `${at}/${mechanism}/${name}`,
            kind,
            list: list ?? null,
            part: name,
            benefit,
            check: check.check,
            asks: check.asks,
            clause,
            under,
            value: value as SettingValue,
          });
      }
  }
}

const texts = z.array(z.string().trim().min(1).max(60)).min(1).max(60);
const VALUE_OF: Readonly<Record<SettingKind, z.ZodType<SettingValue>>> = {
  words: texts,
  texts,
  whole: z.int().min(0).max(10_000),
  percent: z.int().min(1).max(100),
  date: z.string().refine((day) => parseLocalDate(day) !== undefined),
  month: z.string().refine((month) => parseYearMonth(month) !== undefined),
  switch: z.boolean(),
};

/** Whether the value is of the setting's kind: words of its list, each once; whole numbers; real days. */
export function fitsSetting(setting: Pick<Setting, 'kind' | 'list'>, value: unknown): value is SettingValue {
  if (!VALUE_OF[setting.kind].safeParse(value).success) return false;
  if (!Array.isArray(value)) return true;
  const { list } = setting;
  return (
    new Set(value).size === value.length &&
    (list === null || value.every((word) => (WORDS[list] as readonly string[]).includes(word)))
  );
}
