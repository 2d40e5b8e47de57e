import type { PlannedRow } from './contract.ts';
import type { Staged } from './contract-staged.ts';
import { type FileTable, known, type PlanContext, planRow } from './rules-context.ts';
import { readDate, readMonth } from './rules-dates.ts';
import { mapRows } from './rules-organisations.ts';
import { readPerson } from './rules-people.ts';
import type { RowReader } from './rules-row.ts';
import { readPhone, readText, refusing, warning } from './rules-values.ts';
import { findOccupation, readWord } from './rules-words.ts';
import type { IntakeWords } from './words.ts';

const NEED_WORDS = 60;
type NeedStaged = Extract<Staged, { form: 'needs' }>;

/** 需求摸底表 (LN-2-1a): one wish of a person a row. */
export function planNeeds(source: FileTable, context: PlanContext): PlannedRow[] {
  const { words } = context;
  const seen = new Map<string, number>();
  return mapRows(source, words, (row) => {
    const person = readPerson(row, context);
    const wish = readWish(row, words);
    const kind = (wordOf(row, words, 'kind') ?? 'training') as NeedStaged['kind'];
    const destination = (wordOf(row, words, 'destination') ?? 'not-known') as NeedStaged['destination'];
    const channel = wordOf(row, words, 'channel');
    if (channel === undefined && row.has('channel') === false)
      row.add('name', warning('channel-missing', '没有“摸排渠道”一栏，按乡镇（街道）登记：请核对'));
    if (person && wish && !row.refused()) {
      const same = `${person.idNumber} ${kind} ${wish.occupationCode ?? wish.words ?? ''}`;
      const first = seen.get(same);
      if (first === undefined) seen.set(same, row.number);
      else
        row.add('idNumber', refusing('need-twice', `与第 ${first} 行是同一个人同样的需求，保留先出现的一行`));
    }
    const more = {
      phone: row.read('phone', readPhone),
      township: row.read('township', readText),
      village: row.read('village', readText),
      wishedFrom: row.read('wishedFrom', readMonth),
      placeWished: row.read('placeWished', readText),
      askedOn: row.read('askedOn', readDate),
    };
    row.read('note', readText);
    return planRow(source, row, (): Staged | undefined =>
      person && wish
        ? {
            form: 'needs',
            name: person.name,
            idNumber: person.idNumber,
            idToBeConfirmed: person.toBeConfirmed,
            kind,
            destination,
            channel: channel ?? 'township',
            ...known(wish),
            ...known(more),
          }
        : undefined,
    );
  });
}

const LISTS = {
  kind: { list: 'needKinds', what: '需求种类' },
  destination: { list: 'needDestinations', what: '去向' },
  channel: { list: 'needChannels', what: '摸排渠道' },
} as const;

function wordOf(row: RowReader, words: IntakeWords, field: keyof typeof LISTS): string | undefined {
  const { list, what } = LISTS[field];
  const codes = { changed: `${field}-form`, unknown: `${field}-unknown`, what };
  return row.read(field, readWord(words.lists[list], codes));
}

/** An occupation where the word is one, else her words as they stand, for somebody to read. */
function readWish(row: RowReader, words: IntakeWords) {
  const text = row.read('occupation', readText);
  if (text === undefined) {
    row.add('occupation', refusing('wish-missing', '没有写想学什么、想干什么：请照本人的话填写'));
    return undefined;
  }
  if (text.length > NEED_WORDS)
    row.add('occupation', refusing('wish-long', `意愿一栏超过 ${NEED_WORDS} 个字：请只写想学、想干的那一样`));
  const found = findOccupation(words, text);
  const isCertain = found !== undefined && found.kind !== 'borrowed';
  return { occupationCode: isCertain ? found.code : undefined, words: text };
}
