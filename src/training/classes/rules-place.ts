const LATITUDES = { min: 18, max: 54 };
const LONGITUDES = { min: 73, max: 136 };

/** A place as degrees. */
interface Coordinates {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * A longitude and a latitude of the mainland, written in either order: 116.2310,36.8592. Undefined for everything else.
 */
export function coordinatesIn(text: string): Coordinates | undefined {
  const parts = /^(\d{1,3}(?:\.\d{1,8})?)\s*[,;\s]\s*(\d{1,3}(?:\.\d{1,8})?)$/.exec(
    text.normalize('NFKC').replaceAll('、', ',').trim(),
  );
  if (parts === null) return undefined;
  // No latitude of the mainland is a longitude of it, so the smaller number is the latitude.
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])].sort((one, other) => one - other) as [
    number,
    number,
  ];
  const within = (value: number, { min, max }: typeof LATITUDES) => value >= min && value <= max;
  return within(latitude, LATITUDES) && within(longitude, LONGITUDES) ? { longitude, latitude } : undefined;
}
