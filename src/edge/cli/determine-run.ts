import {
  createPersonKeys,
  type Decision,
  decide,
  decisionJson,
  explain,
  historyItemOf,
  type LineFault,
  readClaimLine,
  type Scarce,
  type Standards,
  traceOf,
} from '../../benefits/determination/index.ts';
import type { ClaimLine, HistoryItem, Policies } from '../../law/policy/index.ts';
import { lineAt, linesOf, type RawLine } from './line-reader.ts';

/** A line longer than this is refused unread: no claim line of one person comes near it. */
const LONGEST_LINE_BYTES = 4 << 20;

export interface RunOptions {
  readonly independent: boolean;
  readonly explain: boolean;
  readonly trace: boolean;
  readonly fundRules: boolean;
}
export interface RunContext {
  readonly policies: Policies;
  readonly standards: Standards;
  readonly scarce: Scarce;
  /** Takes one line of the out file, without its line feed. */
  readonly write: (text: string) => void;
  /** Takes one line for standard error. */
  readonly complain: (text: string) => void;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

type Read = ReturnType<typeof readClaimLine>;

const unreadable = (message: string): Read => ({ ok: false, id: null, faults: [{ pointer: '', message }] });
const TOO_LONG = unreadable(`这一行超过${LONGEST_LINE_BYTES >> 20}兆字节，请检查是否缺少换行。`);
const NOT_UTF8 = unreadable('这一行不是UTF-8文字，请另存为UTF-8。');
const NOT_JSON = unreadable('这一行不是完整的JSON，请检查括号、引号和逗号。');
const BLANK = unreadable('这一行是空行。');

/** Reads one raw line; undefined for a blank one. */
function readRaw(raw: RawLine, policies: Policies): Read | undefined {
  if (!raw.bytes) return TOO_LONG;
  let text: string;
  try {
    text = UTF8.decode(raw.bytes);
  } catch {
    return NOT_UTF8;
  }
  if (text.trim() === '') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
  return readClaimLine(json, policies.packs);
}

/** Calls back for every line that counts: blank lines at the end of the file do not, others are refused. */
function forEachLine(file: number, policies: Policies, emit: (raw: RawLine, read: Read) => void): void {
  let held: RawLine[] = [];
  for (const raw of linesOf(file, LONGEST_LINE_BYTES)) {
    const read = readRaw(raw, policies);
    if (read === undefined) {
      if (held.length < 10_000) held.push({ ...raw, bytes: undefined });
      continue;
    }
    for (const line of held) emit(line, BLANK);
    held = [];
    emit(raw, read);
  }
}

/**
 * Decides a whole file of claim lines in file order with flat memory: a first pass notes where a person's lines are
 * (some 30 bytes a line), a second decides. Returns how many lines were refused.
 */
export function runDetermination(file: number, context: RunContext, options: RunOptions): number {
  const people = options.independent ? undefined : notePeople(file, context.policies);
  const base = {
    policies: context.policies,
    standards: context.standards,
    scarce: context.scarce,
    fundRules: options.fundRules,
  };
  const histories =
    people &&
    new Histories(people, file, context.policies, (line, earlier) =>
      decide(line, { ...base, earlier, explain: false }),
    );
  let refused = 0;
  let position = 0;
  forEachLine(file, context.policies, (raw, read) => {
    if (!read.ok) {
      refused++;
      position++;
      refuse(raw.number, read.id, read.faults, context);
      return;
    }
    const line = read.value;
    const decision = decide(line, { ...base, earlier: histories?.before(position) ?? [] });
    histories?.granted(position, historyItemOf(line, decision));
    position++;
    context.write(
      decisionJson(decision, {
        ...(options.explain ? { explanation: explain(decision, line) } : {}),
        ...(options.trace ? { trace: traceOf(decision, line, context.policies) } : {}),
      }),
    );
  });
  return refused;
}

function refuse(number: number, id: string | null, faults: readonly LineFault[], context: RunContext): void {
  for (const { pointer, message } of faults)
    context.complain(`line ${number}: ${pointer === '' ? '/' : pointer}: ${message}`);
  context.write(JSON.stringify({ line: number, id, refused: faults }));
}

/** The places of each person's lines. Positions count the lines that are taken, from 0. */
interface People {
  /** Group number of a position; 0 for a person with one line only. */
  readonly groupOf: Uint32Array;
  /** Positions of each group in the order they are decided in, one group after the other. */
  readonly order: Uint32Array;
  readonly startOf: Uint32Array;
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
}

function notePeople(file: number, policies: Policies): People {
  let capacity = 1 << 12;
  let keys = new Float64Array(capacity);
  let dates = new Uint32Array(capacity);
  let offsets = new Float64Array(capacity);
  let lengths = new Uint32Array(capacity);
  let count = 0;
  const personKeyOf = createPersonKeys();
  const grow = <T extends Float64Array | Uint32Array>(old: T, fresh: T): T => {
    fresh.set(old);
    return fresh;
  };
  forEachLine(file, policies, (raw, read) => {
    if (count === capacity) {
      capacity *= 2;
      keys = grow(keys, new Float64Array(capacity));
      dates = grow(dates, new Uint32Array(capacity));
      offsets = grow(offsets, new Float64Array(capacity));
      lengths = grow(lengths, new Uint32Array(capacity));
    }
    keys[count] = read.ok ? personKeyOf(read.value.person.idNumber) : -1;
    dates[count] = read.ok ? Number(read.value.claim.date.replaceAll('-', '')) : 0;
    offsets[count] = raw.offset;
    lengths[count] = raw.length;
    count++;
  });
  const repeated = repeatedKeys(keys.subarray(0, count));
  const members: number[] = [];
  for (let i = 0; i < count; i++) if (contains(repeated, keys[i] as number)) members.push(i);
  const order = Uint32Array.from(members).sort(
    (a, b) =>
      (keys[a] as number) - (keys[b] as number) || (dates[a] as number) - (dates[b] as number) || a - b,
  );
  const groupOf = new Uint32Array(count);
  const starts: number[] = [0, 0];
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number;
    if (i > 0 && keys[at] !== keys[order[i - 1] as number]) starts.push(i);
    groupOf[at] = starts.length - 1;
  }
  starts.push(order.length);
  return { groupOf, order, startOf: Uint32Array.from(starts), offsets, lengths };
}

