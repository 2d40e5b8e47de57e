import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { FileFault, type ReadLimits } from './contract.ts';

/** The parts of one workbook container, checked before the first byte is inflated. */
export interface Archive {
  has(name: string): boolean;
  names(): readonly string[];
  /** The part as text, chunk by chunk; inflating stops at the limits whatever the headers claim. */
  read(name: string): AsyncIterable<string>;
}

/**
 * Opens the container and refuses what a plain workbook never is: encrypted, macro-enabled, linked, nested,
 * swollen, with paths that climb out.
 */
export async function openArchive(bytes: Uint8Array, limits: ReadLimits): Promise<Archive> {
  const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = await listEntries(zip, limits);
  checkEntries(entries, bytes.byteLength, limits);
  let inflated = 0;

  async function* read(name: string): AsyncIterable<string> {
    const entry = entries.get(name);
    if (!entry) throw new FileFault('file-damaged', `缺少 ${name}`);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let size = 0;
    try {
      for await (const chunk of await openEntry(zip, entry)) {
        const part = chunk as Buffer;
        size += part.length;
        inflated += part.length;
        if (inflated > limits.inflatedBytes) throw new FileFault('file-inflates');
        if (size > 1_048_576 && size > entry.compressedSize * limits.ratio)
          throw new FileFault('file-inflates');
        yield decoder.decode(part, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      if (error instanceof FileFault) throw error;
      // Sizes that lie, broken streams, text that is not UTF-8: the container does not hold what it promises.
      throw new FileFault(/size|bytes in the stream/i.test(String(error)) ? 'file-inflates' : 'file-damaged');
    }
  }
  return { has: (name) => entries.has(name), names: () => [...entries.keys()], read };
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
      if (entries.has(entry.fileName)) return reject(new FileFault('file-damaged'));
      entries.set(entry.fileName, entry);
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
    if ((entry.generalPurposeBitFlag & 1) === 1) throw new FileFault('file-password');
    if (name.includes('..') || name.includes('\\') || name.startsWith('/')) throw new FileFault('file-path');
    if (/vbaProject|vbaData|macrosheets|activeX|ctrlProps/i.test(name)) throw new FileFault('file-macro');
    if (/externalLinks|connections\.xml$|queryTables/i.test(name)) throw new FileFault('file-external-link');
    if (/embeddings\//i.test(name) || (NESTED.test(name) && !/printerSettings/i.test(name)))
      throw new FileFault('file-embedded', name.slice(name.lastIndexOf('/') + 1));
    declared += entry.uncompressedSize;
    if (entry.uncompressedSize > 1_048_576 && entry.uncompressedSize > entry.compressedSize * limits.ratio)
      throw new FileFault('file-inflates');
  }
  if (declared > limits.inflatedBytes) throw new FileFault('file-inflates');
  if (declared > 1_048_576 && declared > container * limits.ratio) throw new FileFault('file-inflates');
}
