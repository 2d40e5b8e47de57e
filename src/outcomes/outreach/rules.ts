import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { firstDayOf, type LocalDate, monthOf, type Refusal, refusal } from '../../platform/kernel/index.ts';
import {
  type Audience,
  CAMPAIGN_KINDS,
  type CampaignKind,
  type Target,
  TEMPLATES,
  type Template,
} from './contract.ts';

const LEADS = ['opening', 'guide', 'openings'] as const;
const file = z.strictObject({
  campaigns: z.record(
    z.enum(CAMPAIGN_KINDS),
    z.strictObject({ name: z.string(), clause: z.string(), only: z.string().optional() }),
  ),
  templates: z.record(
    z.enum(TEMPLATES),
    z.strictObject({ leads: z.enum(LEADS), text: z.string(), spoken: z.string() }),
  ),
  mostAMonth: z.int().min(1).max(30),
  answerDays: z.int().min(1).max(366),
  mostByGroup: z.int().min(1),
});

const dataFile = () => readFileSync(new URL('../../../data/campaigns.yaml', import.meta.url), 'utf8');

/** Reads data/campaigns.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readCampaigns(text = dataFile()) {
  return file.parse(parse(text));
}
const DATA = readCampaigns();
export const { mostAMonth: MOST_A_MONTH, answerDays: ANSWER_DAYS, mostByGroup: MOST_BY_GROUP } = DATA;

/** As the notice calls the campaign, and the clause that does. */
export const campaignOf = (kind: CampaignKind) => DATA.campaigns[kind];
export const templateOf = (template: Template) => DATA.templates[template];

/** What a text says besides its template: of the class or the policy alone. */
export interface TextFacts {
  readonly office: string;
  readonly link: string;
  readonly note: string | null;
  readonly class?: string | undefined;
  readonly day?: LocalDate | undefined;
  readonly place?: string | undefined;
  readonly until?: LocalDate | undefined;
  readonly guide?: string | undefined;
}

const dayWords = (day: LocalDate) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const MARKED = /[。！？，；：]$/;

