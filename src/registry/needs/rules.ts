import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { addMonths, type LocalDate, monthOf, type Refusal, refusal } from '../../platform/kernel/index.ts';
import {
  type MarkKind,
  NEED_CHANNELS,
  NEED_END_REASONS,
  type NeedChannel,
  type NeedKind,
  type NeedStatus,
  NOT_REACHED_REASONS,
} from './contract.ts';
import type { CertificateOfPerson, ClassOfPerson } from './ports.ts';

const term = z.strictObject({ months: z.int().min(1).max(120), source: z.string() });
const file = z.strictObject({
  channels: z.record(z.enum(NEED_CHANNELS), z.strictObject({ clause: z.string() })),
  'not-reached': z.array(z.enum(NOT_REACHED_REASONS)),
  withdrawn: z.array(z.enum(NEED_END_REASONS)),
  terms: z.strictObject({ wish: term, 'no-wish': term, 'not-reached': term }),
});

const dataFile = () => readFileSync(new URL('../../../data/need-channels.yaml', import.meta.url), 'utf8');

/** Reads data/need-channels.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readNeedChannels(text = dataFile()) {
  return file.parse(parse(text));
}
const DATA = readNeedChannels();

/** By whose right this is a way to learn of wishes; null where practice says it. */
export function clauseOfChannel(channel: NeedChannel): string | null {
  const { clause } = DATA.channels[channel];
  return clause === 'practice' ? null : clause;
}

/** The first day on which an answer of this kind still says something: one of an earlier day is asked about again. */
export function holdsFrom(kind: 'wish' | MarkKind, today: LocalDate): LocalDate {
  const month = addMonths(monthOf(today), -DATA.terms[kind].months);
  return `${month}-01` as LocalDate;
}

/** What makes it the same wish: the occupation, else her words without spaces and marks. */
export function wishKeyOf(wish: {
  readonly occupationCode: string | null;
  readonly words: string | null;
}): string {
  return wish.occupationCode ?? plain(wish.words ?? '');
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/** Verbs and other words round a trade, which no occupation is called by. */
const AROUND =
  /^(我|也|就|还|很|都)*(想要|想去|想|打算|希望|愿意)?(学习|学|考|干|做|当|找|开)?(一下|一个|个|点)?/;
const AFTER = /(的?(工作|活儿?|培训班?|技术|技能|手艺|证书|证|班|员工|师傅))+$/;
const SHORTEST = 2;

/** What her words are looked for by, the longest first: the trade in them, then pieces of it. */
export function piecesOf(words: string): string[] {
  const whole = plain(words);
  const core = whole.replace(AROUND, '').replace(AFTER, '');
  const trade = core.length < SHORTEST ? whole : core;
  const pieces = [trade];
  for (let length = trade.length - 1; length >= SHORTEST; length -= 1)
    for (let at = 0; at + length <= trade.length; at += 1) pieces.push(trade.slice(at, at + length));
  return [...new Set(pieces.filter((piece) => piece.length >= SHORTEST))];
}

/** What becomes of a wish by what later modules know. */
export type Match =
  | { readonly to: 'planned'; readonly classId: string; readonly on: LocalDate }
  | {
      readonly to: 'served';
      readonly classId: string | null;
      readonly on: LocalDate;
      readonly certified: boolean;
    }
  | { readonly to: 'open' }
  | null;

/** A wish that waits, as the match reads it. */
export interface Waiting {
  readonly kind: NeedKind;
  readonly occupationCode: string | null;
  readonly firstAskedOn: LocalDate;
  readonly status: NeedStatus;
  readonly classId: string | null;
}

/**
 * The result of a class of her occupation that was not over when she first asked serves a training wish, a certificate of it
 * issued since then an assessment wish; a place in such a class plans it; a place given up opens it again. Null: nothing
 * changes. A job wish is known by hand alone.
 */
export function matchOf(
  need: Waiting,
  classes: readonly ClassOfPerson[],
  certificates: readonly CertificateOfPerson[],
): Match {
  const { occupationCode: code, firstAskedOn, kind } = need;
  if (code === null || kind === 'job') return null;
  const certificate = certificates
    .filter(({ occupationCode, issuedOn }) => occupationCode === code && issuedOn >= firstAskedOn)
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))[0];
  const own = classes
    .filter(({ occupationCode, endOn }) => occupationCode === code && endOn >= firstAskedOn)
    .sort((a, b) => (a.endOn < b.endOn ? -1 : 1));
  const ended = own.find(({ resultOn }) => resultOn !== null);
  if (kind === 'training' && ended && ended.resultOn !== null)
    return {
      to: 'served',
      classId: ended.classId,
      on: ended.resultOn,
      certified: certificate !== undefined,
    };
  if (kind === 'assessment' && certificate)
    return { to: 'served', classId: null, on: certificate.issuedOn, certified: true };
  const place = own.find(({ resultOn }) => resultOn === null);
  if (place)
    return place.classId === need.classId && need.status === 'planned'
      ? null
      : { to: 'planned', classId: place.classId, on: place.since };
  return need.status === 'planned' ? { to: 'open' } : null;
}

