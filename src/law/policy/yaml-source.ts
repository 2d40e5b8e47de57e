import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import {
  type LocalDate,
  parseLocalDate,
  parseYearMonth,
  type YearMonth,
} from '../../platform/kernel/index.ts';

/** A mistake in the law's data: its place and what was expected there. */
export interface PolicyFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Thrown by loading only: the law as written cannot be used, so nothing may be decided by it. */
export class PolicyFaults extends Error {
  readonly faults: readonly PolicyFault[];
  constructor(faults: readonly PolicyFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message}`).join('\n'));
    this.name = 'PolicyFaults';
    this.faults = faults;
  }
}

/** One value of a YAML file that knows its line and reports what it should have been. */
export class Located {
  readonly file: string;
  readonly line: number;
  readonly value: string | number | boolean | null | readonly Located[] | ReadonlyMap<string, Located>;
  readonly #faults: PolicyFault[];
  constructor(file: string, line: number, value: Located['value'], faults: PolicyFault[]) {
    this.file = file;
    this.line = line;
    this.value = value;
    this.#faults = faults;
  }

  fault(message: string): undefined {
    this.#faults.push({ file: this.file, line: this.line, message });
    return undefined;
  }

  /**
   * A mapping with these keys only; unknown and missing keys are faults. `formerly` names the older spelling of a key:
   * it is read for ever, because packs and stored texts of law are written with it, and given by its present name.
   */
  map(keys: {
    required?: readonly string[];
    optional?: readonly string[];
    formerly?: Readonly<Record<string, string>>;
  }): ReadonlyMap<string, Located> {
    if (!(this.value instanceof Map)) {
      this.fault(
        `expected a mapping with ${[...(keys.required ?? []), ...(keys.optional ?? [])].join(', ')}`,
      );
      return new Map();
    }
    const allowed = [...(keys.required ?? []), ...(keys.optional ?? [])];
    const given = renamed(this.value, keys.formerly ?? {});
    for (const [key, child] of given)
      if (!allowed.includes(key)) child.fault(`unknown key "${key}"; expected one of ${allowed.join(', ')}`);
    for (const key of keys.required ?? []) if (!given.has(key)) this.fault(`missing "${key}"`);
    return given;
  }

  /** A mapping whose keys are data. */
  entries(): readonly (readonly [string, Located])[] {
    if (this.value instanceof Map) return [...this.value];
    this.fault('expected a mapping');
    return [];
  }

  list(): readonly Located[] {
    if (Array.isArray(this.value)) return this.value as readonly Located[];
    this.fault('expected a list');
    return [];
  }

  text(): string | undefined {
    if (typeof this.value === 'string' && this.value.trim() !== '') return this.value;
    return this.fault('expected a text');
  }

  whole(least = 0): number | undefined {
    if (typeof this.value === 'number' && Number.isSafeInteger(this.value) && this.value >= least)
      return this.value;
    return this.fault(`expected a whole number not below ${least}`);
  }

  /** A day that exists, YYYY-MM-DD. */
  date(): LocalDate | undefined {
    const date = typeof this.value === 'string' ? parseLocalDate(this.value) : undefined;
    return date ?? this.fault('expected a date YYYY-MM-DD');
  }

  /** A month, YYYY-MM. */
  month(): YearMonth | undefined {
    const month = typeof this.value === 'string' ? parseYearMonth(this.value) : undefined;
    return month ?? this.fault('expected a month YYYY-MM');
  }

  /** One of a closed list of words. */
  word<T extends string>(words: readonly T[], what: string): T | undefined {
    const found = words.find((word) => word === this.value);
    if (found !== undefined) return found;
    return this.fault(
      `${JSON.stringify(this.plain())} is not a known ${what}; expected one of ${words.join(', ')}`,
    );
  }

  plain(): unknown {
    if (this.value instanceof Map)
      return Object.fromEntries([...this.value].map(([key, child]) => [key, child.plain()]));
    if (Array.isArray(this.value)) return (this.value as readonly Located[]).map((child) => child.plain());
    return this.value;
  }
}

/** The mapping with each older key under its present name; both spellings at once are a fault. */
function renamed(
  given: ReadonlyMap<string, Located>,
  formerly: Readonly<Record<string, string>>,
): ReadonlyMap<string, Located> {
  const present = new Map(Object.entries(formerly).map(([now, before]) => [before, now]));
  if (![...given.keys()].some((key) => present.has(key))) return given;
  const out = new Map<string, Located>();
  for (const [key, child] of given) {
    const name = present.get(key) ?? key;
    if (out.has(name)) child.fault(`"${name}" is given twice, also in its older spelling`);
    out.set(name, child);
  }
  return out;
}

/** Reads one YAML file into located values. Syntax errors, duplicate keys, aliases and tags are faults. */
export function readYaml(file: string, text: string, faults: PolicyFault[]): Located | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings])
    faults.push({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: error.message.split('\n')[0] ?? '',
    });
  if (document.errors.length > 0) return undefined;
  const lineOf = (node: Node): number => lines.linePos(node.range?.[0] ?? 0).line;
  const locate = (node: unknown, fallback: number): Located => {
    if (isMap(node)) {
      const entries = new Map<string, Located>();
      for (const pair of node.items) {
        const keyLine = isScalar(pair.key) ? lineOf(pair.key) : fallback;
        const child = locate(pair.value, keyLine);
        entries.set(
          String(isScalar(pair.key) ? pair.key.value : pair.key),
          new Located(file, keyLine, child.value, faults),
        );
      }
      return new Located(file, lineOf(node), entries, faults);
    }
    if (isSeq(node))
      return new Located(
        file,
        lineOf(node),
        node.items.map((item) => locate(item, lineOf(node))),
        faults,
      );
    if (isScalar(node)) {
      const value = node.value;
      if (
        typeof value === 'string' ||
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        value === null
      )
        return new Located(file, lineOf(node), value, faults);
    }
    const line = isAlias(node) ? lineOf(node) : fallback;
    if (node !== null && node !== undefined)
      faults.push({ file, line, message: 'aliases and special values are not allowed here' });
    return new Located(file, line, null, faults);
  };
  return locate(document.contents, 1);
}
