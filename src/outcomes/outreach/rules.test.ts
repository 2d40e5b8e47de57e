import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { CAMPAIGN_KINDS, CAMPAIGN_STATUSES, PERSON_REASONS, PERSON_STATUSES, TEMPLATES } from './contract.ts';
import {
  bornBetween,
  campaignOf,
  codeFrom,
  faultOfAudience,
  faultOfText,
  leadsThere,
  MOST_TEXT,
  maskName,
  monthBegins,
  readCampaigns,
  type TextFacts,
  templateOf,
  textOf,
} from './rules.ts';

const policy = (name: string) =>
  parse(readFileSync(new URL(`../../../policy/${name}.yaml`, import.meta.url), 'utf8'));
const day = (text: string) => text as LocalDate;
const link = 'https://peixun.example.gov.cn/x/abcdefg';
const FACTS: TextFacts = {
  office: '高唐县人社局',
  link,
  note: null,
  class: '保育师2021年第2期',
  day: day('2021-07-05'),
  place: '梁村镇前屯村活动室',
  until: day('2021-06-27'),
  guide: '职业培训补贴',
};

describe('the campaigns of the file', () => {
  it('are those of the contract, each by a clause that is there, with Chinese terms', () => {
    const clauses = JSON.stringify(policy('clauses'));
    for (const kind of CAMPAIGN_KINDS) expect(clauses, kind).toContain(`"${campaignOf(kind).clause}"`);
    const vocabulary = policy('vocabulary') as Record<string, Record<string, unknown>>;
    expect(Object.keys(vocabulary.campaignStatuses ?? {})).toEqual([...CAMPAIGN_STATUSES]);
    expect(Object.keys(vocabulary.toldStatuses ?? {})).toEqual([...PERSON_STATUSES]);
    expect(Object.keys(vocabulary.toldReasons ?? {})).toEqual([...PERSON_REASONS]);
    expect(() => readCampaigns('campaigns: {}'), 'a file without texts').toThrow();
  });

  it('fill their texts with class, policy and link, and say how to hear no more', () => {
    for (const template of TEMPLATES) {
      const text = textOf(template, { ...FACTS, note: '车费自理' });
      expect(text).not.toMatch(/[{}]/);
      expect(text).toContain(link);
      expect(text).toContain('车费自理。');
      expect(text, template).toContain('不想再收');
      expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
      expect(faultOfText(text, { link, note: null, names: [] }), template).toBeUndefined();
      const spoken = textOf(template, { ...FACTS, note: '车费自理' }, 'spoken');
      expect(spoken).toContain('车费自理。');
      expect(spoken, 'nobody reads a link aloud').not.toMatch(/[{}]|http/);
    }
    expect(textOf('class-news', FACTS)).toContain(
      '保育师2021年第2期7月5日开课，在梁村镇前屯村活动室，报名到6月27日',
    );
    expect(textOf('class-news', { ...FACTS, note: '中午管饭！' })).toContain('中午管饭！看课程');
    expect(templateOf('guide-news').leads).toBe('guide');
    expect(leadsThere('class-news', { type: 'openings' })).toBe(false);
    expect(leadsThere('wish-news', { type: 'openings' })).toBe(true);
  });
});

describe('the check of a text', () => {
  const codeOf = (note: string, names: readonly string[] = []) =>
    faultOfText(textOf('class-news', { ...FACTS, note }), { link, note, names })?.code;

  it.each([
    ['有事打13800138000', 'number-in-text'],
    ['有事打138 0013 8000', 'number-in-text'],
    ['有事打１３８００１３８０００', 'number-in-text'],
    ['证号37152619850311733X', 'number-in-text'],
    ['账号6228480402564890018', 'number-in-text'],
    ['电话一三八零零一三八零零零', 'number-in-text'],
    ['每人补1500元', 'amount-in-text'],
    ['每人补一千五百元', 'amount-in-text'],
    ['补￥800', 'amount-in-text'],
    ['补800多块', 'amount-in-text'],
    ['补800块', 'amount-in-text'],
    ['王先生快来', 'name-in-text'],
    ['鲁谷雨快来', 'name-in-text'],
  ])('“%s” -> %s', (note, expected) => {
    expect(codeOf(note, ['鲁谷雨'])).toBe(expected);
  });

  it('refuses what no message holds', () => {
    expect(codeOf('说'.repeat(MOST_TEXT))).toBe('text-too-long');
    expect(codeOf('说'.repeat(40))).toBeUndefined();
  });

  it('lets through days, years, the hotline, many at once and words that only look like a name', () => {
    for (const note of [
      '2021-07-05 起',
      '2021年7月5日起',
      '问 12333',
      '工友同志们',
      '大家一块儿学',
      '办到第3期',
    ])
      expect(codeOf(note), note).toBeUndefined();
    // Two characters are a word of a place as often as a name: they count in what was written for this campaign.
    expect(codeOf('请早报名', ['梁村'])).toBeUndefined();
    expect(codeOf('请梁村早报名', ['梁村'])).toBe('name-in-text');
    expect(
      faultOfText('找鲁谷雨 '.repeat(2), { link, note: null, names: [] }),
      'negative control',
    ).toBeUndefined();
  });
});

describe('whom it is for', () => {
  it('counts ages in whole years on the day, also on the 29th of February', () => {
    expect(bornBetween({ ageFrom: 16, ageTo: 50 }, day('2021-06-15'))).toEqual({
      after: '1970-06-15',
      until: '2005-06-15',
    });
    expect(bornBetween({ ageFrom: 18 }, day('2024-02-29'))).toEqual({ after: null, until: '2006-02-28' });
    expect(bornBetween({}, day('2021-06-15'))).toEqual({ after: null, until: null });
  });

  it('refuses ages turned round and a day to come', () => {
    const today = day('2021-06-15');
    expect(faultOfAudience({ ageFrom: 50, ageTo: 20 }, today)?.code).toBe('ages-turned');
    expect(faultOfAudience({ noClassSince: '2021-06-16' }, today)?.code).toBe('since-in-future');
    expect(faultOfAudience({ ageFrom: 20, ageTo: 20, noClassSince: '2021-06-15' }, today)).toBeUndefined();
  });

  it('masks names, begins months in the morning of Beijing, and makes codes that one can read aloud', () => {
    expect([maskName('王建国'), maskName('王'), maskName('欧阳明月')]).toEqual(['王**', '王*', '欧***']);
    expect(monthBegins(day('2021-06-15'))).toEqual(new Date('2021-05-31T16:00:00Z'));
    expect(codeFrom(new Uint8Array(64).fill(0))).toBe('aaaaaaa');
    expect(codeFrom(Uint8Array.from([255, 254, 0, 1, 2, 3, 30, 31, 247, 248]))).toBe('abcd9a9');
    expect(() => codeFrom(new Uint8Array(3))).toThrow();
  });
});
