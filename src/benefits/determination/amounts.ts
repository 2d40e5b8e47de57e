import { type Fen, fen } from '../../platform/kernel/index.ts';

/**
 * Quantity times standard, plus `upliftPercent` of it, the sum rounded half up to the fen once, at the end
 * (reading 19). Exact for any decimal quantity and percentage. Throws when the sum is beyond safe whole fen.
 */
export function amountOf(amountFen: number, quantity: number, upliftPercent = 0): Fen {
  if (upliftPercent === 0 && Number.isInteger(quantity)) return fen(amountFen * quantity);
  const count = decimal(quantity);
  const percent = decimal(upliftPercent);
  const numerator = BigInt(amountFen) * count.digits * (100n * percent.scale + percent.digits);
  const denominator = count.scale * percent.scale * 100n;
  return fen(Number((numerator * 2n + denominator) / (denominator * 2n)));
}

/** A JavaScript number as the decimal it prints as: digits / scale. */
function decimal(value: number): { digits: bigint; scale: bigint } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const power = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return power >= 0
    ? { digits, scale: 10n ** BigInt(power) }
    : { digits: digits * 10n ** BigInt(-power), scale: 1n };
}
