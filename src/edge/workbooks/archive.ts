import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { FileFault, type ReadLimits } from './contract.ts';
import { MOST_BEFORE } from './file-kind.ts';

/** The parts of one workbook container, checked before the first byte is inflated; names are compared without case. */
export interface Archive {
  has(name: string): boolean;
  names(): readonly string[];
  /** The part as text, chunk by chunk; inflating stops at the limits whatever the headers claim. */
  read(name: string): AsyncIterable<string>;
}

/**
 * Opens the container and refuses what would be read or executed and is no plain workbook: encrypted, macro-enabled,
 * nested, swollen, with paths that climb out. Parts that nobody opens (links, controls, custom XML) are let be.
 */
export async function openArchive(bytes: Uint8Array, limits: ReadLimits): Promise<Archive> {
  const zip = await openZip(archiveIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  const entries = await listEntries(zip, limits);
  checkEntries(entries, bytes.byteLength, limits);
  let inflated = 0;

  async function* read(name: string): AsyncIterable<string> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new FileFault('file-damaged', `缺少 ${name}`);
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    let size = 0;
    try {
      for await (const chunk of await openEntry(zip, entry)) {
        const part = chunk as Buffer;
        size += part.length;
        inflated += part.length;
        if (inflated > limits.inflatedBytes) throw new FileFault('file-inflates');
        if (size > 1_048_576 && size > entry.compressedSize * limits.ratio)
          throw new FileFault('file-inflates');
        decoder ??= new TextDecoder(encodingOf(part), { fatal: true });
        yield decoder.decode(part, { stream: true });
      }
      if (decoder) yield decoder.decode();
    } catch (error) {
      if (error instanceof FileFault) throw error;
      // Sizes that lie, broken streams, text that is not UTF-8: the container does not hold what it promises.
      throw new FileFault(/size|bytes in the stream/i.test(String(error)) ? 'file-inflates' : 'file-damaged');
    }
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => [...entries.values()].map(({ fileName }) => fileName),
    read,
  };
}

/** UTF-8, unless the first bytes of the part are those of UTF-16. */
function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const END_LENGTH = 22;

/** The archive without what transports and tools put before and behind it; as it is when it has no directory. */
function archiveIn(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + END_LENGTH > bytes.length) return bytes;
  const through = end + END_LENGTH + bytes.readUInt16LE(end + 20);
  const before = end - bytes.readUInt32LE(end + 12) - bytes.readUInt32LE(end + 16);
  if (through > bytes.length || before < 0 || before > MOST_BEFORE) return bytes;
  return bytes.subarray(before, through);
}

function openZip(buffer: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(
      buffer,
      { lazyEntries: true, validateEntrySizes: true, autoClose: false },
      (error, zip) => (error || !zip ? reject(new FileFault('file-damaged')) : resolve(zip)),
    );
  });
}

function listEntries(zip: yauzl.ZipFile, limits: ReadLimits): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    if (zip.entryCount > limits.entries)
      return reject(new FileFault('file-too-many-parts', `${zip.entryCount} 个`));
    zip.on('entry', (entry: yauzl.Entry) => {
      // Two parts of one name read differently in different programs: nobody may choose between them.
      const key = entry.fileName.toLowerCase();
      if (entries.has(key)) return reject(new FileFault('file-damaged'));
      entries.set(key, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) =>
      reject(new FileFault(/path|relative|characters/i.test(error.message) ? 'file-path' : 'file-damaged')),
    );
    zip.readEntry();
  });
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error || !stream ? reject(error) : resolve(stream)));
  });
}

const NESTED = /\.(zip|xlsx|xlsm|xlsb|xls|docx|docm|doc|pptx|rar|7z|gz|exe|dll|js|vbs|jar|bin|html?)$/i;

function checkEntries(entries: Map<string, yauzl.Entry>, container: number, limits: ReadLimits): void {
  let declared = 0;
  for (const [name, entry] of entries) {
    const isOfOffice = /(printerSettings|customProperty)[^/]*\.bin$/i.test(name);
    if ((entry.generalPurposeBitFlag & 1) === 1) throw new FileFault('file-password');
    if (name.includes('..') || name.includes('\\') || name.startsWith('/')) throw new FileFault('file-path');
    if (/vbaProject|vbaData|macrosheets|activeX/i.test(name)) throw new FileFault('file-macro');
    if (/embeddings\//i.test(name) || (NESTED.test(name) && !isOfOffice))
      throw new FileFault('file-embedded', name.slice(name.lastIndexOf('/') + 1));
    declared += entry.uncompressedSize;
    if (entry.uncompressedSize > 1_048_576 && entry.uncompressedSize > entry.compressedSize * limits.ratio)
      throw new FileFault('file-inflates');
  }
  if (declared > limits.inflatedBytes) throw new FileFault('file-inflates');
  if (declared > 1_048_576 && declared > container * limits.ratio) throw new FileFault('file-inflates');
}
