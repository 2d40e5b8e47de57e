import { z } from 'zod';
import { parseLocalDate, parseYearMonth } from '../../platform/kernel/index.ts';
import { type Benefit, WORDS, type WordList } from './claim-line.ts';
import { conditionsInside, settingsOf } from './conditions.ts';
import type { Layer } from './layers.ts';
import type { Policies } from './load.ts';
import type { Condition, SettingKind, SettingValue } from './mechanisms/mechanism.ts';
import type { Pack } from './pack.ts';
import type { CheckData } from './pack-data.ts';

// What officials may change of a pack without touching its structure: groups, kinds, caps, thresholds and dates that
// are in its conditions. A setting is named by its place, so nothing has to be listed twice.

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
  /** The check that contains it and its question, in a few Chinese words. */
  readonly check: string;
  readonly question: string;
  readonly clause: string;
  /** Words of the table row that contains it (training kinds), outermost first. */
  readonly under: readonly string[];
  /** As the pack has it. */
  readonly value: SettingValue;
}

/** Whether a rural register makes a rural-transferred worker of whoever trains: a judgement that a bureau may set otherwise. */
export const RURAL_BY_REGISTER = 'reading/rural-by-register';

/** What a bureau may set of the days on which classes are taught; the value holds where it has set nothing. */
export const FILING_SETTINGS = {
  /** 45-minute hours on one day at most: eight, as the guides read for this file count a day. */
  hoursADay: { key: 'filing/hours-a-day', value: 8 },
  /** No class on the days off that the State Council arranges. */
  closedOnHolidays: { key: 'filing/closed-on-holidays', value: true },
} as const;

/** Every value of one notice that may be set, in the order of the pack; then readings, and the layers that lie over it. */
export function settingsOfPack(policies: Policies, policyId: string): Setting[] {
  const pack = policies.packs.get(policyId);
  const settings = new Map<string, Setting>();
  for (const { benefit, checks } of pack?.data.benefits.values() ?? [])
    for (const check of checks) {
      const place = { at: `${benefit}/${check.check}#/condition`, clause: check.clause, under: [] };
      // Versions of one check share their settings.
      for (const setting of settingsIn(check.condition, place, { check, benefit }))
        if (!settings.has(setting.key)) settings.set(setting.key, setting);
    }
  const switches = [...policies.layers.values()].filter((layer) => layer.over.includes(policyId));
  const values = [...settings.values()];
  const filing = pack === undefined ? [] : filingSettings();
  return [...values, ...readingsOf(pack, values), ...filing, ...switches.map(switchOf)];
}

/** The kinds of certificate that a benefit of a notice accepts; none where its checks name none. */
export function certificateKindsNamed(
  policies: Policies,
  policyId: string,
  benefit: Benefit,
): ReadonlySet<string> {
  const named = settingsOfPack(policies, policyId).filter(
    (setting) =>
      setting.benefit === benefit && setting.list === 'certificateKinds' && setting.check === 'certificate',
  );
  return new Set(named.flatMap(({ value }) => (typeof value === 'object' ? value : [])));
}

/** A notice that asks for rural-transferred workers nowhere leaves nothing to read. */
function readingsOf(pack: Pack | undefined, values: readonly Setting[]): Setting[] {
  const asked = values.find(
    ({ list, value }) =>
      list === 'groups' && typeof value === 'object' && value.includes('rural-transferred-worker'),
  );
  return pack === undefined || asked === undefined
    ? []
    : [
        {
          key: RURAL_BY_REGISTER,
          kind: 'switch',
          list: null,
          part: 'reading',
          benefit: null,
          check: 'rural-by-register',
          question: '农业（农村）户籍的人参加培训，或者已经参保缴费的，按农村转移就业劳动者认定',
          clause: asked.clause,
          under: [],
          value: true,
        },
      ];
}

function filingSettings(): Setting[] {
  const row = { list: null, benefit: null, clause: '', under: [] };
  const { hoursADay, closedOnHolidays } = FILING_SETTINGS;
  return [
    {
      ...row,
      ...hoursADay,
      kind: 'whole',
      part: 'hours-a-day',
      check: 'hours-a-day',
      question: '一天最多排几课时',
    },
    {
      ...row,
      ...closedOnHolidays,
      kind: 'switch',
      part: 'closed-on-holidays',
      check: 'closed-on-holidays',
      question: '国务院放假安排的日子不排课',
    },
  ];
}

function switchOf(layer: Layer): Setting {
  return {
    key: `layer/${layer.id}`,
    kind: 'switch',
    list: null,
    part: 'layer',
    benefit: null,
    check: layer.id,
    question: layer.title,
    clause: [...layer.clauses.clauses.keys()][0] ?? '',
    under: [],
    value: false,
  };
}

/** The place of a condition: its path, the clause that holds there, the rows of tables above it. */
interface Place {
  readonly at: string;
  readonly clause: string;
  readonly under: readonly string[];
}

function settingsIn(
  condition: Condition,
  above: Place,
  of: { readonly check: CheckData; readonly benefit: Benefit },
): Setting[] {
  const at = `${above.at}/${condition.m}`;
  const clause = condition.clause ?? above.clause;
  const own = settingsOf(condition).flatMap(({ name, kind, list, value }): Setting[] =>
    value === undefined || value === null
      ? []
      : [
          {
            key: `${at}/${name}`,
            kind,
            list: list ?? null,
            part: name,
            benefit: of.benefit,
            check: of.check.check,
            question: of.check.question,
            clause,
            under: above.under,
            value,
          },
        ],
  );
  const inside = conditionsInside(condition).flatMap((inner) =>
    settingsIn(
      inner.condition,
      { at: `${at}/${inner.at}`, clause, under: [...above.under, ...(inner.under ?? [])] },
      of,
    ),
  );
  return [...own, ...inside];
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
