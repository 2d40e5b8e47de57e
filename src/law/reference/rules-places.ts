import { countyCodeOf } from '../../platform/kernel/index.ts';

/** A township (乡镇、街道) or a village (村、社区) of a county. */
export interface Place {
  /** 12 digits. */
  readonly code: string;
  readonly name: string;
  /** The county by 6 digits for a township, the township by 12 for a village. */
  readonly parentCode: string;
}

/** The level that a code of 12 digits says; undefined for anything else. */
export function placeLevelOf(code: string): 'township' | 'village' | undefined {
  if (!/^[1-9]\d{11}$/.test(code) || code.slice(6, 9) === '000') return undefined;
  return code.endsWith('000') ? 'township' : 'village';
}

/** The code of what a place lies in: its county, or its township. */
export function placeAbove(code: string): string | undefined {
  const level = placeLevelOf(code);
  if (level === undefined) return undefined;
  return level === 'township' ? countyCodeOf(code) : `${code.slice(0, 9)}000`;
}

/** The name of a place as people write it: without 村民委员会, 居委会 and the like, and without 村 or 社区 at its end. */
function plainPlace(name: string): string {
  const short = name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(村民委员会|居民委员会|村委会|居委会|嘎查委员会|嘎查委会)$/, '');
  return short.length > 2 ? short.replace(/(社区|行政村|村|嘎查)$/, '') : short;
}

const plainTownship = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(街道办事处|街道|镇|乡|苏木)$/, '');

interface Known {
  readonly divisionCode: string;
  readonly name: string;
  readonly parentCode: string;
}

/**
 * Finds the village that a list means, by its code or by its name, where two are called alike with the township. Undefined
 * where none or more than one fits: nothing is guessed.
 */
export function createVillageFinder(
  villages: readonly Known[],
  townships: readonly Known[],
): (written: {
  readonly village: string | undefined;
  readonly township: string | undefined;
}) => string | undefined {
  const codes = new Set(villages.map(({ divisionCode }) => divisionCode));
  const townshipOf = new Map(townships.map(({ divisionCode, name }) => [divisionCode, plainTownship(name)]));
  const byName = new Map<string, Known[]>();
  for (const village of villages) {
    const key = plainPlace(village.name);
    byName.set(key, [...(byName.get(key) ?? []), village]);
  }
  return ({ village, township }) => {
    if (village === undefined) return undefined;
    if (codes.has(village)) return village;
    const within = township === undefined ? undefined : plainTownship(township);
    // 梁村镇前屯村 in one cell names the township before the village.
    const [, before, after] = /^(.*?(?:街道办事处|街道|镇|乡|苏木))(.+)$/.exec(village) ?? [];
    const tries = [
      { name: village, town: within },
      ...(after ? [{ name: after, town: plainTownship(before ?? '') }] : []),
    ];
    for (const { name, town } of tries) {
      const found = (byName.get(plainPlace(name)) ?? []).filter(
        ({ parentCode }) => town === undefined || townshipOf.get(parentCode) === town,
      );
      if (found.length === 1) return found[0]?.divisionCode;
    }
    return undefined;
  };
}
