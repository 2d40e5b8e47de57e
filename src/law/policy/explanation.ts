import type { Case, Tri } from './case.ts';
import type { Vocabulary } from './vocabulary.ts';

// What conditions say of their answers. Gathered only when a finding is explained.

/** What conditions can say of an answer beyond their own sentences. */
export class Explanation {
  /** Facts that cause a not-met: if corrected, the answer could change. */
  readonly atFault = new Set<string>();
  readonly #notes = new Map<NoteKind<unknown>, unknown>();

  /** What conditions have noted under this kind; empty at first. */
  notes<T>(kind: NoteKind<T>): T {
    // Only this method writes, and under each kind what that kind began with.
    const known = this.#notes.get(kind) as T | undefined;
    if (known !== undefined) return known;
    const fresh = kind.empty();
    this.#notes.set(kind, fresh);
    return fresh;
  }

  /** Names these facts as what a not-met comes from. */
  blame(facts: readonly (string | undefined)[]): void {
    for (const fact of facts) if (fact !== undefined) this.atFault.add(fact);
  }
}

/** A kind of note, declared by the mechanism that writes it; its own sentence words read it. */
export interface NoteKind<T> {
  readonly empty: () => T;
}

/** What sentences need beside the case itself. */
export interface SentenceContext {
  readonly vocabulary: Vocabulary;
  readonly noticeShort: string;
  /** When the notice (or layer) holds: 自2024年1月19日起施行. */
  readonly period: string;
}

/** What one sentence speaks of. */
export interface Spoken {
  readonly c: Case;
  readonly answer: Tri;
  /** Facts of the finding; for an unknown, the absent ones. */
  readonly missing: readonly string[];
  readonly explanation: Explanation;
}

/** What replaces a word between the braces of a sentence. */
export type SentenceWord = (spoken: Spoken, context: SentenceContext) => string;
export type SentenceWords = Readonly<Record<string, SentenceWord>>;
