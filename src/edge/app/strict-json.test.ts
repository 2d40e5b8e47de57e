import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStrictJson } from './strict-json.ts';

const faultOf = (text: string) => {
  const read = readStrictJson(text);
  return read.ok ? undefined : read.fault;
};

describe('strict JSON', () => {
  it('reads whatever JSON.stringify writes, and to the same value', () => {
    const clean = fc
      .jsonValue({ maxDepth: 5, stringUnit: 'grapheme-ascii' })
      .filter(
        (value) => !/-0(?![.\d])/.test(JSON.stringify(value)) && !JSON.stringify(value).includes('__proto__'),
      );
    fc.assert(
      fc.property(clean, fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readStrictJson(text);
        if (!read.ok) {
          // Only numbers beyond a double's exact whole numbers and forbidden names may be refused here.
          expect(read.fault.message).toMatch(/数字|字段名/);
          return;
        }
        expect(read.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never accepts what JSON.parse refuses, whatever bytes come', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      '\\',
      '\\u00',
      ' ',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        if (!readStrictJson(text).ok) return;
        expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 5_000 },
    );
  });

  const refused: Record<string, [string, string]> = {
    'a name twice': ['{"a":1,"b":{"c":1,"c":2}}', '/b'],
    'a name twice in disguise': ['{"a":1,"\\u0061":2}', ''],
    'the name __proto__': ['{"a":{"__proto__":{"admin":true}}}', '/a'],
    'the name constructor': ['{"constructor":1}', ''],
    'an infinite number': ['{"a":1e309}', '/a'],
    'a whole number that a double cannot hold': ['{"a":9007199254740993}', '/a'],
    'minus nought': ['{"a":-0}', '/a'],
    'a NUL': ['{"a":"x\\u0000y"}', '/a'],
    'half a surrogate pair': ['{"a":"\\ud800"}', '/a'],
    'a turned direction of writing': ['{"a":"\\u202e"}', '/a'],
    'a decomposed letter': ['{"a":"e\\u0301"}', '/a'],
    'a text too long': [`{"a":"${'x'.repeat(20_001)}"}`, '/a'],
    'a depth too deep': ['['.repeat(10_000) + ']'.repeat(10_000), '/0'],
    'too many members': [`[${'1,'.repeat(30_000)}1]`, ''],
    'a number in hexadecimal': ['{"a":0x10}', ''],
    'a number with a leading nought': ['{"a":010}', ''],
    'a trailing comma': ['{"a":1,}', ''],
    'a comment': ['{"a":1}//', ''],
    'a second value': ['{} {}', ''],
    'a cut text': ['{"a":"b', '/a'],
    nothing: [' ', ''],
    NaN: ['{"a":NaN}', '/a'],
    'a byte order mark': ['\ufeff{}', ''],
  };
  for (const [name, [text, pointer]] of Object.entries(refused))
    it(`refuses ${name} and points at it`, () => {
      const fault = faultOf(text);
      expect(fault?.pointer).toBe(pointer);
      expect(fault?.message).toMatch(/请.*。$/);
    });

  it('accepts line feeds and tabs of a written opinion', () => {
    expect(readStrictJson('{"a":"一\\n\\t二"}')).toEqual({ ok: true, value: { a: '一\n\t二' } });
  });

  it('points by RFC 6901', () => {
    expect(faultOf('{"a/b":{"c~d":1e999}}')?.pointer).toBe('/a~1b/c~0d');
  });
});
