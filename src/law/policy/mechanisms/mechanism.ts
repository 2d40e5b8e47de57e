import type { Case, Tri } from '../case.ts';
import type { GroupCode, WordList } from '../claim-line.ts';
import type { Explanation, SentenceWords } from '../explanation.ts';
import type { Located } from '../yaml-source.ts';

// What every mechanism of the law is made of.

/** Sentences of a check or of a single condition, by the answer. */
export interface Sentences {
  readonly met?: string;
  readonly notMet?: string;
  readonly unknown?: string;
}

/** A condition as read from a pack: the name of its mechanism, beside it what that mechanism has read for itself. */
export interface Condition {
  readonly m: string;
  /** By what right, when it differs from the check's own clause. */
  readonly clause?: string;
  /** The reading of the contract it rests on, and why, where the notice is silent or open. */
  readonly reading?: number;
  readonly judgement?: string;
  /** Messages of its own, used instead of the check's when this very condition decides. */
  readonly messages?: Sentences;
}

/**
 * One mechanism, whole: how its YAML is read, how it is tested, which facts are missing, how its answer is explained,
 * and which of its values a bureau may set. `D` is the form in which its YAML is held.
 */
export interface Mechanism<D extends object> {
  /** Its key in a pack. */
  readonly name: string;
  /** Reads the value of the key. Anything unexpected is a fault with file and line, and gives undefined. */
  read(source: Located, condition: ReadInner): D | undefined;
  /** Makes it ready to run. */
  compile(data: D, context: CompileContext): Body;
  /** Conditions inside it; without this, there are none. */
  inside?(data: D): readonly Inside[];
  /** Values that a bureau may set; without this, all of it is structure. */
  settings?(data: D): readonly SettingPart[];
  /** Words that sentences may name between braces when this mechanism explains an answer. */
  readonly words?: SentenceWords;
}

/** Reads a condition inside another. */
export type ReadInner = (source: Located) => Condition | undefined;

export interface Inside {
  /** Its place below the mechanism: 0, or rows/0/condition. */
  readonly at: string;
  readonly condition: Condition;
  /** Words of the table row that contains it. */
  readonly under?: readonly string[];
}

/** How a value that a bureau may set is given and checked. */
export type SettingKind = 'words' | 'texts' | 'whole' | 'percent' | 'date' | 'month' | 'switch';
export type SettingValue = string | number | boolean | readonly string[];

/** One value that a bureau may set. */
export interface SettingPart {
  /** Its key in the pack: groups, times, at-most. */
  readonly name: string;
  readonly kind: SettingKind;
  /** The list whose words it takes, for kind words. */
  readonly list?: WordList;
  /** As the pack has it; absent where the pack says nothing. */
  readonly value: SettingValue | null | undefined;
}

/** How a pack's settings widen or narrow a group (readings 4 and 5). */
export interface GroupSetting {
  readonly alsoMetBy: readonly GroupCode[];
  readonly ruralHukou: boolean;
}

/** What a mechanism is given to make itself ready. */
export interface CompileContext {
  readonly groups: ReadonlyMap<string, GroupSetting>;
  /** For the conditions inside it. */
  readonly compile: (condition: Condition) => Compiled;
}

/** A condition made ready to run: closures over typed facts, no look-up by name left. */
export interface Compiled {
  readonly clause: string | undefined;
  readonly messages: Sentences | undefined;
  /** Pointers of the facts it reads. */
  readonly facts: readonly string[];
  readonly test: (c: Case) => Tri;
  /** Adds the pointers of the absent facts that could change an unknown answer. */
  readonly missing: (c: Case, into: Set<string>) => void;
  /** The node that carries this answer: a branch of an any-of or a row of a table, else the node itself. */
  readonly pick: (c: Case, verdict: Tri) => Compiled;
  /** Adds the sentences of the nodes that bring this answer about; undefined for one that has none of its own. */
  readonly addMessages: (c: Case, verdict: Tri, into: (string | undefined)[]) => void;
  /** Adds what the nodes that bring this answer about can say of it. */
  readonly explain: (c: Case, verdict: Tri, into: Explanation) => void;
}

/** What a mechanism makes of its data. What it leaves out is the same for most: see conditions.ts. */
export type Body = Pick<Compiled, 'facts' | 'test' | 'missing'> &
  Partial<Pick<Compiled, 'addMessages' | 'explain'>> & {
    /** The branch or row that carries the answer; undefined when the node itself does. */
    readonly pick?: (c: Case, verdict: Tri) => Compiled | undefined;
  };
