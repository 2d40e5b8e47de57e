import { pinyin } from 'pinyin-pro';

/** Surnames that the library reads in the ordinary way. */
const SURNAMES: readonly (readonly [string, string])[] = [
  ['单于', 'chan yu'],
  ['种', 'chong'],
  ['洗', 'xian'],
  ['祭', 'zhai'],
  ['佴', 'nai'],
  ['秘', 'bi'],
];
/** Characters of names that are often read in another way as well; the register cannot know which the person uses. */
const OTHER_READINGS: Readonly<Record<string, readonly string[]>> = {
  单: ['shan', 'dan', 'chan'],
  仇: ['qiu', 'chou'],
  区: ['ou', 'qu'],
  查: ['zha', 'cha'],
  曾: ['zeng', 'ceng'],
  盖: ['ge', 'gai'],
  解: ['xie', 'jie'],
  翟: ['zhai', 'di'],
  乐: ['le', 'yue'],
  朴: ['piao', 'pu'],
  覃: ['qin', 'tan'],
  缪: ['miao', 'mou'],
  么: ['yao', 'me'],
  秘: ['bi', 'mi'],
  种: ['chong', 'zhong'],
  繁: ['po', 'fan'],
  召: ['shao', 'zhao'],
  折: ['she', 'zhe'],
  员: ['yun', 'yuan'],
  牟: ['mou', 'mu'],
  尉: ['wei', 'yu'],
  长: ['chang', 'zhang'],
  洗: ['xian', 'xi'],
  祭: ['zhai', 'ji'],
  谌: ['chen', 'shen'],
  隗: ['kui', 'wei'],
  郇: ['xun', 'huan'],
  柏: ['bai', 'bo'],
  薄: ['bo', 'bao'],
  茜: ['xi', 'qian'],
  晟: ['sheng', 'cheng'],
  朝: ['chao', 'zhao'],
  重: ['chong', 'zhong'],
  行: ['xing', 'hang'],
  省: ['sheng', 'xing'],
  藏: ['cang', 'zang'],
  都: ['du', 'dou'],
  乘: ['cheng', 'sheng'],
  降: ['jiang', 'xiang'],
  娜: ['na', 'nuo'],
  车: ['che', 'ju'],
  贾: ['jia', 'gu'],
  俞: ['yu', 'shu'],
  宓: ['mi', 'fu'],
  厦: ['xia', 'sha'],
  传: ['chuan', 'zhuan'],
  调: ['diao', 'tiao'],
  弹: ['dan', 'tan'],
  盛: ['sheng', 'cheng'],
};
const MOST = 4;

const syllables = (name: string, surname: 'head' | 'off') =>
  pinyin(name, { surname, toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((syllable) =>
    syllable.trim().toLowerCase(),
  );

/** How a name sounds: its syllables without tones, the surname as surnames are read. */
export function soundOf(name: string): string {
  const plain = name.normalize('NFKC').replace(/[\s·•.,\-']/g, '');
  const known = SURNAMES.find(([surname]) => plain.startsWith(surname) && plain.length > surname.length);
  const read = known
    ? [known[1], ...syllables(plain.slice(known[0].length), 'off')]
    : syllables(plain, 'head');
  return read.filter(Boolean).join(' ');
}

/** Other ways to read a name, at most four: syllables without tones, as `soundOf` writes them. */
export function otherSoundsOf(name: string, read = soundOf(name)): string[] {
  const characters = [...name.normalize('NFKC')].filter((one) => /\p{L}/u.test(one));
  const known = read.split(' ');
  if (known.length !== characters.length) return [];
  let ways: string[][] = [[]];
  characters.forEach((character, n) => {
    const syllable = known[n] as string;
    const others = (OTHER_READINGS[character] ?? []).filter((other) => other !== syllable);
    ways = [syllable, ...others].flatMap((one) => ways.map((way) => [...way, one]));
    // A name of many such characters stays one of few readings.
    ways = ways.slice(0, MOST + 1);
  });
  return ways.map((way) => way.join(' ')).filter((way) => way !== read);
}