/** Keys that occur more than once, sorted. Refused lines (-1) belong to nobody. */
function repeatedKeys(keys: Float64Array): Float64Array {
  const sorted = Float64Array.from(keys).sort();
  let found = 0;
  for (let i = 1; i < sorted.length; i++) {
    const key = sorted[i] as number;
    if (key >= 0 && key === sorted[i - 1] && (found === 0 || sorted[found - 1] !== key))
      sorted[found++] = key;
  }
  return sorted.slice(0, found);
}

function contains(sorted: Float64Array, key: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] as number;
    if (found === key) return true;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** One person's grants while the file is being read. */
interface Grants {
  /** Oldest claim first. */
  readonly items: HistoryItem[];
  /** Set when the person's lines were decided in advance: how many of the items lie before each position. */
  readonly before: ReadonlyMap<number, number> | undefined;
  left: number;
}

/** What was granted to earlier lines of the same person, in the order of claim dates. */
class Histories {
  readonly #people: People;
  readonly #file: number;
  readonly #policies: Policies;
  readonly #decide: (line: ClaimLine, earlier: readonly HistoryItem[]) => Decision;
  /** Only persons with several lines, and only while their lines are still being read. */
  readonly #open = new Map<number, Grants>();

  constructor(
    people: People,
    file: number,
    policies: Policies,
    decideOne: (line: ClaimLine, earlier: readonly HistoryItem[]) => Decision,
  ) {
    this.#people = people;
    this.#file = file;
    this.#policies = policies;
    this.#decide = decideOne;
  }

  /** Grants that count as history for the line at this position. */
  before(position: number): readonly HistoryItem[] {
    const group = this.#people.groupOf[position] as number;
    if (group === 0) return [];
    const { items, before } = this.#open.get(group) ?? this.#begin(group);
    return before ? items.slice(0, before.get(position)) : items;
  }

  /** Notes what the line at this position was granted. */
  granted(position: number, item: HistoryItem | undefined): void {
    const group = this.#people.groupOf[position] as number;
    const grants = this.#open.get(group);
    if (!grants) return;
    if (!grants.before && item) grants.items.push(item);
    grants.left--;
    if (grants.left === 0) this.#open.delete(group);
  }

  /** If claim dates do not follow the order of the file, the person's lines are read and decided in advance. */
  #begin(group: number): Grants {
    const { order, startOf } = this.#people;
    const positions = order.subarray(startOf[group], startOf[group + 1]);
    const inFileOrder = positions.every((position, i) => i === 0 || position > (positions[i - 1] as number));
    const items: HistoryItem[] = [];
    let before: Map<number, number> | undefined;
    if (!inFileOrder) {
      before = new Map();
      for (const position of positions) {
        before.set(position, items.length);
        const line = this.#fetch(position);
        const item = line && historyItemOf(line, this.#decide(line, items));
        if (item) items.push(item);
      }
    }
    const grants = { items, before, left: positions.length };
    this.#open.set(group, grants);
    return grants;
  }

  #fetch(position: number): ClaimLine | undefined {
    const offset = this.#people.offsets[position] as number;
    const length = this.#people.lengths[position] as number;
    const bytes = lineAt(this.#file, offset, length);
    const read = readRaw({ number: 0, offset, length, bytes }, this.#policies);
    return read?.ok ? read.value : undefined;
  }
}
