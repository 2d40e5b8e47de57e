import { describe, expect, it } from 'vitest';
import { amountInWords } from './amount-in-words.ts';

describe('amounts in capital figures', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [128_000, '壹仟贰佰捌拾元整'],
    [100_05, '壹佰元零伍分'],
    [100_50, '壹佰元伍角整'],
    [1_001_050, '壹万零壹拾元伍角整'],
    [1_000_000, '壹万元整'],
    [10_000_100, '壹拾万零壹元整'],
    [4_356_000, '肆万叁仟伍佰陆拾元整'],
    [10_005_000_00, '壹仟万伍仟元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [100_050_000_00, '壹亿零伍万元整'],
    [-20_000_00, '负贰万元整'],
  ])('%d fen is %s', (fen, text) => {
    expect(amountInWords(fen)).toBe(text);
  });
});
