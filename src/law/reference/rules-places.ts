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
