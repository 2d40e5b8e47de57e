import type { z } from 'zod';
import { type Act, type Actor, allowedIn, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  canDo,
  divisionLiesIn,
  divisionPathOf,
  done,
  type LocalDate,
  type Refusal,
  type Result,
  refused,
} from '../../platform/kernel/index.ts';
import { PLACE_REFUSALS, type placeListQuery, type placeListReply } from './contract-places.ts';
import { PLACE } from './machine.ts';
import { type Place, placeAbove, placeLevelOf } from './rules-places.ts';
import {
  endPlaceOn,
  findPlace,
  findStandingDivisions,
  listPlaces,
  type PlaceRow,
  writePlace,
} from './store-places.ts';

const statusOf = ({ endedOn }: Pick<PlaceRow, 'endedOn'>) =>
  endedOn === null ? ('standing' as const) : ('ended' as const);

/**
 * Registers townships and villages of the actor's county, townships before their villages; one that is there gets its
 * new name. Gives for each why it was not: `place-code`, `place-parent`, `place-not-yours`, `place-parent-missing`,
 * `place-ended` (only its county's handler registers an ended place again, one by one).
 */
export async function importPlaces(
  act: Act,
  divisionCode: string,
  places: readonly Place[],
  source: string,
): Promise<(Refusal | undefined)[]> {
  const standing = await findStandingDivisions(
    act.tx,
    places.map(({ parentCode }) => parentCode),
  );
  const refusals: (Refusal | undefined)[] = places.map(() => undefined);
  const order = places.map((_, index) => index);
  order.sort((a, b) => Number(levelOf(places, a) === 'village') - Number(levelOf(places, b) === 'village'));
  let written = 0;
  for (const index of order) {
    const place = places[index] as Place;
    const refusal = refusalOf(place, divisionCode, standing);
    if (refusal !== undefined) {
      refusals[index] = refusal;
      continue;
    }
    const known = await findPlace(act.tx, place.code);
    if (known && !canDo(PLACE, statusOf(known), 'import')) {
      refusals[index] = PLACE_REFUSALS.ended;
      continue;
    }
    if (await writePlace(act.tx, writeOf(place, source))) written += 1;
    standing.add(place.code);
  }
  if (written > 0)
    await act.record({
      event: 'places-registered',
      objectType: 'division',
      objectId: divisionCode,
      divisionPath: divisionPathOf(divisionCode),
      detail: { count: written, source },
    });
  return refusals;
}

const levelOf = (places: readonly Place[], index: number) => placeLevelOf((places[index] as Place).code);

const writeOf = (place: Place, source: string) => ({
  ...place,
  level: placeLevelOf(place.code) as string,
  path: divisionPathOf(place.code),
  source,
});

function refusalOf(place: Place, county: string, standing: ReadonlySet<string>): Refusal | undefined {
  if (placeLevelOf(place.code) === undefined) return PLACE_REFUSALS.code;
  if (placeAbove(place.code) !== place.parentCode) return PLACE_REFUSALS.parent;
  if (!divisionLiesIn(place.code, county)) return PLACE_REFUSALS.notYours;
  return standing.has(place.parentCode) ? undefined : PLACE_REFUSALS.parentMissing;
}

/**
 * Registers one place by hand, gives it its new name, or takes up one again that was ended by mistake. Refuses
 * `place-code`, `place-parent`, `place-not-yours`, `place-parent-missing`.
 */
export async function registerPlace(act: Act, place: Place): Promise<Result<{ divisionCode: string }>> {
  const county = act.actor.divisionCode ?? '';
  const standing = await findStandingDivisions(act.tx, [place.parentCode]);
  const refusal = refusalOf(place, county, standing);
  if (refusal !== undefined) return refused(refusal);
  const known = await findPlace(act.tx, place.code, true);
  await writePlace(act.tx, writeOf(place, `${act.actor.displayName}登记`));
  if (known && statusOf(known) === 'ended') await endPlaceOn(act.tx, place.code, null);
  await act.record({
    event: 'places-registered',
    objectType: 'division',
    objectId: place.code,
    divisionPath: divisionPathOf(county),
    detail: { count: 1, again: known !== undefined },
  });
  return done({ divisionCode: place.code });
}

/**
 * A place is merged or dissolved from a day on; its households keep it until they are moved. Refuses `place-not-yours`,
 * `place-already-ended`, `place-ended-early`, `place-has-villages`.
 */
export async function endPlace(
  act: Act,
  asked: { readonly divisionCode: string; readonly endedOn: LocalDate; readonly reason: string },
): Promise<Result<{ divisionCode: string }>> {
  const { divisionCode, endedOn, reason } = asked;
  const place = await findPlace(act.tx, divisionCode, true);
  if (place === undefined) return refused(NOT_FOUND);
  if (!divisionLiesIn(divisionCode, act.actor.divisionCode ?? '')) return refused(PLACE_REFUSALS.notYours);
  if (!canDo(PLACE, statusOf(place), 'places.end')) return refused(PLACE_REFUSALS.alreadyEnded);
  if (endedOn > act.clock.today()) return refused(PLACE_REFUSALS.endedEarly);
  if ((place.villages ?? 0) > 0) return refused(PLACE_REFUSALS.hasVillages);
  if (!(await endPlaceOn(act.tx, divisionCode, endedOn))) return refused(PLACE_REFUSALS.alreadyEnded);
  await act.record({
    event: 'place-ended',
    objectType: 'division',
    objectId: divisionCode,
    divisionPath: act.actor.divisionPath,
    reason,
    detail: { endedOn },
  });
  return done({ divisionCode });
}

/** Townships and villages within the reader's reach. */
export async function placePage(
  tx: Tx,
  actor: Actor,
  query: z.infer<typeof placeListQuery>,
): Promise<z.infer<typeof placeListReply>> {
  const { rows: found, total } = await listPlaces(tx, query);
  const rows = found
    .slice(0, query.limit)
    .map((row) => ({ ...row, status: statusOf(row), allowed: allowedIn(PLACE, statusOf(row), actor) }));
  return { rows, next: found.length > rows.length ? (rows.at(-1)?.divisionCode ?? null) : null, total };
}
