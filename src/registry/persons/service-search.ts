import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { divisionPathOf, done, type PersonId, type Result, refused } from '../../platform/kernel/index.ts';
import { type PersonView, SEARCH_PAGE, type searchBody } from './contract.ts';
import { REFUSALS } from './rules.ts';
import {
  EVERYBODY,
  numbersIn,
  type Place,
  readPlace,
  readWords,
  type Sought,
  writePlace,
} from './rules-search.ts';
import { personIdsByNumber } from './service.ts';
import { findPersons } from './store.ts';
import { findByKey } from './store-search.ts';

export interface FoundPersons {
  readonly rows: readonly PersonView[];
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null;
}

/**
 * Looks for persons within reach: by whole number (exactly, through the blind index), by the beginning of a name, of its
 * pinyin (surnames as surnames are read, other common readings too) or of its initials, or everybody of a place. At most
 * 50 a page, names in the order of their characters, pinyin in its own. Recorded by what was searched, never with the
 * words. Refuses `id-number-faulty`, `search-words-unclear`, `search-page-unknown`.
 */
export async function searchForPersons(
  act: Act,
  body: z.infer<typeof searchBody>,
): Promise<Result<FoundPersons>> {
  const sought = soughtBy(body);
  if (sought === undefined)
    return refused(body.idNumber === undefined ? REFUSALS.wordsUnclear : REFUSALS.numberFaulty);
  const after = body.after === undefined ? undefined : readPlace(body.after);
  if (body.after !== undefined && after === undefined) return refused(REFUSALS.pageUnknown);
  const path =
    body.divisionCode === undefined ? (act.actor.divisionPath ?? '') : divisionPathOf(body.divisionCode);
  const found =
    sought.by === 'number'
      ? { rows: await byNumber(act, sought.numbers), next: null }
      : await pageOf(act, sought, { path, after });
  await act.record({
    event: 'person-searched',
    objectType: 'person',
    objectId: found.rows.length === 1 && found.rows[0] ? String(found.rows[0].personId) : 'search',
    outcome: 'viewed',
    divisionPath: act.actor.divisionPath,
    organisationId: act.actor.organisationId,
    detail: { by: sought.by === 'number' ? 'id-number' : sought.by, found: found.rows.length },
  });
  return done(found);
}

function soughtBy(body: z.infer<typeof searchBody>): Sought | undefined {
  if (body.idNumber !== undefined) {
    const numbers = numbersIn(body.idNumber);
    return numbers.length === 0 ? undefined : { by: 'number', numbers };
  }
  return body.words === undefined ? EVERYBODY : readWords(body.words);
}

async function byNumber(
  act: Act,
  numbers: Extract<Sought, { by: 'number' }>['numbers'],
): Promise<PersonView[]> {
  const ids = new Set((await personIdsByNumber(act.tx, act.ciphers, numbers)).values());
  return ids.size === 0 ? [] : findPersons(act.tx, [...ids]);
}

/** One page: stage after stage until it is full. */
async function pageOf(
  act: Act,
  sought: Exclude<Sought, { by: 'number' }>,
  from: { readonly path: string; readonly after: Place | undefined },
): Promise<FoundPersons> {
  const places: Place[] = [];
  const begin = from.after ? sought.stages.indexOf(from.after.stage) : 0;
  for (const stage of sought.stages.slice(Math.max(begin, 0))) {
    const limit = SEARCH_PAGE + 1 - places.length;
    if (limit <= 0) break;
    const keys = await findByKey(act.tx, {
      path: from.path,
      stage,
      prefix: sought.prefix,
      after: from.after?.stage === stage ? from.after : undefined,
      notSound: stage === 'initials' ? sought.prefix : undefined,
      limit,
    });
    places.push(...keys.map(({ key, personId }) => ({ stage, key, personId })));
  }
  const shown = places.slice(0, SEARCH_PAGE);
  const last = shown.at(-1);
  const ids = shown.map(({ personId }) => personId as PersonId);
  const persons = new Map((await findPersons(act.tx, ids)).map((row) => [row.personId, row]));
  return {
    rows: ids.flatMap((id) => persons.get(id) ?? []),
    next: places.length > SEARCH_PAGE && last ? writePlace(last) : null,
  };
}
