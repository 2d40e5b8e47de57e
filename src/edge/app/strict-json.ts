/** Why a text is not acceptable JSON, with a pointer to the place. */
export interface JsonFault {
  readonly pointer: string;
  readonly message: string;
}

export interface JsonLimits {
  readonly depth: number;
  readonly members: number;
  readonly textLength: number;
}

const JSON_LIMITS: JsonLimits = { depth: 12, members: 20_000, textLength: 20_000 };

class Fault extends Error {
  readonly pointer: string;
  constructor(pointer: string, message: string) {
    super(message);
    this.pointer = pointer;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_TEXT = /[^"\\]*/y;
const ESCAPED: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};
// Names by which an object could reach behind itself.
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON as the standard writes it and nothing that two readers could take differently: no name twice in one
 * object, no number that a double cannot hold exactly as written or that is not finite, no half of a surrogate pair,
 * no control or direction characters in texts but tab and line feed, texts in normal form C, and limits on depth, length and count.
 */
export function readStrictJson(
  source: string,
  limits: JsonLimits = JSON_LIMITS,
): { ok: true; value: unknown } | { ok: false; fault: JsonFault } {
  try {
    return { ok: true, value: new Reader(source, limits).readAll() };
  } catch (error) {
    if (error instanceof Fault)
      return { ok: false, fault: { pointer: error.pointer, message: error.message } };
    throw error;
  }
}

class Reader {
  readonly #source: string;
  readonly #limits: JsonLimits;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #members = 0;

  constructor(source: string, limits: JsonLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  readAll(): unknown {
    const value = this.#value();
    this.#blanks();
    if (this.#at !== this.#source.length) this.#refuse('请求内容在结束之后还有多余的字符，请重新提交。');
    return value;
  }

  #refuse(message: string): never {
    throw new Fault(this.#path.map((step) => `/${escapePointer(String(step))}`).join(''), message);
  }

  #blanks(): void {
    for (;;) {
      const code = this.#source.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at += 1;
    }
  }

  #value(): unknown {
    this.#blanks();
    const character = this.#source[this.#at];
    if (character === '{') return this.#object();
    if (character === '[') return this.#array();
    if (character === '"') return this.#text();
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (this.#source.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    return this.#number();
  }

  #enter(step: string | number): void {
    this.#members += 1;
    if (this.#members > this.#limits.members) this.#refuse('一次提交的内容太多，请分几次提交。');
    this.#path.push(step);
    if (this.#path.length > this.#limits.depth) {
      this.#path.length = 1;
      this.#refuse('请求内容嵌套太深，请重新提交。');
    }
  }

  #object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.#at += 1;
    this.#blanks();
    if (this.#take('}')) return object;
    for (;;) {
      this.#blanks();
      if (this.#source[this.#at] !== '"') this.#refuse('请求内容不是正确的 JSON，请重新提交。');
      const name = this.#text();
      if (FORBIDDEN_NAMES.has(name)) this.#refuse('请求内容里有不允许的字段名，请重新提交。');
      if (Object.hasOwn(object, name)) this.#refuse('同一个字段写了两次，请重新提交。');
      this.#enter(name);
      this.#blanks();
      if (!this.#take(':')) this.#refuse('请求内容不是正确的 JSON，请重新提交。');
      object[name] = this.#value();
      this.#path.pop();
      this.#blanks();
      if (this.#take('}')) return object;
      if (!this.#take(',')) this.#refuse('请求内容不是正确的 JSON，请重新提交。');
    }
  }

  #array(): unknown[] {
    const array: unknown[] = [];
    this.#at += 1;
    this.#blanks();
    if (this.#take(']')) return array;
    for (;;) {
      this.#enter(array.length);
      array.push(this.#value());
      this.#path.pop();
      this.#blanks();
      if (this.#take(']')) return array;
      if (!this.#take(',')) this.#refuse('请求内容不是正确的 JSON，请重新提交。');
    }
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #text(): string {
    this.#at += 1;
    let text = '';
    for (;;) {
      PLAIN_TEXT.lastIndex = this.#at;
      const plain = PLAIN_TEXT.exec(this.#source)?.[0] ?? '';
      text += plain;
      this.#at += plain.length;
      const next = this.#source[this.#at];
      if (next === undefined) this.#refuse('请求内容不完整，请重新提交。');
      this.#at += 1;
      if (next === '"') break;
      text += this.#escape();
    }
    if (text.length > this.#limits.textLength) this.#refuse('文字太长，请删减后再提交。');
    const fault = textFault(text);
    if (fault !== undefined) this.#refuse(fault);
    return text;
  }

  #escape(): string {
    const kind = this.#source[this.#at];
    this.#at += 1;
    if (kind === 'u') {
      const digits = this.#source.slice(this.#at, this.#at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#refuse('请求内容不是正确的 JSON，请重新提交。');
      this.#at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = kind === undefined ? undefined : ESCAPED[kind];
    if (character === undefined) this.#refuse('请求内容不是正确的 JSON，请重新提交。');
    return character;
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const digits = NUMBER.exec(this.#source)?.[0];
    if (digits === undefined) this.#refuse('请求内容不是正确的 JSON，请重新提交。');
    this.#at += digits.length;
    const value = Number(digits);
    const isWhole = !/[.eE]/.test(digits);
    if (!Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value)) || Object.is(value, -0))
      this.#refuse('数字超出范围，请改正后再提交。');
    return value;
  }
}

export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

// Control characters but tab and line feed; marks that turn the direction of writing; non-characters.
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What is wrong with a text as such: characters nobody can see, or half characters. Undefined when nothing is. */
export function textFault(text: string): string | undefined {
  if (UNWANTED.test(text)) return '文字里有看不见的控制字符，请删去后重新输入。';
  if (LONE_SURROGATE.test(text)) return '文字里有残缺的字符，请删去后重新输入。';
  if (text.normalize('NFC') !== text) return '文字里有不规范的组合字符，请删去后重新输入。';
  return undefined;
}
