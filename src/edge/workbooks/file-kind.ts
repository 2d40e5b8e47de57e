import { FileFault } from './contract.ts';

/**
 * What the bytes are, whatever the name says; a fault when name and content disagree or when the content is
 * something that no reader here takes.
 */
export function kindOfBytes(bytes: Uint8Array, file: string): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new FileFault('file-empty');
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const text = extension === 'csv' || extension === 'txt';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // Since 2007 a password turns a workbook into an OLE container with a stream of this name.
    throw new FileFault(containsWide(bytes, 'EncryptedPackage') ? 'file-password' : 'file-old-xls');
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    if (text) throw new FileFault('file-renamed-workbook');
    if (extension === 'xlsm' || extension === 'xltm') throw new FileFault('file-macro');
    return 'xlsx';
  }
  if (text) return 'csv';
  if (looksBinary(bytes)) throw new FileFault('file-not-workbook');
  throw new FileFault('file-renamed-text');
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function containsWide(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}

function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const wide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return !wide && head.includes(0);
}
