import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const file = z.strictObject({
  watch: z.strictObject({
    from: day,
    source: z.string().min(4),
    strikes: z.int().min(1).max(30),
    'stale-days': z.int().min(1).max(3650),
    'answer-seconds': z.int().min(1).max(60),
  }),
  counts: z.array(
    z.strictObject({
      division: z.string().regex(/^[1-9]\d{5}$/),
      from: day,
      percent: z.int().min(0).max(100),
      says: z.string().min(4),
      source: z.string().min(4),
    }),
  ),
});

/** Reads data/online-training.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readOnlineSettings(
  text = readFileSync(new URL('../../../data/online-training.yaml', import.meta.url), 'utf8'),
) {
  const { watch, counts } = file.parse(parse(text));
  return {
    strikes: watch.strikes,
    staleDays: watch['stale-days'],
    answerSeconds: watch['answer-seconds'],
    counts,
  };
}
export type OnlineSettings = ReturnType<typeof readOnlineSettings>;
export const ONLINE: OnlineSettings = readOnlineSettings();

/** How online hours count for a class. */
export interface CountingRule {
  /** Of the class's hours at most; null: nobody says, so none are counted. */
  readonly percent: number | null;
  readonly sentence: string;
}

const UNKNOWN: CountingRule = {
  percent: null,
  sentence: '本地没有规定线上学时怎样计入课时：这里只列出，没有计入课时。',
};

/** What the bureau of the class's place says of online hours on its first day; the nearest place above it, the newest word. */
export function countingRule(divisionCode: string, on: string, settings = ONLINE): CountingRule {
  const places = [divisionCode, `${divisionCode.slice(0, 4)}00`, `${divisionCode.slice(0, 2)}0000`];
  for (const place of places) {
    const [newest] = settings.counts
      .filter(({ division, from }) => division === place && from <= on)
      .sort((a, b) => b.from.localeCompare(a.from));
    if (newest)
      return {
        percent: newest.percent,
        sentence: `线上学时最多计入总课时的 ${newest.percent}%（${newest.says}）。`,
      };
  }
  return UNKNOWN;
}
