/**
 * Money in whole fen. A branded safe integer: exact up to 2^53 fen (90 trillion yuan), checked at every sum.
 * See docs/adr/0002-fen-is-a-safe-integer.md.
 */
export type Fen = number & { readonly __brand: 'Fen' };

/** Throws when the value is not a whole, safe number of fen: a fault of the code, never of a person. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new Error('amount is not whole fen');
  return value as Fen;
}

export function addFen(...amounts: readonly Fen[]): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

export function subtractFen(a: Fen, b: Fen): Fen {
  return fen(a - b);
}

/** 128000 -> "1,280.00" for screens and paper. */
export function formatYuan(amount: Fen, thousands = true): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(amount) / 100);
  const cents = String(Math.abs(amount) % 100).padStart(2, '0');
  const digits = thousands ? String(whole).replace(/\B(?=(\d{3})+$)/g, ',') : String(whole);
  return `${sign}${digits}.${cents}`;
}

/** Reads "1200", "1,200元", "600.50" exactly; undefined for anything that is not an amount in yuan. */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  return fen(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}
