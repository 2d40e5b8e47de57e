import { expect, it } from 'vitest';
import { csvRows } from './csv.ts';
import { everydayOccupations, everydayWordsOf, readEverydayWords, waysToSay } from './everyday-words.ts';

const CLASSIFICATION = new Set(csvRows('occupations-2022.csv').map(({ code }) => code));

it('every everyday word names an occupation of the classification, once', () => {
  const words = readEverydayWords();
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter(({ occupationCode }) => !CLASSIFICATION.has(occupationCode))).toEqual([]);
  const pairs = words.map(({ word, occupationCode }) => `${word} ${occupationCode}`);
  expect(pairs.filter((pair, i) => pairs.indexOf(pair) !== i)).toEqual([]);
  expect(words.filter(({ word }) => word.length < 2)).toEqual([]);
  // Negative control: the check sees a code that is in no classification.
  expect(CLASSIFICATION.has('9-99-99-99')).toBe(false);
});

it('finds the trade that somebody means', () => {
  const cases: readonly [string, string][] = [
    ['做家务', '4-10-01-06'],
    ['保姆', '4-10-01-06'],
    ['钟点工', '4-10-01-06'],
    ['看孩子', '4-10-01-03'],
    ['修电', '6-31-01-03'],
    ['开挖机', '6-30-05-05'],
    ['我想学烧菜', '4-03-02-01'],
    ['做面点', '4-03-02-02'],
    ['照顾老人', '4-10-01-05'],
    ['电焊', '6-18-02-04'],
    ['开叉车', '6-30-05-01'],
    ['剪头', '4-10-03-02'],
    ['直播卖货', '4-01-06-02'],
    ['做衣服', '4-10-02-01'],
    ['砌砖', '6-29-01-01'],
    ['木工', '6-06-03-01'],
    ['油漆', '6-18-03-03'],
  ];
  for (const [said, code] of cases) expect(everydayOccupations(said), said).toContain(code);
  // Negative control: other words, and one character that stands in many.
  for (const said of ['焊', '高唐', '法律', '飞机驾驶']) expect(everydayOccupations(said), said).toEqual([]);
  expect(everydayWordsOf('4-10-01-06')).toContain('保姆');
  expect(everydayWordsOf('1-01-00-01')).toEqual([]);
});

it('leaves "I want to learn" out, but never everything', () => {
  expect(waysToSay('我想学电工')).toEqual(['我想学电工', '电工']);
  expect(waysToSay('学做面点')).toEqual(['学做面点', '做面点']);
  expect(waysToSay('焊工培训班')).toEqual(['焊工培训班', '焊工']);
  for (const said of ['学校', '焊工', '培训班']) expect(waysToSay(said)).toEqual([said]);
});
