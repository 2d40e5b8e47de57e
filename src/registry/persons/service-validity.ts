import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import type { Department, FactKind } from './contract.ts';
import { ANSWER_VALIDITY, freshSince, validThrough } from './rules-validity.ts';
import { linkedPersons } from './service-links.ts';
import { chunksOf } from './store.ts';
import { findStaleAnswers } from './store-facts.ts';

/** An answer that counts now and is older than its days; nothing about a decision changes by that. */
export interface ExpiredAnswer {
  readonly kind: FactKind;
  readonly department: Department;
  readonly knownOn: LocalDate;
  readonly validThrough: LocalDate;
  /** Why such an answer must be fresh. */
  readonly reason: string;
}

/**
 * Of these persons the answers of departments that are older than `data/answer-validity.yaml` lets them be. Of several
 * numbers of one human being those of the number that stays count. Opens no answer.
 */
export async function expiredAnswersOf(
  tx: Tx,
  ids: readonly PersonId[],
  today: LocalDate,
): Promise<ReadonlyMap<PersonId, readonly ExpiredAnswer[]>> {
  const links = await linkedPersons(tx, ids);
  const counting = new Map<PersonId, PersonId[]>();
  for (const id of new Set(ids)) {
    const staysId = links.get(id)?.staysId ?? id;
    counting.set(staysId, [...(counting.get(staysId) ?? []), id]);
  }
  const found = new Map<PersonId, ExpiredAnswer[]>();
  for (const chunk of chunksOf([...counting.keys()]))
    for (const { personId, kind, department, knownOn } of await findStaleAnswers(
      tx,
      chunk,
      freshSince(today),
    )) {
      const validity = ANSWER_VALIDITY[kind];
      const through = validThrough(validity, knownOn);
      if (through === null) continue;
      const answer = { kind, department, knownOn, validThrough: through, reason: validity.reason };
      for (const id of counting.get(personId) ?? []) found.set(id, [...(found.get(id) ?? []), answer]);
    }
  return found;
}
