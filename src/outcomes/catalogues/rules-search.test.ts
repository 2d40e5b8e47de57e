import { expect, it } from 'vitest';
import { fitOf, searchKey, wordsOf } from './rules-search.ts';

const finds = (query: string, ...texts: string[]) => fitOf(wordsOf(query), texts.map(searchKey));

it('finds by Chinese, by full pinyin and by first letters, and nothing else', () => {
  for (const query of ['焊工', '焊', 'hangong', 'HanGong', 'hàn gōng', 'hg', 'gong', "han'gong"])
    expect(finds(query, '焊工'), query).toBeGreaterThan(0);
  // Negative control: another sound, and a syllable that does not begin where the word does.
  for (const query of ['电工', 'diangong', 'angong', 'ong', 'hx', '1'])
    expect(finds(query, '焊工'), query).toBe(0);
});

it('reads characters as the word is said, and ü as v', () => {
  expect(finds('yinhang', '银行职员')).toBeGreaterThan(0);
  expect(finds('lv', '旅游团队领队')).toBeGreaterThan(0);
  expect(finds('lü', '绿化工')).toBeGreaterThan(0);
  expect(finds('yinxing', '银行职员')).toBe(0);
});

it('puts the whole name before its beginning, and that before the middle', () => {
  expect(finds('电工', '电工')).toBeGreaterThan(finds('电工', '电工仪器仪表装配工'));
  expect(finds('电工', '电工仪器仪表装配工')).toBeGreaterThan(finds('电工', '维修电工'));
});

it('takes every word of a query, from whichever name', () => {
  expect(finds('高唐 焊工', '焊工', '高唐县青禾职业培训学校')).toBeGreaterThan(0);
  expect(finds('高唐 电工', '焊工', '高唐县青禾职业培训学校')).toBe(0);
  expect(finds('', '焊工')).toBe(1);
});
