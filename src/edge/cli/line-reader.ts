import { openSync, readSync } from 'node:fs';

/** One line of a file as bytes read it. */
export interface RawLine {
  /** Counts from 1. */
  readonly number: number;
  readonly offset: number;
  readonly length: number;
  /** Undefined when the line is longer than allowed. */
  readonly bytes: Buffer | undefined;
}

const CHUNK = 1 << 20;

/**
 * Lines of an open file, one at a time; memory stays at one chunk and one line. A line longer than `longest`
 * bytes is skipped without being stored. A last line feed ends the last line; it does not begin another.
 */
export function* linesOf(file: number, longest: number): Generator<RawLine> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let number = 1;
  let lineStart = 0;
  let position = 0;
  let buffered: Buffer[] = [];
  let bufferedLength = 0;
  let length = 0;
  const append = (part: Buffer) => {
    length += part.length;
    if (length > longest) {
      buffered = [];
      bufferedLength = 0;
      return;
    }
    buffered.push(part);
    bufferedLength += part.length;
  };
  const finish = (): RawLine => {
    const bytes =
      length > longest
        ? undefined
        : buffered.length === 1
          ? buffered[0]
          : Buffer.concat(buffered, bufferedLength);
    const line = { number, offset: lineStart, length, bytes };
    buffered = [];
    bufferedLength = 0;
    number++;
    length = 0;
    return line;
  };
  for (;;) {
    const read = readSync(file, chunk, 0, CHUNK, position);
    if (read === 0) break;
    let start = 0;
    for (;;) {
      const end = chunk.subarray(0, read).indexOf(10, start);
      if (end < 0) break;
      append(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
      lineStart = position + start;
    }
    // What is left continues in the next chunk, which overwrites this one: make a copy.
    if (start < read) append(Buffer.from(chunk.subarray(start, read)));
    position += read;
  }
  if (length > 0) yield finish();
}

/** The bytes of one line, by the place it was found at. */
export function lineAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

export function openForReading(path: string): number {
  return openSync(path, 'r');
}
