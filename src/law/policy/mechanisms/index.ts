import type { SentenceWords } from '../explanation.ts';
import type { Mechanism } from './mechanism.ts';
import * as registry from './registry.ts';

/** Every mechanism by its key in a pack. A condition goes back to the mechanism that read it, so the data fits. */
const BY_NAME: ReadonlyMap<string, Mechanism<object>> = new Map(
  Object.values(registry).map((mechanism: Mechanism<object>) => [mechanism.name, mechanism]),
);

/** The keys of all mechanisms, in order. */
export const MECHANISM_NAMES: readonly string[] = [...BY_NAME.keys()].sort();

/** The mechanism of this key. Throws for a key that no pack can hold, since reading refuses it. */
export function mechanismOf(name: string): Mechanism<object> {
  const found = BY_NAME.get(name);
  if (!found) throw new Error(`no such mechanism: ${name}`);
  return found;
}

/** The sentence words of all mechanisms. */
export const MECHANISM_WORDS: SentenceWords = Object.assign(
  {},
  ...[...BY_NAME.values()].map((mechanism) => mechanism.words ?? {}),
);
