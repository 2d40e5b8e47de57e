import { parse, stringify } from 'yaml';
import { addDays, type LocalDate } from '../../platform/kernel/index.ts';
import { FORMER_KEYS } from './conditions.ts';
import { loadLayer, loadPack, type Policies, textsOfPack } from './load.ts';
import type { SettingValue } from './mechanisms/mechanism.ts';

// The texts were checked when the law was loaded, so the shape of a check can be taken for granted here.
interface CheckText extends Record<string, unknown> {
  check: string;
  from: string;
  through?: string;
}

/** A value that a bureau has set otherwise than the pack, from one day through another (null: open). */
export interface Amendment {
  readonly key: string;
  readonly value: SettingValue;
  readonly from: LocalDate;
  readonly through: LocalDate | null;
  /** The document that sets it; the sentences of the check cite it. */
  readonly source: string;
}

const KEY = /^([a-z-]+)\/([a-z-]+)#(\/condition\/.+)$/;
const CACHE_SIZE = 200;
const stored = new WeakMap<Policies, Map<string, Policies>>();

/**
 * The law with one notice amended: each check with set values becomes dated versions of itself, and the pack passes
 * every check of loading again. Its version is the digest of the amended text. Amendments of layers and of other
 * matters than the pack are left aside. Throws PolicyFaults when a value does not fit.
 */
export function amend(policies: Policies, policyId: string, amendments: readonly Amendment[]): Policies {
  const own = amendments.filter(({ key }) => KEY.test(key));
  if (own.length === 0) return policies;
  const known = stored.get(policies) ?? new Map<string, Policies>();
  stored.set(policies, known);
  const name = `${policyId} ${JSON.stringify(own)}`;
  const ready = known.get(name);
  if (ready) return ready;
  const texts = amendedTexts(policies, policyId, own);
  const pack = loadPack(policyId, texts, policies);
  const amended: Policies = {
    ...policies,
    packs: new Map([...policies.packs, [policyId, pack]]),
    sources: new Map([...policies.sources, ...texts]),
  };
  if (known.size >= CACHE_SIZE) known.clear();
  known.set(name, amended);
  return amended;
}

function amendedTexts(
  policies: Policies,
  policyId: string,
  amendments: readonly Amendment[],
): Map<string, string> {
  const texts = new Map(textsOfPack(policyId, policies.sources));
  const fileOf = ({ key }: Amendment) => KEY.exec(key)?.[1] ?? '';
  for (const file of new Set(amendments.map(fileOf))) {
    const ofFile = amendments.filter((amendment) => fileOf(amendment) === file);
    const path = `packs/${policyId}/${file}.yaml`;
    const document = parse(texts.get(path) ?? '{}') as { checks?: CheckText[] };
    document.checks = (document.checks ?? []).flatMap((check) =>
      datedVersions(
        check,
        ofFile.filter(({ key }) => KEY.exec(key)?.[2] === check.check),
      ),
    );
    texts.set(path, stringify(document, { lineWidth: 0 }));
  }
  return texts;
}

/** The check cut at every day on which a value changes, each piece with the values that hold on it. */
function datedVersions(check: CheckText, amendments: readonly Amendment[]): CheckText[] {
  if (amendments.length === 0) return [check];
  const first = check.from as LocalDate;
  const last = (check.through ?? null) as LocalDate | null;
  const inside = (day: LocalDate) => day > first && (last === null || day <= last);
  const cuts = amendments
    .flatMap(({ from, through }) => [from, ...(through === null ? [] : [addDays(through, 1)])])
    .filter(inside);
  const days = [first, ...new Set(cuts.sort())];
  return days.map((from, i) => {
    const next = days[i + 1];
    const through = next === undefined ? last : addDays(next, -1);
    const { through: _, ...rest } = structuredClone(check);
    const piece: CheckText = {
      ...(rest as CheckText),
      from,
      ...(through === null ? {} : { through }),
    };
    const holding = amendments.filter(
      (amendment) => amendment.from <= from && (amendment.through === null || amendment.through >= from),
    );
    for (const { key, value } of holding) {
      const before = setAt(piece, KEY.exec(key)?.[3] ?? '', value);
      if (typeof before === 'number')
        restate(piece, (sentence) => sentence.replace(alone(before), String(value)));
    }
    const sources = [...new Set(holding.map(({ source }) => source.replace(/[{}。]/g, '')))].join('、');
    if (sources !== '') restate(piece, (sentence) => `${sentence.replace(/。$/, '')}（按${sources}执行）。`);
    return piece;
  });
}

/** The number where a sentence states it, not within a longer one. */
function alone(value: number): RegExp {
  return new RegExp(`(?<![\\d.])${value}(?![\\d.])`, 'g');
}

/** Changes every sentence of the check and of its conditions. */
function restate(place: unknown, change: (sentence: string) => string): void {
  if (Array.isArray(place)) {
    for (const child of place) restate(child, change);
    return;
  }
  if (typeof place !== 'object' || place === null) return;
  for (const [key, value] of Object.entries(place)) {
    if (key !== 'messages' && key !== FORMER_KEYS.messages) restate(value, change);
    else if (typeof value === 'object' && value !== null)
      for (const [verdict, sentence] of Object.entries(value))
        if (typeof sentence === 'string') (value as Record<string, string>)[verdict] = change(sentence);
  }
}

/** Sets the value at the pointer and returns the previous one; undefined where this version has none. */
function setAt(check: CheckText, pointer: string, value: SettingValue): unknown {
  const steps = pointer.split('/').slice(1);
  const name = steps.pop() ?? '';
  let place: unknown = check;
  for (const step of steps) {
    if (typeof place !== 'object' || place === null) return undefined;
    place = (place as Record<string, unknown>)[step];
  }
  if (typeof place !== 'object' || place === null || !(name in place)) return undefined;
  const holder = place as Record<string, unknown>;
  const before = holder[name];
  holder[name] = value;
  return before;
}

/** The texts of a pack as they are stored with the decisions made by them. */
export function textsToStore(policies: Policies, policyId: string): string {
  return JSON.stringify([...textsOfPack(policyId, policies.sources)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function layerTextToStore(policies: Policies, layerId: string): string {
  return policies.sources.get(`layers/${layerId}.yaml`) ?? '';
}

/** The law with one pack, and layers over it, as they were stored: `texts` by version. */
export function lawOfTexts(
  policies: Policies,
  policyId: string,
  stored: {
    readonly pack: string;
    readonly layers: readonly { readonly id: string; readonly text: string }[];
  },
): Policies {
  const pack = loadPack(policyId, new Map(JSON.parse(stored.pack) as [string, string][]), policies);
  const packs = new Map([...policies.packs, [policyId, pack]]);
  const layers = new Map(policies.layers);
  for (const { id, text } of stored.layers) layers.set(id, loadLayer(id, text, { ...policies, packs }));
  return { ...policies, packs, layers };
}
