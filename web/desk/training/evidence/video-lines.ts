/** A video as one line of the form says it. */
export interface VideoLine {
  readonly name: string;
  readonly start: string;
  readonly seconds: number;
  readonly digest: string;
}

const LINE = /^(.+?)[\s,，]+(\d{1,2}:\d{2})[\s,，]+(\d{1,6})[\s,，]+([0-9a-fA-F]{64})$/;

/** Reads one video a line; the number of the first line that is none, counted from 1. Empty lines are left out. */
export function readVideos(text: string): readonly VideoLine[] | number {
  const videos: VideoLine[] = [];
  const lines = text.split('\n').map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [, name, start, seconds, digest] = LINE.exec(line) ?? [];
    if (name === undefined || start === undefined || seconds === undefined || digest === undefined)
      return index + 1;
    videos.push({
      name,
      start: start.padStart(5, '0'),
      seconds: Number(seconds),
      digest: digest.toLowerCase(),
    });
  }
  return videos;
}
