import { FileFault } from './contract.ts';

/** Called for every element and every stretch of text; names come without their namespace prefix, which is the last. */
export interface XmlHandler {
  open(name: string, attributes: string, prefix: string): void;
  text(text: string): void;
  close(name: string): void;
}

const LONGEST_TOKEN = 4 * 1024 * 1024;
const DEEPEST = 64;

/**
 * A streaming reader for the XML of spreadsheets. It refuses what they never hold (document types, entities,
 * deep nesting) and never holds more than one unfinished token.
 */
export function createXmlScanner(handler: XmlHandler): { write(chunk: string): void; end(): void } {
  let rest = '';
  let depth = 0;

  function scan(last: boolean): void {
    const source = rest;
    let at = 0;
    for (;;) {
      const tag = source.indexOf('<', at);
      if (tag < 0) {
        if (last && source.slice(at).trim() !== '') throw new FileFault('file-damaged');
        break;
      }
      const end = endOfToken(source, tag);
      if (end < 0) {
        if (last) throw new FileFault('file-damaged');
        break;
      }
      if (tag > at) handler.text(decodeEntities(source.slice(at, tag)));
      const second = source.charCodeAt(tag + 1);
      if (second === 47) closeElement(source.slice(tag + 2, end).trim());
      else if (second === 33) {
        if (source.startsWith('<![CDATA[', tag)) handler.text(source.slice(tag + 9, end - 2));
        else if (!source.startsWith('<!--', tag)) throw new FileFault('file-dtd');
      } else if (second !== 63) openElement(source.slice(tag + 1, end));
      at = end + 1;
    }
    rest = source.slice(at);
    if (rest.length > LONGEST_TOKEN) throw new FileFault('file-damaged');
    if (last && depth !== 0) throw new FileFault('file-damaged');
  }

  function openElement(body: string): void {
    const empty = body.endsWith('/');
    const inner = empty ? body.slice(0, -1) : body;
    const space = inner.search(/\s/);
    const written = space < 0 ? inner : inner.slice(0, space);
    const name = localName(written);
    handler.open(name, space < 0 ? '' : inner.slice(space), written.slice(0, written.length - name.length));
    if (empty) handler.close(name);
    else if (++depth > DEEPEST) throw new FileFault('file-damaged');
  }

  function closeElement(name: string): void {
    if (--depth < 0) throw new FileFault('file-damaged');
    handler.close(localName(name));
  }

  return {
    write(chunk) {
      rest += chunk;
      scan(false);
    },
    end() {
      scan(true);
    },
  };
}

/** Index of the last character of the token that begins at `tag`; -1 when it is not all there yet. */
function endOfToken(source: string, tag: number): number {
  if (source.startsWith('<!--', tag)) {
    const end = source.indexOf('-->', tag + 4);
    return end < 0 ? -1 : end + 2;
  }
  if (source.startsWith('<![CDATA[', tag)) {
    const end = source.indexOf(']]>', tag + 9);
    return end < 0 ? -1 : end + 2;
  }
  if (source.startsWith('<!', tag) && source.length < tag + 9) return -1;
  // Tokens are short: stepping through one is cheaper than looking for the next quote anywhere in the text.
  for (let at = tag + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 62) return at;
    // A `>` may occur inside an attribute's quotes.
    if (code !== 34 && code !== 39) continue;
    at = source.indexOf(code === 34 ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of one attribute by its full or local name; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before !== 32 && before !== 58 && before !== 10 && before !== 13 && before !== 9) continue;
    let after = at + name.length;
    while (attributes.charCodeAt(after) === 32) after++;
    if (attributes.charCodeAt(after) !== 61) continue;
    after++;
    while (attributes.charCodeAt(after) === 32) after++;
    const quote = attributes[after];
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, after + 1);
    return end < 0 ? undefined : decodeEntities(attributes.slice(after + 1, end));
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces the five named entities and character numbers; any other entity is a declaration we never accept. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12});?/g, (_, name: string) => {
    const named = NAMED[name];
    if (named) return named;
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const code = number ? Number.parseInt(number[1] ?? (number[2] as string), number[1] ? 16 : 10) : -1;
    if (code < 0 || code > 0x10ffff) throw new FileFault('file-dtd');
    return String.fromCodePoint(code);
  });
}
