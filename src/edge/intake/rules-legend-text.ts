import type { IntakeWords } from './words.ts';

/** A sign and the word that a legend puts beside it. */
export interface SignMeaning {
  readonly sign: string;
  readonly word: string;
}

/** What a sign means: a code of the marks, or nothing that counts (迟到); two meanings are none. */
export interface LegendEntry {
  readonly sign: string;
  readonly word: string;
  readonly code?: string;
  readonly isContradictory?: true;
}

export interface Legend {
  /** What the legend says of a mark; undefined where it does not speak of it. */
  find(text: string): LegendEntry | undefined;
  readonly entries: readonly LegendEntry[];
}

type Token = { readonly kind: 'sign' | 'word' | 'gap'; readonly text: string };

const ANNOUNCES =
  /^\s*((考勤|出勤)?表?(图例|图示|符号|标记|记号|填表|填写|填报)(说明|含义|解释|注释)?|说明|备注|附注|注)\d?\s*:?/;
const BETWEEN = /^(表示|代表|即为|视为|计为|记作|填写|标注|为|是|打|画|划|用|记|填|标|[:=—–\-~→])/;
const NUMBERING = /^\d+[.](?!\d)\s*/;
const LONGEST_WORD = 8;
/** Words that speak of attendance, but of no mark that counts. */
const OF_ATTENDANCE = /迟到|早退|休息|公休|休假|放假|停课|补课|实习|外出|中途|离岗|缺勤|出勤|请假/;

/**
 * The signs that a text explains: √出勤 ×缺勤, 旷课打×, / 表示出勤. In a legend every word beside a sign is its meaning;
 * elsewhere only a word that speaks of attendance.
 */
export function meaningsIn(
  text: string,
  { isLegend, words }: { readonly isLegend: boolean; readonly words: IntakeWords },
): SignMeaning[] {
  if (text.length > 300) return [];
  const plain = text
    .normalize('NFKC')
    .replace(/[“”"'‘’「」『』]|\ufe0f/g, '')
    .replace(/[()[\]【】]/g, ' ')
    .replace(ANNOUNCES, ' ');
  return plain
    .split(/[,;、。\n\r]+/)
    .flatMap(pairsIn)
    .filter(({ word }) => word.length <= LONGEST_WORD)
    .filter(({ word }) => isLegend || OF_ATTENDANCE.test(word) || words.lists.marks.find(word) !== undefined);
}

/** Sign and word of each part, or in turn; nothing where they do not go together. */
function pairsIn(chunk: string): SignMeaning[] {
  const tokens = tokensOf(chunk);
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'gap') parts.push([]);
    else parts[parts.length - 1]?.push(token);
  }
  const withSigns = parts.filter((part) => part.some(({ kind }) => kind === 'sign'));
  if (withSigns.every((part) => part.length === 2 && part[0]?.kind !== part[1]?.kind))
    return withSigns.map((part) => pairOf(part));
  const solid = tokens.filter(({ kind }) => kind !== 'gap');
  const alternates = solid.every((token, i) => i === 0 || token.kind !== solid[i - 1]?.kind);
  if (!alternates || solid.length % 2 !== 0) return [];
  return solid.flatMap((token, i) => (i % 2 === 0 ? [pairOf([token, solid[i + 1] as Token])] : []));
}

function pairOf([first, second]: readonly Token[]): SignMeaning {
  const [sign, word] = first?.kind === 'sign' ? [first, second] : [second, first];
  return { sign: sign?.text ?? '', word: word?.text ?? '' };
}

function tokensOf(chunk: string): Token[] {
  const tokens: Token[] = [];
  let rest = chunk.trim();
  while (rest !== '') {
    const gap = /^\s+/.exec(rest)?.[0] ?? NUMBERING.exec(rest)?.[0];
    const between = BETWEEN.exec(rest)?.[0];
    const word =
      /^\p{Script=Han}+?(?=$|[^\p{Script=Han}]|表示|代表|即为|视为|计为|记作|填|标|为|打|画|划|用|记)/u.exec(
        rest,
      )?.[0];
    const run = /^[A-Za-z0-9%]{2,}/.exec(rest)?.[0];
    const sign = [...rest][0] as string;
    const taken = gap ?? between ?? word ?? run ?? sign;
    const after = rest.slice(taken.length);
    if (gap !== undefined) tokens.push({ kind: 'gap', text: '' });
    else if (between !== undefined) {
      // A connective alone says nothing.
    } else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (run !== undefined) return [];
    else if (sign === '/' && isSeparator(tokens, after)) tokens.push({ kind: 'gap', text: '' });
    else tokens.push({ kind: 'sign', text: sign });
    rest = after;
  }
  return tokens;
}

/** √出勤/×缺勤 and 病假/事假○: the stroke parts two things; / 表示出勤 and 旷课打/: it is a sign. */
function isSeparator(tokens: readonly Token[], after: string): boolean {
  const before = tokens[tokens.length - 1];
  if (before === undefined || before.kind === 'gap') return false;
  const isSignNext = /^[^\p{Script=Han}\s]/u.test(after) && !/^[:=—–-]/.test(after);
  return isSignNext || (before.kind === 'word' && /^\p{Script=Han}/u.test(after) && !BETWEEN.test(after));
}
