import { describe, expect, it } from 'vitest';
import { testResidentId } from '../../testing/classes-fixture.ts';
import { otherSoundsOf, soundOf } from './rules-readings.ts';
import { readPlace, readWords, writePlace } from './rules-search.ts';

describe('words of a search', () => {
  it.each([
    ['孟青禾', 'name', '孟青禾'],
    [' 阿 · 木尔 ', 'name', '阿木尔'],
    ['wangxiao', 'pinyin', 'wangxiao'],
    ['Wang Xiao-Ming', 'pinyin', 'wangxiaoming'],
    ['wáng', 'pinyin', 'wang'],
    ['lǚbù', 'pinyin', 'lvbu'],
    ['lü bu', 'pinyin', 'lvbu'],
    ['LYU BU', 'pinyin', 'lvbu'],
    ['ａｎyuan', 'pinyin', 'anyuan'],
    ['WXM', 'pinyin', 'wxm'],
  ])('%s is a %s', (words, by, prefix) => expect(readWords(words)).toMatchObject({ by, prefix }));

  it('are a number where there is a digit in them', () => {
    const number = testResidentId(7);
    const spaced = `${number.slice(0, 6)} ${number.slice(6)}`;
    expect(readWords(spaced)).toEqual({ by: 'number', numbers: [number] });
    expect(readWords('h12345678')).toMatchObject({ by: 'number' });
  });

  it.each([
    'w',
    'w',
    '%_',
    '王%',
    "王' or 1=1",
    '37152619900101000',
    '\0\0',
    '王\0明',
    '\ud800\ud800',
    '😀😀',
    '--',
  ])('%j means nothing', (words) => expect(readWords(words)).toBeUndefined());

  it('have pages that begin where the one before ended', () => {
    const place = { stage: 'sound', key: 'wang xiao 明', personId: 77 } as const;
    expect(readPlace(writePlace(place))).toEqual(place);
    for (const text of [
      '',
      'sound',
      'sound x y',
      'colour 1 a',
      'sound 1',
      'sound 1 \0',
      'sound 9999999999999999 a',
    ])
      expect(readPlace(text)).toBeUndefined();
  });
});

describe('readings of a name', () => {
  it.each([
    ['单雄', 'shan xiong', ['dan xiong', 'chan xiong']],
    ['仇英', 'qiu ying', ['chou ying']],
    ['区大勇', 'ou da yong', ['qu da yong']],
    ['查良', 'zha liang', ['cha liang']],
    ['曾丽', 'zeng li', ['ceng li']],
    ['盖聂', 'ge nie', ['gai nie']],
    ['解珍', 'xie zhen', ['jie zhen']],
    ['翟让', 'zhai rang', ['di rang']],
    ['朴树', 'piao shu', ['pu shu']],
    ['覃辉', 'qin hui', ['tan hui']],
    ['员半', 'yun ban', ['yuan ban']],
    ['任长霞', 'ren chang xia', ['ren zhang xia']],
    ['乐嘉', 'yue jia', ['le jia']],
    ['单于明', 'chan yu ming', ['shan yu ming', 'dan yu ming']],
    ['尉迟恭', 'yu chi gong', ['wei chi gong']],
    ['王小明', 'wang xiao ming', []],
    ['MARIA LOPEZ', 'marialopez', []],
  ])('%s is read %s', (name, sound, others) => {
    expect(soundOf(name)).toBe(sound);
    expect(otherSoundsOf(name)).toEqual(others);
  });

  it('stay few, however many characters have several', () => {
    expect(otherSoundsOf('单单单单单单')).toHaveLength(4);
    expect(new Set(otherSoundsOf('曾长乐')).size).toBe(otherSoundsOf('曾长乐').length);
  });
});
