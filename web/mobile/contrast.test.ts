import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LEAST = 7;

/** A colour of six or three digits, or of a name that the style sheets use. */
function channels(colour: string): number[] {
  const digits = colour.slice(1);
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16) / 255);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

interface Rule {
  readonly selector: string;
  readonly text: string;
  readonly ground: string;
}

/** Every rule that colours text, with the ground it stands on: its own, else the white page. */
function rulesOf(css: string): Rule[] {
  const names = new Map(
    [...css.matchAll(/(--[\w-]+):\s*(#[\da-f]{3,6});/gi)].map(([, name = '', value = '']) => [name, value]),
  );
  const resolved = (value: string | undefined): string | undefined =>
    value?.startsWith('var(') ? names.get(value.slice(4, -1)) : value;
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(
    ([, selector = '', body = '']) => {
      const text = resolved(/(?:^|[\s;])color:\s*([^;]+);/.exec(body)?.[1]);
      const ground = resolved(/(?:^|[\s;])background(?:-color)?:\s*([^;]+);/.exec(body)?.[1]);
      if (text === undefined || !text.startsWith('#')) return [];
      return [{ selector: selector.trim(), text, ground: ground?.startsWith('#') ? ground : '#ffffff' }];
    },
  );
}

const weak = (rules: readonly Rule[]) =>
  rules.filter(({ text, ground }) => contrast(text, ground) < LEAST).map(({ selector }) => selector);

describe('text on the phone', () => {
  const rules = rulesOf(readFileSync(new URL('./mobile.css', import.meta.url), 'utf8'));

  it('stands out from its ground 7 to 1 and more', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(weak(rules)).toEqual([]);
  });

  it('control: a lighter grey and a lighter blue are found', () => {
    const css =
      '.a { color: #767676; } .b { --x: #0958d9; color: var(--x); } .c { color: #fff; background: #595959; }';
    expect(weak(rulesOf(css))).toEqual(['.a', '.b']);
  });
});
