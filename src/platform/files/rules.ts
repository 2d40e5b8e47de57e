/** The media types that are taken in; each is known by its first bytes, never by its name. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** The largest file, as it is handed in and as it is stored. */
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
/** What an organisation, or the bureau of a division, may hand in on one day. */
export const DAILY_QUOTA_BYTES = 200 * 1024 * 1024;
/** A staged file waits so long to be attached. */
export const STAGED_HOURS = 24;

const ENDINGS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** What the first bytes say that the contents are; undefined when it is none of ours. */
export function mediaTypeOf(content: Uint8Array): MediaType | undefined {
  const text = Buffer.from(content.subarray(0, 16)).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (/^%PDF-[12]\.\d/.test(text)) return 'application/pdf';
  return undefined;
}

export function isPicture(mediaType: MediaType): boolean {
  return mediaType !== 'application/pdf';
}

/** A PDF that was cut off on its way has no end mark in its last kilobyte. */
export function isWholePdf(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(-1024)).includes('%%EOF');
}

/** The name with the ending that the contents have: a picture called `form.exe` is saved as `form.jpg`. */
export function nameWithEnding(name: string, mediaType: MediaType): string {
  const ending = ENDINGS[mediaType];
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const isFitting = name.toLowerCase().endsWith(`.${ending}`) || (ending === 'jpg' && /\.jpeg$/i.test(name));
  return isFitting ? name : `${stem}.${ending}`;
}

/** Whose quota a file counts against. */
export function quotaHolderOf(place: {
  readonly organisationId: string | null;
  readonly divisionPath: string | null;
}): string {
  if (place.organisationId !== null) return `organisation:${place.organisationId}`;
  return `division:${place.divisionPath ?? ''}`;
}
