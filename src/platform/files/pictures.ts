import type { Sharp } from 'sharp';
import type { MediaType } from './rules.ts';
import { cameraTimeOf, HASH_EDGE, hashesOf } from './rules-pictures.ts';

/** No larger picture is decoded: 40 megapixels. */
const MOST_PIXELS = 40_000_000;
const PREVIEW_EDGE = 640;
const PREVIEW_QUALITY = 72;

export interface CleanPicture {
  /** The picture in its own format, upright, without what the camera wrote beside it: place, time, device. */
  readonly content: Buffer;
  readonly preview: Buffer;
  readonly marks: PictureMarks;
}

/** By what a picture is told again, and when its camera says that it was taken. */
export interface PictureMarks {
  /** Eight hashes of 64 bits: turned four ways, and mirrored; see `hashesOf`. */
  readonly hashes: Buffer;
  /** YYYY-MM-DD HH:MM:SS by the camera's own clock, its zone unknown; null where it says nothing. */
  readonly cameraTime: string | null;
}

let loaded: Promise<(content: Uint8Array) => Sharp> | undefined;
/** One picture at a time: a large one takes some hundred megabytes while it is decoded. */
let last: Promise<unknown> = Promise.resolve();

/** The library is loaded by the first picture, and reads no format but ours: it would open SVG too. */
function library(): Promise<(content: Uint8Array) => Sharp> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
    });
    sharp.concurrency(1);
    sharp.cache(false);
    return (content) => sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  });
  return loaded;
}

/** Draws the picture again and makes its preview; undefined when it does not decode, or is too large to. */
export async function cleanPicture(
  content: Uint8Array,
  mediaType: Exclude<MediaType, 'application/pdf'>,
): Promise<CleanPicture | undefined> {
  const turn = last.then(() => draw(content, mediaType));
  last = turn.catch(() => undefined);
  return turn;
}

async function draw(
  content: Uint8Array,
  mediaType: Exclude<MediaType, 'application/pdf'>,
): Promise<CleanPicture | undefined> {
  const open = await library();
  try {
    const upright = open(content).rotate();
    const whole = await inFormat(upright, mediaType).toBuffer();
    const preview = await open(whole)
      .resize(PREVIEW_EDGE, PREVIEW_EDGE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: PREVIEW_QUALITY })
      .toBuffer();
    const grey = await open(whole)
      .removeAlpha()
      .toColourspace('b-w')
      .resize(HASH_EDGE, HASH_EDGE, { fit: 'fill' })
      .raw()
      .toBuffer();
    const marks = { hashes: Buffer.from(hashesOf(grey)), cameraTime: await cameraTime(content) };
    return { content: whole, preview, marks };
  } catch {
    // The library's own words name its inner parts; whoever uploads is told that the file does not open.
    return undefined;
  }
}

/** Read before the picture is drawn again, which leaves it out; never its place. */
async function cameraTime(content: Uint8Array): Promise<string | null> {
  const { default: exif } = await import('exifr');
  const written = await exif
    .parse(content, { pick: ['DateTimeOriginal'], reviveValues: false })
    .catch(() => undefined);
  return cameraTimeOf((written as { DateTimeOriginal?: unknown } | undefined)?.DateTimeOriginal);
}

function inFormat(picture: Sharp, mediaType: Exclude<MediaType, 'application/pdf'>): Sharp {
  if (mediaType === 'image/jpeg') return picture.jpeg({ quality: 90 });
  if (mediaType === 'image/png') return picture.png();
  return picture.webp({ quality: 90 });
}
