/** Why an act was not done: a value, never an exception. The message tells the person what to do next. */
export interface Refusal {
  /** Stable kebab-case word. */
  readonly code: string;
  /** JSON pointer to the field at fault; empty for the act as a whole. */
  readonly pointer: string;
  /** One Chinese sentence. Carries no personal number. */
  readonly message: string;
  /** The clause by whose right it is refused, when there is one. */
  readonly clause?: string;
  /** The route of the act that the sentence names, when it names one; set by `leadsTo` of access alone. */
  readonly route?: string;
  /** When it may be tried again, where that is what it waits for. */
  readonly retryAfterSeconds?: number;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(...refusals: readonly Refusal[]): Result<never> {
  return { ok: false, refusals };
}

export function refusal(code: string, message: string, pointer = '', clause?: string): Refusal {
  return clause === undefined ? { code, pointer, message } : { code, pointer, message, clause };
}
