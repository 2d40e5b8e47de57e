import type { ClaimLine } from '../../law/policy/index.ts';

/** What is wrong with a line, a standards file or a scarce list: a JSON pointer (or column) and one Chinese sentence. */
export interface LineFault {
  readonly pointer: string;
  readonly message: string;
}

export type ReadLine =
  | { readonly ok: true; readonly value: ClaimLine }
  | { readonly ok: false; readonly id: string | null; readonly faults: readonly LineFault[] };
