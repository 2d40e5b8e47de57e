/** Sum of class hours as a person writes it: 80 or 80.5. */
export function sumHours(sessions: readonly { hours: number | null | undefined }[]): string {
  const halves = sessions.reduce((sum, session) => sum + Math.round((session.hours ?? 0) * 2), 0);
  return halves % 2 === 0 ? String(halves / 2) : (halves / 2).toFixed(1);
}

/** What an input shows of the hours in it: 80 stays 80, not 80.0. */
export const asTyped = (hours: number | undefined) => (hours === undefined ? '' : String(hours));
