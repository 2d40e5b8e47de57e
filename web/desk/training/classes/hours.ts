/** Sum of class hours as a person writes it: 80 or 80.5. */
export function sumHours(sessions: readonly { hours?: unknown }[]): string {
  const halves = sessions.reduce(
    (sum, session) => sum + Math.round((typeof session.hours === 'number' ? session.hours : 0) * 2),
    0,
  );
  return halves % 2 === 0 ? String(halves / 2) : (halves / 2).toFixed(1);
}

/** Hours of theory and of practice together, where both are known and differ from the total; null otherwise. */
export function differingParts(hours: {
  readonly totalHours?: unknown;
  readonly theoryHours?: unknown;
  readonly practiceHours?: unknown;
}): number | null {
  const { totalHours, theoryHours, practiceHours } = hours;
  if (typeof totalHours !== 'number' || typeof theoryHours !== 'number' || typeof practiceHours !== 'number')
    return null;
  const sum = theoryHours + practiceHours;
  return sum === totalHours ? null : sum;
}

// The same bounds as the server's.
const LATITUDES = { min: 18, max: 54 };
const LONGITUDES = { min: 73, max: 136 };

/** Whether a text is a longitude and a latitude of the mainland, in either order: 116.2310,36.8592. */
export function isCoordinates(text: string): boolean {
  const parts = /^(\d{1,3}(?:\.\d{1,8})?)\s*[,;\s]\s*(\d{1,3}(?:\.\d{1,8})?)$/.exec(
    text.normalize('NFKC').replaceAll('、', ',').trim(),
  );
  if (parts === null) return false;
  const [low, high] = [Number(parts[1]), Number(parts[2])].sort((one, other) => one - other) as [
    number,
    number,
  ];
  const within = (value: number, { min, max }: typeof LATITUDES) => value >= min && value <= max;
  return within(low, LATITUDES) && within(high, LONGITUDES);
}
