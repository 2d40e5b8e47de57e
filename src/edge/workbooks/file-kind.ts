import { FileFault } from './contract.ts';

/** Bytes that a transport may put before an archive: a byte order mark, a line end. */
export const MOST_BEFORE = 64;

/**
 * What the bytes are, whatever the name says; a fault when name and content disagree in a way that hides something, or
 * when the content is something that no reader here takes.
 */
export function kindOfBytes(bytes: Uint8Array, file: string): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new FileFault('file-empty');
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const isTextName = /^(csv|tsv|tab|txt)$/.test(extension);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // Since 2007 a password turns a workbook into an OLE container with a stream of this name.
    throw new FileFault(containsWide(bytes, 'EncryptedPackage') ? 'file-password' : 'file-old-xls');
  }
  if (isArchive(bytes)) {
    if (isTextName) throw new FileFault('file-renamed-workbook');
    if (extension === 'xlsm' || extension === 'xltm') throw new FileFault('file-macro');
    return 'xlsx';
  }
  if (looksBinary(bytes)) {
    if (isTextName) return 'csv';
    throw new FileFault('file-not-workbook');
  }
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta)/.test(head)) throw new FileFault('file-web-page');
  if (/^<(\?xml|workbook|ss:workbook)/.test(head)) throw new FileFault('file-xml-table');
  // Systems that export text name it .xls, so that a spreadsheet opens it.
  if (extension === 'xlsx') throw new FileFault('file-renamed-text');
  return 'csv';
}

function isArchive(bytes: Uint8Array): boolean {
  for (const head of [
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
  ]) {
    const at = Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.byteLength, MOST_BEFORE + 4),
    ).indexOf(Buffer.from(head));
    // A program that unpacks itself begins with its own mark.
    if (at === 0 || (at > 0 && !startsWith(bytes, [0x4d, 0x5a]))) return true;
  }
  return false;
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
