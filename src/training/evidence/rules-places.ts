/** Where a class is taught, as its filing says. */
export interface TaughtAt {
  readonly organisationId: string;
  /** The village into which it is brought; null where people come to the institution. */
  readonly village: string | null;
  readonly place: string | null;
  readonly coordinates: { readonly longitude: number; readonly latitude: number } | null;
}

/** So near is one building and its yard. */
const ONE_PLACE_METRES = 300;
const EARTH_METRES = 6_371_000;

/** Metres between the places of two classes; undefined while one of them has no coordinates. */
function metresBetween(a: TaughtAt, b: TaughtAt): number | undefined {
  if (a.coordinates === null || b.coordinates === null) return undefined;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [from, to] = [radians(a.coordinates.latitude), radians(b.coordinates.latitude)];
  const east = radians(b.coordinates.longitude - a.coordinates.longitude) * Math.cos((from + to) / 2);
  return Math.round(EARTH_METRES * Math.hypot(to - from, east));
}

/**
 * Whether two classes are taught in one place, by coordinates before words, and how far apart they are in whole kilometres.
 * What nobody has filed is not known: never one place.
 */
export function placesOfTwo(
  a: TaughtAt | undefined,
  b: TaughtAt | undefined,
): { readonly isOne: boolean; readonly km?: number } {
  if (a === undefined || b === undefined) return { isOne: false };
  const metres = metresBetween(a, b);
  if (metres !== undefined)
    return metres <= ONE_PLACE_METRES ? { isOne: true } : { isOne: false, km: Math.ceil(metres / 1000) };
  if (a.village !== b.village) return { isOne: false };
  return { isOne: a.organisationId === b.organisationId && a.place !== null && a.place === b.place };
}
