/** The stable key of one clause of a notice, as listed in policy/clauses.yaml: LC-11a, LN-3-10d. */
export type ClauseId = string & { readonly __brand: 'ClauseId' };

export function parseClauseId(text: string): ClauseId | undefined {
  return /^[A-Z]{2}(-\d+)+[a-z]?$/.test(text) ? (text as ClauseId) : undefined;
}
