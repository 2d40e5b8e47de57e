import { describe, expect, it } from 'vitest';
import { readVideos } from './video-lines.ts';

const DIGEST = 'A1'.repeat(32);

describe('videos, one a line', () => {
  it('are read with blanks in the name, with commas, and without empty lines', () => {
    expect(readVideos(`0628 am.mp4 8:00 12600 ${DIGEST}\n\npm.mp4,14:00,9000,${DIGEST}\n`)).toEqual([
      { name: '0628 am.mp4', start: '08:00', seconds: 12_600, digest: DIGEST.toLowerCase() },
      { name: 'pm.mp4', start: '14:00', seconds: 9000, digest: DIGEST.toLowerCase() },
    ]);
    expect(readVideos('')).toEqual([]);
  });
  it('say which line is none', () => {
    expect(readVideos(`a.mp4 08:00 1 ${DIGEST}\nb.mp4 08:00 1 abc`)).toBe(2);
  });
});
