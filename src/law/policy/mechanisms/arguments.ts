import { WORDS } from '../claim-line.ts';
import { FACTS } from '../facts.ts';
import type { Located } from '../yaml-source.ts';
import type { Condition, Inside, ReadInner, SettingPart } from './mechanism.ts';
import { kindOfFact } from './operands.ts';

// Reads the value of a mechanism's key: facts, words, pairs, lists of conditions.

/** The name of a fact of one of these kinds. */
export function readFact(source: Located | undefined, kinds: readonly string[]): string | undefined {
  const name = source?.text();
  if (!source || name === undefined) return undefined;
  const kind = kindOfFact(name);
  if (kind === undefined) return source.fault(`"${name}" is not a fact of a claim line`);
  if (!kinds.includes(kind)) return source.fault(`"${name}" is a ${kind}; expected ${kinds.join(' or ')}`);
  return name;
}

/** At least one word of a closed list, each once; empty after a fault. */
export function readWords<T extends string>(
  source: Located | undefined,
  words: readonly T[],
  what: string,
): T[] {
  if (!source) return [];
  const items = source.list().flatMap((item) => item.word(words, what) ?? []);
  if (items.length === 0) source.fault(`expected at least one ${what}`);
  if (new Set(items).size !== items.length) source.fault(`a ${what} stands here twice`);
  return items;
}

/** The closed list that the fact takes its words from; undefined for a fact without one. */
export function wordsOfFact(fact: string | undefined): readonly string[] | undefined {
  const list = fact === undefined ? undefined : FACTS[fact]?.words;
  return list === undefined ? undefined : WORDS[list];
}

/** Two facts of these kinds. */
export function readPair(source: Located, kinds: readonly string[]): readonly [string, string] | undefined {
  const items = source.list();
  if (items.length !== 2) return source.fault('expected two facts');
  const first = readFact(items[0], kinds);
  const second = readFact(items[1], kinds);
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** Kinds of fact that can be compared for sameness. */
export const COMPARABLE = ['occupation', 'division', 'level', 'word'];

/** A fact and the number it is held against. */
export interface Threshold {
  readonly fact: string;
  readonly value: number;
}

export function readThreshold(source: Located): Threshold | undefined {
  const keys = source.map({ required: ['fact', 'value'] });
  const fact = readFact(keys.get('fact'), ['number', 'whole']);
  const value = keys.get('value')?.whole();
  return fact === undefined || value === undefined ? undefined : { fact, value };
}

export function settingsOfThreshold({ value }: Threshold): readonly SettingPart[] {
  return [{ name: 'value', kind: 'whole', value }];
}

/** Several conditions under one key. */
export interface Several {
  readonly of: readonly Condition[];
}

export function readSeveral(source: Located, name: string, condition: ReadInner): Several | undefined {
  const of = source.list().flatMap((item) => condition(item) ?? []);
  if (source.list().length === 0) return source.fault(`${name} needs at least one condition`);
  return { of };
}

export function insideSeveral({ of }: Several): readonly Inside[] {
  return of.map((condition, i) => ({ at: String(i), condition }));
}