/** Why something was not done, each with what to do next. */
export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  numberFaulty: refusal('id-number-faulty', '身份证号不对：请照身份证核对号码，再记一次。', '/idNumber'),
  nameDiffers: refusal(
    'name-differs',
    '这个证件号码登记的是另一个姓名：请照身份证核对；身份证没有错的，请先办理人员信息更正，再来登记需求。',
    '/name',
  ),
  phoneFaulty: refusal('phone-faulty', '手机号不对：请填 11 位手机号，没有手机的留空。', '/phone'),
  occupationUnknown: refusal(
    'occupation-unknown',
    '没有这个职业：请从列表里选；列表里找不到的，照本人的话写下来。',
    '/occupationCode',
  ),
  notLeaving: refusal(
    'not-leaving',
    '没有选“出去干”的，不用填想去哪里：请清空，或者改选“出去干”。',
    '/whereTo',
  ),
  villageUnknown: refusal(
    'village-unknown',
    '没有这个村，或者不归您管：请从列表里选本乡镇、本村的名称。',
    '/villageCode',
  ),
  countyUnknown: refusal(
    'county-unknown',
    '不知道您是哪个县的：请先选您所在的县，再记一次。',
    '/divisionCode',
  ),
  inFuture: refusal('asked-in-future', '问到的日子不能晚于今天：请核对日期，再记一次。', '/askedOn'),
  tooOld: refusal(
    'asked-too-long-ago',
    '问到的日子太早，现在还算不算数不知道：请再问一次本人，按今天的日子记。',
    '/askedOn',
  ),
  wishWaits: leadsTo(
    'needs.withdraw',
    refusal(
      'wish-waits',
      '她有需求正在等，不能记“没有需求”或“没找到”：改了主意的，请县区经办或村级协理员先撤下那一条需求，再来记。',
      '/kind',
    ),
  ),
  marked: refusal('marked-meanwhile', '刚才已经有人记过了：请刷新，看看还要不要再记。', ''),
  wrongStatus: refusal('need-state', '这条需求已经办完、撤下或者过期，不能再改：请刷新后查看。'),
  sameWaits: leadsTo(
    'needs.withdraw',
    refusal(
      'same-need-waits',
      '她已经有一条这个职业的需求在等：请县区经办或村级协理员把这一条撤下，原因选“重复登记”。',
      '/occupationCode',
    ),
  ),
  servedInFuture: refusal(
    'served-in-future',
    '结果的日子不能晚于今天，也不能早于第一次问到：请核对日期。',
    '/servedOn',
  ),
  tooManyRows: refusal('too-many-rows', '一次最多导出 50000 条：请先按需求种类或乡镇筛选，再导出。'),
} as const satisfies Record<string, Refusal>;