/** The words that go out, or those to say; a fact that is absent is left empty. */
export function textOf(template: Template, facts: TextFacts, as: 'text' | 'spoken' = 'text'): string {
  const note = facts.note === null || facts.note === '' ? '' : facts.note;
  const values: Record<string, string> = {
    office: facts.office,
    link: facts.link,
    note: note === '' || MARKED.test(note) ? note : `${note}。`,
    class: facts.class ?? '',
    place: facts.place ?? '',
    guide: facts.guide ?? '',
    day: facts.day === undefined ? '' : dayWords(facts.day),
    until: facts.until === undefined ? '' : dayWords(facts.until),
  };
  return templateOf(template)[as].replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The longest text that a message holds. */
export const MOST_TEXT = 200;
const DAY = /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/g;
/** So many digits in a row are a number of somebody: a document, a phone, an account. A year and the hotline are shorter. */
const NUMBER_OF_PERSON = /\d[\d\s-]{5,}[\dXx]/;
const NUMBER_IN_WORDS = /[〇零一二三四五六七八九幺]{7,}/;
const AMOUNT =
  /[¥￥]|[\d一二三四五六七八九十百千万两][\d,.]*\s*[多余来]?\s*(?:元|块钱|万元)|\d\s*[多余来]?\s*块(?!儿)/;
const TO_SOMEBODY = /\p{Script=Han}(?:先生|女士|同志|大哥|大姐|大叔|大婶)(?!们)/u;
/** A name of two characters may be a word of a place or a trade: it counts in what somebody has written for this campaign. */
const LONG_NAME = 3;

/**
 * What of these words may not go out: a number or an amount of a person, or words to one person. `names` are those of people
 * whom it is for. The link is ours and is passed over.
 */
export function faultOfText(
  text: string,
  of: { readonly link: string; readonly note: string | null; readonly names: readonly string[] },
): Refusal | undefined {
  const said = text.replace(of.link, '').normalize('NFKC').replace(DAY, '');
  if (NUMBER_OF_PERSON.test(said) || NUMBER_IN_WORDS.test(said)) return REFUSALS.numberInText;
  if (AMOUNT.test(said)) return REFUSALS.amountInText;
  const isNamed = (name: string) => ([...name].length >= LONG_NAME ? said : (of.note ?? '')).includes(name);
  if (TO_SOMEBODY.test(said) || of.names.some(isNamed)) return REFUSALS.nameInText;
  return text.length > MOST_TEXT ? REFUSALS.textTooLong : undefined;
}

/** Whether the template leads where the target is. */
export const leadsThere = (template: Template, target: Target) => templateOf(template).leads === target.type;

/** What of an audience cannot be. */
export function faultOfAudience(of: Audience, today: LocalDate): Refusal | undefined {
  if (of.ageFrom !== undefined && of.ageTo !== undefined && of.ageFrom > of.ageTo) return REFUSALS.agesTurned;
  return of.noClassSince !== undefined && of.noClassSince > today ? REFUSALS.sinceInFuture : undefined;
}

/** Born on these days or between: an age counts in whole years on the day. */
export function bornBetween(
  { ageFrom, ageTo }: Pick<Audience, 'ageFrom' | 'ageTo'>,
  today: LocalDate,
): { readonly after: LocalDate | null; readonly until: LocalDate | null } {
  const yearsBefore = (years: number) =>
    `${String(Number(today.slice(0, 4)) - years)}${today.slice(4).replace('-02-29', '-02-28')}` as LocalDate;
  return {
    after: ageTo === undefined ? null : yearsBefore(ageTo + 1),
    until: ageFrom === undefined ? null : yearsBefore(ageFrom),
  };
}

/** The first instant of the month in which a message counts with others. */
export const monthBegins = (today: LocalDate) => new Date(`${firstDayOf(monthOf(today))}T00:00:00+08:00`);

/** 王建国 -> 王**: enough to see that it is somebody, not who. */
export const maskName = (name: string) =>
  `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}`;

/** Letters and digits that nobody confuses when reading them aloud. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 7;

/** The end of a short link, from random bytes; a byte beyond the last whole multiple is passed over. Throws when they are too few. */
export function codeFrom(bytes: Uint8Array): string {
  const fair = 256 - (256 % READABLE.length);
  const letters = [...bytes].filter((byte) => byte < fair).map((byte) => READABLE[byte % READABLE.length]);
  if (letters.length < CODE_LENGTH) throw new Error('too few random bytes for a code');
  return letters.slice(0, CODE_LENGTH).join('');
}

/** One network opens a link so often in an hour that it counts. */
export const MOST_OPENS = 30;

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  wrongStatus: refusal('campaign-state', '这次活动现在不能这样办：请刷新页面，看它走到哪一步。'),
  targetDiffers: refusal(
    'target-differs',
    '这种短信要配上对应的链接：开班消息选一个班，政策消息选一份指南。',
    '/target',
  ),
  openingUnknown: leadsTo(
    'openings.open',
    refusal('opening-not-open', '这个班现在没有在招生：请选正在招生的班，或者请机构先开始招生。', '/target'),
  ),
  guideUnknown: refusal('guide-unknown', '没有这份办事指南：请从列表里重新选。', '/target'),
  occupationUnknown: refusal(
    'occupation-unknown',
    '没有这个职业：请从列表里选。',
    '/audience/occupationCode',
  ),
  groupUnknown: refusal('group-unknown', '没有这种人员类别：请从列表里选。', '/audience/group'),
  placeUnknown: refusal(
    'place-unknown',
    '所选的乡镇、村不在您的县里，或者已经撤并：请重新选。',
    '/audience/places',
  ),
  agesTurned: refusal('ages-turned', '年龄从小到大填：“从”不能大于“到”。', '/audience/ageTo'),
  sinceInFuture: refusal(
    'since-in-future',
    '“这天以后没上过班”的日期不能晚于今天。',
    '/audience/noClassSince',
  ),
  untilPast: refusal('until-past', '活动的最后一天不能早于今天，也不能晚于一年以后。', '/untilOn'),
  numberInText: refusal(
    'number-in-text',
    '短信里不能有证件、电话、账户这样的号码：拿手机的可能是别人。请改掉补充的话；号码在班名、地点里的，换一个班。',
    '/note',
  ),
  amountInText: refusal(
    'amount-in-text',
    '短信里不能写钱数：每个人能领多少不一样。请改掉补充的话，让人点链接去看标准。',
    '/note',
  ),
  nameInText: refusal(
    'name-in-text',
    '短信里不能点名，也不能写给某一个人：同一句话发给所有选中的人。请改掉补充的话。',
    '/note',
  ),
  textTooLong: refusal('text-too-long', `短信最多 ${MOST_TEXT} 个字：请缩短补充的话。`, '/note'),
  nobody: refusal('nobody-chosen', '按现在的条件一个人也没有选中：请放宽条件，再送审。', '/audience'),
  tooManyByGroup: refusal(
    'too-many-by-group',
    `按人员类别要逐个核对部门的答复，一次最多 ${MOST_BY_GROUP} 人：请先选乡镇、村、名单或需求。`,
    '/audience/group',
  ),
  proposerAlone: refusal('not-the-maker', '这次活动是别的经办起草的，只有起草的人能撤回。'),
  personMoved: refusal('person-state', '这个人已经发了短信或者不用告诉了：请刷新页面。'),
  tooManyRows: refusal('too-many-rows', '活动太多，一个表装不下：请从一次活动的页面导出各村的数字。'),
  over: refusal('campaign-over', '这次活动已经结束或停止，不用再告诉了：请刷新页面。'),
} as const satisfies Record<string, Refusal>;
