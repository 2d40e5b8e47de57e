import type { Scanner } from './ports.ts';

/** A harmless text by which a test shows that a file can be refused. */
const MARKER = Buffer.from('JILU-SCANNER-TEST');

/** Stands in until a bureau connects its own scanner: it knows one harmless marker and nothing else. */
export const standInScanner: Scanner = {
  name: 'stand-in',
  isClean: async (content) =>
    !Buffer.from(content.buffer, content.byteOffset, content.length).includes(MARKER),
};
