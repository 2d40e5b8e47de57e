import { type Act, NOT_FOUND, readMobile } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type PersonId, type Result, refused } from '../../platform/kernel/index.ts';
import { isSameName, readDocument } from '../own-accounts/index.ts';
import { countyPathsOf, personViews, registerPersons, tieKnownPersons } from '../persons/index.ts';
import type { Homes } from './ports.ts';
import { REFUSALS } from './rules.ts';
import { findPlace } from './store.ts';

/** Where a wish belongs: the village she lives in, else the place of whoever asks. */
export interface NeedPlace {
  readonly divisionPath: string;
  readonly villageCode: string | null;
}
/** Whom a wish or a mark is about: somebody on a list, or as her ID card says. */
export interface Who {
  readonly personId?: number | undefined;
  readonly idNumber?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

const isIn = (path: string, reach: string) => path === reach || path.startsWith(`${reach}.`);
const PLACE_CODE_DIGITS = 12;

/**
 * The place of a wish that somebody of a desk records: the village or township named, which lies in the actor's reach, else
 * the actor's own place. Refuses `village-unknown`, `not-found` of an actor without a county.
 */
export async function placeOfWish(
  act: Pick<Act, 'tx' | 'actor'>,
  villageCode: string | undefined,
): Promise<Result<NeedPlace>> {
  const reach = act.actor.divisionPath;
  if (reach === null) return refused(NOT_FOUND);
  if (villageCode !== undefined) {
    const place = await findPlace(act.tx, villageCode);
    if (!place || !isIn(place.path, reach)) return refused(REFUSALS.villageUnknown);
    return done({ divisionPath: place.path, villageCode });
  }
  const own = act.actor.divisionCode;
  const isPlace = own !== null && own.length === PLACE_CODE_DIGITS;
  return done({ divisionPath: reach, villageCode: isPlace ? own : null });
}

/**
 * The person whom a desk records something about, tied to the place: whoever keeps its ledger sees her. Refuses
 * `not-found`, `id-number-faulty`, `phone-faulty`, `name-differs`.
 */
export async function personOfWish(act: Act, who: Who, place: NeedPlace): Promise<Result<PersonId>> {
  const tie = { divisionPath: place.divisionPath, organisationId: null };
  if (who.personId !== undefined) {
    const personId = who.personId as PersonId;
    if (!(await personViews(act.tx, [personId])).has(personId)) return refused(NOT_FOUND);
    await tieKnownPersons(act, [personId], tie);
    return done(personId);
  }
  const idNumber = readDocument(who.idNumber ?? '');
  if (idNumber === undefined) return refused(REFUSALS.numberFaulty);
  const phone = who.phone === undefined ? null : readMobile(who.phone);
  if (phone === undefined) return refused(REFUSALS.phoneFaulty);
  const row = { idNumber, name: who.name ?? '', confirmed: true, ...(phone === null ? {} : { phone }) };
  const [personId] = await registerPersons(act, [row], tie);
  if (personId === undefined) throw new Error('the person was not registered');
  const known = (await personViews(act.tx, [personId])).get(personId);
  if (!known || !isSameName(row.name, known.name)) return refused(REFUSALS.nameDiffers);
  return done(personId);
}

const COUNTY_LEVELS = 3;

/**
 * The place of a person who records her own wish: the village of her household; else the county she names, or the one that
 * knows her, if it is one alone. A county that she names and in which her household is not is the one of her wish.
 */
export async function placeOfOwnWish(
  tx: Tx,
  homes: Homes,
  personId: PersonId,
  divisionCode: string | undefined,
): Promise<NeedPlace | undefined> {
  const home = await homes.homeOf(tx, personId);
  if (home && (divisionCode === undefined || isIn(home.divisionPath, divisionPathOf(divisionCode))))
    return home;
  if (divisionCode !== undefined) {
    const place = await findPlace(tx, divisionCode);
    return place?.level === 'county' ? { divisionPath: place.path, villageCode: null } : undefined;
  }
  const paths = await countyPathsOf(tx, personId);
  const counties = new Set(paths.map((path) => path.split('.').slice(0, COUNTY_LEVELS).join('.')));
  const [county] = counties;
  return counties.size === 1 && county !== undefined
    ? { divisionPath: county, villageCode: null }
    : undefined;
}
