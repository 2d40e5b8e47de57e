import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { divisionPathOf, done, type Result, refused } from '../../platform/kernel/index.ts';
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
import { findByKey, findByNumber } from './store-search.ts';

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
): Promise<readonly PersonView[]> {
  return findByNumber(
    act.tx,
    numbers.map((number) => act.ciphers.blindIndex('id-number', number)),
  );
}

/** One page: where the first stage does not fill it, the next does. */
async function pageOf(
  act: Act,
  sought: Exclude<Sought, { by: 'number' }>,
  from: { readonly path: string; readonly after: Place | undefined },
): Promise<FoundPersons> {
  const { after, path } = from;
  const begin = after ? sought.stages.indexOf(after.stage) : 0;
  const [first, second] = sought.stages.slice(Math.max(begin, 0));
  if (first === undefined) return { rows: [], next: null };
  const found = await findByKey(act.tx, {
    path,
    stages: second === undefined ? [first] : [first, second],
    prefix: sought.prefix,
    after: after?.stage === first ? after : undefined,
  });
  const shown = found.slice(0, SEARCH_PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ stage, key, ...person }) => person),
    next: found.length > SEARCH_PAGE && last ? writePlace(last) : null,
  };
}
